"""What is kept for good: outages with their evidence, seconds per day, login stops.

Written before it is announced. If it cannot be written (full disk), the watch goes on, the window says so,
and the same change is offered to the database again with the next one.
"""

from __future__ import annotations

import json
import logging
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

import msgspec

from tray_app.model.account import Service
from tray_app.model.claims import Claim, count_claims
from tray_app.model.late_mail import LateMail
from tray_app.model.logins import LoginStop
from tray_app.model.notice import Notice, SourceReading
from tray_app.model.outage import EvidenceItem, Outage
from tray_app.model.rhythm import Rhythm
from tray_app.model.roundtrip import Trips
from tray_app.model.snapshot import History as PastOfAccount
from tray_app.model.verdict import Status, Verdict
from tray_app.storage.history import History, StorageError

log = logging.getLogger(__name__)
FLUSH_AFTER = timedelta(minutes=10)
"""Counts are written this often; outages at once."""
SHORTEST_SLEEP_S = 600.0
"""A longer silence between two looks was sleep, not watching, unless the account is asked that rarely."""
STRIP_DAYS = 90
RHYTHM_EVERY = timedelta(hours=1)
TIMES_EVERY = timedelta(minutes=15)


@dataclass(slots=True)
class _Seconds:
    """Seconds of one account on one day, not yet written."""

    watched: float = 0
    outage: float = 0
    degraded: float = 0
    maintenance: float = 0
    line: float = 0


class Record:
    """Keeps the books of the watch. `writes` is False for a single `check`, which only keeps login stops."""

    def __init__(self, history: History, *, writes: bool = True) -> None:
        self._history = history
        self.writes = writes
        self._seconds: dict[tuple[str, date], _Seconds] = defaultdict(_Seconds)
        self._checks: dict[tuple[str, Service, date], list[int]] = defaultdict(lambda: [0, 0, 0])
        self._counted_at: dict[str, datetime] = {}
        self._flushed_at: datetime | None = None
        self._times: dict[str, datetime | None] = {}
        self._claims: dict[int, tuple[Claim, ...]] = {}
        self._rhythms_kept_at: dict[str, datetime] = {}
        self._pasts: dict[str, tuple[date, PastOfAccount]] = {}
        """By account id, with the day on which it was read."""
        self.problem = ""
        """One sentence while nothing can be written."""

    def newest_outage(self, account_id: str) -> Outage | None:
        """The account's newest outage, open or not; asked when its watch begins, so what was known before is old."""
        self._pasts.pop(account_id, None)
        return next(iter(self._history.outages(account_id)), None)

    def save_outage(self, outage: Outage, evidence: Sequence[EvidenceItem]) -> Outage:
        """Writes the outage and its evidence in one transaction; returns it with its id, if it could be written."""
        if not self.writes:
            return outage
        self._pasts.pop(outage.account_id, None)
        with self._may_fail():
            outage = self._history.save_outage(outage, evidence)
        return outage  # noqa: RET504 - unsaved, if it may fail

    def announced(self, outage: Outage, at: datetime, *, recovery: bool) -> Outage:
        """Notes that the message was really shown."""
        if outage.id is None or not self.writes:
            return outage
        self._pasts.pop(outage.account_id, None)
        mark = self._history.mark_recovery_announced if recovery else self._history.mark_announced
        with self._may_fail():
            mark(outage.id, at)
        return replace(outage, recovery_announced_at=at) if recovery else replace(outage, announced_at=at)

    def acknowledge(self, outage: Outage) -> Outage:
        """The user has seen that it is over."""
        self._pasts.pop(outage.account_id, None)
        if outage.id is not None and self.writes:
            with self._may_fail():
                self._history.acknowledge_outage(outage.id)
        return replace(outage, acknowledged=True)

    def keep_notices(self, account_id: str, reading: SourceReading, seen_at: datetime) -> None:
        """Keeps every version of what the provider said."""
        if not self.writes:
            return
        with self._may_fail(), self._history.together():
            for notice in reading.notices:
                self._history.save_notice(account_id, reading.url, notice, seen_at)

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
        _add(self._seconds[(verdict.account_id, now.date())], verdict.status, step_s)
        if now - (self._flushed_at or before or now) >= FLUSH_AFTER:
            self._flushed_at = now
            self.flush()
        return step_s

    def skip_time(self) -> None:
        """The computer slept or watching was paused: the time until now does not count."""
        self._counted_at.clear()

    def claims(self, outage_id: int) -> tuple[Claim, ...]:
        """What the sources claimed during this outage."""
        if outage_id not in self._claims:
            kept = self._history.recall(f"claims:{outage_id}")
            self._claims[outage_id] = msgspec.json.decode(kept, type=tuple[Claim, ...]) if kept else ()
        return self._claims[outage_id]

    def count_claims(self, outage: Outage, readings: Sequence[SourceReading], step_s: float, now: datetime) -> None:
        """Adds what the sources claimed in the last `step_s` seconds of an outage."""
        if outage.id is None or not self.writes:
            return
        before = self.claims(outage.id)
        self._claims[outage.id] = after = count_claims(before, readings, outage.affected, step_s, now)
        admits = [claim.admitted_at for claim in before] != [claim.admitted_at for claim in after]
        if admits or not outage.is_open:
            self._write_claims(outage.id)

    def flush(self) -> None:
        """Writes the counts gathered so far."""
        if not self.writes:
            return
        with self._may_fail():
            with self._history.together():
                for (account_id, day), s in self._seconds.items():
                    self._history.record_day(account_id, day, s.watched, s.outage, s.degraded, s.maintenance, s.line)
                for (account_id, service, day), (ok, failed, void) in self._checks.items():
                    self._history.record_checks(account_id, service, day, ok, failed, void)
            for account_id, _day in self._seconds:
                self._pasts.pop(account_id, None)
            self._seconds.clear()
            self._checks.clear()
        for outage_id in self._claims:
            self._write_claims(outage_id)

    def _write_claims(self, outage_id: int) -> None:
        with self._may_fail():
            kept = msgspec.json.encode(self._claims[outage_id]).decode()
            self._history.remember(f"claims:{outage_id}", kept)

    def past(self, account_id: str, today: date) -> PastOfAccount:
        """What the strip and the repeat line show; read again only once something was written to it."""
        known = self._pasts.get(account_id)
        if known is None or known[0] != today:
            past = PastOfAccount(
                days=self._history.days(account_id, today, STRIP_DAYS),
                outages=self._history.outages(account_id),
                watched_since=self._history.watched_since(account_id),
            )
            known = self._pasts[account_id] = (today, past)
        return known[1]

    def login_stop(self, account_id: str) -> LoginStop | None:
        """The stop that outlives restarts."""
        kept = self._history.recall(f"login-stop:{account_id}")
        if kept is None:
            return None
        fields = json.loads(kept)
        times = {n: datetime.fromisoformat(v) if (v := fields[n]) else None for n in ("recheck_at", "last_ok_at")}
        return LoginStop(datetime.fromisoformat(fields["refused_at"]), fields["fingerprint"], **times)

    def keep_login_stop(self, account_id: str, stop: LoginStop | None) -> None:
        """Kept by every command, so that none of them tries a refused password again."""
        key = f"login-stop:{account_id}"
        if stop is None:
            with self._may_fail():
                self._history.forget(key)
            return
        fields = {
            "refused_at": stop.refused_at.isoformat(),
            "fingerprint": stop.fingerprint,
            "recheck_at": stop.recheck_at and stop.recheck_at.isoformat(),
            "last_ok_at": stop.last_ok_at and stop.last_ok_at.isoformat(),
        }
        with self._may_fail():
            self._history.remember(key, json.dumps(fields))

    def last_login_ok(self, account_id: str) -> datetime | None:
        """When a login last worked, also before this start."""
        return self._time(f"login-ok:{account_id}")

    def keep_login_ok(self, account_id: str, at: datetime) -> None:
        """Notes that a login worked."""
        self._keep_time(f"login-ok:{account_id}", at)

    def last_ok(self, account_id: str, service: Service) -> datetime | None:
        """When a service last answered, also before this start."""
        return self._time(f"ok:{account_id}:{service}")

    def keep_ok(self, account_id: str, service: Service, at: datetime) -> None:
        """Notes that a service answered."""
        self._keep_time(f"ok:{account_id}:{service}", at)

    def rhythm(self, account_id: str) -> Rhythm | None:
        """What has been learnt of how much mail arrives."""
        kept = self._history.recall(f"rhythm:{account_id}")
        return msgspec.json.decode(kept, type=Rhythm) if kept else None

    def keep_rhythm(self, account_id: str, rhythm: Rhythm) -> None:
        """Keeps it about every hour; what is learnt in between is kept with the next."""
        kept_at = self._rhythms_kept_at.get(account_id)
        if not self.writes or (kept_at is not None and rhythm.looked_at - kept_at < RHYTHM_EVERY):
            return
        self._rhythms_kept_at[account_id] = rhythm.looked_at
        with self._may_fail():
            self._history.remember(f"rhythm:{account_id}", msgspec.json.encode(rhythm).decode())

    def trips(self, account_id: str) -> Trips:
        """The test mails sent so far."""
        kept = self._history.recall(f"round-trips:{account_id}")
        return msgspec.json.decode(kept, type=Trips) if kept else Trips()

    def keep_trips(self, account_id: str, trips: Trips) -> None:
        """Kept at once, so that a restart neither sends too many nor forgets to take one away."""
        with self._may_fail():
            self._history.remember(f"round-trips:{account_id}", msgspec.json.encode(trips).decode())

    def late_mail(self, account_id: str) -> LateMail | None:
        """What was counted after the last outage."""
        kept = self._history.recall(f"late-mail:{account_id}")
        return msgspec.json.decode(kept, type=LateMail) if kept else None

    def keep_late_mail(self, account_id: str, late: LateMail) -> None:
        """Keeps the count, and how far it got."""
        with self._may_fail():
            self._history.remember(f"late-mail:{account_id}", msgspec.json.encode(late).decode())

    def note(self, account_id: str) -> Notice | None:
        """What the user noted about the trouble that lasts."""
        kept = self._history.recall(f"note:{account_id}")
        return msgspec.json.decode(kept, type=Notice) if kept else None

    def keep_note(self, account_id: str, outage: Outage | None, note: Notice, at: datetime) -> None:
        """Keeps a note with the outage it is about, and by itself for the next start."""
        with self._may_fail():
            self._history.remember(f"note:{account_id}", msgspec.json.encode(note).decode())
            if outage is not None and outage.id is not None:
                self._history.add_note(outage.id, at, note.text)

    def forget_note(self, account_id: str) -> None:
        """The trouble is over; the note stays with its outage."""
        with self._may_fail():
            self._history.forget(f"note:{account_id}")

    def address(self, account_id: str, service: Service) -> str:
        """`ip:port` at which the service last answered; empty if it never did."""
        return self._history.recall(f"address:{account_id}:{service}") or ""

    def keep_address(self, account_id: str, service: Service, place: str) -> None:
        """Kept by every command: when names fail, it is a way to tell a dead resolver from a dead line."""
        with self._may_fail():
            self._history.remember(f"address:{account_id}:{service}", place)

    def _time(self, name: str) -> datetime | None:
        if name not in self._times:
            kept = self._history.recall(name)
            self._times[name] = datetime.fromisoformat(kept) if kept else None
        return self._times[name]

    def _keep_time(self, name: str, at: datetime) -> None:
        """A quarter of an hour is near enough for all that is asked of these times, so the disk is spared."""
        kept = self._time(name)
        if kept is None or not timedelta(0) <= at - kept < TIMES_EVERY:
            self._times[name] = at
            with self._may_fail():
                self._history.remember(name, at.isoformat())

    @contextmanager
    def _may_fail(self) -> Iterator[None]:
        """A full disk stops no watching: told once when it breaks and once when it heals."""
        try:
            yield
        except StorageError as error:
            if not self.problem:
                log.warning("the history cannot be written: %s", error)
            self.problem = str(error)
        else:
            if self.problem:
                log.warning("the history can be written again")
            self.problem = ""


def _add(seconds: _Seconds, status: Status, step_s: float) -> None:
    if status in (Status.UNKNOWN, Status.PAUSED):
        return
    if status is Status.LINE:
        seconds.line += step_s
        return
    seconds.watched += step_s
    if status is Status.OUTAGE:
        seconds.outage += step_s
    elif status is Status.DEGRADED:
        seconds.degraded += step_s
    elif status is Status.MAINTENANCE:
        seconds.maintenance += step_s
