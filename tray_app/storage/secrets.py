"""Passwords and tokens: from the session, a command or the system keyring. In memory only; never written by us.

The keyring may be locked, absent or hang; a command may fail. Each is one sentence, within a deadline.
"""

from __future__ import annotations

import hashlib
import logging
import os
import threading
from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from tray_app.logs import hide
from tray_app.model.account import Account, Auth
from tray_app.net.in_time import NotInTimeError, in_time
from tray_app.storage import keyring_access
from tray_app.storage.grant_store import GrantStore
from tray_app.storage.keyring_access import KeyringState
from tray_app.storage.paths import Profile
from tray_app.storage.secret_error import KeyringLockedError, NoKeyringError, SecretError
from tray_app.texts import tr

__all__ = ["KeyringState", "SecretError", "SecretStore"]

log = logging.getLogger(__name__)
KEYRING_DEADLINE_S = 10.0
STATE_DEADLINE_S = 3.0
"""A window waits for it; nobody has to be asked anything."""
_T = TypeVar("_T")
_Key = tuple[str, tuple[str, ...]]
_PHONE = "/phone"
"""The name of the phone's targets; an account's id has no slash."""


class SecretStore:
    """The secrets of one profile. Safe to use from worker threads; the keyring is asked by one at a time."""

    def __init__(self, profile: Profile, *, deadline_s: float = KEYRING_DEADLINE_S) -> None:
        self._profile = profile
        self._deadline_s = deadline_s
        self._turn = threading.Lock()
        self._known: dict[_Key, str] = {}
        self._session: dict[str, str] = {}
        self._fingerprints: dict[str, str] = {}
        self._was_locked = False
        self.grants = GrantStore(self._from_keyring, self._to_keyring)
        """What sign-ins left behind."""

    def __repr__(self) -> str:
        return f"SecretStore({self._profile.keyring_service!r})"

    def state(self) -> KeyringState:
        """Whether there is a keyring and whether it is open; never makes it ask the person."""
        try:
            return self._in_time(keyring_access.state, STATE_DEADLINE_S)
        except NoKeyringError:
            return KeyringState.NONE
        except KeyringLockedError:
            return KeyringState.LOCKED
        except SecretError as error:
            log.info("the keyring's state is not known: %s", error)
            return KeyringState.SILENT

    def remembers(self, account_id: str) -> bool:
        """Whether a secret of the account is in memory; asks nobody."""
        held = account_id in self._session or any(name == account_id for name, _command in self._known)
        return held or self.grants.remembers(account_id)

    def remembers_phone_targets(self) -> bool:
        """Likewise."""
        return self.remembers(_PHONE)

    def get(self, account: Account) -> str | None:
        """The account's password; None if there is none. Asked for once, then remembered.

        For an OAuth account it is an access token that its command prints; one that signs in has `grants` instead.
        """
        if account.auth is Auth.NONE or account.signs_in:
            return None
        return self._held(account.id, account.password_command)

    def keep_for_session(self, account_id: str, secret: str) -> None:
        """Keeps a secret until the program ends: without a keyring, or by the user's wish."""
        hide(secret)
        self._session[account_id] = secret

    def set_password(self, account_id: str, secret: str) -> None:
        """Stores a secret in the keyring."""
        self._to_keyring({account_id: secret})
        self._session.pop(account_id, None)
        self._know((account_id, ()), secret)

    def forget(self, account_id: str) -> None:
        """Removes all secrets from memory and keyring; fine if there are none, or no keyring."""
        names = [account_id, _client_name(account_id), *self.grants.forget(account_id)]
        for name in names:
            self._session.pop(name, None)
            self.drop_cached(name)
        self._remove(names)

    def forget_sign_in(self, account_id: str) -> None:
        """Removes what a sign-in left and the client secret; a password stays."""
        client = _client_name(account_id)
        self._session.pop(client, None)
        self._known = {key: secret for key, secret in self._known.items() if key[0] != client}
        self._remove([client, *self.grants.forget(account_id)])

    def sign_out(self, account_id: str) -> None:
        """Removes what a sign-in left; password and client secret stay."""
        self._remove(self.grants.forget(account_id))

    def client_secret(self, account: Account) -> str:
        """What the provider gave along with the client id; empty if it gave none."""
        if account.oauth is None:
            return ""
        return self._held_if_any(_client_name(account.id), account.oauth.client_secret_command)

    def set_client_secret(self, account_id: str, secret: str) -> None:
        """Keeps it in the keyring; where that fails, for the session, and SecretError says so."""
        self._keep(_client_name(account_id), secret)

    def phone_targets(self, command: tuple[str, ...]) -> str:
        """Where messages to the phone go, as Apprise writes it; empty if nobody said so."""
        return self._held_if_any(_PHONE, command)

    def set_phone_targets(self, targets: str) -> None:
        """Keeps them in the keyring; where that fails, for the session, and SecretError says so."""
        self._keep(_PHONE, targets)

    def forget_phone_targets(self) -> None:
        """Removes them from memory and keyring."""
        self._session.pop(_PHONE, None)
        self.drop_phone_targets()
        self._remove([_PHONE])

    def drop_phone_targets(self) -> None:
        """Asks keyring or command anew the next time."""
        self.drop_cached(_PHONE)

    def drop_cached(self, account_id: str) -> None:
        """Asks keyring or command anew the next time, e.g. after a refusal: it may have been changed there."""
        for key in [key for key in self._known if key[0] in (account_id, _client_name(account_id))]:
            self._known.pop(key, None)
        self.grants.drop(account_id)

    def fingerprint(self, secret: str) -> str:
        """Tells two secrets apart without being one: a slow salted hash, too short to be sure of a guess."""
        if secret not in self._fingerprints:
            salted = hashlib.scrypt(secret.encode(), salt=self._salt(), n=2**13, r=8, p=1, dklen=4)
            self._fingerprints[secret] = salted.hex()
        return self._fingerprints[secret]

    def _held(self, name: str, command: tuple[str, ...]) -> str | None:
        """The secret of a name: of the session, remembered, or from its command or the keyring."""
        key = (name, command)
        if kept := self._session.get(name) or self._known.get(key):
            return kept
        secret = _asked(command) if command else self._from_keyring(name)
        if secret:
            self._know(key, secret)
        return secret or None

    def _held_if_any(self, name: str, command: tuple[str, ...]) -> str:
        """Likewise; empty also where there is no keyring that could hold it."""
        try:
            return self._held(name, command) or ""
        except NoKeyringError:
            return ""

    def _keep(self, name: str, secret: str) -> None:
        self.keep_for_session(name, secret)
        self.set_password(name, secret)

    def _know(self, key: _Key, secret: str) -> None:
        hide(secret)
        self._known[key] = secret

    def _from_keyring(self, account_id: str) -> str | None:
        if self._was_locked and self.state() is KeyringState.LOCKED:
            # The person was asked once and did not unlock it; asking at every check would be a nuisance.
            raise KeyringLockedError(keyring_access.locked())
        try:
            return self._in_time(lambda: keyring_access.read(self._profile.keyring_service, account_id))
        except KeyringLockedError:
            self._was_locked = True
            raise

    def _to_keyring(self, texts: Mapping[str, str]) -> None:
        def write() -> None:
            for name, text in texts.items():
                keyring_access.write(self._profile.keyring_service, name, text)

        self._in_time(write)
        self._was_locked = False

    def _remove(self, names: Sequence[str]) -> None:
        def remove() -> None:
            for name in names:
                keyring_access.remove(self._profile.keyring_service, name)

        self._in_time(remove)

    def _in_time(self, call: Callable[[], _T], deadline_s: float | None = None) -> _T:
        """Asks under a deadline. A keyring that hangs keeps its turn, so that calls do not pile up."""
        deadline_s = min(deadline_s or self._deadline_s, self._deadline_s)
        hangs = SecretError(tr("The system keyring does not answer. Unlock it, or log in to your computer again."))
        if not self._turn.acquire(timeout=deadline_s):
            raise hangs

        def work() -> _T:
            try:
                return call()
            finally:
                self._turn.release()

        try:
            return in_time(work, deadline_s, name="keyring")
        except NotInTimeError:
            raise hangs from None

    def _salt(self) -> bytes:
        """Made once for each profile; the database holds the fingerprints."""
        file = self._profile.salt_file
        try:
            return file.read_bytes()
        except FileNotFoundError:
            salt = os.urandom(16)
        try:
            with os.fdopen(os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
                out.write(salt)
        except FileExistsError:
            return file.read_bytes()
        except OSError as error:
            log.warning("fingerprints of secrets hold for this session only: %s", error)
        return salt


def _client_name(account_id: str) -> str:
    return f"{account_id}/oauth-client"


def _asked(command: tuple[str, ...]) -> str:
    from tray_app.storage.password_command import ask_command

    return ask_command(command)
