"""What is known of an account, put together for its verdict."""

from __future__ import annotations

from datetime import datetime, timedelta, tzinfo

from tray_app.engine.watch import AccountWatch
from tray_app.model.account import Auth
from tray_app.model.line import Line
from tray_app.model.result import Phase
from tray_app.model.situation import Situation
from tray_app.model.verdict import Recovery, Status

RECOVERY_SHOWN = timedelta(days=7)


def situation_of(watch: AccountWatch, now: datetime, zone: tzinfo, line: Line | None, *, quick: bool) -> Situation:
    """The input of a verdict."""
    return Situation(
        account=watch.account,
        healths=watch.healths,
        now=now,
        zone=zone,
        watching_since=watch.started_at,
        readings=watch.sources.in_order,
        page_notice=watch.page_notice,
        own_note=watch.own_note,
        line=line,
        secret_problem=watch.secret_problem,
        login_stopped_at=watch.login_stop.refused_at if watch.login_stop else None,
        paused_until=watch.paused_until,
        is_paused=watch.is_paused,
        recovery=_recovery(watch, now),
        retry_at=_retry_at(watch),
        trips=watch.trips,
        can_test=watch.can_send and watch.can_receive and watch.login_stop is None,
        rhythm=watch.rhythm if watch.account.auth is not Auth.NONE else None,
        quick=quick,
    )


def _recovery(watch: AccountWatch, now: datetime) -> Recovery | None:
    """The outage that ended lately, until the user has taken note."""
    last = watch.outage
    if last is None or last.ended_at is None or last.acknowledged or now - last.ended_at > RECOVERY_SHOWN:
        return None
    late = watch.late_mail if watch.late_mail and watch.late_mail.started_at == last.started_at else None
    if late is None or not late.count:
        return Recovery(last.started_at, last.ended_at)
    return Recovery(last.started_at, last.ended_at, late.count, timedelta(seconds=late.oldest_s))


def _retry_at(watch: AccountWatch) -> datetime | None:
    """When the next login is tried, while the provider limits them."""
    limited = any(
        run[-1].target is Status.ACCOUNT and run[-1].phase >= Phase.LOGIN
        for run in (health.failures for health in watch.healths.values())
        if run
    )
    if not limited or watch.login_stop is not None:
        return None
    return watch.timetable.next_login()
