"""Home-made status files: an object of services, each with a status word and mostly a sentence; or a list of incidents.

Such as `{"services": {"mail": {"name": "Mail", "status": "minor", "message": "…"}}}`, or the same as a list; such as
`{"status": "active", "active_incidents": [{"title": "Mail is late", "status": "active", "notes": []}]}`. Or no more
than a word for the whole: `{"status": "partial_outage"}` (OpenStatus, badges of Healthchecks).
"""

from __future__ import annotations

from datetime import datetime

from tray_app.sources.document import Document
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage, Update
from tray_app.sources.shapes import Json, at, first_string, has, objects, rows, string
from tray_app.sources.times import newest, read_time
from tray_app.sources.words import bare, severity_of, stage_of

_LISTS = ("services", "components", "systems", "monitors", "sites", "checks", "hosts", "data", "status", "statuses")
_GROUPED = ("services", "components", "systems", "monitors", "sites")
_NAMES = ("name", "title", "displayName", "display_name", "service", "system", "label")
_WORDS = ("status", "state", "health", "indicator", "current_status", "statusType")
_FLAGS = ("online", "up", "is_up", "healthy", "operational")
"""True or false instead of a word."""
_WHOLE = {
    "operational": Severity.NONE,
    "up": Severity.NONE,
    "allsystemsoperational": Severity.NONE,
    "degradedperformance": Severity.MINOR,
    "incident": Severity.MINOR,
    "partialoutage": Severity.PARTIAL,
    "majoroutage": Severity.MAJOR,
    "down": Severity.MAJOR,
    "undermaintenance": Severity.MAINTENANCE,
}
"""Words that nothing but a status page says of itself; any API says `ok`, `success` and `error`."""
_ENVELOPE = ("data", "result", "results", "error", "errors", "code")
_INCIDENTS = ("active_incidents", "current_incidents", "open_incidents", "incidents", "notices", "outages")
_PRESENT_ONLY = _INCIDENTS[:3]
_TITLES = ("title", "name", "subject", "headline")
_STAGES = ("status", "state", "stage")
_SEVERITIES = ("severity", "impact", "level", "type")
_BEGUN = (
    "started_at",
    "starts_at",
    "began_at",
    "begins_at",
    "date_created",
    "created_at",
    "created",
    "date",
    "time",
    "start",
)
_CHANGED = ("updated_at", "date_updated", "updated", "modified", "published_at", *_BEGUN)
_ENDED = ("ended_at", "resolved_at", "closed_at", "date_resolved", "ends_at", "end")
_WRITTEN = ("updated_at", "last_updated", "lastUpdated", "date_updated", "updated", "generated_at", "timestamp")
_POSTS = ("updates", "notes", "messages", "posts", "timeline")
_MESSAGES = ("body", "content", "message", "description", "info", "details", "text", "note")


def looks_like(document: Document) -> bool:
    """At least one named service whose word for its state we know, or a list of incidents that say how they stand."""
    value = document.json
    if any(severity_of(_word(row)) is not None for _, row in _services(value)):
        return True
    stated = _page(value) is not None
    return stated or any(_is_incident(row) for row in _incident_rows(value)) or _lists_present(value)


def parse(document: Document) -> Report:
    """One component for each service. An aggregate beside them is not looked at: it lags."""
    if not looks_like(document):
        raise SourceError("not_a_status_page")
    value = document.json
    written = first_string(value, *_WRITTEN) or first_string(at(value, "page"), *_WRITTEN)
    return Report(
        components=tuple(_component(key, row) for key, row in _services(value)),
        incidents=tuple(_incident(row, document.now) for row in _incident_rows(value) if _is_incident(row)),
        overall=_page(value),
        updated_at=read_time(written, document.now),
        lists_problems=_lists_present(value),
    )


def _page(value: object) -> Severity | None:
    """What a file says of the page as a whole, such as `{"page": {"name": "X", "state": "operational"}}`."""
    page = at(value, "page")
    if has(page, "name"):
        return severity_of(first_string(page, *_WORDS))
    word = first_string(value, "status", "state")
    return None if any(has(value, name) for name in _ENVELOPE) else _WHOLE.get(bare(word))


def _lists_present(value: object) -> bool:
    """Whether the file has a list of what is wrong now, be it empty, and a word for the whole."""
    return has(value, "status") and any(isinstance(at(value, name), list) for name in _PRESENT_ONLY)


def _incident_rows(value: object) -> list[Json]:
    pinned = at(value, "pinnedUpdate")  # Oh Dear
    if isinstance(pinned, dict):
        return [pinned]
    return next((found for name in _INCIDENTS if (found := rows(value, name))), [])


def _is_incident(row: Json) -> bool:
    stated = (first_string(row, *_STAGES), first_string(row, *_SEVERITIES))
    is_stated = stage_of(stated[0]) is not Stage.SILENT or any(severity_of(word) is not None for word in stated)
    return bool(first_string(row, *_TITLES)) and is_stated


def _incident(row: Json, now: datetime) -> Incident:
    status, kind = first_string(row, *_STAGES), first_string(row, *_SEVERITIES)
    stage, severity = stage_of(status), severity_of(kind)
    ended = read_time(first_string(row, *_ENDED), now)
    is_over = stage is Stage.OVER or (ended is not None and ended <= now)
    updates = tuple(_update(post, now) for name in _POSTS for post in rows(row, name))
    own = first_string(row, *_MESSAGES)
    changed = read_time(first_string(row, *_CHANGED), now)
    listed = next(
        (found for name in ("services", "components", "systems") if isinstance(found := at(row, name), list)), []
    )
    return Incident(
        id=string(row, "id"),
        title=first_string(row, *_TITLES),
        stage=Stage.OVER if is_over else Stage.OPEN if stage is Stage.SILENT else stage,
        severity=severity or (severity_of(status) if stage is Stage.SILENT else None),
        word=status or kind,
        updates=updates or ((Update(own, changed),) if own else ()),
        components=tuple(
            name for part in listed if (name := part if isinstance(part, str) else first_string(part, *_NAMES))
        ),
        url=first_string(row, "url", "link", "permalink", "href"),
        started_at=read_time(first_string(row, *_BEGUN), now),
        updated_at=newest(changed, *(update.at for update in updates)),
        ends_at=None if is_over else ended,
        ended_at=ended if is_over else None,
    )


def _update(post: Json, now: datetime) -> Update:
    return Update(
        first_string(post, *_MESSAGES),
        read_time(first_string(post, *_CHANGED), now),
        first_string(post, *_STAGES, "type"),
    )


def _services(value: object) -> list[tuple[str, Json]]:
    if isinstance(value, list):
        value = {"services": value}
    for name in _LISTS:
        found = list(objects(value.get(name))) if isinstance(value, dict) else []
        found += [("", row) for row in rows(value, name)]
        if name in _GROUPED:
            found += [("", row) for group in _groups(value, name) for row in group]
        named = [(key, row) for key, row in found if (key or first_string(row, *_NAMES)) and _word(row)]
        if named:
            return named
    return []


def _groups(value: object, name: str) -> list[list[Json]]:
    """Lists of services by the name of their group: `{"sites": {"ungrouped": [...], "Mail": [...]}}`."""
    groups = at(value, name)
    return [rows(groups, group) for group in groups] if isinstance(groups, dict) else []


def _word(row: Json) -> str:
    """Its word for the state; a flag counts as one."""
    flag = next((value for name in _FLAGS if isinstance(value := at(row, name), bool)), None)
    return first_string(row, *_WORDS) or ("" if flag is None else "up" if flag else "down")


def _severity(word: str) -> Severity | None:
    """Beside `minor`, nothing is worse than `major` here."""
    return Severity.MAJOR if bare(word) == "major" else severity_of(word)


def _component(key: str, row: Json) -> Component:
    word = _word(row)
    severity = _severity(word)
    return Component(
        name=first_string(row, *_NAMES) or key,
        severity=severity,
        id=string(row, "id") or key,
        word=word,
        message=first_string(row, *_MESSAGES) if severity else "",
        url=string(row, "url"),
    )
