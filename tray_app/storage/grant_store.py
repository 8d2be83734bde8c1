"""Keeps the grants of one profile: refresh tokens in the keyring, access tokens in memory."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping

from tray_app.logs import hide, show_again
from tray_app.model.account import Account
from tray_app.storage.grants import Grant, count_of, grant_of, parts_of
from tray_app.storage.secret_error import SecretError


class GrantStore:
    """`read` and `write` ask the keyring, in time; SecretError if it does not serve. Safe to use from threads."""

    def __init__(self, read: Callable[[str], str | None], write: Callable[[Mapping[str, str]], None]) -> None:
        self._read = read
        self._write = write
        self._known: dict[str, Grant] = {}
        self._only_here: set[str] = set()
        """Accounts whose newest grant could not be put into the keyring."""
        self._turns: dict[str, threading.Lock] = {}

    def turn(self, account_id: str) -> threading.Lock:
        """Held while a grant is renewed, so that one refresh token is not used twice at a time."""
        return self._turns.setdefault(account_id, threading.Lock())

    def get(self, account: Account, *, anew: bool = False) -> Grant | None:
        """What the account's sign-in left; None if nobody signed in with these settings.

        `anew` asks the keyring: another Mailampel (`check` beside the tray) may have renewed it meanwhile.
        """
        known = self._known.get(account.id)
        if known is None or (anew and account.id not in self._only_here):
            kept = self._from_keyring(account.id)
            if known is None or kept is None or kept.refresh_token != known.refresh_token:
                known = kept
                self._know(account.id, known)
        return known if known is not None and known.is_for(account) else None

    def remembers(self, account_id: str) -> bool:
        """Whether it is in memory."""
        return account_id in self._known

    def keep(self, account_id: str, grant: Grant) -> None:
        """Remembers it, and puts it into the keyring if that holds another one.

        SecretError if that fails; it then counts until the program ends, and the next call tries again.
        """
        before = self._known.get(account_id)
        self._know(account_id, grant)
        is_kept = before is not None and before.without_access() == grant.without_access()
        if is_kept and account_id not in self._only_here:
            return
        self._only_here.add(account_id)
        # The first part goes last: until then the old ones are whole, or nothing is.
        texts = {name_of(account_id, number): text for number, text in enumerate(parts_of(grant))}
        self._write(dict(reversed(texts.items())))
        self._only_here.discard(account_id)

    def drop(self, account_id: str) -> None:
        """Asks the keyring the next time: it may hold a newer one. What is nowhere else is kept."""
        if account_id not in self._only_here:
            self._know(account_id, None)

    def forget(self, account_id: str) -> list[str]:
        """Forgets it; returns the names under which the keyring may hold it. Waits for a renewal under way."""
        with self.turn(account_id):
            self._know(account_id, None)
            self._only_here.discard(account_id)
        try:
            first = self._read(name_of(account_id, 0)) or ""
        except SecretError:
            first = ""
        return [name_of(account_id, number) for number in range(max(1, count_of(first)))]

    def _know(self, account_id: str, grant: Grant | None) -> None:
        old = self._known.pop(account_id, None)
        if old is not None:
            show_again(old.access_token)  # but never a refresh token: not every server ends the one it replaced
        if grant is not None:
            hide(grant.access_token)
            hide(grant.refresh_token)
            self._known[account_id] = grant

    def _from_keyring(self, account_id: str) -> Grant | None:
        first = self._read(name_of(account_id, 0))
        if not first:
            return None
        rest = [self._read(name_of(account_id, number)) for number in range(1, count_of(first))]
        return grant_of([first, *(text or "" for text in rest)])


def name_of(account_id: str, number: int) -> str:
    """The name of one part. An account's id has no slash, so no password has a name like this."""
    return f"{account_id}/oauth" if number == 0 else f"{account_id}/oauth-{number}"
