"""After an outage: which messages were held up by it? Judged by dates alone; nobody looks at a mail."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from tray_app.model.account import Service
from tray_app.model.outage import Outage
from tray_app.model.result import ProbeResult

HELD_UP = timedelta(minutes=30)
"""Shorter ways happen every day."""
LOOK_AFTER = (
    *(timedelta(minutes=m) for m in (2, 10, 30)),
    *(timedelta(hours=h) for h in (1, 2, 4, 8, 16, 24, 36, 48, 72, 96, 120)),
)
"""After the end of the outage: senders try again ever more rarely, for up to five days."""
LOOK_AGAIN = timedelta(minutes=10)
SEEN_LATER = timedelta(minutes=5)
"""Mail may have come in again so long before we saw that the login works."""


@dataclass(frozen=True, slots=True)
class Arrival:
    """When one message set out and when it came in."""

    sent_at: datetime
    arrived_at: datetime


@dataclass(frozen=True, slots=True)
class Arrivals:
    """One look at the dates; where it stopped, the next one goes on."""

    result: ProbeResult
    mails: tuple[Arrival, ...] = ()
    uid_after: int = 0
    uid_validity: int = 0
    more: bool = False
    """There were more messages than one look takes."""


@dataclass(frozen=True, slots=True)
class LateMail:
    """What has been counted after one outage."""

    started_at: datetime
    ended_at: datetime
    count: int = 0
    oldest_s: float = 0.0
    """How long the slowest of them was under way."""
    uid_after: int = 0
    uid_validity: int = 0
    looks: int = 0
    next_at: datetime | None = None
    """None: nothing more is expected."""


def late_mail_of(outage: Outage | None, known: LateMail | None) -> LateMail | None:
    """The count that belongs to the newest outage; None while it lasts or if mail kept coming in.

    A relapse continues the same outage, so its count goes on, too.
    """
    if outage is None or outage.ended_at is None or Service.RECEIVE not in outage.affected:
        return None
    first = outage.ended_at + LOOK_AFTER[0]
    if known is None or known.started_at != outage.started_at:
        return LateMail(outage.started_at, outage.ended_at, next_at=first)
    if known.ended_at != outage.ended_at:
        return replace(known, ended_at=outage.ended_at, looks=0, next_at=first)
    return known


def after_looking(late: LateMail, outage: Outage, found: Arrivals | None, now: datetime) -> LateMail:
    """The count after one more look; a look that failed is repeated."""
    if found is None or not found.result.ok:
        planned = _next_look(late.ended_at, now)
        return replace(late, next_at=planned and max(planned, now + LOOK_AGAIN))
    under_way = [(mail.arrived_at - mail.sent_at).total_seconds() for mail in _held_up(found.mails, outage)]
    looks = late.looks if found.more else late.looks + 1
    return replace(
        late,
        count=late.count + len(under_way),
        oldest_s=max([late.oldest_s, *under_way]),
        uid_after=found.uid_after,
        uid_validity=found.uid_validity,
        looks=looks,
        next_at=now + timedelta(seconds=60) if found.more else _next_look(late.ended_at, now),
    )


def _next_look(ended_at: datetime, now: datetime) -> datetime | None:
    return next((ended_at + after for after in LOOK_AFTER if ended_at + after > now), None)


def _held_up(mails: Sequence[Arrival], outage: Outage) -> list[Arrival]:
    """Those that set out during the outage and came in after it, long after they should have."""
    assert outage.ended_at is not None, "the outage lasts"
    begins, ends = outage.last_ok_at or outage.started_at, outage.ended_at
    return [
        mail
        for mail in mails
        if begins <= mail.sent_at <= ends
        and mail.arrived_at >= ends - SEEN_LATER
        and mail.arrived_at - mail.sent_at >= HELD_UP
    ]
