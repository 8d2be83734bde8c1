"""One outage as it went: measurements, posts, promises and notes in one time line. Values only, no widgets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum
from urllib.parse import urlsplit

from tray_app.model.claims import Claim
from tray_app.model.moments import clock_words, duration_words, ended, long_date, sum_words, until_words
from tray_app.model.notice import Promise, SeenNotice
from tray_app.model.outage import EvidenceItem, Outage
from tray_app.model.quotes import quoted
from tray_app.model.verdict import Status
from tray_app.model.wording import failing_sentence, service_word, status_word
from tray_app.texts import tr

SHOWN_GAP = timedelta(days=1)
"""A longer time without a measurement before the start says nothing about how exact it is."""
GRACE = timedelta(minutes=15)
"""A promise kept within this time after its hour counts as kept, as in the messages."""


SHORTEST_CLAIM_S = 60.0
"""A source that said "all is well" for less than this may just not have been read again."""


class Kept(StrEnum):
    """What became of a promise."""

    KEPT = "kept"
    BROKEN = "broken"
    VAGUE = "vague"
    """No time was named, so it can be neither."""
    RUNNING = "running"


@dataclass(frozen=True, slots=True)
class Entry:
    """One row of the time line."""

    at: datetime
    mark: str
    """A status word or the name of a small mark."""
    who: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class PromiseRow:
    """One promise against what happened."""

    said_at: datetime
    promised: str
    actually: str
    kept: Kept


@dataclass(frozen=True, slots=True)
class Record:
    """Everything kept about one outage."""

    outage: Outage
    evidence: tuple[EvidenceItem, ...] = ()
    notices: tuple[SeenNotice, ...] = ()
    """The versions of the provider's notices that were read during it."""
    claims: tuple[Claim, ...] = ()
    """What each source claimed while it lasted."""


@dataclass(frozen=True, slots=True)
class _Said:
    at: datetime
    source: str
    text: str
    url: str
    promised: Promise | None


def title(outage: Outage, now: datetime, zone: tzinfo, *, with_provider: bool = True) -> str:
    """Such as "Outage at Example Mail, 15 to 19 August"; in lists without the provider."""
    first = outage.started_at.astimezone(zone).date()
    last = outage.ended_at.astimezone(zone).date() if outage.ended_at else None
    today = now.astimezone(zone).date()
    if last is None:
        days = tr("since {day}", day=_day(first, today))
    elif first == last:
        days = _day(first, today)
    else:
        days = tr("{first} to {last}", first=_first_day(first, last, today), last=_day(last, today))
    if not with_provider:
        return days
    kind = {
        Status.DEGRADED: tr("Problem at {provider}", provider=outage.provider),
        Status.MAINTENANCE: tr("Maintenance at {provider}", provider=outage.provider),
    }.get(outage.status, tr("Outage at {provider}", provider=outage.provider))
    return f"{kind}, {days}"


def kind_line(outage: Outage, now: datetime) -> str:
    """Such as "Outage, 4 days 2 h"."""
    word = status_word(outage.status)
    return f"{word[:1].upper()}{word[1:]}, {_length(outage, now)}"


def span_line(outage: Outage, now: datetime, zone: tzinfo) -> str:
    """When it began, how exactly that was measured, when it ended, how long it took, what it hit."""
    start = clock_words(outage.started_at, now, zone)
    gap = outage.started_at - outage.last_ok_at if outage.last_ok_at else None
    if gap is not None and timedelta(0) < gap <= SHOWN_GAP:
        start = tr("{time} (± {duration})", time=start, duration=duration_words(max(gap, timedelta(minutes=1))))
    services = ", ".join(service_word(service) for service in outage.affected)
    if outage.ended_at is None:
        span = tr("since {time}, so far {duration}", time=start, duration=_length(outage, now))
    else:
        end = clock_words(outage.ended_at, now, zone)
        span = tr("{start} to {end}, {duration}", start=start, end=end, duration=_length(outage, now))
    return f"{ended(span[:1].upper() + span[1:])} {ended(services)}" if services else ended(span)


def timeline(record: Record, now: datetime, zone: tzinfo) -> list[Entry]:
    """Everything in the order in which it happened."""
    outage = record.outage
    entries = [
        _start(outage, zone),
        *_posts(record),
        *_broken_promises(record, now),
        *_claims(record, now),
        *_notes(record),
    ]
    if outage.ended_at is not None:
        entries.append(_end(outage, outage.ended_at))
    return sorted(entries, key=lambda entry: entry.at)


def promises(record: Record, now: datetime, zone: tzinfo) -> list[PromiseRow]:
    """What was promised against what happened, oldest first."""
    return [_promise_row(said, said.promised, record.outage, now, zone) for said in _promising(record) if said.promised]


def protocol_text(record: Record, zone: tzinfo) -> str:
    """The measurements in full: each sentence and each conversation, already redacted, with its time."""
    blocks = [
        f"{item.at.astimezone(zone):%Y-%m-%d %H:%M:%S %z}  {item.source or item.kind}\n{item.text}"
        for item in record.evidence
        if item.kind != "note"
    ]
    return "\n\n".join(blocks)


def _day(day: date, today: date) -> str:
    """A day in full, with the year if it is not this one."""
    return long_date(day) if day.year == today.year else f"{long_date(day)} {day.year}"


def _first_day(first: date, last: date, today: date) -> str:
    """The first day of a span, without the month that the last one names anyway."""
    if (first.year, first.month) == (last.year, last.month):
        return tr("{day}", day=first.day)
    return _day(first, today) if first.year != last.year else long_date(first)


def _length(outage: Outage, now: datetime) -> str:
    return duration_words((outage.ended_at or now) - outage.started_at)


def _start(outage: Outage, zone: tzinfo) -> Entry:
    failing = failing_sentence(outage.affected, outage.started_at, outage.started_at, zone)
    return Entry(outage.started_at, outage.status.value, tr("We measure"), failing or ended(status_word(outage.status)))


def _end(outage: Outage, at: datetime) -> Entry:
    services = ", ".join(service_word(service) for service in outage.affected)
    text = tr("Works again: {services}.", services=services) if services else tr("Everything works again.")
    return Entry(at, "tick", tr("We measure"), text)


def _posts(record: Record) -> list[Entry]:
    provider = record.outage.provider
    return [
        Entry(said.at, "info", f"{provider}, {said.source}" if said.source else provider, quoted(said.text), said.url)
        for said in _said(record)
    ]


def _said(record: Record) -> list[_Said]:
    """The provider's words, each wording once: as read from its sources, and as quoted in the verdict."""
    found: dict[str, _Said] = {}
    for seen in record.notices:
        notice = seen.notice
        text = (notice.text or notice.headline).strip()
        place = urlsplit(notice.url or seen.source_url).hostname or ""
        at = notice.updated_at or notice.started_at or seen.seen_at
        found.setdefault(_essence(text), _Said(at, place, text, notice.url, notice.promised))
    reason = record.outage.reason
    for item in record.evidence:
        if item.kind == "notice":
            promised = reason.promised if reason is not None and reason.text == item.text else None
            said = _Said(item.at, item.source, item.text.strip(), item.url, promised)
            found.setdefault(_essence(said.text), said)
    return sorted((said for key, said in found.items() if key), key=lambda said: said.at)


def _promising(record: Record) -> list[_Said]:
    """Each promise once, when it was first given."""
    first: dict[tuple[str, datetime | None], _Said] = {}
    for said in _said(record):
        if said.promised is not None:
            first.setdefault((said.promised.text, said.promised.until), said)
    return list(first.values())


def _broken_promises(record: Record, now: datetime) -> list[Entry]:
    entries = []
    end = record.outage.ended_at
    for said in _promising(record):
        until = said.promised.until if said.promised else None
        if until is None or until + GRACE > (end or now):
            continue
        late = sum_words((end or now) - until)
        text = (
            tr("Fixed {duration} later in fact.", duration=late)
            if end
            else tr("Not fixed {duration} later.", duration=late)
        )
        entries.append(Entry(until, "clock", tr("Promise not kept"), text))
    return entries


def _claims(record: Record, now: datetime) -> list[Entry]:
    """For how long each source said that all is well, and how long it took until it named the trouble."""
    outage = record.outage
    entries = []
    for claim in record.claims:
        sentences = [*_said_fine(claim), *_admitted(claim, outage)]
        if sentences and (claim.fine_s >= SHORTEST_CLAIM_S or claim.admitted_at is not None):
            at = claim.admitted_at or outage.ended_at or now
            who = f"{outage.provider}, {urlsplit(claim.url).hostname or claim.url}"
            entries.append(Entry(at, "info", who, " ".join(sentences), claim.url))
    return entries


def _said_fine(claim: Claim) -> list[str]:
    if claim.fine_s < SHORTEST_CLAIM_S:
        return []
    lasted = duration_words(timedelta(seconds=claim.fine_s))
    return [tr("Showed “all is well” for {duration} while it failed here.", duration=lasted)]


def _admitted(claim: Claim, outage: Outage) -> list[str]:
    lag = claim.lag(outage.started_at)
    if lag is not None:
        return [tr("Named the trouble {duration} after it began.", duration=duration_words(lag))]
    if outage.is_open:
        return [tr("Has not named the trouble yet.")]
    return [tr("Never named the trouble.")]


def _notes(record: Record) -> list[Entry]:
    return [Entry(i.at, "note", tr("You noted"), quoted(i.text)) for i in record.evidence if i.kind == "note"]


def _promise_row(said: _Said, promised: Promise, outage: Outage, now: datetime, zone: tzinfo) -> PromiseRow:
    end = outage.ended_at
    if promised.until is None:
        later = tr("{duration} later", duration=sum_words(end - said.at)) if end else tr("still open")
        return PromiseRow(said.at, quoted(promised.text), later, Kept.VAGUE)
    until = tr("by {time}", time=_hour_or_day(promised.until, said.at, now, zone))
    late = (end or now) - promised.until
    if late <= GRACE:
        kept = Kept.KEPT if end else Kept.RUNNING
        return PromiseRow(said.at, until, tr("in time") if end else tr("still open"), kept)
    return PromiseRow(said.at, until, tr("{duration} too late", duration=sum_words(late)), Kept.BROKEN)


def _hour_or_day(moment: datetime, said_at: datetime, now: datetime, zone: tzinfo) -> str:
    """The hour alone on the day of the promise, else with the day; never “tomorrow”, which is long past."""
    if moment.astimezone(zone).date() == said_at.astimezone(zone).date():
        return until_words(moment, said_at, zone)
    return clock_words(moment, now, zone)


def _essence(text: str) -> str:
    """What makes two wordings the same."""
    return " ".join(text.split()).casefold()


def reaching_into(outages: Sequence[Outage], since: datetime | None) -> list[Outage]:
    """Those that reach into the time since `since`, newest first."""
    chosen = (o for o in outages if since is None or o.ended_at is None or o.ended_at >= since)
    return sorted(chosen, key=lambda o: o.started_at, reverse=True)
