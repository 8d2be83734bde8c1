"""Atlassian Statuspage v2, and the many pages that speak its language: summary, status, components, incidents."""

from __future__ import annotations

from datetime import datetime

from tray_app.sources.document import Document
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage, Update
from tray_app.sources.shapes import Json, at, first_string, has, rows, string
from tray_app.sources.times import newest, read_time
from tray_app.sources.words import bare, severity_of, stage_of, worst


def looks_like(document: Document) -> bool:
    """An object with a page and one of its four lists, or a bare list of incidents with updates."""
    value = document.json
    if isinstance(value, dict):
        lists = ("components", "incidents", "scheduled_maintenances")
        if any(isinstance(value.get(name), list) for name in lists):
            return has(value, "page") or isinstance(at(value, "status", "indicator"), str) or _is_ours(value)
        return isinstance(at(value, "status", "indicator"), str)
    return False


def parse(document: Document) -> Report:
    """The page's components, incidents and maintenances."""
    value = document.json
    if not looks_like(document):
        raise SourceError("not_a_status_page")
    now = document.now
    return Report(
        components=_components(value),
        incidents=tuple(
            _incident(row, now) for row in rows(value, "incidents") + rows(value, "scheduled_maintenances")
        ),
        overall=severity_of(string(value, "status", "indicator")),
        lists_problems=isinstance(at(value, "incidents"), list),
        updated_at=read_time(at(value, "page", "updated_at"), now),
    )


def _is_ours(value: object) -> bool:
    listed = [*rows(value, "incidents"), *rows(value, "components"), *rows(value, "scheduled_maintenances")]
    return bool(listed) and all(has(row, "name") and (has(row, "status") or has(row, "impact")) for row in listed)


def _components(value: object) -> tuple[Component, ...]:
    listed = rows(value, "components")
    names = {string(row, "id"): string(row, "name") for row in listed}
    parents = {string(row, "group_id") for row in listed} - {""}
    return tuple(
        Component(
            name=string(row, "name"),
            severity=severity_of(string(row, "status")),
            id=string(row, "id"),
            word=string(row, "status"),
            group=names.get(string(row, "group_id"), "") or string(row, "group", "name"),
        )
        for row in listed
        if string(row, "name") and string(row, "id") not in parents and not _is_signpost(row)
    )


def _is_signpost(row: Json) -> bool:
    """Pages misuse components for sentences such as “Visit www.example.org for more information”."""
    return string(row, "name").casefold().startswith(("visit ", "please visit", "see ", "for more information"))


def _incident(row: Json, now: datetime) -> Incident:
    status = string(row, "status")
    impact = first_string(row, "impact", "impact_override")
    scheduled = read_time(at(row, "scheduled_for"), now)
    is_maintenance = scheduled is not None or bare(impact) == "maintenance" or _is_maintenance_word(status)
    updates = tuple(incident_update(update, now) for update in rows(row, "incident_updates") + rows(row, "updates"))
    return Incident(
        id=string(row, "id"),
        title=first_string(row, "name", "title"),
        stage=_stage(row, status),
        severity=Severity.MAINTENANCE if is_maintenance else severity_of(impact) if impact else None,
        word=impact if impact and bare(impact) != "none" else status,
        updates=updates,
        components=_names(row),
        component_severities=_severities(row, now),
        url=first_string(row, "shortlink", "url", "permalink"),
        started_at=scheduled or read_time(at(row, "started_at"), now) or read_time(at(row, "created_at"), now),
        updated_at=newest(read_time(at(row, "updated_at"), now), *(update.at for update in updates)),
        ends_at=read_time(at(row, "scheduled_until"), now),
        ended_at=read_time(at(row, "resolved_at"), now) if _stage(row, status) is Stage.OVER else None,
    )


def _is_maintenance_word(status: str) -> bool:
    return bare(status) in ("scheduled", "inprogress", "verifying", "completed")


def _stage(row: Json, status: str) -> Stage:
    stage = stage_of(status)
    if stage is Stage.SILENT:
        return Stage.OVER if string(row, "resolved_at") else Stage.OPEN
    return stage


def incident_update(row: Json, now: datetime) -> Update:
    """One update, by the names that Statuspage and incident.io give its fields."""
    moments = (read_time(at(row, name), now) for name in ("display_at", "published_at", "created_at", "updated_at"))
    return Update(
        text=first_string(row, "body", "message", "message_string", "text"),
        at=next(filter(None, moments), None),
        word=first_string(row, "status", "to_status"),
    )


def _affected(row: Json, now: datetime) -> list[Json]:
    """The components that the newest update with any names."""
    updates = sorted(
        rows(row, "incident_updates"),
        key=lambda u: incident_update(u, now).at or datetime.min.replace(tzinfo=now.tzinfo),
    )
    return next((listed for u in reversed(updates) if (listed := rows(u, "affected_components"))), [])


def _names(row: Json) -> tuple[str, ...]:
    listed = rows(row, "components") or rows(row, "affected_components")
    if not listed:
        listed = [c for update in rows(row, "incident_updates") for c in rows(update, "affected_components")]
    plain_names = at(row, "components")
    strings = [n for n in plain_names if isinstance(n, str)] if isinstance(plain_names, list) else []
    return tuple(dict.fromkeys(filter(None, [*(string(c, "name") for c in listed), *strings])))


def _severities(row: Json, now: datetime) -> dict[str, Severity]:
    """The worst that the incident itself says of each component; what is operational again is left out."""
    found: dict[str, Severity] = {}
    for component in [*rows(row, "components"), *_affected(row, now)]:
        severity = severity_of(first_string(component, "new_status", "current_status", "status"))
        if severity:
            name = string(component, "name")
            found[name] = worst((found.get(name), severity)) or severity
    return found
