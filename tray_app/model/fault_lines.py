"""The sentence below the headline: why it is (not) you, and what to do (UI, section 4)."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo

from tray_app.model.account import Service
from tray_app.model.headlines import Telling
from tray_app.model.line import LineStatus
from tray_app.model.moments import clock_words, date_words, ended
from tray_app.model.reason import Failure
from tray_app.model.this_computer import advice_here, matter_here
from tray_app.model.verdict import Status, Verdict
from tray_app.texts import tr


def fault_line(verdict: Verdict, now: datetime | None = None, zone: tzinfo | None = None) -> str:
    """The sentence below: why it is (not) you, and what to do. Empty while there is nothing to add."""
    return _FAULTS[verdict.status](Telling(verdict, now, zone))


def _fault_none(_telling: Telling) -> str:
    return ""


def _fault_outage(telling: Telling) -> str:
    if telling.verdict.line is not LineStatus.OK:
        return tr("It is not known whether your internet connection works.")
    if telling.verdict.line_reached:
        return tr("It is not you: your internet connection works, other mail providers answer.")
    return tr("It is not you: your internet connection works.")


def _fault_degraded(telling: Telling) -> str:
    verdict = telling.verdict
    if verdict.provider_notice_only:
        return tr("Everything works for you right now. We check every minute.")
    fine = {state.service for state in verdict.services if state.status is Status.OK}
    if verdict.line is LineStatus.OK and Service.RECEIVE in fine:
        return tr("It is not you: your internet connection works, and receiving mail works.")
    return _fault_outage(telling)


def _fault_maintenance(telling: Telling) -> str:
    reason = telling.verdict.reason
    calm = tr("Nothing to do for you.")
    if reason is None or not reason.is_quote or reason.said_at is None or telling.now is None or telling.zone is None:
        return calm
    day, today = (moment.astimezone(telling.zone).date() for moment in (reason.said_at, telling.now))
    announced = ended(tr("Announced on {date}", date=date_words(day, today)))
    return f"{announced} {calm}"


def _fault_line(telling: Telling) -> str:
    verdict = telling.verdict
    if here := matter_here(verdict):
        return advice_here(here, verdict.provider)
    return {
        LineStatus.OFFLINE: _fault_offline(verdict),
        LineStatus.CAPTIVE_PORTAL: tr("Mail works after that."),
        LineStatus.DNS: tr(
            "The network here (DNS) is at fault, not {provider}. Restarting the router often helps.",
            provider=verdict.provider,
        ),
        LineStatus.BLOCKED_PORTS: tr("Typical for hotels and offices. Webmail usually works."),
    }.get(verdict.line, tr("Check router or Wi-Fi."))


def _fault_offline(verdict: Verdict) -> str:
    check = tr("Check router or Wi-Fi.")
    if not verdict.line_asked:
        return check
    nobody = tr(
        "It is not {provider}: none of {n} mail providers answers.", provider=verdict.provider, n=verdict.line_asked
    )
    return f"{nobody} {check}"


def _fault_account(telling: Telling) -> str:
    provider = telling.verdict.provider
    up = tr("{provider} itself is up.", provider=provider)
    advice = {
        Failure.CREDENTIALS_REJECTED: tr("We do not try again, so that your account is not locked."),
        Failure.QUOTA: tr("New mail is turned away until there is room."),
        Failure.ACCOUNT_BLOCKED: tr("Only {provider} can lift this.", provider=provider),
        Failure.RATE_LIMITED: tr("We wait, so that your account is not locked."),
        Failure.TOO_MANY_CONNECTIONS: tr("Close a mail program on another device."),
        Failure.TLS_CERTIFICATE: tr("Check the server's name in the settings."),
        Failure.SERVER_MISCONFIGURED: tr("Check server, port and security in the settings."),
    }.get(telling.failure, "")
    return f"{up} {advice}".strip()


def _fault_unknown(telling: Telling) -> str:
    verdict = telling.verdict
    if verdict.checked_at is None:
        return tr("First check is running.")
    if verdict.checking and verdict.affected:
        return tr("A failure is being checked.")
    if telling.now is None or telling.zone is None:
        return ""
    checked = clock_words(verdict.checked_at, telling.now, telling.zone)
    if any(state.status is Status.UNKNOWN and state.reason_code for state in verdict.services):
        return ended(tr("The server's answer of {time} cannot be understood", time=checked))
    return ended(tr("Not checked since {time}", time=checked))


_FAULTS: dict[Status, Callable[[Telling], str]] = {
    Status.OK: _fault_none,
    Status.DEGRADED: _fault_degraded,
    Status.OUTAGE: _fault_outage,
    Status.MAINTENANCE: _fault_maintenance,
    Status.LINE: _fault_line,
    Status.ACCOUNT: _fault_account,
    Status.UNKNOWN: _fault_unknown,
    Status.PAUSED: _fault_none,
}
