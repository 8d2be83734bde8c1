"""Accounts of Evolution (`*.source`) and of GNOME Online Accounts (`accounts.conf`)."""

from __future__ import annotations

import re
from collections.abc import Mapping

from tray_app.discovery.candidate import MAX_NAME, Candidate, receiver, sender
from tray_app.discovery.ini import Sections, read_ini
from tray_app.model.account import Security, Send

_PROTOCOLS = {"imapx": "imap", "imap": "imap", "pop": "pop3"}
_SECURITY = {"ssl-on-alternate-port": Security.TLS, "starttls-on-standard-port": Security.STARTTLS}
_BROWSER = ("oauth2", "google", "outlook", "yahoo")
_Section = Mapping[str, str]


def read_evolution(files: Mapping[str, bytes]) -> tuple[Candidate, ...]:
    """The enabled mail accounts; `files` maps the name of each `.source` file, without its ending, to its bytes."""
    sources = {uid: read_ini(body) for uid, body in files.items()}
    found = (_candidate(source, sources) for _uid, source in sorted(sources.items()))
    return tuple(candidate for candidate in found if candidate is not None)


def _candidate(source: Sections, sources: Mapping[str, Sections]) -> Candidate | None:
    account = source.get("Mail Account", {})
    protocol = _PROTOCOLS.get(account.get("BackendName", ""))
    if protocol is None or source.get("Data Source", {}).get("Enabled") == "false":
        return None
    identity = sources.get(account.get("IdentityUid", ""), {})
    login = source.get("Authentication", {})
    address = identity.get("Mail Identity", {}).get("Address", "") or login.get("User", "")
    name = source.get("Data Source", {}).get("DisplayName", "")
    return Candidate(
        address=address,
        name="" if name == address else name[:MAX_NAME],
        username=login.get("User", ""),
        receive=receiver(protocol, login.get("Host", ""), login.get("Port", ""), _security(source)),
        send=_send(sources.get(identity.get("Mail Submission", {}).get("TransportUid", ""), {})),
        wants_browser=any(word in login.get("Method", "").lower() for word in _BROWSER),
    )


def _send(transport: Sections) -> Send | None:
    place = transport.get("Authentication", {})
    return sender(place.get("Host", ""), place.get("Port", ""), _security(transport))


def _security(source: Sections) -> Security:
    return _SECURITY.get(source.get("Security", {}).get("Method", ""), Security.PLAIN)


def read_online_accounts(body: bytes) -> tuple[Candidate, ...]:
    """The accounts whose mail is switched on; the servers of big providers the catalogue knows."""
    accounts = (section for name, section in read_ini(body).items() if name.startswith("Account "))
    return tuple(_online(account) for account in accounts if _has_mail(account))


def _has_mail(account: _Section) -> bool:
    """Accounts of mail alone have one switch, those of several services one for each."""
    return "false" not in (account.get("MailEnabled"), account.get("Enabled"))


def _online(account: _Section) -> Candidate:
    address = account.get("EmailAddress") or account.get("PresentationIdentity") or account.get("Identity", "")
    return Candidate(
        address=address,
        username=account.get("ImapUserName", ""),
        receive=receiver("imap", *_online_place(account, "Imap")),
        send=sender(*_online_place(account, "Smtp")),
        wants_browser=account.get("Provider", "") in ("google", "ms365", "ms_graph", "windows_live"),
    )


def _online_place(account: _Section, service: str) -> tuple[str, str, Security]:
    """Host, port or an empty text, security: a port other than the usual one stands with the host."""
    place = account.get(f"{service}Host", "")
    host, _, port = place.rpartition(":") if re.search(r"[^:]:\d+$", place) else (place, "", "")
    return host.strip("[]"), port, _online_security(account, service)


def _online_security(account: _Section, service: str) -> Security:
    if account.get(f"{service}UseSsl") == "true":
        return Security.TLS
    return Security.STARTTLS if account.get(f"{service}UseTls") == "true" else Security.PLAIN
