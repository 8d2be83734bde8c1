"""A test mail on its way: when one may be sent, when it is looked for, and what its fate says.

A trip goes SENT -> DELIVERED | JUNK | LOST, or by way of DEFERRED (greylisting: the server asks to come again), or
ends as REFUSED (with the server's words) or ABANDONED (the conversation broke off; that is the probes' matter).
A lost mail is a hint. Only losses in a row, on a way that has worked before, are called a trouble of the provider.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta, tzinfo
from enum import StrEnum

from tray_app.model.account import Account, RoundTrip, Service
from tray_app.model.health import Health
from tray_app.model.result import ProbeResult
from tray_app.model.verdict import Status

MAX_A_DAY = 4
FIRST_AFTER = timedelta(minutes=10)
"""So long after the start nothing is sent: first it has to be known whether all is well."""
RETRY_AFTER = timedelta(minutes=15)
"""Greylisting lets a sender in that comes again after this time."""
MAX_TRIES = 2
LOOK_AFTER = tuple(timedelta(minutes=m) for m in (1, 2, 5, 10, 30, 60, 120, 240))
LOOK_AGAIN = timedelta(minutes=30)
"""After the last of these, and after a look that failed."""
LATE_AFTER = timedelta(minutes=30)
LOST_AFTER = timedelta(hours=4)
GIVE_UP_AFTER = timedelta(hours=24)
"""If nobody could look until then, nothing is known of it."""
LOSSES_IN_A_ROW = 2
TELLING_FOR = timedelta(hours=48)
"""A fate older than this says nothing about today."""
KEPT = 12
_DAY = timedelta(days=1)
_SENDABLE = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9.-]+")


class Stage(StrEnum):
    """How far a test mail is."""

    SENT = "sent"
    DEFERRED = "deferred"
    DELIVERED = "delivered"
    JUNK = "junk"
    LOST = "lost"
    REFUSED = "refused"
    ABANDONED = "abandoned"


class Sending(StrEnum):
    """What became of handing it to the server."""

    ACCEPTED = "accepted"
    DEFERRED = "deferred"
    REFUSED = "refused"
    UNSURE = "unsure"
    """All was said, but the answer never came: it may arrive or not."""
    UNTRIED = "untried"
    """The conversation ended before the mail was named."""


@dataclass(frozen=True, slots=True)
class Letter:
    """What is sent. `id` stands in the subject and in a header of its own, and nobody else knows it."""

    id: str
    sender: str
    recipient: str
    at: datetime
    text: str


@dataclass(frozen=True, slots=True)
class Posted:
    """The attempt to send one."""

    result: ProbeResult
    sending: Sending


@dataclass(frozen=True, slots=True)
class Sighting:
    """Where a test mail was found."""

    id: str
    is_junk: bool
    arrived_at: datetime | None
    """When the server says it came in."""


@dataclass(frozen=True, slots=True)
class Looked:
    """One look into the mailbox; it counts only if the conversation went well."""

    result: ProbeResult
    sightings: tuple[Sighting, ...] = ()


@dataclass(frozen=True, slots=True)
class Trip:
    """One test mail."""

    id: str
    started_at: datetime
    stage: Stage = Stage.SENT
    via: str = ""
    """Id of the account that sent it; empty: the account itself."""
    tries: int = 1
    sent_at: datetime | None = None
    """When the server took it; None while that is not sure."""
    next_at: datetime | None = None
    looks: int = 0
    delay_s: float | None = None
    words: str = ""
    """What the server said when it refused."""

    @property
    def delay(self) -> timedelta | None:
        """How long it was under way."""
        return None if self.delay_s is None else timedelta(seconds=self.delay_s)

    @property
    def is_late(self) -> bool:
        """Whether it arrived, but not in the time that people expect."""
        return self.delay is not None and self.delay > LATE_AFTER


@dataclass(frozen=True, slots=True)
class Trips:
    """The test mails of one account."""

    current: Trip | None = None
    past: tuple[Trip, ...] = ()
    """Oldest first."""

    @property
    def last(self) -> Trip | None:
        """The newest one whose fate is known."""
        return self.past[-1] if self.past else None

    def lost_ids(self) -> tuple[str, ...]:
        """Those that may still turn up."""
        return tuple(trip.id for trip in self.past if trip.stage is Stage.LOST)[-MAX_A_DAY:]


NO_TRIPS = Trips()


def can_send(account: Account, healths: Mapping[Service, Health]) -> bool:
    """Whether the account's sending works right now, the login included."""
    return _SENDABLE.fullmatch(account.address) is not None and _works(healths.get(Service.SEND))


def can_receive(account: Account, healths: Mapping[Service, Health]) -> bool:
    """Whether its inbox can be looked into right now."""
    is_imap = account.receive is not None and account.receive.protocol == "imap"
    return is_imap and _SENDABLE.fullmatch(account.address) is not None and _works(healths.get(Service.RECEIVE))


def _works(health: Health | None) -> bool:
    """OK with a login, and no failure under suspicion: test mails never go out during an outage."""
    return (
        health is not None
        and health.status is Status.OK
        and health.last_login_ok_at is not None
        and not health.is_checking
    )


def next_start(trips: Trips, plan: RoundTrip, watching_since: datetime, zone: tzinfo) -> datetime:
    """When the next test mail is due by the settings: spread over the day, within the window."""
    last = max((trip.started_at for trip in trips.past), default=None)
    due = watching_since + FIRST_AFTER if last is None else last + _DAY / plan.per_day
    return _into_window(max(due, earliest_start(trips) or due), plan.window, zone)


def earliest_start(trips: Trips) -> datetime | None:
    """Before this none is sent, whoever wishes it: at most `MAX_A_DAY` in 24 hours. None: at once."""
    starts = sorted(trip.started_at for trip in trips.past)
    return starts[-MAX_A_DAY] + _DAY if len(starts) >= MAX_A_DAY else None


def _into_window(moment: datetime, window: str, zone: tzinfo) -> datetime:
    local = moment.astimezone(zone)
    if not window:
        return moment
    opens, closes = (time.fromisoformat(part) for part in window.split("-"))
    at = local.time()
    if (opens <= at < closes) if opens <= closes else (at >= opens or at < closes):
        return moment
    start = local.replace(hour=opens.hour, minute=opens.minute, second=0, microsecond=0)
    start = start if start > local else start + _DAY
    return start.astimezone(moment.tzinfo)


def after_posting(trips: Trips, trip: Trip, posted: Posted | None, now: datetime) -> Trips:
    """What is known once the server has answered; None: it was not even asked."""
    if posted is None or posted.sending is Sending.UNTRIED:
        return _closed(trips, replace(trip, stage=Stage.ABANDONED, next_at=None))
    if posted.sending is Sending.DEFERRED and trip.tries < MAX_TRIES:
        return replace(trips, current=replace(trip, stage=Stage.DEFERRED, next_at=now + RETRY_AFTER))
    if posted.sending in (Sending.DEFERRED, Sending.REFUSED):
        return _closed(trips, replace(trip, stage=Stage.REFUSED, next_at=None, words=posted.result.server_text))
    sent_at = now if posted.sending is Sending.ACCEPTED else None
    return replace(
        trips, current=replace(trip, stage=Stage.SENT, sent_at=sent_at, looks=0, next_at=now + LOOK_AFTER[0])
    )


def after_looking(trips: Trips, looked: Looked | None, now: datetime, well_since: datetime | None) -> Trips:
    """What is known after one more look; `well_since`: since when receiving has worked without a break."""
    sightings = {found.id: found for found in looked.sightings} if looked is not None else {}
    trips = replace(trips, past=tuple(_turned_up(trip, sightings.get(trip.id), now) for trip in trips.past))
    trip = trips.current
    if trip is None:
        return trips
    if found := sightings.get(trip.id):
        return _closed(trips, _arrived(trip, found, now))
    began, saw_nothing = trip.sent_at or trip.started_at, looked is not None and looked.result.ok
    if saw_nothing and trip.sent_at is not None and now - max(began, well_since or began) >= LOST_AFTER:
        return _closed(trips, replace(trip, stage=Stage.LOST, next_at=None))
    if now - trip.started_at >= GIVE_UP_AFTER:
        return _closed(trips, replace(trip, stage=Stage.ABANDONED, next_at=None))
    if not saw_nothing:
        return replace(trips, current=replace(trip, next_at=now + LOOK_AGAIN))
    looks = trip.looks + 1
    planned = began + LOOK_AFTER[looks] if looks < len(LOOK_AFTER) else now + LOOK_AGAIN
    return replace(trips, current=replace(trip, looks=looks, next_at=max(planned, now + LOOK_AFTER[0])))


def is_losing(trips: Trips | None, now: datetime) -> bool:
    """Whether mail gets lost at the provider: losses in a row, from the account to itself, where it worked before.

    Mail by way of another account may have been lost at that one's provider, so it accuses nobody.
    """
    told = _fates(trips)
    row, before = told[-LOSSES_IN_A_ROW:], told[:-LOSSES_IN_A_ROW]
    if len(row) < LOSSES_IN_A_ROW or now - row[-1].started_at > TELLING_FOR:
        return False
    lost = all(trip.stage is Stage.LOST and not trip.via for trip in row)
    return lost and any(trip.stage is not Stage.LOST for trip in before)


def losing_since(trips: Trips) -> datetime:
    """When the first of the losses in a row was sent."""
    return next(trip.started_at for trip in _fates(trips)[-LOSSES_IN_A_ROW:])


def _fates(trips: Trips | None) -> Sequence[Trip]:
    known = (Stage.DELIVERED, Stage.JUNK, Stage.LOST)
    return [trip for trip in trips.past if trip.stage in known] if trips is not None else []


def _turned_up(trip: Trip, found: Sighting | None, now: datetime) -> Trip:
    return trip if found is None or trip.stage is not Stage.LOST else _arrived(trip, found, now)


def _arrived(trip: Trip, found: Sighting, now: datetime) -> Trip:
    """The server's clock may be wrong: an arrival before the sending or after now is not believed."""
    began = trip.sent_at or trip.started_at
    seen = found.arrived_at if found.arrived_at is not None and found.arrived_at <= now else now
    stage = Stage.JUNK if found.is_junk else Stage.DELIVERED
    return replace(trip, stage=stage, next_at=None, delay_s=max(0.0, (seen - began).total_seconds()))


def _closed(trips: Trips, trip: Trip) -> Trips:
    return Trips(past=(*trips.past, trip)[-KEPT:])
