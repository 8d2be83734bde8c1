"""What a source claimed while our probes failed: how long it said "fine", and when it admitted the trouble."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tray_app.model.account import Service
from tray_app.model.notice import SourceReading, SourceStatus
from tray_app.model.reasons import names_any_of


@dataclass(frozen=True, slots=True)
class Claim:
    """One source during one outage."""

    url: str
    fine_s: float = 0.0
    """Seconds in which it said that mail was fine while it failed here."""
    admitted_at: datetime | None = None
    """When we first read that it names the trouble; None: it has not."""

    def lag(self, started_at: datetime) -> timedelta | None:
        """How long it took to admit; None if it has not."""
        return None if self.admitted_at is None else max(timedelta(0), self.admitted_at - started_at)


def count_claims(
    claims: Iterable[Claim],
    readings: Iterable[SourceReading],
    affected: Collection[Service],
    step_s: float,
    now: datetime,
) -> tuple[Claim, ...]:
    """The claims after `step_s` more seconds of an outage of `affected`; a source that is mute claims nothing."""
    known = {claim.url: claim for claim in claims}
    for reading in readings:
        claim = known.get(reading.url, Claim(reading.url))
        known[reading.url] = _counted(claim, reading, affected, step_s, now)
    return tuple(known.values())


def _counted(
    claim: Claim, reading: SourceReading, affected: Collection[Service], step_s: float, now: datetime
) -> Claim:
    if not reading.readable:
        return claim
    if any(notice.is_open_at(now) and names_any_of(notice, affected) for notice in reading.notices):
        return replace(claim, admitted_at=claim.admitted_at or reading.read_at or now)
    return replace(claim, fine_s=claim.fine_s + step_s) if reading.status is SourceStatus.OK else claim
