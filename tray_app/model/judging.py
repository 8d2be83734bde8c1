"""How an account's verdict comes about: healths, line and the provider's words put together (DESIGN 4).

Our own measurement decides the status; what the provider says only explains it, with two exceptions that
DESIGN 2 names: trouble announced while all works here gives yellow, and a failure inside an announced
maintenance is maintenance. A source never turns anything green.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from tray_app.model.account import Service
from tray_app.model.announcements import upcoming
from tray_app.model.evidence import evidence
from tray_app.model.health import PROVIDER_STATUSES, Health, is_unstable
from tray_app.model.hints import hints
from tray_app.model.line import LineStatus
from tray_app.model.notice import NoticeState
from tray_app.model.reasons import (
    LOGIN_STOPPED,
    MAIL_LOST,
    announced_maintenance,
    best_reason,
    concerns_mail,
    names_any_of,
    open_notices,
)
from tray_app.model.roundtrip import is_losing, losing_since
from tray_app.model.situation import Situation
from tray_app.model.verdict import ServiceState, Status, Verdict

MAIL = (Service.RECEIVE, Service.SEND)
_SEVERITY = (
    Status.OUTAGE,
    Status.ACCOUNT,
    Status.LINE,
    Status.MAINTENANCE,
    Status.DEGRADED,
    Status.UNKNOWN,
    Status.OK,
)


def judge(situation: Situation) -> Verdict:
    """The verdict without alternatives; those need the other accounts' verdicts (see `alternatives`)."""
    states = tuple(
        _with_login_stop(situation, _with_test_mails(situation, _service_state(situation, service)))
        for service in situation.account.services
    )
    measured = _measured_status(states)
    status = _with_provider_words(situation, measured, states)
    affected = tuple(state.service for state in states if _is_affected(state, status))
    account = situation.account
    only_said = status is Status.DEGRADED and measured is Status.OK
    return Verdict(
        account_id=account.id,
        name=account.label,
        address=account.address,
        provider=account.provider_label,
        status=status,
        affected=affected,
        confirmed=_is_confirmed(situation, status),
        checking=any(h.is_checking or h.is_recovering for h in situation.healths.values()),
        since=_since(situation, status, states, affected),
        reason=best_reason(situation, status, affected),
        services=states,
        sources=situation.readings,
        evidence=evidence(situation),
        line=situation.line.status if situation.line else LineStatus.UNKNOWN,
        line_asked=situation.line.asked if situation.line else 0,
        line_reached=situation.line.reached if situation.line else 0,
        recovery=situation.recovery if status is Status.OK else None,
        unstable=any(is_unstable(health, situation.now) for health in situation.healths.values()),
        paused_until=situation.paused_until,
        retry_at=situation.retry_at,
        checked_at=max((s.checked_at for s in states if s.checked_at), default=None),
        can_login=situation.can_login,
        provider_notice_only=only_said,
        hints=hints(situation),
        can_test=situation.can_test,
        announced=upcoming(announced_maintenance(situation), situation.now),
    )


def _service_state(situation: Situation, service: Service) -> ServiceState:
    health = situation.healths.get(service, Health())
    result = health.last_result
    if result is None:
        return ServiceState(service, Status.UNKNOWN)
    at_times = health.status is Status.DEGRADED and health.fails_at_times and not health.failures
    return ServiceState(
        service=service,
        status=_shown_status(health, quick=situation.quick),
        phase=result.phase.word,
        reason_code=result.reason.code if result.reason else "",
        server_text=result.server_text,
        duration_ms=round(result.duration_ms, 1),
        checked_at=result.started_at,
        since=health.since,
        failed_of_last=health.failed_of_last if at_times else None,
        slow=health.is_slow,
        transcript=result.transcript,
    )


def _with_test_mails(situation: Situation, state: ServiceState) -> ServiceState:
    """Logins that work prove no delivery: where test mails get lost one after the other, receiving is troubled."""
    if state.service is not Service.RECEIVE or state.status is not Status.OK:
        return state
    if situation.account.round_trip is None or not is_losing(situation.trips, situation.now):
        return state
    since = losing_since(situation.trips)
    return replace(state, status=Status.DEGRADED, reason_code=MAIL_LOST, since=since)


def _with_login_stop(situation: Situation, state: ServiceState) -> ServiceState:
    """A login that was refused before this start is not tried again; an open front door does not make it well."""
    stopped_at = situation.login_stopped_at
    if stopped_at is None or state.status is not Status.OK or state.service is Service.WEBMAIL:
        return state
    healths = situation.healths.values()
    refused_since = any(health.failed_at_login for health in healths)
    accepted_since = any(health.last_login_ok_at and health.last_login_ok_at > stopped_at for health in healths)
    if refused_since or accepted_since:
        return state
    return replace(state, status=Status.ACCOUNT, reason_code=LOGIN_STOPPED, since=stopped_at)


def _shown_status(health: Health, *, quick: bool) -> Status:
    if quick and health.is_checking:
        return health.failures[-1].target
    return health.status


def _measured_status(states: tuple[ServiceState, ...]) -> Status:
    """The account's status by our own probes alone: mail decides, the page and the address book only add."""
    mail = [state.status for state in states if state.service in MAIL]
    beside = [state.status for state in states if state.service not in MAIL]
    if not mail:
        return _worst(beside)
    worst = _worst(mail)
    if worst is not Status.OK:
        return worst
    if _worst(beside) is Status.ACCOUNT:
        return Status.ACCOUNT
    return Status.DEGRADED if PROVIDER_STATUSES & set(beside) else Status.OK


def _worst(statuses: list[Status]) -> Status:
    return min(statuses, key=_SEVERITY.index, default=Status.UNKNOWN)


def _with_provider_words(situation: Situation, measured: Status, states: tuple[ServiceState, ...]) -> Status:
    if situation.is_paused:
        return Status.PAUSED
    notices = open_notices(situation)
    if measured is Status.OK and any(
        notice.state in (NoticeState.OUTAGE, NoticeState.DEGRADED) and concerns_mail(notice) for notice in notices
    ):
        return Status.DEGRADED
    down = [state.service for state in states if state.status in PROVIDER_STATUSES]
    if measured in (Status.OUTAGE, Status.DEGRADED) and any(
        notice.state is NoticeState.MAINTENANCE and names_any_of(notice, down) for notice in notices
    ):
        return Status.MAINTENANCE
    return measured


def _is_affected(state: ServiceState, status: Status) -> bool:
    if status in PROVIDER_STATUSES:
        return state.status in PROVIDER_STATUSES
    return status in (Status.LINE, Status.ACCOUNT) and state.status is status


def _is_confirmed(situation: Situation, status: Status) -> bool:
    """False only while what is shown rests on failures that nobody has confirmed yet."""
    if not situation.quick:
        return status is not Status.UNKNOWN
    return not any(health.is_checking for health in situation.healths.values())


def _since(
    situation: Situation, status: Status, states: tuple[ServiceState, ...], affected: tuple[Service, ...]
) -> datetime | None:
    if status is Status.DEGRADED and not affected:
        return min((n.started_at for n in open_notices(situation) if n.started_at), default=None)
    if status is Status.OK:  # all is well only since the last service came back
        return max((s.since for s in states if s.since), default=None)
    starts = [s.since for s in states if s.since and (s.service in affected or (not affected and s.status is status))]
    if situation.quick and affected:
        starts += [h.failures[0].at for s, h in situation.healths.items() if s in affected and h.is_checking]
    return min(starts, default=None)
