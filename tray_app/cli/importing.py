"""`accounts import`: takes over the accounts of another mail program, without their passwords."""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec

from tray_app.cli.accounts import checked, store
from tray_app.cli.common import profile_of, say, say_json, settings_of
from tray_app.cli.errors import UsageError
from tray_app.discovery.imports import accounts_of
from tray_app.model.account import Account
from tray_app.model.adoption import new_accounts
from tray_app.model.provider import Found
from tray_app.texts import tr


def run(options: argparse.Namespace) -> int:
    """Lists what is new and adds it; with `--preview` it only lists."""
    profile = profile_of(options)
    settings = settings_of(profile, options)
    found = _found(options)
    new = new_accounts(found, settings.accounts)
    if new and not options.preview:
        store(profile, checked(settings, (*settings.accounts, *new)))
    skipped = _skipped(found, new)
    if options.json:
        say_json(
            {
                "added": [] if options.preview else [msgspec.to_builtins(account) for account in new],
                "preview": [msgspec.to_builtins(account) for account in new] if options.preview else [],
                "skipped": skipped,
            }
        )
    else:
        _say(new, skipped, is_preview=options.preview)
    return 0


def _found(options: argparse.Namespace) -> tuple[Found, ...]:
    path = Path(options.path).expanduser() if options.path else None
    if path is not None and not path.is_dir():
        raise UsageError(tr("There is no folder {path}.", path=path))
    found = accounts_of(options.program, path)
    if not found:
        raise UsageError(
            tr(
                "No mail account of {program} was found. If its settings are elsewhere, name the folder with --path.",
                program={"kmail": "KMail"}.get(options.program, options.program.capitalize()),
            )
        )
    return found


def _skipped(found: tuple[Found, ...], new: tuple[Account, ...]) -> list[str]:
    added = {account.address for account in new}
    return [one.address for one in found if one.address not in added]


def _say(new: tuple[Account, ...], skipped: list[str], *, is_preview: bool) -> None:
    for account in new:
        services = ", ".join(service.value for service in account.services)
        words = tr("Would be added: {id}", id=account.id) if is_preview else tr("Added: {id}", id=account.id)
        say(f"{words}  {account.address}  ({services})")
    for address in skipped:
        say(tr("Already watched: {address}", address=address))
    if new and not is_preview:
        say(tr("Passwords are not taken over; “mailampel accounts edit ID --auth password” asks for one."))
