"""Seconds under each status and probes by their outcome, for each day; in memory until they are written."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime

from tray_app.engine.books.pasts import Pasts
from tray_app.engine.books.safe_writing import SafeWriting
from tray_app.model.account import Service
from tray_app.model.verdict import Status, Verdict

SHORTEST_SLEEP_S = 600.0
"""A longer silence between two looks was sleep, not watching, unless the account is asked that rarely."""


@dataclass(slots=True)
class _Seconds:
    """Seconds of one account on one day, not yet written."""

    watched: float = 0
    outage: float = 0
    degraded: float = 0
    maintenance: float = 0
    line: float = 0

    def add(self, status: Status, step_s: float) -> None:
        """Puts them where the status belongs; what is not watched counts nowhere."""
        if status in (Status.UNKNOWN, Status.PAUSED):
            return
        if status is Status.LINE:
            self.line += step_s
            return
        self.watched += step_s
        if status is Status.OUTAGE:
            self.outage += step_s
        elif status is Status.DEGRADED:
            self.degraded += step_s
        elif status is Status.MAINTENANCE:
            self.maintenance += step_s


class DayCounts:
    """Adds up; `flush` writes."""

    def __init__(self, writing: SafeWriting, pasts: Pasts) -> None:
        self._writing = writing
        self._pasts = pasts
        self._seconds: dict[tuple[str, date], _Seconds] = defaultdict(_Seconds)
        self._checks: dict[tuple[str, Service, date], list[int]] = defaultdict(lambda: [0, 0, 0])
        self._counted_at: dict[str, datetime] = {}

    def count_check(self, account_id: str, service: Service, at: datetime, *, ok: bool | None) -> None:
        """Adds one probe to the day's counts; None means void."""
        counts = self._checks[(account_id, service, at.date())]
        counts[2 if ok is None else 0 if ok else 1] += 1

    def count_time(self, verdict: Verdict, now: datetime, usual_silence_s: float) -> float:
        """Adds the time since the last look to the account's day, under the status it had; returns it in seconds."""
        before = self._counted_at.get(verdict.account_id)
        self._counted_at[verdict.account_id] = now
        step_s = (now - before).total_seconds() if before else 0.0
        if not 0 < step_s <= max(SHORTEST_SLEEP_S, usual_silence_s):
            return 0.0
        self._seconds[(verdict.account_id, now.date())].add(verdict.status, step_s)
        return step_s

    def skip_time(self) -> None:
        """The computer slept or watching was paused: the time until now does not count."""
        self._counted_at.clear()

    def flush(self) -> None:
        """Writes the counts gathered so far."""
        if not self._writing.writes:
            return
        history = self._writing.history
        with self._writing.may_fail():
            with history.together():
                for (account_id, day), s in self._seconds.items():
                    history.record_day(account_id, day, s.watched, s.outage, s.degraded, s.maintenance, s.line)
                for (account_id, service, day), (ok, failed, void) in self._checks.items():
                    history.record_checks(account_id, service, day, ok, failed, void)
            for account_id, _day in self._seconds:
                self._pasts.changed(account_id)
            self._seconds.clear()
            self._checks.clear()
