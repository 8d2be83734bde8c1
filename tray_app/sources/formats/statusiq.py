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
    )


def _body(value: object) -> object:
    data = at(value, "data")
    return data if isinstance(data, dict) else value


def _current(value: object) -> list[Json]:
    return rows(_body(value), "current_status")


def _is_ours(row: Json) -> bool:
    return any(name in row for name in ("component_status", "componentgroup_components", "componentgroup_status"))


def _components(listed: list[Json], group: str) -> Iterator[Component]:
    for row in listed[:500]:
        inner = rows(row, "componentgroup_components")
        name = first_string(row, "display_name", "component_name", "componentgroup_display_name")
        if inner:
            yield from _components([r for r in inner if not rows(r, "componentgroup_components")], name)
        elif name:
            code = whole(row, "component_status")
            word = _WORDS.get(code or 0, "")
            yield Component(name, _CODES.get(code or 0), id=string(row, "enc_component_id"), word=word, group=group)


def _incident(row: Json, severity: Severity | None, now: datetime) -> Incident:
    code = whole(row, "severity") or whole(row, "component_status")
    word = first_string(row, "incident_status", "status", "current_status")
    stage = stage_of(word)
    updates = tuple(
        Update(first_string(u, "description", "message", "content"), _time(u, now), first_string(u, "status"))
        for u in rows(row, "incident_updates") + rows(row, "updates") + rows(row, "inc_timeline")
    )
    return Incident(
        id=first_string(row, "enc_incident_id", "incident_id", "id"),
        title=first_string(row, "title", "incident_title", "display_name"),
        stage=Stage.OPEN if stage is Stage.SILENT else stage,
        severity=severity or _CODES.get(code or 0) or severity_of(first_string(row, "impact")),
        word=word if not word.isdigit() else "",
        updates=updates,
        components=tuple(n for c in rows(row, "affected_components") if (n := first_string(c, "display_name", "name"))),
        url=first_string(row, "permalink", "url"),
        started_at=read_time(at(row, "started_at") or at(row, "begin_time") or at(row, "start_time"), now),
        updated_at=newest(*(update.at for update in updates)),
        ends_at=read_time(at(row, "end_time"), now) if severity is Severity.MAINTENANCE else None,
    )


def _time(row: Json, now: datetime) -> datetime | None:
    return read_time(at(row, "updated_time") or at(row, "posted_time") or at(row, "time"), now)
