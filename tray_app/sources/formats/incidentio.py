"""incident.io pages: the HTML carries the page's whole state as streamed JSON; the widget's JSON the open part of it.

Its API speaks Statuspage.
"""

from __future__ import annotations

import json
import re
from datetime import datetime

from tray_app.sources.document import Document
from tray_app.sources.formats import page
from tray_app.sources.formats.statuspage import incident_update
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage, Update
from tray_app.sources.shapes import Json, at, first_string, rows, string
from tray_app.sources.times import newest, read_time
from tray_app.sources.words import bare, severity_of, stage_of, worst

_CHUNK = re.compile(r"self\.__next_f\.push\(\[1,(\"(?:[^\"\\]|\\.)*\")\]\)")
_SUMMARY = re.compile(r'"summary":(?=\{)')


def looks_like(document: Document) -> bool:
    """A page that streams a summary with its ongoing incidents, or such a summary itself."""
    if document.kind == "json":
        return _bare_summary(document.json) is not None
    return "ongoing_incidents" in document.text and "__next_f" in document.text


def parse(document: Document) -> Report:
    """The streamed summary; a page whose stream has changed is still a page."""
    summary = _bare_summary(document.json) if document.kind == "json" else _summary(document.text)
    if summary is None:
        if document.kind != "html":
            raise SourceError("not_a_status_page")
        return page.parse(document)
    names = {string(row, "id"): string(row, "name") for row in _all_components(summary)}
    ongoing = rows(summary, "ongoing_incidents")
    planned = rows(summary, "scheduled_maintenances") + rows(summary, "in_progress_maintenances")
    planned = [{"type": "maintenance", **row} for row in planned]
    base = first_string(summary, "public_url", "page_url") or document.url
    return Report(
        components=_components(summary, names),
        incidents=tuple(_incident(row, names, base, document.now) for row in ongoing + planned),
        lists_problems=True,
    )


def _summary(text: str) -> Json | None:
    stream = "".join(part for chunk in _CHUNK.findall(text) if isinstance(part := _decoded(chunk), str))
    for found in _SUMMARY.finditer(stream):
        try:
            value, _ = json.JSONDecoder().raw_decode(stream, found.end())
        except (ValueError, RecursionError):
            continue
        if isinstance(value, dict) and isinstance(value.get("ongoing_incidents"), list):
            return value
    return None


def _bare_summary(value: object) -> Json | None:
    """The widget's JSON, or that of the page's own proxy, which wraps it."""
    found = (value, at(value, "summary"))
    return next((v for v in found if isinstance(v, dict) and isinstance(v.get("ongoing_incidents"), list)), None)


def _decoded(chunk: str) -> object:
    try:
        return json.loads(chunk)
    except ValueError:
        return None


def _all_components(summary: Json) -> list[Json]:
    listed = rows(summary, "components")
    for item in rows(summary, "structure", "items"):
        listed += [{**row, "id": row.get("component_id")} for row in rows(item, "group", "components")]
    return listed


def _components(summary: Json, names: dict[str, str]) -> tuple[Component, ...]:
    affected: dict[str, str] = {}
    for row in rows(summary, "affected_components"):
        affected[string(row, "component_id")] = first_string(row, "current_status", "status")
    return tuple(
        Component(name, severity_of(affected.get(id_, "operational")), id=id_, word=affected.get(id_, ""))
        for id_, name in names.items()
        if name
    )


def _incident(row: Json, names: dict[str, str], base: str, now: datetime) -> Incident:
    latest = Update(
        string(row, "last_update_message"), read_time(at(row, "last_update_at"), now), string(row, "status")
    )
    updates = tuple(incident_update(update, now) for update in rows(row, "updates")) or (
        (latest,) if latest.text else ()
    )
    id_, status = string(row, "id"), string(row, "status")
    is_maintenance = bare(string(row, "type")) == "maintenance" or bare(status).startswith("maintenance")
    severities = _severities(row, names)
    stage = stage_of(bare(status).removeprefix("maintenance"))
    return Incident(
        id=id_,
        title=string(row, "name"),
        stage=Stage.OPEN if stage is Stage.SILENT else stage,
        severity=Severity.MAINTENANCE if is_maintenance else _severity(row, severities),
        word=status,
        updates=updates,
        components=tuple(severities),
        component_severities=severities,
        url=string(row, "url") or (f"{base.rstrip('/')}/incidents/{id_}" if base.startswith("http") and id_ else base),
        started_at=read_time(at(row, "maintenance_starts_at"), now)
        or read_time(at(row, "started_at"), now)
        or read_time(at(row, "published_at"), now),
        updated_at=newest(*(update.at for update in updates)),
        ends_at=read_time(at(row, "maintenance_ends_at"), now) or read_time(at(row, "ends_at"), now),
    )


def _severity(row: Json, severities: dict[str, Severity]) -> Severity | None:
    said = severity_of(string(row, "current_worst_impact"))
    return worst([said, *severities.values()])


def _severities(row: Json, names: dict[str, str]) -> dict[str, Severity]:
    """The worst that each affected component had; what it is now stands at the component."""
    found: dict[str, Severity] = {}
    for affected in rows(row, "affected_components") + rows(row, "component_impacts"):
        name = names.get(string(affected, "component_id")) or first_string(affected, "name", "component_name")
        severity = severity_of(first_string(affected, "status", "current_status"))
        if name and severity is not None:
            found[name] = worst((found.get(name), severity)) or severity
    return found
