"""What the window "About" lists: every host this computer has talked to since the start, and what for.

The hosts are those to which connections were really made, so that none is missing; the settings only tell the purpose.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime, timedelta
from urllib.parse import urlsplit

from tray_app.discovery.catalogue import control_group
from tray_app.model.account import Account, Service
from tray_app.model.oauth import endpoints_of
from tray_app.model.snapshot import Snapshot
from tray_app.model.wording import service_word
from tray_app.probes.control_hosts import LITERAL, PORTAL_URL, WEB, split_place
from tray_app.texts import tr
from tray_app.ui.about_window import HostTalkedTo


def hosts_talked_to(
    been: Mapping[str, float], snapshot: Snapshot, accounts: Iterable[Account], control_hosts: Iterable[str]
) -> tuple[HostTalkedTo, ...]:
    """Newest first. `been`: each host, and how many seconds ago; `control_hosts`: the user's own, if any."""
    purposes: dict[str, list[str]] = {}
    for host, purpose in (*_of_accounts(accounts), *_of_sources(snapshot), *_of_comparison(control_hosts)):
        known = purposes.setdefault(host.lower(), [])
        if purpose not in known:
            known.append(purpose)
    found = [
        HostTalkedTo(host, "; ".join(purposes.get(host, [_other_purpose()])), snapshot.at - timedelta(seconds=ago_s))
        for host, ago_s in been.items()
    ]
    return tuple(sorted(found, key=lambda host: host.last_at or snapshot.at, reverse=True))


def phone_service(told_at: datetime) -> HostTalkedTo:
    """The service that messages to the phone go through; its address may be a token and is not named."""
    return HostTalkedTo(tr("the service of your choice"), tr("Phone"), told_at)


def _of_accounts(accounts: Iterable[Account]) -> Iterator[tuple[str, str]]:
    for account in accounts:
        for service in account.services:
            yield _host_of(account, service), f"{service_word(service)} · {account.label}"
        for source in account.status:
            yield _host(source.url), tr("Status source")
        if account.oauth is not None:
            endpoints = endpoints_of(account)
            for url in (endpoints.token, endpoints.device):
                yield _host(url), f"{tr('Signing in')} · {account.label}"


def _of_sources(snapshot: Snapshot) -> Iterator[tuple[str, str]]:
    """Where a page's contents really come from, too."""
    for verdict in snapshot.verdicts:
        for reading in verdict.sources:
            yield _host(reading.read_from), tr("Status source")


def _of_comparison(control_hosts: Iterable[str]) -> Iterator[tuple[str, str]]:
    for place in (*control_hosts, *control_group(), *WEB, LITERAL):
        yield split_place(place)[0], tr("Comparison")
    yield _host(PORTAL_URL), tr("Comparison")


def _other_purpose() -> str:
    return tr("Setting up, or a page that led there")


def _host_of(account: Account, service: Service) -> str:
    """The server's name."""
    if service is Service.RECEIVE and account.receive is not None:
        return account.receive.host
    if service is Service.SEND and account.send is not None:
        return account.send.host
    page = account.webmail if service is Service.WEBMAIL else account.contacts
    return _host(page.url) if page is not None else ""


def _host(url: str) -> str:
    return urlsplit(url).hostname or ""
