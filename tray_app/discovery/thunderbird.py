"""Accounts of Thunderbird, from what its `prefs.js` says. Its passwords (`logins.json`) are not ours to read.

The files are read, never locked or written, so a running Thunderbird does not matter.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tray_app.discovery.autoconfig import is_https
from tray_app.discovery.candidate import MAX_NAME, Candidate, receiver, sender
from tray_app.discovery.prefs import Prefs, read_prefs
from tray_app.model.account import Page, Receive, Security, Send

_SECURITY = {0: Security.PLAIN, 1: Security.STARTTLS, 2: Security.STARTTLS, 3: Security.TLS}
_OAUTH2 = 10
_PROTOCOLS = ("imap", "pop3")
_BOOKS = "ldap_2.servers."


def read_thunderbird(body: bytes) -> tuple[Candidate, ...]:
    """The mail accounts of one profile, in Thunderbird's order."""
    prefs = read_prefs(body)
    books = dict(_address_books(prefs))
    found = (_candidate(prefs, account, books) for account in _accounts(prefs))
    return tuple(candidate for candidate in found if candidate is not None)


def _accounts(prefs: Prefs) -> list[str]:
    """The names of the accounts; without the list (a file cut off) all whose server is named."""
    listed = _names(prefs, "mail.accountmanager.accounts")
    named = [key.split(".")[2] for key in prefs if key.startswith("mail.account.") and key.endswith(".server")]
    return listed or named


def _candidate(prefs: Prefs, account: str, books: Mapping[str, Page]) -> Candidate | None:
    place = f"mail.server.{_text(prefs, f'mail.account.{account}.server')}"
    protocol = _text(prefs, f"{place}.type")
    if protocol not in _PROTOCOLS:
        return None
    receive = _receive(prefs, place, protocol)
    identity = next(iter(_names(prefs, f"mail.account.{account}.identities")), "")
    username = _text(prefs, f"{place}.realuserName") or _text(prefs, f"{place}.userName")
    address = _text(prefs, f"mail.identity.{identity}.useremail") or username
    return Candidate(
        address=address,
        name=_name(prefs, place, address),
        username=username,
        receive=receive,
        send=_send(prefs, identity),
        contacts=books.get(address.casefold()) or books.get(username.casefold()),
        wants_browser=prefs.get(f"{place}.authMethod") == _OAUTH2,
    )


def _receive(prefs: Prefs, place: str, protocol: str) -> Receive | None:
    # Old versions kept the first name and wrote a changed one beside it.
    host = _text(prefs, f"{place}.realhostname") or _text(prefs, f"{place}.hostname")
    return receiver(protocol, host, _number(prefs, f"{place}.port"), _security(prefs, f"{place}.socketType"))


def _send(prefs: Prefs, identity: str) -> Send | None:
    servers = _names(prefs, "mail.smtpservers")
    name = _text(prefs, f"mail.identity.{identity}.smtpServer") or _text(prefs, "mail.smtp.defaultserver")
    place = f"mail.smtpserver.{name or next(iter(servers), '')}"
    host = _text(prefs, f"{place}.hostname")
    return sender(host, _number(prefs, f"{place}.port"), _security(prefs, f"{place}.try_ssl"))


def _name(prefs: Prefs, place: str, address: str) -> str:
    name = _text(prefs, f"{place}.name")
    return "" if name == address else name[:MAX_NAME]


def _address_books(prefs: Prefs) -> Iterator[tuple[str, Page]]:
    """User name to address book, for those that are synchronised."""
    for key in prefs:
        if key.startswith(_BOOKS) and key.endswith(".carddav.username"):
            url = _text(prefs, f"{key.removesuffix('.username')}.url")
            if is_https(url):
                yield _text(prefs, key).casefold(), Page(url)


def _security(prefs: Prefs, key: str) -> Security:
    value = prefs.get(key)
    return _SECURITY.get(value, Security.PLAIN) if isinstance(value, int) else Security.PLAIN


def _names(prefs: Prefs, key: str) -> list[str]:
    return list(dict.fromkeys(name for name in map(str.strip, _text(prefs, key).split(",")) if name))


def _text(prefs: Prefs, key: str) -> str:
    value = prefs.get(key, "")
    return value.strip() if isinstance(value, str) else ""


def _number(prefs: Prefs, key: str) -> int:
    value = prefs.get(key, 0)
    return value if isinstance(value, int) else 0
