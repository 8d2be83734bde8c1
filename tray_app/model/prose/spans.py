"""Lengths of time and vague times in a text: "within the next two hours", "dauert ca. 30 Minuten", "in Kürze"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from tray_app.model.prose.calendar_words import FROM_TODAY, NUMBERS, UNITS, UNITS_BEFORE_NOUNS
from tray_app.model.prose.meaning import END_OF_DAY


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_NUMBER = rf"(?:\d{{1,3}}(?:[.,]\d)?|{_any(NUMBERS)})"
_ABOUT_WORDS = (
    *(
        r"ca\.?",
        "circa",
        "etwa",
        "rund",
        "ungefähr",
        "maximal",
        r"max\.?",
        "spätestens",
        "höchstens",
        "bis zu",
        "nächsten",
    ),
    *(
        "nächste",
        "nächster",
        "kommenden",
        "den",
        "der",
        "die",
        "weitere",
        "noch",
        "nur",
        "weniger als",
        "gut",
        "knapp",
        "voraussichtlich",
    ),
    *(
        "about",
        "around",
        "approximately",
        r"approx\.?",
        "roughly",
        "at most",
        "up to",
        "the",
        "next",
        "coming",
        "following",
    ),
    *("another", "only", "less than", "an estimated", "just under", "just over", "a good"),
)
_ABOUT = rf"(?:(?:{'|'.join(_ABOUT_WORDS)})\s)*"


def _length(suffix: str = "", units: Iterable[str] = UNITS) -> str:
    """A pattern for "ca. zwei Stunden", "1-2 hours"; the suffix tells its groups from those of a second one."""
    return (
        rf"{_ABOUT}(?:(?P<low{suffix}>{_NUMBER})(?:\s?(?:-|–|to|bis|or|oder)\s?(?P<high{suffix}>{_NUMBER}))?[\s-]?)?"
        rf"(?:weiteren?\s|further\s|more\s|additional\s)?(?P<unit{suffix}>{_any(units)}|(?<=\d)m)\b"
    )


_POINT = re.compile(
    rf"(?<![\w-])(?:in|within|innerhalb(?: von)?|binnen|over(?= the)|during|for|für|mit|um"
    rf"|(?:give|gebt|gib|geben sie) us(?=\s)|(?:gebt|gib|geben sie) uns"
    rf"|(?:for|über|während) (?:a|an|the|einen|den) (?:\w+ )?(?:period|space|total|zeitraum) (?:of|von))\s{_length()}"
)
_LASTS = (
    r"dauer|restdauer|restzeit|verbleibende (?:zeit|dauer)|time remaining|remaining time|dauert|dauern|andauern"
    r"|anhalten|benötigt|benötigen|take|takes|last|lasts|duration|length|lasting|downtime"
    r"|ausfallzeit|unterbrechung|time to \w+|ettr|etr|eta"
)
_WINDOWS = (
    r"(?:scheduled |planned |geplante[nrs]? )?(?:maintenance|service window|window|upgrade|migration|wartung\w*)\b"
)
_DURATION = re.compile(
    rf"(?<![\w-])(?:(?:{_LASTS})\b[^.;?]{{0,30}}?(?<![\w-])(?P<length>{_length()})"
    rf"|(?P<length_first>{_length('2')})(?:\s(?:andauern|anhalten|dauern|in anspruch|of (?:downtime|interruption"
    rf"|unavailability)|left\b|übrig\b|to go\b|remaining\b)))"
    rf"|(?P<length_of>{_length('3', UNITS_BEFORE_NOUNS)}[\s-]{_WINDOWS})"
    rf"|(?<![\w-])ab [\d:.]{{1,5}} uhr (?:für )?(?P<length_from>{_length('4')})(?! später)"
)
_NAMES = (("length", ""), ("length_first", "2"), ("length_of", "3"), ("length_from", "4"))
_OF_WINDOW = ("length_of", "length_from")
_RELATIVE = re.compile(rf"\b(?:{_any(UNITS)}|{_any(FROM_TODAY)}|day|tages)\b")
_PARTS = "vormittag|nachmittag|abend|morgen|nacht"
_DAYS = "montags|dienstags|mittwochs|donnerstags|freitags|samstags|sonntags|wochenendes"
_VAGUE = re.compile(
    r"(?<![\w-])(?:(?P<none>in kürze|in bälde|in absehbarer zeit|\bbald\b"
    r"|in wenigen (?:augenblicken|minuten|stunden|tagen)"
    r"|in the near future|shortly|(?<!as )soon\b(?! as)|in a (?:little|short) while|momentarily|before long"
    r"|(?:in|innerhalb) (?:den|der|dieser) (?:nächsten|kommenden) (?:minuten|stunden|tagen|woche)"
    r"|(?:in|within|over) the (?:next|coming) (?:few |couple of )?(?:minutes|hours|days)|within (?:minutes|hours)"
    rf"|im laufe (?:des|der) (?:(?!heutigen)\w+ )?(?:vormittags|nachmittags|abends|nacht|woche|{_DAYS})"
    rf"|(?:bis )?in d(?:en|ie) (?:frühen |späten )?(?:{_PARTS})s?stunden"
    rf"|bis in d(?:en|ie) (?:späten |frühen )?(?:{_PARTS})(?: hinein)?"
    rf"|am (?:frühen |späten )?(?:abend|nachmittag|vormittag)\b|bis (?:zum |heute )?(?:späten "
    rf"|frühen )?(?:{_PARTS})\b"
    r"|bis (?:zum )?wochenende|am wochenende|über nacht|overnight|over the weekend|(?:early )?next week"
    r"|(?:anfang )?(?:nächste|kommende)r? woche|(?:by )?(?:the )?end of (?:the |this )?week|bis ende der woche"
    r"|(?:bis )?(?:zum|am) folgetag\b|(?:by )?the (?:following|next) day)"
    r"|(?P<today>im laufe des (?:heutigen \w+|tages)|im tagesverlauf"
    r"|noch heute(?! (?:vormittag|nachmittag|mittag|abend|nacht|morgen|früh))|heute noch"
    r"|later today|\beod\b"
    r"|(?:by |before )?(?:the )?end of (?:the )?(?:day|business)\b(?: today)?|by the end of today"
    r"|(?:bis )?(?:zum )?(?:tagesende|ende des tages|ende des heutigen tages))"
    r"|(?P<tomorrow>im laufe des morgigen tages|(?:by )?(?:the )?end of (?:the )?day tomorrow|im laufe von morgen)"
    r"|(?P<hour>within the (?:next )?hour|(?:innerhalb|in) der nächsten stunde|in the next hour))(?![\w])"
)
PART_OF_DAY = re.compile(r",?\s(?:früh|vormittag|nachmittag|abend|nacht|morning|afternoon|evening|night)\b")
_NAMED_PART = re.compile(
    r"tonight|this (?:evening|afternoon|morning)|\w+(?:abend|nacht|früh|nachmittag|vormittag)\b|tag-?morgen",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Span:
    """A length of time in a text; `lasts` is None where the words name no number."""

    start: int
    end: int
    lasts: timedelta | None
    is_length: bool
    """Said of how long something takes, not of when it happens."""
    is_of_window: bool = False
    """As in "a 3-hour maintenance"."""


@dataclass(frozen=True, slots=True)
class Vague:
    """A time that is no clock time; whole days have an end, "in Kürze" has none."""

    start: int
    end: int
    until: datetime | None


def durations(low: str) -> Iterator[Span]:
    """Every length of time that has a word such as "in" or "dauert" with it."""
    for match in _POINT.finditer(low):
        lasts = _lasts(match["low"], match["high"], match["unit"])
        end = match.end()
        if lasts and low.startswith(" or two", end):
            lasts, end = 2 * lasts, end + len(" or two")
        if lasts and low.startswith(" and a half", end):
            lasts, end = lasts + UNITS[match["unit"]] / 2, end + len(" and a half")
        yield Span(match.start(), end, lasts, is_length=match[0].startswith(("for ", "für ", "um ")))
    for match in _DURATION.finditer(low):
        name, number = next((n, d) for n, d in _NAMES if match[n])
        lasts = _lasts(match[f"low{number}"], match[f"high{number}"], match[f"unit{number}"])
        yield Span(match.start(name), match.end(name), lasts, is_length=True, is_of_window=name in _OF_WINDOW)


def vague(low: str, said_at: datetime) -> Iterator[Vague]:
    """Every vague time."""
    for match in _VAGUE.finditer(low):
        yield Vague(match.start(), match.end(), _until(match, said_at))


def is_relative(low: str) -> bool:
    """Whether words for a time mean another one whenever they are said: "in two hours", "heute"."""
    return _RELATIVE.search(low) is not None


def names_part_of_day(words: str) -> bool:
    """Whether the words name an evening or a night rather than a day."""
    return _NAMED_PART.search(words) is not None


def _until(match: re.Match[str], said_at: datetime) -> datetime | None:
    if match["hour"]:
        return said_at + timedelta(hours=1)
    if match["today"] or match["tomorrow"]:
        day = said_at.date() + timedelta(days=1 if match["tomorrow"] else 0)
        return datetime.combine(day, END_OF_DAY, said_at.tzinfo)
    return None


def _lasts(low: str | None, high: str | None, unit: str) -> timedelta | None:
    number = high or low
    count = None if number is None else _count(number)
    each = UNITS_BEFORE_NOUNS[unit]
    if number is None and unit in ("viertelstunde", "dreiviertelstunde", "stunde", "hour"):
        count = 1.0
    return None if count is None or not each else each * count


def _count(number: str) -> float | None:
    if number in NUMBERS:
        return NUMBERS[number]
    return float(number.replace(",", "."))
