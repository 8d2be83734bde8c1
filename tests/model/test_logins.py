"""After one refusal no more logins, with one re-check where outages look like wrong passwords."""

from __future__ import annotations

from dataclasses import replace

from tests.model.builders import SAYS_DOWN, WRONG_PASSWORD, at
from tray_app.model.logins import stop_after

HOUR = 3600


def test_a_refusal_stops_logins():
    stop = stop_after(WRONG_PASSWORD, "f1", at(0), None, None)
    assert stop is not None
    assert not stop.may_login(at(10 * HOUR)), "it never worked: asking again is pointless"


def test_one_recheck_if_it_worked_within_a_day_and_the_words_are_generic():
    stop = stop_after(WRONG_PASSWORD, "f1", at(0), at(-HOUR), None)
    assert stop is not None
    assert not stop.may_login(at(29 * 60))
    assert stop.may_login(at(30 * 60))
    again = stop_after(WRONG_PASSWORD, "f1", at(31 * 60), at(-HOUR), stop)
    assert again is not None
    assert not again.may_login(at(99 * HOUR)), "one single re-check"


def test_words_that_name_a_cause_allow_no_recheck():
    locked = replace(WRONG_PASSWORD, specific=True)
    stop = stop_after(locked, "f1", at(0), at(-HOUR), None)
    assert stop is not None
    assert stop.recheck_at is None


def test_a_password_that_worked_long_ago_is_not_tried_again():
    stop = stop_after(WRONG_PASSWORD, "f1", at(0), at(-25 * HOUR), None)
    assert stop is not None
    assert stop.recheck_at is None


def test_an_outage_stops_nothing_and_lifts_nothing():
    assert stop_after(SAYS_DOWN, "f1", at(0), None, None) is None
    stop = stop_after(WRONG_PASSWORD, "f1", at(0), None, None)
    assert stop_after(SAYS_DOWN, "f1", at(5), None, stop) is stop
