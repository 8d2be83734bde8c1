"""The biggest text of a card: who is at fault (UI, section 4).

Texts that name a moment need `now` and `zone`; without them the moment is left out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from tray_app.model.line import LineStatus
from tray_app.model.moments import until_words
from tray_app.model.reason import Failure
from tray_app.model.this_computer import headline_here, matter_here
from tray_app.model.verdict import Status, Verdict
from tray_app.model.wording import status_word, trouble_words
from tray_app.texts import tr


@dataclass(frozen=True, slots=True)
class Telling:
    """What a sentence about a verdict is made from."""

    verdict: Verdict
    now: datetime | None
    zone: tzinfo | None

    def until(self, moment: datetime | None) -> str:
        """The moment in words; empty if there is none or nobody told us what time it is."""
        if moment is None or self.now is None or self.zone is None:
            return ""
        return until_words(moment, self.now, self.zone)

    @property
    def failure(self) -> Failure:
        """What kind of failure decided the verdict."""
        reason = self.verdict.reason
        return (reason and reason.failure) or Failure.UNKNOWN


def headline(verdict: Verdict, now: datetime | None = None, zone: tzinfo | None = None) -> str:
    """The biggest text: who is at fault."""
    return _HEADLINES[verdict.status](Telling(verdict, now, zone))


def short_verdict(verdict: Verdict) -> str:
    """The verdict in the fewest words that still say what is wrong: "sending fails at times"."""
    if verdict.status is Status.DEGRADED and verdict.affected:
        return trouble_words(verdict)
    return status_word(verdict.status)


def _headline_ok(_telling: Telling) -> str:
    return tr("All is well")


def _headline_outage(telling: Telling) -> str:
    return tr("Outage at {provider}", provider=telling.verdict.provider)


def _headline_degraded(telling: Telling) -> str:
    verdict = telling.verdict
    if verdict.provider_notice_only or not verdict.affected:
        return tr("{provider} reports an outage", provider=verdict.provider)
    return tr("{provider}: {trouble}", provider=verdict.provider, trouble=trouble_words(verdict))


def _headline_maintenance(telling: Telling) -> str:
    promised = telling.verdict.reason.promised if telling.verdict.reason else None
    until = telling.until(promised.until if promised else None)
    if until:
        return tr("Maintenance at {provider} until {time}", provider=telling.verdict.provider, time=until)
    return tr("Maintenance at {provider}", provider=telling.verdict.provider)


def _headline_line(telling: Telling) -> str:
    if here := matter_here(telling.verdict):
        return headline_here(here, telling.verdict.reason.source if telling.verdict.reason else "")
    return {
        LineStatus.OFFLINE: tr("No internet connection"),
        LineStatus.CAPTIVE_PORTAL: tr("This Wi-Fi asks you to sign in"),
        LineStatus.DNS: tr("Server names are not found"),
        LineStatus.BLOCKED_PORTS: tr("This network blocks mail programs"),
    }.get(telling.verdict.line, tr("Something is wrong with the network here"))


def _headline_account(telling: Telling) -> str:
    provider, reason = telling.verdict.provider, telling.verdict.reason
    if reason is not None and reason.code == "token_refused":
        return tr("{provider} wants you to sign in again", provider=provider)
    if reason is not None and reason.code == "client_refused":
        return tr("{provider} does not let you in", provider=provider)
    return {
        Failure.CREDENTIALS_REJECTED: tr("{provider} rejects your password", provider=provider),
        Failure.QUOTA: tr("Your mailbox is full"),
        Failure.ACCOUNT_BLOCKED: tr("{provider} has blocked your account", provider=provider),
        Failure.RATE_LIMITED: _headline_limited(telling),
        Failure.TOO_MANY_CONNECTIONS: _headline_limited(telling),
        Failure.TLS_CERTIFICATE: tr("The certificate does not fit this server"),
        Failure.SERVER_MISCONFIGURED: tr("A server setting does not fit"),
    }.get(telling.failure, tr("{provider} does not let you in", provider=provider))


def _headline_limited(telling: Telling) -> str:
    until = telling.until(telling.verdict.retry_at)
    if until:
        return tr(
            "{provider} allows no more logins for now (we wait until {time})",
            provider=telling.verdict.provider,
            time=until,
        )
    return tr("{provider} allows no more logins for now", provider=telling.verdict.provider)


def _headline_unknown(_telling: Telling) -> str:
    return tr("No verdict yet")


def _headline_paused(telling: Telling) -> str:
    until = telling.until(telling.verdict.paused_until)
    return tr("Paused until {time}", time=until) if until else tr("Paused")


_HEADLINES: dict[Status, Callable[[Telling], str]] = {
    Status.OK: _headline_ok,
    Status.DEGRADED: _headline_degraded,
    Status.OUTAGE: _headline_outage,
    Status.MAINTENANCE: _headline_maintenance,
    Status.LINE: _headline_line,
    Status.ACCOUNT: _headline_account,
    Status.UNKNOWN: _headline_unknown,
    Status.PAUSED: _headline_paused,
}
