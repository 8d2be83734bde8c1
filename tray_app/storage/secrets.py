"""Passwords and tokens: from the session, a command or the system keyring. In memory only; never written by us.

The keyring may be locked, absent or hang; a command may fail. Each is one sentence, within a deadline. Here stands
which secrets an account has and what they are called; `named_secrets` keeps them, `profile_keyring` asks for them.
"""

from __future__ import annotations

from tray_app.model.account import Account, Auth
from tray_app.storage.fingerprints import Fingerprints
from tray_app.storage.grant_store import GrantStore
from tray_app.storage.keyring_access import KeyringState
from tray_app.storage.named_secrets import NamedSecrets
from tray_app.storage.paths import Profile
from tray_app.storage.profile_keyring import ProfileKeyring
from tray_app.storage.secret_error import SecretError

__all__ = ["KeyringState", "SecretError", "SecretStore"]

KEYRING_DEADLINE_S = 10.0
_PHONE = "/phone"
"""The name of the phone's targets; an account's id has no slash."""


class SecretStore:
    """The secrets of one profile. Safe to use from worker threads; the keyring is asked by one at a time."""

    def __init__(self, profile: Profile, *, deadline_s: float = KEYRING_DEADLINE_S) -> None:
        self._profile = profile
        self._keyring = ProfileKeyring(profile.keyring_service, deadline_s)
        self._named = NamedSecrets(self._keyring)
        self._fingerprints = Fingerprints(profile.salt_file)
        self.grants = GrantStore(self._keyring.read, self._keyring.write)
        """What sign-ins left behind."""

    def __repr__(self) -> str:
        return f"SecretStore({self._profile.keyring_service!r})"

    def state(self) -> KeyringState:
        """Whether there is a keyring and whether it is open; never makes it ask the person."""
        return self._keyring.state()

    def remembers(self, account_id: str) -> bool:
        """Whether a secret of the account is in memory; asks nobody."""
        return self._named.remembers(account_id) or self.grants.remembers(account_id)

    def get(self, account: Account) -> str | None:
        """The account's password; None if there is none. Asked for once, then remembered.

        For an OAuth account it is an access token that its command prints; one that signs in has `grants` instead.
        """
        if account.auth is Auth.NONE or account.signs_in:
            return None
        return self._named.get(account.id, account.password_command)

    def keep_for_session(self, account_id: str, secret: str) -> None:
        """Keeps a password until the program ends: without a keyring, or by the user's wish."""
        self._named.keep_for_session(account_id, secret)

    def set_password(self, account_id: str, secret: str) -> None:
        """Stores a password in the keyring."""
        self._named.store(account_id, secret)

    def forget(self, account_id: str) -> None:
        """Removes all secrets from memory and keyring; fine if there are none, or no keyring."""
        self._named.forget([account_id, _client_name(account_id), *self.grants.forget(account_id)])

    def forget_sign_in(self, account_id: str) -> None:
        """Removes what a sign-in left and the client secret; a password stays."""
        self._named.forget([_client_name(account_id), *self.grants.forget(account_id)])

    def sign_out(self, account_id: str) -> None:
        """Removes what a sign-in left; password and client secret stay."""
        self._named.forget(self.grants.forget(account_id))

    def client_secret(self, account: Account) -> str:
        """What the provider gave along with the client id; empty if it gave none."""
        if account.oauth is None:
            return ""
        return self._named.get_if_any(_client_name(account.id), account.oauth.client_secret_command)

    def set_client_secret(self, account_id: str, secret: str) -> None:
        """Keeps it in the keyring; where that fails, for the session, and SecretError says so."""
        self._named.keep(_client_name(account_id), secret)

    def drop_cached(self, account_id: str) -> None:
        """Asks keyring or command anew the next time, e.g. after a refusal: it may have been changed there."""
        self._named.drop(account_id, _client_name(account_id))
        self.grants.drop(account_id)

    def fingerprint(self, secret: str) -> str:
        """Tells two secrets apart without being one."""
        return self._fingerprints.of(secret)

    def remembers_phone_targets(self) -> bool:
        """Whether they are in memory; asks nobody."""
        return self._named.remembers(_PHONE)

    def phone_targets(self, command: tuple[str, ...]) -> str:
        """Where messages to the phone go, as Apprise writes it; empty if nobody said so."""
        return self._named.get_if_any(_PHONE, command)

    def set_phone_targets(self, targets: str) -> None:
        """Keeps them in the keyring; where that fails, for the session, and SecretError says so."""
        self._named.keep(_PHONE, targets)

    def forget_phone_targets(self) -> None:
        """Removes them from memory and keyring."""
        self._named.forget([_PHONE])

    def drop_phone_targets(self) -> None:
        """Asks keyring or command anew the next time."""
        self._named.drop(_PHONE)


def _client_name(account_id: str) -> str:
    return f"{account_id}/oauth-client"
