"""Keeps passwords without making the window wait: a keyring may take its time, ask the person, or not be there."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping

from tray_app.app.parts import Parts
from tray_app.model.account import Account, Auth
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


def forget(parts: Parts, account_id: str) -> None:
    """Removes the password."""
    parts.runner.submit(lambda: parts.secrets.forget(account_id), lambda _done: None, _raise)


def sign_out(parts: Parts, account_id: str, problem: Callable[[str], None]) -> None:
    """Removes what the last sign-in left; `problem` says why it could not."""

    def work() -> str:
        try:
            parts.secrets.sign_out(account_id)
        except SecretError as error:
            return str(error)
        return ""

    def done(sentence: str) -> None:
        if sentence:
            problem(sentence)
        parts.watch.secret_changed(account_id)

    parts.runner.submit(work, done, _raise)


def state(parts: Parts, accounts: tuple[Account, ...], done: Callable[[KeyringState, frozenset[str]], None]) -> None:
    """Whether passwords can be kept, and for which accounts one, or a sign-in, is."""

    def work() -> tuple[KeyringState, frozenset[str]]:
        return _state(parts), frozenset(account.id for account in accounts if _has_password(parts, account))

    parts.runner.submit(work, lambda found: done(*found), _raise)


def _state(parts: Parts) -> KeyringState:
    try:
        return parts.secrets.state()
    except SecretError as error:
        log.info("the keyring's state is not known: %s", error)
        return KeyringState.NONE


def _has_password(parts: Parts, account: Account) -> bool:
    if account.auth is Auth.NONE:
        return False
    try:
        if account.signs_in:
            return parts.secrets.grants.get(account) is not None
        return parts.secrets.get(account) is not None
    except SecretError:
        return False


def _raise(error: BaseException) -> None:
    raise error
