"""`discover`: where an address has its mail. `--offline` asks nobody."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

import msgspec

from tray_app.cli.common import profile_of, say, say_json, settings_of
from tray_app.cli.errors import UsageError
from tray_app.discovery.address import AddressError
from tray_app.discovery.discover import discover, has_places
from tray_app.model.account import Page, Receive, Send
from tray_app.model.provider import Found, FoundIn, LoginKind, login_hint
from tray_app.texts import tr

if TYPE_CHECKING:
    from tray_app.discovery.network import Network

NOTHING_FOUND = 4


def run(options: argparse.Namespace) -> int:
    """Prints what was found; exit status 4 if that is nothing."""
    settings_of(profile_of(options), options)
    found = look_up(options.address, offline=options.offline)
    if options.json:
        say_json(found_json(found))
    else:
        say_found(found)
    return 0 if has_places(found) else NOTHING_FOUND


def look_up(address: str, *, offline: bool) -> Found:
    """What can be found of `address`, or UsageError if it is no address."""
    try:
        return discover(address, network=None if offline else network())
    except AddressError as error:
        raise UsageError(str(error)) from error


def network() -> Network:
    """The real one; tests put a fake in its place."""
    from tray_app.discovery.network import Network
    from tray_app.net.trust import Trust

    return Network(Trust())


def found_json(found: Found) -> dict[str, object]:
    """The form of `discover --json`."""
    return {
        "address": found.address,
        "provider": found.provider,
        "found_in": found.found_in.value,
        "username": found.username or found.address,
        "login": found.login.value,
        "receive": _plain(found.receive),
        "send": _plain(found.send),
        "webmail": _plain(found.webmail),
        "contacts": _plain(found.contacts),
        "status": [msgspec.to_builtins(source) for source in found.status],
        "support_url": found.support_url,
        "hotline": found.hotline,
        "verified": found.verified,
        "hint": login_hint(found),
    }


def _plain(place: Receive | Send | Page | None) -> object:
    return None if place is None else msgspec.to_builtins(place)


def say_found(found: Found) -> None:
    """Prints what was found, one thing a line."""
    if not has_places(found):
        say(tr("Nothing is known of {address}. Enter the servers by hand.", address=found.address))
        return
    for name, value in _rows(found):
        say(f"{name}: {value}")


def _rows(found: Found) -> list[tuple[str, str]]:
    login = {LoginKind.OAUTH2: tr("in the browser (OAuth2)")}.get(found.login, found.username or found.address)
    rows = [
        (tr("Provider"), found.provider),
        (tr("Found in"), _where(found)),
        (tr("Receive"), _server(found.receive)),
        (tr("Send"), _server(found.send)),
        (tr("Login"), login),
        (tr("About the login"), login_hint(found)),
        (tr("Webmail"), found.webmail.url if found.webmail else ""),
        (tr("Contacts"), found.contacts.url if found.contacts else ""),
        *((tr("Status page"), source.url) for source in found.status),
        (tr("Fault page"), found.support_url),
        (tr("Hotline"), found.hotline),
    ]
    return [(name, value) for name, value in rows if value]


def _where(found: Found) -> str:
    place = {
        FoundIn.CATALOGUE: tr("Mailampel's catalogue"),
        FoundIn.AUTOCONFIG: tr("the provider's own settings"),
        FoundIn.ISPDB: tr("Mozilla's directory"),
        FoundIn.SRV: tr("the domain's service records"),
        FoundIn.MX: tr("the domain's mail server"),
        FoundIn.GUESS: tr("a guess that was tested"),
    }.get(found.found_in, "")
    return place if found.verified else tr("{place} (not verified)", place=place)


def _server(place: Receive | Send | None) -> str:
    if place is None:
        return ""
    protocol = place.protocol.upper() if isinstance(place, Receive) else "SMTP"
    return f"{protocol} {place.host}:{place.port}/{place.security.value}"
