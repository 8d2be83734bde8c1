"""From a payload, or from an address, to a reading."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from tray_app.model.contract import Json, iso, promise_json
from tray_app.model.notice import Notice, SourceReading, SourceStatus
from tray_app.sources.document import Document
from tray_app.sources.relevance import Wanted
from tray_app.sources.report import Report, SourceError

MOST_OFFERED = 200


def reading_of(document: Document, format_name: str, wanted: Wanted) -> SourceReading:
    """What `document` says about what is wanted."""
    from tray_app.sources.registry import read

    try:
        return concluded(document, read(document, format_name), wanted)
    except SourceError as error:
        return unreadable(document.url, error.problem, document.now)


def concluded(document: Document, report: Report, wanted: Wanted) -> SourceReading:
    """The reading that `report` amounts to."""
    from tray_app.sources.conclude import conclude

    offered = report.component_names()[:MOST_OFFERED]
    try:
        now = document.now.astimezone(report.zone) if report.zone else document.now
        status, notices = conclude(report.with_names(), wanted, now)
    except SourceError as error:
        # Which components there are instead is what the user needs to know now.
        return replace(unreadable(document.url, error.problem, document.now, report.format), offered=offered)
    return SourceReading(
        url=document.url,
        format=report.format,
        readable=True,
        status=status,
        notices=notices,
        offered=offered,
        read_at=document.now.astimezone(UTC),
    )


def unreadable(url: str, problem: str, now: datetime, format_name: str = "") -> SourceReading:
    """A source that could not be read: grey, with the reason."""
    return SourceReading(
        url=url,
        format=format_name,
        readable=False,
        status=SourceStatus.UNKNOWN,
        read_at=now.astimezone(UTC),
        problem=problem,
    )


def read_bytes(body: bytes, *, url: str, format: str, service: str, now: datetime) -> SourceReading:  # noqa: A002
    """What the payload `body` says; ages are relative to `now` (aware, in the zone that texts speak in)."""
    return reading_of(Document(body, url, now), format, Wanted(service))


def reading_json(reading: SourceReading) -> Json:
    """What `source --json` prints."""
    return {
        "format": reading.format,
        "readable": reading.readable,
        "status": reading.status.value,
        "notices": [_notice_json(notice) for notice in reading.notices],
    }


def _notice_json(notice: Notice) -> Json:
    return {
        "id": notice.id,
        "headline": notice.headline,
        "text": notice.text,
        "state": notice.state.value,
        "services": list(notice.services),
        "impact": notice.impact,
        "url": notice.url,
        "started_at": iso(notice.started_at),
        "updated_at": iso(notice.updated_at),
        "ended_at": iso(notice.ended_at),
        "promised": promise_json(notice.promised),
        "components": list(notice.components),
    }
