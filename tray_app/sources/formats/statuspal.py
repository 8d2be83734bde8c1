"""Statuspal: services in a tree, each with the type of its present incident; or the notices its widget shows."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from tray_app.sources.document import Document
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage, Update
from tray_app.sources.shapes import Json, at, first_string, has, rows, string
from tray_app.sources.times import newest, read_time
from tray_app.sources.words import bare

_TYPES = {
    "major": Severity.MAJOR,
    "minor": Severity.MINOR,
    "scheduled": Severity.MAINTENANCE,
    "maintenance": Severity.MAINTENANCE,
}
_LISTS = ("incidents", "maintenances", "upcoming_maintenances", "ongoing_notices")
DEEPEST = 5


def looks_like(document: Document) -> bool:
    """Services with the type of their incident, or a page with one, or the widget's notices."""
    value = document.json
    page = at(value, "status_page")
    is_of_page = has(page, "current_incident_type") or has(page, "current_status")
    return is_of_page or any(has(row, "current_incident_type") for row in rows(value, "services"))


def parse(document: Document) -> Report:
    """Every service, and what is or will be the matter with them."""
    value = document.json
    if not looks_like(document):
        raise SourceError("not_a_status_page")
    listed = list(_services(value, "", DEEPEST))
    names = {component.id: component.name for component in listed}
    return Report(
        components=tuple(component for component in listed if component.word != "?"),
        incidents=tuple(_incident(row, names, document.now) for name in _LISTS for row in rows(value, name)),
        lists_problems=any(isinstance(at(value, name), list) for name in ("incidents", "ongoing_notices")),
    )


def _services(value: object, group: str, deepest: int) -> Iterator[Component]:
    """The leaves of the tree; the widget lists names only, which have no state of their own (`?`)."""
    for row in rows(value, "services") or rows(value, "children"):
        name, kind = string(row, "name"), string(row, "current_incident_type")
        if rows(row, "children") and deepest:
            yield from _services({"children": at(row, "children")}, name, deepest - 1)
        elif name:
            word = kind if has(row, "current_incident_type") else "?"
            yield Component(name, _TYPES.get(kind) if kind else Severity.NONE, string(row, "id"), word, group=group)


def _incident(row: Json, names: dict[str, str], now: datetime) -> Incident:
    kind = first_string(row, "type", "notice_type")
    severity = _TYPES.get(bare(string(row, "severity"))) or _TYPES.get(bare(kind))
    starts, ends = read_time(at(row, "starts_at"), now), read_time(at(row, "ends_at"), now)
    is_work = severity is Severity.MAINTENANCE
    is_over = ends is not None and ends <= now
    updates = tuple(_update(post, now) for post in rows(row, "updates"))
    affected = at(row, "service_ids") or list(_affected(row))
    ids = [str(id_) for id_ in affected] if isinstance(affected, list) else []
    return Incident(
        id=string(row, "id"),
        title=string(row, "title"),
        stage=Stage.OVER if is_over else Stage.PLANNED if is_work and starts and starts > now else Stage.OPEN,
        severity=severity,
        word=string(row, "severity") or kind,
        updates=updates,
        components=tuple(names[id_] for id_ in ids if id_ in names),
        url=string(row, "url"),
        started_at=starts,
        updated_at=newest(*(update.at for update in updates)) or starts,
        ends_at=ends if is_work else None,
        ended_at=ends if is_over else None,
    )


def _update(post: Json, now: datetime) -> Update:
    return Update(first_string(post, "description", "content"), read_time(at(post, "posted_at"), now))


def _affected(row: Json) -> Iterator[str]:
    """The widget's notices name services, and their children, by id."""
    listed = at(row, "affected_services")
    for id_, children in listed.items() if isinstance(listed, dict) else ():
        yield str(id_)
        yield from (str(child) for child in children if isinstance(children, list))
