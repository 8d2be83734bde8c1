"""Lengths of time and vague times."""

from __future__ import annotations

from datetime import timedelta

import pytest

from tests.model.prose.posts import SUNDAY_NOON
from tray_app.model.prose.spans import durations, vague


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("in ca. zwei stunden", 120),
        ("within the next two hours", 120),
        ("innerhalb von 30-60 minuten", 60),
        ("in einer halben stunde", 30),
        ("in anderthalb stunden", 90),
        ("in an hour or two", 120),
        ("within 1.5 hours", 90),
        ("in drei tagen", 3 * 24 * 60),
    ],
)
def test_lengths(text: str, minutes: int) -> None:
    assert [span.lasts for span in durations(text)] == [timedelta(minutes=minutes)]


@pytest.mark.parametrize("text", ["in einigen stunden", "within a few hours", "in 3 werktagen"])
def test_a_length_without_a_number_lasts_nobody_knows_how_long(text: str) -> None:
    assert [span.lasts for span in durations(text)] == [None]


def test_how_long_it_takes_is_a_length() -> None:
    assert [span.is_length for span in durations("die arbeiten dauern ca. 2 stunden")] == [True]


def test_the_end_of_the_day_is_a_moment() -> None:
    assert [v.until for v in vague("by end of day", SUNDAY_NOON)] == [SUNDAY_NOON.replace(hour=23, minute=59)]


def test_soon_is_no_moment() -> None:
    assert [v.until for v in vague("in kürze", SUNDAY_NOON)] == [None]


def test_as_soon_as_possible_is_no_time() -> None:
    assert list(vague("as soon as possible", SUNDAY_NOON)) == []
