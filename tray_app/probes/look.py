"""A look at a certificate that did not verify: issuer and dates, nothing more. Nothing is sent once it is seen."""

from __future__ import annotations

import re
import ssl

from tray_app.model.account import Security
from tray_app.net.certificate import NO_CERTIFICATE, Certificate, unverified_certificate
from tray_app.net.deadline import Deadline
from tray_app.net.dial import DialError, dial
from tray_app.net.names import Resolver
from tray_app.net.trust import unverified_context
from tray_app.net.wire import Wire, WireError
from tray_app.probes.visit import Place

LOOK_S = 2.0
MAX_LINES = 50
_STARTTLS: dict[str, tuple[bytes, ...]] = {
    "imap": (b"a STARTTLS\r\n",),
    "smtp": (b"EHLO [127.0.0.1]\r\n", b"STARTTLS\r\n"),
    "pop3": (b"STLS\r\n",),
}
_LAST_LINE = {"imap": re.compile(rb"a |\* (OK|PREAUTH)"), "smtp": re.compile(rb"\d{3} "), "pop3": re.compile(rb"\+OK")}


def look_at_certificate(place: Place, protocol: str, deadline: Deadline, ask: Resolver) -> Certificate:
    """What the server shows as its certificate, unverified; nothing if it cannot be had in time."""
    deadline = deadline.at_most(LOOK_S)
    try:
        sock = dial(place.host, place.port, deadline, ask=ask).sock
    except DialError:
        return NO_CERTIFICATE
    try:
        if place.security is Security.STARTTLS:
            _ask_for_tls(Wire(sock, deadline), protocol)
        sock.settimeout(deadline.timeout_s())
        with unverified_context().wrap_socket(sock, server_hostname=place.host) as encrypted:
            return unverified_certificate(encrypted)
    except (OSError, ssl.SSLError, WireError):
        return NO_CERTIFICATE
    finally:
        sock.close()


def _ask_for_tls(wire: Wire, protocol: str) -> None:
    last = _LAST_LINE[protocol]
    _read_until(wire, last)
    for command in _STARTTLS[protocol]:
        wire.send(command)
        _read_until(wire, last)


def _read_until(wire: Wire, last: re.Pattern[bytes]) -> None:
    for _ in range(MAX_LINES):
        if last.match(wire.read_line()):
            return
    raise WireError("garbage")
