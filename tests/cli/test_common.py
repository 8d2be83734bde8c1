from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tray_app.cli.common import has_desktop, moment, moment_with_zone
from tray_app.cli.errors import UsageError

NOW = datetime(2026, 8, 15, tzinfo=UTC)


def test_a_moment_with_a_zone():
    assert moment("2026-08-15T10:00+02:00", default=NOW) == datetime(2026, 8, 15, 8, tzinfo=UTC)
    assert moment("2026-08-15T10:00:00Z", default=NOW) == datetime(2026, 8, 15, 10, tzinfo=UTC)


def test_a_moment_without_one_is_local():
    assert moment("2026-08-15", default=NOW) == datetime(2026, 8, 15).astimezone()


def test_no_moment_is_the_default():
    assert moment(None, default=NOW) is NOW


@pytest.mark.parametrize(
    "text", ["yesterday", "", "2026-13-01", "15.08.2026", "9999-12-31T23:59:59Z", "0001-01-01T00:00:00+14:00"]
)
def test_what_is_no_moment_is_said(text):
    with pytest.raises(UsageError, match="is not a time"):
        moment(text, default=NOW)


def test_the_zone_of_a_text_is_kept():
    assert moment_with_zone("2026-08-15T10:00+02:00").tzinfo == timezone(timedelta(hours=2))
    assert moment_with_zone("2026-08-15T10:00").tzinfo is not None
    assert moment_with_zone(None).tzinfo is not None


@pytest.mark.parametrize(
    ("variables", "there"),
    [
        ({}, False),
        ({"DISPLAY": ":0"}, True),
        ({"WAYLAND_DISPLAY": "wayland-0"}, True),
        ({"QT_QPA_PLATFORM": "offscreen"}, True),
    ],
)
def test_a_desktop_session_is_found(monkeypatch, variables, there):
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)

    assert has_desktop() is there
