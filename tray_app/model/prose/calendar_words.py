"""Names of days, months, numbers and time zones, in both languages, and what they stand for."""

from __future__ import annotations

from datetime import timedelta, timezone, tzinfo
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

MONTHS = {
    "januar": 1, "jänner": 1, "january": 1, "jan": 1,
    "februar": 2, "february": 2, "feb": 2,
    "märz": 3, "maerz": 3, "march": 3, "mär": 3, "mrz": 3, "mar": 3,
    "april": 4, "apr": 4,
    "mai": 5, "may": 5,
    "juni": 6, "june": 6, "jun": 6,
    "juli": 7, "july": 7, "jul": 7,
    "august": 8, "aug": 8,
    "september": 9, "sept": 9, "sep": 9,
    "oktober": 10, "october": 10, "okt": 10, "oct": 10,
    "november": 11, "nov": 11,
    "dezember": 12, "december": 12, "dez": 12, "dec": 12,
}  # fmt: skip

WEEKDAYS = {
    "montag": 0, "monday": 0, "mon": 0, "mo": 0,
    "dienstag": 1, "tuesday": 1, "tues": 1, "tue": 1, "di": 1,
    "mittwoch": 2, "wednesday": 2, "wed": 2, "mi": 2,
    "donnerstag": 3, "thursday": 3, "thurs": 3, "thur": 3, "thu": 3, "do": 3,
    "freitag": 4, "friday": 4, "fri": 4, "fr": 4,
    "samstag": 5, "sonnabend": 5, "saturday": 5, "sat": 5, "sa": 5,
    "sonntag": 6, "sunday": 6, "sun": 6, "so": 6,
}  # fmt: skip

FROM_TODAY = {
    "vorgestern": -2, "gestern": -1, "gestrigen": -1, "yesterday": -1,
    "heutigen": 0, "heute": 0, "today": 0, "tonight": 0, "this evening": 0, "this afternoon": 0, "this morning": 0,
    "übermorgen": 2, "uebermorgen": 2, "day after tomorrow": 2,
    "morgigen": 1, "morgen": 1, "tomorrow": 1,
}  # fmt: skip

NUMBERS = {
    "einer halben": 0.5, "einer viertel": 0.25, "half an": 0.5, "half a": 0.5, "an": 1, "a": 1, "one": 1,
    "two and a half": 2.5, "one and a half": 1.5, "zweieinhalb": 2.5, "dreieinhalb": 3.5, "anderthalb": 1.5,
    "eineinhalb": 1.5, "einigen": None, "einige": None, "wenigen": None, "wenige": None,
    "paar": None, "ein paar": None, "a few": None, "few": None, "several": None, "some": None, "a couple of": None,
    "couple of": None, "mehreren": None, "mehrere": None, "kommenden": None, "nächsten": None,
    "einer": 1, "einem": 1, "einen": 1, "eine": 1, "ein": 1,
    "zwei": 2, "two": 2, "drei": 3, "three": 3, "vier": 4, "four": 4, "fünf": 5, "five": 5, "sechs": 6, "six": 6,
    "sieben": 7, "seven": 7, "acht": 8, "eight": 8, "neun": 9, "nine": 9, "zehn": 10, "ten": 10,
    "zwölf": 12, "twelve": 12, "fünfzehn": 15, "fifteen": 15, "zwanzig": 20, "twenty": 20, "dreißig": 30, "thirty": 30,
    "vierundzwanzig": 24, "achtundvierzig": 48, "halben": 0.5, "halbe": 0.5,
}  # fmt: skip

UNITS = {
    "minuten": timedelta(minutes=1), "minute": timedelta(minutes=1), "minutes": timedelta(minutes=1),
    "mins": timedelta(minutes=1), "min": timedelta(minutes=1),
    "viertelstunde": timedelta(minutes=15), "dreiviertelstunde": timedelta(minutes=45),
    "stunden": timedelta(hours=1), "stunde": timedelta(hours=1), "std": timedelta(hours=1), "hours": timedelta(hours=1),
    "hour": timedelta(hours=1), "hrs": timedelta(hours=1), "hr": timedelta(hours=1), "h": timedelta(hours=1),
    "tagen": timedelta(days=1), "tage": timedelta(days=1), "tag": timedelta(days=1), "days": timedelta(days=1),
    "day": timedelta(days=1), "werktagen": timedelta(0), "werktage": timedelta(0), "business days": timedelta(0),
    "working days": timedelta(0), "wochen": timedelta(weeks=1), "woche": timedelta(weeks=1),
    "weeks": timedelta(weeks=1), "week": timedelta(weeks=1),
}  # fmt: skip
"""What one of them lasts; zero where that depends on more than the clock."""
UNITS_BEFORE_NOUNS = (
    UNITS
    | {"m": timedelta(minutes=1)}
    | {
        f"{stem}{ending}": lasts
        for stem, lasts in (("stündig", timedelta(hours=1)), ("minütig", timedelta(minutes=1)))
        for ending in ("e", "en", "er", "es")
    }
)
"""As in "eine dreistündige Wartung", "a 3-hour maintenance", "30m"."""

_OFFSETS_H = {
    "utc": 0, "gmt": 0, "z": 0, "wet": 0, "bst": 1, "west": 1, "cet": 1, "mez": 1, "cest": 2, "mesz": 2, "eet": 2,
    "eest": 3, "msk": 3, "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "jst": 9, "aest": 10, "aedt": 11, "sgt": 8, "hkt": 8, "nzst": 12, "nzdt": 13,
}  # fmt: skip
_PLACES = {
    "et": "America/New_York", "eastern": "America/New_York", "eastern time": "America/New_York",
    "ct": "America/Chicago", "central time": "America/Chicago",
    "mt": "America/Denver", "mountain time": "America/Denver",
    "pt": "America/Los_Angeles", "pacific": "America/Los_Angeles", "pacific time": "America/Los_Angeles",
    "us/pacific": "America/Los_Angeles", "us/eastern": "America/New_York",
    "uk time": "Europe/London", "german time": "Europe/Berlin", "deutscher zeit": "Europe/Berlin",
}  # fmt: skip
ZONE_WORDS = (*_OFFSETS_H, *_PLACES)


def zone(word: str) -> tzinfo | None:
    """The zone that an abbreviation names, e.g. `mesz`, `pt` or `utc+2`; None for one we do not know."""
    if word in _OFFSETS_H:
        return timezone(timedelta(hours=_OFFSETS_H[word]))
    if word in _PLACES:
        return _place(_PLACES[word])
    sign = -1 if "-" in word else 1
    hours, _, minutes = word.lstrip("utcgm +-").partition(":")
    if not hours.isdecimal():
        return None
    offset = timedelta(hours=int(hours), minutes=int(minutes or 0))
    return timezone(sign * offset) if offset < timedelta(hours=15) else None


def _place(name: str) -> tzinfo | None:
    try:
        return ZoneInfo(name)
    except ZoneInfoNotFoundError:  # a computer without time zone data: then the time stays without a moment
        return None
