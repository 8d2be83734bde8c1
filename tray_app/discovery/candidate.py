"""An account that another mail program knows, as far as its settings tell. Passwords are never looked at."""

from __future__ import annotations

from dataclasses import dataclass, replace

from tray_app.discovery.address import AddressError, parse_address
from tray_app.discovery.catalogue import found_in_catalogue, provider_for, provider_of_server
from tray_app.model.account import USUAL_PORTS, Page, Receive, Security, Send
from tray_app.model.provider import Found, FoundIn, LoginKind

MAX_PORT = 65535
MAX_NAME = 40


@dataclass(frozen=True, slots=True)
class Candidate:
    """One account of another program."""

    address: str
    name: str = ""
    username: str = ""
    receive: Receive | None = None
    send: Send | None = None
    contacts: Page | None = None
    wants_browser: bool = False
    """It logs in with OAuth2 there."""


def receiver(protocol: str, host: str, port: str | int, security: Security) -> Receive | None:
    """The place mail is fetched from; None if `host` is none."""
    return Receive(host, _port(port, protocol, security), security, protocol) if _is_host(host) else None


def sender(host: str, port: str | int, security: Security) -> Send | None:
    """The place mail is handed to; None if `host` is none."""
    return Send(host, _port(port, "smtp", security), security) if _is_host(host) else None


def as_found(candidate: Candidate) -> Found | None:
    """The candidate with what the catalogue adds; None if it has no address or no servers."""
    try:
        address = parse_address(candidate.address)
    except AddressError:
        return None
    provider = provider_for(address.domain)
    if provider is None and candidate.receive is not None:
        provider = provider_of_server(candidate.receive.host)
    known = found_in_catalogue(provider, address.text) if provider else Found(address.text)
    found = replace(
        known,
        found_in=known.found_in if provider else FoundIn.AUTOCONFIG,
        username=_username(candidate, known),
        receive=candidate.receive or known.receive,
        send=candidate.send or known.send,
        contacts=candidate.contacts or known.contacts,
        login=LoginKind.OAUTH2 if candidate.wants_browser else known.login,
    )
    return found if found.receive is not None else None


def _username(candidate: Candidate, known: Found) -> str:
    name = candidate.username or known.username
    return "" if name == candidate.address else name


def _port(told: str | int, protocol: str, security: Security) -> int:
    text = str(told)
    number = int(text) if text.isascii() and text.isdigit() and len(text) <= len(str(MAX_PORT)) else 0
    return number if 0 < number <= MAX_PORT else USUAL_PORTS[(protocol, security)]


def _is_host(host: str) -> bool:
    return 0 < len(host) <= 253 and host.isprintable() and not any(c in host for c in " /@?#")
