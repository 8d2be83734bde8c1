"""The times that status pages write."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tray_app.sources.times import newest, read_time

NOW = datetime(2026, 3, 4, 15, tzinfo=UTC)
NOON = "2026-03-04T12:00:00+00:00"


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("2026-03-04T12:00:00Z", NOON),
        ("2026-03-04T13:00:00+01:00", NOON),
        ("2026-03-04T13:00:00.123+0100", "2026-03-04T12:00:00.123000+00:00"),
        ("2026-03-04 12:00:00", NOON),
        ("2026-03-04 12:00:00 +0000 UTC", NOON),
        ("2026-03-04 12:00", NOON),
        ("Wed, 04 Mar 2026 12:00:00 GMT", NOON),
        ("Sun, 04 Mar 2026 13:00:00 +0100", NOON),
        ("04 Mar 2026 12:00 +0000", NOON),
        ("Wed, 04 Mar 2026 04:00:00 PST", NOON),
        ("Wed, 04 Mar 2026 13:00:00 CET", NOON),
        ("03/04/2026 04:00 PST", NOON),
        ("Mar  4, 12:00 UTC", NOON),
        ("Mar 4, 2026 - 12:00 UTC", NOON),
        ("March 4, 2026 at 12:00 PM UTC", NOON),
        ("Mar 4, 2026 04:00 am PST", NOON),
        ("4. März 2026, 13:00 Uhr MEZ", NOON),
        ("04.03.2026 13:00 CET", NOON),
        ("Dec 24, 12:00 UTC", "2025-12-24T12:00:00+00:00"),
        (1772625600, NOON),
        (1772625600000, NOON),
        (1772625600.0, NOON),
        ("1772625600", NOON),
        (1772625600000000, NOON),
        ("2026-03-04", "2026-03-04T00:00:00+00:00"),
    ],
)
def test_is_understood(written, expected):
    moment = read_time(written, NOW)

    assert moment is not None
    assert moment.isoformat() == expected


@pytest.mark.parametrize(
    "written",
    [None, "", "soon", "0001-01-01T00:00:00Z", "9999-12-31", True, [], {}, "31.02.2026", -1, 0, "<no value>", 1e300],
)
def test_is_no_time(written):
    assert read_time(written, NOW) is None


@given(st.text(max_size=40) | st.floats() | st.integers())
def test_never_fails_and_is_always_aware(written):
    moment = read_time(written, NOW)

    assert moment is None or moment.tzinfo is UTC


def test_the_newest_of_those_that_are_known():
    assert newest(None, NOW, None) == NOW
    assert newest(None) is None
