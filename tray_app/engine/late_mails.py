"""After an outage: looks now and then at the dates of what comes in. The rules are in `model.late_mail`."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import datetime

from tray_app.engine.errands import Errands
from tray_app.engine.surroundings import Surroundings
from tray_app.engine.watch import AccountWatch
from tray_app.model.account import Auth, Service
from tray_app.model.late_mail import SEEN_LATER, Arrivals, after_looking, late_mail_of
from tray_app.model.outage import Outage


class LateMails:
    """Counts for every account whose newest outage is over."""

    def __init__(self, around: Surroundings, errands: Errands, changed: Callable[[AccountWatch], None]) -> None:
        self._around = around
        self._errands = errands
        self._changed = changed

    def start_due(self, watches: Iterable[AccountWatch], now: datetime) -> None:
        """Starts the looks that are due."""
        for watch in watches:
            due = self._due_at(watch, now)
            if due is not None and due <= now:
                self._look(watch)

    def next_due(self, watches: Iterable[AccountWatch], now: datetime) -> datetime | None:
        """The next moment at which a look may be taken as things stand."""
        return min((due for watch in watches if (due := self._due_at(watch, now))), default=None)

    def _due_at(self, watch: AccountWatch, now: datetime) -> datetime | None:
        if not _is_wanted(watch) or watch.timetable.is_mail_busy or not watch.can_receive:
            return None
        if watch.login_stop is not None or not watch.may_login(now, Service.RECEIVE):
            return None
        watch.late_mail = late_mail_of(watch.outage, watch.late_mail)
        return watch.late_mail.next_at if watch.late_mail is not None else None

    def _look(self, watch: AccountWatch) -> None:
        late, outage = watch.late_mail, watch.outage
        assert late is not None, "nothing to count"
        assert outage is not None, "no outage"
        self._errands.run(
            watch,
            Service.RECEIVE,
            lambda: self._around.asker.arrivals(
                watch.account, late.ended_at - SEEN_LATER, late.uid_after, late.uid_validity
            ),
            lambda found: self._on_found(watch, outage, found),
        )

    def _on_found(self, watch: AccountWatch, outage: Outage, found: Arrivals | None) -> None:
        late = watch.late_mail
        if late is None or watch.outage is None or watch.outage.ended_at != outage.ended_at:
            return  # it has begun anew meanwhile
        watch.late_mail = after_looking(late, outage, found, self._around.clock.now())
        self._around.record.memory.keep_late_mail(watch.account.id, watch.late_mail)
        self._changed(watch)


def _is_wanted(watch: AccountWatch) -> bool:
    account = watch.account
    return (
        account.count_late
        and account.auth is not Auth.NONE
        and not watch.secret_problem
        and not watch.is_paused
        and watch.outage is not None
        and not watch.outage.is_open
        and not watch.outage.acknowledged
    )
