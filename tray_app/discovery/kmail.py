"""Accounts of KMail: the servers for fetching (Akonadi's resources), for sending (`mailtransports`), the identities."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tray_app.discovery.candidate import Candidate, receiver, sender
from tray_app.discovery.ini import Sections, read_ini
from tray_app.model.account import Security, Send

_SAFETY = {"SSL": Security.TLS, "TLS": Security.STARTTLS, "STARTTLS": Security.STARTTLS}
_Section = Mapping[str, str]


def read_kmail(resources: Iterable[bytes], transports: bytes, identities: bytes) -> tuple[Candidate, ...]:
    """One candidate for each resource that fetches mail."""
    sending, people = read_ini(transports), _people(read_ini(identities))
    found = (_candidate(read_ini(body), sending, people) for body in resources)
    return tuple(candidate for candidate in found if candidate is not None)


def _candidate(resource: Sections, sending: Sections, people: list[_Section]) -> Candidate | None:
    imap = resource.get("network", {})
    pop = {key.lower(): value for key, value in resource.get("General", {}).items()}
    username = imap.get("UserName") or pop.get("login", "")
    person = _person(username, people)
    if host := imap.get("ImapServer", ""):
        receive = receiver("imap", host, imap.get("ImapPort", ""), _safety(imap.get("Safety", "")))
    else:
        security = _pop_security(pop)
        receive = receiver("pop3", pop.get("host", ""), pop.get("port", ""), security)
    if receive is None:
        return None
    address = person.get("Email Address", "") or username
    return Candidate(address, username=username, receive=receive, send=_send(sending, person, username))


def _people(identities: Sections) -> list[_Section]:
    return [section for name, section in identities.items() if name.startswith("Identity")]


def _person(username: str, people: list[_Section]) -> _Section:
    """Whose address the user name is; else whose address begins with it; else the only one there is."""
    for person in people:
        address = person.get("Email Address", "")
        if username.casefold() in (address.casefold(), address.partition("@")[0].casefold()):
            return person
    return people[0] if len(people) == 1 and "@" not in username else {}


def _send(sending: Sections, person: _Section, username: str) -> Send | None:
    chosen = sending.get(f"Transport {person.get('Transport', '')}")
    own = [s for s in sending.values() if s.get("host") and s.get("user", "") == username]
    default = sending.get(f"Transport {sending.get('General', {}).get('default-transport', '')}")
    place = chosen or next(iter(own), None) or default or {}
    return sender(place.get("host", ""), place.get("port", ""), _safety(place.get("encryption", "")))


def _safety(word: str) -> Security:
    return _SAFETY.get(word.upper(), Security.PLAIN)


def _pop_security(pop: _Section) -> Security:
    if pop.get("usessl") == "true":
        return Security.TLS
    return Security.STARTTLS if pop.get("usetls") == "true" else Security.PLAIN
