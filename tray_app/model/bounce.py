"""What becomes of mail on its way while a provider is down: senders wait two to five days, then give up."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from tray_app.model.account import Service
from tray_app.model.moments import clock_words, day_words
from tray_app.model.verdict import ServiceState, Status, Verdict
from tray_app.texts import tr

SHOWN_FROM = timedelta(hours=12)
FIRST_GIVE_UP = timedelta(hours=48)
NEARLY_ALL_GAVE_UP = timedelta(hours=120)
_DOWN = (Status.OUTAGE, Status.MAINTENANCE)


@dataclass(frozen=True, slots=True)
class BounceLine:
    """One line about mail under way."""

    text: str
    is_hint: bool = False
    """True for a mere hint what to do; no clock runs."""


def bounce_line(verdict: Verdict, now: datetime, zone: tzinfo) -> BounceLine | None:
    """What happens to mail right now; None while nothing is delayed for long."""
    receive, send = _state(verdict, Service.RECEIVE), _state(verdict, Service.SEND)
    if receive is not None and receive.status in _DOWN:
        since = receive.since or verdict.since
        return _incoming(since, now, zone) if since else None
    if send is not None and send.status in _DOWN:
        return BounceLine(tr("Your mail stays in your outbox. Sending it again later is enough."))
    if send is not None and send.status is Status.DEGRADED:
        return BounceLine(
            tr("Mail that fails stays in your outbox. Trying again later is enough; do not change your settings."),
            is_hint=True,
        )
    return None


def _incoming(since: datetime, now: datetime, zone: tzinfo) -> BounceLine | None:
    length = now - since
    if length < SHOWN_FROM:
        return None
    if length < FIRST_GIVE_UP:
        return BounceLine(tr("Mail to you waits at the senders and will arrive later."))
    if length < NEARLY_ALL_GAVE_UP:
        return BounceLine(
            tr(
                "Mail to you waits at the senders. The first gave up {first}, nearly all will by {last}.",
                first=clock_words(since + FIRST_GIVE_UP, now, zone),
                last=day_words(since + NEARLY_ALL_GAVE_UP, now, zone),
            )
        )
    return BounceLine(
        tr(
            "Whoever wrote to you before {time} has mostly got the mail back.",
            time=clock_words(now - NEARLY_ALL_GAVE_UP, now, zone),
        )
    )


def _state(verdict: Verdict, service: Service) -> ServiceState | None:
    return next((s for s in verdict.services if s.service is service and s.service in verdict.affected), None)
