"""The status sources of one account: what each said last, and when it is read again."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from tray_app.model.account import Account, StatusSource
from tray_app.model.notice import SourceReading
from tray_app.model.schedule import Pace

URGENT_SOURCE_S = 60.0
"""Status sources are read this often while something is wrong."""
PATIENT_SOURCE_S = 3600.0
"""A source that cannot be read is asked half as often with each failure, until it is this seldom."""
PROMPT_SOURCE_S = 30.0
"""At a first failure a source is read at once, unless it was read this recently."""


@dataclass(slots=True)
class SourceWatch:
    """Plain state by the source's URL. `is_troubled`: something is wrong with the account's mail."""

    account: Account
    due_at: dict[str, datetime] = field(default_factory=dict)
    readings: dict[str, SourceReading] = field(default_factory=dict)
    under_way: set[str] = field(default_factory=set)
    wished: set[str] = field(default_factory=set)
    """The user wants these to be read now."""

    def begin(self, now: datetime) -> None:
        """Makes everything due."""
        self.due_at = {source.url: now for source in self.account.status}

    def due(self, now: datetime) -> list[StatusSource]:
        """Those to read now, the longest unread first."""
        due = [s for s in self.account.status if self.due_at[s.url] <= now and s.url not in self.under_way]
        return sorted(due, key=lambda source: self._read_at(source.url) or datetime.min.replace(tzinfo=UTC))

    def next_due(self) -> datetime | None:
        """The earliest moment at which one that is not being read becomes due."""
        return min((at for url, at in self.due_at.items() if url not in self.under_way), default=None)

    def start(self, source: StatusSource) -> None:
        """It is being read."""
        self.under_way.add(source.url)
        self.wished.discard(source.url)

    def take(self, url: str, reading: SourceReading, now: datetime, pace: Pace, *, is_troubled: bool) -> None:
        """Keeps what a source said and plans its next reading."""
        self.readings[url] = reading
        usual = pace.spread(self.account.intervals.status_s)
        wait = self.interval(is_troubled=True) if is_troubled else usual
        if reading.failures > 1:
            wait = min(wait * 2 ** min(reading.failures - 1, 16), max(wait, timedelta(seconds=PATIENT_SOURCE_S)))
        self.due_at[url] = self._not_resting(url, now + wait)

    def interval(self, *, is_troubled: bool) -> timedelta:
        """How often a host may be asked for what a source says."""
        longest = self.account.intervals.status_s
        return timedelta(seconds=min(URGENT_SOURCE_S, longest) if is_troubled else longest)

    def look_for_reasons(self, now: datetime) -> None:
        """At a first failure the provider's words are wanted in seconds, and each minute from then on."""
        for url, reading in self.readings.items():
            read_at = reading.oldest_at
            is_fresh = read_at is not None and (now - read_at).total_seconds() <= PROMPT_SOURCE_S
            if reading.failures <= 1:
                soon = now + self.interval(is_troubled=True) if is_fresh else now
                self.due_at[url] = self._not_resting(url, min(soon, self.due_at.get(url, soon)))

    def void(self, at: datetime) -> None:
        """Forgets what is under way; everything is due at a moment, or when its server wants to be asked again."""
        self.under_way.clear()
        self._all_due(at)

    def hurry(self, now: datetime) -> None:
        """The user wishes to know now."""
        self._all_due(now)
        self.wished = set(self.due_at)

    def place(self, source: StatusSource) -> str:
        """Where it is asked: the address that answered last, which may be on another host than its own."""
        reading = self.readings.get(source.url)
        return (reading.read_from if reading else "") or source.url

    @property
    def in_order(self) -> tuple[SourceReading, ...]:
        """The readings there are, in the order of the settings."""
        return tuple(self.readings[s.url] for s in self.account.status if s.url in self.readings)

    @property
    def is_settled(self) -> bool:
        """Whether each was read once, and none is being read."""
        return not self.under_way and all(source.url in self.readings for source in self.account.status)

    def _all_due(self, at: datetime) -> None:
        self.due_at = {url: self._not_resting(url, at) for url in self.due_at}

    def _read_at(self, url: str) -> datetime | None:
        reading = self.readings.get(url)
        return reading.read_at if reading else None

    def _not_resting(self, url: str, at: datetime) -> datetime:
        """`at`, or when the server said that it may be asked again."""
        reading = self.readings.get(url)
        return max(at, reading.retry_at) if reading and reading.retry_at else at
