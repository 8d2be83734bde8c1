"""A silence is judged against the mailbox's own rhythm, and only once that is known."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tray_app.model.rhythm import (
    LEARNING,
    SLOTS,
    Silence,
    expected_messages,
    first_look,
    judge_silence,
    look_again,
)

MONDAY = datetime(2031, 5, 12, 0, 0, tzinfo=UTC)
LOOK = timedelta(minutes=10)


def office(at):
    """Messages an hour: a lively office mailbox, nearly silent at night and on weekends."""
    return 6.0 if at.weekday() < 5 and 8 <= at.hour < 18 else 0.15


def learn(days, rate=office, seed=1, burst=2):
    """A rhythm learnt from looks every ten minutes; messages come in bunches."""
    dice, uid, at = Random(seed), 100, MONDAY
    rhythm = first_look(at, uid, 7)
    while at < MONDAY + timedelta(days=days):
        at += LOOK
        if dice.random() < rate(at) / 6 / burst:
            uid += burst
        rhythm = look_again(rhythm, at, uid, 7, UTC)
    return rhythm


@pytest.fixture(scope="module")
def office_rhythm():
    return learn(35)


def silent_until(rhythm, start, end):
    return judge_silence(replace(rhythm, last_arrival_at=start, looked_at=end), end, UTC)


def test_the_first_weeks_are_too_early():
    young = learn(10)
    assert judge_silence(young, MONDAY + timedelta(days=12), UTC) is Silence.TOO_EARLY


def test_hardly_any_mail_is_too_little_to_tell():
    rare = learn(60, rate=lambda _at: 0.01)
    assert judge_silence(rare, MONDAY + timedelta(days=90), UTC) is Silence.TOO_EARLY


def test_a_silent_office_day_is_unusual(office_rhythm):
    eight = MONDAY + timedelta(days=36, hours=8)
    assert silent_until(office_rhythm, eight, eight + timedelta(hours=3)) is Silence.USUAL
    assert silent_until(office_rhythm, eight, eight + timedelta(hours=10)) is Silence.UNUSUAL


def test_a_silent_night_or_weekend_is_usual(office_rhythm):
    friday = MONDAY + timedelta(days=39)
    assert silent_until(office_rhythm, friday.replace(hour=18), friday + timedelta(days=2)) is Silence.USUAL


def test_while_nobody_looks_there_is_no_silence(office_rhythm):
    eight = MONDAY + timedelta(days=36, hours=8)
    asleep = replace(office_rhythm, last_arrival_at=eight, looked_at=eight + timedelta(minutes=10))
    assert judge_silence(asleep, eight + timedelta(days=4), UTC) is Silence.USUAL


def test_a_new_numbering_by_the_provider_is_no_flood():
    rhythm = learn(5)
    again = look_again(rhythm, rhythm.looked_at + LOOK, 1, 8, UTC)
    assert again.messages == rhythm.messages
    assert (again.uid_next, again.uid_validity) == (1, 8)
    assert again.last_arrival_at == rhythm.looked_at + LOOK


def test_mail_that_arrived_while_nobody_watched_tells_no_hour():
    rhythm = learn(5)
    later = look_again(rhythm, rhythm.looked_at + timedelta(hours=9), rhythm.uid_next + 50, 7, UTC)
    assert later.messages == rhythm.messages
    assert later.last_arrival_at == later.looked_at


@given(st.lists(st.tuples(st.integers(1, 20_000), st.integers(0, 40)), max_size=60))
def test_counts_add_up_and_nothing_is_negative(steps):
    at, uid, rhythm, watched = MONDAY, 1, first_look(MONDAY, 1, 1), 0
    for seconds, arrived in steps:
        at, uid = at + timedelta(seconds=seconds), uid + arrived
        watched += arrived if seconds <= 3 * 3600 else 0
        rhythm = look_again(rhythm, at, uid, 1, UTC)
    assert rhythm.messages == watched
    assert len(rhythm.counts) == len(rhythm.hours) == SLOTS
    assert expected_messages(rhythm, at, at + LEARNING, UTC) >= 0


def test_an_ordinary_month_raises_hardly_a_hint():
    """The chance is meant to be one in a thousand silences; a month of ordinary mail must stay calm."""
    rhythm, hints, dice, uid = learn(30), 0, Random(5), 100_000
    rhythm = replace(rhythm, uid_next=uid)
    at = rhythm.looked_at
    was = Silence.USUAL
    for _ in range(30 * 24 * 6):
        at += LOOK
        if dice.random() < office(at) / 6 / 2:
            uid += 2
        rhythm = look_again(rhythm, at, uid, 7, UTC)
        now = judge_silence(rhythm, at, UTC)
        hints += now is Silence.UNUSUAL and was is not Silence.UNUSUAL
        was = now
    assert hints == 0
