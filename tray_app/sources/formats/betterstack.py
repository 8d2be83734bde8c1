"""Better Stack (Better Uptime): `index.json` in JSON:API. Its history is not looked at: only what is now."""

from __future__ import annotations

from datetime import datetime

from tray_app.sources.document import Document
from tray_app.sources.plain import plain
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage, Update
from tray_app.sources.shapes import Json, at, first_string, rows, string
from tray_app.sources.times import newest, read_time
from tray_app.sources.words import bare, severity_of, stage_of, worst


def looks_like(document: Document) -> bool:
    """JSON:API about a status page."""
    value = document.json
    return isinstance(at(value, "data", "attributes", "aggregate_state"), str) or (
        string(value, "data", "type") == "status_page"
    )


def parse(document: Document) -> Report:
    """Resources, and the reports that have not ended."""
    value, now = document.json, document.now
    if not looks_like(document):
        raise SourceError("not_a_status_page")
    page = at(value, "data", "attributes")
    included = rows(value, "included")
    sections = {
        string(row, "id"): string(row, "attributes", "name")
        for row in included
        if string(row, "type") == "status_page_section"
    }
    resources = {string(row, "id"): row for row in included if string(row, "type") == "status_page_resource"}
    updates = [row for row in included if string(row, "type") == "status_update"]
    reports = [row for row in included if string(row, "type") == "status_report"]
    return Report(
        components=tuple(_component(row, sections) for row in resources.values() if _is_watched(row)),
        incidents=(*(_incident(row, updates, resources, page, now) for row in reports), *_announcement(page)),
        overall=severity_of(string(page, "aggregate_state")),
        updated_at=read_time(at(page, "updated_at"), now),
    )


def _announcement(page: object) -> tuple[Incident, ...]:
    """A line above the page, in words of their own: of trouble, of a plan, or of nothing that matters here."""
    text = plain(string(page, "announcement"))
    domain = string(page, "custom_domain")
    url = f"https://{domain}/" if domain else ""
    return (
        (Incident("announcement", "", Stage.SILENT, updates=(Update(text),), url=url, is_prose=True),) if text else ()
    )


def _is_watched(row: Json) -> bool:
    return (
        bool(string(row, "attributes", "public_name")) and bare(string(row, "attributes", "status")) != "notmonitored"
    )


def _component(row: Json, sections: dict[str, str]) -> Component:
    facts = at(row, "attributes")
    word, section = string(facts, "status"), sections.get(string(facts, "status_page_section_id"), "")
    return Component(string(facts, "public_name"), severity_of(word), id=string(row, "id"), word=word, group=section)


def _incident(row: Json, updates: list[Json], resources: dict[str, Json], page: object, now: datetime) -> Incident:
    facts = at(row, "attributes")
    id_ = string(row, "id")
    ends, starts = read_time(at(facts, "ends_at"), now), read_time(at(facts, "starts_at"), now)
    is_closed = stage_of(string(facts, "aggregate_state")) is Stage.OVER  # many have no end
    is_maintenance = bare(string(facts, "report_type")) == "maintenance"
    own = tuple(_update(u, now) for u in updates if _belongs(u, row))
    severities = _severities(row, [u for u in updates if _belongs(u, row)], resources)
    domain = string(page, "custom_domain")
    return Incident(
        id=id_,
        title=string(facts, "title"),
        stage=Stage.OVER if is_closed else _stage(is_maintenance=is_maintenance, starts=starts, ends=ends, now=now),
        severity=Severity.MAINTENANCE if is_maintenance else severity_of(string(facts, "aggregate_state")),
        word=first_string(facts, "aggregate_state", "report_type"),
        updates=own,
        components=tuple(severities),
        component_severities={name: severity for name, severity in severities.items() if severity},
        url=f"https://{domain}/incident/{id_}" if domain and id_ else "",
        started_at=starts,
        updated_at=newest(*(update.at for update in own)) or starts,
        ends_at=ends if is_maintenance else None,
        ended_at=ends if ends is not None and ends <= now else None,
    )


def _stage(*, is_maintenance: bool, starts: datetime | None, ends: datetime | None, now: datetime) -> Stage:
    if ends is not None and ends <= now:
        return Stage.OVER
    return Stage.PLANNED if is_maintenance and starts is not None and starts > now else Stage.OPEN


def _belongs(update: Json, report: Json) -> bool:
    listed = {string(u, "id") for u in rows(report, "relationships", "status_updates", "data")}
    names = {
        string(update, "attributes", "status_report_id"),
        string(update, "relationships", "status_report", "data", "id"),
    }
    return string(update, "id") in listed or string(report, "id") in names


def _update(row: Json, now: datetime) -> Update:
    facts = at(row, "attributes")
    moment = read_time(at(facts, "published_at"), now) or read_time(at(facts, "created_at"), now)
    return Update(first_string(facts, "message", "body"), moment, string(facts, "status"))


def _severities(report: Json, updates: list[Json], resources: dict[str, Json]) -> dict[str, Severity]:
    """Each affected resource with the worst that report and updates say of it."""
    found: dict[str, Severity] = {}
    for row in [report, *updates]:
        for affected in rows(row, "attributes", "affected_resources"):
            resource = resources.get(string(affected, "status_page_resource_id") or string(affected, "id"))
            name = string(resource, "attributes", "public_name")
            severity = severity_of(string(affected, "status")) or Severity.NONE
            if name:
                found[name] = worst((found.get(name), severity)) or Severity.NONE
    return found
