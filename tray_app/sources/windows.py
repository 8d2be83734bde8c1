"""When planned work begins and ends, as far as the words of its announcement say."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta

MOST_MENTIONS = 12
USUAL_LENGTH = timedelta(hours=12)
"""How long announced work counts as running where no end is named."""
_ANNOUNCES = re.compile(
    r"geplant|ankündigung|angekündigt|bevorstehend|werden wir|"
    r"wird\b.{0,80}\b(?:durchgeführt|stattfinden)|findet?\b.{0,60}\bstatt|"
    r"\bplanned|scheduled|upcoming|will be|we will|announce",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"derzeit|aktuell|momentan|gerade|zur ?zeit|läuft|laufende|begonnen|"
    r"gestartet|führen wir|in progress|underway|ongoing|currently|"
    r"\bnow\b|has (?:begun|started)|are performing|is being",
    re.IGNORECASE,
)
_UNTIL = re.compile(
    r"\b(?:bis|until|till|by)(?:\s+(?:ca\.?|etwa|gegen|zirka|about|around|approx\.?|zum|zu|um|at))*\s*$", re.IGNORECASE
)


def announces_only(words: str) -> bool:
    """Whether work is announced and nothing says that it has begun."""
    return bool(_ANNOUNCES.search(words)) and not _RUNS.search(words)


def window_in(words: str, said_at: datetime) -> tuple[datetime | None, datetime | None]:
    """Begin and end named in `words`, said at `said_at`; a day without a clock is the whole day.

    “Until 3 pm” names the end alone.
    """
    from tray_app.model.prose.meaning import day_meant, moment_meant
    from tray_app.model.prose.times import mentions

    moments: list[datetime] = []
    days: list[date] = []
    day_before = None
    names_end_only = False
    listed = mentions(words)[:MOST_MENTIONS]
    # "10:00 to 11:00 UTC": the zone stands once, behind the last.
    zones = [next((later.zone for later in listed[i:] if later.zone is not None), None) for i in range(len(listed))]
    for mention in (replace(m, zone=m.zone or zone) for m, zone in zip(listed, zones, strict=True)):
        day_before = mention.day or day_before
        if mention.clock is None:
            days += [day for day in [mention.day and day_meant(mention.day, said_at.date())] if day]
        elif day_before is not None and len(moments) < 2:
            dated = mention if moments else replace(mention, day=day_before)
            names_end_only = not moments and bool(_UNTIL.search(words[: mention.start]))
            moments += [m for m in [moment_meant(dated, said_at, moments[0] if moments else None)] if m]
    if len(moments) == 1 and names_end_only:
        return None, moments[0].astimezone(UTC)
    if moments:
        ends = moments[1] if len(moments) > 1 and moments[1] > moments[0] else moments[0] + USUAL_LENGTH
        return moments[0].astimezone(UTC), ends.astimezone(UTC)
    if not days:
        return None, None
    first, last = (datetime.combine(day, time(), said_at.tzinfo) for day in (min(days), max(days)))
    return first.astimezone(UTC), (last + timedelta(days=1)).astimezone(UTC)


def last_day_in(words: str, now: datetime) -> datetime | None:
    """The end of the last calendar day named in `words`, if that day is past: a page keeps its old news."""
    from tray_app.model.prose.meaning import day_meant
    from tray_app.model.prose.times import mentions

    named = [m.day for m in mentions(words)[:MOST_MENTIONS] if m.day is not None and m.day.day is not None]
    days = [day for name in named if name.month is not None and (day := day_meant(name, now.date())) is not None]
    if not days or max(days) >= now.date():
        return None
    return datetime.combine(max(days), time(23, 59), now.tzinfo).astimezone(UTC)
