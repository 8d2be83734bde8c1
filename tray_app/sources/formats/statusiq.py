"""Site24x7 StatusIQ (Zoho): the summary its pages load. Its RSS is a list of components; `feed` reads that."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tray_app.sources.document import Document
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage, Update
from tray_app.sources.shapes import Json, at, first_string, rows, string, whole
from tray_app.sources.times import newest, read_time
from tray_app.sources.words import severity_of, stage_of

_CODES = {
    1: Severity.NONE,
    2: Severity.MINOR,
    3: Severity.MINOR,
    4: Severity.MAINTENANCE,
    5: Severity.PARTIAL,
    6: Severity.MAJOR,
}
_WORDS = {2: "Informational", 3: "Degraded Performance", 4: "Under Maintenance", 5: "Partial Outage", 6: "Major Outage"}


_CODED = ("severity", "component_status", "incident_severity_id")
_POSTS = ("incident_updates", "updates", "inc_timeline", "incident_status_updates")


def looks_like(document: Document) -> bool:
    """A `current_status` list of components or groups of them."""
    return any(_is_ours(row) for row in _current(document.json))


def parse(document: Document) -> Report:
    """Components, and the incidents and maintenances that are active."""
    if not looks_like(document):
        raise SourceError("not_a_status_page")
    body = _body(document.json)
    active = rows(body, "active_incident_details") + rows(body, "active_incidents")
    planned = rows(body, "active_maintenance_details") + rows(body, "maintenance_details")
    return Report(
        components=tuple(_components(_current(document.json), "")),
        incidents=(
            *(_incident(row, None, document.now) for row in active),
            *(_incident(row, Severity.MAINTENANCE, document.now) for row in planned),
        ),
        updated_at=newest(*_polled(_current(document.json), document.now)),
    )


def _body(value: object) -> object:
    data = at(value, "data")
    return data if isinstance(data, dict) else value


def _current(value: object) -> list[Json]:
    return rows(_body(value), "current_status")


def _is_ours(row: Json) -> bool:
    return any(name in row for name in ("component_status", "componentgroup_components", "componentgroup_status"))


def _polled(listed: list[Json], now: datetime) -> Iterator[datetime | None]:
    for row in listed[:500]:
        yield read_time(at(row, "last_polled_time"), now)
        yield from _polled(rows(row, "componentgroup_components"), now)


def _components(listed: list[Json], group: str) -> Iterator[Component]:
    for row in listed[:500]:
        inner = rows(row, "componentgroup_components")
        name = first_string(row, "display_name", "component_name", "componentgroup_display_name")
        if inner:
            yield from _components([r for r in inner if not rows(r, "componentgroup_components")], name)
        elif name and at(row, "is_group") is not True:  # a heading of a flat list
            code = whole(row, "component_status")
            word = _WORDS.get(code or 0, "")
            yield Component(name, _CODES.get(code or 0), id=string(row, "enc_component_id"), word=word, group=group)


def _incident(row: Json, severity: Severity | None, now: datetime) -> Incident:
    code = next((c for name in _CODED if (c := whole(row, name))), None)
    updates = tuple(_update(u, now) for name in _POSTS for u in rows(row, name))
    latest = max(updates, key=lambda u: u.at.timestamp() if u.at else 0.0, default=None)
    word = first_string(row, "incident_status", "status", "current_status") or (latest.word if latest else "")
    stage = stage_of(word)
    affected = rows(row, "affected_components") + rows(row, "incident_affected_components")
    return Incident(
        id=first_string(row, "enc_incident_id", "enc_inc_id", "incident_id", "id"),
        title=first_string(row, "title", "incident_title", "inc_title", "display_name"),
        stage=Stage.OPEN if stage is Stage.SILENT else stage,
        severity=severity or _CODES.get(code or 0) or severity_of(first_string(row, "impact", "incident_severity")),
        word=word if not word.isdigit() else "",
        updates=updates,
        components=tuple(n for c in affected if (n := first_string(c, "display_name", "name"))),
        url=first_string(row, "permalink", "url"),
        started_at=read_time(first_string(row, "started_at", "begin_time", "start_time", "incident_began_at"), now),
        updated_at=newest(*(update.at for update in updates)),
        ends_at=read_time(at(row, "end_time"), now) if severity is Severity.MAINTENANCE else None,
    )


def _update(row: Json, now: datetime) -> Update:
    return Update(
        first_string(row, "description", "message", "content", "incident_status_desc"),
        read_time(first_string(row, "updated_time", "posted_time", "time", "status_updated_at"), now),
        first_string(row, "status", "incident_status"),
    )
