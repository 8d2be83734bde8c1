"""Which words name a time, and which moment they mean."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from tray_app.model.prose.meaning import end_of_span, moment_meant
from tray_app.model.prose.times import mentions

BERLIN = ZoneInfo("Europe/Berlin")
SUNDAY_NOON = datetime(2026, 11, 22, 12, 5, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("text", "moment"),
    [
        ("heute, 18 Uhr", "2026-11-22T18:00+01:00"),
        ("Mo 6:00", "2026-11-23T06:00+01:00"),
        ("morgen früh um 7 Uhr", "2026-11-23T07:00+01:00"),
        ("tomorrow noon", "2026-11-23T12:00+01:00"),
        ("am 20.12. um 6 Uhr", "2026-12-20T06:00+01:00"),
        ("20. Dezember 2026 — 6:30 Uhr", "2026-12-20T06:30+01:00"),
        ("20.12.2026 – 6:30 Uhr", "2026-12-20T06:30+01:00"),
        ("am 20.08.2012 um 6.30 Uhr", "2012-08-20T06:30+02:00"),
        ("By Friday, January 22, 2016, at 1:00 AM UTC", "2016-01-22T01:00+00:00"),
        ("6 pm CET", "2026-11-22T18:00+01:00"),
        ("9:30 p.m. EST", "2026-11-22T21:30-05:00"),
        ("18:30 UTC+1", "2026-11-22T18:30+01:00"),
        ("18 Uhr MESZ", "2026-11-22T18:00+02:00"),
        ("3 p.m. Pacific", "2026-11-22T15:00-08:00"),
        ("2026-12-01T05:00", "2026-12-01T05:00+01:00"),
        ("11/24/2026 3:00 PM", "2026-11-24T15:00+01:00"),
        ("11/24/2026 15:00:00 PM", "2026-11-24T15:00+01:00"),
        ("6:00", "2026-11-23T06:00+01:00"),
        ("11:00", "2026-11-22T11:00+01:00"),
        ("heute um 24 Uhr", "2026-11-23T00:00+01:00"),
    ],
)
def test_moment_of_one_time(text: str, moment: str) -> None:
    assert [moment_meant(mention, SUNDAY_NOON) for mention in mentions(text)] == [datetime.fromisoformat(moment)]


@pytest.mark.parametrize(
    "text",
    [
        "Version 3.11",
        "bis zu 30 Minuten",
        "so 3 Leute",
        "may 10 users",
        "Guten Morgen",
        "seit heute Morgen".partition(" ")[0],
    ],
)
def test_what_is_no_time(text: str) -> None:
    assert mentions(text) == []


def test_this_morning_is_not_tomorrow() -> None:
    assert [mention.day.from_today for mention in mentions("heute Morgen")] == [0]


@pytest.mark.parametrize(
    ("text", "end"),
    [
        ("22:00 Uhr bis 6:00 Uhr", "2026-11-23T06:00+01:00"),
        ("1–5 Uhr", "2026-11-23T05:00+01:00"),
        ("Dienstag auf Mittwoch, 1–5 Uhr", "2026-11-25T05:00+01:00"),
        ("Dienstag auf Mittwoch, 23–3 Uhr", "2026-11-25T03:00+01:00"),
        ("Nov 24, 02:00 - 03:00 PST", "2026-11-24T03:00-08:00"),
        ("22:00 - 02:00 Uhr am 25.11.", "2026-11-26T02:00+01:00"),
        ("24.11.2026 23:30 - 25.11.2026 00:30", "2026-11-25T00:30+01:00"),
        ("2200-2330 CET", "2026-11-22T23:30+01:00"),
    ],
)
def test_end_of_a_span(text: str, end: str) -> None:
    assert end_of_span(mentions(text), SUNDAY_NOON) == datetime.fromisoformat(end)


def test_a_span_over_the_end_of_summer_time_keeps_the_wall_clock() -> None:
    saturday = datetime(2026, 10, 24, 20, 0, tzinfo=BERLIN)

    end = end_of_span(mentions("heute 23 Uhr bis morgen 4 Uhr"), saturday)

    assert end is not None
    assert end.isoformat() == "2026-10-25T04:00:00+01:00"


@pytest.mark.parametrize(
    ("text", "said_on", "year"),
    [
        ("02.01. 6 Uhr", (2026, 12, 30), 2027),
        ("30.12. 6 Uhr", (2027, 1, 2), 2026),
        ("29.02. 6 Uhr", (2028, 2, 1), 2028),
    ],
)
def test_a_date_without_a_year_is_the_nearest(text: str, said_on: tuple[int, int, int], year: int) -> None:
    moment = moment_meant(mentions(text)[0], datetime(*said_on, 12, tzinfo=BERLIN))

    assert moment is not None
    assert moment.year == year


def test_a_day_that_does_not_exist_means_no_moment() -> None:
    assert moment_meant(mentions("31.11.2026 um 6 Uhr")[0], SUNDAY_NOON) is None
