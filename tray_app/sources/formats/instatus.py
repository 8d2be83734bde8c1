"""Instatus: `summary.json` and `components.json`."""

from __future__ import annotations

from datetime import datetime, timedelta

from tray_app.sources.document import Document
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage, Update
from tray_app.sources.shapes import Json, at, first_string, has, rows, string
from tray_app.sources.times import read_time
from tray_app.sources.words import bare, severity_of, stage_of

_PAGE = {"up": Severity.NONE, "hasissues": None, "undermaintenance": Severity.MAINTENANCE}


def looks_like(document: Document) -> bool:
    """A page with a status in capitals, its two lists of active things, or components with statuses in capitals."""
    value = document.json
    if has(value, "activeIncidents") or has(value, "activeMaintenances"):
        return True
    if (listed := rows(value, "components")) and not has(value, "page"):
        return all(string(row, "status").isupper() for row in listed)
    return isinstance(value, dict) and bare(string(value, "page", "status")) in _PAGE


def parse(document: Document) -> Report:
    """`HASISSUES` carries no severity: the incidents do. Empty lists are left out."""
    value, now = document.json, document.now
    if not looks_like(document):
        raise SourceError("not_a_status_page")
    incidents = [_incident(row, now) for row in rows(value, "activeIncidents")]
    maintenances = [_maintenance(row, now) for row in rows(value, "activeMaintenances")]
    state = bare(string(value, "page", "status"))
    overall = _PAGE.get(state, severity_of(state))
    if state == "hasissues" and not incidents:
        overall = Severity.MINOR
    listed = rows(value, "components")
    parents = {string(row, "group", "id") for row in listed} - {""}
    return Report(
        components=tuple(_component(row) for row in listed if string(row, "name") and string(row, "id") not in parents),
        incidents=tuple(incidents + maintenances),
        overall=overall,
        lists_problems=state == "up" or bool(incidents),
    )


def _component(row: Json) -> Component:
    group = at(row, "group")
    return Component(
        name=string(row, "name"),
        severity=severity_of(string(row, "status")),
        id=string(row, "id"),
        word=string(row, "status"),
        group=string(group, "name") if isinstance(group, dict) else "",
    )


def _incident(row: Json, now: datetime) -> Incident:
    status = string(row, "status")
    stage = stage_of(status)
    moment = read_time(at(row, "updatedAt"), now)
    return Incident(
        id=first_string(row, "id", "url"),
        title=string(row, "name"),
        stage=Stage.OPEN if stage is Stage.SILENT else stage,
        severity=severity_of(string(row, "impact")),
        word=string(row, "impact") or status,
        updates=tuple(_update(update, now) for update in rows(row, "updates")),
        components=_names(row),
        url=string(row, "url"),
        started_at=read_time(at(row, "started"), now),
        updated_at=moment,
    )


def _maintenance(row: Json, now: datetime) -> Incident:
    starts = read_time(at(row, "start"), now)
    minutes = string(row, "duration")
    length = timedelta(minutes=float(minutes)) if minutes.replace(".", "", 1).isdigit() and len(minutes) < 8 else None
    stage = stage_of(string(row, "status"))
    return Incident(
        id=first_string(row, "id", "url"),
        title=string(row, "name"),
        stage=Stage.OPEN if stage is Stage.SILENT else stage,
        severity=Severity.MAINTENANCE,
        word=string(row, "status"),
        updates=tuple(_update(update, now) for update in rows(row, "updates")),
        components=_names(row),
        url=string(row, "url"),
        started_at=starts,
        updated_at=read_time(at(row, "updatedAt"), now),
        ends_at=starts + length if starts and length else None,
    )


def _update(row: Json, now: datetime) -> Update:
    return Update(
        first_string(row, "message", "body", "text"),
        read_time(at(row, "started") or at(row, "createdAt"), now),
        string(row, "status"),
    )


def _names(row: Json) -> tuple[str, ...]:
    return tuple(name for component in rows(row, "components") if (name := string(component, "name")))
