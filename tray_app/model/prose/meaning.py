"""Which moment the words for a time mean, given the moment at which they were said."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta

from tray_app.model.prose.times import Day, Mention

END_OF_DAY = time(23, 59)
_EVENING = time(17)
_NIGHT_TO = re.compile(r"nacht (?:zum?|auf(?: den)?) $")


def day_meant(day: Day, said_on: date) -> date | None:
    """The calendar day that `day` means when said on `said_on`; None if there is none such."""
    if day.day is not None:
        return _dated(day, said_on)
    if day.from_today is not None:
        return said_on + timedelta(days=day.from_today)
    if day.weekday is not None:
        return said_on + timedelta(days=(day.weekday - said_on.weekday()) % 7)
    return None


def _dated(day: Day, said_on: date) -> date | None:
    """The nearest day that fits the parts that are named."""
    years = [day.year] if day.year else [said_on.year + offset for offset in (-1, 0, 1)]
    months = [day.month] if day.month else range(1, 13)
    candidates = []
    for year in years:
        for month in months:
            try:
                candidates.append(date(year, month, day.day or 1))
            except ValueError:
                continue
    if day.month is None and day.weekday is not None:
        candidates = [c for c in candidates if c.weekday() == day.weekday] or candidates
    return min(candidates, key=lambda c: abs((c - said_on).days + (0 if c >= said_on else -5)), default=None)


def moment_meant(mention: Mention, said_at: datetime, after: datetime | None = None) -> datetime | None:
    """The moment a mention means when said at `said_at`; an end of a span comes `after` its beginning."""
    if mention.has_unknown_zone:
        return None
    where = mention.zone or (after.tzinfo if after is not None else said_at.tzinfo)
    here = said_at.astimezone(where)
    clock = mention.clock or END_OF_DAY
    if mention.day is None:
        return _nearest(clock, here, after)
    day = day_meant(mention.day, here.date())
    if day is None:
        return None
    moment = datetime.combine(day, clock, where)
    if mention.day.weekday is not None and mention.day.day is None and moment < here - timedelta(hours=12):
        moment = datetime.combine(day + timedelta(days=7), clock, where)
    if clock == time(0) and mention.clock is not None and after is None and mention.day.from_today == 0:
        moment = datetime.combine(day + timedelta(days=1), clock, where)
    return moment


def _nearest(clock: time, here: datetime, after: datetime | None) -> datetime:
    """A clock time without a day: the first one after the beginning, or the one that is nearest and rather ahead."""
    if after is not None:
        moment = datetime.combine(after.date(), clock, after.tzinfo)
        return moment if moment > after else datetime.combine(after.date() + timedelta(days=1), clock, after.tzinfo)
    moment = datetime.combine(here.date(), clock, here.tzinfo)
    if moment < here - timedelta(hours=6):
        return datetime.combine(here.date() + timedelta(days=1), clock, here.tzinfo)
    return moment


def end_of_span(chain: Sequence[Mention], said_at: datetime) -> datetime | None:
    """The end of "22:00 bis 6:00 Uhr", "Dienstag auf Mittwoch, 1–5 Uhr": each time comes after the one before it."""
    zone_named = next((mention.zone for mention in reversed(chain) if mention.zone), None)
    chain = [mention if mention.zone else replace(mention, zone=zone_named) for mention in chain]
    *starts, last = chain
    if (
        starts
        and last.day
        and last.clock
        and starts[-1].day is None
        and starts[-1].clock
        and last.clock <= starts[-1].clock
    ):
        end = moment_meant(last, said_at)  # "22:00 - 06:00 Uhr am 25.11.": the day names the beginning
        return None if end is None else end + timedelta(days=1)
    if _is_evening_of_the_night_before(chain):
        return moment_meant(replace(chain[1], clock=last.clock), said_at)
    moment = _beginning_of(starts, last, said_at)
    for mention in chain[1:] if moment is not None else chain:
        moment = moment_meant(mention, said_at, moment if mention.day is None and moment is not None else None)
        if moment is None:
            return None
    return moment


def _beginning_of(starts: Sequence[Mention], last: Mention, said_at: datetime) -> datetime | None:
    """Where a bare day stands before its own hour, "morgen bis 12 Uhr": the beginning of that day, or now."""
    if len(starts) != 1 or starts[0].clock is not None or starts[0].day is None or last.day is not None:
        return None
    day = day_meant(starts[0].day, said_at.date())
    return None if day is None else max(datetime.combine(day, time(0), said_at.tzinfo), said_at)


def _is_evening_of_the_night_before(chain: Sequence[Mention]) -> bool:
    """As in "vom 24. auf den 25.11., 23 bis 3 Uhr": the 23 stands beside the 25th and belongs to the 24th."""
    if len(chain) != 3 or chain[0].clock is not None or chain[2].day is not None:
        return False
    begins, ends = chain[1].clock, chain[2].clock
    return begins is not None and ends is not None and ends < begins and begins >= _EVENING


@dataclass(frozen=True, slots=True)
class Named:
    """A day that was named, and the text in which it was."""

    low: str
    chain: tuple[Mention, ...] = ()


def with_days(
    low: str, chains: Sequence[list[Mention]], said_at: datetime, before: Named | None = None
) -> list[list[Mention]]:
    """Clock times without a day take the one named before them: "in der Nacht auf Sonntag ... von 1 bis 5 Uhr"."""
    completed: list[list[Mention]] = []
    for chain in chains:
        named = Named(low, tuple(completed[-1])) if completed else before or Named("")
        base = named.chain
        if base and base[-1].day and not any(mention.day for mention in chain):
            day = _day_of_night(named.low, base, chain, said_at)
            chain = [replace(chain[0], day=_morning_after(day, base, chain, said_at)), *chain[1:]]
            if completed and base[-1].clock is None:
                completed.pop()
        completed.append(chain)
    return completed


def _morning_after(day: Day | None, base: Sequence[Mention], chain: Sequence[Mention], said_at: datetime) -> Day | None:
    """An end on the morning after: "heute ab 23 Uhr ... Die Arbeiten dauern bis 00:30 Uhr"."""
    begins, ends = base[-1].clock, chain[-1].clock
    if len(base) > 1 or len(chain) > 1 or begins is None or ends is None or day is None:
        return day
    named = day_meant(day, said_at.date())
    if named is None or begins < _EVENING or ends >= time(12):
        return day
    following = named + timedelta(days=1)
    return Day(following.year, following.month, following.day)


def _day_of_night(low: str, base: Sequence[Mention], chain: Sequence[Mention], said_at: datetime) -> Day | None:
    """A night from Saturday to Sunday begins on Saturday if it begins before midnight, else on Sunday."""
    begins = chain[0].clock
    if begins is None or begins < _EVENING:
        return base[-1].day
    if len(base) > 1:
        return base[0].day
    named = base[-1].day and day_meant(base[-1].day, said_at.date())
    if named and _NIGHT_TO.search(low[: base[-1].start]):
        eve = named - timedelta(days=1)
        return Day(eve.year, eve.month, eve.day)
    return base[-1].day
