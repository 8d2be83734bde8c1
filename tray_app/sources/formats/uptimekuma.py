"""Uptime Kuma: a status page with its incidents, and the heartbeats of its monitors, from two addresses."""

from __future__ import annotations

from datetime import datetime

from tray_app.sources.document import Document
from tray_app.sources.plain import without_markdown
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage, Update
from tray_app.sources.shapes import Json, at, has, rows, string, whole
from tray_app.sources.times import newest, read_time
from tray_app.sources.words import bare

_BEATS = {0: Severity.MAJOR, 1: Severity.NONE, 2: Severity.MINOR, 3: Severity.MAINTENANCE}
_WORDS = {0: "down", 1: "up", 2: "pending", 3: "maintenance"}
_STYLES = {"danger": Severity.MAJOR, "warning": Severity.MINOR, "info": Severity.NONE, "primary": Severity.NONE}


def looks_like(document: Document) -> bool:
    """A public group list, or a heartbeat list."""
    value = document.json
    return has(value, "publicGroupList") or isinstance(at(value, "heartbeatList"), dict)


def parse(document: Document) -> Report:
    """Either of the two payloads; a page alone knows names and incidents, the heartbeats alone know states."""
    value, now = document.json, document.now
    if not looks_like(document):
        raise SourceError("not_a_status_page")
    incidents = rows(value, "incidents")
    if isinstance(single := at(value, "incident"), dict):
        incidents.append(single)
    beats = _beats(value, now)
    monitors = Report(components=tuple(_monitors(value)))
    return Report(
        components=monitors.joined(Report(components=tuple(beats))).components,
        incidents=(
            *(_incident(row, now) for row in incidents if at(row, "active") is not False),
            *(_maintenance(row, now) for row in rows(value, "maintenanceList")),
        ),
        updated_at=newest(*(_newest_beat(value, id_, now)[1] for id_ in _ids(value))),
    )


def _monitors(value: object) -> list[Component]:
    return [
        Component(string(monitor, "name"), None, id=string(monitor, "id"), group=string(group, "name"))
        for group in rows(value, "publicGroupList")
        for monitor in rows(group, "monitorList")
        if string(monitor, "name")
    ]


def _ids(value: object) -> list[str]:
    listed = at(value, "heartbeatList")
    return [str(id_) for id_ in listed] if isinstance(listed, dict) else []


def _beats(value: object, now: datetime) -> list[Component]:
    found = []
    for id_ in _ids(value):
        code, _ = _newest_beat(value, id_, now)
        if code is not None:
            found.append(Component(f"#{id_}", _BEATS.get(code), id=id_, word=_WORDS.get(code, "")))
    return found


def _newest_beat(value: object, id_: str, now: datetime) -> tuple[int | None, datetime | None]:
    beats = [(read_time(at(beat, "time"), now), i, beat) for i, beat in enumerate(rows(value, "heartbeatList", id_))]
    if not beats:
        return None, None
    moment, _, beat = max(beats, key=lambda b: (b[0].timestamp() if b[0] else 0.0, b[1]))
    return whole(beat, "status"), moment


def _incident(row: Json, now: datetime) -> Incident:
    style = bare(string(row, "style"))
    created = read_time(at(row, "createdDate"), now)
    changed = read_time(at(row, "lastUpdatedDate"), now)
    return Incident(
        id=string(row, "id"),
        title=string(row, "title"),
        stage=Stage.SILENT,
        severity=_STYLES.get(style) or None,
        word=style,
        updates=(Update(without_markdown(string(row, "content")), changed or created),),
        started_at=created,
        updated_at=newest(changed, created),
        is_prose=_STYLES.get(style) in (None, Severity.NONE),
    )


def _maintenance(row: Json, now: datetime) -> Incident:
    slots = rows(row, "timeslotList")
    slot: object = slots[0] if slots else {}
    status = bare(string(row, "status"))
    stage = {"undermaintenance": Stage.OPEN, "scheduled": Stage.PLANNED, "ended": Stage.OVER, "inactive": Stage.OVER}
    return Incident(
        id=f"maintenance-{string(row, 'id')}",
        title=string(row, "title"),
        stage=stage.get(status, Stage.PLANNED),
        severity=Severity.MAINTENANCE,
        word=string(row, "status"),
        updates=(Update(without_markdown(string(row, "description"))),),
        started_at=read_time(at(slot, "startDate"), now),
        ends_at=read_time(at(slot, "endDate"), now),
    )
