"""What a sign-in left behind: the refresh token in the keyring, the access token in memory only.

A keyring of Windows takes 1,280 letters in one entry, so a longer grant is kept in parts.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from hashlib import sha256

import msgspec

from tray_app.model.account import Account
from tray_app.model.oauth import endpoints_of

MOST_LETTERS = 1200
_EARLY = timedelta(seconds=120)
"""A token this close to its end is no longer used: a slow server would look at it too late."""


@dataclass(frozen=True, slots=True)
class Grant:
    """One permission of the user's. `id` stays the same while tokens change, and tells one sign-in from the next."""

    id: str
    client_id: str
    token_url: str
    refresh_token: str = field(repr=False)
    access_token: str = field(default="", repr=False)
    expires_at: datetime | None = None

    def is_for(self, account: Account) -> bool:
        """Whether it was given to this client by this server: a refresh token is sent to nobody else."""
        oauth = account.oauth
        return oauth is not None and (self.client_id, self.token_url) == (oauth.client_id, endpoints_of(account).token)

    def is_usable(self, now: datetime) -> bool:
        """Whether the access token may be tried as it is."""
        return bool(self.access_token) and self.expires_at is not None and now < self.expires_at - _EARLY

    def renewed(self, access_token: str, refresh_token: str, life_s: float, now: datetime) -> Grant:
        """After a refresh. Without a new refresh token the old one stays good (RFC 6749, section 6)."""
        return replace(
            self,
            access_token=access_token,
            refresh_token=refresh_token or self.refresh_token,
            expires_at=now + timedelta(seconds=life_s),
        )

    def without_access(self) -> Grant:
        """As it stands in the keyring, and after a server refused the access token."""
        return replace(self, access_token="", expires_at=None)


def new_id() -> str:
    """A name for a new sign-in; no secret."""
    return secrets.token_hex(8)


class _Kept(msgspec.Struct, forbid_unknown_fields=True):
    id: str
    client_id: str
    token_url: str
    refresh_token: str


def parts_of(grant: Grant) -> list[str]:
    """The texts to keep, the first of which says how many there are and how to tell that they belong together."""
    kept = _Kept(grant.id, grant.client_id, grant.token_url, grant.refresh_token)
    text = msgspec.json.encode(kept).decode()
    pieces = [text[start : start + MOST_LETTERS] for start in range(0, len(text), MOST_LETTERS)]
    return [f"{len(pieces)} {_sum(text)} {pieces[0]}", *pieces[1:]]


def count_of(first: str) -> int:
    """How many parts there are; 0 if this is no first part."""
    number = first.partition(" ")[0]
    return int(number) if number.isdecimal() and len(number) <= 2 else 0


def grant_of(parts: list[str]) -> Grant | None:
    """The grant in these parts; None if they do not belong together, as after a power failure."""
    _count, checksum, start = [*parts[0].split(" ", 2), "", ""][:3]
    text = start + "".join(parts[1:])
    if _sum(text) != checksum:
        return None
    try:
        kept = msgspec.json.decode(text, type=_Kept)
    except msgspec.DecodeError:
        return None
    return Grant(kept.id, kept.client_id, kept.token_url, kept.refresh_token)


def _sum(text: str) -> str:
    return sha256(text.encode()).hexdigest()[:8]
