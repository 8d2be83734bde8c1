"""UptimeRobot: the monitors that its status pages load, `/api/getMonitorList/<page>`. It has no incident texts."""

from __future__ import annotations

from tray_app.sources.document import Document
from tray_app.sources.report import Component, Report, Severity, SourceError
from tray_app.sources.shapes import at, has, rows, string
from tray_app.sources.words import bare

_CLASSES = {
    "success": Severity.NONE,
    "warning": Severity.MINOR,
    "danger": Severity.MAJOR,
    "info": Severity.MAINTENANCE,
    "maintenance": Severity.MAINTENANCE,
}
_WORDS = {"warning": "degraded", "danger": "down"}
_NOT_WATCHED = ("paused", "black", "dark")


def looks_like(document: Document) -> bool:
    """A `data` list of monitors, each with the class of its colour."""
    listed = at(document.json, "data")
    return isinstance(listed, list) and bool(listed) and all(has(row, "monitorId", "statusClass") for row in listed)


def parse(document: Document) -> Report:
    """One component for each monitor that is not paused."""
    if not looks_like(document):
        raise SourceError("not_a_status_page")
    watched = [row for row in rows(document.json, "data") if bare(string(row, "statusClass")) not in _NOT_WATCHED]
    return Report(
        components=tuple(
            Component(
                name=string(row, "name"),
                severity=_CLASSES.get(bare(string(row, "statusClass"))),
                id=string(row, "monitorId"),
                word=_WORDS.get(bare(string(row, "statusClass")), string(row, "statusClass")),
                group=string(row, "groupName"),
            )
            for row in watched
            if string(row, "name")
        )
    )
