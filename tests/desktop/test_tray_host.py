from __future__ import annotations

import pytest
from jeepney import message_bus
from jeepney.io.blocking import open_dbus_connection

from tests.fakes.private_bus import HAS_DBUS
from tray_app.desktop import tray_host

pytestmark = pytest.mark.skipif(not HAS_DBUS, reason="needs dbus-daemon")


@pytest.fixture
def host(bus, qapp, monkeypatch):
    """A watcher on the test's own bus instead of the session's."""
    from PySide6.QtDBus import QDBusConnection

    connection = QDBusConnection.connectToBus(bus, "test-tray-host")
    monkeypatch.setattr(QDBusConnection, "sessionBus", staticmethod(lambda: connection))
    yield tray_host.TrayHost()
    QDBusConnection.disconnectFromBus("test-tray-host")


def test_says_when_a_tray_comes_and_goes(host, bus, qtbot):
    panel = open_dbus_connection(bus)
    with qtbot.waitSignal(host.came, timeout=5000):
        panel.send_and_get_reply(message_bus.RequestName(tray_host.WATCHER), timeout=5)
    with qtbot.waitSignal(host.went, timeout=5000):
        panel.close()


def test_a_tray_that_goes_at_once_never_came(host, bus, qtbot):
    panel = open_dbus_connection(bus)
    with qtbot.assertNotEmitted(host.came, wait=300), qtbot.waitSignal(host.went, timeout=5000):
        panel.send_and_get_reply(message_bus.RequestName(tray_host.WATCHER), timeout=5)
        panel.close()


def test_offscreen_there_is_no_tray(qapp):
    assert not tray_host.is_there()
