"""Everything the window, the menu and `status` show, as one value."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from tray_app.model.line import Line
from tray_app.model.outage import Day, Outage
from tray_app.model.verdict import TRAY_ORDER, Status, Verdict


@dataclass(frozen=True, slots=True)
class History:
    """What is known of one account's past."""

    days: tuple[Day, ...] = ()
    """The last 90 days, oldest first."""
    outages: tuple[Outage, ...] = ()
    """Newest first."""
    watched_since: datetime | None = None


@dataclass(frozen=True, slots=True)
class AddressBookCopy:
    """What is known of the offline copy of one account's contacts."""

    count: int
    taken_at: datetime


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The state of the whole program at one moment."""

    at: datetime
    verdicts: tuple[Verdict, ...]
    """In the user's order."""
    line: Line | None = None
    checked_at: datetime | None = None
    """When the last probe of any account ended."""
    next_check_at: datetime | None = None
    is_checking: bool = False
    """Whether somebody waits for answers: after "Check now" and at the very first look, not in routine."""
    histories: dict[str, History] = field(default_factory=dict)
    """By account id."""
    copies: dict[str, AddressBookCopy] = field(default_factory=dict)
    """By account id; absent without a copy."""
    settings_problem: str = ""
    """One sentence while the settings file cannot be read; the last good settings run."""
    storage_problem: str = ""
    """One sentence while the history cannot be written, e.g. on a full disk."""
    phone_problem: str = ""
    """One sentence while messages do not reach the user's phone."""
    acknowledged: dict[str, str] = field(default_factory=dict)
    """Account id to the sentence "Muted until ..."; absent if not acknowledged."""

    @property
    def status(self) -> Status:
        """The worst status, by the order of the tray; UNKNOWN without accounts."""
        return min((v.status for v in self.verdicts), key=TRAY_ORDER.index, default=Status.UNKNOWN)

    @property
    def by_severity(self) -> tuple[Verdict, ...]:
        """Worst first, then in the user's order."""
        return tuple(sorted(self.verdicts, key=lambda verdict: TRAY_ORDER.index(verdict.status)))
