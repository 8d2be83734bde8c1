"""Runs the real monitor, rules, records and announcer in a `World`; only clock, threads and network are made up."""

from __future__ import annotations

import heapq
import itertools
from datetime import UTC, datetime, timedelta
from pathlib import Path
from random import Random

from tests.model.builders import REFUSED, SAYS_DOWN, START, TIMEOUT, WRONG_PASSWORD, account
from tests.simulator.world import Trouble, World
from tray_app.engine.announcer import Announcer
from tray_app.engine.monitor import Monitor
from tray_app.engine.ports import Asked
from tray_app.engine.record import Record
from tray_app.engine.surroundings import Change, Surroundings
from tray_app.model.account import Account
from tray_app.model.announcements import Announcement, Kind
from tray_app.model.line import Line, LineStatus
from tray_app.model.outage import Outage
from tray_app.model.result import Depth, Phase, ProbeResult
from tray_app.model.settings import General, Settings
from tray_app.net.dial import REACH_S
from tray_app.probes.line import DEADLINE_S, KNOWN_S
from tray_app.storage.history import History

SILENCE_S = REACH_S
"""Whoever swallows connections costs a probe this long."""


CONTROLS = ("a.example:993", "b.example:993", "c.example:993", "d.example:993")


class HandWoundClock:
    """Wall and monotonic time; the latter stands still while the computer sleeps."""

    def __init__(self, start: datetime = START) -> None:
        self._start = start
        self.elapsed = 0.0
        self._slept = 0.0

    def now(self) -> datetime:
        return self._start + timedelta(seconds=self.elapsed)

    def monotonic(self) -> float:
        return self.elapsed - self._slept

    def until(self, moment: datetime) -> float:
        return (moment - self.now()).total_seconds()

    def wind(self, to: float) -> None:
        self.elapsed = max(self.elapsed, to)

    def sleep(self, to: float) -> None:
        self._slept += to - self.elapsed
        self.elapsed = to


class Laptop:
    """The tray app without its windows."""

    def __init__(self, world: World, folder: Path, *, seed: int = 1, watched: Account | None = None) -> None:
        watched = watched or account(status=(), webmail=None)
        self.world = world
        self.clock = HandWoundClock()
        self.history = History.open(folder / "history.sqlite3", now=START)
        self.changes: list[tuple[float, Change]] = []
        self.told: list[tuple[float, Announcement]] = []
        self.logins: list[float] = []
        self._pending: list[tuple[float, int, object]] = []
        self._order = itertools.count()
        self._took_s = 0.0
        self._settings = Settings(general=General(quiet_hours=""), accounts=(watched,))
        self._dice = Random(seed)
        self.announcer = Announcer(self._show, lambda _account_id: None, START, self.history)
        self.monitor = Monitor(
            self._settings,
            Surroundings(
                clock=self.clock,
                zone=UTC,
                dice=self._dice,
                asker=self,
                runner=self,
                record=Record(self.history),
                on_update=lambda: None,
                on_change=self._on_change,
                provider_names=dict,
            ),
        )

    # --- what the monitor asks for ---------------------------------------------------------------------------

    def submit(self, work, done, crashed):
        value = work()
        heapq.heappush(self._pending, (self.clock.elapsed + self._took_s, next(self._order), lambda: done(value)))

    def probe(self, account, service, depth, refused, *, worked_before):
        at = self.clock.elapsed
        fingerprint = "right" if not self.world.refuses_password(at) else "wrong"
        if fingerprint == refused:
            depth = Depth.LIGHT
        if depth is Depth.DEEP:
            self.logins.append(at)
        phase, reason, self._took_s = self._answer(at, depth)
        result = ProbeResult(
            account.id,
            service,
            depth,
            "imap.nordpost.example:993",
            self.clock.now(),
            self._took_s * 1000,
            phase=phase,
            reason=reason,
            server_text=reason.quote if reason else "OK ready",
        )
        return Asked(result, fingerprint if depth is Depth.DEEP else "")

    def _answer(self, at, depth):
        trouble, quick = self.world.trouble(at), 0.02 + 0.1 * self._dice.random()
        if not self.world.line_works(at) or trouble is Trouble.SILENT or self._is_lost(at):
            return Phase.CONNECT, TIMEOUT, SILENCE_S
        if trouble is Trouble.REFUSES:
            return Phase.CONNECT, REFUSED, quick
        if trouble is Trouble.SAYS_BYE:
            return Phase.GREETING, SAYS_DOWN, quick
        if depth is Depth.LIGHT:
            return Phase.GREETING, None, quick
        if trouble is Trouble.LOGIN_DOWN:
            return Phase.LOGIN, SAYS_DOWN, quick
        if self.world.refuses_password(at):
            return Phase.LOGIN, WRONG_PASSWORD, quick
        return Phase.USE, None, quick

    def line(self, known):
        at = self.clock.elapsed
        works = self.world.line_works(at)
        # An address that answered before is waited for, too.
        self._took_s = (KNOWN_S if self.world.trouble(at) is Trouble.SILENT else 0.2) if works else DEADLINE_S
        reached = self._reached(at)
        if not works or not reached:
            return Line(LineStatus.OFFLINE, self.clock.now(), asked=len(CONTROLS))
        return Line(LineStatus.OK, self.clock.now(), asked=len(CONTROLS), reached_hosts=reached)

    def _reached(self, at):
        """By the same dice as everything else that is asked over a line that loses packets."""
        return tuple(host for host in CONTROLS if not self._is_lost(at))

    def _is_lost(self, at):
        loss = self.world.loss(at)
        return loss > 0 and self._dice.random() < loss

    def arrivals(self, account, since, uid_after, uid_validity):
        return None

    def source(self, account, source, previous):
        raise AssertionError("no status source is set up")

    # --- time ------------------------------------------------------------------------------------------------

    def run(self) -> None:
        while self.clock.elapsed < self.world.length_s:
            self._step(self.monitor.tick())
        self.monitor.close()

    def _step(self, wait_s: float | None) -> None:
        at = self.clock.elapsed
        event = self.world.next_event(at)
        due = at + wait_s if wait_s is not None else 1e12
        answer = self._pending[0][0] if self._pending else 1e12
        if event <= min(due, answer):
            self.clock.wind(event)
            self._event(event)
        elif answer <= due:
            self.clock.wind(answer)
            self._deliver()
        else:
            self.clock.wind(due)

    def _event(self, at: float) -> None:
        spell = self.world.sleep_at(at)
        if spell is None:
            self.announcer.begin_quiet(self.clock.now())
            self.monitor.void()
            return
        self.clock.sleep(spell.end)
        if self._pending and self._dice.random() < 0.5:
            self._deliver()  # the answer may be there before the timer fires

    def _deliver(self) -> None:
        heapq.heappop(self._pending)[2]()
        for verdict in self.monitor.verdicts:
            outage = self.outages()[0] if self.outages() else None
            self.announcer.consider(verdict, outage, self._settings, self.clock.now(), UTC)

    def _on_change(self, change: Change) -> None:
        self.changes.append((self.clock.elapsed, change))

    def _show(self, message: Announcement) -> None:
        self.told.append((self.clock.elapsed, message))
        for account_id, kind in self.announcer.shown(message.account_id, self.clock.now()):
            if kind in (Kind.OUTAGE_START, Kind.RECOVERED):
                self.monitor.announced(account_id, recovery=kind is Kind.RECOVERED)

    # --- what came of it -------------------------------------------------------------------------------------

    def outages(self) -> tuple[Outage, ...]:
        return self.history.outages("north")

    def seconds(self, moment: datetime) -> float:
        return (moment - START).total_seconds()
