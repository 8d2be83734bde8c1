"""Times and lengths of time, exactly as UI, section 4 writes them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.german import german  # noqa: F401
from tray_app.model import moments

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2012, 8, 17, 18, 42, tzinfo=BERLIN)


def berlin(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=BERLIN).astimezone(UTC)


MOMENTS = [
    ("2012-08-17T08:12", "today, 08:12", "heute, 08:12"),
    ("2012-08-16T08:12", "yesterday, 08:12", "gestern, 08:12"),
    ("2012-08-18T08:12", "tomorrow, 08:12", "morgen, 08:12"),
    ("2012-08-15T08:12", "Wed 15 Aug, 08:12", "Mi., 15.08., 08:12 Uhr"),
    ("2012-08-11T23:59", "Sat 11 Aug, 23:59", "Sa., 11.08., 23:59 Uhr"),
    ("2012-08-10T08:12", "10 Aug, 08:12", "10.08., 08:12 Uhr"),
    ("2011-12-31T08:12", "31 Dec 2011, 08:12", "31.12.2011, 08:12 Uhr"),
    ("2012-08-26T02:00", "26 Aug, 02:00", "26.08., 02:00 Uhr"),
]


@pytest.mark.parametrize(("moment", "words", "_german"), MOMENTS)
def test_a_moment_in_english(moment, words, _german):
    assert moments.clock_words(berlin(moment), NOW, BERLIN) == words


@pytest.mark.parametrize(("moment", "_english", "words"), MOMENTS)
def test_a_moment_in_german(german, moment, _english, words):  # noqa: F811
    assert moments.clock_words(berlin(moment), NOW, BERLIN) == words


def test_the_day_is_that_of_the_zone_not_of_utc():
    late = datetime(2012, 8, 17, 22, 30, tzinfo=UTC)  # half past midnight in Berlin

    assert moments.clock_words(late, NOW, BERLIN) == "tomorrow, 00:30"


def test_a_moment_of_today_needs_no_day_in_a_short_form():
    assert moments.short_words(berlin("2012-08-17T08:12"), NOW, BERLIN) == "08:12"
    assert moments.short_words(berlin("2012-08-16T08:12"), NOW, BERLIN) == "yesterday, 08:12"


@pytest.mark.parametrize(
    ("moment", "words"),
    [
        ("2012-08-17T18:00", "18:00 Uhr"),
        ("2012-08-18T08:00", "morgen, 08:00 Uhr"),
        ("2012-08-20T08:00", "Mo., 20.08., 08:00 Uhr"),
    ],
)
def test_the_end_of_something_in_german(german, moment, words):  # noqa: F811
    assert moments.until_words(berlin(moment), NOW, BERLIN) == words


def test_within_a_list_a_named_day_has_no_comma(german):  # noqa: F811
    assert moments.compact_words(berlin("2012-08-17T14:05"), NOW, BERLIN) == "heute 14:05"


def test_a_day_alone(german):  # noqa: F811
    assert moments.day_words(berlin("2012-08-20T08:12"), NOW, BERLIN) == "Mo., 20.08."
    assert moments.long_date(date(2012, 7, 12)) == "12. Juli"
    assert moments.short_date(date(2012, 7, 5), NOW.date()) == "05.07."


DURATIONS = [
    (timedelta(seconds=59), "less than 1 min", "weniger als 1 Min."),
    (timedelta(minutes=25), "25 min", "25 Min."),
    (timedelta(hours=9, minutes=20), "9 h 20 min", "9 Std. 20 Min."),
    (timedelta(hours=9), "9 h", "9 Std."),
    (timedelta(hours=23, minutes=59), "23 h 59 min", "23 Std. 59 Min."),
    (timedelta(days=1), "1 day", "1 Tag"),
    (timedelta(days=2, hours=10, minutes=30), "2 days 10 h", "2 Tage 10 Std."),
]


@pytest.mark.parametrize(("length", "words", "_german"), DURATIONS)
def test_a_length_of_time_in_english(length, words, _german):
    assert moments.duration_words(length) == words


@pytest.mark.parametrize(("length", "_english", "words"), DURATIONS)
def test_a_length_of_time_in_german(german, length, _english, words):  # noqa: F811
    assert moments.duration_words(length) == words


def test_german_bends_days_after_a_preposition(german):  # noqa: F811
    length = timedelta(days=4, hours=2)

    assert moments.after_words(length) == "nach 4 Tagen 2 Std."
    assert moments.ago_words(length) == "vor 4 Tagen 2 Std."
    assert moments.since_words(timedelta(days=1, hours=6)) == "seit 1 Tag 6 Std."


def test_a_sum_is_told_in_hours():
    assert moments.sum_words(timedelta(days=2, hours=19, minutes=30)) == "67 h 30 min"


def test_seconds_tick_only_below_a_minute():
    assert moments.seconds_words(timedelta(seconds=12)) == "12 s"
    assert moments.seconds_words(timedelta(seconds=61)) == "1 min"
    assert moments.seconds_words(timedelta(seconds=-3)) == "0 s"


def test_a_sentence_ends_once():
    assert moments.ended("noch 1 Std.") == "noch 1 Std."
    assert moments.ended("since today") == "since today."


@given(st.timedeltas(timedelta(0), timedelta(days=5000)))
def test_any_length_says_something_short(length):
    assert 0 < len(moments.duration_words(length)) < 20
