"""The words of a verdict: who is at fault, since when, what fails (UI, section 4).

Texts that name a moment need `now` and `zone`; without them the moment is left out.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from tray_app.model.account import Service
from tray_app.model.line import LineStatus
from tray_app.model.moments import clock_words, day_words, duration_words, ended, short_words, until_words
from tray_app.model.reason import Failure, Origin
from tray_app.model.verdict import ServiceState, Status, Verdict
from tray_app.texts import tr

PASSWORD_FAILURES = frozenset({Failure.CREDENTIALS_REJECTED})
"""The failures in which entering the password anew may help."""


@dataclass(frozen=True, slots=True)
class _Case:
    """What a sentence is made from."""

    verdict: Verdict
    now: datetime | None
    zone: tzinfo | None

    def until(self, moment: datetime | None) -> str:
        """The moment in words; empty if there is none or nobody told us what time it is."""
        if moment is None or self.now is None or self.zone is None:
            return ""
        return until_words(moment, self.now, self.zone)


def service_word(service: Service) -> str:
    """The service as a name: "Receive"."""
    return {
        Service.RECEIVE: tr("Receive"),
        Service.SEND: tr("Send"),
        Service.WEBMAIL: tr("Webmail"),
        Service.CONTACTS: tr("Contacts"),
    }[service]


def status_word(status: Status) -> str:
    """The status in a word or two, as menus and lists show it."""
    return {
        Status.OK: tr("all is well"),
        Status.DEGRADED: tr("problem"),
        Status.OUTAGE: tr("outage"),
        Status.MAINTENANCE: tr("maintenance"),
        Status.LINE: tr("your connection"),
        Status.ACCOUNT: tr("your account"),
        Status.UNKNOWN: tr("unclear"),
        Status.PAUSED: tr("paused"),
    }[status]


def short_verdict(verdict: Verdict) -> str:
    """The verdict in the fewest words that still say what is wrong: "sending fails at times"."""
    if verdict.status is Status.DEGRADED and verdict.affected:
        return _trouble(verdict)
    return status_word(verdict.status)


def headline(verdict: Verdict, now: datetime | None = None, zone: tzinfo | None = None) -> str:
    """The biggest text: who is at fault."""
    return _HEADLINES[verdict.status](_Case(verdict, now, zone))


def fault_line(verdict: Verdict, now: datetime | None = None, zone: tzinfo | None = None) -> str:
    """The sentence below: why it is (not) you, and what to do. Empty while there is nothing to add."""
    return _FAULTS[verdict.status](_Case(verdict, now, zone))


def since_line(verdict: Verdict, now: datetime, zone: tzinfo) -> str:
    """Since when and how long; empty if nothing is wrong or nobody knows."""
    if verdict.since is None or verdict.status in (Status.OK, Status.UNKNOWN, Status.PAUSED):
        return ""
    return tr(
        "Since {time} – {duration}",
        time=clock_words(verdict.since, now, zone),
        duration=duration_words(now - verdict.since),
    )


def since_sentence(since: datetime | None, now: datetime, zone: tzinfo) -> str:
    """Since when, for a message: "Since 09:40."; empty if nobody knows."""
    return ended(tr("Since {time}", time=short_words(since, now, zone))) if since else ""


def failing_sentence(affected: Sequence[Service], since: datetime | None, now: datetime, zone: tzinfo) -> str:
    """What fails, as in "Receiving and sending fail since 08:12."; without `since`: "Receiving still fails."."""
    doing, many = _doings(affected), _is_plural(affected)
    if not doing:
        return ""
    if since is None:
        text = tr("{services} still fail.", services=doing) if many else tr("{service} still fails.", service=doing)
    elif many:
        text = tr("{services} fail since {time}.", services=doing, time=short_words(since, now, zone))
    else:
        text = tr("{service} fails since {time}.", service=doing, time=short_words(since, now, zone))
    return text[:1].upper() + text[1:]


def tile_words(state: ServiceState | None) -> str:
    """What one tile of the route board says; None: the service is not set up."""
    if state is None:
        return tr("not set up")
    if state.status is Status.DEGRADED and state.failed_of_last is not None:
        failed, last = state.failed_of_last
        return tr("{failed} of {last} fails", failed=failed, last=last)
    if state.status is Status.DEGRADED and not state.slow:
        return tr("has problems")
    return {
        Status.OK: tr("works"),
        Status.DEGRADED: tr("slow"),
        Status.OUTAGE: tr("does not work"),
        Status.MAINTENANCE: tr("maintenance"),
        Status.LINE: tr("out of reach"),
        Status.ACCOUNT: tr("no access"),
        Status.UNKNOWN: tr("not checked"),
        Status.PAUSED: tr("paused"),
    }[state.status]


def _doings(services: Sequence[Service]) -> str:
    """The services as the subject of a sentence: "receiving and sending"."""
    words = {
        Service.RECEIVE: tr("receiving"),
        Service.SEND: tr("sending"),
        Service.WEBMAIL: tr("webmail"),
        Service.CONTACTS: tr("the address book"),
    }
    *first, last = [words[service] for service in services] or [""]
    return tr("{services} and {last}", services=", ".join(first), last=last) if first else last


def _is_plural(services: Sequence[Service]) -> bool:
    return len(services) > 1


def _trouble(verdict: Verdict) -> str:
    """What a degraded provider does: it fails at times, is slow, or a lesser service is down."""
    states = [state for state in verdict.services if state.service in verdict.affected]
    down = [state.service for state in states if state.status in (Status.OUTAGE, Status.MAINTENANCE)]
    if down:
        text = tr("{services} do not work") if _is_plural(down) else tr("{services} does not work")
        return text.format(services=_doings(down))
    many = _is_plural(verdict.affected)
    if states and all(state.slow and state.failed_of_last is None for state in states):
        text = tr("{services} are slow") if many else tr("{services} is slow")
    else:
        text = tr("{services} fail at times") if many else tr("{services} fails at times")
    return text.format(services=_doings(verdict.affected))


def _headline_ok(_case: _Case) -> str:
    return tr("All is well")


def _headline_outage(case: _Case) -> str:
    return tr("Outage at {provider}", provider=case.verdict.provider)


def _headline_degraded(case: _Case) -> str:
    verdict = case.verdict
    if verdict.provider_notice_only or not verdict.affected:
        return tr("{provider} reports an outage", provider=verdict.provider)
    return tr("{provider}: {trouble}", provider=verdict.provider, trouble=_trouble(verdict))


def _headline_maintenance(case: _Case) -> str:
    promised = case.verdict.reason.promised if case.verdict.reason else None
    until = case.until(promised.until if promised else None)
    if until:
        return tr("Maintenance at {provider} until {time}", provider=case.verdict.provider, time=until)
    return tr("Maintenance at {provider}", provider=case.verdict.provider)


def _headline_line(case: _Case) -> str:
    if _is_intercepted(case.verdict):
        return tr("A program on this computer intercepts the mail connection")
    return {
        LineStatus.OFFLINE: tr("No internet connection"),
        LineStatus.CAPTIVE_PORTAL: tr("This Wi-Fi asks you to sign in"),
        LineStatus.DNS: tr("Server names are not found"),
        LineStatus.BLOCKED_PORTS: tr("This network blocks mail programs"),
    }.get(case.verdict.line, tr("Something is wrong with the network here"))


def _headline_account(case: _Case) -> str:
    provider = case.verdict.provider
    return {
        Failure.CREDENTIALS_REJECTED: tr("{provider} rejects your password", provider=provider),
        Failure.QUOTA: tr("Your mailbox is full"),
        Failure.ACCOUNT_BLOCKED: tr("{provider} has blocked your account", provider=provider),
        Failure.RATE_LIMITED: _headline_limited(case),
        Failure.TOO_MANY_CONNECTIONS: _headline_limited(case),
        Failure.TLS_CERTIFICATE: tr("The certificate does not fit this server"),
        Failure.SERVER_MISCONFIGURED: tr("A server setting does not fit"),
    }.get(_failure(case.verdict), tr("{provider} does not let you in", provider=provider))


def _headline_limited(case: _Case) -> str:
    until = case.until(case.verdict.retry_at)
    if until:
        return tr(
            "{provider} allows no more logins for now (we wait until {time})",
            provider=case.verdict.provider,
            time=until,
        )
    return tr("{provider} allows no more logins for now", provider=case.verdict.provider)


def _headline_unknown(_case: _Case) -> str:
    return tr("No verdict yet")


def _headline_paused(case: _Case) -> str:
    until = case.until(case.verdict.paused_until)
    return tr("Paused until {time}", time=until) if until else tr("Paused")


def _fault_none(_case: _Case) -> str:
    return ""


def _fault_outage(case: _Case) -> str:
    if case.verdict.line is not LineStatus.OK:
        return tr("It is not known whether your internet connection works.")
    if case.verdict.line_reached:
        return tr("It is not you: your internet connection works, other mail providers answer.")
    return tr("It is not you: your internet connection works.")


def _fault_degraded(case: _Case) -> str:
    verdict = case.verdict
    if verdict.provider_notice_only:
        return tr("Everything works for you right now. We check every minute.")
    fine = {state.service for state in verdict.services if state.status is Status.OK}
    if verdict.line is LineStatus.OK and Service.RECEIVE in fine:
        return tr("It is not you: your internet connection works, and receiving mail works.")
    return _fault_outage(case)


def _fault_maintenance(case: _Case) -> str:
    reason = case.verdict.reason
    calm = tr("Nothing to do for you.")
    if reason is None or not reason.is_quote or reason.said_at is None or case.now is None or case.zone is None:
        return calm
    announced = ended(tr("Announced on {date}", date=day_words(reason.said_at, case.now, case.zone)))
    return f"{announced} {calm}"


def _fault_line(case: _Case) -> str:
    verdict = case.verdict
    if _is_intercepted(verdict):
        return tr("It is not {provider}. Check its mail protection.", provider=verdict.provider)
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


def _fault_account(case: _Case) -> str:
    provider = case.verdict.provider
    up = tr("{provider} itself is up.", provider=provider)
    advice = {
        Failure.CREDENTIALS_REJECTED: tr("We do not try again, so that your account is not locked."),
        Failure.QUOTA: tr("New mail is turned away until there is room."),
        Failure.ACCOUNT_BLOCKED: tr("Only {provider} can lift this.", provider=provider),
        Failure.RATE_LIMITED: tr("We wait, so that your account is not locked."),
        Failure.TOO_MANY_CONNECTIONS: tr("Close a mail program on another device."),
        Failure.TLS_CERTIFICATE: tr("Check the server's name in the settings."),
        Failure.SERVER_MISCONFIGURED: tr("Check server, port and security in the settings."),
    }.get(_failure(case.verdict), "")
    return f"{up} {advice}".strip()


def _fault_unknown(case: _Case) -> str:
    verdict = case.verdict
    if verdict.checked_at is None:
        return tr("First check is running.")
    if verdict.checking and verdict.affected:
        return tr("A failure is being checked.")
    if case.now is None or case.zone is None:
        return ""
    checked = clock_words(verdict.checked_at, case.now, case.zone)
    if any(state.status is Status.UNKNOWN and state.reason_code for state in verdict.services):
        return ended(tr("The server's answer of {time} cannot be understood", time=checked))
    return ended(tr("Not checked since {time}", time=checked))


def _is_intercepted(verdict: Verdict) -> bool:
    reason = verdict.reason
    return verdict.line is LineStatus.TLS_INTERCEPTED or (reason is not None and reason.origin == Origin.COMPUTER)


def _failure(verdict: Verdict) -> Failure:
    return (verdict.reason and verdict.reason.failure) or Failure.UNKNOWN


_HEADLINES: dict[Status, Callable[[_Case], str]] = {
    Status.OK: _headline_ok,
    Status.DEGRADED: _headline_degraded,
    Status.OUTAGE: _headline_outage,
    Status.MAINTENANCE: _headline_maintenance,
    Status.LINE: _headline_line,
    Status.ACCOUNT: _headline_account,
    Status.UNKNOWN: _headline_unknown,
    Status.PAUSED: _headline_paused,
}
_FAULTS: dict[Status, Callable[[_Case], str]] = {
    Status.OK: _fault_none,
    Status.DEGRADED: _fault_degraded,
    Status.OUTAGE: _fault_outage,
    Status.MAINTENANCE: _fault_maintenance,
    Status.LINE: _fault_line,
    Status.ACCOUNT: _fault_account,
    Status.UNKNOWN: _fault_unknown,
    Status.PAUSED: _fault_none,
}
