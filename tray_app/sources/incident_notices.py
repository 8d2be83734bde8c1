"""One incident as a notice: whom it concerns, how bad it is, and whether it is present."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from datetime import datetime

from tray_app.model.notice import Notice, NoticeState
from tray_app.sources.judged import SEVERITIES, STATES, Judged
from tray_app.sources.plain import capped, headline, link, plain
from tray_app.sources.posts import Said, decisive_update, has_grown_old, promise_in_posts, said_about
from tray_app.sources.relevance import ALL, NOT_MAIL, Concerns, Wanted, services_of
from tray_app.sources.report import Incident, Report, Severity, Stage
from tray_app.sources.times import newest
from tray_app.sources.windows import announces_only, window_in
from tray_app.sources.words import worst


def notice_of_incident(
    incident: Incident, report: Report, counts: Concerns, wanted: Wanted, now: datetime
) -> Judged | None:
    named = [name for name in incident.components if counts(name)]
    if incident.components and not named:
        return None
    last = decisive_update(incident, now)
    said = said_about(incident, last, now)
    services = _services(named, said, wanted)
    if services == NOT_MAIL and incident.stage is not Stage.SILENT and services_of(incident.title):
        services = ALL  # a vendor's incident that has mail in its name is about mail, whatever its posts speak of
    is_other = services == NOT_MAIL and wanted.service == "mail"
    if is_other and not incident.is_prose:
        return None
    incident = with_window(incident, said)
    severity = _severity(incident, report, named, said)
    state = NoticeState.UNRELATED if is_other else _state(incident, severity, said, now)
    text = last.text if last else ""
    notice = Notice(
        id=incident.id or _fingerprint(incident.url, incident.title),
        headline=headline(incident.title) or (said.meaning.headline if said else "") or headline(text),
        text=plain(text),
        state=state,
        services=services,
        impact=capped(headline(incident.word), 80),
        url=link(incident.url),
        started_at=incident.started_at or min((u.at for u in incident.updates if u.at), default=None),
        updated_at=newest(incident.updated_at, last.at if last else None) or incident.started_at,
        ended_at=incident.ended_at,
        promised=promise_in_posts(incident, said, state, now),
        components=tuple(headline(name) for name in named[:40]),
    )
    return Judged(notice, severity if notice.is_open_at(now) else Severity.NONE, incident.title, incident.is_prose)


def with_window(incident: Incident, said: Said | None) -> Incident:
    """Feeds and pages tell in words when planned work begins and ends; their dates are those of the post."""
    is_maintenance = incident.severity is Severity.MAINTENANCE or (
        incident.stage is Stage.SILENT and said is not None and said.state is NoticeState.MAINTENANCE
    )
    if said is None or not incident.is_prose or not is_maintenance or incident.ends_at is not None:
        return incident
    starts, ends = window_in(said.words, said.at)
    if starts is None and incident.stage is Stage.SILENT and announces_only(said.words):
        return replace(incident, severity=Severity.MAINTENANCE, stage=Stage.PLANNED, started_at=None)
    return replace(
        incident,
        severity=Severity.MAINTENANCE,
        started_at=starts or incident.started_at,
        ends_at=ends or incident.ends_at,
    )


def _severity(incident: Incident, report: Report, named: list[str], said: Said | None) -> Severity:
    if incident.severity is Severity.MAINTENANCE:
        return Severity.MAINTENANCE
    own = worst(incident.component_severities.get(name) for name in named)
    others = [name for name in incident.components if name not in named]
    if own and others:
        return own
    severity = worst((own, incident.severity))
    if severity:
        return severity
    listed = {component.name: component.severity for component in report.components}
    return (
        worst(listed.get(name) for name in named)
        or _severity_in_words(incident, said)
        or (Severity.NONE if incident.severity is Severity.NONE or incident.stage is Stage.SILENT else Severity.MINOR)
    )


def _severity_in_words(incident: Incident, said: Said | None) -> Severity | None:
    """Repairs during an incident that is being worked on are no planned work."""
    severity = SEVERITIES.get(said.state) if said else None
    return None if severity is Severity.MAINTENANCE and incident.stage is Stage.OPEN else severity


def _state(incident: Incident, severity: Severity, said: Said | None, now: datetime) -> NoticeState:
    stage = _stage(incident, severity, now)
    if stage is Stage.OVER:
        return NoticeState.RESOLVED
    if stage is Stage.PLANNED and incident.started_at is not None and incident.started_at > now:
        return NoticeState.MAINTENANCE
    if stage is Stage.PLANNED or severity is Severity.NONE:
        words = said.state if said else NoticeState.UNKNOWN
        return words if words in (NoticeState.RESOLVED, NoticeState.UNRELATED) else NoticeState.UNKNOWN
    if stage is Stage.SILENT and said and said.state not in SEVERITIES:
        return said.state
    if incident.is_hearsay or has_grown_old(incident, now):
        return NoticeState.UNKNOWN
    return STATES[severity]


def _stage(incident: Incident, severity: Severity, now: datetime) -> Stage:
    """Planned work counts inside its window only."""
    if incident.stage is Stage.OVER or (incident.ended_at is not None and incident.ended_at <= now):
        return Stage.OVER
    if severity is not Severity.MAINTENANCE:
        return incident.stage
    starts, ends = incident.started_at, incident.ends_at
    if incident.stage is Stage.PLANNED:
        if ends is not None and ends <= now:
            return Stage.OVER
        return Stage.OPEN if starts is not None and ends is not None and starts <= now else Stage.PLANNED
    if ends is not None and ends <= now and incident.stage is Stage.SILENT:
        return Stage.OVER
    if starts is not None and starts > now and ends is not None:
        return Stage.PLANNED
    return incident.stage


def _services(named: list[str], said: Said | None, wanted: Wanted) -> tuple[str, ...]:
    """The most exact of what components and words name; a component for mail as a whole yields to the words."""
    by_name = tuple(dict.fromkeys(service for name in named for service in services_of(name)))
    if by_name and by_name != ALL:
        return ALL if "all" in by_name else by_name
    words = said.meaning.services if said else ()
    if by_name == ALL or (named and wanted.components):
        return ALL if words in ((), NOT_MAIL) else words
    return words


def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:16]
