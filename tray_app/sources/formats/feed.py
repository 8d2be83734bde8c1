"""RSS, Atom and JSON feeds: of every vendor's status, of provider blogs, Mastodon, Bluesky and forums."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from urllib.parse import urlsplit

from tray_app.model.notice import NoticeState
from tray_app.model.prose import state_of_words
from tray_app.sources.document import Document
from tray_app.sources.entry_words import Stated, dated_updates, marked_updates, newest_update, stated, states_all_clear
from tray_app.sources.feed_entries import Entry, Feed, read_feed, zone_of
from tray_app.sources.feed_json import kind_of, read_json_feed
from tray_app.sources.folding import all_clear_since, folded, subject
from tray_app.sources.posts import MOST_POSTS
from tray_app.sources.report import Component, Incident, Report, Severity, Stage, Update
from tray_app.sources.times import newest, read_time
from tray_app.sources.windows import window_in
from tray_app.sources.words import bare, severity_of

_STATUS_FEED = re.compile(
    r"status|incident|störung|stoerung|outage|maintenance|wartung|uptime|service|betrieb|meldung|announcement|history",
    re.IGNORECASE,
)
_AFFECTED = re.compile(
    r"(?:affected (?:components|services|systems)|betroffene (?:dienste|systeme|"
    r"komponenten))\W*:?\s*\n?(?P<names>[^\n]+(?:\n[^\n]+\([^)\n]+\))*)",
    re.IGNORECASE,
)
_WITH_STATE = re.compile(r"(?P<name>[^,\n()]+?)\s*\((?P<word>[^)\n]+)\)")
_STAFF = re.compile(
    r"team|support|service|staff|moderat|admin|official|offiziell|\bmod\b|redaktion|news", re.IGNORECASE
)
_BOARD = re.compile(r"announcement|ankündigung|störung|status|aktuell|news|blog|wartung", re.IGNORECASE)
_WORK = re.compile(r"wartung|maintenance|scheduled|planned|geplant|upgrade", re.IGNORECASE)
_SCHEDULED_EVENT = re.compile(
    r"^(?:this is a scheduled event|scheduled for|geplant für|zeitraum)\s*:?\s*(.+)$", re.IGNORECASE | re.MULTILINE
)
_STARTED = re.compile(r"^\s*(?:started|start|begin|beginn)\s*:\s*(.+)$", re.IGNORECASE | re.MULTILINE)
_ENDED = re.compile(r"^\s*(?:ended|end|ende)\s*:\s*(.+)$", re.IGNORECASE | re.MULTILINE)
_OWN_CLOCK = re.compile(r"\bbeginn|\bende\b|\bUhr\b", re.IGNORECASE)
_WITH_ZONE = re.compile(r"\d\s*(?:uhr\s*)?\(?(?:[+-]\d{2}:?\d{2}\b|Z\b|UTC|GMT|MES?Z|CES?T)", re.IGNORECASE)
_COMPONENT_TITLE = re.compile(r"^(?P<name>.{2,80}?)\s+[-–]\s+(?P<word>[A-Za-z ]{4,30})$")


def looks_like(document: Document) -> bool:
    """RSS, Atom or RDF, well-formed or not."""
    return document.kind == "feed"


def looks_like_json(document: Document) -> bool:
    """A JSON Feed, or the posts of an account."""
    return bool(kind_of(document))


def parse(document: Document) -> Report:
    """The feed's incidents, each folded over its entries."""
    feed = read_json_feed(document) if looks_like_json(document) else read_feed(document)
    name = format_name(document, feed)
    zone = zone_of(document)
    now = document.now.astimezone(zone) if zone else document.now
    if components := _components(feed):
        return Report(components=components, updated_at=feed.updated_at, format="statusiq")
    cleared_at = all_clear_since(feed)
    incidents = [_incident(group, cleared_at, now, is_forum=name == "forum") for group in _dated(folded(feed), feed)]
    lists_problems = (
        name in ("rss", "atom", "jsonfeed")
        and feed.has_channel
        and (feed.is_empty or _is_status_feed(document, feed, incidents))
    )
    return Report(
        incidents=tuple(incidents),
        lists_problems=lists_problems,
        updated_at=feed.updated_at if lists_problems else None,
        format=name,
        zone=zone,
    )


def format_name(document: Document, feed: Feed) -> str:
    """`mastodon`, `bluesky` and `forum` are told apart from the provider's own `rss` or `atom`."""
    generator = feed.generator.casefold()
    places = f"{document.url} {feed.link}".casefold()
    if "mastodon" in generator or re.search(r"https?://[^/]+/@[\w.]+", places):
        return "mastodon"
    if "bsky.app" in places:
        return "bluesky"
    if re.search(r"\bforum|/community|discourse|khoros|/threads\b|vbulletin|phpbb|xenforo", f"{places} {generator}"):
        return "forum"
    if kind := kind_of(document):
        return kind
    return "atom" if re.search(r"<(?:\w+:)?feed\b", document.text[:4096]) else "rss"


def _components(feed: Feed) -> tuple[Component, ...]:
    """Zoho's StatusIQ lists components, not incidents: each title is “Zoho Mail - Operational”, each date is now."""
    found = [_COMPONENT_TITLE.match(entry.name) for entry in feed.entries]
    parts = [(f["name"], f["word"], severity_of(f["word"])) for f in found if f]
    is_list = len(parts) == len(found) > 0 and all(severity is not None for _, _, severity in parts)
    one_date = len({entry.at.date() for entry in feed.entries if entry.at}) <= 1
    one_guid = len({entry.id for entry in feed.entries}) == 1 or any(s is Severity.NONE for _, _, s in parts)
    if not is_list or not one_date or not one_guid or len({name for name, _, _ in parts}) < len(parts):
        return ()
    return tuple(Component(name, severity, word=word) for name, word, severity in parts)


def _dated(groups: list[list[Entry]], feed: Feed) -> list[list[Entry]]:
    """Where nothing has a date, only the first entry can be new."""
    if any(entry.at for entry in feed.entries):
        return groups
    return [[feed.entries[0]]] if feed.entries else []


def _is_status_feed(document: Document, feed: Feed, incidents: list[Incident]) -> bool:
    place = urlsplit(document.url) if document.url.startswith("http") else None
    named = " ".join([feed.title, feed.link, f"{place.netloc}{place.path}" if place else ""])
    return bool(_STATUS_FEED.search(named)) or any(i.stage is not Stage.SILENT for i in incidents)


def _incident(group: list[Entry], cleared_at: datetime | None, now: datetime, *, is_forum: bool) -> Incident:
    """One incident of its entries, newest first: the newest that states a stage decides, the newest text is shown."""
    latest, first = group[0], group[-1]
    updates = [update for entry in group for update in _updates(entry, now)]
    state = _newest_stated(group)
    if _is_answered_by_prose(group, state):
        state = Stated()
    if cleared_at is not None and latest.at is not None and latest.at < cleared_at:
        state = Stated(Stage.OVER, None, state.word)
    words = latest.words
    names, severities = _affected(words)
    starts, ends = _window(latest, state, now)
    return Incident(
        id=_stable_id(first),
        title=latest.name if subject(latest.name) else first.name,
        stage=_all_clear_stage(latest, state),
        severity=_severity(latest, state, severities),
        word=state.word,
        updates=tuple(updates),
        components=names,
        component_severities=severities,
        url=latest.link or (latest.id if latest.id.startswith("http") else ""),
        started_at=starts or _written_time(_STARTED, words, now) or _earliest(updates, first),
        updated_at=newest(latest.at, *(update.at for update in updates)),
        ends_at=ends,
        ended_at=_written_time(_ENDED, words, now),
        is_prose=True,
        is_hearsay=is_forum and not _speaks_for_provider(latest),
    )


def _newest_stated(group: list[Entry]) -> Stated:
    """What the newest entry that states anything states, in a code or in words; trouble after an end is no end."""
    is_troubled = False
    for place, entry in enumerate(group):
        state = stated(entry)
        if state.stage is not Stage.SILENT:
            return Stated() if is_troubled and state.stage is Stage.OVER else state
        is_read = len(group) > 1 and place < MOST_POSTS
        said = state_of_words(entry.opening) if is_read else NoticeState.UNKNOWN
        if said is NoticeState.RESOLVED and not is_troubled:
            return Stated(Stage.OVER)
        is_troubled = is_troubled or said in (NoticeState.OUTAGE, NoticeState.DEGRADED)
    return Stated()


def _speaks_for_provider(entry: Entry) -> bool:
    """In a forum, users post, too: only staff and announcement boards are the provider's word."""
    return bool(_STAFF.search(entry.author)) or any(_BOARD.search(tag) for tag in entry.tags)


def _window(entry: Entry, state: Stated, now: datetime) -> tuple[datetime | None, datetime | None]:
    """From elements of its own, or from a line such as “THIS IS A SCHEDULED EVENT Mar 5, 02:00 - 04:00 UTC”.

    Planned work that is dated ahead begins at that date: Statuspage's feeds say it so.
    """
    ahead = entry.at if state.stage is Stage.PLANNED and entry.at is not None and entry.at > now else None
    if entry.starts_at or entry.ends_at or ahead:
        return entry.starts_at or ahead, entry.ends_at
    line = _SCHEDULED_EVENT.search(entry.words)
    said_at = entry.at
    return window_in(line.group(1), said_at) if line and said_at else (None, None)


def _is_answered_by_prose(group: list[Entry], state: Stated) -> bool:
    """A title that still says “[Monitoring]” or “[Resolved]” does not outweigh updates written below it."""
    text = group[0].words
    return state.stage is not Stage.SILENT and bool(
        re.search(r"^\W*(?:update|nachtrag|edit)\b.{0,40}:", text, re.IGNORECASE | re.MULTILINE)
    )


def _all_clear_stage(latest: Entry, state: Stated) -> Stage:
    if state.stage is Stage.SILENT and states_all_clear(latest.name):
        return Stage.OVER
    return state.stage


def _severity(latest: Entry, state: Stated, severities: dict[str, Severity]) -> Severity | None:
    """`In progress` is said of repairs, too: it is planned work only where the entry speaks of some."""
    is_work = _WORK.search(f"{latest.name}\n{latest.words}") is not None
    if state.severity is Severity.NONE or (bare(state.word) == "inprogress" and not is_work):
        return max(severities.values(), default=None)
    return state.severity if state.severity is not None else max(severities.values(), default=None)


def _updates(entry: Entry, now: datetime) -> tuple[Update, ...]:
    marked = marked_updates(entry, newest(entry.at) or now)
    if newest_update(marked) is not None:
        return marked
    dated = dated_updates(entry, now)
    return dated or (Update(entry.words or entry.name, entry.at, stated(entry).word),)


def _affected(words: str) -> tuple[tuple[str, ...], dict[str, Severity]]:
    """“Affected components: Email (Degraded performance)”, as incident.io and others end their entries."""
    found = _AFFECTED.search(words)
    if not found:
        return (), {}
    listed = found["names"]
    with_state = {m["name"].strip(" -•*"): severity_of(m["word"]) for m in _WITH_STATE.finditer(listed)}
    names = tuple(with_state) or tuple(name.strip(" -•*.") for name in listed.split(","))
    return tuple(filter(None, names)), {n: s for n, s in with_state.items() if s}


def _written_time(form: re.Pattern[str], words: str, now: datetime) -> datetime | None:
    """A clock in a German line, or with its “Uhr”, is the writer's own; vendors write UTC."""
    found = form.search(words)
    if found is None:
        return None
    moment = read_time(found.group(1), now)
    is_own_clock = _OWN_CLOCK.search(found.group()) is not None and not _WITH_ZONE.search(found.group(1))
    return moment.replace(tzinfo=now.tzinfo).astimezone(UTC) if moment and is_own_clock else moment


def _earliest(updates: list[Update], first: Entry) -> datetime | None:
    return min((m for m in (first.at, *(u.at for u in updates)) if m is not None), default=None)


def _stable_id(first: Entry) -> str:
    """GUIDs are reused and change; link, or GUID without a running part, and subject stay."""
    import hashlib

    place = first.link or first.id
    return hashlib.sha256(f"{place}\n{subject(first.name)}".encode("utf-8", "replace")).hexdigest()[:16]
