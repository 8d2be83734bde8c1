"""Accounts of Geary (`account_NN/geary.ini`)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tray_app.discovery.candidate import MAX_NAME, Candidate, receiver, sender
from tray_app.discovery.ini import read_ini
from tray_app.model.account import Security

_SECURITY = {"transport": Security.TLS, "start-tls": Security.STARTTLS}
_BROWSER = ("gmail", "outlook")
_ADDRESS = re.compile(r"[^\s<>;,\"]+@[^\s<>;,\"]+")


def read_geary(body: bytes) -> Candidate | None:
    """The account of one file; None if it names no address. Known providers' servers are not written down there."""
    told = read_ini(body)
    account, incoming, outgoing = (told.get(name, {}) for name in ("Account", "Incoming", "Outgoing"))
    address = _ADDRESS.search(account.get("sender_mailboxes", "") or incoming.get("login", ""))
    if address is None:
        return None
    return Candidate(
        address=address[0],
        name=account.get("label", "")[:MAX_NAME] if account.get("label") != address[0] else "",
        username=incoming.get("login", ""),
        receive=receiver("imap", incoming.get("host", ""), incoming.get("port", ""), _security(incoming)),
        send=sender(outgoing.get("host", ""), outgoing.get("port", ""), _security(outgoing)),
        wants_browser=account.get("service_provider", "") in _BROWSER,
    )


def _security(place: Mapping[str, str]) -> Security:
    return _SECURITY.get(place.get("transport_security", ""), Security.PLAIN)
