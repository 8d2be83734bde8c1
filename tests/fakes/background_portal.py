"""A background portal that grants, refuses or keeps silent, and remembers what it was asked."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field
from typing import Any

from jeepney import DBusAddress, HeaderFields, MessageType, message_bus, new_error, new_method_return, new_signal
from jeepney.io.blocking import DBusConnection, open_dbus_connection

NAME = "org.freedesktop.portal.Desktop"
REQUEST = "org.freedesktop.portal.Request"


@dataclass
class BackgroundPortal:
    """Answers as a desktop does, or as its habits say."""

    address: str
    code: int = 0
    """0 is granted, 1 refused by the user, 2 something else."""
    grants: bool | None = None
    """What it says of autostart; None is what was asked for."""
    answers_early: bool = False
    """The decision overtakes the handle."""
    answers_others: bool = False
    """Tells of somebody else's request first, who was refused."""
    is_silent: bool = False
    knows_background: bool = True
    asked: list[dict[str, Any]] = field(default_factory=list)

    def __enter__(self) -> BackgroundPortal:
        self._stopping = False
        self._connection = open_dbus_connection(self.address)
        self._connection.send_and_get_reply(message_bus.RequestName(NAME), timeout=5)
        self._thread = threading.Thread(target=self._serve, name="fake-portal", daemon=True)
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stopping = True
        self._thread.join(5)

    def _serve(self) -> None:
        while not self._stopping:
            try:
                message = self._connection.receive(timeout=0.01)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._take(self._connection, message)
        self._connection.close()

    def _take(self, connection: DBusConnection, call: Any) -> None:
        fields = call.header.fields
        if fields.get(HeaderFields.member) != "RequestBackground" or not self.knows_background:
            connection.send(new_error(call, "org.freedesktop.DBus.Error.UnknownMethod", "s", ("no such portal",)))
            return
        options = {name: value for name, (_, value) in call.body[1].items()}
        self.asked.append(options)
        sender = fields[HeaderFields.sender][1:].replace(".", "_")
        handle = f"/org/freedesktop/portal/desktop/request/{sender}/{options['handle_token']}"
        reply = new_method_return(call, "o", (handle,))
        if self.answers_early:
            self._decide(connection, handle, options)
            connection.send(reply)
            return
        connection.send(reply)
        if self.answers_others:
            self._respond(connection, f"{handle}x", 1, False)
        if not self.is_silent:
            self._decide(connection, handle, options)

    def _decide(self, connection: DBusConnection, handle: str, options: dict[str, Any]) -> None:
        granted = options["autostart"] if self.grants is None else self.grants
        self._respond(connection, handle, self.code, granted)

    def _respond(self, connection: DBusConnection, handle: str, code: int, granted: bool) -> None:
        results = {"background": ("b", code == 0), "autostart": ("b", granted)}
        connection.send(new_signal(DBusAddress(handle, interface=REQUEST), "Response", "ua{sv}", (code, results)))
