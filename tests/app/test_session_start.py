from __future__ import annotations

from types import SimpleNamespace

import pytest

from tray_app.app.session_start import set_autostart
from tray_app.desktop import autostart
from tray_app.storage.paths import Profile


class AtOnce:
    """A runner that has done it before it returns."""

    def submit(self, work, done, crashed):
        done(work())


@pytest.fixture
def parts(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    return SimpleNamespace(profile=Profile.at(tmp_path / "profile"), runner=AtOnce())


def test_this_profile_is_started(parts, monkeypatch):
    commands, problems = [], []
    monkeypatch.setattr(autostart, "enable", commands.append)
    set_autostart(parts, on=True, failed=problems.append)
    assert commands[0][-2:] == ["--profile", str(parts.profile.data_dir)]
    assert problems == []


@pytest.mark.parametrize(("on", "name"), [(True, "enable"), (False, "disable")])
def test_a_refusal_is_told(parts, monkeypatch, on, name):
    def refuse(*_):
        raise autostart.AutostartError("no")

    problems = []
    monkeypatch.setattr(autostart, name, refuse)
    set_autostart(parts, on=on, failed=problems.append)
    assert problems == ["no"]
