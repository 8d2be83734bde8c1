"""What an account's past says in the window: repeats, calm days, the 90-day strip (UI, sections 4, 5 and 9)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta, tzinfo

from tray_app.model.moments import (
    after_words,
    clock_words,
    duration_words,
    ended,
    long_date,
    short_date,
    since_words,
    sum_words,
)
from tray_app.model.outage import Day, Outage
from tray_app.model.snapshot import History
from tray_app.model.verdict import Recovery, Status, Verdict
from tray_app.texts import tr, trn

REPEAT_WINDOW = timedelta(days=90)
SWITCH_WINDOW = timedelta(days=60)
SWITCH_FROM = 3
"""From so many outages within `SWITCH_WINDOW` on, preparing a change of provider is offered."""
STRIP_DAYS = 90


@dataclass(frozen=True, slots=True)
class RepeatLine:
    """How often it has happened lately."""

    text: str
    offers_switch: bool


def repeat_line(verdict: Verdict, history: History, now: datetime, zone: tzinfo) -> RepeatLine | None:
    """The repeat in words, "2nd outage in 5 weeks."; None unless the present outage is not the first one."""
    if verdict.status is not Status.OUTAGE:
        return None
    recent = _outages_since(history, now - REPEAT_WINDOW)
    before = [outage for outage in recent if not outage.is_open]
    if not before:
        return None
    number = len(before) + 1
    last = max(before, key=lambda outage: outage.started_at)
    within = _outages_since(history, now - SWITCH_WINDOW)
    return RepeatLine(_repeat_words(number, min(o.started_at for o in before), last, now, zone),
                      offers_switch=sum(not o.is_open for o in within) + 1 >= SWITCH_FROM)  # fmt: skip


def calm_line(verdict: Verdict, history: History, now: datetime) -> str:
    """How long all has been well: "No outage for 66 days"; empty if nothing is known."""
    ended_at = max((o.ended_at for o in history.outages if o.ended_at and o.status is Status.OUTAGE), default=None)
    start = ended_at or history.watched_since or verdict.since
    if start is None:
        return ""
    length = now - start
    if length < timedelta(days=2):
        told = tr("No outage {since}", since=since_words(length)) if ended_at else ""
        return told[:1].upper() + told[1:]
    return trn("No outage for {n} day", "No outage for {n} days", length.days)


def recovery_title(recovery: Recovery, now: datetime, zone: tzinfo) -> str:
    """Since when it works again and how long it did not."""
    return ended(
        tr(
            "Works again since {time}, {after}",
            time=clock_words(recovery.ended_at, now, zone),
            after=after_words(recovery.ended_at - recovery.started_at),
        )
    )


def recovery_line(recovery: Recovery) -> str:
    """Whether the backlog is arriving."""
    if not recovery.late_mails or recovery.oldest_late is None:
        return tr("Late mail usually arrives within hours.")
    return trn(
        "{n} late message has arrived, it is {age} old.",
        "{n} late messages have arrived, the oldest is {age} old.",
        recovery.late_mails,
        age=duration_words(recovery.oldest_late),
    )


def strip_summary(days: tuple[Day, ...], outages: tuple[Outage, ...], now: datetime) -> str:
    """The time the strip shows, in a few words: "2 outages · 67 h 30 min"."""
    recent = _outages_since(History(days=days, outages=outages), now - timedelta(days=STRIP_DAYS))
    if recent:
        length = sum(((o.ended_at or now) - o.started_at for o in recent), timedelta())
        return f"{trn('{n} outage', '{n} outages', len(recent))} · {sum_words(length)}"
    maintained = sum(day.status is Status.MAINTENANCE for day in days)
    calm = tr("no outage")
    return f"{calm} · {trn('{n} maintenance', '{n} times maintenance', maintained)}" if maintained else calm


def strip_start(days: tuple[Day, ...]) -> str:
    """What stands under the left end: the first day, or since when there is anything to see."""
    if not days:
        return ""
    first_seen = next((day.day for day in days if day.status is not Status.UNKNOWN), None)
    if first_seen is None or first_seen == days[0].day:
        return long_date(days[0].day)
    return tr("watched since {day}", day=long_date(first_seen))


def day_label(day: Day) -> str:
    """One bar in words: "12 July: outage, 9 h"."""
    name = long_date(day.day)
    length = timedelta(seconds=day.outage_s or day.degraded_s)
    if day.status in (Status.OUTAGE, Status.DEGRADED) and length:
        return tr("{day}: {status}, {duration}", day=name, status=_day_word(day.status), duration=sum_words(length))
    return tr("{day}: {status}", day=name, status=_day_word(day.status))


def _day_word(status: Status) -> str:
    return {
        Status.OUTAGE: tr("outage"),
        Status.DEGRADED: tr("problem"),
        Status.MAINTENANCE: tr("maintenance"),
        Status.OK: tr("no outage"),
    }.get(status, tr("not measured"))


def _outages_since(history: History, start: datetime) -> list[Outage]:
    """Outages proper, not mere hiccups, that reach into the time since `start`."""
    return [o for o in history.outages if o.status is Status.OUTAGE and (o.ended_at is None or o.ended_at >= start)]


def _repeat_words(number: int, first_at: datetime, last: Outage, now: datetime, zone: tzinfo) -> str:
    span = now - first_at
    ordinal = _ordinal(number)
    if span >= timedelta(days=14):
        weeks = round(span / timedelta(weeks=1))
        told = trn("{ordinal} outage in {n} week.", "{ordinal} outage in {n} weeks.", weeks, ordinal=ordinal)
    else:
        days = max(1, round(span / timedelta(days=1)))
        told = trn("{ordinal} outage in {n} day.", "{ordinal} outage in {n} days.", days, ordinal=ordinal)
    day = short_date(last.started_at.astimezone(zone).date(), now.astimezone(zone).date())
    length = duration_words((last.ended_at or now) - last.started_at)
    return f"{told} {ended(tr('Last on {date}, {duration}', date=day, duration=length))}"


def _ordinal(n: int) -> str:
    if n % 100 in (11, 12, 13):
        return tr("{n}th", n=n)
    return {1: tr("{n}st", n=n), 2: tr("{n}nd", n=n), 3: tr("{n}rd", n=n)}.get(n % 10, tr("{n}th", n=n))
