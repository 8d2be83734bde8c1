"""What a feed's entry or a line of a page states in words that vendors use like codes, before its prose is read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import pairwise

from tray_app.sources.feed_entries import Entry
from tray_app.sources.plain import plain
from tray_app.sources.report import Severity, Stage, Update
from tray_app.sources.times import read_time
from tray_app.sources.words import bare, severity_of, stage_of

_SMALL = re.compile(r"<small\b[^>]*>(.*?)</small>", re.IGNORECASE | re.DOTALL)
_STRONG = re.compile(r"<(?:strong|b)\b[^>]*>(.*?)</(?:strong|b)>", re.IGNORECASE | re.DOTALL)
_STATUS_LINE = re.compile(
    r"^\W*(?:current\s+)?(?:status|state|zustand|stand)\W*[:=]\s*\W*([A-Za-zäöüß _-]{2,40}?)\s*(?:$|[.,;(\n])",
    re.IGNORECASE | re.MULTILINE,
)
_BRACKETED = re.compile(r"[\[(【]\s*([^\])】]{2,40}?)\s*[\])】]")
_WEAK = frozenset(
    [
        "update",
        "updated",
        "new",
        "active",
        "true",
        "false",
        "info",
        "informational",
        "notice",
        "low",
        "medium",
        "high",
        "ok",
        "up",
        "good",
        "normal",
        "red",
        "green",
        "yellow",
        "blue",
        "orange",
        "started",
        "pending",
        "announced",
        "open",
        "news",
        "service",
        "error",
        "warning",
        "performance",
        "aktuell",
        "neu",
        "slow",
        "working",
    ]
)
"""Words that are codes in a status field, and just words in a title or a tag."""
_KINDS = ("störung", "störungsmeldung", "stoerung")
"""What a post is, not how bad: “Störung: IMAP nicht erreichbar”."""
_MARKS = {"✅": Severity.NONE, "🟢": Severity.NONE, "🟡": Severity.MINOR, "🟠": Severity.PARTIAL, "🔴": Severity.MAJOR}
_ALL_CLEAR = re.compile(
    r"\ball (?:our )?(?:systems?|services?)\b[^.!?\n]{0,30}?"
    r"\b(?:go|operational|normal|online|up|ok|running|available|functional)\b|"
    r"\b(?:no|not aware of any) (?:\w+ ){0,2}?(?:incidents?|issues?|problems?|outages?|disruptions?)\b|"
    r"\balle (?:unsere )?(?:systeme|dienste)\b[^.!?\n]{0,40}?"
    r"\b(?:funktion|verfügbar|betriebsbereit|normal|störungsfrei|online)\w*|"
    r"\bkeine(?:rlei|n)? (?:\w+ ){0,2}?(?:störung|störungen|ausfälle|"
    r"probleme|vorfälle|einschränkungen|beeinträchtigungen)\b",
    re.IGNORECASE,
)
_ALL_SYSTEMS = re.compile(
    r"\ball (?:our )?(?:systems?|services?)\b|\balle (?:unsere )?(?:systeme|dienste)\b", re.IGNORECASE
)
_EXCEPT = re.compile(r"\bexcept|\bbut\b|\bother than\b|\bausgenommen|\baußer\b|\bbis auf\b", re.IGNORECASE)


_STAMP_LINE = re.compile(
    r"[#*\s\[(]*(?:update|nachtrag|stand|status)?\s*(?:vom|am|of|at)?\s*:?\s*"
    r"(?P<moment>(?:\d{4}-\d{1,2}-\d{1,2}|\d{1,2}\.\s?(?:\d{1,2}\.|\w{3,9}\.?)\s?\d{2,4}|\d{1,2}/\d{1,2}/\d{4}|"
    r"\w{3,9}\s\d{1,2},\s\d{4})[\s,T–—-]{1,4}\d{1,2}:\d{2}(?::\d{2})?)\s*(?:uhr|h)?\s*(?P<zone>utc|gmt|[a-z]{2,4}t|mesz?|z)?"
    r"[\s:*\])#–—-]*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Stated:
    """Stage and severity as far as code-like words give them."""

    stage: Stage = Stage.SILENT
    severity: Severity | None = None
    word: str = ""


def states_all_clear(text: str) -> bool:
    """Whether a line says that there is no trouble at all."""
    return bool(_ALL_CLEAR.search(text)) and not _EXCEPT.search(text)


def states_all_systems_clear(title: str) -> bool:
    """Whether a title ends every trouble before it, such as “All systems go”."""
    return bool(_ALL_SYSTEMS.search(title)) and states_all_clear(title)


def stated(entry: Entry) -> Stated:
    """The first of: a status element, a status line, the newest marked update, words around the title, tags."""
    for word in _candidates(entry):
        found = meaning_of(word)
        if found.stage is not Stage.SILENT:
            return replace(found, severity=None) if bare(word) in _KINDS else found
    mark = next((severity for sign, severity in _MARKS.items() if entry.name.startswith(sign)), None)
    if mark is not None:
        return Stated(Stage.OVER if mark is Severity.NONE else Stage.OPEN, mark)
    return Stated()


def meaning_of(word: str) -> Stated:
    """`Resolved`, `Major Outage`, `Operational`, `monitoring`: stage and severity of one code-like word."""
    word = word.strip(" .:;-–!*_")
    if len(word) > 40 or not word:
        return Stated()
    stage, severity = stage_of(word), severity_of(word)
    if bare(word) in ("scheduled", "planned", "geplant", "upcoming"):
        return Stated(Stage.PLANNED, Severity.MAINTENANCE, word)
    if severity is Severity.NONE:
        return Stated(Stage.OVER, Severity.NONE, word)
    if severity is Severity.MAINTENANCE:
        return Stated(Stage.OPEN if bare(word) == "inprogress" else Stage.PLANNED, severity, word)
    if stage is Stage.OPEN or bare(word) == "investigating":
        return Stated(Stage.OPEN, None, word)
    if stage is not Stage.SILENT:
        return Stated(stage, None, word)
    return Stated(Stage.OPEN, severity, word) if severity else Stated()


def _candidates(entry: Entry) -> Iterator[str]:
    yield entry.status
    yield from _STATUS_LINE.findall(entry.words)[:1]
    newest = newest_update(marked_updates(entry))
    if newest is not None:
        yield newest.word
    yield from (word for word in title_words(entry.name) if bare(word) not in _WEAK)
    strong = _STRONG.search(entry.text[:3000])
    if strong:
        yield from (word for word in [plain(strong.group(1))] if bare(word) not in _WEAK)
    yield from (tag for tag in entry.tags if bare(tag) not in _WEAK)


def title_words(title: str) -> Iterator[str]:
    """The parts of a title that may be a code: in brackets, before the first colon, after the last dash or colon."""
    yield from _BRACKETED.findall(title)
    core = _BRACKETED.sub("", title).strip()
    yield core
    yield core.partition(":")[0] if ":" in core else ""
    yield re.split(r"\s[-–—|]\s|:\s", core)[-1] if re.search(r"\s[-–—|]\s|:\s", core) else ""
    yield re.split(r"\s[-–—|]\s", core)[0] if re.search(r"\s[-–—|]\s", core) else ""


def marked_updates(entry: Entry, now: datetime | None = None) -> tuple[Update, ...]:
    """Updates set apart as Statuspage does: `<small>Jan 1, 09:09 PST</small><br><strong>Resolved</strong> - text`."""
    text = entry.text
    starts = [found.start() for found in _SMALL.finditer(text)]
    return tuple(
        update
        for start, end in pairwise([*starts, len(text)])
        if (update := _marked_update(text[start:end], now or entry.at)) is not None
    )


def dated_updates(entry: Entry, now: datetime) -> tuple[Update, ...]:
    """Updates under headings that are nothing but a day and a clock: at least two, in whatever order."""
    lines = entry.words.split("\n")
    stamps = [(i, moment) for i, line in enumerate(lines) if (moment := _stamp(line, now)) is not None]
    if len(stamps) < 2:
        return ()
    ends = [*(i for i, _ in stamps[1:]), len(lines)]
    posts = [(moment, "\n".join(lines[i + 1 : end])) for (i, moment), end in zip(stamps, ends, strict=True)]
    return tuple(Update(text, moment) for moment, text in posts if text)


def _stamp(line: str, now: datetime) -> datetime | None:
    """The moment of a line such as “## 23.01.2024, 18:30 Uhr:”, told by a clock where `now` is."""
    found = _STAMP_LINE.fullmatch(line)
    moment = read_time(found["moment"], now) if found else None
    if moment is None or found is None:
        return None
    return moment if found["zone"] else moment.replace(tzinfo=now.tzinfo).astimezone(UTC)


def newest_update(updates: tuple[Update, ...]) -> Update | None:
    """The newest by time; without times the first, as the vendors who write so put the newest first."""
    return max(updates, key=lambda u: u.at.timestamp() if u.at else 0.0, default=None)


def _marked_update(part: str, now: datetime | None) -> Update | None:
    small, strong = _SMALL.search(part), _STRONG.search(part)
    if small is None or strong is None:
        return None
    when = re.sub(r"\s+", " ", plain(small.group(1)))
    body = plain(part[strong.end() :]).lstrip(" -–:\n")
    return Update(body, read_time(when, now) if now else None, plain(strong.group(1)))
