"""Gatus: the newest result of each endpoint. It has no incident texts."""

from __future__ import annotations

from datetime import datetime

from tray_app.sources.document import Document
from tray_app.sources.report import Component, Report, Severity, SourceError
from tray_app.sources.shapes import Json, at, has, rows, string
from tray_app.sources.times import newest, read_time


def looks_like(document: Document) -> bool:
    """A list of endpoints with results."""
    value = document.json
    listed = value if isinstance(value, list) else [value]
    return bool(listed) and all(has(row, "name", "results") and isinstance(at(row, "results"), list) for row in listed)


def parse(document: Document) -> Report:
    """One component for each endpoint; those that were never asked yet say nothing beside others that were."""
    if not looks_like(document):
        raise SourceError("not_a_status_page")
    value, now = document.json, document.now
    listed = [row for row in (value if isinstance(value, list) else [value]) if isinstance(row, dict)]
    asked = [row for row in listed if rows(row, "results")] or listed
    return Report(
        components=tuple(_component(row, now) for row in asked),
        updated_at=newest(*(read_time(at(r, "timestamp"), now) for row in listed for r in rows(row, "results"))),
    )


def _component(row: Json, now: datetime) -> Component:
    results = [(read_time(at(r, "timestamp"), now), i, r) for i, r in enumerate(rows(row, "results"))]
    latest = max(results, key=lambda r: (r[0].timestamp() if r[0] else 0.0, r[1]), default=None)
    success = at(latest[2], "success") if latest else None
    severity = None if not isinstance(success, bool) else Severity.NONE if success else Severity.MAJOR
    return Component(
        name=string(row, "name"),
        severity=severity,
        id=string(row, "key"),
        word="down" if severity else "",
        group=string(row, "group"),
    )
