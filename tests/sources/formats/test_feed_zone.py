"""A clock in a feed's words is the writer's: told by the zone of the feed's dates, else by ours."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.sources.formats.reading import first, status
from tests.sources.formats.test_feed import item, rss

WORK = "Wartungsarbeiten am Mailserver"
BERLIN = timezone(timedelta(hours=1))


def fault(window: str, at: str = "Wed, 04 Mar 2026 15:30:00 +0100") -> str:
    return rss(item("Störung Mailserver", f"Der Mailserver ist nicht erreichbar.\n{window}", at))


@pytest.mark.parametrize(
    ("offset", "state"),
    [("+0100", "ok"), ("+0000", "maintenance"), ("-0500", "ok")],
)
def test_work_runs_by_the_clock_of_those_who_announced_it(offset, state):
    """It is 15:00 UTC: over for an hour in Berlin, running in UTC, hours ahead in New York."""
    text = "Am 04.03.2026 von 14:30 bis 15:30 Uhr ist IMAP nicht erreichbar."

    assert status(rss(item(WORK, text, f"Tue, 03 Mar 2026 09:00:00 {offset}"))) == state


def test_a_promise_is_kept_by_the_clock_of_the_feed():
    notice = first(fault("Wir rechnen mit einer Behebung bis 18 Uhr."))

    assert notice.promised is not None
    assert notice.promised.until == datetime(2026, 3, 4, 17, tzinfo=UTC)


def test_dates_in_utc_say_nothing_of_the_writers_clock():
    body = fault("Wir rechnen mit einer Behebung bis 18 Uhr.", "Wed, 04 Mar 2026 14:30:00 +0000")
    notice = first(body, now=datetime(2026, 3, 4, 16, tzinfo=BERLIN))

    assert notice.promised is not None
    assert notice.promised.until == datetime(2026, 3, 4, 17, tzinfo=UTC)


@pytest.mark.parametrize(
    ("line", "hour"),
    [
        ("Beginn: 04.03.2026 15:20 Uhr", 14),
        ("Beginn: 04.03.2026 15:20", 14),
        ("Beginn: 04.03.2026 14:20 UTC", 14),
        ("Beginn: 04.03.2026 15:20 Uhr MEZ", 14),
        ("Started: 2026-03-04 14:20", 14),
    ],
)
def test_a_line_that_names_the_begin_in_german_is_local(line, hour):
    assert first(fault(line)).started_at == datetime(2026, 3, 4, hour, 20, tzinfo=UTC)


def test_what_ended_by_the_writers_clock_is_over():
    """At 15:45 in Berlin, a quarter of an hour ago."""
    assert status(fault("Ende: 04.03.2026 15:45 Uhr", "Wed, 04 Mar 2026 15:50:00 +0100")) == "ok"
    assert status(fault("Ende: 04.03.2026 16:45 Uhr", "Wed, 04 Mar 2026 15:50:00 +0100")) == "outage"
