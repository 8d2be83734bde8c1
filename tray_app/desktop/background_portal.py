"""Asks the desktop's background portal to start the program with the session; out of a sandbox there is no other way.

`org.freedesktop.portal.Background.RequestBackground` answers with a handle, and later with a signal on that handle,
once the desktop has decided or asked its user. Everything here waits, so it belongs into a thread.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tray_app.desktop.notification_bus import CallError, open_session_bus
from tray_app.texts import tr

if TYPE_CHECKING:
    from jeepney.io.blocking import DBusConnection

log = logging.getLogger(__name__)

SANDBOX_MARK = Path("/.flatpak-info")
"""Flatpak puts this file into every sandbox."""
DECISION_S = 120.0
"""How long a person may think about the desktop's question."""
_CALL_S = 10.0
_NAME = "org.freedesktop.portal.Desktop"
_PATH = "/org/freedesktop/portal/desktop"
_REQUEST = "org.freedesktop.portal.Request"
_GRANTED = 0


class PortalError(Exception):
    """The desktop did not do it; one sentence for the user."""


def is_sandboxed() -> bool:
    """Whether the program runs in a Flatpak, where files for the session's start have no effect."""
    return SANDBOX_MARK.exists()


def request_autostart(command: Sequence[str], *, on: bool, decision_s: float = DECISION_S) -> None:
    """Starts `command` (as called within the sandbox) with the session, or no longer; raises PortalError."""
    try:
        with open_session_bus() as connection:
            code, results = _ask(connection, command, on=on, decision_s=decision_s)
    except TimeoutError as error:
        raise PortalError(tr("Your desktop did not answer whether Mailampel may start with the computer.")) from error
    except (CallError, OSError) as error:
        log.warning("no background portal: %s", error)
        raise PortalError(tr("Your desktop has no way to start a sandboxed program with the computer.")) from error
    granted = results.get("autostart", ("b", False))[1] is True
    if code != _GRANTED or granted is not on:
        raise PortalError(tr("Your desktop did not let Mailampel change its start with the computer."))


def _ask(
    connection: DBusConnection, command: Sequence[str], *, on: bool, decision_s: float
) -> tuple[int, dict[str, tuple[str, Any]]]:
    """The portal's response code and results."""
    from jeepney import DBusAddress, MatchRule, MessageType, message_bus, new_method_call

    response = MatchRule(type="signal", interface=_REQUEST, member="Response")
    background = DBusAddress(_PATH, bus_name=_NAME, interface="org.freedesktop.portal.Background")
    request = new_method_call(background, "RequestBackground", "sa{sv}", ("", _options(command, on=on)))
    deadline = time.monotonic() + _CALL_S
    with connection.filter(response, bufsize=16) as responses:
        # Listening comes first: the answer may be quicker than the handle.
        connection.send_and_get_reply(message_bus.AddMatch(response), timeout=_CALL_S)
        reply = connection.send_and_get_reply(request, timeout=max(0.0, deadline - time.monotonic()))
        if reply.header.message_type is MessageType.error:
            raise CallError(f"the portal refused: {reply.body!r:.120}")
        handle = reply.body[0] if reply.body else None
        return _decision(connection, responses, handle, time.monotonic() + decision_s)


def _decision(
    connection: DBusConnection, responses: Any, handle: object, deadline: float
) -> tuple[int, dict[str, tuple[str, Any]]]:
    from jeepney import HeaderFields

    while True:
        signal = connection.recv_until_filtered(responses, timeout=max(0.0, deadline - time.monotonic()))
        if signal.header.fields.get(HeaderFields.path) == handle:
            break
    if signal.header.fields.get(HeaderFields.signature) != "ua{sv}":
        raise CallError(f"unexpected response {signal.body!r:.120}")
    code, results = signal.body
    return int(code), dict(results)


def _options(command: Sequence[str], *, on: bool) -> dict[str, tuple[str, object]]:
    return {
        "handle_token": ("s", f"mailampel{secrets.token_hex(8)}"),
        "reason": ("s", tr("To watch whether your mail works")),
        "autostart": ("b", on),
        "commandline": ("as", list(command)),
        "dbus-activatable": ("b", False),
    }
