"""Apple's system status: JSON, sometimes wrapped as `jsonCallback({...});`. Resolved events stay listed for days."""

from __future__ import annotations

from datetime import datetime

from tray_app.sources.document import Document
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage, Update
from tray_app.sources.shapes import Json, at, has, rows, string
from tray_app.sources.times import newest, read_time
from tray_app.sources.words import severity_of, stage_of, worst


def looks_like(document: Document) -> bool:
    """Services with events."""
    listed = rows(document.json, "services")
    return bool(listed) and all(has(row, "serviceName") for row in listed)


def parse(document: Document) -> Report:
    """One component for each service, one incident for each of its events."""
    if not looks_like(document):
        raise SourceError("not_a_status_page")
    listed, now = rows(document.json, "services"), document.now
    incidents: dict[str, Incident] = {}
    for row in listed:
        for event in rows(row, "events"):
            incident = _incident(string(row, "serviceName"), event, now)
            incidents[f"{incident.id} {incident.components}"] = incident
    return Report(
        components=tuple(_component(row) for row in listed),
        incidents=tuple(incidents.values()),
        lists_problems=True,
    )


def _component(row: Json) -> Component:
    open_events = [event for event in rows(row, "events") if _stage(event) is Stage.OPEN]
    severity = worst(severity_of(string(event, "statusType")) for event in open_events)
    word = string(open_events[0], "statusType") if open_events else ""
    return Component(string(row, "serviceName"), severity if open_events else Severity.NONE, word=word)


def _stage(event: Json) -> Stage:
    stage = stage_of(string(event, "eventStatus"))
    return stage if stage is not Stage.SILENT else Stage.OVER if string(event, "epochEndDate") else Stage.OPEN


def _incident(name: str, event: Json, now: datetime) -> Incident:
    severity, stage = severity_of(string(event, "statusType")), _stage(event)
    ends = read_time(at(event, "epochEndDate"), now) or read_time(at(event, "endDate"), now)
    posted = read_time(at(event, "datePosted"), now)
    starts = read_time(at(event, "epochStartDate"), now) or read_time(at(event, "startDate"), now)
    is_maintenance = severity is Severity.MAINTENANCE
    return Incident(
        id=string(event, "messageId") or f"{name}:{string(event, 'startDate')}",
        title=f"{name}: {string(event, 'statusType')}",
        stage=stage,
        severity=severity,
        word=string(event, "statusType"),
        updates=(Update(string(event, "message"), posted, string(event, "eventStatus")),),
        components=(name,),
        component_severities={name: severity} if severity else {},
        url="https://www.apple.com/support/systemstatus/",
        started_at=starts,
        updated_at=newest(posted) or starts,
        ends_at=ends if is_maintenance else None,
        ended_at=ends if stage is Stage.OVER else None,
    )
