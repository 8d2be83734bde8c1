"""What the domain says of itself in the DNS: service records (RFC 6186, 8314, 6764) and its mail servers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TypeVar

from tray_app.discovery.address import Address, ascii_name
from tray_app.discovery.catalogue import found_in_catalogue, provider_of_mx
from tray_app.discovery.network import Network, Service
from tray_app.model.account import Page, Receive, Security, Send
from tray_app.model.provider import Found, FoundIn
from tray_app.net.deadline import Deadline

_RECEIVE = (
    ("_imaps", Security.TLS, "imap"),
    ("_imap", Security.STARTTLS, "imap"),
    ("_pop3s", Security.TLS, "pop3"),
    ("_pop3", Security.STARTTLS, "pop3"),
)
_SEND = (("_submissions", Security.TLS), ("_submission", Security.STARTTLS))
_HTTPS = 443
_Place = TypeVar("_Place", Receive, Send)


def from_services(address: Address, network: Network, deadline: Deadline) -> Found | None:
    """The places that the service records name; encrypted from the start is better than later."""

    def first(names: tuple[tuple[str, Callable[[Service], _Place]], ...]) -> _Place | None:
        for name, make in names:
            for service in network.services(f"{name}._tcp.{address.domain}", deadline):
                if ascii_name(service.host) and service.port:
                    return make(service)
        return None

    receive = first(tuple((name, _receiver(security, protocol)) for name, security, protocol in _RECEIVE))
    if receive is None:
        return None
    send = first(tuple((name, _sender(security)) for name, security in _SEND))
    return Found(address.text, found_in=FoundIn.SRV, receive=receive, send=send)


def _receiver(security: Security, protocol: str) -> Callable[[Service], Receive]:
    return lambda service: Receive(service.host, service.port, security, protocol)


def _sender(security: Security) -> Callable[[Service], Send]:
    return lambda service: Send(service.host, service.port, security)


def address_book(domain: str, network: Network, deadline: Deadline) -> Page | None:
    """The address book of RFC 6764: host from the SRV record, path from the TXT record."""
    name = f"_carddavs._tcp.{domain}"
    service = next(iter(network.services(name, deadline)), None)
    if service is None or not ascii_name(service.host):
        return None
    told = (text.removeprefix("path=") for text in network.texts(name, deadline) if text.startswith("path=/"))
    path = next((path for path in told if path.isascii() and path.isprintable() and " " not in path), "")
    port = "" if service.port == _HTTPS else f":{service.port}"
    return Page(f"https://{service.host}{port}{path or '/.well-known/carddav'}")


def from_mail_servers(address: Address, network: Network, deadline: Deadline) -> Found | None:
    """The provider whose servers take the domain's mail."""
    for host in network.mail_servers(address.domain, deadline):
        provider = provider_of_mx(host)
        if provider is None:
            continue
        known = replace(found_in_catalogue(provider, address.text), found_in=FoundIn.MX, username="")
        if known.receive is not None:
            return known
        own = Receive(host), Send(host, 465, Security.TLS)
        if provider.host_is_mx and all(network.greets(place, deadline) for place in own):
            return replace(known, receive=own[0], send=own[1])
    return None
