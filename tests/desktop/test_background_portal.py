from __future__ import annotations

import sys

import pytest

from tests.fakes.private_bus import HAS_DBUS

if sys.platform != "linux" or not HAS_DBUS:
    pytest.skip("needs dbus-daemon", allow_module_level=True)

from tests.fakes.background_portal import BackgroundPortal
from tray_app.desktop import autostart, background_portal
from tray_app.desktop.background_portal import PortalError, request_autostart

COMMAND = ["/app/bin/mailampel", "--profile", "/var/data/x y"]


@pytest.fixture
def sandbox(bus, tmp_path, monkeypatch):
    """As in a Flatpak: its mark is there, and a folder for settings of its own."""
    mark = tmp_path / ".flatpak-info"
    mark.write_text("[Application]\nname=org.mailampel.Mailampel\n")
    monkeypatch.setattr(background_portal, "SANDBOX_MARK", mark)
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    return bus


def test_the_portal_gets_the_command_and_a_reason(bus):
    with BackgroundPortal(bus) as portal:
        request_autostart(COMMAND, on=True)
    (asked,) = portal.asked
    assert asked["autostart"] is True
    assert asked["commandline"] == COMMAND
    assert asked["reason"] == "To watch whether your mail works"
    assert asked["dbus-activatable"] is False


@pytest.mark.parametrize("habit", ["answers_early", "answers_others"])
def test_only_the_answer_to_this_request_counts(bus, habit):
    with BackgroundPortal(bus, **{habit: True}) as portal:
        request_autostart(COMMAND, on=True)
    assert portal.asked


@pytest.mark.parametrize("habits", [{"code": 1}, {"code": 2}, {"grants": False}])
def test_a_refusal_is_one_sentence(bus, habits):
    with BackgroundPortal(bus, **habits), pytest.raises(PortalError, match="did not let"):
        request_autostart(COMMAND, on=True)


def test_nobody_waits_for_ever(bus):
    with BackgroundPortal(bus, is_silent=True), pytest.raises(PortalError, match="did not answer"):
        request_autostart(COMMAND, on=True, decision_s=0.1)


def test_a_desktop_without_this_portal_is_told(bus):
    with BackgroundPortal(bus, knows_background=False), pytest.raises(PortalError, match="no way"):
        request_autostart(COMMAND, on=True)


def test_a_session_without_portals_is_told(bus):
    with pytest.raises(PortalError, match="no way"):
        request_autostart(COMMAND, on=True)


def test_a_session_without_a_bus_is_told(monkeypatch, tmp_path):
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", f"unix:path={tmp_path}/nothing")
    with pytest.raises(PortalError, match="no way"):
        request_autostart(COMMAND, on=True)


def test_in_a_sandbox_the_portal_switches_on_and_off_and_the_state_is_remembered(sandbox):
    with BackgroundPortal(sandbox) as portal:
        autostart.disable()
        assert portal.asked == []  # what is off needs no question
        autostart.enable(COMMAND)
        assert autostart.is_enabled()
        autostart.disable()
        assert not autostart.is_enabled()
    assert [asked["autostart"] for asked in portal.asked] == [True, False]


def test_what_the_user_refused_is_not_taken_as_set(sandbox):
    with BackgroundPortal(sandbox, code=1), pytest.raises(autostart.AutostartError, match="did not let"):
        autostart.enable(COMMAND)
    assert not autostart.is_enabled()


def test_outside_a_sandbox_nobody_is_asked(bus, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    with BackgroundPortal(bus) as portal:
        autostart.enable(COMMAND)
        assert autostart.is_enabled()
    assert portal.asked == []
