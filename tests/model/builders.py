"""Values for tests of the rules, with only what matters spelt out."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from tray_app.model.account import Account, Auth, Page, Receive, Send, Service, StatusSource
from tray_app.model.health import Health, Observation, advance
from tray_app.model.line import LineStatus
from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.result import Depth, Phase, ProbeResult
from tray_app.model.settings import Policy

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
    **fields: object,
) -> Observation:
    return Observation(result(seconds, reason, phase, depth, **fields), line, at(seconds), login, says)


def run(*observations: Observation, start: Health | None = None, policy: Policy = DEFAULT_POLICY) -> Health:
    health = start or Health()
    for observation in observations:
        health = advance(health, observation, policy)
    return health
