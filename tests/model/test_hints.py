"""Quiet hints: certificates that end soon, a mailbox that is silent against its habit."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from tests.model.builders import REFUSED, account, at, green, red, run, seen, situation
from tests.model.test_rhythm import learn
from tray_app.model.account import Auth, Service
from tray_app.model.hints import hints
from tray_app.model.verdict import HintKind

DAY = 86_400.0
R, S = Service.RECEIVE, Service.SEND


def with_certificate(days):
    return run(seen(0, certificate_ends_at=at(600 + days * DAY)))


def texts(healths, **fields):
    return [hint.text for hint in hints(situation(healths, account=account(webmail=None, status=()), **fields))]


def test_a_certificate_that_ends_within_two_weeks_is_told_once_for_each_server():
    [text] = texts({R: with_certificate(13), S: with_certificate(13)})
    assert "imap.nordpost.example:993" in text
    assert "27 May" in text


def test_one_with_more_time_left_or_none_is_not_a_hint():
    assert texts({R: with_certificate(15)}) == []
    assert texts({R: with_certificate(-1)}) == []
    assert texts({R: run(seen(0, REFUSED, certificate_ends_at=at(DAY)))}) == []


def test_what_keeps_logins_from_being_checked_is_a_hint_where_they_are_wanted():
    locked = "The system keyring is locked."
    assert texts({R: green()}, secret_problem=locked) == [f"Logins are not checked. {locked}"]
    unwatched = situation({R: green()}, account=account(auth=Auth.NONE), secret_problem=locked)
    assert hints(unwatched) == ()


def test_a_silence_against_the_habit_is_a_hint_while_logins_work():
    rhythm = learn(35)
    quiet_since = rhythm.looked_at
    now = quiet_since + timedelta(days=4)
    late = replace(situation({R: green()}, rhythm=rhythm), now=now)
    [hint] = hints(late)
    assert hint.kind is HintKind.SILENCE
    assert hints(replace(late, healths={R: red()})) == ()
    assert hints(replace(late, now=quiet_since + timedelta(hours=1))) == ()
    assert hints(replace(late, rhythm=None)) == ()
