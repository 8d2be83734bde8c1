"""Receive over POP3: greeting, CAPA, TLS, and for a deep probe one login, STAT and QUIT. Nothing is fetched."""

from __future__ import annotations

import base64
import binascii

from tray_app.model.account import Security
from tray_app.model.result import Phase
from tray_app.net.wire import HIDDEN, Wire, WireError, text_of
from tray_app.probes import login
from tray_app.probes.failures import server_reason
from tray_app.probes.sasl import Mechanism
from tray_app.probes.visit import RefusalError, Visit, say_goodbye

MAX_CAPABILITIES = 100
MAX_CHALLENGES = 5


def probe(visit: Visit) -> None:
    """The whole conversation."""
    receive = visit.request.account.receive
    assert receive is not None, "no receive server to probe"
    wire = visit.open(receive.host, receive.port, receive.security)
    visit.enter(Phase.GREETING)
    visit.server_text = _expect_ok(visit, wire)
    offers = _capabilities(visit, wire)
    if receive.security is Security.STARTTLS:
        visit.enter(Phase.TLS)
        if "STLS" not in offers:
            raise RefusalError(login.unencrypted_reason(visit.request), visit.server_text)
        _command(visit, wire, b"STLS")
        visit.start_tls(receive.host)
        visit.enter(login.phase_after_tls(visit.request))
        offers = _capabilities(visit, wire) if visit.request.logs_in else offers
    if visit.request.logs_in:
        _log_in(visit, wire, offers)
        visit.enter(Phase.USE)
        _command(visit, wire, b"STAT")
    say_goodbye(wire)


def _capabilities(visit: Visit, wire: Wire) -> dict[str, str]:
    """What the server offers (RFC 2449): keyword to parameters; nothing if it does not know the question."""
    wire.send(b"CAPA\r\n")
    if not _reply(visit, wire).startswith("+OK"):
        return {}
    offers: dict[str, str] = {}
    for _ in range(MAX_CAPABILITIES):
        line = text_of(wire.read_line())
        if line == ".":
            return offers
        keyword, _space, parameters = line.partition(" ")
        offers[keyword.upper()] = parameters
    raise WireError("endless_reply")


def _log_in(visit: Visit, wire: Wire, offers: dict[str, str]) -> None:
    visit.enter(Phase.LOGIN)
    login.refuse_in_the_clear(visit, wire)
    request = visit.request
    chosen = login.mechanism(request, offers.get("SASL", "").split(), command_exists=True)
    if chosen is not None:
        _log_in_by(visit, wire, chosen)
        return
    _command(visit, wire, b"USER " + request.account.login_name.encode(), f"USER {HIDDEN}")
    _command(visit, wire, b"PASS " + request.secret.encode(), f"PASS {HIDDEN}")


def _log_in_by(visit: Visit, wire: Wire, chosen: Mechanism) -> None:
    """RFC 5034; the first answer waits for the server's go-ahead, which every server understands."""
    waiting = [chosen.initial] if chosen.initial is not None else []
    wire.send(b"AUTH " + chosen.name.encode() + b"\r\n")
    for _ in range(MAX_CHALLENGES):
        reply = _reply(visit, wire)
        if not reply.startswith("+ ") and reply != "+":
            break
        answer = waiting.pop() if waiting else chosen.answer(_challenge(reply))
        wire.send(base64.b64encode(answer) + b"\r\n", HIDDEN)
    if not reply.startswith("+OK"):
        raise _refused(visit, reply)


def _challenge(reply: str) -> bytes:
    try:
        return base64.b64decode(reply[1:].strip())
    except (binascii.Error, ValueError):
        return b""


def _command(visit: Visit, wire: Wire, command: bytes, shown: str | None = None) -> str:
    wire.send(command + b"\r\n", shown)
    return _expect_ok(visit, wire)


def _expect_ok(visit: Visit, wire: Wire) -> str:
    reply = _reply(visit, wire)
    if not reply.startswith("+OK"):
        raise _refused(visit, reply)
    return reply


def _refused(visit: Visit, reply: str) -> RefusalError:
    return RefusalError(server_reason("pop3", visit.phase, reply), reply)


def _reply(visit: Visit, wire: Wire) -> str:
    """The next status line; anything that is none ends the probe."""
    reply = text_of(wire.read_line())
    if reply.startswith(("+OK", "-ERR", "+ ")) or reply == "+":
        return reply
    raise visit.garbage(reply, "pop3")
