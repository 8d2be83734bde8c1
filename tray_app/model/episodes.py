"""When does an outage begin, go on, end? One open outage per account; a quick relapse continues the last one."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tray_app.model.account import Service
from tray_app.model.health import PROVIDER_STATUSES
from tray_app.model.outage import Outage
from tray_app.model.settings import Policy
from tray_app.model.verdict import StatedReason, Status, Verdict

_SEVERITY = (Status.OUTAGE, Status.DEGRADED, Status.MAINTENANCE)


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
