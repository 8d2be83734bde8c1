"""What the options of `accounts add` and `accounts edit` make of an account."""

from __future__ import annotations

import argparse
import re
import shlex
from dataclasses import dataclass

import msgspec

from tray_app.cli.errors import UsageError
from tray_app.model.account import (
    USUAL_PORTS,
    Account,
    Auth,
    OAuth,
    OAuthProvider,
    Page,
    Receive,
    Security,
    Send,
    StatusSource,
)
from tray_app.texts import tr

_SERVER = re.compile(
    r"(?P<host>\[[^\[\]]+\]|[^:/\[\]\s]+)(?::(?P<port>\d{1,5}))?(?:/(?P<security>tls|starttls|plain))?"
)
_USUAL_SECURITY = {993: Security.TLS, 995: Security.TLS, 465: Security.TLS}
_USUAL_SECURITY |= {143: Security.STARTTLS, 110: Security.STARTTLS, 587: Security.STARTTLS, 25: Security.STARTTLS}


def with_options(account: Account, options: argparse.Namespace) -> Account:
    """The account with what was given on the command line; an empty text takes a server or a link away."""
    changes: dict[str, object] = {**_places(options)}
    for name, field in (("name", "name"), ("username", "username"), ("ca_file", "tls_ca_file")):
        if getattr(options, name) is not None:
            changes[field] = getattr(options, name)
    if options.auth:
        changes["auth"] = Auth(options.auth)
    if options.paused is not None:
        changes["paused"] = options.paused
    if options.status is not None:
        changes["status"] = tuple(StatusSource(url) for url in options.status if url)
    if options.password_command is not None:
        changes["password_command"] = _command(options.password_command, "--password-command")
        changes.setdefault("auth", Auth.PASSWORD)
    if options.password_stdin:
        changes.setdefault("auth", Auth.PASSWORD)
    if oauth := _oauth(account.oauth, options):
        changes["oauth"] = oauth
        changes.setdefault("auth", Auth.OAUTH2)
    return msgspec.structs.replace(account, **changes)


def _oauth(before: OAuth | None, options: argparse.Namespace) -> OAuth | None:
    """The sign-in with what was given; None if nothing was."""
    names = ("client_id", "tenant", "authorization_url", "token_url", "device_url")
    given: dict[str, object] = {name: text for name in names if (text := getattr(options, name)) is not None}
    if options.scope is not None:
        given["scopes"] = tuple(scope for scope in options.scope if scope)
    if options.client_secret_command is not None:
        given["client_secret_command"] = _command(options.client_secret_command, "--client-secret-command")
    if options.oauth:
        given["provider"] = OAuthProvider(options.oauth)
    if not given:
        return None
    if before is None and not {"provider", "client_id"} <= given.keys():
        raise UsageError(tr("To sign in, give both: --oauth google|microsoft|generic and --client-id ID."))
    start = before or OAuth(OAuthProvider(options.oauth), "")
    return msgspec.structs.replace(start, **given)


def _places(options: argparse.Namespace) -> dict[str, Receive | Send | Page | None]:
    places: dict[str, Receive | Send | Page | None] = {}
    for protocol in ("imap", "pop3"):
        if (text := getattr(options, protocol)) is not None:
            place = _place(text, protocol)
            places["receive"] = Receive(place.host, place.port, place.security, protocol) if place else None
    if options.smtp is not None:
        place = _place(options.smtp, "smtp")
        places["send"] = Send(place.host, place.port, place.security) if place else None
    for name in ("webmail", "contacts"):
        if (url := getattr(options, name)) is not None:
            places[name] = Page(url) if url else None
    return places


@dataclass(frozen=True, slots=True)
class _Place:
    host: str
    port: int
    security: Security


def _place(text: str, protocol: str) -> _Place | None:
    if not text:
        return None
    match = _SERVER.fullmatch(text)
    if match is None:
        raise UsageError(tr("“{text}” is not a server; write it like imap.example.org:993/tls.", text=text))
    port = int(match["port"]) if match["port"] else 0
    implicit = _USUAL_SECURITY.get(port, Security.STARTTLS if protocol == "smtp" else Security.TLS)
    security = Security(match["security"]) if match["security"] else implicit
    return _Place(match["host"].strip("[]"), port or USUAL_PORTS[(protocol, security)], security)


def _command(text: str, option: str) -> tuple[str, ...]:
    try:
        return tuple(shlex.split(text))
    except ValueError:
        raise UsageError(tr("In {option} a quotation mark is missing.", option=option)) from None
