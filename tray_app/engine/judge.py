"""Brings verdicts, outages and their records up to date, in this order, and only then tells."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime

from tray_app.engine.line_control import LineControl
from tray_app.engine.situations import situation_of
from tray_app.engine.surroundings import Change, Surroundings
from tray_app.engine.vpn_watch import VpnWatch
from tray_app.engine.watch import AccountWatch
from tray_app.engine.watches import Watches
from tray_app.model.account import Service
from tray_app.model.alternatives import PROBLEMS, alternatives
from tray_app.model.episodes import next_outage, since_the_beginning
from tray_app.model.evidence import evidence_items
from tray_app.model.health import PROVIDER_STATUSES
from tray_app.model.healths import last_ok_at
from tray_app.model.judging import judge
from tray_app.model.reasons import names_any_of, open_notices
from tray_app.model.settings import Settings
from tray_app.model.situation import Situation
from tray_app.model.verdict import Status, Verdict


class Judge:
    """Decides nothing itself: the rules are `model.judging`, `model.alternatives` and `model.episodes`."""

    def __init__(
        self,
        watches: Watches,
        line: LineControl,
        vpn: VpnWatch,
        around: Surroundings,
        settings: Callable[[], Settings],
        *,
        quick: bool,
    ) -> None:
        self._watches = watches
        self._line = line
        self._vpn = vpn
        self._around = around
        self._settings = settings
        self._quick = quick

    def publish(self, changed: AccountWatch | None = None) -> None:
        """Judges what changed (None: every account), writes it, then tells."""
        now = self._around.clock.now()
        watches = list(self._watches) if changed is None else [changed]
        before = {watch.account.id: watch.verdict for watch in watches}
        for watch in watches:
            self._judge(watch, now)
        if any(_status(before[watch.account.id]) is not _status(watch.verdict) for watch in watches):
            # What is up now is a way out for the others, and what is down no longer is.
            for watch in self._watches:
                if watch.verdict is not None and watch.verdict.status in PROBLEMS:
                    self._judge(watch, now)
        self._around.record.flush_if_due(now)
        self._around.on_update()

    def provider_says(self, watch: AccountWatch, service: Service) -> bool:
        """Whether an open notice names this service right now."""
        situation = self._situation(watch, self._around.clock.now())
        return any(names_any_of(notice, (service,)) for notice in open_notices(situation))

    def count_time(self, watch: AccountWatch, now: datetime) -> None:
        """Adds the time since the last look to the verdict that held during it, and to what the sources claimed."""
        verdict, outage = watch.verdict, watch.outage
        if verdict is None:
            return
        step_s = self._around.record.days.count_time(verdict, now, watch.usual_silence_s)
        if outage is not None and outage.is_open and verdict.status in PROVIDER_STATUSES:
            self._around.record.claims.count(outage, verdict.sources, step_s, now)

    def _judge(self, watch: AccountWatch, now: datetime) -> None:
        """Brings verdict, outage and records of one account up to date."""
        self.count_time(watch, now)
        before, outage_before = watch.verdict, watch.outage
        watch.verdict = verdict = self._verdict(watch, now)
        outage = next_outage(
            outage_before,
            verdict,
            self._settings().policy,
            now,
            last_ok_at(watch.healths, verdict.affected, verdict.since or now),
        )
        if outage is not None and not outage.is_open and watch.own_note is not None:
            watch.own_note = None
            self._around.record.memory.forget_note(watch.account.id)
        if outage is not None and (outage != outage_before or outage.id is None):
            watch.outage = self._around.record.outages.save(outage, evidence_items(before, verdict, now))
        watch.verdict = verdict = since_the_beginning(verdict, watch.outage, watch.healths)
        if before is None or before.essence != verdict.essence or outage_before != watch.outage:
            self._around.on_change(Change(before, verdict, outage_before, watch.outage))

    def _verdict(self, watch: AccountWatch, now: datetime) -> Verdict:
        bare, line = judge(self._situation(watch, now)), self._line.newest
        ways_out = alternatives(
            bare,
            watch.account,
            self._watches.verdicts,
            self._settings().alternatives,
            self._around.provider_names() if line else {},
            line,
        )
        return replace(bare, alternatives=ways_out)

    def _situation(self, watch: AccountWatch, now: datetime) -> Situation:
        situation = situation_of(watch, now, self._around.zone, self._line.newest, quick=self._quick)
        return replace(situation, vpn_up_at=self._vpn.came_up_at)


def _status(verdict: Verdict | None) -> Status:
    return Status.UNKNOWN if verdict is None else verdict.status
