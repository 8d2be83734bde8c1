"""Upptime: `history/summary.json` of the repository; and its incidents, which are GitHub issues."""

from __future__ import annotations

import re
from datetime import datetime

from tray_app.sources.document import Document
from tray_app.sources.plain import without_markdown
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage, Update
from tray_app.sources.shapes import Json, at, has, rows, string
from tray_app.sources.times import newest, read_time
from tray_app.sources.words import bare, severity_of

_LABELS_OF_DEVELOPERS = """
    bug enhancement feature featurerequest question documentation dependencies goodfirstissue helpwanted wontfix
    duplicate invalid discussion
"""
_OF_DEVELOPERS = frozenset(_LABELS_OF_DEVELOPERS.split())
"""Labels of issues that are about the repository, not about the service."""
_WINDOW = re.compile(r"^\s*(?P<name>start|end):\s*(?P<time>\S.*?)\s*$", re.IGNORECASE | re.MULTILINE)
"""How Upptime's maintenance issues say when, in a comment at their head."""


def looks_like(document: Document) -> bool:
    """A list of sites with slug and status."""
    value = document.json
    return (
        isinstance(value, list)
        and bool(value)
        and all(has(row, "name", "status") for row in value)
        and any(has(row, "slug") or has(row, "uptime") or has(row, "dailyMinutesDown") for row in value)
    )


def looks_like_issues(document: Document) -> bool:
    """A list of GitHub issues."""
    value = document.json
    return isinstance(value, list) and bool(value) and all(has(row, "title", "state", "html_url") for row in value)


def parse(document: Document) -> Report:
    """One component for each site."""
    if not looks_like(document):
        raise SourceError("not_a_status_page")
    listed = rows([document.json], 0)
    return Report(
        components=tuple(
            Component(
                string(row, "name"),
                severity_of(string(row, "status")),
                id=string(row, "slug"),
                word=string(row, "status"),
                url=string(row, "url"),
            )
            for row in listed
            if string(row, "name")
        )
    )


def parse_issues(document: Document) -> Report:
    """One incident for each issue; pull requests and what people wish for are none."""
    if not looks_like_issues(document):
        raise SourceError("not_a_status_page")
    return Report(
        incidents=tuple(
            _issue(row, document.now)
            for row in rows([document.json], 0)
            if at(row, "pull_request") is None and not _labels(row) & _OF_DEVELOPERS
        ),
        lists_problems=True,
    )


def _issue(row: Json, now: datetime) -> Incident:
    labels = _labels(row)
    is_maintenance = bool(labels & {"maintenance", "scheduled"})
    severity = next((s for label in sorted(labels) if (s := severity_of(label))), None)
    is_over = string(row, "state") == "closed"
    title = string(row, "title").lstrip("🛑⚠️🟥🟨 ")
    changed = read_time(at(row, "updated_at"), now)
    window = {found["name"]: read_time(found["time"], now) for found in _WINDOW.finditer(string(row, "body"))}
    return Incident(
        id=string(row, "html_url"),
        title=title,
        stage=Stage.OVER if is_over else Stage.PLANNED if is_maintenance and window.get("end") else Stage.OPEN,
        severity=Severity.MAINTENANCE if is_maintenance else severity or _severity_in(title),
        word=string(row, "state"),
        updates=(Update(without_markdown(string(row, "body")), changed),),
        url=string(row, "html_url"),
        started_at=window.get("start") or read_time(at(row, "created_at"), now),
        updated_at=newest(changed),
        ends_at=window.get("end"),
        ended_at=read_time(at(row, "closed_at"), now) if is_over else None,
    )


def _labels(row: Json) -> set[str]:
    return {bare(string(label, "name")) for label in rows(row, "labels")}


def _severity_in(title: str) -> Severity | None:
    """Upptime writes `<site> is down` and `<site> has degraded performance`."""
    if title.casefold().endswith("is down"):
        return Severity.MAJOR
    return Severity.MINOR if "degraded performance" in title.casefold() else None
