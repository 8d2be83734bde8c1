"""PagerDuty status pages: the page carries everything as JSON in `script#data`, updates newest first."""

from __future__ import annotations

import json
import re
from datetime import datetime

from tray_app.sources.document import Document
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage, Update
from tray_app.sources.shapes import Json, at, first_string, rows, string
from tray_app.sources.times import newest, read_time
from tray_app.sources.words import severity_of, stage_of

_DATA = re.compile(r"<script[^>]*\bid=[\"']data[\"'][^>]*>(.*?)</script>", re.DOTALL | re.IGNORECASE)


def looks_like(document: Document) -> bool:
    """A page with a summary of open incidents and its services."""
    return '"open_incidents"' in document.text and "post_status_page_services" in document.text


def parse(document: Document) -> Report:
    """The open incidents; a service that none of them impacts is well."""
    value = _data(document.text)
    if not isinstance(at(value, "summary", "open_incidents"), list):
        raise SourceError("not_a_status_page")
    incidents = [_incident(row, document) for row in rows(value, "summary", "open_incidents")]
    return Report(
        components=tuple(_components(value, incidents)),
        incidents=tuple(incidents),
        lists_problems=True,
    )


def _data(text: str) -> object:
    found = _DATA.search(text)
    try:
        return json.loads(found.group(1)) if found else None
    except (ValueError, RecursionError):
        return None


def _components(value: object, incidents: list[Incident]) -> list[Component]:
    """The names come with blanks around them."""
    troubled = {name: severity for i in incidents for name, severity in i.component_severities.items()}
    return [
        Component(name, troubled.get(name, Severity.NONE), id=string(row, "id"))
        for row in rows(value, "post_status_page_services")
        if (name := string(row, "name")) and at(row, "is_active") is not False
    ]


def _incident(row: Json, document: Document) -> Incident:
    now = document.now
    posts = sorted(rows(row, "updates"), key=lambda post: _time(post, now) or now, reverse=True)
    latest = posts[0] if posts else {}
    affected = next((listed for post in posts if (listed := rows(post, "impacted_business_services"))), [])
    severities = {
        string(service, "name"): severity
        for service in affected
        if (severity := severity_of(string(service, "severity")))
    }
    word = string(latest, "status")
    stage = stage_of(word)
    return Incident(
        id=string(row, "id"),
        title=string(row, "title"),
        stage=Stage.OPEN if stage is Stage.SILENT else stage,
        severity=severity_of(string(latest, "severity")),
        word=first_string(latest, "severity", "status"),
        updates=tuple(Update(string(post, "message"), _time(post, now), string(post, "status")) for post in posts),
        components=tuple(name for service in affected if (name := string(service, "name"))),
        component_severities=severities,
        url=document.url,
        started_at=min((t for post in posts if (t := _time(post, now))), default=None),
        updated_at=newest(*(_time(post, now) for post in posts)),
    )


def _time(post: Json, now: datetime) -> datetime | None:
    return read_time(at(post, "reported_at") or at(post, "created_at"), now)
