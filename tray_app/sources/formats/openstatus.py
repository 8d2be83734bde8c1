"""OpenStatus: `/feed/json`, with its monitors, its reports and its maintenances; written anew for whoever asks."""

from __future__ import annotations

from datetime import datetime

from tray_app.sources.document import Document
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage, Update
from tray_app.sources.shapes import Json, at, has, rows, string
from tray_app.sources.times import newest, read_time
from tray_app.sources.words import stage_of

_WORDS = {
    "success": Severity.NONE,
    "degraded": Severity.MINOR,
    "error": Severity.MAJOR,
    "info": Severity.MAINTENANCE,
}


def looks_like(document: Document) -> bool:
    """A list of reports and one of maintenances, by names of their own."""
    value = document.json
    return isinstance(at(value, "statusReports"), list) and isinstance(at(value, "maintenances"), list)


def parse(document: Document) -> Report:
    """Every monitor, and what was reported or planned."""
    value, now = document.json, document.now
    if not looks_like(document):
        raise SourceError("not_a_status_page")
    monitors, parts = rows(value, "monitors"), rows(value, "pageComponents")
    names = {
        "monitors": {string(row, "id"): string(row, "name") for row in monitors},
        "pageComponents": {string(row, "id"): string(row, "name") for row in parts},
    }
    return Report(
        components=tuple(
            Component(string(row, "name"), _WORDS.get(string(row, "status")), string(row, "id"), string(row, "status"))
            for row in monitors
            if has(row, "name")
        ),
        incidents=(
            *(_report(row, names, now) for row in rows(value, "statusReports")),
            *(_maintenance(row, names, now) for row in rows(value, "maintenances")),
        ),
        overall=_WORDS.get(string(value, "status")),
        updated_at=read_time(at(value, "updatedAt"), now),
    )


def _report(row: Json, names: dict[str, dict[str, str]], now: datetime) -> Incident:
    posts = rows(row, "statusReportUpdates")
    updates = tuple(
        Update(string(post, "message"), read_time(at(post, "date"), now), string(post, "status")) for post in posts
    )
    said = [update.at for update in updates if update.at]
    return Incident(
        id=string(row, "id"),
        title=string(row, "title"),
        stage=stage_of(string(row, "status")),
        word=string(row, "status"),
        updates=updates,
        components=_affected(row, names),
        started_at=min(said, default=None),
        updated_at=newest(*said) or read_time(at(row, "updatedAt"), now),
    )


def _maintenance(row: Json, names: dict[str, dict[str, str]], now: datetime) -> Incident:
    starts, ends = read_time(at(row, "from"), now), read_time(at(row, "to"), now)
    is_over = ends is not None and ends <= now
    return Incident(
        id=f"maintenance-{string(row, 'id')}",
        title=string(row, "name"),
        stage=Stage.OVER if is_over else Stage.PLANNED if starts and starts > now else Stage.OPEN,
        severity=Severity.MAINTENANCE,
        updates=(Update(string(row, "message"), read_time(at(row, "updatedAt"), now)),),
        components=_affected(row, names),
        started_at=starts,
        updated_at=read_time(at(row, "updatedAt"), now),
        ends_at=ends,
    )


def _affected(row: Json, names: dict[str, dict[str, str]]) -> tuple[str, ...]:
    """The names of what it is about; `monitors` is the older list."""
    for kind, known in names.items():
        listed = at(row, kind)
        found = [known[str(id_)] for id_ in listed if str(id_) in known] if isinstance(listed, list) else []
        if found:
            return tuple(found)
    return ()
