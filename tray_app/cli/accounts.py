"""`accounts`: the accounts under watch, without the dialog. Passwords are asked for, never arguments."""

from __future__ import annotations

import argparse
import getpass
import re
import shlex
import sys
from dataclasses import dataclass

import msgspec

from tray_app.cli.common import profile_of, say, say_json, settings_of
from tray_app.cli.errors import UsageError
from tray_app.model.account import Account, Auth, Page, Receive, Security, Send, StatusSource
from tray_app.model.settings import Settings
from tray_app.storage.paths import Profile
from tray_app.storage.secrets import SecretStore
from tray_app.storage.settings_file import SettingsError, as_toml, save
from tray_app.texts import tr

_SERVER = re.compile(r"^(?P<host>\[[^\]]+\]|[^:/\s]+)(?::(?P<port>\d+))?(?:/(?P<security>tls|starttls|plain))?$")
_DEFAULT_PORTS = {
    ("imap", Security.TLS): 993,
    ("imap", Security.STARTTLS): 143,
    ("imap", Security.PLAIN): 143,
    ("pop3", Security.TLS): 995,
    ("pop3", Security.STARTTLS): 110,
    ("pop3", Security.PLAIN): 110,
    ("smtp", Security.TLS): 465,
    ("smtp", Security.STARTTLS): 587,
    ("smtp", Security.PLAIN): 25,
}
_USUAL_SECURITY = {993: Security.TLS, 995: Security.TLS, 465: Security.TLS}
_USUAL_SECURITY |= {143: Security.STARTTLS, 110: Security.STARTTLS, 587: Security.STARTTLS, 25: Security.STARTTLS}


def list_accounts(options: argparse.Namespace) -> int:
    """Prints id, name and address of each account."""
    accounts = settings_of(profile_of(options), options).accounts
    if options.json:
        say_json([msgspec.to_builtins(account) for account in accounts])
        return 0
    if not accounts:
        say(tr("There is no account yet."))
    for account in accounts:
        say(f"{account.id}  {account.label}  {account.address}  ({', '.join(s.value for s in account.services)})")
    return 0


def add(options: argparse.Namespace) -> int:
    """Adds an account; asks for the password where one is wanted."""
    profile = profile_of(options)
    settings = settings_of(profile, options)
    known = {account.id for account in settings.accounts}
    if any(account.address == options.address for account in settings.accounts):
        raise UsageError(tr("The address {address} is already watched.", address=options.address))
    account_id = options.id or _free_id(options.address, known)
    if account_id in known:
        raise UsageError(tr("The id “{id}” is taken; choose another with --id.", id=account_id))
    account = _with_options(Account(id=account_id, address=options.address), options)
    if not account.services:
        raise UsageError(tr("Name at least one server: --imap, --pop3, --smtp, --webmail or --contacts."))
    _store(profile, settings, (*settings.accounts, account))
    _ask_for_password(profile, account)
    say(tr("Added: {id}. Try it with “mailampel check {id}”.", id=account_id))
    return 0


def edit(options: argparse.Namespace) -> int:
    """Changes the options given; all else stays."""
    profile = profile_of(options)
    settings = settings_of(profile, options)
    old = _find(settings, options.account)
    new = _with_options(msgspec.structs.replace(old, address=options.address or old.address), options)
    _store(profile, settings, tuple(new if account is old else account for account in settings.accounts))
    if options.auth == "password":
        _ask_for_password(profile, new)
    say(tr("Changed: {id}.", id=new.id))
    return 0


def remove(options: argparse.Namespace) -> int:
    """Removes the account and its stored password; the history stays."""
    profile = profile_of(options)
    settings = settings_of(profile, options)
    gone = _find(settings, options.account)
    _store(profile, settings, tuple(account for account in settings.accounts if account is not gone))
    SecretStore(profile).forget(gone.id)
    say(tr("Removed: {id}. Its history stays.", id=gone.id))
    return 0


def export(options: argparse.Namespace) -> int:
    """Prints the settings of all accounts; there are no passwords in them."""
    settings = settings_of(profile_of(options), options)
    say(as_toml(Settings(accounts=settings.accounts)).rstrip())
    return 0


def _find(settings: Settings, account_id: str) -> Account:
    for account in settings.accounts:
        if account.id == account_id:
            return account
    known = ", ".join(account.id for account in settings.accounts) or "-"
    raise UsageError(tr("There is no account “{name}”. Known: {known}.", name=account_id, known=known))


def _store(profile: Profile, settings: Settings, accounts: tuple[Account, ...]) -> None:
    try:
        profile.ensure()
        save(profile.settings_file, msgspec.structs.replace(settings, accounts=accounts))
    except (SettingsError, OSError) as error:
        raise UsageError(str(error)) from error


def _free_id(address: str, taken: set[str]) -> str:
    stem = re.sub(r"[^a-z0-9]+", "-", address.rpartition("@")[2].lower().rpartition(".")[0]).strip("-") or "mail"
    return next(name for n in range(1, len(taken) + 2) if (name := stem if n == 1 else f"{stem}-{n}") not in taken)


def _with_options(account: Account, options: argparse.Namespace) -> Account:
    changes: dict[str, object] = {}
    for name in ("name", "username"):
        if getattr(options, name) is not None:
            changes[name] = getattr(options, name)
    if options.auth:
        changes["auth"] = Auth(options.auth)
    for protocol in ("imap", "pop3"):
        if text := getattr(options, protocol):
            server = _server(text, protocol)
            changes["receive"] = Receive(server.host, server.port, server.security, protocol)
    if options.smtp:
        server = _server(options.smtp, "smtp")
        changes["send"] = Send(server.host, server.port, server.security)
    for name in ("webmail", "contacts"):
        if getattr(options, name):
            changes[name] = Page(getattr(options, name))
    if options.status:
        changes["status"] = tuple(StatusSource(url) for url in options.status)
    if options.ca_file:
        changes["tls_ca_file"] = options.ca_file
    if options.password_command:
        changes["password_command"] = tuple(shlex.split(options.password_command))
    return msgspec.structs.replace(account, **changes)


@dataclass(frozen=True, slots=True)
class _Server:
    host: str
    port: int
    security: Security


def _server(text: str, protocol: str) -> _Server:
    match = _SERVER.match(text)
    if match is None:
        raise UsageError(tr("“{text}” is not a server; write it like imap.example.org:993/tls.", text=text))
    port = int(match["port"]) if match["port"] else 0
    implicit = _USUAL_SECURITY.get(port, Security.STARTTLS if protocol == "smtp" else Security.TLS)
    security = Security(match["security"]) if match["security"] else implicit
    return _Server(match["host"].strip("[]"), port or _DEFAULT_PORTS[(protocol, security)], security)


def _ask_for_password(profile: Profile, account: Account) -> None:
    """Asks on the terminal; without one the window asks later."""
    if account.auth is not Auth.PASSWORD or account.password_command or not sys.stdin.isatty():
        return
    if password := getpass.getpass(tr("Password for {address}: ", address=account.address)):
        SecretStore(profile).set_password(account.id, password)
