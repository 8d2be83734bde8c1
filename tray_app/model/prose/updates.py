"""Which part of a post is its newest: posts grow by updates, above or below the older ones."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import pairwise

from tray_app.model.notice import NoticeState
from tray_app.model.prose import words
from tray_app.model.prose.cleaning import folded
from tray_app.model.prose.meaning import moment_meant
from tray_app.model.prose.stamps import OLDER, STAMP, is_update, tag_of
from tray_app.model.prose.times import mentions

_ORDER = {NoticeState.OUTAGE: 1, NoticeState.MAINTENANCE: 1, NoticeState.DEGRADED: 2, NoticeState.RESOLVED: 3}

_TITLE_WORDS = 8
_BEGUN_AGAIN = re.compile(
    r"\b(?:erneut|re-?opened|re-?opening|(?:wieder (?:ge|er)öffnet)|has returned|have returned|are back|is back)\b",
    re.IGNORECASE,
)
_FEW_STAMPS = 2
"""More of them that go back in time stand newest first, whatever stands above them."""


@dataclass(frozen=True, slots=True)
class Update:
    """One part of a post, with what its stamp says about it."""

    text: str
    tag: NoticeState | None = None
    said_at: datetime | None = None
    is_update: bool = False


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
    if _is_tagged_title(parts):
        # The tag of a title may be older or younger than the newest update: it counts where that claims nothing.
        title, *rest = parts
        newest, *older = list(reversed(rest)) if _newest_is_last(rest) else rest
        return [newest, title, *older]
    if _newest_is_last(parts):
        return list(reversed(parts))
    return [*parts[1:], parts[0]] if _begins_with_title(parts, now) else parts


def _is_tagged_title(parts: list[Update]) -> bool:
    """Whether a line such as "[Resolved] Webmail outage" stands above updates that have a time."""
    first, *rest = parts
    is_line = first.said_at is None and "\n" not in first.text and not first.text.endswith((".", "!", "?"))
    return is_line and first.tag is not None and any(part.said_at is not None for part in rest)


def _begins_with_title(parts: list[Update], now: datetime) -> bool:
    """Whether a line without a stamp and without a full stop stands above updates that have a past time each."""
    first, *rest = parts
    is_bare = first.said_at is None and first.tag is None and not first.is_update
    if not is_bare or "\n" in first.text or not rest:
        return False
    if _is_title(first.text):
        return all(part.said_at is None or part.said_at <= now for part in rest)
    is_line = not first.text.endswith((".", "!", "?"))
    return is_line and all(part.said_at is not None and part.said_at <= now for part in rest)


def _is_title(line: str) -> bool:
    """Whether a short line has no verb: "Mail interruption."."""
    low = folded(line)
    verbs = (words.PRESENT, words.PAST, words.OVER, words.AT_WORK)
    return len(line.split()) <= _TITLE_WORDS and not any(verb.search(low) for verb in verbs)


def _parts(text: str, now: datetime) -> list[Update]:
    text = "\n".join(line for line in text.split("\n") if not line.startswith(">"))
    stamps = [
        stamp for stamp in STAMP.finditer(text) if not _WRAPPED.search(text[max(0, stamp.start() - 20) : stamp.start()])
    ]
    if sum(not stamp[0].strip() for stamp in stamps) == 1:  # one line of a log is none
        stamps = [stamp for stamp in stamps if stamp[0].strip()]
    if not stamps:
        return [Update(text.strip())]
    first = text[: stamps[0].start()].strip()
    parts = [Update(first)] if first else []
    for stamp, following in zip(stamps, [*stamps[1:], None], strict=True):
        body = text[stamp.end() : following.start() if following else len(text)].strip()
        parts.append(_stamped(stamp, body, now))
    return _together(parts)


def _stamped(stamp: re.Match[str], body: str, now: datetime) -> Update:
    return Update(body, tag_of(stamp), _said_at(stamp[0], now), is_update(stamp))


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
                part.text, part.tag or last.tag, part.said_at or last.said_at, part.is_update or last.is_update
            )
        else:
            joined.append(part)
    return joined


def _said_at(stamp: str, now: datetime) -> datetime | None:
    named = [mention for mention in mentions(stamp) if mention.clock is not None]
    if not named:
        return None
    moment = moment_meant(named[0], now)
    if moment is None:
        return None
    if named[0].day is None and moment > now + timedelta(minutes=15):
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
