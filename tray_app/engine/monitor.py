"""The face of the engine: every wish and every tick comes in here, in one and the same thread.

Nothing ticks by itself: `tick` says how long it may be left alone. The path of a failed probe: `tick` -> `Asking` ->
worker -> `Asking` -> (control group) -> `AccountWatch.observe` (`model.health`) -> `Judge` (`model.judging`) ->
outage written -> announced -> shown.
"""

from __future__ import annotations

import logging
from datetime import datetime

from tray_app.engine.asking import Asking
from tray_app.engine.errands import Errands
from tray_app.engine.judge import Judge
from tray_app.engine.late_mails import LateMails
from tray_app.engine.line_control import LineControl
from tray_app.engine.roundtrips import RoundTrips
from tray_app.engine.surroundings import Surroundings
from tray_app.engine.vpn_watch import VpnWatch
from tray_app.engine.watches import Watches
from tray_app.model.claims import Claim
from tray_app.model.page_notices import own_note
from tray_app.model.schedule import Pace, clock_gap
from tray_app.model.settings import Settings
from tray_app.model.snapshot import Snapshot
from tray_app.model.verdict import Verdict

log = logging.getLogger(__name__)


class Monitor:
    """Watches all accounts of the settings: knows when to look, and hands on what the user wishes."""

    def __init__(self, settings: Settings, around: Surroundings, *, quick: bool = False) -> None:
        self._around = around
        self._quick = quick
        self._settings = settings
        self._looked: tuple[datetime, float] | None = None
        self._sparing = False
        self.settings_problem = ""
        clock = around.clock
        watches = self._watches = Watches(around.record)
        self._line = LineControl(
            around.asker,
            around.runner,
            clock,
            known=watches.known_places,
            web_works=lambda: watches.web_works(clock.now()),
        )
        self._vpn = VpnWatch(around.vpns_up)
        self._judge = Judge(watches, self._line, self._vpn, around, lambda: self._settings, quick=quick)
        self._asking = Asking(
            watches,
            self._line,
            self._judge,
            around,
            policy=lambda: self._settings.policy,
            pace=self._pace,
            notice_gap=self._notice_gap,
        )
        self._errands = Errands(around.runner, clock, around.record.memory)
        self._trips = RoundTrips(around, self._errands, self._judge.publish)
        self._late_mails = LateMails(around, self._errands, self._judge.publish)
        self.apply(settings)

    # --- what the outside may wish ---------------------------------------------------------------------------

    def apply(self, settings: Settings) -> None:
        """Takes new settings; accounts that did not change keep their state."""
        self._settings = settings
        self._watches.apply(settings.accounts, self._around.clock.now())
        self._judge.publish()

    def tick(self) -> float | None:
        """Starts what is due; returns the real seconds until the next look, None if nothing is planned."""
        clock = self._around.clock
        now = clock.now()
        self._notice_gap()
        if self._vpn.look(now):
            log.info("a VPN came up or went down; starting afresh")
            self.void()
        self._watches.end_pauses(now)
        for watch in self._watches:
            if not watch.is_paused and watch.distrust_old(now):
                self._judge.publish(watch)
            self._asking.start_due(watch, now)
        if self._keeps_watching:
            self._trips.start_due(self._watches.by_id, now)
            self._late_mails.start_due(self._watches, now)
        due = self._next_due()
        return None if due is None else max(0.0, clock.until(due))

    def start_round_trip(self, account_id: str) -> bool:
        """The user wants a test mail to be sent; False if that may not be now."""
        agreed = self._trips.wish(self._watches[account_id], self._watches.by_id, self._around.clock.now())
        self._around.on_update()
        return agreed

    def check_now(self) -> None:
        """Makes everything due, and lets everybody see that somebody waits for it."""
        for watch in self._watches:
            watch.hurry(self._around.clock.now())
        self._around.on_update()

    def void(self) -> None:
        """After sleep, a clock jump or a network change: nothing under way counts."""
        now = self._around.clock.now()
        self._asking.void()
        self._errands.void()
        self._line.forget()
        self._around.record.days.skip_time()
        for watch in self._watches:
            watch.void(now, self._settings.policy.grace_s)
        self._judge.publish()

    def spare(self, *, sparing: bool) -> None:
        """On battery or a metered line everything is asked less often."""
        self._sparing = sparing

    def pause(self, until: datetime | None) -> None:
        """Stops asking; None: until `resume`."""
        self._watches.pause(until)
        self._judge.publish()

    def resume(self) -> None:
        """Ends a pause; everything is due."""
        self._watches.resume(self._around.clock.now())
        self._around.record.days.skip_time()
        self._judge.publish()

    def secret_changed(self, account_id: str) -> None:
        """The user gave a new password: logins may be tried again."""
        watch = self._watches[account_id]
        watch.login_stop, watch.secret_problem = None, ""
        self._around.record.memory.keep_login_stop(account_id, None)
        watch.hurry(self._around.clock.now())

    def acknowledge_recovery(self, account_id: str) -> None:
        """The user has seen that it works again."""
        watch = self._watches[account_id]
        if watch.outage is not None and not watch.outage.is_open:
            watch.outage = self._around.record.outages.acknowledge(watch.outage)
        self._judge.publish(watch)

    def note(self, account_id: str, text: str) -> None:
        """The user heard something elsewhere: it explains the outage until that is over, and stays on record."""
        watch, now = self._watches[account_id], self._around.clock.now()
        watch.own_note = own_note(text, now.astimezone(self._around.zone))
        self._around.record.memory.keep_note(account_id, watch.own_note)
        self._around.record.outages.add_note(watch.outage, watch.own_note, now)
        self._judge.publish(watch)

    def claims(self, outage_id: int) -> tuple[Claim, ...]:
        """What the sources claimed during one outage, up to this moment."""
        return self._around.record.claims.of(outage_id)

    def announced(self, account_id: str, *, recovery: bool) -> None:
        """The message was really shown."""
        watch = self._watches.by_id.get(account_id)
        if watch is not None and watch.outage is not None:
            watch.outage = self._around.record.outages.announced(
                watch.outage, self._around.clock.now(), recovery=recovery
            )

    def close(self) -> None:
        """Writes what is still in memory."""
        for watch in self._watches:
            self._judge.count_time(watch, self._around.clock.now())
        self._around.record.flush()

    @property
    def is_settled(self) -> bool:
        """Whether every service has been judged and no failure waits to be confirmed (unless `quick`)."""
        return not self._line.is_measuring and all(w.is_settled(quick=self._quick) for w in self._watches)

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Of all accounts that have been judged, in the user's order."""
        return self._watches.verdicts

    def snapshot(self) -> Snapshot:
        """Everything there is to show now."""
        now = self._around.clock.now()
        today = now.astimezone(self._around.zone).date()
        return Snapshot(
            at=now,
            verdicts=self.verdicts,
            line=self._line.newest,
            checked_at=self._asking.checked_at,
            next_check_at=self._next_due(),
            is_checking=any(watch.timetable.awaited for watch in self._watches if not watch.is_paused),
            histories={key: self._around.record.pasts.get(key, today) for key in self._watches.by_id},
            settings_problem=self.settings_problem,
            storage_problem=self._around.record.problem,
        )

    # --- time ------------------------------------------------------------------------------------------------

    def _notice_gap(self) -> None:
        wall, monotonic = self._around.clock.now(), self._around.clock.monotonic()
        if self._looked is not None and clock_gap(self._looked[0], wall, self._looked[1], monotonic):
            log.info("the computer slept or its clock was set; starting afresh")
            self.void()
        self._looked = (wall, monotonic)

    def _next_due(self) -> datetime | None:
        now, dues = self._around.clock.now(), [self._watches.next_due()]
        if self._keeps_watching:
            dues.append(self._trips.next_due(self._watches.by_id, now))
            dues.append(self._late_mails.next_due(self._watches, now))
        return min((due for due in dues if due is not None), default=None)

    @property
    def _keeps_watching(self) -> bool:
        """A single check leaves test mails and counting to the program that goes on."""
        return self._around.record.writes

    def _pace(self) -> Pace:
        return Pace(self._sparing, self._around.dice.random())
