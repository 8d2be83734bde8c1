"""A notification daemon that behaves as badly as the real ones do, and remembers what it was asked."""

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
    message_bus,
    new_error,
    new_method_return,
    new_signal,
)
from jeepney.io.blocking import DBusConnection, open_dbus_connection

NAME = "org.freedesktop.Notifications"
PATH = "/org/freedesktop/Notifications"
USUAL = ("actions", "body", "body-markup", "icon-static")


@dataclass(frozen=True)
class Shown:
    """One Notify call."""

    id: int
    replaces: int
    title: str
    body: str
    actions: tuple[str, ...]
    hints: dict[str, tuple[str, Any]]
    icon: str


@dataclass
class Habits:
    """How this daemon behaves."""

    capabilities: tuple[str, ...] = USUAL
    first_id: int = 1
    answers_twice: bool = False
    """mako: a reply, then an error to the same call."""
    mute: bool = False
    """Takes calls and answers none, until `answer_late`."""
    reply_body: tuple[str, tuple[object, ...]] | None = None
    """What Notify answers instead of an id."""


@dataclass
class NotificationDaemon:
    """Owns the name on the bus at `address` while it runs."""

    address: str
    habits: Habits = field(default_factory=Habits)
    shown: list[Shown] = field(default_factory=list)
    closed: list[int] = field(default_factory=list)
    capability_calls: int = 0

    def __enter__(self) -> NotificationDaemon:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def start(self) -> None:
        """Takes the name; ids begin anew."""
        self._next_id = self.habits.first_id
        self._unanswered: list[Any] = []
        self._jobs: list[Callable[[DBusConnection], None]] = []
        self._changed = threading.Condition()
        self._stopping = False
        self._connection = open_dbus_connection(self.address)
        self._connection.send_and_get_reply(message_bus.RequestName(NAME), timeout=5)
        self._thread = threading.Thread(target=self._serve, name="fake-daemon", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Dies: the connection ends without a word."""
        self._stopping = True
        self._thread.join(5)

    def wait(self, condition: Callable[[], bool], timeout_s: float = 10.0) -> None:
        """Waits until what was recorded meets `condition`."""
        with self._changed:
            assert self._changed.wait_for(condition, timeout_s), f"shown: {self.shown}, closed: {self.closed}"

    def press(self, notification_id: int, key: str, token: str = "") -> None:
        """A user presses a button."""
        if token:
            self.signal("ActivationToken", "us", (notification_id, token))
        self.signal("ActionInvoked", "us", (notification_id, key))

    def close(self, notification_id: int, reason: int = 2) -> None:
        """A user closes the message."""
        self.signal("NotificationClosed", "uu", (notification_id, reason))

    def signal(self, member: str, signature: str, body: tuple[object, ...]) -> None:
        """Sends one signal to whoever listens."""
        message = new_signal(DBusAddress(PATH, interface=NAME), member, signature, body)
        self._jobs.append(lambda connection: connection.send(message))

    def answer_late(self) -> None:
        """Answers everything it kept silent about."""
        self.habits.mute = False

        def answer(connection: DBusConnection) -> None:
            waiting, self._unanswered = self._unanswered, []
            for call in waiting:
                self._answer(connection, call)

        self._jobs.append(answer)

    def _serve(self) -> None:
        connection = self._connection
        while not self._stopping:
            for job in [self._jobs.pop(0) for _ in range(len(self._jobs))]:
                job(connection)
            try:
                message = connection.receive(timeout=0.01)
            except TimeoutError:
                continue
            if message.header.message_type is MessageType.method_call:
                self._take(connection, message)
        connection.close()

    def _take(self, connection: DBusConnection, call: Any) -> None:
        if self.habits.mute:
            with self._changed:
                self._unanswered.append(call)
                self._changed.notify_all()
            return
        self._answer(connection, call)

    @property
    def unanswered(self) -> int:
        """How many calls wait for an answer."""
        return len(self._unanswered)

    def _answer(self, connection: DBusConnection, call: Any) -> None:
        signature, body = self._carry_out(call.header.fields.get(HeaderFields.member), call.body)
        connection.send(new_method_return(call, signature, body))
        if self.habits.answers_twice:
            connection.send(new_error(call, "org.freedesktop.DBus.Error.UnknownMethod", "s", ("again",)))

    def _carry_out(self, member: str, body: tuple[Any, ...]) -> tuple[str | None, tuple[object, ...]]:
        with self._changed:
            try:
                return getattr(self, f"_on_{member}")(body)
            finally:
                self._changed.notify_all()

    def _on_GetCapabilities(self, _body: tuple[Any, ...]) -> tuple[str, tuple[object, ...]]:
        self.capability_calls += 1
        return "as", (list(self.habits.capabilities),)

    def _on_CloseNotification(self, body: tuple[Any, ...]) -> tuple[None, tuple[object, ...]]:
        self.closed.append(body[0])
        return None, ()

    def _on_Notify(self, body: tuple[Any, ...]) -> tuple[str, tuple[object, ...]]:
        _app, replaces, icon, title, text, actions, hints, _expire = body
        used = replaces or self._next_id
        self._next_id += 0 if replaces else 1
        self.shown.append(Shown(used, replaces, title, text, tuple(actions), hints, icon))
        return self.habits.reply_body or ("u", (used,))


def wait_until(condition: Callable[[], bool], timeout_s: float = 10.0) -> None:
    """Polls `condition`; for what nobody announces."""
    deadline = time.monotonic() + timeout_s
    while not condition():
        assert time.monotonic() < deadline, "waited in vain"
        time.sleep(0.01)
