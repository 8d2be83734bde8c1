from __future__ import annotations

from types import SimpleNamespace

import pytest

from tray_app.app.session_start import set_autostart, starts_with_session
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
    entries, problems = [], []
    monkeypatch.setattr(autostart, "enable", lambda command, name: entries.append((command[-3:], name)))
    set_autostart(parts, on=True, failed=problems.append)
    assert entries == [(["--profile", str(parts.profile.data_dir), "--at-login"], parts.profile.instance_name)]
    assert problems == []


def test_another_profile_leaves_the_usual_ones_entry_alone(parts):
    usual = SimpleNamespace(profile=Profile.default(), runner=AtOnce())
    for each in (usual, parts):
        set_autostart(each, on=True, failed=pytest.fail)
    set_autostart(parts, on=False, failed=pytest.fail)
    assert starts_with_session(usual)
    assert not starts_with_session(parts)


@pytest.mark.parametrize(("on", "name"), [(True, "enable"), (False, "disable")])
def test_a_refusal_is_told(parts, monkeypatch, on, name):
    def refuse(*_):
        raise autostart.AutostartError("no")

    problems = []
    monkeypatch.setattr(autostart, name, refuse)
    set_autostart(parts, on=on, failed=problems.append)
    assert problems == ["no"]
