"""`accounts`: the accounts under watch, without the dialog. Passwords are asked for, never arguments."""

from __future__ import annotations

import argparse
import getpass
import sys
from collections.abc import Callable
from datetime import UTC, datetime

import msgspec

from tray_app.cli.account_options import with_options
from tray_app.cli.common import history_of, profile_of, read_line, say, say_json, settings_of
from tray_app.cli.errors import UsageError
from tray_app.model.account import Account, Auth
from tray_app.model.adoption import account_of_found, free_id
from tray_app.model.settings import Settings
from tray_app.model.verdict import Status
from tray_app.model.wording import status_word
from tray_app.storage.history import History, StorageError
from tray_app.storage.paths import Profile
from tray_app.storage.secrets import SecretError, SecretStore
from tray_app.storage.settings_file import SettingsError, as_toml, check, save
from tray_app.texts import tr

_PATIENCE_S = 1.0
_SERVERS = ("imap", "pop3", "smtp", "webmail", "contacts")


def list_accounts(options: argparse.Namespace) -> int:
    """Prints id, name and address of each account."""
    accounts = settings_of(profile_of(options), options).accounts
    if options.json:
        say_json([msgspec.to_builtins(account) for account in accounts])
        return 0
    if not accounts:
        say(tr("There is no account yet."))
    for account in accounts:
        services = ", ".join(service.value for service in account.services)
        paused = f"  [{status_word(Status.PAUSED)}]" if account.paused else ""
        say(f"{account.id}  {account.label}  {account.address}  ({services}){paused}")
    return 0


def add(options: argparse.Namespace) -> int:
    """Adds an account; asks for the password where one is wanted."""
    profile = profile_of(options)
    settings = settings_of(profile, options)
    account = _new_account(settings, options)
    changed = checked(settings, (*settings.accounts, account))
    password = _password_for(account, options)
    store(profile, changed)
    _keep_password(profile, account, password)
    say(tr("Added: {id}. Try it with “mailampel check {id}”.", id=account.id))
    return 0


def edit(options: argparse.Namespace) -> int:
    """Changes the options given; all else stays."""
    profile = profile_of(options)
    settings = settings_of(profile, options)
    old = find(settings, options.account)
    new = with_options(msgspec.structs.replace(old, address=options.address or old.address), options)
    _check_new(new, [account for account in settings.accounts if account is not old])
    wants_password = options.auth == "password" or options.password_stdin
    if new == old and not wants_password:
        raise UsageError(tr("Say what to change, e.g. --name NAME; --auth password asks for the password anew."))
    changed = checked(settings, tuple(new if account is old else account for account in settings.accounts))
    password = _password_for(new, options) if wants_password else ""
    store(profile, changed)
    _keep_password(profile, new, password)
    say(tr("Changed: {id}.", id=new.id))
    return 0


def remove(options: argparse.Namespace) -> int:
    """Removes the account and its stored password; the history only if that was asked for."""
    profile = profile_of(options)
    settings = settings_of(profile, options)
    gone = find(settings, options.account)
    store(profile, checked(settings, tuple(account for account in settings.accounts if account is not gone)))
    if options.with_history:
        _change_history(profile, lambda history: history.forget_account(gone.id))
    _forget_password(profile, gone)
    if options.with_history:
        say(tr("Removed: {id}, with its history.", id=gone.id))
    else:
        say(tr("Removed: {id}. Its history stays.", id=gone.id))
    return 0


def export(options: argparse.Namespace) -> int:
    """Prints the settings of all accounts; there are no passwords in them."""
    settings = settings_of(profile_of(options), options)
    say(as_toml(Settings(accounts=settings.accounts)).rstrip())
    return 0


def _new_account(settings: Settings, options: argparse.Namespace) -> Account:
    known = {account.id for account in settings.accounts}
    account_id = options.id or free_id(options.address, known)
    if account_id in known:
        raise UsageError(tr("The id “{id}” is taken; choose another with --id.", id=account_id))
    account = with_options(_start(account_id, options), options)
    _check_new(account, settings.accounts)
    return account


def _start(account_id: str, options: argparse.Namespace) -> Account:
    """What the options change: the address alone if they name a server, else what can be found of it."""
    if any(getattr(options, name) for name in _SERVERS):
        return Account(id=account_id, address=options.address)
    from tray_app.cli.discover import look_up, say_found

    found = look_up(options.address, offline=False)
    account = account_of_found(found, account_id)
    wants_login = options.auth == "password" or options.password_stdin or options.password_command
    if account.services:
        say_found(found)
    return msgspec.structs.replace(account, contacts=found.contacts) if wants_login else account


def _check_new(account: Account, others: list[Account] | tuple[Account, ...]) -> None:
    if any(other.address.casefold() == account.address.casefold() for other in others):
        raise UsageError(tr("The address {address} is already watched.", address=account.address))
    if not account.services:
        raise UsageError(tr("Name at least one server: --imap, --pop3, --smtp, --webmail or --contacts."))


def find(settings: Settings, account_id: str) -> Account:
    """The account with this id, or UsageError."""
    for account in settings.accounts:
        if account.id == account_id:
            return account
    known = ", ".join(account.id for account in settings.accounts) or "-"
    raise UsageError(tr("There is no account “{name}”. Known: {known}.", name=account_id, known=known))


def checked(settings: Settings, accounts: tuple[Account, ...]) -> Settings:
    """The settings with these accounts, found to be right before anything is asked or written."""
    changed = msgspec.structs.replace(settings, accounts=accounts)
    try:
        check(changed)
    except SettingsError as error:
        raise UsageError(str(error)) from error
    return changed


def store(profile: Profile, settings: Settings) -> None:
    """Writes the settings, or UsageError."""
    try:
        profile.ensure()
        save(profile.settings_file, settings)
    except (SettingsError, OSError) as error:
        raise UsageError(str(error)) from error


def _password_for(account: Account, options: argparse.Namespace) -> str:
    """From the standard input if so wished, else asked for on the terminal; without one the window asks later."""
    if options.password_stdin:
        password = read_line()
        if not password:
            raise UsageError(tr("There is no password on the standard input."))
        return password
    if account.auth is not Auth.PASSWORD or account.password_command or sys.stdin is None or not sys.stdin.isatty():
        return ""
    return getpass.getpass(tr("Password for {address}: ", address=account.address))


def _keep_password(profile: Profile, account: Account, password: str) -> None:
    """Into the keyring."""
    if not password:
        return
    try:
        SecretStore(profile).set_password(account.id, password)
    except SecretError as error:
        raise UsageError(
            tr("{id} is stored, but its password is not: {problem}", id=account.id, problem=error)
        ) from error
    secret_has_changed(profile, account)


def secret_has_changed(profile: Profile, account: Account) -> None:
    """A new secret may be tried, even if the old one was refused; the running program is told, too."""
    _change_history(profile, lambda history: history.forget(f"login-stop:{account.id}"))
    from tray_app.desktop.single_instance import ask_running

    ask_running(profile.instance_name, {"do": "secret", "account": account.id}, _PATIENCE_S)


def _forget_password(profile: Profile, account: Account) -> None:
    try:
        SecretStore(profile).forget(account.id)
    except SecretError as error:
        raise UsageError(
            tr("{id} is removed, but its password is not: {problem}", id=account.id, problem=error)
        ) from error


def _change_history(profile: Profile, change: Callable[[History], None]) -> None:
    history = history_of(profile, datetime.now(UTC))
    try:
        change(history)
    except StorageError as error:
        raise UsageError(str(error)) from error
    finally:
        history.close()
