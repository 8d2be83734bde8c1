"""Cachet: components and incidents, each from an address of its own; version 2 flat, version 3 as JSON:API."""

from __future__ import annotations

from datetime import datetime

from tray_app.sources.document import Document
from tray_app.sources.plain import without_markdown
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage, Update
from tray_app.sources.shapes import Json, at, first_string, rows, string, whole
from tray_app.sources.times import newest, read_time
from tray_app.sources.words import severity_of, stage_of

_CREATED = ("created_at", "created")
_COMPONENT = {1: Severity.NONE, 2: Severity.MINOR, 3: Severity.PARTIAL, 4: Severity.MAJOR}
_SCHEDULE = {0: Stage.PLANNED, 1: Stage.OPEN, 2: Stage.OVER}
_INCIDENT = {0: Stage.PLANNED, 1: Stage.OPEN, 2: Stage.OPEN, 3: Stage.OPEN, 4: Stage.OVER}


def looks_like(document: Document) -> bool:
    """A `data` list of rows with Cachet's fields, or an empty one with its pagination."""
    value = document.json
    listed = at(value, "data")
    if not isinstance(listed, list) or not isinstance(value, dict):
        return False
    if not listed:
        return "meta" in value
    facts = _facts(listed[0])
    is_incident = ("message" in facts or "human_status" in facts) and "status" in facts and "name" in facts
    is_group = isinstance(facts.get("enabled_components"), list)
    is_version_3 = string(listed[0], "type") in ("components", "incidents", "schedules") and "status" in facts
    return is_incident or _is_component(facts) or is_group or is_version_3


def parse(document: Document) -> Report:
    """Components, component groups, incidents or schedules: whichever the address gives."""
    if not looks_like(document):
        raise SourceError("not_a_status_page")
    listed = [{**_facts(row), "id": at(row, "id"), "type": at(row, "type")} for row in rows(document.json, "data")]
    inner = [_facts(c) | {"group": string(row, "name")} for row in listed for c in rows(row, "enabled_components")]
    components = [row for row in [*listed, *inner] if _is_component(row)]
    incidents = [row for row in listed if not _is_component(row) and "enabled_components" not in row]
    names = {string(row, "id"): string(row, "name") for row in components}
    return Report(
        components=tuple(
            _component(row) for row in components if string(row, "name") and at(row, "enabled") is not False
        ),
        incidents=tuple(_incident(row, names, document.now) for row in incidents),
        lists_problems=not components,
        updated_at=newest(*(_time(row, ("updated_at", "updated"), document.now) for row in [*components, *incidents])),
    )


def _facts(row: object) -> Json:
    inner = at(row, "attributes")
    facts = inner if isinstance(inner, dict) else row
    return facts if isinstance(facts, dict) else {}


def _is_component(facts: Json) -> bool:
    has_mark = any(name in facts for name in ("status_name", "group_id", "component_group_id", "enabled", "order"))
    return "status" in facts and has_mark and "message" not in facts and "human_status" not in facts


def _code(row: Json) -> int | None:
    return whole(row, "status", "value") if isinstance(at(row, "status"), dict) else whole(row, "status")


def _word(row: Json) -> str:
    return string(row, "status", "human") or first_string(row, "status_name", "human_status", "latest_human_status")


def _component(row: Json) -> Component:
    severity = _COMPONENT.get(_code(row) or 0, severity_of(_word(row)))
    return Component(string(row, "name"), severity, id=string(row, "id"), word=_word(row), group=string(row, "group"))


def _incident(row: Json, names: dict[str, str], now: datetime) -> Incident:
    code = whole(row, "latest_status")
    code = _code(row) if code is None else code
    scheduled = _time(row, ("scheduled_at", "scheduled"), now)
    is_schedule = string(row, "type") == "schedules" or "completed" in row or "completed_at" in row
    stages = _SCHEDULE if is_schedule else _INCIDENT
    stage = stages.get(code if code is not None else -1, stage_of(_word(row)))
    if at(row, "is_resolved") is True:
        stage = Stage.OVER
    id_ = string(row, "component_id")
    named = string(_facts(at(row, "component")), "name") or names.get(id_, f"#{id_}" if id_ not in ("", "0") else "")
    listed = [name for name in (named, *_names(row)) if name]
    updates = _updates(row, now)
    is_maintenance = is_schedule or code == 0 or scheduled is not None
    return Incident(
        id=string(row, "id"),
        title=string(row, "name"),
        stage=Stage.PLANNED if is_maintenance and stage is Stage.SILENT else stage,
        severity=Severity.MAINTENANCE if is_maintenance else _COMPONENT.get(whole(row, "component_status") or 0),
        word=_word(row),
        updates=updates,
        components=tuple(dict.fromkeys(listed)),
        url=first_string(row, "permalink", "url"),
        started_at=scheduled or _time(row, ("occurred_at", *_CREATED), now),
        updated_at=newest(_time(row, ("updated_at", "updated"), now), *(update.at for update in updates)),
        ends_at=_time(row, ("completed_at", "completed"), now),
    )


def _names(row: Json) -> list[str]:
    return [string(_facts(component), "name") for component in rows(row, "components")]


def _time(row: Json, names: tuple[str, ...], now: datetime) -> datetime | None:
    """Version 3 writes `{"human": "1 hour ago", "string": "2026-03-04 12:00:00"}`."""
    moments = (read_time(string(row, name, "string") or at(row, name), now) for name in names)
    return next((moment for moment in moments if moment is not None), None)


def _updates(row: Json, now: datetime) -> tuple[Update, ...]:
    listed = [_facts(update) for update in rows(row, "updates")]
    return (_update(row, now, ""), *(_update(update, now, _word(update)) for update in listed))


def _update(row: Json, now: datetime, word: str) -> Update:
    return Update(without_markdown(string(row, "message")), _time(row, _CREATED, now), word)
