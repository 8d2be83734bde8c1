"""Is there a mail server? Connects, encrypts and listens; no login, no more than a greeting."""

from __future__ import annotations

import ssl

from tray_app.model.account import Receive, Security, Send
from tray_app.net.deadline import Deadline
from tray_app.net.dial import DialError, dial
from tray_app.net.wire import Wire, WireError

_MAX_LINES = 50
_GREETINGS = {"imap": b"* OK", "pop3": b"+OK", "smtp": b"220"}


def greets(place: Receive | Send, context: ssl.SSLContext, deadline: Deadline) -> bool:
    """Whether a server of the right kind answers there, with a certificate that is right."""
    try:
        dialed = dial(place.host, place.port, deadline)
    except DialError:
        return False
    wire = Wire(dialed.sock, deadline)
    try:
        return _answers(wire, place, context)
    except (OSError, WireError):
        return False
    finally:
        wire.close()


def _answers(wire: Wire, place: Receive | Send, context: ssl.SSLContext) -> bool:
    protocol = place.protocol if isinstance(place, Receive) else "smtp"
    if place.security is Security.TLS:
        wire.start_tls(context, place.host)
        return _says_hello(wire, protocol)
    if not _says_hello(wire, protocol) or not _may_encrypt(wire, protocol):
        return False
    wire.start_tls(context, place.host)
    return True


def _says_hello(wire: Wire, protocol: str) -> bool:
    line = wire.read_line()
    while protocol == "smtp" and line.startswith(b"220-"):
        line = wire.read_line()
    return line.startswith(_GREETINGS[protocol])


def _may_encrypt(wire: Wire, protocol: str) -> bool:
    if protocol == "imap":
        wire.send(b"a STARTTLS\r\n")
        return _line_with(wire, b"a ").startswith(b"a OK")
    if protocol == "pop3":
        wire.send(b"STLS\r\n")
        return wire.read_line().startswith(b"+OK")
    wire.send(b"EHLO [127.0.0.1]\r\n")
    if not _line_with(wire, b"250 "):
        return False
    wire.send(b"STARTTLS\r\n")
    return wire.read_line().startswith(b"220")


def _line_with(wire: Wire, beginning: bytes) -> bytes:
    """The next line that begins so; a chatty server is not heard for ever."""
    for _ in range(_MAX_LINES):
        line = wire.read_line()
        if line.startswith(beginning):
            return line
    return b""
