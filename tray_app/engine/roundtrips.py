"""Sends test mails and looks for them, only while all is well. The rules are in `model.roundtrip`."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from tray_app.engine.errands import Errands
from tray_app.engine.surroundings import Surroundings
from tray_app.engine.watch import AccountWatch
from tray_app.model.account import Auth, Service
from tray_app.model.roundtrip import (
    RETRY_AFTER,
    Letter,
    Looked,
    Posted,
    Stage,
    Trip,
    Trips,
    after_looking,
    after_posting,
    earliest_start,
    next_start,
)
from tray_app.texts import tr

ID_BITS = 80
LOOKS_BACK = timedelta(days=5)
"""Lost mail is looked for as long as servers keep trying to deliver it."""


class RoundTrips:
    """The test mails of all accounts; state is in each watch, so that a verdict can be made of it."""

    def __init__(self, around: Surroundings, errands: Errands, changed: Callable[[AccountWatch], None]) -> None:
        self._around = around
        self._errands = errands
        self._changed = changed

    def wish(self, watch: AccountWatch, watches: Mapping[str, AccountWatch], now: datetime) -> bool:
        """The user wants a test mail now; False if none may be sent."""
        sender = self._sender(watch, watches)
        earliest = earliest_start(watch.trips)
        if watch.trips.current is not None or sender is None or not _is_fit(watch, sender):
            return False
        if earliest is not None and earliest > now:
            return False
        watch.trip_wished = True
        return True

    def start_due(self, watches: Mapping[str, AccountWatch], now: datetime) -> None:
        """Starts what may be started now."""
        for watch in watches.values():
            due = self.due_at(watch, watches, now)
            if due is not None and due <= now:
                self._go_on(watch, watches, now)

    def next_due(self, watches: Mapping[str, AccountWatch], now: datetime) -> datetime | None:
        """The next moment at which something may be started as things stand."""
        return min((at for w in watches.values() if (at := self.due_at(w, watches, now))), default=None)

    def due_at(self, watch: AccountWatch, watches: Mapping[str, AccountWatch], now: datetime) -> datetime | None:
        """When this account's next step is due; None while it may not be taken or its servers are busy."""
        trip, plan = watch.trips.current, watch.account.round_trip
        if trip is not None and trip.stage is Stage.SENT:
            return trip.next_at if _may_look(watch) and _is_free(watch) else None
        sender = self._sender(watch, watches)
        if sender is None or not _is_fit(watch, sender) or not (_is_free(watch) and _is_free(sender)):
            return None
        if trip is not None:
            return trip.next_at
        if watch.trip_wished:
            return now
        return next_start(watch.trips, plan, watch.started_at, self._around.zone) if plan is not None else None

    def _go_on(self, watch: AccountWatch, watches: Mapping[str, AccountWatch], now: datetime) -> None:
        trip, sender = watch.trips.current, self._sender(watch, watches)
        if trip is not None and trip.stage is Stage.SENT:
            self._look(watch, now)
        elif trip is not None and sender is not None:
            self._post(watch, sender, replace(trip, tries=trip.tries + 1), now)
        elif sender is not None:
            via = "" if sender is watch else sender.account.id
            id_ = f"{self._around.dice.getrandbits(ID_BITS):020x}"
            self._post(watch, sender, Trip(id_, now, Stage.DEFERRED, via), now)

    def _post(self, watch: AccountWatch, sender: AccountWatch, trip: Trip, now: datetime) -> None:
        watch.trip_wished = False
        # If the answer never comes home (sleep, a restart), the same mail is tried again like after greylisting.
        trip = replace(trip, next_at=now + RETRY_AFTER)
        self._keep(watch, replace(watch.trips, current=trip))
        letter = Letter(trip.id, sender.account.address, watch.account.address, now, _letter_text())
        self._errands.run(
            sender,
            Service.SEND,
            lambda: self._around.asker.post(sender.account, letter),
            lambda posted: self._on_posted(watch, trip, posted),
        )

    def _on_posted(self, watch: AccountWatch, trip: Trip, posted: Posted | None) -> None:
        self._keep(watch, after_posting(watch.trips, trip, posted, self._around.clock.now()))
        self._changed(watch)

    def _look(self, watch: AccountWatch, now: datetime) -> None:
        trip = watch.trips.current
        assert trip is not None, "nothing to look for"
        ids = (trip.id, *watch.trips.lost_ids())
        self._errands.run(
            watch,
            Service.RECEIVE,
            lambda: self._around.asker.look_for(watch.account, ids, now - LOOKS_BACK),
            lambda looked: self._on_looked(watch, looked),
        )

    def _on_looked(self, watch: AccountWatch, looked: Looked | None) -> None:
        well_since = watch.health(Service.RECEIVE).since
        self._keep(watch, after_looking(watch.trips, looked, self._around.clock.now(), well_since))
        self._changed(watch)

    def _keep(self, watch: AccountWatch, trips: Trips) -> None:
        watch.trips = trips
        self._around.record.memory.keep_trips(watch.account.id, trips)

    def _sender(self, watch: AccountWatch, watches: Mapping[str, AccountWatch]) -> AccountWatch | None:
        trip, plan = watch.trips.current, watch.account.round_trip
        via = trip.via if trip is not None else plan.via if plan is not None else ""
        return watches.get(via) if via else watch


def _is_fit(watch: AccountWatch, sender: AccountWatch) -> bool:
    """Whether a test mail may go out: both sides work with logins."""
    return _may_look(watch) and _may_log_in(sender) and sender.can_send


def _may_look(watch: AccountWatch) -> bool:
    return _may_log_in(watch) and watch.can_receive


def _may_log_in(watch: AccountWatch) -> bool:
    has_secret = watch.account.auth is not Auth.NONE and not watch.secret_problem
    return has_secret and not watch.is_paused and watch.login_stop is None


def _is_free(watch: AccountWatch) -> bool:
    """One connection to the mail servers of an account at a time."""
    return not watch.timetable.is_mail_busy


def _letter_text() -> str:
    return tr(
        "Mailampel sent this mail to see whether mail arrives in this mailbox, and removes it by itself. "
        "If you see it, you may delete it."
    )
