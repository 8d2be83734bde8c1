"""What the windows show of each account's past, read again only once something was written to it."""

from __future__ import annotations

from datetime import date

from tray_app.model.snapshot import History as PastOfAccount
from tray_app.storage.history import History

STRIP_DAYS = 90


class Pasts:
    """A memory of readings; whoever writes to an account's past says so with `changed`."""

    def __init__(self, history: History) -> None:
        self._history = history
        self._read: dict[str, tuple[date, PastOfAccount]] = {}
        """By account id, with the day on which it was read."""

    def get(self, account_id: str, today: date) -> PastOfAccount:
        """What the strip and the repeat line show."""
        known = self._read.get(account_id)
        if known is None or known[0] != today:
            past = PastOfAccount(
                days=self._history.days(account_id, today, STRIP_DAYS),
                outages=self._history.outages(account_id),
                watched_since=self._history.watched_since(account_id),
            )
            known = self._read[account_id] = (today, past)
        return known[1]

    def changed(self, account_id: str) -> None:
        """What was read is old."""
        self._read.pop(account_id, None)
