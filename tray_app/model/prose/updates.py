"""Which part of a post is its newest: posts grow by updates, above or below the older ones."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from tray_app.model.notice import NoticeState
from tray_app.model.prose import tenses, words
from tray_app.model.prose.cleaning import folded
from tray_app.model.prose.meaning import moment_meant
from tray_app.model.prose.stamps import OLDER, STAMP, is_update, tag_of
from tray_app.model.prose.times import Day, mentions

_ORDER = {NoticeState.OUTAGE: 1, NoticeState.MAINTENANCE: 1, NoticeState.DEGRADED: 2, NoticeState.RESOLVED: 3}

_TITLE_WORDS = 8
_BEGUN_AGAIN = re.compile(
    r"\b(?:erneut|re-?opened|re-?opening|(?:wieder (?:ge|er)öffnet)|has returned|have returned|are back|is back)\b",
    re.IGNORECASE,
)
_MANY_DAYS = 100
"""More of them are no log that somebody wrote."""
_FEW_STAMPS = 2
"""More of them that go back in time stand newest first, whatever stands above them."""


@dataclass(frozen=True, slots=True)
class Update:
    """One part of a post, with what its stamp says about it."""

    text: str
    tag: NoticeState | None = None
    said_at: datetime | None = None
    is_update: bool = False
    is_dated: bool = False
    """It stands below a line with its day."""

    @property
    def is_bare(self) -> bool:
        """Nothing says when or as what it was written."""
        return self.said_at is None and self.tag is None and not self.is_update


_WRAPPED = re.compile(
    r"(?:\b(?:bis|zum|vom|von|ab|am|um|gegen|den|dem|der|auf|zwischen|until|till|to|from|by|on|at|between|the"
    r"|(?:mo|di|mi|do|fr|sa|so|mon|tue|wed|thu|fri|sat|sun)\.?)|[,(]|\d ?[-–])[ ]*\n?$",
    re.IGNORECASE,
)
"""Before a time that stands at the beginning of a line only because the line was broken there."""


def updates(text: str, now: datetime) -> list[Update]:
    """The parts of a plain text, the newest first."""
    older = OLDER.search(text)
    if older is not None and text[: older.start()].strip():
        return [*updates(text[: older.start()], now), *updates(text[older.end() :], now)]
    parts = _parts(text, now)
    if _begins_with_tag(parts) or _begins_with_frame(parts):
        # Both may be older or younger than the newest update: they count where that claims nothing.
        title, *rest = parts
        newest, *others = list(reversed(rest)) if _newest_is_last(rest) else rest
        return [newest, title, *others]
    if _newest_is_last(parts):
        return list(reversed(parts))
    return [*parts[1:], parts[0]] if _begins_with_title(parts, now) or _begins_with_report(parts) else parts


def _begins_with_report(parts: list[Update]) -> bool:
    """Whether a text without a stamp stands above updates whose tags go back: resolved, monitoring, investigating."""
    first, *rest = parts
    ranks = [_ORDER[part.tag] for part in rest if part.tag is not None]
    return first.is_bare and len(ranks) > 1 and ranks[0] > ranks[-1]


def _begins_with_tag(parts: list[Update]) -> bool:
    """Whether a line such as "[Resolved] Webmail outage" stands above updates that have a time."""
    first, *rest = parts
    is_line = first.said_at is None and "\n" not in first.text and not first.text.endswith((".", "!", "?"))
    return is_line and first.tag is not None and any(part.said_at is not None for part in rest)


def _begins_with_frame(parts: list[Update]) -> bool:
    """Whether a text without a time stands above updates below their days."""
    first, *rest = parts
    return first.said_at is None and not first.is_update and bool(rest) and rest[0].is_dated


def _begins_with_title(parts: list[Update], now: datetime) -> bool:
    """Whether a line without a stamp and without a full stop stands above updates that have a past time each."""
    first, *rest = parts
    if not first.is_bare or "\n" in first.text or not rest:
        return False
    if _is_title(first.text):
        return all(part.said_at is None or part.said_at <= now for part in rest)
    is_line = not first.text.endswith((".", "!", "?"))
    return is_line and all(part.said_at is not None and part.said_at <= now for part in rest)


def _is_title(line: str) -> bool:
    """Whether a short line has no verb: "Mail interruption."."""
    low = folded(line)
    verbs = (tenses.PRESENT, tenses.PAST, words.OVER, words.AT_WORK)
    return len(line.split()) <= _TITLE_WORDS and not any(verb.search(low) for verb in verbs)


def _parts(text: str, now: datetime) -> list[Update]:
    text = "\n".join(line for line in text.split("\n") if not line.startswith(">"))
    stamps = [stamp for stamp in STAMP.finditer(text) if _is_stamp(stamp, text, now)]
    if sum(not stamp[0].strip() for stamp in stamps) == 1:  # one line of a log is none
        stamps = [stamp for stamp in stamps if stamp[0].strip()]
    if not stamps or (len(stamps) == 1 and stamps[0]["heading"]):  # a day above a text is no update of it
        return [Update(text.strip())]
    first = text[: stamps[0].start()].strip()
    parts = [Update(first)] if first else []
    heading: Day | None = None
    has_only_days = 1 < len(stamps) <= _MANY_DAYS and all(_day_alone(s[0]) and _end_of_day(s[0], now) for s in stamps)
    for stamp, following in zip(stamps, [*stamps[1:], None], strict=True):
        body = text[stamp.end() : following.start() if following else len(text)].strip()
        is_dated = stamp["heading"] is not None
        said_at = _end_of_day(stamp[0], now) if is_dated or has_only_days else _said_at(stamp[0], now, heading)
        parts.append(Update(body, tag_of(stamp), said_at, is_update(stamp), is_dated))
        heading = _day_alone(stamp[0]) or heading
    return _together(parts)


def _is_stamp(stamp: re.Match[str], text: str, now: datetime) -> bool:
    """Not what follows a line broken before a time; a heading with a day to come tells when something is set for."""
    before = text[: stamp.start()]
    if _WRAPPED.search(before[-20:]):
        return False
    if not stamp["heading"]:
        return True
    return (not before or before.endswith("\n")) and _end_of_day(stamp[0], now) is not None


def _day_alone(stamp: str) -> Day | None:
    """The day of a stamp without a clock time, which counts for the clock times below it."""
    named = mentions(stamp)
    return named[0].day if named and all(mention.clock is None for mention in named) else None


def _together(parts: list[Update]) -> list[Update]:
    """Stamps that follow each other without a text between them are one: `[Resolved] 14:05 Uhr: ...`."""
    joined: list[Update] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last is not None and last.text and not part.text and part.tag and last.tag is None and part.said_at is None:
            # "Incident #4711: mailbox access. Status: closed." is one; "in progress" is said of repairs, too.
            is_work = part.tag is NoticeState.MAINTENANCE
            joined[-1] = replace(last, tag=None if is_work else part.tag)
        elif last is not None and not last.text and (part.text or last.tag is None):
            joined[-1] = Update(
                part.text,
                part.tag or last.tag,
                part.said_at or last.said_at,
                part.is_update or last.is_update,
                part.is_dated or last.is_dated,
            )
        else:
            joined.append(part)
    return joined


def _end_of_day(heading: str, now: datetime) -> datetime | None:
    """The end of the day that a heading names, or now; none for a day to come."""
    found = mentions(heading)
    end = moment_meant(found[0], now) if found else None
    return min(end, now) if end is not None and end.date() <= now.date() else None


def _said_at(stamp: str, now: datetime, heading: Day | None) -> datetime | None:
    named = [mention for mention in mentions(stamp) if mention.clock is not None]
    if not named:
        return None
    first = named[0] if named[0].day else replace(named[0], day=heading)
    moment = moment_meant(first, now)
    if moment is None:
        return None
    if first.day is None and moment > now + timedelta(minutes=15):
        moment -= timedelta(days=1)  # a clock time of the past: `Update 22:45` read at nine in the morning
    return moment


def _is_reopened(parts: list[Update]) -> bool:
    """Whether a title that is still called resolved stands above a report that it has begun again."""
    first = parts[0]
    is_title = first.tag is NoticeState.RESOLVED and first.said_at is None and len(first.text.split()) <= _TITLE_WORDS
    return is_title and len(parts) == 2 and parts[1].tag is None and _BEGUN_AGAIN.search(parts[1].text) is not None


def _newest_is_last(parts: list[Update]) -> bool:
    """By the times of the stamps, else by the course of the tags, else because the updates were appended."""
    if _is_reopened(parts):
        return True
    times = [part.said_at for part in parts if part.said_at is not None]
    is_appended = parts[0].said_at is None and not parts[0].is_update and any(part.is_update for part in parts)
    falls = len(times) > _FEW_STAMPS and all(later > earlier for later, earlier in pairwise(times))
    if len(times) > 1 and times[0] != times[-1] and (falls or not is_appended):
        return times[0] < times[-1]
    ranks = [_ORDER[part.tag] for part in parts if part.tag is not None]
    if len(ranks) > 1 and ranks[0] != ranks[-1]:
        return ranks[0] < ranks[-1]
    is_one_tag_below = len(ranks) == 1 and parts[0].tag is None and parts[0].said_at is None
    return is_appended or is_one_tag_below
