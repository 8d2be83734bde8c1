"""Hears what programs say to each other on a test's bus, as dbus-monitor does."""

from __future__ import annotations

import threading
from collections.abc import Callable

from jeepney import DBusAddress, HeaderFields, MessageType, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection


class BusListener:
    """Notes every method call's name and every notification's title."""

    def __init__(self, address: str) -> None:
        self._address = address
        self.calls: list[str] = []
        self.titles: list[str] = []
        self._changed = threading.Condition()
        self._stopping = False

    def __enter__(self) -> BusListener:
        self._connection = open_dbus_connection(self._address)
        monitoring = DBusAddress(
            "/org/freedesktop/DBus", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus.Monitoring"
        )
        become = new_method_call(monitoring, "BecomeMonitor", "asu", (["type='method_call'"], 0))
        self._connection.send_and_get_reply(become, timeout=5)
        self._thread = threading.Thread(target=self._listen, name="listener", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping = True
        self._thread.join(5)
        self._connection.close()

    def has(self, name: str) -> bool:
        """Whether somebody owns this name."""
        with open_dbus_connection(self._address) as connection:
            return bool(connection.send_and_get_reply(message_bus.NameHasOwner(name), timeout=5).body[0])

    def wait(self, condition: Callable[[], bool], timeout_s: float = 40.0) -> None:
        """Waits until what was heard meets `condition`."""
        with self._changed:
            assert self._changed.wait_for(condition, timeout_s), f"heard: {self.titles}"

    def _listen(self) -> None:
        while not self._stopping:
            try:
                message = self._connection.receive(timeout=0.05)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._note(str(message.header.fields.get(HeaderFields.member)), message.body)

    def _note(self, member: str, body: tuple[object, ...]) -> None:
        with self._changed:
            self.calls.append(member)
            if member == "Notify" and len(body) == 8:
                self.titles.append(str(body[3]))
            self._changed.notify_all()
