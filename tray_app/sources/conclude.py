"""What a report says about mail: its status, and its incidents as notices, worst open one first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta

from tray_app.model.notice import Notice, NoticeState, SourceStatus
from tray_app.sources.component_notices import notices_of_components
from tray_app.sources.incident_notices import notice_of_incident
from tray_app.sources.judged import Judged
from tray_app.sources.posts import moment_of
from tray_app.sources.relevance import Wanted, concerned, parts_concerned, services_of
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage
from tray_app.sources.subjects import may_be_the_same
from tray_app.sources.words import worst

KEPT_FOR = timedelta(days=30)
"""Past notices older than this are history that nobody asked for."""
MOST_NOTICES = 50
MOST_INCIDENTS = 200
_STATUSES = {
    Severity.MAJOR: SourceStatus.OUTAGE,
    Severity.PARTIAL: SourceStatus.DEGRADED,
    Severity.MINOR: SourceStatus.DEGRADED,
    Severity.MAINTENANCE: SourceStatus.MAINTENANCE,
    Severity.NONE: SourceStatus.OK,
}


def conclude(report: Report, wanted: Wanted, now: datetime) -> tuple[SourceStatus, tuple[Notice, ...]]:
    """The status for what is wanted, and the notices about it."""
    counts = concerned(report.components, wanted)
    components = parts_concerned(report.components, counts, wanted)
    if wanted.components and report.components and not components:
        raise SourceError("no_such_component")
    told = (notice_of_incident(i, report, counts, wanted, now) for i in _recent(report.incidents, now))
    judged = _without_those_ended_later([judged for judged in told if judged is not None])
    judged += notices_of_components(components, judged, now)
    judged.sort(key=lambda j: _order(j, wanted, now))
    return _status(report, components, judged, now), _kept(judged, now)


def _recent(incidents: Iterable[Incident], now: datetime) -> list[Incident]:
    """Open ones, and those that were over lately; an archive may hold years."""
    kept = [i for i in incidents if i.stage is not Stage.OVER or (moment_of(i) or now) >= now - KEPT_FOR]
    return sorted(kept, key=lambda i: moment_of(i) or now, reverse=True)[:MOST_INCIDENTS]


def _status(report: Report, components: list[Component], judged: list[Judged], now: datetime) -> SourceStatus:
    severity = worst([*(c.severity for c in components), *(j.severity for j in judged if j.notice.is_open_at(now))])
    if severity is None and report.overall is not None:
        severity = report.overall
    if severity in (None, Severity.NONE) and any(component.severity is None for component in components):
        return SourceStatus.UNKNOWN
    if severity is None:
        return SourceStatus.OK if report.lists_problems or _ends_with_all_clear(judged) else SourceStatus.UNKNOWN
    return _STATUSES[severity]


def _ends_with_all_clear(judged: list[Judged]) -> bool:
    """Whether the newest thing that was said is that something is over."""
    said = [j.notice for j in judged if j.notice.state not in (NoticeState.UNKNOWN, NoticeState.UNRELATED)]
    newest_said = max(said, key=lambda n: n.updated_at.timestamp() if n.updated_at else 0.0, default=None)
    return newest_said is not None and newest_said.state is NoticeState.RESOLVED


def _without_those_ended_later(judged: list[Judged]) -> list[Judged]:
    """Posts of their own are tied by nothing but words: an all-clear ends what was said before of the same matter."""
    ends = [j for j in judged if j.is_loose and j.notice.state is NoticeState.RESOLVED]

    def is_ended(before: Judged) -> bool:
        return before.is_loose and bool(before.severity) and any(_ends(end, before) for end in ends)

    return [
        replace(j, notice=replace(j.notice, state=NoticeState.RESOLVED, promised=None), severity=Severity.NONE)
        if is_ended(j)
        else j
        for j in judged
    ]


def _ends(end: Judged, before: Judged) -> bool:
    """Whether an all-clear speaks of the same services, and its title of the same thing as the one before."""
    services = set(end.notice.services)
    is_same_service = "all" in services or bool(services & set(before.notice.services))
    return is_same_service and may_be_the_same(end.title, before.title) and _is_before(before.notice, end.notice)


def _is_before(notice: Notice, end: Notice) -> bool:
    return notice.updated_at is not None and end.updated_at is not None and notice.updated_at <= end.updated_at


def _order(judged: Judged, wanted: Wanted, now: datetime) -> tuple[bool, int, bool, float, str]:
    """Open and worst first; of two as bad, the one that names mail, if that is what is asked for."""
    notice = judged.notice
    names_mail = any(map(services_of, (judged.title or notice.headline, *notice.components)))
    is_general = wanted.service == "mail" and not names_mail
    said_at = notice.updated_at or notice.started_at or now
    return (not notice.is_open_at(now), -judged.severity, is_general, -said_at.timestamp(), notice.id)


def _kept(judged: Iterable[Judged], now: datetime) -> tuple[Notice, ...]:
    """Open ones, and the recent past."""
    notices = [j.notice for j in judged if j.notice.is_open_at(now) or _is_recent(j.notice, now)]
    return tuple(notices[:MOST_NOTICES])


def _is_recent(notice: Notice, now: datetime) -> bool:
    said_at = notice.updated_at or notice.started_at
    return said_at is None or said_at >= now - KEPT_FOR
