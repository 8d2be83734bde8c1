"""Which part of a post is its newest: posts grow by updates, above or below the older ones."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime, timedelta

from tray_app.model.notice import NoticeState
from tray_app.model.prose.meaning import moment_meant
from tray_app.model.prose.times import mentions

_TAG_WORDS = {
    "investigating": NoticeState.OUTAGE, "identified": NoticeState.OUTAGE, "in untersuchung": NoticeState.OUTAGE,
    "untersuchung": NoticeState.OUTAGE, "open": NoticeState.OUTAGE, "offen": NoticeState.OUTAGE, "ongoing": NoticeState.OUTAGE,
    "störung": NoticeState.OUTAGE, "outage": NoticeState.OUTAGE,
    "monitoring": NoticeState.DEGRADED, "verifying": NoticeState.DEGRADED, "beobachtung": NoticeState.DEGRADED,
    "degraded": NoticeState.DEGRADED, "degraded performance": NoticeState.DEGRADED, "partial outage": NoticeState.DEGRADED,
    "major outage": NoticeState.OUTAGE, "service degradation": NoticeState.DEGRADED,
    "service interruption": NoticeState.OUTAGE, "restoring service": NoticeState.DEGRADED,
    "extended recovery": NoticeState.DEGRADED,
    "scheduled": NoticeState.MAINTENANCE, "in progress": NoticeState.MAINTENANCE, "maintenance": NoticeState.MAINTENANCE,
    "wartung": NoticeState.MAINTENANCE, "geplant": NoticeState.MAINTENANCE, "planned": NoticeState.MAINTENANCE,
    "under maintenance": NoticeState.MAINTENANCE,
    "resolved": NoticeState.RESOLVED, "fixed": NoticeState.RESOLVED, "completed": NoticeState.RESOLVED,
    "closed": NoticeState.RESOLVED, "behoben": NoticeState.RESOLVED, "gelöst": NoticeState.RESOLVED, "erledigt": NoticeState.RESOLVED,
    "abgeschlossen": NoticeState.RESOLVED, "beendet": NoticeState.RESOLVED, "entwarnung": NoticeState.RESOLVED,
    "service restored": NoticeState.RESOLVED, "operational": NoticeState.RESOLVED, "false positive": NoticeState.RESOLVED,
    "post-incident report published": NoticeState.RESOLVED, "postmortem": NoticeState.RESOLVED, "mitigated": NoticeState.RESOLVED,
}  # fmt: skip
_ORDER = {NoticeState.OUTAGE: 1, NoticeState.MAINTENANCE: 1, NoticeState.DEGRADED: 2, NoticeState.RESOLVED: 3}

_TAG = "|".join(sorted(map(re.escape, _TAG_WORDS), key=len, reverse=True))
_DATE = r"(?:20\d\d-\d\d-\d\d|[0-3]?\d\.[01]?\d\.(?:\d{2,4})?|(?:[A-ZÄ][a-zä]{2,8}\.? )?[0-3]?\d(?:st|nd|rd|th|\.)? [A-ZÄ][a-zä]{2,8}\.?(?: \d{4})?|[A-Z][a-z]{2,8}\.? [0-3]?\d(?:st|nd|rd|th)?,?(?: \d{4})?)"
_HOUR = r"[012]?\d[:.h][0-5]\d(?::[0-5]\d)?(?: ?[ap]m)?(?: ?Uhr)?(?: ?\(?[A-Z]{2,4}\)?)?|[012]?\d (?:Uhr|[ap]m)(?: [A-Z]{2,4})?"
_WHEN = rf"(?:{_DATE}(?:,? ?(?:um |at |- |\| )?T?(?:{_HOUR}))?|(?:{_HOUR})(?:,? ?(?:am |on )?{_DATE})?)"
_UPDATE = r"(?:\d{1,2}\. ?)?(?:updates?|upd|nachtrag|edit|aktualisierung|aktualisiert|ergänzung|neuer stand|neu)"

_STAMP = re.compile(
    rf"(?:(?<=\n)|^|(?<=[.!?)] )(?<!\bca\. )(?<!\bvsl\. )(?<!\bapprox\. )(?<!\bnr\. ))[\s*•>#=\-–|(⚠️🔴🟢🟡✅❗]*(?:\[(?P<bracket>(?i:{_TAG}|{_UPDATE}[^\]\n]{{0,40}})"
    rf"|{_WHEN})\]\s*[:\-–]?|(?i:status|stand|zustand)\s?:\s*(?P<status>(?i:{_TAG}))\b\.?"
    rf"|(?P<update>(?i:{_UPDATE}))\b(?:"
    rf" ?#?(?P<number>\d{{1,2}})(?![\d:.]))?(?P<when>[^\n:.!?]{{0,12}}?(?:{_WHEN})(?:"
    rf" ?\([^)\n]{{0,60}}\))?[^\n:A-ZÄÖÜ]{{0,4}}|)\s*(?::|–|-|\n|\))|(?P<lead>(?i:{_TAG}))\s(?:[-–]"
    rf"|\n)\s?(?:{_WHEN})?|(?P<only_tag>(?i:investigating|identified|monitoring|resolved|completed|behoben|gelöst"
    rf"|entwarnung))\s?(?::|[-–]\s)|(?i:stand)\s?:?\s(?P<as_of>{_WHEN})[^\n:A-ZÄÖÜ]{{0,4}}(?::|\.|\n|$)"
    rf"|(?P<date>{_WHEN})\s*(?::\s|[-–|]\s))"
)
_OLDER = re.compile(
    r"(?:(?<=\n)|^|(?<=[a-zäöüß)][a-zäöüß)][a-zäöüß)][.!?] ))\W{0,4}(?:ursprüngliche[rns]? \w+|originalmeldung|erstmeldung|frühere \w+|ältere \w+"
    r"|vorherige[rns]? \w+|bisherige \w+|original(?: \w+)?|previous(?: \w+)?|earlier(?: \w+)?|older(?: \w+)?"
    r"|initial \w+)\s?(?::|\n)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Update:
    """One part of a post, with what its stamp says about it."""

    text: str
    tag: NoticeState | None = None
    said_at: datetime | None = None
    is_update: bool = False


def updates(text: str, now: datetime) -> list[Update]:
    """The parts of a plain text, the newest first."""
    older = _OLDER.search(text)
    if older is not None and text[: older.start()].strip():
        return [*updates(text[: older.start()], now), *updates(text[older.end() :], now)]
    parts = _parts(text, now)
    return list(reversed(parts)) if _newest_is_last(parts) else parts


def _parts(text: str, now: datetime) -> list[Update]:
    text = "\n".join(line for line in text.split("\n") if not line.startswith(">"))
    stamps = list(_STAMP.finditer(text))
    if not stamps:
        return [Update(text)]
    first = text[: stamps[0].start()].strip()
    parts = [Update(first)] if first else []
    for stamp, following in zip(stamps, [*stamps[1:], None], strict=True):
        body = text[stamp.end() : following.start() if following else len(text)].strip()
        parts.append(_stamped(stamp, body, now))
    return _together(parts)


def _stamped(stamp: re.Match[str], body: str, now: datetime) -> Update:
    groups = stamp.groupdict()
    word = next((groups[name] for name in ("bracket", "status", "lead", "only_tag") if groups[name]), "")
    is_update = bool(groups["update"]) or word.lower().startswith("updat")
    return Update(body, _TAG_WORDS.get(word.lower()), _said_at(stamp[0], now), is_update)


def _together(parts: list[Update]) -> list[Update]:
    """Stamps that follow each other without a text between them are one: `[Resolved] 14:05 Uhr: ...`."""
    joined: list[Update] = []
    for part in parts:
        last = joined[-1] if joined else None
        if last is not None and not last.text and (part.text or last.tag is None):
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


def _newest_is_last(parts: list[Update]) -> bool:
    """By the times of the stamps, else by the course of the tags, else because the updates were appended."""
    times = [part.said_at for part in parts if part.said_at is not None]
    is_appended = parts[0].said_at is None and not parts[0].is_update and any(part.is_update for part in parts)
    if len(times) > 1 and times[0] != times[-1] and not is_appended:
        return times[0] < times[-1]
    ranks = [_ORDER[part.tag] for part in parts if part.tag is not None]
    if len(ranks) > 1 and ranks[0] != ranks[-1]:
        return ranks[0] < ranks[-1]
    return is_appended


def begins_with_stamp(text: str) -> bool:
    """Whether a text begins with the stamp of an update rather than with a title."""
    return _STAMP.match(text) is not None


def without_stamps(line: str) -> str:
    """A line without what only says when or in which state it was written."""
    return _STAMP.sub("", line)
