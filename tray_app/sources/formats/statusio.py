"""Status.io: `https://api.status.io/1.0/status/<page id>`, with codes from 100 to 600."""

from __future__ import annotations

from datetime import datetime

from tray_app.sources.document import Document
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage, Update
from tray_app.sources.shapes import Json, at, first_string, rows, string, whole
from tray_app.sources.times import newest, read_time
from tray_app.sources.words import severity_of, stage_of

_CODES = {
    100: Severity.NONE,
    200: Severity.MAINTENANCE,
    300: Severity.MINOR,
    400: Severity.PARTIAL,
    500: Severity.MAJOR,
    600: Severity.MAJOR,
}


_STATES = {100: Stage.OPEN, 200: Stage.OPEN, 300: Stage.OPEN, 400: Stage.OVER}
"""Investigating, identified, monitoring, resolved."""


def looks_like(document: Document) -> bool:
    """A `result` with an overall status or a list of statuses."""
    value = document.json
    return isinstance(at(value, "result", "status_overall"), dict) or isinstance(at(value, "result", "status"), list)


def parse(document: Document) -> Report:
    """Components with their containers, incidents (oldest message first), maintenance."""
    value, now = document.json, document.now
    if not looks_like(document):
        raise SourceError("not_a_status_page")
    result = at(value, "result")
    active, upcoming = rows(result, "maintenance", "active"), rows(result, "maintenance", "upcoming")
    return Report(
        components=tuple(_component(row) for row in rows(result, "status") if string(row, "name")),
        incidents=(
            *(_incident(row, now) for row in rows(result, "incidents")),
            *(_maintenance(row, Stage.OPEN, now) for row in active),
            *(_maintenance(row, Stage.PLANNED, now) for row in upcoming),
        ),
        overall=_severity(at(result, "status_overall")),
        lists_problems=isinstance(at(result, "incidents"), list),
        updated_at=read_time(at(result, "status_overall", "updated"), now),
    )


def _severity(value: object) -> Severity | None:
    code = whole(value, "status_code")
    return _CODES.get(code) if code is not None else severity_of(string(value, "status"))


def _component(row: Json) -> Component:
    return Component(string(row, "name"), _severity(row), id=string(row, "id"), word=string(row, "status"))


def _incident(row: Json, now: datetime) -> Incident:
    messages = rows(row, "messages")
    updates = tuple(_update(message, now) for message in messages)
    latest = max(messages, key=lambda m: t.timestamp() if (t := read_time(at(m, "datetime"), now)) else 0.0, default={})
    stage = _STATES.get(whole(latest, "state") or 0, stage_of(first_string(latest, "state")))
    is_over = stage is Stage.OVER or string(row, "datetime_resolved")
    return Incident(
        id=first_string(row, "_id", "id"),
        title=string(row, "name"),
        stage=Stage.OVER if is_over else Stage.OPEN,
        severity=_CODES.get(whole(latest, "status") or 0) or severity_of(string(latest, "status")),
        word=first_string(latest, "status", "state"),
        updates=updates,
        components=_names(row),
        started_at=read_time(at(row, "datetime_open"), now),
        updated_at=newest(*(update.at for update in updates)),
        ended_at=read_time(at(row, "datetime_resolved"), now),
    )


def _maintenance(row: Json, stage: Stage, now: datetime) -> Incident:
    updates = tuple(_update(message, now) for message in rows(row, "messages"))
    return Incident(
        id=first_string(row, "_id", "id"),
        title=string(row, "name"),
        stage=stage,
        severity=Severity.MAINTENANCE,
        word="maintenance",
        updates=updates,
        components=_names(row),
        started_at=read_time(at(row, "datetime_planned_start") or at(row, "datetime_open"), now),
        updated_at=newest(*(update.at for update in updates)),
        ends_at=read_time(at(row, "datetime_planned_end"), now),
    )


def _update(row: Json, now: datetime) -> Update:
    return Update(string(row, "details"), read_time(at(row, "datetime"), now), string(row, "state"))


def _names(row: Json) -> tuple[str, ...]:
    return tuple(name for component in rows(row, "components_affected") if (name := string(component, "name")))
