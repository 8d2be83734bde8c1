"""Repeats, calm days and the strip's words."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.german import german  # noqa: F401
from tray_app.model import past
from tray_app.model.outage import Day, Outage
from tray_app.model.snapshot import History
from tray_app.model.verdict import Recovery, Status, Verdict

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2012, 8, 17, 18, 42, tzinfo=BERLIN).astimezone(UTC)
DOWN = Verdict("a", "A", "a@b.example", "B", Status.OUTAGE, since=NOW - timedelta(days=2))
UP = Verdict("a", "A", "a@b.example", "B", Status.OK)


def outage(days_ago: float, hours: float | None, status: Status = Status.OUTAGE) -> Outage:
    start = NOW - timedelta(days=days_ago)
    return Outage("a", "B", status, (), start, ended_at=None if hours is None else start + timedelta(hours=hours))


def test_the_second_outage_names_the_first(german):  # noqa: F811
    history = History(outages=(outage(2, None), outage(36, 9)))

    line = past.repeat_line(DOWN, history, NOW, BERLIN)

    assert line.text == "2. Störung in 5 Wochen. Zuletzt am 12.07., 9 Std."
    assert not line.offers_switch


@pytest.mark.parametrize(("number", "word"), [(2, "2nd"), (3, "3rd"), (4, "4th"), (11, "11th"), (21, "21st")])
def test_english_counts_in_its_own_way(number, word):
    history = History(outages=(outage(2, None), *(outage(10 + n, 1) for n in range(number - 1))))

    assert past.repeat_line(DOWN, history, NOW, BERLIN).text.startswith(f"{word} outage in ")


def test_from_the_third_in_60_days_on_a_change_is_offered():
    history = History(outages=(outage(2, None), outage(20, 9), outage(59, 2)))

    assert past.repeat_line(DOWN, history, NOW, BERLIN).offers_switch


def test_what_is_long_ago_or_was_no_outage_is_no_repeat():
    history = History(outages=(outage(2, None), outage(91, 9), outage(5, 9, Status.DEGRADED)))

    assert past.repeat_line(DOWN, history, NOW, BERLIN) is None


def test_calm_days_are_counted_from_the_last_outage(german):  # noqa: F811
    assert past.calm_line(UP, History(outages=(outage(67, 24),)), NOW) == "Keine Störung in 66 Tagen"
    assert past.calm_line(UP, History(outages=(outage(2, 18),)), NOW) == "Seit 1 Tag 6 Std. keine Störung"


def test_without_an_outage_calm_days_are_counted_from_the_first_look():
    assert past.calm_line(UP, History(watched_since=NOW - timedelta(days=41)), NOW) == "No outage for 41 days"
    assert past.calm_line(UP, History(), NOW) == ""


def test_a_recovery_tells_of_late_mail(german):  # noqa: F811
    recovery = Recovery(NOW - timedelta(days=5), NOW - timedelta(hours=22), 37, timedelta(days=3))

    assert past.recovery_title(recovery, NOW, BERLIN) == "Läuft wieder seit gestern, 20:42, nach 4 Tagen 2 Std."
    assert past.recovery_line(recovery) == "37 verspätete Mails sind angekommen, die älteste ist 3 Tage alt."


def test_a_recovery_without_counting_says_what_usually_happens():
    recovery = Recovery(NOW - timedelta(days=5), NOW - timedelta(hours=22))

    assert past.recovery_line(recovery) == "Late mail usually arrives within hours."


def days(*statuses: Status) -> tuple[Day, ...]:
    first = date(2012, 5, 20)
    return tuple(Day(first + timedelta(days=n), status) for n, status in enumerate(statuses))


def test_the_strip_sums_up_in_hours(german):  # noqa: F811
    outages = (outage(2.4375, None), outage(36, 9))

    assert past.strip_summary(days(Status.OUTAGE), outages, NOW) == "2 Störungen · 67 Std. 30 Min."


def test_a_strip_without_outages_names_maintenance(german):  # noqa: F811
    assert past.strip_summary(days(Status.OK, Status.MAINTENANCE), (), NOW) == "keine Störung · 1 Wartung"
    assert past.strip_summary(days(Status.OK), (), NOW) == "keine Störung"


def test_the_strip_begins_with_its_first_day_or_with_the_first_one_seen(german):  # noqa: F811
    assert past.strip_start(days(Status.OK, Status.OK)) == "20. Mai"
    assert past.strip_start(days(Status.UNKNOWN, Status.OK)) == "beobachtet seit 21. Mai"
    assert past.strip_start(()) == ""


def test_a_day_in_words(german):  # noqa: F811
    assert past.day_label(Day(date(2012, 7, 12), Status.OUTAGE, outage_s=32_400)) == "12. Juli: Störung, 9 Std."
    assert past.day_label(Day(date(2012, 7, 13), Status.OK)) == "13. Juli: keine Störung"
    assert past.day_label(Day(date(2012, 7, 14), Status.UNKNOWN)) == "14. Juli: nicht gemessen"
