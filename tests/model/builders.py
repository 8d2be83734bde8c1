"""Values for tests of the rules, with only what matters spelt out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tray_app.model.account import Account, Auth, Page, Receive, Send, Service, StatusSource
from tray_app.model.health import PROVIDER_STATUSES, Health, Observation, advance
from tray_app.model.line import Line, LineStatus
from tray_app.model.notice import Notice, NoticeState, SourceReading, SourceStatus
from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.result import Depth, Phase, ProbeResult
from tray_app.model.settings import Policy
from tray_app.model.situation import Situation
from tray_app.model.verdict import StatedReason, Status, Verdict

DEFAULT_POLICY = Policy()
START = datetime(2031, 5, 14, 8, 0, tzinfo=UTC)
REFUSED = Reason(Failure.UNKNOWN, "refused", Origin.UNKNOWN)
TIMEOUT = Reason(Failure.UNKNOWN, "timeout", Origin.UNKNOWN)
SAYS_DOWN = Reason(Failure.PROVIDER_OUTAGE, "unavailable", Origin.PROVIDER, quote="Store is being repaired")
SERVERBUG = Reason(Failure.PROVIDER_DEGRADED, "serverbug", Origin.PROVIDER, quote="Internal trouble")
MAINTENANCE = Reason(Failure.PLANNED_MAINTENANCE, "bye", Origin.PROVIDER, quote="Down for maintenance until noon")
WRONG_PASSWORD = Reason(Failure.CREDENTIALS_REJECTED, "authenticationfailed", Origin.ACCOUNT, quote="Login refused")
TOO_MANY = Reason(Failure.TOO_MANY_CONNECTIONS, "limit", Origin.ACCOUNT, quote="Too many connections")


def account(**changes: object) -> Account:
    fields: dict[str, object] = {
        "id": "north",
        "name": "Work",
        "address": "kim@nordpost.example",
        "provider": "Nordpost",
        "auth": Auth.PASSWORD,
        "receive": Receive("imap.nordpost.example"),
        "send": Send("smtp.nordpost.example"),
        "webmail": Page("https://mail.nordpost.example/"),
        "status": (StatusSource("https://status.nordpost.example/"),),
    }
    return Account(**{**fields, **changes})


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def result(
    seconds: float,
    reason: Reason | None = None,
    phase: Phase | None = None,
    depth: Depth = Depth.LIGHT,
    service: Service = Service.RECEIVE,
    **fields: object,
) -> ProbeResult:
    if phase is None:
        phase = (Phase.USE if depth is Depth.DEEP else Phase.GREETING) if reason is None else Phase.CONNECT
    text = reason.quote if reason else "OK ready"
    filled = {"duration_ms": 20.0, "server_text": text, **fields}
    return ProbeResult(
        "north", service, depth, "imap.nordpost.example:993", at(seconds), phase=phase, reason=reason, **filled
    )


def seen(
    seconds: float,
    reason: Reason | None = None,
    phase: Phase | None = None,
    depth: Depth = Depth.LIGHT,
    line: LineStatus = LineStatus.OK,
    login: bool = False,
    says: bool = False,
    lines: tuple[Line, ...] = (),
    **fields: object,
) -> Observation:
    return Observation(
        result(seconds, reason, phase, depth, **fields),
        line,
        at(seconds),
        lines=lines,
        login_expected=login,
        provider_says=says,
    )


def notice(state: NoticeState = NoticeState.OUTAGE, text: str = "Mail is down", **fields: object) -> Notice:
    filled = {"id": "n1", "headline": text, "text": text, "state": state, "services": ("receive", "send"), **fields}
    return Notice(**{"updated_at": START, "url": "https://status.nordpost.example/n1", **filled})


def reading(*notices: Notice, status: SourceStatus = SourceStatus.OUTAGE, **fields: object) -> SourceReading:
    filled = {"format": "statuspage", "readable": True, "read_at": START, **fields}
    return SourceReading(url="https://status.nordpost.example/", status=status, notices=notices, **filled)


def situation(healths: dict[Service, Health] | None = None, seconds: float = 600, **fields: object) -> Situation:
    filled = {
        "account": account(),
        "healths": healths or {},
        "now": at(seconds),
        "zone": UTC,
        "watching_since": START,
        "line": Line(LineStatus.OK, at(seconds), asked=4, reached_hosts=tuple("abcd")),
        **fields,
    }
    return Situation(**filled)


def red(reason: Reason = REFUSED, start: float = 0.0) -> Health:
    """A service whose outage has been confirmed."""
    return run(seen(start - 60, login=True), *(seen(start + s, reason) for s in (0, 10, 30, 60, 90)))


def green(start: float = 0.0) -> Health:
    """A service that works, login included."""
    return run(seen(start, depth=Depth.DEEP))


def verdict(status: Status = Status.OUTAGE, **fields: object) -> Verdict:
    filled = {
        "account_id": "north",
        "name": "Work",
        "address": "kim@nordpost.example",
        "provider": "Nordpost",
        "affected": (Service.RECEIVE, Service.SEND) if status in PROVIDER_STATUSES else (),
        "confirmed": True,
        "since": START,
        **fields,
    }
    return Verdict(status=status, **filled)


def said(text: str = "Store is being repaired", **fields: object) -> StatedReason:
    filled = {"source": "Status page", "said_at": START, "is_quote": True, **fields}
    return StatedReason("notice_outage", text, Origin.PROVIDER, **filled)


def run(*observations: Observation, start: Health | None = None, policy: Policy = DEFAULT_POLICY) -> Health:
    health = start or Health()
    for observation in observations:
        health = advance(health, observation, policy)
    return health
