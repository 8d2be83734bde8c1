"""The conversation with `org.freedesktop.Notifications`; blocking, so it lives in the notifier's own thread.

What daemons do and this has to bear: mako answers twice; GNOME tells every program of every click and sends
signals on two connections; ids begin at 1 again after a restart; MATE's daemon comes and goes by itself, so
"no owner" is not "no daemon"; Closed comes twice, late or never; a wrong client is not answered at all.
Hence: one call at a time with a time limit, unknown and repeated replies dropped, signals only from the
present owner of the name and only for ids of ours, each action once, ids forgotten when the owner changes.
"""

from __future__ import annotations

import logging
import os
import socket
import time
from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeVar

from tray_app.desktop.notifier import DEFAULT_ACTION, MOST_BUTTONS, Click, Message
from tray_app.model.announcements import Urgency
from tray_app.resource_files import RESOURCES

if TYPE_CHECKING:
    from jeepney import Message as BusMessage
    from jeepney.io.blocking import DBusConnection

log = logging.getLogger(__name__)

CALL_TIMEOUT_S = 5.0
APP_NAME = "Mailampel"
DESKTOP_ENTRY = "mailampel"
_NAME = "org.freedesktop.Notifications"
_PATH = "/org/freedesktop/Notifications"
_BUS = "org.freedesktop.DBus"
_URGENCY_BYTES = {Urgency.LOW: 0, Urgency.NORMAL: 1, Urgency.CRITICAL: 2}
_ESCAPED = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
"""`html.escape` would load a table of 2,000 names of letters, 0.5 MiB."""
_KEPT_IDS = 64
"""A click may come after the message was closed or replaced; older ones than these are forgotten."""


class CallError(Exception):
    """The daemon did not do what was asked; the connection is fine."""


@dataclass(slots=True)
class _Shown:
    """One notification of ours, by the daemon's id."""

    tag: str
    token: str = ""
    used: set[str] = field(default_factory=set)
    """Actions already passed on: each counts once."""


class NotificationBus:
    """One connection for Notify and its signals, for dunst answers only the connection that asked."""

    def __init__(self, on_click: Callable[[Click], None], timeout_s: float) -> None:
        self._on_click = on_click
        self._timeout_s = timeout_s
        self._connection: DBusConnection | None = None
        self._owner = ""
        self._capabilities: frozenset[str] | None = None
        self._ids: dict[str, int] = {}
        self._shown: dict[int, _Shown] = {}
        self._signals: deque[BusMessage] = deque()
        self._given_up: set[int] = set()
        """Serials of Notify calls that were given up; what they still bring is closed at once."""

    @property
    def sockets(self) -> list[socket.socket]:
        """What to wait on; empty while there is no connection."""
        return [] if self._connection is None else [self._connection.sock]

    def notify(self, message: Message) -> None:
        """Shows `message`; raises if it was not."""
        try:
            self._notify(message)
        except ConnectionError:
            # The bus went away since the last message; one new attempt tells whether there is another.
            self.disconnect()
            self._notify(message)

    def withdraw(self, tag: str) -> None:
        """Closes the message of `tag`; whether it was still there does not matter."""
        known = self._ids.pop(tag, None)
        if known is None or self._connection is None:
            return
        try:
            self._call("CloseNotification", "u", (known,))
        except (CallError, OSError) as error:
            log.debug("message %d could not be withdrawn: %s", known, error)

    def receive(self) -> None:
        """Takes in all that has arrived and passes clicks on."""
        if self._connection is None:
            return
        try:
            while True:
                self._sort(self._connection.receive(timeout=0))
        except TimeoutError:
            self._handle_signals()
        except OSError as error:
            log.info("the connection to the session bus ended: %s", error)
            self.disconnect()

    def disconnect(self) -> None:
        """Forgets bus and daemon."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None
        self._change_owner("")

    # --- calls -----------------------------------------------------------------------------------------------

    def _notify(self, message: Message) -> None:
        self.receive()
        self._connect()
        known = self._capabilities if self._capabilities is not None else self._ask_capabilities()
        fields = _notify_fields(message, self._ids.get(message.tag, 0), known)
        new_id = _first(self._call("Notify", "susssasa{sv}i", fields), int)
        self._handle_signals()  # the reply may come from a daemon that was started by this very call
        self._ids[message.tag] = new_id
        self._shown[new_id] = _Shown(message.tag)
        for old in list(self._shown)[:-_KEPT_IDS]:
            del self._shown[old]

    def _ask_capabilities(self) -> frozenset[str]:
        found = frozenset(_first(self._call("GetCapabilities"), list))
        log.debug("the notification daemon can: %s", found)
        self._handle_signals()  # the call may have started the daemon
        self._capabilities = found
        return found

    def _connect(self) -> None:
        if self._connection is not None:
            return
        from jeepney import MatchRule, message_bus

        self._connection = open_session_bus()
        signals = MatchRule(type="signal", interface=_NAME, path=_PATH)
        owners = MatchRule(type="signal", sender=_BUS, interface=_BUS, member="NameOwnerChanged")
        owners.add_arg_condition(0, _NAME)
        for rule in (signals, owners):
            self._exchange(message_bus.AddMatch(rule))
        try:
            self._change_owner(_first(self._exchange(message_bus.GetNameOwner(_NAME)), str))
        except CallError:
            self._change_owner("")  # started by the first call, perhaps

    def _call(self, method: str, signature: str | None = None, body: tuple[object, ...] = ()) -> tuple[object, ...]:
        return self._exchange(_method(method, signature, body), gives_id=method == "Notify")

    def _exchange(self, message: BusMessage, *, gives_id: bool = False) -> tuple[object, ...]:
        """Sends a call and waits for its reply; what else arrives meanwhile is sorted."""
        from jeepney import HeaderFields, MessageType

        connection = self._connection
        assert connection is not None
        serial = next(connection.outgoing_serial)
        connection.send(message, serial=serial)
        deadline = time.monotonic() + self._timeout_s
        while True:
            try:
                incoming = connection.receive(timeout=max(0.0, deadline - time.monotonic()))
            except TimeoutError:
                if gives_id:
                    self._given_up.add(serial)
                raise CallError("the notification daemon does not answer") from None
            if incoming.header.fields.get(HeaderFields.reply_serial) != serial:
                self._sort(incoming)
            elif incoming.header.message_type is MessageType.error:
                name = incoming.header.fields.get(HeaderFields.error_name, "")
                raise CallError(f"{name} {' '.join(map(str, incoming.body))}".strip())
            else:
                return tuple(incoming.body)

    # --- what arrives by itself ------------------------------------------------------------------------------

    def _sort(self, incoming: BusMessage) -> None:
        """Keeps signals for later; drops repeated and unknown replies, and takes back what came too late."""
        from jeepney import HeaderFields, MessageType

        if incoming.header.message_type is MessageType.signal:
            self._signals.append(incoming)
            return
        serial = incoming.header.fields.get(HeaderFields.reply_serial)
        if serial in self._given_up and incoming.header.message_type is MessageType.method_return:
            self._given_up.discard(serial)
            self._close_unseen(incoming.body)

    def _close_unseen(self, late_answer: tuple[object, ...]) -> None:
        """The message was shown another way by now; nobody waits for the answer to this."""
        from jeepney import MessageFlag

        message = _method("CloseNotification", "u", late_answer)
        message.header.flags = MessageFlag.no_reply_expected
        assert self._connection is not None
        self._connection.send(message)

    def _handle_signals(self) -> None:
        from jeepney import HeaderFields

        while self._signals:
            signal = self._signals.popleft()
            fields = signal.header.fields
            sender, member = fields.get(HeaderFields.sender), fields.get(HeaderFields.member)
            if sender == _BUS and member == "NameOwnerChanged":
                self._change_owner(str(signal.body[2]))
            elif sender == self._owner and len(signal.body) == 2:
                self._on_signal(str(member), *signal.body)

    def _on_signal(self, member: str, message_id: object, detail: object) -> None:
        shown = self._shown.get(message_id) if isinstance(message_id, int) else None
        if shown is None:
            return
        if member == "ActivationToken":
            shown.token = str(detail)
        elif member == "ActionInvoked" and (key := str(detail)) not in shown.used:
            shown.used.add(key)
            self._on_click(Click(shown.tag, key, shown.token))
        elif member == "NotificationClosed" and self._ids.get(shown.tag) == message_id:
            del self._ids[shown.tag]

    def _change_owner(self, owner: str) -> None:
        """Another daemon (or the same one reborn) knows nothing of our messages and may give their ids anew."""
        if owner != self._owner:
            self._owner = owner
            self._capabilities = None
            self._ids.clear()
            self._shown.clear()


def _method(name: str, signature: str | None, body: tuple[object, ...]) -> BusMessage:
    from jeepney import DBusAddress, new_method_call

    return new_method_call(DBusAddress(_PATH, bus_name=_NAME, interface=_NAME), name, signature, body)


def open_session_bus() -> DBusConnection:
    """A connection to the user's bus; without the usual variable it is where systemd puts it."""
    from jeepney.io.blocking import open_dbus_connection

    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    address = os.environ.get("DBUS_SESSION_BUS_ADDRESS") or (f"unix:path={runtime}/bus" if runtime else "")
    if not address:
        raise CallError("there is no session bus")
    try:
        return open_dbus_connection(address)
    except (ValueError, RuntimeError) as error:
        raise CallError(f"the session bus cannot be reached: {error}") from error


T = TypeVar("T")


def _first(body: Sequence[object], kind: type[T]) -> T:
    """The first value of a reply, which must be of `kind`: a daemon may answer anything."""
    if not body or not isinstance(body[0], kind):
        raise CallError(f"unexpected answer {body!r:.80}")
    return body[0]


def _notify_fields(message: Message, replaces: int, capabilities: frozenset[str]) -> tuple[object, ...]:
    """The arguments of Notify. The body is markup where the daemon can markup, so it must be escaped then."""
    body = message.body.translate(_ESCAPED) if "body-markup" in capabilities else message.body
    actions = _actions(message) if "actions" in capabilities else []
    hints: dict[str, tuple[str, object]] = {
        "urgency": ("y", _URGENCY_BYTES[message.urgency]),
        "desktop-entry": ("s", DESKTOP_ENTRY),
        "category": ("s", "network"),
    }
    hints |= {"sound-name": ("s", "message")} if message.sound else {"suppress-sound": ("b", True)}
    icon = str(RESOURCES / "icons" / f"{message.status}.svg") if message.status else DESKTOP_ENTRY
    return APP_NAME, replaces, icon, _sendable(message.title), _sendable(body), actions, hints, -1


def _actions(message: Message) -> list[str]:
    pairs = [(DEFAULT_ACTION, message.show_label)] if message.show_label else []
    pairs += [(button.key, button.label) for button in message.buttons[:MOST_BUTTONS]]
    return [_sendable(part) for pair in pairs for part in pair]


def _sendable(text: str) -> str:
    """D-Bus takes neither NUL nor half characters; one of them would end the connection."""
    return text.replace("\0", "").encode("utf-8", "replace").decode("utf-8")
