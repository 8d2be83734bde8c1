"""Reading the times that status pages write: ISO, RFC 822, epochs in any unit, US dates, months without a year."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta, timezone

_EARLIEST, _LATEST = datetime(2000, 1, 1, tzinfo=UTC), datetime(2100, 1, 1, tzinfo=UTC)
_ZONES = {
    "z": 0, "ut": 0, "utc": 0, "gmt": 0, "wet": 0, "west": 1, "bst": 1, "cet": 1, "cest": 2, "mez": 1, "mesz": 2,
    "met": 1, "mest": 2, "eet": 2, "eest": 3, "msk": 3, "ist": 5.5, "sgt": 8, "jst": 9, "aest": 10, "aedt": 11,
    "est": -5, "edt": -4, "cst": -6, "cdt": -5, "mst": -7, "mdt": -6, "pst": -8, "pdt": -7,
    "pt": -8, "et": -5,
}  # fmt: skip
_MONTH_NAMES = (
    "jan januar january jän jänner",
    "feb februar february",
    "mar march mär märz mrz",
    "apr april",
    "may mai",
    "jun june juni",
    "jul july juli",
    "aug august",
    "sep sept september",
    "oct october okt oktober",
    "nov november",
    "dec december dez dezember",
)
_MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
_CLOCK = r"(?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?\s*(?P<half>[ap]\.?m\.?\b)?"
_ZONE = r"\s*(?:Uhr\s*)?\(?(?P<zone>[+-]\d{2}:?\d{2}|[A-Za-z]{1,4}\b)?"
_DAY_NAME = r"^\s*(?:[A-Za-zäöü]{2,10}\.?,?\s+)?"
_FORMS = tuple(
    re.compile(form + r"(?:,?\s+(?:at\s+|um\s+|-\s+)?|T)?(?:" + _CLOCK + _ZONE + r")?", re.IGNORECASE)
    for form in (
        r"^\s*(?P<year>\d{4})[-/.](?P<month>\d{1,2})[-/.](?P<day>\d{1,2})",
        r"^\s*(?P<month>\d{1,2})/(?P<day>\d{1,2})/(?P<year>\d{4})",
        r"^\s*(?P<day>\d{1,2})\.\s?(?P<month>\d{1,2})\.(?P<year>\d{4}|\d{2})?",
        _DAY_NAME
        + r"(?P<day>\d{1,2})(?:\.|st|nd|rd|th)?\s+(?P<month>[A-Za-zäöü]{3,9})\.?,?(?:\s+(?P<year>\d{4}|\d{2}(?!:)))?",
        _DAY_NAME
        + r"(?P<month>[A-Za-zäöü]{3,9})\.?\s+(?P<day>\d{1,2})(?:st|nd|rd|th)?(?!\d|:)(?:,?\s+(?P<year>\d{4}))?",
    )
)


def read_time(value: object, now: datetime) -> datetime | None:
    """An aware time in UTC, or None. A time without a zone is UTC; a date without a year is the newest that fits."""
    if isinstance(value, bool) or value is None:
        return None
    if isinstance(value, int | float):
        return _epoch(float(value))
    if not isinstance(value, str) or not value.strip():
        return None
    text = value.strip()[:80]
    if re.fullmatch(r"\d{9,20}(\.\d+)?", text):
        return _epoch(float(text))
    try:
        moment = datetime.fromisoformat(text)
        return _sane(moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment)
    except (ValueError, OverflowError):
        return _written(text, now)


def newest(*moments: datetime | None) -> datetime | None:
    """The latest of those that are known."""
    return max((moment for moment in moments if moment is not None), default=None)


def _epoch(number: float) -> datetime | None:
    for _ in range(4):  # seconds, or milli-, micro-, nanoseconds
        if abs(number) < 1e11:
            break
        number /= 1000
    try:
        return _sane(datetime.fromtimestamp(number, UTC))
    except (ValueError, OverflowError, OSError):
        return None


def _written(text: str, now: datetime) -> datetime | None:
    for form in _FORMS:
        found = form.match(text)
        moment = _moment(found.groupdict(), now) if found else None
        if moment is not None:
            return moment
    return None


def _moment(parts: dict[str, str | None], now: datetime) -> datetime | None:
    month = parts["month"] or ""
    number = int(month) if month.isdigit() else _MONTHS.get(month.casefold().rstrip("."))
    if number is None:
        return None
    year = int(parts["year"]) if parts["year"] else now.year
    try:
        moment = datetime(
            year + 2000 if year < 100 else year,
            number,
            int(parts["day"] or 0),
            _hour(parts),
            int(parts["minute"] or 0),
            int(parts["second"] or 0),
            tzinfo=_zone(parts["zone"] or ""),
        )
        if not parts["year"] and moment > now + timedelta(days=31):
            moment = moment.replace(year=moment.year - 1)
    except (ValueError, OverflowError):
        return None
    return _sane(moment)


def _hour(parts: dict[str, str | None]) -> int:
    hour, half = int(parts["hour"] or 0), (parts["half"] or "").casefold()
    return hour if not half else hour % 12 + (12 if half.startswith("p") else 0)


def _zone(name: str) -> timezone:
    if name[:1] in ("+", "-"):
        minutes = int(name[1:3]) * 60 + int(name[-2:])
        return timezone(timedelta(minutes=minutes if name[0] == "+" else -minutes))
    return timezone(timedelta(hours=_ZONES.get(name.casefold(), 0)))


def _sane(moment: datetime) -> datetime | None:
    return moment.astimezone(UTC) if _EARLIEST <= moment <= _LATEST else None
