"""Words and phrases that headlines, messages, menus and the terminal share (UI, sections 4 and 12)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from tray_app.model.account import Service
from tray_app.model.moments import clock_words, duration_words, ended, short_words
from tray_app.model.verdict import ServiceState, Status, Verdict
from tray_app.texts import tr


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
    doing, many = doing_words(affected), _is_plural(affected)
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


def doing_words(services: Sequence[Service]) -> str:
    """The services as the subject of a sentence: "receiving and sending"."""
    *first, last = _doing(services) or [""]
    return tr("{services} and {last}", services=", ".join(first), last=last) if first else last


def named_words(services: Sequence[Service]) -> str:
    """The services one after the other: "receiving, sending"."""
    return ", ".join(_doing(services))


def _doing(services: Sequence[Service]) -> list[str]:
    words = {
        Service.RECEIVE: tr("receiving"),
        Service.SEND: tr("sending"),
        Service.WEBMAIL: tr("webmail"),
        Service.CONTACTS: tr("the address book"),
    }
    return [words[service] for service in services]


def _is_plural(services: Sequence[Service]) -> bool:
    return len(services) > 1


def trouble_words(verdict: Verdict) -> str:
    """What a degraded provider does: it fails at times, is slow, or a lesser service is down."""
    states = [state for state in verdict.services if state.service in verdict.affected]
    down = [state.service for state in states if state.status in (Status.OUTAGE, Status.MAINTENANCE)]
    if down:
        text = tr("{services} do not work") if _is_plural(down) else tr("{services} does not work")
        return text.format(services=doing_words(down))
    many = _is_plural(verdict.affected)
    if states and all(state.slow and state.failed_of_last is None for state in states):
        text = tr("{services} are slow") if many else tr("{services} is slow")
    else:
        text = tr("{services} fail at times") if many else tr("{services} fails at times")
    return text.format(services=doing_words(verdict.affected))


def no_login_sentence(why: str) -> str:
    """`why` tells a locked keyring from one that is not there, a missing password and a command that fails."""
    return tr("Logins are not checked. {why}", why=why)
