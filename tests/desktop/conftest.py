from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from tests.fakes.private_bus import private_bus


@pytest.fixture
def bus(tmp_path, monkeypatch):
    """A session bus of the test's own."""
    with private_bus(tmp_path) as address:
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        yield address


@pytest.fixture
def runtime_dir(monkeypatch):
    """A folder of the session's own; short, since a socket's path has little room."""
    with tempfile.TemporaryDirectory(prefix="ma") as folder:
        monkeypatch.setenv("XDG_RUNTIME_DIR", folder)
        yield Path(folder)
