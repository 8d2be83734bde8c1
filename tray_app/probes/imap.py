"""Receive over IMAP: greeting and goodbye; a deep probe logs in, opens the inbox unchanged, asks the quota."""

from __future__ import annotations

import re

from tray_app import __version__
from tray_app.model.account import Security
from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.result import Phase
from tray_app.net.wire import MAX_TEXT, Wire
from tray_app.probes import login
from tray_app.probes.imap_talk import Answer, ImapTalk
from tray_app.probes.visit import RefusalError, Visit

ID = f'ID ("name" "Mailampel" "version" "{__version__}")'
"""RFC 2971: some providers want to know who is there before they open a mailbox."""


def probe(visit: Visit) -> None:
    """The whole conversation."""
    talk = _greeted(visit)
    if not visit.request.logs_in:
        talk.say_goodbye(*_missing(talk))
        return
    _enter(visit, talk)
    if "QUOTA" in talk.capabilities:
        _check_quota(talk.ask("GETQUOTAROOT INBOX")[0])
    talk.say_goodbye()


def open_inbox(visit: Visit) -> ImapTalk:
    """A conversation that has come as far as the inbox, opened unchanged; the request has to have a secret."""
    assert visit.request.logs_in, "nothing to log in with"
    talk = _greeted(visit)
    _enter(visit, talk)
    return talk


def _greeted(visit: Visit) -> ImapTalk:
    receive = visit.request.account.receive
    assert receive is not None, "no receive server to probe"
    wire = visit.open(receive.host, receive.port, receive.security)
    talk = ImapTalk(visit, wire)
    visit.enter(Phase.GREETING)
    visit.server_text = talk.greet()
    if receive.security is Security.STARTTLS:
        _start_tls(visit, talk, receive.host)
    return talk


def _enter(visit: Visit, talk: ImapTalk) -> None:
    assert visit.wire is not None, "no connection"
    talk.must(*_missing(talk))
    known = talk.capabilities
    _log_in(visit, visit.wire, talk)
    _use(visit, talk, known | talk.capabilities)


def _missing(talk: ImapTalk) -> list[str]:
    """The question for capabilities, unless the server told them unasked."""
    return [] if talk.capabilities else ["CAPABILITY"]


def _start_tls(visit: Visit, talk: ImapTalk, host: str) -> None:
    visit.enter(Phase.TLS)
    talk.must(*_missing(talk))
    if talk.is_logged_in or "STARTTLS" not in talk.capabilities:
        raise RefusalError(login.unencrypted_reason(visit.request), visit.server_text)
    talk.must("STARTTLS")
    talk.forget_capabilities()
    visit.start_tls(host)
    visit.enter(login.phase_after_tls(visit.request))


def _log_in(visit: Visit, wire: Wire, talk: ImapTalk) -> None:
    visit.enter(Phase.LOGIN)
    login.refuse_in_the_clear(visit, wire)
    if talk.is_logged_in:
        return  # after PREAUTH there is nothing to log in to
    request = visit.request
    offered = [word.removeprefix("AUTH=") for word in talk.capabilities if word.startswith("AUTH=")]
    chosen = login.mechanism(request, offered, command_exists="LOGINDISABLED" not in talk.capabilities)
    if chosen is None:
        answer = talk.log_in(request.account.login_name, request.secret)
    else:
        answer = talk.authenticate(chosen)
    visit.server_text = next(iter(answer.alerts), visit.server_text)


def _use(visit: Visit, talk: ImapTalk, known: frozenset[str]) -> None:
    """EXAMINE, because SELECT would take the "recent" marks away from the user's own program."""
    visit.enter(Phase.USE)
    polite = [ID] if "ID" in known else []
    inbox = talk.insist(talk.ask(*_missing(talk), *polite, "EXAMINE INBOX")[-1])
    visit.uid_next, visit.uid_validity = number(inbox, "UIDNEXT"), number(inbox, "UIDVALIDITY")


def searched(answer: Answer) -> list[int]:
    """The numbers in `* SEARCH 2 84 882`; the last of a line that was cut off is left out."""
    if not answer.ok:
        return []
    lines = [line for line in answer.untagged if line.upper().startswith("* SEARCH")]
    words = [line.split()[2 : -1 if len(line) >= MAX_TEXT else None] for line in lines]
    return [int(word) for each in words for word in each if word.isascii() and word.isdigit() and len(word) <= 10]


def number(answer: Answer, name: str) -> int | None:
    """The number in `* OK [UIDNEXT 4392] Predicted next UID`; UIDNEXT tells that mail arrived, never what."""
    found = (re.search(rf"\[{name} (\d{{1,10}})\]", line, re.IGNORECASE) for line in answer.untagged)
    return next((int(match[1]) for match in found if match), None)


def _check_quota(answer: Answer) -> None:
    """RFC 9208: EXAMINE works on a full mailbox, so it has to be asked. A refusal to tell is no failure."""
    for line in answer.untagged:
        if any(used >= limit > 0 for used, limit in quota_shares(line)):
            raise RefusalError(Reason(Failure.QUOTA, "overquota", Origin.ACCOUNT, quote=line))


def quota_shares(line: str) -> list[tuple[int, int]]:
    """Used and allowed units of each resource in `* QUOTA "" (STORAGE 10 512)`; none of any other line."""
    if not line.upper().startswith("* QUOTA "):
        return []
    from imapclient.exceptions import ProtocolError
    from imapclient.response_parser import parse_response

    try:
        *_, resources = parse_response([line.encode()])
    except (ProtocolError, ValueError):
        return []
    told = resources if isinstance(resources, tuple) else ()
    pairs = zip(told[1::3], told[2::3], strict=False)
    return [(used, limit) for used, limit in pairs if isinstance(used, int) and isinstance(limit, int)]
