"""The IMAP conversation of a light probe: greeting, capabilities, goodbye; with STARTTLS where it is wanted.

It happens ten times as often as a login, so it does without imapclient (4.5 MiB, and twice the time of the
connection itself): five kinds of lines are all there is to read.
"""

from __future__ import annotations

import re

from tray_app.model.account import Receive, Security
from tray_app.model.result import Phase
from tray_app.net.wire import Wire, WireError, text_of
from tray_app.probes import login
from tray_app.probes.failures import garbage_reason, server_reason
from tray_app.probes.visit import GOODBYE_S, RefusalError, Visit

MAX_LINES = 100
_GREETING = re.compile(r"\* (OK|PREAUTH)\b", re.IGNORECASE)
_BYE = re.compile(r"\* BYE\b", re.IGNORECASE)
_CAPABILITIES = re.compile(r"\* CAPABILITY (.*)", re.IGNORECASE)
_LITERAL = re.compile(r"\{(\d+)\}$")


def probe(visit: Visit, wire: Wire, receive: Receive) -> None:
    """The whole conversation on an open connection."""
    visit.enter(Phase.GREETING)
    visit.server_text = text_of(wire.read_line())
    if not _GREETING.match(visit.server_text):
        raise _not_greeted(visit.server_text, wire)
    if receive.security is Security.STARTTLS:
        _start_tls(visit, wire, receive.host)
    # Both commands travel together: nobody waits for the goodbye of a server that answered the first.
    wire.send(b"a CAPABILITY\r\nb LOGOUT\r\n")
    _answer(visit, wire, "a")
    _wait_for_goodbye(wire)


def _not_greeted(line: str, wire: Wire) -> RefusalError:
    if _BYE.match(line):
        return RefusalError(server_reason("imap", Phase.GREETING, line), line)
    return RefusalError(garbage_reason(line, "imap"), line if wire.is_protected else "")


def _start_tls(visit: Visit, wire: Wire, host: str) -> None:
    visit.enter(Phase.TLS)
    wire.send(b"s CAPABILITY\r\n")
    if "STARTTLS" not in _answer(visit, wire, "s") or visit.server_text.upper().startswith("* PREAUTH"):
        raise RefusalError(login.unencrypted_reason(visit.request), visit.server_text)
    wire.send(b"t STARTTLS\r\n")
    _answer(visit, wire, "t")
    visit.start_tls(host)
    visit.enter(Phase.GREETING)


def _answer(visit: Visit, wire: Wire, tag: str) -> set[str]:
    """Reads up to the reply tagged `tag`; the capabilities that came with it. Refused if it says no."""
    capabilities: set[str] = set()
    for _ in range(MAX_LINES):
        line = text_of(wire.read_line())
        if literal := _LITERAL.search(line):
            wire.read_exactly(int(literal[1]))
        if told := _CAPABILITIES.match(line):
            capabilities |= {word.upper() for word in told[1].split()}
        if line.upper().startswith(f"{tag.upper()} OK"):
            return capabilities
        if _BYE.match(line) or line.startswith(f"{tag} "):
            reply = line.removeprefix(f"{tag} ")
            raise RefusalError(server_reason("imap", visit.phase, reply), reply)
    raise WireError("endless_reply")


def _wait_for_goodbye(wire: Wire) -> None:
    wire.hurry(GOODBYE_S)
    try:
        while not wire.read_line().startswith(b"b "):
            pass
    except (OSError, WireError):
        return  # all that was asked for has worked; how the server says goodbye changes nothing
