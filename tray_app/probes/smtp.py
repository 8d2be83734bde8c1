"""Send over SMTP submission: greeting, EHLO, TLS, and for a deep probe exactly one AUTH, then QUIT. No mail is sent.

Our own reader of RFC 5321 replies, because the server's words are wanted at every step (docs/decisions/0002).
"""

from __future__ import annotations

import base64
import binascii
import re
from dataclasses import dataclass

from tray_app.model.account import Security, Send
from tray_app.model.result import Phase
from tray_app.net.wire import HIDDEN, Wire, WireError, text_of
from tray_app.probes import login
from tray_app.probes.failures import server_reason
from tray_app.probes.sasl import Mechanism
from tray_app.probes.visit import RefusalError, Visit, say_goodbye

NAME = b"[127.0.0.1]"
"""What we call ourselves: computers' own names may hold umlauts or underscores, which servers refuse."""
MAX_REPLY_LINES = 100
MAX_CHALLENGES = 5
_REPLY_LINE = re.compile(rb"(\d{3})([ -]|\r?\n)(.*)", re.DOTALL)
_READY, _GO_ON, _DONE, _LOGGED_IN = 220, 334, 250, 235


@dataclass(frozen=True, slots=True)
class Reply:
    """One reply; `text` has all its lines as they came."""

    code: int
    text: str
    words: tuple[str, ...]
    """The lines without their codes."""


def probe(visit: Visit) -> None:
    """The whole conversation."""
    say_goodbye(enter(visit))


def enter(visit: Visit) -> Wire:
    """The conversation up to the login, where one is wanted."""
    send = visit.request.account.send
    assert send is not None, "no submission server to probe"
    wire = visit.open(send.host, send.port, send.security)
    visit.enter(Phase.GREETING)
    visit.server_text = expect(visit, wire, _READY).text
    offers = _hello(visit, wire)
    if send.security is Security.STARTTLS:
        offers = _start_tls(visit, wire, send, offers)
    if visit.request.logs_in:
        _log_in(visit, wire, offers)
    return wire


def _hello(visit: Visit, wire: Wire) -> dict[str, str]:
    """What the server offers: keyword to parameters."""
    wire.send(b"EHLO " + NAME + b"\r\n")
    words = expect(visit, wire, _DONE).words[1:]
    pairs = [line.replace("=", " ", 1).partition(" ") for line in words]
    return {keyword.upper(): parameters for keyword, _space, parameters in pairs}


def _start_tls(visit: Visit, wire: Wire, send: Send, offers: dict[str, str]) -> dict[str, str]:
    visit.enter(Phase.TLS)
    if "STARTTLS" not in offers:
        raise RefusalError(login.unencrypted_reason(visit.request), visit.server_text)
    wire.send(b"STARTTLS\r\n")
    expect(visit, wire, _READY)
    visit.start_tls(send.host)
    visit.enter(login.phase_after_tls(visit.request))
    return _hello(visit, wire) if visit.request.logs_in else {}


def _log_in(visit: Visit, wire: Wire, offers: dict[str, str]) -> None:
    visit.enter(Phase.LOGIN)
    login.refuse_in_the_clear(visit, wire)
    chosen = login.mechanism(visit.request, offers.get("AUTH", "").split(), command_exists=False)
    assert chosen is not None, "SMTP has no login but AUTH"
    wire.send(*_auth_command(chosen))
    for _ in range(MAX_CHALLENGES):
        reply = _read_reply(visit, wire)
        if reply.code != _GO_ON:
            break
        wire.send(base64.b64encode(chosen.answer(_challenge(reply))) + b"\r\n", HIDDEN)
    if reply.code != _LOGGED_IN:
        raise _refused(visit, reply)
    visit.enter(Phase.USE)


def _auth_command(chosen: Mechanism) -> tuple[bytes, str]:
    initial = b"" if chosen.initial is None else b" " + (base64.b64encode(chosen.initial) or b"=")
    return b"AUTH " + chosen.name.encode() + initial + b"\r\n", f"AUTH {chosen.name} {HIDDEN}"


def _challenge(reply: Reply) -> bytes:
    try:
        return base64.b64decode(reply.words[-1])
    except (binascii.Error, ValueError):
        return b""


def expect(visit: Visit, wire: Wire, *codes: int) -> Reply:
    """The next reply, which has to be one of these; any other ends the conversation."""
    reply = _read_reply(visit, wire)
    if reply.code not in codes:
        raise _refused(visit, reply)
    return reply


def _refused(visit: Visit, reply: Reply) -> RefusalError:
    return RefusalError(server_reason("smtp", visit.phase, reply.text), reply.text)


def _read_reply(visit: Visit, wire: Wire) -> Reply:
    lines: list[str] = []
    words: list[str] = []
    while len(lines) < MAX_REPLY_LINES:
        raw = wire.read_line()
        parts = _REPLY_LINE.fullmatch(raw)
        if parts is None:
            raise visit.garbage(text_of(raw), "smtp")
        lines.append(text_of(raw))
        words.append(text_of(parts[3]))
        if parts[2] != b"-":
            return Reply(int(parts[1]), "\n".join(lines), tuple(words))
    raise WireError("endless_reply")
