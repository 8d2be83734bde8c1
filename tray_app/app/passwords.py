"""Keeps passwords without making the window wait: a keyring may take its time, ask the person, or not be there."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tray_app.app.parts import Parts
from tray_app.model.account import Account, Auth
from tray_app.model.settings import Settings
from tray_app.storage.secrets import KeyringState, SecretError

log = logging.getLogger(__name__)


def keep(parts: Parts, passwords: Mapping[str, str], problem: Callable[[str], None]) -> None:
    """Stores new passwords; one that cannot be stored counts until the program ends, and `problem` says so."""
    for account_id, password in passwords.items():
        # For the session at once, so that the next probe has it whatever the keyring does.
        parts.secrets.keep_for_session(account_id, password)
        _store(parts, account_id, password, problem)


def _store(parts: Parts, account_id: str, password: str, problem: Callable[[str], None]) -> None:
    def work() -> str:
        try:
            parts.secrets.set_password(account_id, password)
        except SecretError as error:
            parts.secrets.keep_for_session(account_id, password)
            return str(error)
        return ""

    def done(sentence: str) -> None:
        if sentence:
            log.info("a password is kept for this session only: %s", sentence)
            problem(sentence)
        parts.watch.secret_changed(account_id)

    parts.runner.submit(work, done, _raise)


def forget(parts: Parts, account_id: str, problem: Callable[[str], None] | None = None) -> None:
    """Removes all secrets of an account; `problem` says why the keyring did not let go of them."""
    _remove(parts, lambda: parts.secrets.forget(account_id), problem)


def forget_sign_in(parts: Parts, account_id: str) -> None:
    """Removes what a sign-in left that comes to nothing."""
    _remove(parts, lambda: parts.secrets.forget_sign_in(account_id), None)


def sign_out(parts: Parts, account_id: str, problem: Callable[[str], None]) -> None:
    """Removes what the last sign-in left; `problem` says why it could not."""
    _remove(
        parts,
        lambda: parts.secrets.sign_out(account_id),
        problem,
        lambda: parts.watch.secret_changed(account_id),
    )


def _remove(
    parts: Parts,
    remove: Callable[[], None],
    problem: Callable[[str], None] | None,
    done: Callable[[], None] = lambda: None,
) -> None:
    def work() -> str:
        try:
            remove()
        except SecretError as error:
            log.info("a secret could not be removed: %s", error)
            return str(error)
        return ""

    def home(sentence: str) -> None:
        if sentence and problem is not None:
            problem(sentence)
        done()

    parts.runner.submit(work, home, _raise)


@dataclass(frozen=True, slots=True)
class Kept:
    """What there is of secrets, without any of them."""

    keyring: KeyringState
    accounts: frozenset[str]
    """Ids of those with a password or a sign-in."""
    phone: bool
    """Whether there are targets for messages to the phone."""


def look(parts: Parts, settings: Settings, done: Callable[[Kept], None]) -> None:
    """Whether secrets can be kept, and which are."""

    def work() -> Kept:
        state, secrets = parts.secrets.state(), parts.secrets
        if state in (KeyringState.LOCKED, KeyringState.SILENT):
            # It would ask the person, or keep the window waiting; what is in memory has to do.
            known = frozenset(account.id for account in settings.accounts if secrets.remembers(account.id))
            return Kept(state, known, secrets.remembers_phone_targets())
        known = frozenset(account.id for account in settings.accounts if _has_password(parts, account))
        return Kept(state, known, parts.phone.has_targets(settings.phone))

    parts.runner.submit(work, done, _raise)


def _has_password(parts: Parts, account: Account) -> bool:
    """In the keyring or this session; a command is not run for that."""
    if account.auth is Auth.NONE or account.password_command:
        return False
    try:
        if account.signs_in:
            return parts.secrets.grants.get(account) is not None
        return parts.secrets.get(account) is not None
    except SecretError:
        return False


def _raise(error: BaseException) -> None:
    raise error
