"""When does an outage begin, go on, end? One open outage per account; a quick relapse continues the last one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from tray_app.model.account import Service
from tray_app.model.health import PROVIDER_STATUSES, Health
from tray_app.model.healths import last_ok_at
from tray_app.model.outage import Outage
from tray_app.model.settings import Policy
from tray_app.model.verdict import ServiceState, StatedReason, Status, Verdict

_SEVERITY = (Status.OUTAGE, Status.DEGRADED, Status.MAINTENANCE)


def since_the_beginning(verdict: Verdict, outage: Outage | None, healths: Mapping[Service, Health]) -> Verdict:
    """An outage that outlasted sleep or a restart did not begin when we looked again, for none of its services."""
    if outage is None or not outage.is_open or verdict.status not in PROVIDER_STATUSES or verdict.provider_notice_only:
        return verdict
    failing = {service for service in verdict.affected if service in outage.affected}
    return replace(
        verdict,
        since=min(verdict.since or outage.started_at, outage.started_at),
        services=tuple(
            _failing_since(state, outage, healths) if state.service in failing else state for state in verdict.services
        ),
    )


def _failing_since(state: ServiceState, outage: Outage, healths: Mapping[Service, Health]) -> ServiceState:
    """Dated back to the outage's begin, or to the last time the service worked after that."""
    known = state.since or outage.started_at
    worked_at = last_ok_at(healths, (state.service,), known) or outage.started_at
    return replace(state, since=min(known, max(outage.started_at, worked_at)))


def next_outage(
    last: Outage | None, verdict: Verdict, policy: Policy, now: datetime, last_ok_at: datetime | None = None
) -> Outage | None:
    """The outage as it has to be on record now; `last` itself if nothing changes.

    `last` is the account's newest outage, open or not. A status of our own side (line, account, unknown,
    paused) neither opens nor ends anything: it says nothing about the provider.
    """
    troubled = verdict.status in PROVIDER_STATUSES and verdict.confirmed and not verdict.provider_notice_only
    if last is not None and last.is_open:
        if verdict.status is Status.OK or (verdict.provider_notice_only and verdict.status is Status.DEGRADED):
            return replace(last, ended_at=_end(last, verdict, now))
        return _updated(last, verdict) if troubled else last
    if not troubled:
        return last
    started = verdict.since or now
    if last is not None and last.ended_at and (started - last.ended_at).total_seconds() <= policy.relapse_s:
        return _updated(replace(last, ended_at=None, acknowledged=False), verdict)
    return Outage(
        account_id=verdict.account_id,
        provider=verdict.provider,
        status=verdict.status,
        affected=verdict.affected,
        started_at=started,
        last_ok_at=last_ok_at,
        reason=verdict.reason,
    )


def _end(last: Outage, verdict: Verdict, now: datetime) -> datetime:
    """When the last service came back; the verdict's own `since` may be that of a page that still complains."""
    back = max((state.since for state in verdict.services if state.since), default=verdict.since or now)
    return max(back, last.started_at)


def _updated(outage: Outage, verdict: Verdict) -> Outage:
    """The same outage, as bad as it ever was, with every service it ever touched and the newest words."""
    touched = {*outage.affected, *verdict.affected}
    return replace(
        outage,
        status=min(outage.status, verdict.status, key=_SEVERITY.index),
        affected=tuple(service for service in Service if service in touched),
        reason=_newest_words(outage.reason, verdict.reason),
    )


def _newest_words(before: StatedReason | None, now: StatedReason | None) -> StatedReason | None:
    """The reason to keep: the same words, heard again a minute later, are no news."""
    if now is None or (before is not None and replace(now, said_at=before.said_at) == before):
        return before
    return now
