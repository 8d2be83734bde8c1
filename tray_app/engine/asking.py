"""Gives due probes and readings to workers, and takes their answers in."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from tray_app.engine.judge import Judge
from tray_app.engine.line_control import LineControl
from tray_app.engine.login_guard import mind_login
from tray_app.engine.ports import Asked
from tray_app.engine.surroundings import Surroundings
from tray_app.engine.watch import AccountWatch
from tray_app.engine.watches import Watches
from tray_app.model.account import Service, StatusSource
from tray_app.model.health import Observation
from tray_app.model.line import Line, LineStatus, reason_beside
from tray_app.model.notice import SourceReading
from tray_app.model.result import Depth, ProbeResult
from tray_app.model.schedule import JITTER, Pace
from tray_app.model.settings import Policy


class Asking:
    """`_observe` is the one place where a result becomes state."""

    def __init__(
        self,
        watches: Watches,
        line: LineControl,
        judge: Judge,
        around: Surroundings,
        *,
        policy: Callable[[], Policy],
        pace: Callable[[], Pace],
        notice_gap: Callable[[], None],
    ) -> None:
        """`notice_gap` looks whether the computer slept: a worker's answer may arrive before the timer does."""
        self._watches = watches
        self._line = line
        self._judge = judge
        self._around = around
        self._policy = policy
        self._pace = pace
        self._notice_gap = notice_gap
        self._round = 0
        """Answers to an earlier round are void: the computer slept or the network changed in between."""
        self._hosts_asked: dict[str, datetime] = {}
        """When each host of a status source was last asked."""
        self.checked_at: datetime | None = None
        """When the last probe ended that counted."""

    def void(self) -> None:
        """Nothing that is under way counts."""
        self._round += 1

    def start_due(self, watch: AccountWatch, now: datetime) -> None:
        """Asks what is due of one account."""
        if watch.is_paused:
            return
        for service, depth in watch.due_probes(now):
            self._start_probe(watch, service, depth)
        for source in watch.sources.due(now):
            if (free_at := self._host_free_at(watch, source)) > now:
                watch.sources.due_at[source.url] = free_at
            else:
                self._start_source(watch, source, now)

    def _host_free_at(self, watch: AccountWatch, source: StatusSource) -> datetime:
        """When its host may be asked again. What was never read, and what the user wishes, does not wait."""
        asked_at = self._hosts_asked.get(_host_of(watch.sources.place(source)))
        if asked_at is None or source.url in watch.sources.wished or source.url not in watch.sources.readings:
            return datetime.min.replace(tzinfo=UTC)
        return asked_at + watch.sources.interval(is_troubled=watch.is_troubled) * (1 - JITTER)

    def _readers(self, watch: AccountWatch, source: StatusSource) -> list[AccountWatch]:
        """All accounts that have this source: one question serves them all."""
        ca_file = watch.account.tls_ca_file
        others = (w for w in self._watches if w is not watch and not w.is_paused and w.account.tls_ca_file == ca_file)
        return [watch, *(w for w in others if source in w.account.status and source.url not in w.sources.under_way)]

    def _start_probe(self, watch: AccountWatch, service: Service, depth: Depth) -> None:
        watch.timetable.running.add(service)
        stop, asker, started, now = watch.login_stop, self._around.asker, self._round, self._around.clock.now()
        refused = stop.fingerprint if stop and not stop.may_login(now) else ""
        worked_before = watch.worked_lately(service, now)
        self._around.runner.submit(
            lambda: asker.probe(watch.account, service, depth, refused, worked_before=worked_before),
            lambda asked: self._on_probe(watch, depth, asked, started),
            lambda error: self._on_crash(watch, service, error),
        )

    def _start_source(self, watch: AccountWatch, source: StatusSource, now: datetime) -> None:
        self._hosts_asked[_host_of(watch.sources.place(source))] = now
        readers = self._readers(watch, source)
        for reader in readers:
            reader.sources.start(source)
        previous, asker, started = watch.sources.readings.get(source.url), self._around.asker, self._round
        self._around.runner.submit(
            lambda: asker.source(watch.account, source, previous),
            lambda reading: self._on_source(readers, source, reading, started),
            lambda error: self._on_source_crash(readers, source, error),
        )

    def _on_probe(self, watch: AccountWatch, depth: Depth, asked: Asked, started: int) -> None:
        result = asked.result
        self._notice_gap()
        if started != self._round or watch not in self._watches:
            self._around.record.days.count_check(watch.account.id, result.service, result.started_at, ok=None)
            return
        if not result.proves_line:
            watch.unheard_since.setdefault(result.service, result.started_at)
            self._line.ask(lambda line: self._observe(watch, depth, _beside(asked, line), line.status))
            return
        watch.unheard_since.pop(result.service, None)
        if not result.by_bridge:
            self._line.prove(result.started_at, by_web=result.service is Service.WEBMAIL)
        if result.reason is None or result.reason.said_by_server:
            self._observe(watch, depth, asked, LineStatus.OK)
        else:
            self._line.ask(lambda _line: self._observe(watch, depth, asked, LineStatus.OK))

    def _observe(self, watch: AccountWatch, depth: Depth, asked: Asked, line: LineStatus) -> None:
        now, result = self._around.clock.now(), asked.result
        self.checked_at = now
        watch.timetable.end(result.service)
        watch.secret_problem = asked.secret_problem if depth is Depth.DEEP else watch.secret_problem
        self._learn(watch, asked, now)
        seen = Observation(
            result,
            line,
            now,
            lines=self._line.lately(now),
            login_expected=watch.expects_login(result.service),
            provider_says=self._judge.provider_says(watch, result.service),
        )
        watch.observe(depth, seen, self._policy(), self._pace())
        health = watch.health(result.service)
        if len(health.failures) == 1 and health.is_checking and result.proves_line:
            # Not to prove the line, but to know who else is up.
            self._line.ask(lambda _line: self._judge.publish(watch))
        self._judge.publish(watch)

    def _learn(self, watch: AccountWatch, asked: Asked, now: datetime) -> None:
        """What a result teaches beside the service's health; most of it outlives a restart."""
        result, record = asked.result, self._around.record
        record.days.count_check(watch.account.id, result.service, now, ok=result.ok)
        if result.ok:
            self._learn_from_success(watch, result, now)
        mind_login(watch, asked, record.memory, now)
        if watch.learn_rhythm(result, now, self._around.zone) and watch.rhythm is not None:
            record.memory.keep_rhythm(watch.account.id, watch.rhythm)
        if result.service is Service.WEBMAIL and watch.learn_page(result, now.astimezone(self._around.zone)):
            record.memory.keep_page_words(watch.account.id, watch.page_words)

    def _learn_from_success(self, watch: AccountWatch, result: ProbeResult, now: datetime) -> None:
        memory = self._around.record.memory
        watch.worked_at[result.service] = now
        memory.keep_ok(watch.account.id, result.service, now)
        if result.address and watch.addresses.get(result.service) != result.address:
            watch.addresses[result.service] = result.address
            memory.keep_address(watch.account.id, result.service, result.address)

    def _on_source(
        self, readers: Sequence[AccountWatch], source: StatusSource, reading: SourceReading, started: int
    ) -> None:
        now = self._around.clock.now()
        self._hosts_asked[_host_of(reading.read_from or source.url)] = now
        for watch in readers:
            watch.sources.under_way.discard(source.url)
            if started != self._round:
                continue
            if reading.notices != getattr(watch.sources.readings.get(source.url), "notices", ()):
                self._around.record.outages.keep_notices(watch.account.id, reading, now)
            watch.sources.take(source.url, reading, now, self._pace(), is_troubled=watch.is_troubled)
            self._judge.publish(watch)

    def _on_crash(self, watch: AccountWatch, service: Service, error: BaseException) -> None:
        """A bug of ours: nothing is known of the service; the excepthook logs it."""
        watch.timetable.end(service)
        retry = self._around.clock.now() + timedelta(seconds=watch.account.intervals.login_s)
        watch.timetable.plan_light(service, retry)
        raise error

    def _on_source_crash(self, readers: Sequence[AccountWatch], source: StatusSource, error: BaseException) -> None:
        for watch in readers:
            watch.sources.under_way.discard(source.url)
            retry = self._around.clock.now() + timedelta(seconds=watch.account.intervals.login_s)
            watch.sources.due_at[source.url] = retry
        raise error


def _host_of(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:
        return address


def _beside(asked: Asked, line: Line) -> Asked:
    """The same answer, with its reason seen in the light of the control group."""
    reason = asked.result.reason
    if reason is None:
        return asked
    seen = reason_beside(reason, asked.result.certificate_issuer, line)
    return replace(asked, result=replace(asked.result, reason=seen))
