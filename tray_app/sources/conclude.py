"""What a report says about mail: its status, and its incidents as notices, worst open one first."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from tray_app.model.notice import Notice, NoticeState, Promise, SourceStatus, Understanding
from tray_app.sources.plain import HEADLINE_LENGTH, TEXT_LENGTH, capped, headline, link, plain
from tray_app.sources.relevance import ALL, NOT_MAIL, Concerns, Wanted, concerned, services_of
from tray_app.sources.report import Component, Incident, Report, Severity, SourceError, Stage, Update
from tray_app.sources.times import newest
from tray_app.sources.windows import announces_only, window_in
from tray_app.sources.words import bare, stage_of, worst

KEPT_FOR = timedelta(days=30)
"""Past notices older than this are history that nobody asked for."""
MOST_NOTICES = 50
MOST_INCIDENTS = 200
MOST_POSTS = 5
MOST_READ = 2000
OLD_POST_READ = 250
PROSE_ACTIVE_FOR = timedelta(days=7)
STATED_ACTIVE_FOR = timedelta(days=60)
"""An incident that a feed never closed."""
CLOCKS_DIFFER = timedelta(days=1)

_STATES = {
    Severity.MAJOR: NoticeState.OUTAGE,
    Severity.PARTIAL: NoticeState.DEGRADED,
    Severity.MINOR: NoticeState.DEGRADED,
    Severity.MAINTENANCE: NoticeState.MAINTENANCE,
}
_STATUSES = {
    Severity.MAJOR: SourceStatus.OUTAGE,
    Severity.PARTIAL: SourceStatus.DEGRADED,
    Severity.MINOR: SourceStatus.DEGRADED,
    Severity.MAINTENANCE: SourceStatus.MAINTENANCE,
    Severity.NONE: SourceStatus.OK,
}
_SEVERITIES = {
    NoticeState.OUTAGE: Severity.MAJOR,
    NoticeState.DEGRADED: Severity.MINOR,
    NoticeState.MAINTENANCE: Severity.MAINTENANCE,
}


@dataclass(frozen=True, slots=True)
class _Judged:
    notice: Notice
    severity: Severity
    has_title: bool = True


@dataclass(frozen=True, slots=True)
class _Said:
    """The words of the newest post, and what they say."""

    words: str
    at: datetime
    """Aware, in the zone the words speak in."""
    meaning: Understanding
    state: NoticeState
    """Whether it is about mail or not."""


def conclude(report: Report, wanted: Wanted, now: datetime) -> tuple[SourceStatus, tuple[Notice, ...]]:
    """The status for what is wanted, and the notices about it."""
    counts = concerned(report.components, wanted)
    components = [component for component in report.components if counts(component.name)]
    if wanted.components and report.components and not components:
        raise SourceError("no_such_component")
    incidents = sorted(report.incidents, key=lambda i: _moment(i) or now, reverse=True)
    recent = [i for i in incidents if i.stage is not Stage.OVER or (_moment(i) or now) >= now - KEPT_FOR][
        :MOST_INCIDENTS
    ]
    judged = [j for incident in recent if (j := _judge(incident, report, counts, wanted, now))]
    judged = _without_those_ended_later(judged)
    judged += _unexplained(components, judged, now)
    judged.sort(key=lambda j: _order(j, now))
    return _status(report, components, judged, now), _kept(judged, now)


def _moment(incident: Incident) -> datetime | None:
    return newest(incident.updated_at, incident.started_at, *(update.at for update in incident.updates))


def _status(report: Report, components: list[Component], judged: list[_Judged], now: datetime) -> SourceStatus:
    severity = worst([*(c.severity for c in components), *(j.severity for j in judged if j.notice.is_open_at(now))])
    if severity is None and report.overall is not None:
        severity = report.overall
    if severity in (None, Severity.NONE) and any(component.severity is None for component in components):
        return SourceStatus.UNKNOWN
    if severity is None:
        return SourceStatus.OK if report.lists_problems or _ends_with_all_clear(judged) else SourceStatus.UNKNOWN
    return _STATUSES[severity]


def _ends_with_all_clear(judged: list[_Judged]) -> bool:
    """Whether the newest thing that was said is that something is over."""
    said = [j.notice for j in judged if j.notice.state not in (NoticeState.UNKNOWN, NoticeState.UNRELATED)]
    newest_said = max(said, key=lambda n: n.updated_at.timestamp() if n.updated_at else 0.0, default=None)
    return newest_said is not None and newest_said.state is NoticeState.RESOLVED


def _judge(incident: Incident, report: Report, counts: Concerns, wanted: Wanted, now: datetime) -> _Judged | None:
    named = [name for name in incident.components if counts(name)]
    if incident.components and not named:
        return None
    last = _decisive_update(incident, now)
    said = _said(incident, last, now)
    services = _services(named, said, wanted)
    is_other = services == NOT_MAIL and wanted.service == "mail"
    if is_other and not incident.is_prose:
        return None
    incident = _with_window(incident, said)
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
        promised=_promise(incident, said, state, now),
        components=tuple(headline(name) for name in named[:40]),
    )
    return _Judged(notice, severity if notice.is_open_at(now) else Severity.NONE, has_title=bool(incident.title))


def _decisive_update(incident: Incident, now: datetime) -> Update | None:
    """The newest post; an incident whose own stage differs from it was set back, so the newest of that stage."""
    updates = _newest_first(incident.updates)
    if not updates:
        return None
    past = [u for u in updates if u.at is None or u.at <= now + CLOCKS_DIFFER] or updates
    if incident.stage is Stage.OPEN and stage_of(past[0].word) is Stage.OVER:
        past = [u for u in past if stage_of(u.word) is not Stage.OVER] or past
    return next((u for u in past if u.text), past[0])


def _said(incident: Incident, update: Update | None, now: datetime) -> _Said | None:
    """What the words say; asked where the incident may be open. A post that says nothing leaves it to the one before."""
    if incident.stage is Stage.OVER and not incident.is_prose:
        return None
    from tray_app.model.prose import state_of_words, understand

    said_at = ((update.at if update else None) or incident.updated_at or now).astimezone(now.tzinfo)
    words = _with_title(incident.title, update.text if update else "")
    if incident.stage is Stage.OVER or _has_grown_old(incident, now):
        past = NoticeState.RESOLVED if incident.stage is Stage.OVER else state_of_words(words[:OLD_POST_READ])
        return _Said(words, said_at, Understanding(past, services_of(words[:OLD_POST_READ]), None, ""), past)
    meaning = understand(words, said_at)
    state = meaning.state
    if state in (NoticeState.UNKNOWN, NoticeState.UNRELATED):
        before = [_with_title(incident.title, u.text) for u in _newest_first(incident.updates) if u is not update]
        states = (state_of_words(post) for post in [words, *before[:MOST_POSTS]])
        state = next((said for said in states if said is not NoticeState.UNKNOWN), NoticeState.UNKNOWN)
    return _Said(words, said_at, meaning, state)


def _newest_first(updates: Iterable[Update]) -> list[Update]:
    return sorted(updates, key=lambda u: (u.at or datetime.min.replace(tzinfo=UTC), u.text), reverse=True)


def _with_title(title: str, text: str) -> str:
    """What is read of a post; of a very long one, beginning and end."""
    title, words = headline(title), plain(text)
    if len(words) > MOST_READ:
        words = f"{words[: MOST_READ - 500]}\n{words[-500:]}"
    return words if title and words.startswith(title) else f"{title}\n{words}".strip()


def _with_window(incident: Incident, said: _Said | None) -> Incident:
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


def _severity(incident: Incident, report: Report, named: list[str], said: _Said | None) -> Severity:
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


def _severity_in_words(incident: Incident, said: _Said | None) -> Severity | None:
    """Repairs during an incident that is being worked on are no planned work."""
    severity = _SEVERITIES.get(said.state) if said else None
    return None if severity is Severity.MAINTENANCE and incident.stage is Stage.OPEN else severity


def _state(incident: Incident, severity: Severity, said: _Said | None, now: datetime) -> NoticeState:
    stage = _stage(incident, severity, now)
    if stage is Stage.OVER:
        return NoticeState.RESOLVED
    if stage is Stage.PLANNED and incident.started_at is not None and incident.started_at > now:
        return NoticeState.MAINTENANCE
    if stage is Stage.PLANNED or severity is Severity.NONE:
        words = said.state if said else NoticeState.UNKNOWN
        return words if words in (NoticeState.RESOLVED, NoticeState.UNRELATED) else NoticeState.UNKNOWN
    if stage is Stage.SILENT and said and said.state not in _SEVERITIES:
        return said.state
    if incident.is_hearsay or _has_grown_old(incident, now):
        return NoticeState.UNKNOWN
    return _STATES[severity]


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


def _has_grown_old(incident: Incident, now: datetime) -> bool:
    """Feeds are logs: what nobody closed is not present for ever, and what is dated ahead is not present yet."""
    said_at = _moment(incident)
    if said_at is None or not incident.is_prose:
        return False
    limit = PROSE_ACTIVE_FOR if incident.stage is Stage.SILENT else STATED_ACTIVE_FOR
    return said_at < now - limit or said_at > now + CLOCKS_DIFFER


def _services(named: list[str], said: _Said | None, wanted: Wanted) -> tuple[str, ...]:
    """The most exact of what components and words name; a component for mail as a whole yields to the words."""
    by_name = tuple(dict.fromkeys(service for name in named for service in services_of(name)))
    if by_name and by_name != ALL:
        return ALL if "all" in by_name else by_name
    words = said.meaning.services if said else ()
    if by_name == ALL or (named and wanted.components):
        return ALL if words in ((), NOT_MAIL) else words
    return words


def _promise(incident: Incident, said: _Said | None, state: NoticeState, now: datetime) -> Promise | None:
    if state not in _SEVERITIES:
        return None
    from tray_app.model.prose import promise_in

    promise = (said.meaning.promised or promise_in(said.words, said.at)) if said else None
    if promise is not None and promise.text:
        until = promise.until.astimezone(UTC) if promise.until else None
        return Promise(capped(plain(promise.text), HEADLINE_LENGTH), until)
    if incident.ends_at is not None and incident.ends_at > now:
        return Promise(f"{incident.ends_at:%Y-%m-%d %H:%M} UTC", incident.ends_at)
    return None


def _unexplained(components: list[Component], judged: list[_Judged], now: datetime) -> list[_Judged]:
    """Where no incident tells of the trouble at a component, the component itself does.

    Components with the same sentence share one notice.
    """
    if any(j.notice.is_open_at(now) for j in judged):
        return []
    troubles: dict[str, list[Component]] = {}
    for component in components:
        if component.severity:
            troubles.setdefault(component.message or component.name, []).append(component)
    return [_component_notice(message, group) for message, group in troubles.items()]


def _component_notice(message: str, group: list[Component]) -> _Judged:
    severity = worst(component.severity for component in group) or Severity.MINOR
    first = max(group, key=lambda component: component.severity or 0)
    stated = f"{first.name}: {first.word.replace('_', ' ')}" if first.word else first.name
    said = message if first.message else stated
    services = tuple(dict.fromkeys(service for component in group for service in _services_of_component(component)))
    notice = Notice(
        id=f"component:{first.id or bare(first.name)}",
        headline=headline(said),
        text=plain(said, TEXT_LENGTH),
        state=_STATES[severity],
        services=ALL if "all" in services else services,
        impact=capped(headline(first.word), 80),
        url=link(first.url),
        components=tuple(headline(component.name) for component in group[:40]),
    )
    return _Judged(notice, severity)


def _services_of_component(component: Component) -> tuple[str, ...]:
    return services_of(component.name) or services_of(f"{component.group} {component.name}")


def _without_those_ended_later(judged: list[_Judged]) -> list[_Judged]:
    """Short posts have no titles to hold them together: an all-clear ends what was said before of the same services."""
    ends = [j.notice for j in judged if not j.has_title and j.notice.state is NoticeState.RESOLVED]

    def is_ended(notice: Notice) -> bool:
        return any(
            _is_before(notice, end) and ("all" in end.services or set(end.services) & set(notice.services))
            for end in ends
        )

    return [
        replace(j, notice=replace(j.notice, state=NoticeState.RESOLVED, promised=None), severity=Severity.NONE)
        if not j.has_title and j.severity and is_ended(j.notice)
        else j
        for j in judged
    ]


def _is_before(notice: Notice, end: Notice) -> bool:
    return notice.updated_at is not None and end.updated_at is not None and notice.updated_at <= end.updated_at


def _order(judged: _Judged, now: datetime) -> tuple[bool, int, float, str]:
    notice = judged.notice
    said_at = notice.updated_at or notice.started_at or now
    return (not notice.is_open_at(now), -judged.severity, -said_at.timestamp(), notice.id)


def _kept(judged: Iterable[_Judged], now: datetime) -> tuple[Notice, ...]:
    """Open ones, and the recent past."""
    notices = [j.notice for j in judged if j.notice.is_open_at(now) or _is_recent(j.notice, now)]
    return tuple(notices[:MOST_NOTICES])


def _is_recent(notice: Notice, now: datetime) -> bool:
    said_at = notice.updated_at or notice.started_at
    return said_at is None or said_at >= now - KEPT_FOR


def _fingerprint(*parts: str) -> str:
    return hashlib.sha256("\n".join(parts).encode("utf-8", "replace")).hexdigest()[:16]
