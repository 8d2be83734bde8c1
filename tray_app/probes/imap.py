"""Receive over IMAP: a light probe is in `imap_light`; a deep one logs in, opens the inbox unchanged, asks the quota.

imapclient speaks the protocol on a connection of ours. Its exceptions are never looked at: the same class stands
for a wrong password, a maintenance notice and a dropped connection. The server's own lines decide.
"""

from __future__ import annotations

import imaplib
import re
from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from tray_app.model.account import Receive, Security
from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.result import Phase
from tray_app.net.wire import Wire, WireError
from tray_app.probes import imap_light, login
from tray_app.probes.failures import garbage_reason, server_reason, silent
from tray_app.probes.visit import GOODBYE_S, RefusalError, Visit

if TYPE_CHECKING:
    from tray_app.probes.imap_client import WireClient

_T = TypeVar("_T")
_GREETING = re.compile(r"\* (OK|PREAUTH|BYE)\b", re.IGNORECASE)
_REFUSAL = re.compile(r"(?:[A-P]+\d+ (NO|BAD)\b|\* BYE\b)", re.IGNORECASE)
_ALERT = re.compile(r"\* (OK|NO|BAD) \[ALERT\]", re.IGNORECASE)
_TAG = re.compile(r"^[A-P]+\d+ ")
_FULL = 1.0
"""From this share on a quota is used up."""
_LIBRARY_STUMBLES = (imaplib.IMAP4.error, ValueError, LookupError, TypeError, AttributeError, AssertionError)
"""What imaplib and imapclient raise for lines that are not IMAP; bugs of ours show in the tests with good servers."""


def probe(visit: Visit) -> None:
    """The whole conversation."""
    receive = visit.request.account.receive
    assert receive is not None, "no receive server to probe"
    wire = visit.open(receive.host, receive.port, receive.security)
    if not visit.request.logs_in:
        imap_light.probe(visit, wire, receive)
        return
    client = _greet(visit, wire, receive)
    _log_in(visit, wire, client)
    _use(visit, wire, client)
    _say_goodbye(wire, client)


def _greet(visit: Visit, wire: Wire, receive: Receive) -> WireClient:
    from tray_app.probes.imap_client import WireClient

    visit.enter(Phase.GREETING)
    client = _ask(visit, wire, lambda: WireClient(wire, receive.host))
    visit.server_text = wire.heard(Phase.GREETING)[0]
    if receive.security is Security.STARTTLS:
        _start_tls(visit, wire, client, receive.host)
    return client


def _start_tls(visit: Visit, wire: Wire, client: WireClient, host: str) -> None:
    visit.enter(Phase.TLS)
    if client.talk.state != "NONAUTH" or not client.has_capability("STARTTLS"):
        raise RefusalError(login.unencrypted_reason(visit.request), visit.server_text)
    _ask(visit, wire, client.ask_for_tls)
    visit.start_tls(host)
    visit.enter(Phase.GREETING)
    _ask(visit, wire, client.ask_capabilities)


def _log_in(visit: Visit, wire: Wire, client: WireClient) -> None:
    visit.enter(Phase.LOGIN)
    login.refuse_in_the_clear(visit, wire)
    if client.talk.state != "AUTH":  # after PREAUTH there is nothing to log in to
        offered = {str(name).upper() for name in client.capability_words()}
        mechanisms = [name.removeprefix("AUTH=") for name in offered if name.startswith("AUTH=")]
        request = visit.request
        chosen = login.mechanism(request, mechanisms, command_exists="LOGINDISABLED" not in offered)
        user = request.account.login_name
        if chosen is None:
            _ask(visit, wire, lambda: client.log_in_by_command(user, request.secret))
        else:
            _ask(visit, wire, lambda: client.log_in_by(chosen))
    alert = next((line for line in wire.heard(Phase.LOGIN) if _ALERT.match(line)), "")
    visit.server_text = alert or visit.server_text


def _use(visit: Visit, wire: Wire, client: WireClient) -> None:
    visit.enter(Phase.USE)
    if client.has_capability("ID"):
        _ask(visit, wire, client.introduce)
    _ask(visit, wire, client.examine_inbox)
    if client.has_capability("QUOTA"):
        _check_quota(wire, client)


def _check_quota(wire: Wire, client: WireClient) -> None:
    """RFC 9208: EXAMINE works on a full mailbox, so it has to be asked. A refusal to tell is no failure."""
    try:
        shares = client.quota_shares()
    except _LIBRARY_STUMBLES:
        _raise_if_broken(wire)
        return
    resource = next((name for name, share in shares.items() if share >= _FULL), None)
    if resource is not None:
        quote = next((line for line in wire.heard(Phase.USE) if line.upper().startswith("* QUOTA ")), "")
        raise RefusalError(Reason(Failure.QUOTA, "overquota", Origin.ACCOUNT, quote=quote))


def _ask(visit: Visit, wire: Wire, command: Callable[[], _T]) -> _T:
    """The command's answer; whatever goes wrong is judged by the server's lines, not by the exception."""
    before = len(wire.transcript)
    try:
        return command()
    except _LIBRARY_STUMBLES:
        lines = [line.text for line in wire.transcript[before:] if not line.sent]
        _refuse(visit, lines)
        _raise_if_broken(wire)
        if visit.phase is Phase.GREETING and lines:
            raise RefusalError(garbage_reason(lines[0], "imap"), lines[0] if wire.is_protected else "") from None
        raise RefusalError(silent("garbage"), visit.server_text) from None
    except (OSError, WireError):
        _refuse(visit, [line.text for line in wire.transcript[before:] if not line.sent])
        raise


def _refuse(visit: Visit, lines: list[str]) -> None:
    """Raises RefusalError if one of `lines` is a refusal in words; alerts go with it (RFC 9051: show them)."""
    refusals = [line for line in lines if _REFUSAL.match(line)]
    if not refusals:
        return
    said = [refusals[-1], *(line for line in lines if _ALERT.match(line))]
    reply = "\n".join(_TAG.sub("", line) for line in said)
    raise RefusalError(server_reason("imap", visit.phase, reply), reply) from None


def _raise_if_broken(wire: Wire) -> None:
    if wire.broken is not None:
        raise wire.broken


def _say_goodbye(wire: Wire, client: WireClient) -> None:
    wire.hurry(GOODBYE_S)
    try:
        client.logout()
    except (*_LIBRARY_STUMBLES, OSError, WireError):
        return  # all that was asked for has worked; how the server says goodbye changes nothing
