"""What the provider promised, told as it stands: only a promise with a time can be overdue (UI, section 5.4)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from tray_app.model.moments import ago_words, duration_words, ended, until_words
from tray_app.model.reason import Origin
from tray_app.model.verdict import StatedReason
from tray_app.texts import tr, trn


@dataclass(frozen=True, slots=True)
class PromiseLine:
    """One line about the promise; `given` is false for "No time promised"."""

    text: str
    overdue: bool = False
    given: bool = True


def promise_line(reason: StatedReason | None, now: datetime, zone: tzinfo) -> PromiseLine | None:
    """The promise in `reason` at `now`; None where it is not the provider's matter."""
    if reason is None or reason.origin != Origin.PROVIDER:
        return None
    if reason.promised is None:
        return PromiseLine(tr("No time promised."), given=False)
    if reason.promised.until is None:
        return PromiseLine(_vague(reason.promised.text, reason.said_at, now))
    until, left = until_words(reason.promised.until, now, zone), reason.promised.until - now
    if left <= timedelta(0):
        return PromiseLine(_overdue(until, -left), overdue=True)
    return PromiseLine(ended(tr("Promised by {time} – {duration} left", time=until, duration=duration_words(left))))


def promise_menu_line(reason: StatedReason | None, now: datetime, zone: tzinfo) -> str:
    """The same, short, for the tray's menu; empty where it is not the provider's matter."""
    if reason is None or reason.origin != Origin.PROVIDER:
        return ""
    if reason.promised is None or reason.promised.until is None:
        return tr("No time promised")
    until = until_words(reason.promised.until, now, zone)
    if reason.promised.until <= now:
        return tr("Promised by {time} – overdue", time=until)
    return tr("Promised by {time}", time=until)


def _vague(words: str, said_at: datetime | None, now: datetime) -> str:
    if said_at is None:
        return tr("Promised: “{words}”.", words=words)
    return ended(tr("Promised: “{words}” – that was {ago}", words=words, ago=ago_words(now - said_at)))


def _overdue(until: str, late: timedelta) -> str:
    if late < timedelta(hours=1):
        minutes = max(1, int(late.total_seconds()) // 60)
        return trn(
            "Promised by {time} – {n} minute overdue.", "Promised by {time} – {n} minutes overdue.", minutes, time=until
        )
    if late < timedelta(days=1):
        return tr("Promised by {time} – {duration} overdue.", time=until, duration=duration_words(late))
    hours = late.seconds // 3600
    rest = " " + tr("{n} h", n=hours) if hours else ""
    return trn(
        "Promised by {time} – {n} day{rest} overdue.",
        "Promised by {time} – {n} days{rest} overdue.",
        late.days,
        time=until,
        rest=rest,
    )
