"""What works now, best first (DESIGN 4.6). What is known to fail is not offered at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from tray_app.model.account import Account, Service, Support
from tray_app.model.line import Line
from tray_app.model.settings import OtherAddress
from tray_app.model.verdict import Alternative, AlternativeKind, Status, Verdict
from tray_app.texts import tr

PROBLEMS = frozenset({Status.OUTAGE, Status.DEGRADED, Status.MAINTENANCE, Status.LINE, Status.ACCOUNT})
_WORKS = {Status.OK: True, Status.DEGRADED: True, Status.UNKNOWN: None}


def alternatives(
    verdict: Verdict,
    account: Account,
    others: Sequence[Verdict],
    addresses: Iterable[OtherAddress],
    provider_names: Mapping[str, str],
    line: Line | None,
) -> tuple[Alternative, ...]:
    """Ways out for `verdict`; empty while nothing is wrong. `provider_names`: control host to provider's name."""
    if verdict.status not in PROBLEMS:
        return ()
    return (
        *_webmail(verdict, account),
        *_own_accounts(verdict, others),
        *_other_addresses(verdict, addresses, others),
        *_support(account),
        *_providers(provider_names, line),
    )


def _webmail(verdict: Verdict, account: Account) -> tuple[Alternative, ...]:
    if account.webmail is None:
        return ()
    status = next((s.status for s in verdict.services if s.service is Service.WEBMAIL), Status.UNKNOWN)
    if status not in _WORKS:
        return ()
    return (Alternative(AlternativeKind.WEBMAIL, tr("Open webmail"), account.webmail.url, _WORKS[status]),)


def _own_accounts(verdict: Verdict, others: Sequence[Verdict]) -> list[Alternative]:
    """The user's other watched accounts that can send right now."""
    return [
        _write_from(other.address, "", works=True)
        for other in others
        if other.account_id != verdict.account_id and _can_send(other)
    ]


def _can_send(verdict: Verdict) -> bool:
    return any(s.service is Service.SEND and s.status is Status.OK for s in verdict.services)


def _other_addresses(
    verdict: Verdict, addresses: Iterable[OtherAddress], others: Sequence[Verdict]
) -> list[Alternative]:
    watched = {v.address for v in (verdict, *others)}
    return [
        _write_from(a.address, a.url, works=None)
        if a.address
        else Alternative(AlternativeKind.ACCOUNT, a.label, a.url, None)
        for a in addresses
        if a.address not in watched or not a.address
    ]


def _write_from(address: str, url: str, *, works: bool | None) -> Alternative:
    domain = address.rpartition("@")[2]
    return Alternative(
        AlternativeKind.ACCOUNT,
        tr("Write from {domain}", domain=domain),
        url or f"mailto:?from={address}",
        works,
        address,
    )


def _support(account: Account) -> tuple[Alternative, ...]:
    """The page for faults, with the hotline; without one the page on which the provider speaks."""
    support = account.support or Support()
    url = support.url or next((s.url for s in account.status if s.url.startswith("http")), "")
    if not url:
        return ()
    words = tr("Provider's status page")
    if support.hotline:
        words = tr("Fault page and hotline {number}", number=support.hotline)
    return (Alternative(AlternativeKind.SUPPORT, words, url, None),)


def _providers(names: Mapping[str, str], line: Line | None) -> list[Alternative]:
    """Other providers whose servers answered as control group a moment ago; a bare host name helps nobody."""
    if line is None:
        return []
    reached = dict.fromkeys(names[host] for host in line.reached_hosts if host in names)
    return [Alternative(AlternativeKind.PROVIDER, name, "", works=True) for name in reached]
