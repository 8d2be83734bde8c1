"""Days and clock times named in a text: what stands where ("heute, 18 Uhr", "10pm Monday 28th").

Which moment they mean is decided in `meaning`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import time, tzinfo

from tray_app.model.prose import time_patterns as patterns
from tray_app.model.prose.calendar_words import FROM_TODAY, MONTHS, WEEKDAYS, zone
from tray_app.model.prose.cleaning import lowered


@dataclass(frozen=True, slots=True)
class Day:
    """A day as far as the words name it."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    from_today: int | None = None


@dataclass(frozen=True, slots=True)
class Mention:
    """One time named in a text, with the place where it stands."""

    start: int
    end: int
    day: Day | None = None
    clock: time | None = None
    zone: tzinfo | None = None
    has_unknown_zone: bool = False


def mentions(text: str) -> list[Mention]:
    """Every time named in `text`, in order, neighbours that belong together made one."""
    low = lowered(text)
    found: list[Mention] = []
    taken = bytearray(len(low))
    for pattern in patterns.DAYS:
        for match in pattern.finditer(low):
            day = _day(match)
            # "so 3", "may 10", "5 may" and "sat 5" are days only with a capital letter.
            if (
                len(match[0]) <= 7
                and not next(filter(str.isalpha, text[match.start() : match.end()]), "a").isupper()
                and match.groupdict().get("weekday", match.groupdict().get("month")) in patterns.SHORT
            ):
                continue
            if day is not None and not any(taken[match.start() : match.end()]):
                found.append(Mention(match.start(), match.end(), day=day))
                taken[match.start() : match.end()] = b"x" * (match.end() - match.start())
    for clock in (*_military(low), *_dotted(low), *_range_starts(low), *_clocks(low)):
        if not any(taken[clock.start : clock.end]):
            found.append(clock)
            taken[clock.start : clock.end] = b"x" * (clock.end - clock.start)
    found.sort(key=lambda mention: mention.start)
    return _joined(found, low)


def _day(match: re.Match[str]) -> Day | None:
    parts = match.groupdict()
    if parts.get("from_today"):
        return Day(from_today=FROM_TODAY[parts["from_today"]])
    if parts.get("weekday"):
        return Day(day=int(parts["day"]) if parts.get("day") else None, weekday=WEEKDAYS[parts["weekday"]])
    month = parts.get("month")
    number = None if month is None else MONTHS.get(month) or (int(month) if month.isdecimal() else None)
    year = int(parts["year"]) if parts.get("year") else None
    if year is not None and year < 100:
        year += 2000
    day = int(parts["day"])
    return Day(year, number, day) if 1 <= day <= 31 and (number is None or 1 <= number <= 12) else None


def _clocks(low: str) -> list[Mention]:
    found = []
    for match in patterns.CLOCK.finditer(low):
        clock = _clock(match)
        if clock is not None:
            word = match["zone"]
            known = None if word is None else zone(word.replace(" ", "") if word[-1].isdecimal() else word)
            found.append(Mention(match.start(), match.end(), None, clock, known, bool(word) and known is None))
    return found


def _military(low: str) -> list[Mention]:
    """`2200-2330 CET`."""
    found = []
    for match in patterns.MILITARY.finditer(low):
        clock = _time(int(match["hour"] or match["hour2"]), int(match["minute"] or match["minute2"]), None)
        named = patterns.ZONE_AFTER.match(low, match.end())
        if clock is not None:
            found.append(
                Mention(
                    match.start(), named.end() if named else match.end(), None, clock, zone(named[1]) if named else None
                )
            )
    return found


def _dotted(low: str) -> list[Mention]:
    """`von 9.00 bis 18.00`: alone, 9.00 might be a version or a price."""
    found = []
    for pattern in (patterns.DOTTED_RANGE, patterns.DOTTED_END, patterns.DOTTED_POINT):
        for match in pattern.finditer(low):
            clock = _time(int(match["hour"]), int(match["minute"]), None)
            if clock is not None:
                found.append(Mention(match.start(), match.end(), clock=clock))
    for match in patterns.DOTTED_FROM.finditer(low):
        for hour, minute in (("hour", "minute"), ("to", "past")):
            clock = _time(int(match[hour]), int(match[minute]), None)
            if clock is not None:
                found.append(Mention(match.start(hour), match.end(minute), clock=clock))
    return found


def _clock(match: re.Match[str]) -> time | None:
    if match["word"]:
        return patterns.WORD_CLOCKS[match["word"]]
    if match["minute"] is None and match["half"] is None:
        return None
    dotted = match["minute"] is not None and "." in match[0][:3] and match["half"] is None
    if dotted:  # 3.11 is a version as often as a time
        return None
    return _time(int(match["hour"]), int(match["minute"] or match["after"] or 0), match["half"])


def _range_starts(low: str) -> list[Mention]:
    """The first of two times that share their unit: the `1` of `1–5 Uhr`, the `2` of `2-4 am`."""
    found = []
    for match in patterns.RANGE.finditer(low):
        after = patterns.CLOCK.match(low, match.end())
        half = match["half"] or (after["half"] if after else None)
        clock = _time(int(match["hour"]), int(match["minute"] or 0), half)
        if clock is not None:
            found.append(Mention(match.start(), match.start("to"), clock=clock))
    return found


def _time(hour: int, minute: int, half: str | None) -> time | None:
    is_doubled = half is not None and half[0] == "p" and hour > 12  # "16:26 PM", as machines print it
    if half and half[0] in "ap" and not is_doubled:
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    if hour == 24 and minute == 0:
        return time(0)  # the caller rolls a midnight that ends something to the next day
    return time(hour, minute) if hour < 24 else None


def _joined(found: list[Mention], low: str) -> list[Mention]:
    joined: list[Mention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and patterns.GLUE.fullmatch(low, last.end, mention.start)
            and "\n" not in low[last.end : mention.start]
        ):
            one = _merged(last, mention)
            if one is not None and not (low[last.end : mention.start].strip() == "-" and last.clock):
                joined[-1] = one
                continue
        joined.append(mention)
    return joined


def _merged(first: Mention, second: Mention) -> Mention | None:
    if first.clock is not None and second.clock is not None:
        return None
    day = first.day if second.day is None else second.day if first.day is None else _same_day(first.day, second.day)
    if day is None and (first.day or second.day):
        return None
    return replace(
        first,
        end=second.end,
        day=day,
        clock=first.clock or second.clock,
        zone=first.zone or second.zone,
        has_unknown_zone=first.has_unknown_zone or second.has_unknown_zone,
    )


def _same_day(first: Day, second: Day) -> Day | None:
    """`Monday` and `28th` are one day; two dates are two."""
    mixed = {}
    for name in ("year", "month", "day", "weekday", "from_today"):
        a, b = getattr(first, name), getattr(second, name)
        if a is not None and b is not None:
            return None
        mixed[name] = b if a is None else a
    return Day(**mixed)
