"""Days and clock times named in a text: what stands where, and which moment it means.

Reading happens in two steps: `mentions` finds the words ("heute, 18 Uhr", "10pm Monday 28th, until Tuesday 29th 6am"),
`Mention.moment` turns them into a moment, given the moment at which they were said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo

from tray_app.model.prose.calendar_words import FROM_TODAY, MONTHS, WEEKDAYS, ZONE_WORDS, zone

END_OF_DAY = time(23, 59)


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


def _any(words: object) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))  # type: ignore[call-overload]


_MONTH = rf"(?P<month>{_any(MONTHS)})\b\.?"
_YEAR = r"(?P<year>20\d\d)(?!\d)"
_ORDINAL = r"(?P<day>[0-3]?\d)(?:\.|st\b|nd\b|rd\b|th\b)?"
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"(?<![\d.:])(?P<year>20\d\d)-(?P<month>\d\d)-(?P<day>\d\d)(?=\D|$)",
        r"(?<![\d.:])(?P<day>[0-3]?\d)\.\s?(?P<month>[01]?\d)\.(?:\s?(?P<year>20\d\d|\d\d(?![\d:.]|\s?uhr)))?(?!\d)",
        r"(?<![\d.:])(?P<day>[0-3]?\d)\.(?=\s?(?:auf|bis|zum|und|/|-|–)\s?(?:den |zum )?[0-3]?\d\.)",
        r"(?<![\d.:])[0-3]?\d\./(?P<day>[0-3]?\d)\.(?P<month>[01]?\d)\.(?P<year>20\d\d)?",
        r"(?<![\d/])(?P<month>[01]?\d)/(?P<day>[0-3]?\d)/(?P<year>20\d\d)(?!\d)",
        rf"(?<![\d.:]){_ORDINAL}\s?(?:of )?{_MONTH}(?:,?\s{_YEAR})?",
        rf"(?<![a-zäöü]){_MONTH}\s(?P<day>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:]|\s?[ap]\.?m\b)(?:,?\s{_YEAR})?",
        r"(?<![\d.:])(?P<day>[0-3]?\d)(?:st|nd|rd|th)\b",
        rf"(?<![a-zäöü])(?P<from_today>{_any(w for w in FROM_TODAY if w != 'morgen')})(?![a-zäöü])",
        # "heute Morgen", "am Morgen", "guten Morgen" are the morning, not tomorrow.
        r"(?<![a-zäöü])(?<!heute )(?<!gestern )(?<!am )(?<!guten )(?<!jeden )(?<!nächsten )(?<!frühen )(?<!gegen )(?<!zum )"
        r"(?<!vom )(?<!tag )(?<!woch )(?<!abend )(?P<from_today>morgen)(?![a-zäöü])",
        rf"(?<![a-zäöü-])(?P<weekday>{_any(w for w in WEEKDAYS if len(w) > 2)})(?:s?(?:nacht|abend|morgen|früh|mittag|nachmittag|vormittag))?(?![a-zäöü])",
        r"(?<![a-zäöü-])(?P<weekday>mo|di|mi|do|fr|sa|so)(?:\.,?|,)?(?=\s?(?:den\s)?\d)",
    )
)
_ZONE = rf"(?:\s?\(?(?P<zone>(?:utc|gmt)\s?[+-]\s?\d{{1,2}}(?::\d\d)?|\+\d\d:\d\d|{_any(ZONE_WORDS)})\b\)?)"
_CLOCK = re.compile(
    rf"(?<![\d.:+])(?:(?P<hour>[012]?\d)(?:[:.h](?P<minute>[0-5]\d)(?::[0-5]\d)?(?!\d"
    rf"|[.:]\d))?\s?(?P<half>[ap]\.?\s?m\b\.?|uhr(?:\s(?P<after>[0-5]\d)\b(?!\.))?|h\b(?! ?later))?"
    rf"|(?<![a-zäöü])(?P<word>noon|midday|midnight|mittags?|mitternacht)\b){_ZONE}?"
)
_MILITARY = re.compile(
    rf"(?<![\d.:/-])(?P<hour>[012]\d)(?P<minute>[0-5]\d)(?=\s?(?:(?:-|–|to|until|bis)\s?[012]\d[0-5]\d)?\s?(?:hrs"
    rf"|uhr|h|{_any(ZONE_WORDS)})\b)|(?<=\d\d[-–])(?P<hour2>[012]\d)(?P<minute2>[0-5]\d)(?=\s?(?:hrs|uhr|h"
    rf"|{_any(ZONE_WORDS)})\b)"
)
_RANGE = re.compile(
    r"(?<![\d.:+-])(?P<hour>[012]?\d)(?:[:.](?P<minute>[0-5]\d))?\s?(?P<half>[ap]\.?\s?m\b\.?|uhr\b)?(?P<to>\s?(?:-"
    r"|–|—|bis(?: ca\.?| etwa| voraussichtlich| gegen)?|to|until|till|und"
    r"|and)\s?)(?=[012]?\d(?:(?:[:.][0-5]\d)?\s?(?:uhr|[ap]\.?\s?m\b)|:[0-5]\d))"
)
_ZONE_AFTER = re.compile(rf"\s?(?:uhr|hrs|h)?\s?\(?({_any(ZONE_WORDS)})\b\)?")
_SHORT = {"so", "do", "mo", "di", "mi", "fr", "sa", "sat", "sun", "mon", "wed", "may", "mar", "march", "dec", "jan"}
_WORD_CLOCKS = {
    "noon": time(12),
    "midday": time(12),
    "mittag": time(12),
    "mittags": time(12),
    "midnight": time(0),
    "mitternacht": time(0),
}


def mentions(text: str) -> list[Mention]:
    """Every time named in `text`, in order, neighbours that belong together made one."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(c.lower() if len(c.lower()) == 1 else c for c in text)
    found: list[Mention] = []
    taken = bytearray(len(low))
    for pattern in _DAYS:
        for match in pattern.finditer(low):
            day = _day(match)
            # "so 3", "may 10" and "sat 5" are days only with a capital letter.
            if (
                len(match[0]) <= 7
                and not text[match.start()].isupper()
                and match.groupdict().get("weekday", match.groupdict().get("month")) in _SHORT
            ):
                continue
            if day is not None and not any(taken[match.start() : match.end()]):
                found.append(Mention(match.start(), match.end(), day=day))
                taken[match.start() : match.end()] = b"x" * (match.end() - match.start())
    for clock in (*_military(low), *_range_starts(low), *_clocks(low)):
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
        return Day(weekday=WEEKDAYS[parts["weekday"]])
    month = parts.get("month")
    number = None if month is None else MONTHS.get(month) or (int(month) if month.isdecimal() else None)
    year = int(parts["year"]) if parts.get("year") else None
    if year is not None and year < 100:
        year += 2000
    day = int(parts["day"])
    return Day(year, number, day) if 1 <= day <= 31 and (number is None or 1 <= number <= 12) else None


def _clocks(low: str) -> list[Mention]:
    found = []
    for match in _CLOCK.finditer(low):
        clock = _clock(match)
        if clock is not None:
            word = match["zone"]
            known = None if word is None else zone(word.replace(" ", "") if word[-1].isdecimal() else word)
            found.append(Mention(match.start(), match.end(), None, clock, known, bool(word) and known is None))
    return found


def _military(low: str) -> list[Mention]:
    """`2200-2330 CET`."""
    found = []
    for match in _MILITARY.finditer(low):
        clock = _time(int(match["hour"] or match["hour2"]), int(match["minute"] or match["minute2"]), None)
        named = _ZONE_AFTER.match(low, match.end())
        if clock is not None:
            found.append(
                Mention(
                    match.start(), named.end() if named else match.end(), None, clock, zone(named[1]) if named else None
                )
            )
    return found


def _clock(match: re.Match[str]) -> time | None:
    if match["word"]:
        return _WORD_CLOCKS[match["word"]]
    if match["minute"] is None and match["half"] is None:
        return None
    dotted = match["minute"] is not None and "." in match[0][:3] and match["half"] is None
    if dotted:  # 3.11 is a version as often as a time
        return None
    return _time(int(match["hour"]), int(match["minute"] or match["after"] or 0), match["half"])


def _range_starts(low: str) -> list[Mention]:
    """The first of two times that share their unit: the `1` of `1–5 Uhr`, the `2` of `2-4 am`."""
    found = []
    for match in _RANGE.finditer(low):
        after = _CLOCK.match(low, match.end())
        half = match["half"] or (after["half"] if after else None)
        clock = _time(int(match["hour"]), int(match["minute"] or 0), half)
        if clock is not None:
            found.append(Mention(match.start(), match.start("to"), clock=clock))
    return found


def _time(hour: int, minute: int, half: str | None) -> time | None:
    if half and half[0] in "ap":
        if not 1 <= hour <= 12:
            return None
        hour = hour % 12 + (12 if half[0] == "p" else 0)
    if hour == 24 and minute == 0:
        return time(0)  # the caller rolls a midnight that ends something to the next day
    return time(hour, minute) if hour < 24 else None


_GLUE = re.compile(
    r"[\s,;(]*(?:(?:um|at|gegen|ca\.?|about|around|on|am|den|der|the|dem|in|nacht|früh|abend|abends|nachts|morgens"
    r"|vormittag|nachmittag|mittag|morning|afternoon|evening|night|by|spätestens|genau|-|/|@|jeweils|of|von|vom"
    r"|from|zwischen|between|ab|starting|start|uhr|dann|mittags)[\s,.]*)*\)?\s*"
)


def _joined(found: list[Mention], low: str) -> list[Mention]:
    joined: list[Mention] = []
    for mention in found:
        last = joined[-1] if joined else None
        if (
            last is not None
            and _GLUE.fullmatch(low, last.end, mention.start)
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
    moment: datetime | None = None
    for mention in chain:
        moment = moment_meant(mention, said_at, moment if mention.day is None and moment is not None else None)
        if moment is None:
            return None
    return moment


def _is_evening_of_the_night_before(chain: Sequence[Mention]) -> bool:
    """ "vom 24. auf den 25.11., 23 bis 3 Uhr": the 23 stands beside the 25th and belongs to the 24th."""
    if len(chain) != 3 or chain[0].clock is not None or chain[2].day is not None:
        return False
    begins, ends = chain[1].clock, chain[2].clock
    return begins is not None and ends is not None and ends < begins and begins >= _EVENING


_NIGHT_TO = re.compile(r"nacht (?:zum?|auf(?: den)?) $")
_EVENING = time(17)


def with_days(low: str, chains: Sequence[list[Mention]], said_at: datetime) -> list[list[Mention]]:
    """Clock times without a day take the one named before them: "in der Nacht auf Sonntag ... von 1 bis 5 Uhr"."""
    completed: list[list[Mention]] = []
    for chain in chains:
        base = completed[-1] if completed else []
        if base and base[-1].day and not any(mention.day for mention in chain):
            day = _day_of_night(low, base, chain, said_at)
            chain = [replace(chain[0], day=day), *chain[1:]]
            if base[-1].clock is None:
                completed.pop()
        completed.append(chain)
    return completed


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
