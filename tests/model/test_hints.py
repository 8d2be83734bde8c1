"""Quiet hints: certificates that end soon, a mailbox that is silent against its habit."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

import pytest

from tests.model.builders import REFUSED, WRONG_PASSWORD, account, at, green, red, run, seen, situation
from tests.model.test_rhythm import learn
from tray_app.model.account import Auth, Service
from tray_app.model.hints import hints
from tray_app.model.result import Depth, Phase
from tray_app.model.rhythm import look_again
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
    learnt = learn(35)
    quiet_since, now = learnt.looked_at, learnt.looked_at + timedelta(days=4)
    rhythm = look_again(learnt, now, learnt.uid_next, learnt.uid_validity, UTC)
    late = replace(situation({R: green()}, rhythm=rhythm), now=now)
    [hint] = hints(late)
    assert hint.kind is HintKind.SILENCE
    assert hints(replace(late, healths={R: red()})) == ()
    assert hints(replace(late, now=quiet_since + timedelta(hours=1))) == ()
    assert hints(replace(late, rhythm=None)) == ()


REFUSED_LOGIN = seen(600, WRONG_PASSWORD, Phase.LOGIN, Depth.DEEP)


@pytest.mark.parametrize("trouble", [run(REFUSED_LOGIN), red(start=600)])
def test_a_vpn_that_came_up_shortly_before_the_trouble_is_a_hint(trouble):
    [text] = texts({R: trouble}, vpn_up_at=at(0), seconds=1200)
    assert "a VPN was connected (today, 08:00)" in text


def test_a_vpn_is_no_hint_while_all_is_well_long_before_the_trouble_or_after_its_beginning():
    assert texts({R: green()}, vpn_up_at=at(0)) == []
    assert texts({R: run(REFUSED_LOGIN)}, vpn_up_at=at(600 - 31 * 60), seconds=1200) == []
    assert texts({R: run(REFUSED_LOGIN)}, vpn_up_at=at(601), seconds=1200) == []
    assert texts({R: run(seen(0), seen(600, REFUSED))}, vpn_up_at=at(0), seconds=601) == [], "not confirmed yet"
