"""A monitor on the workbench: answers are laid out beforehand, work runs when the test says so."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from datetime import UTC
from pathlib import Path
from random import Random

from tests.model.builders import START, account, result
from tests.simulator.laptop import HandWoundClock
from tray_app.engine.monitor import Monitor
from tray_app.engine.ports import Asked
from tray_app.engine.record import Record
from tray_app.engine.surroundings import Change, Surroundings
from tray_app.model.account import Service
from tray_app.model.late_mail import Arrival, Arrivals
from tray_app.model.line import Line, LineStatus
from tray_app.model.notice import SourceReading, SourceStatus
from tray_app.model.reason import Reason
from tray_app.model.result import Depth, Phase
from tray_app.model.roundtrip import Letter, Looked, Posted, Sending, Sighting
from tray_app.model.settings import Settings
from tray_app.storage.history import History


class Runner:
    """Keeps work until `run`; answers come home at once."""

    def __init__(self) -> None:
        self.waiting: deque[tuple[Callable, Callable, Callable]] = deque()

    def submit(self, work, done, crashed) -> None:
        self.waiting.append((work, done, crashed))

    def run(self) -> None:
        while self.waiting:
            work, done, crashed = self.waiting.popleft()
            try:
                value = work()
            except Exception as error:
                crashed(error)
            else:
                done(value)


class Asker:
    """Answers as laid out: a reason per service, the line, a reading."""

    def __init__(self, clock: HandWoundClock) -> None:
        self._clock = clock
        self.reasons: dict[Service, tuple[Reason, Phase]] = {}
        self.line_status, self.reached = LineStatus.OK, 4
        self.sources_asked: list[tuple[float, str, str]] = []
        self.reading = SourceReading("", "rss", readable=True, status=SourceStatus.OK)
        self.probes: list[tuple[Service, Depth]] = []
        self.lines_asked = 0
        self.fields: dict[str, object] = {}
        self.fingerprint = "fingerprint"
        """Of the secret that is kept for every account."""
        self.secrets_read = 0
        self.letters: list[Letter] = []
        self.sending, self.post_words = Sending.ACCEPTED, "250 queued"
        self.looks: list[tuple[float, tuple[str, ...]]] = []
        self.sightings: Callable[[Sequence[str]], Sequence[Sighting]] = lambda _ids: ()
        self.arrival_looks: list[tuple[float, int]] = []
        self.mails: tuple[Arrival, ...] = ()

    def probe(self, account, service, depth, refused, *, worked_before):
        self.secrets_read += depth is Depth.DEEP
        depth = Depth.LIGHT if refused == self.fingerprint else depth
        self.probes.append((service, depth))
        reason, phase = self.reasons.get(service, (None, None))
        if reason is not None and phase >= Phase.LOGIN and depth is Depth.LIGHT:
            reason, phase = None, None
        found = result(self._clock.elapsed, reason, phase, depth, service, **self.fields)
        return Asked(found, self.fingerprint if depth is Depth.DEEP else "")

    def line(self, known):
        self.known = known
        self.lines_asked += 1
        reached = self.reached if self.line_status is LineStatus.OK else 0
        return Line(self.line_status, self._clock.now(), asked=4, reached_hosts=tuple("abcd")[:reached])

    def post(self, account, letter):
        self.letters.append(letter)
        found = result(self._clock.elapsed, depth=Depth.DEEP, service=Service.SEND, server_text=self.post_words)
        return Asked(found, "fingerprint"), Posted(found, self.sending)

    def look_for(self, account, ids, since):
        self.looks.append((self._clock.elapsed, tuple(ids)))
        found = result(self._clock.elapsed, depth=Depth.DEEP)
        return Asked(found, "fingerprint"), Looked(found, tuple(self.sightings(ids)))

    def arrivals(self, account, since, uid_after, uid_validity):
        self.arrival_looks.append((self._clock.elapsed, uid_after))
        found = result(self._clock.elapsed, depth=Depth.DEEP)
        arrived, self.mails = tuple(self.mails), ()
        return Asked(found, "fingerprint"), Arrivals(found, arrived, uid_after + len(arrived), 7)

    def source(self, account, source, previous):
        self.sources_asked.append((self._clock.elapsed, account.id, source.url))
        return self.reading


class Bench:
    """Everything a monitor needs, within reach."""

    def __init__(self, folder: Path, *accounts, settings: Settings | None = None, quick: bool = False) -> None:
        self.clock = HandWoundClock()
        self.asker = Asker(self.clock)
        self.runner = Runner()
        self.history = History.open(folder / "history.sqlite3", now=START)
        self.changes: list[Change] = []
        self.updates = 0
        self.vpns: set[str] = set()
        self.settings = settings or Settings(accounts=accounts or (account(status=()),))
        self.monitor = self.new_monitor(quick=quick)

    def new_monitor(self, *, quick: bool = False) -> Monitor:
        self.record = Record(self.history)
        around = Surroundings(
            clock=self.clock,
            zone=UTC,
            dice=Random(1),
            asker=self.asker,
            runner=self.runner,
            record=self.record,
            on_update=self._on_update,
            on_change=self.changes.append,
            provider_names=dict,
            vpns_up=lambda: frozenset(self.vpns),
        )
        return Monitor(self.settings, around, quick=quick)

    def _on_update(self) -> None:
        self.updates += 1

    def go(self, seconds: float = 0.0) -> None:
        """Lets time pass; all that becomes due in it is asked and answered at once."""
        end = self.clock.elapsed + seconds
        while True:
            wait_s = self.monitor.tick()
            if self.runner.waiting:
                self.runner.run()
            elif wait_s is None or self.clock.elapsed + wait_s > end:
                self.clock.wind(end)
                return
            else:
                self.clock.wind(self.clock.elapsed + max(wait_s, 0.001))

    @property
    def verdict(self):
        return self.monitor.verdicts[0]

    def claims(self):
        return self.record.claims.of(self.history.outages()[0].id)

    def close(self) -> None:
        self.history.close()
