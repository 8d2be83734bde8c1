"""From a mail address to its servers: the catalogue first, then whoever may know."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

from tray_app.discovery.address import parse_address
from tray_app.discovery.catalogue import Provider, found_in_catalogue, provider_for, provider_of_server
from tray_app.model.provider import Found, FoundIn, LoginKind
from tray_app.net.deadline import Deadline

if TYPE_CHECKING:
    from tray_app.discovery.network import Network

BUDGET_S = 8.0
_SURER = (FoundIn.AUTOCONFIG, FoundIn.ISPDB, FoundIn.SRV)
"""Who is believed rather than an entry of the catalogue that nobody has verified."""


def discover(text: str, *, network: Network | None, is_wanted: Callable[[], bool] = lambda: True) -> Found:
    """What is known of the address `text`, without a network by the catalogue alone. AddressError if it is none."""
    address = parse_address(text)
    provider = provider_for(address.domain)
    known = found_in_catalogue(provider, address.text) if provider else Found(address.text)
    if network is None or known.verified or (provider is not None and _is_settled(provider)):
        return known
    from tray_app.discovery.search import search

    found = search(address, network, Deadline.after(BUDGET_S), is_wanted)
    if found is None or (known.receive is not None and found.found_in not in _SURER):
        return known
    return _with_catalogue(found, provider)


def _is_settled(provider: Provider) -> bool:
    """Whether there is nothing to search for: no servers for mail programs, or some on this computer."""
    return provider.web_only or provider.login == LoginKind.BRIDGE


def has_places(found: Found) -> bool:
    """Whether there is anything to watch."""
    return found.found_in is not FoundIn.NOWHERE and any((found.receive, found.send, found.webmail, found.status))


def _with_catalogue(found: Found, provider: Provider | None) -> Found:
    """What the search found, with what the catalogue knows of the provider whose server it is."""
    if provider is None and found.receive is not None:
        provider = provider_of_server(found.receive.host)
    if provider is None:
        return found
    known = found_in_catalogue(provider, found.address)
    return replace(
        found,
        provider=known.provider,
        login=known.login,
        webmail=found.webmail or known.webmail,
        contacts=found.contacts or known.contacts,
        status=known.status,
        support_url=known.support_url,
        hotline=known.hotline,
        hint=known.hint,
    )
