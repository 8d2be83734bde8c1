"""What we saw and recorded: outages with their evidence, and days for the 90-day strip."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tray_app.model.account import Service
from tray_app.model.verdict import StatedReason, Status


@dataclass(frozen=True, slots=True)
class EvidenceItem:
    """One thing seen during an outage: a failed probe with the server's words, a post, a change."""

    at: datetime
    kind: str
    """`probe`, `line`, `notice`, `status`, `note`."""
    text: str
    source: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Outage:
    """One outage of one account, start to end."""

    account_id: str
    provider: str
    status: Status
    """The worst status it had: outage, degraded or maintenance."""
    affected: tuple[Service, ...]
    started_at: datetime
    last_ok_at: datetime | None = None
    """The last success before it: the start lies between this and `started_at`."""
    ended_at: datetime | None = None
    reason: StatedReason | None = None
    id: int | None = None
    """Given by the database."""
    announced_at: datetime | None = None
    recovery_announced_at: datetime | None = None
    acknowledged: bool = False
    """The user has seen that it is over."""

    @property
    def is_open(self) -> bool:
        """Whether it has not ended yet."""
        return self.ended_at is None


@dataclass(frozen=True, slots=True)
class Day:
    """One bar of the strip; UNKNOWN means not measured."""

    day: date
    status: Status
    outage_s: float = 0
    degraded_s: float = 0
