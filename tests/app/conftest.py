from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from tests.model.builders import account
from tray_app.app import program
from tray_app.desktop.network import NetworkWatch
from tray_app.model.settings import General, Settings
from tray_app.storage.history import History
from tray_app.storage.settings_file import save

START = datetime(2031, 5, 14, 8, 0, tzinfo=UTC)


class HandWoundClock:
    """Time as the test says."""

    def __init__(self):
        self.elapsed = timedelta()

    def now(self):
        return START + self.elapsed

    def monotonic(self):
        return self.elapsed.total_seconds()

    def until(self, moment):
        return (moment - self.now()).total_seconds()

    def wind(self, **length):
        self.elapsed += timedelta(**length)


@pytest.fixture
def clock():
    return HandWoundClock()


@pytest.fixture
def no_session(monkeypatch, tmp_path):
    """No desktop beside the program, and a network that never changes."""
    for name in ("DBUS_SESSION_BUS_ADDRESS", "XDG_RUNTIME_DIR", "DISPLAY"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.setattr(program, "NetworkWatch", lambda parent: NetworkWatch(parent, way=lambda: ("here",)))


@pytest.fixture
def settings():
    """One account without logins, and never quiet."""
    plain = account(auth="none")
    return msgspec.convert(
        msgspec.to_builtins(Settings(general=General(language="en", quiet_hours=""), accounts=(plain,))), Settings
    )


@pytest.fixture
def saved(profile, settings):
    save(profile.settings_file, settings)
    return settings


@pytest.fixture
def history(profile, clock):
    made = History.open(profile.history_file, now=clock.now())
    yield made
    made.close()


class Later:
    """Keeps work until the test lets it run."""

    def __init__(self):
        self.waiting = []

    def submit(self, work, done, crashed):
        self.waiting.append((work, done))

    def run(self):
        waiting, self.waiting = self.waiting, []
        for work, done in waiting:
            done(work())
