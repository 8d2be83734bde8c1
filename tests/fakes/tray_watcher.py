"""The panel's side of the tray: a StatusNotifierWatcher that notes when icons register and reads what they show."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from jeepney import (
    DBusAddress,
    HeaderFields,
    MessageType,
    Properties,
    message_bus,
    new_method_call,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

NAME = "org.kde.StatusNotifierWatcher"
PATH = "/StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"


@dataclass
class TrayWatcher:
    """Owns the watcher's name on the bus at `address` while it runs."""

    address: str
    items: list[str] = field(default_factory=list)
    """Bus names of registered icons, in order."""
    registered_at: list[float] = field(default_factory=list)

    def __enter__(self) -> TrayWatcher:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        self._changed = threading.Condition()
        self._stopping = False
        self._connection = open_dbus_connection(self.address)
        self._connection.send_and_get_reply(message_bus.RequestName(NAME), timeout=5)
        self._thread = threading.Thread(target=self._serve, name="fake-tray", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """The panel ends without a word."""
        self._stopping = True
        self._thread.join(5)

    def wait(self, condition: Callable[[], bool], timeout_s: float = 20.0) -> None:
        """Waits until `condition` holds for what has registered."""
        with self._changed:
            assert self._changed.wait_for(condition, timeout_s), f"registered: {self.items}"

    def item_property(self, name: str, item: str = "") -> Any:
        """What the newest icon shows, e.g. `IconPixmap` or `ToolTip`."""
        owner = item or self.items[-1]
        with open_dbus_connection(self.address) as connection:
            get = Properties(DBusAddress("/StatusNotifierItem", owner, ITEM)).get(name)
            return connection.send_and_get_reply(get, timeout=5).body[0][1]

    def activate(self, item: str = "") -> None:
        """A left click."""
        call = new_method_call(
            DBusAddress("/StatusNotifierItem", item or self.items[-1], ITEM), "Activate", "ii", (0, 0)
        )
        with open_dbus_connection(self.address) as connection:
            connection.send_and_get_reply(call, timeout=5)

    def _serve(self) -> None:
        connection = self._connection
        while not self._stopping:
            try:
                message = connection.receive(timeout=0.02)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._answer(connection, message)
        connection.close()

    def _answer(self, connection: DBusConnection, call: Any) -> None:
        member = call.header.fields.get(HeaderFields.member)
        if member == "RegisterStatusNotifierItem":
            self._register(call)
            connection.send(new_method_return(call))
            address = DBusAddress(PATH, interface=NAME)
            connection.send(new_signal(address, "StatusNotifierItemRegistered", "s", (self.items[-1],)))
        elif member == "Get":
            connection.send(new_method_return(call, "v", (self._property(call.body[1]),)))
        elif member == "GetAll":
            every = {name: self._property(name) for name in _PROPERTIES}
            connection.send(new_method_return(call, "a{sv}", (every,)))
        else:
            connection.send(new_method_return(call))

    def _register(self, call: Any) -> None:
        with self._changed:
            self.items.append(call.header.fields[HeaderFields.sender])
            self.registered_at.append(time.monotonic())
            self._changed.notify_all()

    def _property(self, name: str) -> tuple[str, Any]:
        return {
            "IsStatusNotifierHostRegistered": ("b", True),
            "ProtocolVersion": ("i", 0),
            "RegisteredStatusNotifierItems": ("as", self.items),
        }[name]


_PROPERTIES = ("IsStatusNotifierHostRegistered", "ProtocolVersion", "RegisteredStatusNotifierItems")
