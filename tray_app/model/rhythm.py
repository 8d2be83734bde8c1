"""How much mail usually arrives, and whether a silence is unusual. Counts only; nobody looks at a mail.

The rhythm has few parameters: one rate for each hour of the day, working days and weekends apart, drawn towards
the mean while little is known, and one number for how bursty mail is (a gamma-mixed Poisson). A silence is unusual
if it is less likely than one in a thousand. In the first weeks the only answer is that it is too early to tell.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from enum import StrEnum

HOURS = 24
SLOTS = 2 * HOURS
"""First the hours of working days, then those of weekends."""
LEARNING = timedelta(days=21)
FEWEST_MESSAGES = 60
RARE = 0.001
PRIOR_HOURS = 1.0
"""So many hours at the mean rate are added to each slot, so that an hour never seen is not thought silent."""
BURSTINESS = 3.0
"""Shape of the gamma mixture; the smaller, the burstier. Mail comes in bunches and knows holidays, so a silence has
to outlast some 27 messages that were to be expected; with steady arrivals (a plain Poisson) 7 would do."""
LONGEST_GAP = timedelta(hours=3)
"""A longer time between two looks was not watched; its mail tells no hour."""


@dataclass(frozen=True, slots=True)
class Rhythm:
    """What has been learnt of one mailbox."""

    since: datetime
    looked_at: datetime
    uid_next: int
    uid_validity: int
    last_arrival_at: datetime
    counts: tuple[float, ...] = (0.0,) * SLOTS
    hours: tuple[float, ...] = (0.0,) * SLOTS
    """Hours watched in each slot."""

    @property
    def messages(self) -> float:
        """How many arrived while it was watched."""
        return sum(self.counts)


class Silence(StrEnum):
    """What can be said of the present silence."""

    USUAL = "usual"
    UNUSUAL = "unusual"
    TOO_EARLY = "too_early"


def first_look(now: datetime, uid_next: int, uid_validity: int) -> Rhythm:
    """Learning begins."""
    return Rhythm(now, now, uid_next, uid_validity, now)


def look_again(rhythm: Rhythm, now: datetime, uid_next: int, uid_validity: int, zone: tzinfo) -> Rhythm:
    """What is known after one more look at UIDNEXT (RFC 9051, 2.3.1.1: it only grows within one UIDVALIDITY)."""
    if uid_validity != rhythm.uid_validity or uid_next < rhythm.uid_next:
        # The provider has numbered the mailbox anew; what was learnt of its hours stays true.
        return replace(rhythm, looked_at=now, uid_next=uid_next, uid_validity=uid_validity, last_arrival_at=now)
    arrived = uid_next - rhythm.uid_next
    seen = replace(
        rhythm,
        looked_at=now,
        uid_next=uid_next,
        last_arrival_at=now if arrived else rhythm.last_arrival_at,
    )
    gap = now - rhythm.looked_at
    if not timedelta(0) < gap <= LONGEST_GAP:
        return seen
    slot = _slot(rhythm.looked_at + gap / 2, zone)
    return replace(
        seen,
        counts=_with(rhythm.counts, slot, arrived),
        hours=_with(rhythm.hours, slot, gap.total_seconds() / 3600),
    )


def judge_silence(rhythm: Rhythm, now: datetime, zone: tzinfo) -> Silence:
    """Whether so long a silence is to be expected at these hours. It is known up to the last look only."""
    if now - rhythm.since < LEARNING or rhythm.messages < FEWEST_MESSAGES:
        return Silence.TOO_EARLY
    expected = expected_messages(rhythm, rhythm.last_arrival_at, min(now, rhythm.looked_at), zone)
    chance_of_none = (BURSTINESS / (BURSTINESS + expected)) ** BURSTINESS
    return Silence.UNUSUAL if chance_of_none < RARE else Silence.USUAL


def expected_messages(rhythm: Rhythm, start: datetime, end: datetime, zone: tzinfo) -> float:
    """How many messages usually arrive between two moments."""
    rates = _rates(rhythm)
    total, at = 0.0, start
    while at < end:
        step = min(timedelta(hours=1), end - at)
        total += rates[_slot(at + step / 2, zone)] * step.total_seconds() / 3600
        at += step
    return total


def _rates(rhythm: Rhythm) -> list[float]:
    """Messages an hour in each slot."""
    mean = rhythm.messages / max(sum(rhythm.hours), 1.0)
    return [
        (count + mean * PRIOR_HOURS) / (hours + PRIOR_HOURS)
        for count, hours in zip(rhythm.counts, rhythm.hours, strict=True)
    ]


def _slot(moment: datetime, zone: tzinfo) -> int:
    local = moment.astimezone(zone)
    return local.hour + (HOURS if local.weekday() >= 5 else 0)  # Saturday and Sunday


def _with(values: tuple[float, ...], index: int, more: float) -> tuple[float, ...]:
    return (*values[:index], values[index] + more, *values[index + 1 :])
