from __future__ import annotations

import pytest
from jeepney import DBusAddress, message_bus, new_signal
from jeepney.io.blocking import open_dbus_connection

from tests.fakes.private_bus import HAS_DBUS
from tray_app.desktop.wake import Wake

pytestmark = pytest.mark.skipif(not HAS_DBUS, reason="needs dbus-daemon")


@pytest.fixture
def wake(bus, qapp, monkeypatch):
    from PySide6.QtDBus import QDBusConnection

    connection = QDBusConnection.connectToBus(bus, "test-wake")
    monkeypatch.setattr(QDBusConnection, "systemBus", staticmethod(lambda: connection))
    yield Wake()
    QDBusConnection.disconnectFromBus("test-wake")


def prepare_for_sleep(logind, *, down):
    manager = DBusAddress("/org/freedesktop/login1", interface="org.freedesktop.login1.Manager")
    logind.send(new_signal(manager, "PrepareForSleep", "b", (down,)))


def test_waking_up_is_told_and_falling_asleep_is_not(wake, bus, qtbot):
    with open_dbus_connection(bus) as logind:
        logind.send_and_get_reply(message_bus.RequestName("org.freedesktop.login1"), timeout=5)
        with qtbot.assertNotEmitted(wake.woke, wait=100):
            prepare_for_sleep(logind, down=True)
        with qtbot.waitSignal(wake.woke, timeout=5000):
            prepare_for_sleep(logind, down=False)
