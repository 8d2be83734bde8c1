"""cState: `index.json` with systems, `issues/index.json` with incidents."""

from __future__ import annotations

from datetime import datetime

from tray_app.sources.document import Document
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage, Update
from tray_app.sources.shapes import Json, at, first_string, has, rows, string
from tray_app.sources.times import newest, read_time
from tray_app.sources.words import bare, severity_of


def looks_like(document: Document) -> bool:
    """What names itself cState, or has its summary, or is a list of its issues."""
    value = document.json
    if has(value, "cStateVersion") or has(value, "summaryStatus"):
        return True
    listed = value if isinstance(value, list) else at(value, "pages")
    return isinstance(listed, list) and bool(listed) and all(has(row, "title", "resolved") for row in listed)


def parse(document: Document) -> Report:
    """Systems with their unresolved issues, pinned issues, or the list of all issues."""
    value, now = document.json, document.now
    if not looks_like(document):
        raise SourceError("not_a_status_page")
    systems = rows(value, "systems")
    listed = value if isinstance(value, list) else [*rows(value, "pages"), *rows(value, "pinnedIssues")]
    issues = [row for row in listed if isinstance(row, dict) and "resolved" in row]
    issues += [issue for system in systems for issue in rows(system, "unresolvedIssues")]
    incidents = {(incident.id, incident.title): incident for row in issues for incident in [_incident(row, now)]}
    summary = string(value, "summaryStatus")
    return Report(
        components=tuple(_component(row) for row in systems if string(row, "name") and string(row, "status")),
        incidents=tuple(incidents.values()),
        overall=severity_of(summary) if summary else None,
        lists_problems=not summary,
        updated_at=newest(_built(value, now), *(incident.updated_at for incident in incidents.values())),
    )


def _built(value: object, now: datetime) -> datetime | None:
    """When the page was generated."""
    words = (string(value, name) for name in ("buildDate", "buildTime", "buildTimezone"))
    return read_time(" ".join(words), now)


def _component(row: Json) -> Component:
    word = string(row, "status")
    return Component(string(row, "name"), severity_of(word), word=word, group=string(row, "category"))


def _incident(row: Json, now: datetime) -> Incident:
    is_over = at(row, "resolved") is True or bare(string(row, "resolved")) == "true"
    is_informational = at(row, "informational") is True or bare(string(row, "informational")) == "true"
    affected = at(row, "affected")
    names = affected if isinstance(affected, list) else []
    body = first_string(row, "content", "body", "summary", "description")
    changed = read_time(at(row, "lastMod") or at(row, "lastmod"), now)
    return Incident(
        id=first_string(row, "permalink", "filename", "title"),
        title=string(row, "title"),
        stage=Stage.OVER if is_over else Stage.OPEN,
        severity=Severity.NONE if is_informational else severity_of(string(row, "severity")),
        word=string(row, "severity"),
        updates=(Update(body, changed),) if body else (),
        components=tuple(name for name in names if isinstance(name, str)),
        url=string(row, "permalink"),
        started_at=read_time(at(row, "createdAt") or at(row, "date"), now),
        updated_at=newest(changed, read_time(at(row, "resolvedAt"), now)),
        ended_at=read_time(at(row, "resolvedAt"), now) if is_over else None,
    )
