"""May a login be tried? After one refusal no more, on all protocols and across restarts (DESIGN 4)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tray_app.model.reason import LOGIN_STOPPING_FAILURES, Reason

RECHECK_AFTER = timedelta(minutes=30)
WORKED_WITHIN = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class LoginStop:
    """A refusal that stops all logins of an account until the user acts or the secret changes."""

    refused_at: datetime
    fingerprint: str
    """Salted hash of the refused secret; a secret with another fingerprint may be tried."""
    recheck_at: datetime | None = None
    """When the one single re-check is allowed; None: never."""
    last_ok_at: datetime | None = None

    def may_login(self, now: datetime) -> bool:
        """Whether the one re-check is due."""
        return self.recheck_at is not None and now >= self.recheck_at


def stop_after(
    reason: Reason, fingerprint: str, now: datetime, last_ok_at: datetime | None, before: LoginStop | None
) -> LoginStop | None:
    """The stop that a failed login leads to; None if this failure stops nothing.

    One re-check after 30 minutes, if the secret worked within 24 hours and the server named no cause: outages
    have been served as wrong passwords.
    """
    if reason.failure not in LOGIN_STOPPING_FAILURES:
        return before
    if before is not None and before.fingerprint == fingerprint:
        return replace(before, recheck_at=None)
    worked = last_ok_at is not None and now - last_ok_at <= WORKED_WITHIN
    recheck_at = now + RECHECK_AFTER if worked and not reason.specific else None
    return LoginStop(now, fingerprint, recheck_at, last_ok_at)
