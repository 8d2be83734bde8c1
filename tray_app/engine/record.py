"""What is kept for good, in four books over one history.

Outages are written before they are announced, counts now and then. If nothing can be written (full disk), the watch
goes on, the window says so, and the same change is offered to the database again with the next one.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from tray_app.engine.books.account_memory import AccountMemory
from tray_app.engine.books.claim_book import ClaimBook
from tray_app.engine.books.day_counts import DayCounts
from tray_app.engine.books.outage_book import OutageBook
from tray_app.engine.books.pasts import Pasts
from tray_app.engine.books.safe_writing import SafeWriting
from tray_app.storage.history import History

FLUSH_AFTER = timedelta(minutes=10)
"""Counts are written this often; outages at once."""


class Record:
    """The books of the watch. `writes` is False for a single `check`, which keeps only what concerns logins."""

    def __init__(self, history: History, *, writes: bool = True) -> None:
        self.writing = SafeWriting(history, writes=writes)
        self._flushed_at: datetime | None = None
        self.pasts = Pasts(history)
        self.outages = OutageBook(self.writing, self.pasts)
        self.claims = ClaimBook(self.writing)
        self.days = DayCounts(self.writing, self.pasts)
        self.memory = AccountMemory(self.writing)

    @property
    def writes(self) -> bool:
        """Whether outages and counts are kept."""
        return self.writing.writes

    @property
    def problem(self) -> str:
        """One sentence while nothing can be written."""
        return self.writing.problem

    def flush_if_due(self, now: datetime) -> None:
        """Writes the counts if they have been in memory for long."""
        if self._flushed_at is None:
            self._flushed_at = now
        elif now - self._flushed_at >= FLUSH_AFTER:
            self._flushed_at = now
            self.flush()

    def flush(self) -> None:
        """Writes the counts gathered so far."""
        self.days.flush()
        self.claims.flush()
