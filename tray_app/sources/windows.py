"""When planned work begins and ends, as far as the words of its announcement say."""

from __future__ import annotations

import re
from datetime import UTC, datetime, time, timedelta

_ANNOUNCES = re.compile(
    r"geplant|ankündigung|angekündigt|bevorstehend|werden wir|wird\b.{0,80}\b(?:durchgeführt|stattfinden)|findet?\b.{0,60}\bstatt|"
    r"\bplanned|scheduled|upcoming|will be|we will|announce",
    re.IGNORECASE,
)
_RUNS = re.compile(
    r"derzeit|aktuell|momentan|gerade|zur ?zeit|läuft|laufende|begonnen|gestartet|führen wir|in progress|underway|ongoing|currently|"
    r"\bnow\b|has (?:begun|started)|are performing|is being",
    re.IGNORECASE,
)


def announces_only(words: str) -> bool:
    """Whether work is announced and nothing says that it has begun."""
    return bool(_ANNOUNCES.search(words)) and not _RUNS.search(words)


def window_in(words: str, said_at: datetime) -> tuple[datetime | None, datetime | None]:
    """Begin and end named in `words`, said at `said_at`; a day without a clock is the whole day."""
    from tray_app.model.prose.times import day_meant, mentions, moment_meant

    starts = ends = None
    last_day = None
    for mention in mentions(words)[:12]:
        if mention.day is None and (starts is None or mention.clock is None):
            continue
        day = day_meant(mention.day, said_at.date()) if mention.day is not None else None
        last_day = day or last_day
        if mention.clock is None:
            moment = datetime.combine(day, time(), said_at.tzinfo) if day else None
            closes = moment + timedelta(days=1) if moment else None
        else:
            moment = closes = moment_meant(mention, said_at, starts)
        if moment is None:
            continue
        if starts is None:
            starts = moment
            ends = closes if mention.clock is None else None
        elif closes is not None and closes > starts:
            ends = closes
            break
    if starts is not None and ends is None:
        ends = starts + timedelta(hours=12)
    return _utc(starts), _utc(ends)


def _utc(moment: datetime | None) -> datetime | None:
    return moment.astimezone(UTC) if moment is not None else None
