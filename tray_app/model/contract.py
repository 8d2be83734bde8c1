"""The JSON that scripts rely on (DESIGN 5). Names and shapes here change only with `SCHEMA`."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

from tray_app.model.line import LineStatus
from tray_app.model.notice import Promise, SourceReading
from tray_app.model.outage import Outage
from tray_app.model.verdict import StatedReason, Status, Verdict

SCHEMA = 1
Json = dict[str, object]

EXIT_CODES = {
    Status.OK: 0,
    Status.PAUSED: 0,
    Status.DEGRADED: 1,
    Status.OUTAGE: 1,
    Status.MAINTENANCE: 1,
    Status.LINE: 3,
    Status.ACCOUNT: 3,
    Status.UNKNOWN: 4,
}
_WORST_FIRST = (1, 3, 4, 0)


def exit_code(verdicts: Iterable[Verdict]) -> int:
    """The exit status of `check`: the worst counts, in the order 1, 3, 4, 0."""
    return min((EXIT_CODES[verdict.status] for verdict in verdicts), key=_WORST_FIRST.index, default=0)


def iso(moment: datetime | None) -> str | None:
    """ISO 8601 in UTC, to the second, with a `Z`."""
    return None if moment is None else moment.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def check_json(verdicts: Iterable[Verdict], line: LineStatus, checked_at: datetime) -> Json:
    """What `check --json` and `status --json` print."""
    # An interceptor sits on this computer; the line itself works.
    shown = LineStatus.OK if line is LineStatus.TLS_INTERCEPTED else line
    return {
        "schema": SCHEMA,
        "checked_at": iso(checked_at),
        "line": {"status": shown.value},
        "accounts": [verdict_json(verdict) for verdict in verdicts],
    }


def verdict_json(verdict: Verdict) -> Json:
    """One account of `check --json`."""
    return {
        "id": verdict.account_id,
        "name": verdict.name,
        "provider": verdict.provider,
        "status": verdict.status.value,
        "affected": [service.value for service in verdict.affected],
        "confirmed": verdict.confirmed,
        "since": iso(verdict.since),
        "reason": None if verdict.reason is None else reason_json(verdict.reason),
        "services": {
            state.service.value: {
                "status": state.status.value,
                "phase": state.phase,
                "reason_code": state.reason_code,
                "server_text": state.server_text,
                "duration_ms": state.duration_ms,
            }
            for state in verdict.services
        },
        "sources": [source_summary_json(reading) for reading in verdict.sources],
        "alternatives": [
            {"kind": way.kind.value, "label": way.label, "url": way.url, "works": way.works}
            for way in verdict.alternatives
        ],
        "explanation": [piece.sentence for piece in verdict.evidence],
    }


def reason_json(reason: StatedReason) -> Json:
    """The `reason` of an account or an outage."""
    return {
        "code": reason.code,
        "text": reason.text,
        "origin": str(reason.origin),
        "source": reason.source,
        "url": reason.url,
        "said_at": iso(reason.said_at),
        "promised": promise_json(reason.promised),
    }


def promise_json(promise: Promise | None) -> Json | None:
    """`{"text", "until"}` or null."""
    return None if promise is None else {"text": promise.text, "until": iso(promise.until)}


def source_summary_json(reading: SourceReading) -> Json:
    """One of an account's `sources`."""
    return {
        "url": reading.url,
        "format": reading.format,
        "status": reading.status.value,
        "read_at": iso(reading.read_at),
    }


def outage_json(outage: Outage) -> Json:
    """One line of `history --json`."""
    ended = outage.ended_at
    return {
        "id": outage.id,
        "account": outage.account_id,
        "provider": outage.provider,
        "status": outage.status.value,
        "affected": [service.value for service in outage.affected],
        "started_at": iso(outage.started_at),
        "last_ok_at": iso(outage.last_ok_at),
        "ended_at": iso(ended),
        "duration_s": None if ended is None else round((ended - outage.started_at).total_seconds()),
        "reason": None if outage.reason is None else reason_json(outage.reason),
    }
