"""Microsoft's public posts: `status.cloud.microsoft/api/posts/m365Consumer` (a list) and `/mac` (one post)."""

from __future__ import annotations

import re
from datetime import datetime

from tray_app.sources.document import Document
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage, Update
from tray_app.sources.shapes import Json, at, first_string, string
from tray_app.sources.times import newest, read_time
from tray_app.sources.words import severity_of

_STATUS_WORDS = (
    (re.compile(r"operational|available|healthy|resolved|restored\b|no issues|normal", re.IGNORECASE), Severity.NONE),
    (re.compile(r"maintenance|planned", re.IGNORECASE), Severity.MAINTENANCE),
    (re.compile(r"outage|down\b|unavailable|interrupt", re.IGNORECASE), Severity.MAJOR),
    (re.compile(r"disruption", re.IGNORECASE), Severity.PARTIAL),
    (
        re.compile(r"degrad|advisory|investigat|restor|recover|incident|issue|false positive|review", re.IGNORECASE),
        Severity.MINOR,
    ),
)
_NOT_NORMAL = re.compile(
    r"\b(?:un|not |non-?)(?:available|operational|healthy)|service restor(?:ing|ation)", re.IGNORECASE
)


def looks_like(document: Document) -> bool:
    """Posts with Microsoft's capitalised fields."""
    listed = _posts(document.json)
    return bool(listed) and all(
        any(n in row for n in ("LastUpdatedTime", "ServiceDisplayName")) and "Status" in row for row in listed
    )


def parse(document: Document) -> Report:
    """One component for each service, one incident for each that is not operational."""
    if not looks_like(document):
        raise SourceError("not_a_status_page")
    listed = _posts(document.json)
    return Report(
        components=tuple(
            Component(_name(row), _severity(string(row, "Status")), word=string(row, "Status")) for row in listed
        ),
        incidents=tuple(
            _incident(row, document.now) for row in listed if _severity(string(row, "Status")) is not Severity.NONE
        ),
        updated_at=newest(*(read_time(at(row, "LastUpdatedTime"), document.now) for row in listed)),
    )


def _posts(value: object) -> list[Json]:
    listed = value if isinstance(value, list) else [value]
    return [row for row in listed if isinstance(row, dict)]


def _name(row: Json) -> str:
    return first_string(row, "ServiceDisplayName", "ServiceWorkloadName", "Service") or "Microsoft 365"


def _severity(status: str) -> Severity | None:
    """The status is free text."""
    exact = severity_of(status)
    if exact is not None:
        return exact
    patterns = _STATUS_WORDS[1:] if _NOT_NORMAL.search(status) else _STATUS_WORDS
    return next((severity for pattern, severity in patterns if pattern.search(status)), None)


def _incident(row: Json, now: datetime) -> Incident:
    moment = read_time(at(row, "LastUpdatedTime"), now)
    name, severity = _name(row), _severity(string(row, "Status"))
    return Incident(
        id=first_string(row, "Id", "PostId") or f"{name}:{string(row, 'Title')}",
        title=first_string(row, "Title") or f"{name}: {string(row, 'Status')}",
        stage=Stage.OPEN,
        severity=severity,
        word=string(row, "Status"),
        updates=(Update(first_string(row, "Message", "Description"), moment),),
        components=(name,),
        component_severities={name: severity} if severity else {},
        url="https://status.cloud.microsoft/",
        started_at=read_time(at(row, "AuthoredDateTime") or at(row, "StartTime"), now),
        updated_at=moment,
    )
