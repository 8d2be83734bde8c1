"""What other mail programs on this computer have and we do not watch."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tray_app.app.parts import Parts
from tray_app.model.account import Account
from tray_app.model.adoption import new_accounts
from tray_app.model.provider import Found


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Accounts to be taken over, and the names of the programs that have them."""

    accounts: tuple[Account, ...] = ()
    programs: tuple[str, ...] = ()


def look_elsewhere(parts: Parts, done: Callable[[Elsewhere], None]) -> None:
    """Reads their settings beside the windows: they may lie on a slow disk."""
    parts.runner.submit(
        _accounts_everywhere, lambda found: done(what_is_new(found, parts.keeper.settings.accounts)), _raise
    )


def what_is_new(found: Mapping[str, tuple[Found, ...]], watched: tuple[Account, ...]) -> Elsewhere:
    """Of what each program has, what is not watched yet, each address once."""
    return Elsewhere(
        new_accounts((one for accounts in found.values() for one in accounts), watched),
        tuple(program for program, accounts in found.items() if new_accounts(accounts, watched)),
    )


def _accounts_everywhere() -> Mapping[str, tuple[Found, ...]]:
    from tray_app.discovery.imports import accounts_everywhere

    return accounts_everywhere()


def _raise(error: BaseException) -> None:
    raise error
