"""The single writer: decides nothing itself, but brings due work, results, rules and records together.

Every method is called in one and the same thread. Nothing ticks: `tick` says how long it may be left alone.
The path of a failed probe: `tick` -> worker -> `_on_probe` -> (control group) -> `AccountWatch.observe`
(`model.health`) -> `_judge` (`model.judging`) -> outage written -> announced -> shown.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta, tzinfo
from random import Random

from tray_app.engine.errands import Errands
from tray_app.engine.late_mails import LateMails
from tray_app.engine.line_control import LineControl
from tray_app.engine.login_guard import mind_login
from tray_app.engine.ports import Asked, Asker, Clock
from tray_app.engine.record import Record
from tray_app.engine.roundtrips import RoundTrips
from tray_app.engine.runner import Runner
from tray_app.engine.watch import AccountWatch
from tray_app.model.account import Account, Service, StatusSource
from tray_app.model.alternatives import PROBLEMS, alternatives
from tray_app.model.claims import Claim
from tray_app.model.episodes import next_outage
from tray_app.model.evidence import evidence_items
from tray_app.model.health import PROVIDER_STATUSES, Observation
from tray_app.model.judging import judge
from tray_app.model.line import Line, LineStatus, reason_beside
from tray_app.model.notice import SourceReading
from tray_app.model.outage import Outage
from tray_app.model.page_notices import own_note, page_notice
from tray_app.model.reasons import names_any_of, open_notices
from tray_app.model.result import Depth
from tray_app.model.schedule import Pace, clock_gap
from tray_app.model.settings import Settings
from tray_app.model.situation import Situation
from tray_app.model.snapshot import Snapshot
from tray_app.model.verdict import Status, Verdict

log = logging.getLogger(__name__)
MOST_KNOWN_PLACES = 6
A_MOMENT = timedelta(seconds=150)


@dataclass(frozen=True, slots=True)
class Change:
    """One account's verdict changed; the outage it belongs to has been written."""

    before: Verdict | None
    after: Verdict
    outage_before: Outage | None
    outage: Outage | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the monitor is given once and never changes."""

    clock: Clock
    zone: tzinfo
    dice: Random
    asker: Asker
    runner: Runner
    record: Record
    on_update: Callable[[], None]
    """Something to show may have changed; ask `snapshot` when it is to be shown."""
    on_change: Callable[[Change], None]
    provider_names: Callable[[], dict[str, str]]
    """Control host (`host:port`) to the name of its provider."""


class Monitor:
    """Watches all accounts of the settings."""

    def __init__(self, settings: Settings, around: Surroundings, *, quick: bool = False) -> None:
        self._around = around
        self._quick = quick
        self._settings = settings
        self._watches: dict[str, AccountWatch] = {}
        self._line = LineControl(
            around.asker, around.runner, around.clock, known=self._known_places, web_works=self._web_works
        )
        errands = self._errands = Errands(around.runner, around.clock, around.record.memory)
        self._trips = RoundTrips(
            around.asker, errands, around.record.memory, around.clock, around.zone, around.dice, self._publish
        )
        self._late_mails = LateMails(around.asker, errands, around.record.memory, around.clock, self._publish)
        self._round = 0
        """Results of an earlier round are void: the computer slept or the network changed in between."""
        self._looked: tuple[datetime, float] | None = None
        self._checked_at: datetime | None = None
        self._sparing = False
        self.settings_problem = ""
        self.apply(settings)

    # --- what the outside may wish ---------------------------------------------------------------------------

    def apply(self, settings: Settings) -> None:
        """Takes new settings; accounts that did not change keep their state."""
        now = self._around.clock.now()
        self._settings = settings
        kept: dict[str, AccountWatch] = {}
        for account in settings.accounts:
            known = self._watches.get(account.id)
            kept[account.id] = known if known and known.account == account else self._new_watch(account, now)
        self._watches = kept
        self._publish()

    def tick(self) -> float | None:
        """Starts what is due; returns the real seconds until the next look, None if nothing is planned."""
        clock = self._around.clock
        now = clock.now()
        self._notice_gap(now, clock.monotonic())
        for watch in self._watches.values():
            self._end_pause(watch, now)
            if not watch.is_paused and watch.distrust_old(now):
                self._publish(watch)
            for service, depth in watch.due_probes(now):
                self._start_probe(watch, service, depth)
            for source in watch.due_sources(now):
                self._start_source(watch, source)
        if self._keeps_watching:
            self._trips.start_due(self._watches, now)
            self._late_mails.start_due(self._watches.values(), now)
        due = self._next_due()
        return None if due is None else max(0.0, clock.until(due))

    def start_round_trip(self, account_id: str) -> bool:
        """The user wants a test mail to be sent; False if that may not be now."""
        agreed = self._trips.wish(self._watches[account_id], self._watches, self._around.clock.now())
        self._around.on_update()
        return agreed

    def check_now(self) -> None:
        """Makes everything due."""
        for watch in self._watches.values():
            watch.hurry(self._around.clock.now())

    def void(self) -> None:
        """After sleep, a clock jump or a network change: nothing under way counts."""
        now = self._around.clock.now()
        self._round += 1
        self._errands.void()
        self._line.forget()
        self._around.record.days.skip_time()
        for watch in self._watches.values():
            watch.void(now, self._settings.policy.grace_s)
            watch.running.clear()
            watch.reading.clear()
        self._publish()

    def spare(self, *, sparing: bool) -> None:
        """On battery or a metered line everything is asked less often."""
        self._sparing = sparing

    def pause(self, until: datetime | None) -> None:
        """Stops asking; None: until `resume`."""
        for watch in self._watches.values():
            watch.is_paused, watch.paused_until = True, until
        self._publish()

    def resume(self) -> None:
        """Ends a pause; everything is due."""
        now = self._around.clock.now()
        for watch in self._watches.values():
            watch.is_paused, watch.paused_until = False, None
            watch.begin(now)
        self._around.record.days.skip_time()
        self._publish()

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
        self._publish(watch)

    def note(self, account_id: str, text: str) -> None:
        """The user heard something elsewhere: it explains the outage until that is over, and stays on record."""
        watch, now = self._watches[account_id], self._around.clock.now()
        watch.own_note = own_note(text, now.astimezone(self._around.zone))
        self._around.record.memory.keep_note(account_id, watch.own_note)
        self._around.record.outages.add_note(watch.outage, watch.own_note, now)
        self._publish(watch)

    def claims(self, outage_id: int) -> tuple[Claim, ...]:
        """What the sources claimed during one outage, up to this moment."""
        return self._around.record.claims.of(outage_id)

    def announced(self, account_id: str, *, recovery: bool) -> None:
        """The message was really shown."""
        watch = self._watches.get(account_id)
        if watch is not None and watch.outage is not None:
            watch.outage = self._around.record.outages.announced(
                watch.outage, self._around.clock.now(), recovery=recovery
            )

    def close(self) -> None:
        """Writes what is still in memory."""
        for watch in self._watches.values():
            if watch.verdict is not None:
                self._around.record.days.count_time(watch.verdict, self._around.clock.now(), watch.usual_silence_s)
        self._around.record.flush()

    @property
    def is_settled(self) -> bool:
        """Whether every service has been judged and no failure waits to be confirmed (unless `quick`)."""
        return not self._line.is_measuring and all(w.is_settled(quick=self._quick) for w in self._watches.values())

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Of all accounts that have been judged, in the user's order."""
        return tuple(watch.verdict for watch in self._watches.values() if watch.verdict is not None)

    def snapshot(self) -> Snapshot:
        """Everything there is to show now."""
        now = self._around.clock.now()
        today = now.astimezone(self._around.zone).date()
        return Snapshot(
            at=now,
            verdicts=self.verdicts,
            line=self._line.newest,
            checked_at=self._checked_at,
            next_check_at=self._next_due(),
            is_checking=any(watch.running for watch in self._watches.values()),
            histories={key: self._around.record.pasts.get(key, today) for key in self._watches},
            settings_problem=self.settings_problem,
            storage_problem=self._around.record.problem,
        )

    # --- asking ----------------------------------------------------------------------------------------------

    def _new_watch(self, account: Account, now: datetime) -> AccountWatch:
        record = self._around.record
        watch = AccountWatch(
            account,
            now,
            rhythm=record.memory.rhythm(account.id),
            addresses={s: place for s in account.services if (place := record.memory.address(account.id, s))},
            trips=record.memory.trips(account.id),
            late_mail=record.memory.late_mail(account.id),
            own_note=record.memory.note(account.id),
            worked_at={s: at for s in account.services if (at := record.memory.last_ok(account.id, s))},
            login_stop=record.memory.login_stop(account.id),
            outage=record.outages.newest(account.id),
        )
        watch.begin(now)
        return watch

    def _start_probe(self, watch: AccountWatch, service: Service, depth: Depth) -> None:
        watch.running.add(service)
        stop, asker, started, now = watch.login_stop, self._around.asker, self._round, self._around.clock.now()
        refused = stop.fingerprint if stop and not stop.may_login(now) else ""
        worked_before = watch.worked_lately(service, now)
        self._around.runner.submit(
            lambda: asker.probe(watch.account, service, depth, refused, worked_before=worked_before),
            lambda asked: self._on_probe(watch, depth, asked, started),
            lambda error: self._on_crash(watch, service, error),
        )

    def _start_source(self, watch: AccountWatch, source: StatusSource) -> None:
        watch.reading.add(source.url)
        previous, asker, started = watch.readings.get(source.url), self._around.asker, self._round
        self._around.runner.submit(
            lambda: asker.source(watch.account, source, previous),
            lambda reading: self._on_source(watch, source, reading, started),
            lambda error: self._on_source_crash(watch, source, error),
        )

    # --- answers ---------------------------------------------------------------------------------------------

    def _on_probe(self, watch: AccountWatch, depth: Depth, asked: Asked, started: int) -> None:
        result = asked.result
        # After sleep the worker's answer may arrive before the timer does.
        self._notice_gap(self._around.clock.now(), self._around.clock.monotonic())
        if started != self._round or self._watches.get(watch.account.id) is not watch:
            self._around.record.days.count_check(watch.account.id, result.service, result.started_at, ok=None)
            return
        if not result.proves_line:
            watch.unheard_since.setdefault(result.service, result.started_at)
            self._line.ask(lambda line: self._observe(watch, depth, _beside(asked, line), line.status, line))
            return
        watch.unheard_since.pop(result.service, None)
        self._line.prove(result.started_at, by_web=result.service is Service.WEBMAIL)
        if result.reason is None or result.reason.said_by_server:
            self._observe(watch, depth, asked, LineStatus.OK)
        else:
            self._line.ask(lambda line: self._observe(watch, depth, asked, LineStatus.OK, line))

    def _observe(
        self, watch: AccountWatch, depth: Depth, asked: Asked, line: LineStatus, measured: Line | None = None
    ) -> None:
        """The one place where a result becomes state; `measured` is the line as it was asked after this result."""
        now, result = self._around.clock.now(), asked.result
        if result.ok:
            watch.worked_at[result.service] = now
            self._around.record.memory.keep_ok(watch.account.id, result.service, now)
            if result.address and watch.addresses.get(result.service) != result.address:
                watch.addresses[result.service] = result.address
                self._around.record.memory.keep_address(watch.account.id, result.service, result.address)
        watch.running.discard(result.service)
        watch.secret_problem = asked.secret_problem if depth is Depth.DEEP else watch.secret_problem
        self._checked_at = now
        self._around.record.days.count_check(watch.account.id, result.service, now, ok=result.ok)
        mind_login(watch, asked, self._around.record.memory, now)
        if watch.learn_rhythm(result, now, self._around.zone) and watch.rhythm is not None:
            self._around.record.memory.keep_rhythm(watch.account.id, watch.rhythm)
        if result.service is Service.WEBMAIL:
            watch.page_notice = page_notice(watch.page_notice, result, now.astimezone(self._around.zone))
        seen = Observation(
            result,
            line,
            now,
            line_is_shaky=measured is not None and measured.is_shaky,
            login_expected=watch.expects_login(result.service),
            provider_says=self._provider_says(watch, result.service),
        )
        watch.observe(depth, seen, self._settings.policy, self._pace())
        health = watch.health(result.service)
        if len(health.failures) == 1 and health.is_checking and result.proves_line:
            self._line.ask(lambda _line: self._publish(watch))  # not to prove the line, but to know who else is up
        self._publish(watch)

    def _known_places(self) -> tuple[str, ...]:
        """Where the user's servers answered before: ways to the network that need no names."""
        places = dict.fromkeys(place for watch in self._watches.values() for place in watch.addresses.values())
        return tuple(places)[:MOST_KNOWN_PLACES]

    def _web_works(self) -> bool:
        """Whether a web page of the user's answered a moment ago, after the mail servers had fallen silent."""
        since = [at for watch in self._watches.values() for at in watch.unheard_since.values()]
        worked = [watch.page_worked_at for watch in self._watches.values()]
        after = max(self._around.clock.now() - A_MOMENT, min(since, default=self._around.clock.now()))
        return any(at is not None and at >= after for at in worked)

    def _provider_says(self, watch: AccountWatch, service: Service) -> bool:
        """Whether an open notice names this service right now."""
        situation = self._situation(watch, self._around.clock.now())
        return any(names_any_of(notice, (service,)) for notice in open_notices(situation))

    def _situation(self, watch: AccountWatch, now: datetime) -> Situation:
        return watch.situation(now, self._around.zone, self._line.newest, quick=self._quick)

    def _on_source(self, watch: AccountWatch, source: StatusSource, reading: SourceReading, started: int) -> None:
        now = self._around.clock.now()
        watch.reading.discard(source.url)
        if started != self._round:
            return
        if reading.notices != getattr(watch.readings.get(source.url), "notices", ()):
            self._around.record.outages.keep_notices(watch.account.id, reading, now)
        watch.take_reading(source.url, reading, now, self._pace())
        self._publish(watch)

    def _on_crash(self, watch: AccountWatch, service: Service, error: BaseException) -> None:
        """A bug of ours: nothing is known of the service; the excepthook logs it."""
        watch.running.discard(service)
        retry = self._around.clock.now() + timedelta(seconds=watch.account.intervals.login_s)
        watch.plans[service] = replace(watch.plans[service], light_at=retry, deep_at=None)
        raise error

    def _on_source_crash(self, watch: AccountWatch, source: StatusSource, error: BaseException) -> None:
        watch.reading.discard(source.url)
        watch.source_due[source.url] = self._around.clock.now() + timedelta(seconds=watch.account.intervals.login_s)
        raise error

    # --- judging, recording, telling -------------------------------------------------------------------------

    def _publish(self, changed: AccountWatch | None = None) -> None:
        """Judges what changed (None: every account), writes it, then tells."""
        now = self._around.clock.now()
        watches = list(self._watches.values()) if changed is None else [changed]
        before = {watch.account.id: watch.verdict for watch in watches}
        for watch in watches:
            self._judge(watch, now)
        if any(_status(before[watch.account.id]) is not _status(watch.verdict) for watch in watches):
            # What is up now is a way out for the others, and what is down no longer is.
            for watch in self._watches.values():
                if watch.verdict is not None and watch.verdict.status in PROBLEMS:
                    self._judge(watch, now)
        self._around.on_update()

    def _judge(self, watch: AccountWatch, now: datetime) -> None:
        """Brings verdict, outage and records of one account up to date."""
        before, outage_before = watch.verdict, watch.outage
        if before is not None:
            step_s = self._around.record.days.count_time(before, now, watch.usual_silence_s)
            if outage_before is not None and outage_before.is_open and before.status in PROVIDER_STATUSES:
                self._around.record.claims.count(outage_before, before.sources, step_s, now)
            self._around.record.flush_if_due(now)
        bare = judge(self._situation(watch, now))
        line = self._line.newest
        ways_out = alternatives(
            bare,
            watch.account,
            self.verdicts,
            self._settings.alternatives,
            self._around.provider_names() if line else {},
            line,
        )
        watch.verdict = verdict = replace(bare, alternatives=ways_out)
        outage = next_outage(
            outage_before, verdict, self._settings.policy, now, watch.last_ok_at(verdict.affected, verdict.since or now)
        )
        if outage is not None and not outage.is_open and watch.own_note is not None:
            watch.own_note = None
            self._around.record.memory.forget_note(watch.account.id)
        if outage is not None and (outage != outage_before or outage.id is None):
            watch.outage = self._around.record.outages.save(outage, evidence_items(before, verdict, now))
        watch.verdict = verdict = _since_the_beginning(verdict, watch.outage)
        if before is None or before.essence != verdict.essence or outage_before != watch.outage:
            self._around.on_change(Change(before, verdict, outage_before, watch.outage))

    # --- time ------------------------------------------------------------------------------------------------

    def _notice_gap(self, wall: datetime, monotonic: float) -> None:
        if self._looked is not None and clock_gap(self._looked[0], wall, self._looked[1], monotonic):
            log.info("the computer slept or its clock was set; starting afresh")
            self.void()
        self._looked = (wall, monotonic)

    def _end_pause(self, watch: AccountWatch, now: datetime) -> None:
        if watch.is_paused and watch.paused_until is not None and watch.paused_until <= now:
            watch.is_paused, watch.paused_until = False, None
            watch.begin(now)

    def _next_due(self) -> datetime | None:
        now, watches = self._around.clock.now(), self._watches
        dues = [due for watch in watches.values() if (due := watch.next_due())]
        if self._keeps_watching:
            errands = (self._trips.next_due(watches, now), self._late_mails.next_due(watches.values(), now))
            dues += [due for due in errands if due is not None]
        return min(dues, default=None)

    @property
    def _keeps_watching(self) -> bool:
        """A single check leaves test mails and counting to the program that goes on."""
        return self._around.record.writes

    def _pace(self) -> Pace:
        return Pace(self._sparing, self._around.dice.random())


def _beside(asked: Asked, line: Line) -> Asked:
    """The same answer, with its reason seen in the light of the control group."""
    reason = asked.result.reason
    if reason is None:
        return asked
    seen = reason_beside(reason, asked.result.certificate_issuer, line)
    return replace(asked, result=replace(asked.result, reason=seen))


def _since_the_beginning(verdict: Verdict, outage: Outage | None) -> Verdict:
    """An outage that outlasted sleep or a restart did not begin when we looked again."""
    if outage is None or not outage.is_open or verdict.status not in PROVIDER_STATUSES or verdict.provider_notice_only:
        return verdict
    return replace(verdict, since=min(verdict.since or outage.started_at, outage.started_at))


def _status(verdict: Verdict | None) -> Status:
    return Status.UNKNOWN if verdict is None else verdict.status
