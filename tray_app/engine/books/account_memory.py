"""What an account's watch has learnt and a restart must not forget: login stops, times, rhythm, test mails, notes."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import Any, TypeVar

import msgspec

from tray_app.engine.books.safe_writing import SafeWriting
from tray_app.model.account import Service
from tray_app.model.late_mail import LateMail
from tray_app.model.logins import LoginStop
from tray_app.model.notice import Notice
from tray_app.model.page_notices import PageWords
from tray_app.model.rhythm import Rhythm
from tray_app.model.roundtrip import Trips

RHYTHM_EVERY = timedelta(hours=1)
TIMES_EVERY = timedelta(minutes=15)
_T = TypeVar("_T")


class AccountMemory:
    """One value under a name of each account; the newest counts."""

    def __init__(self, writing: SafeWriting) -> None:
        self._writing = writing
        self._times: dict[str, datetime | None] = {}
        self._rhythms_kept_at: dict[str, datetime] = {}

    def login_stop(self, account_id: str) -> LoginStop | None:
        """The stop that outlives restarts."""
        kept = self._writing.recall(f"login-stop:{account_id}")
        if kept is None:
            return None
        fields = json.loads(kept)
        times = {n: datetime.fromisoformat(v) if (v := fields[n]) else None for n in ("recheck_at", "last_ok_at")}
        return LoginStop(datetime.fromisoformat(fields["refused_at"]), fields["fingerprint"], **times)

    def keep_login_stop(self, account_id: str, stop: LoginStop | None) -> None:
        """Kept by every command, so that none of them tries a refused password again."""
        name = f"login-stop:{account_id}"
        if stop is None:
            self._writing.forget(name)
            return
        fields = {
            "refused_at": stop.refused_at.isoformat(),
            "fingerprint": stop.fingerprint,
            "recheck_at": stop.recheck_at and stop.recheck_at.isoformat(),
            "last_ok_at": stop.last_ok_at and stop.last_ok_at.isoformat(),
        }
        self._writing.remember(name, json.dumps(fields))

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

    def address(self, account_id: str, service: Service) -> str:
        """`ip:port` at which the service last answered; empty if it never did."""
        return self._writing.recall(f"address:{account_id}:{service}") or ""

    def keep_address(self, account_id: str, service: Service, place: str) -> None:
        """Kept by every command: when names fail, it is a way to tell a dead resolver from a dead line."""
        self._writing.remember(f"address:{account_id}:{service}", place)

    def rhythm(self, account_id: str) -> Rhythm | None:
        """What has been learnt of how much mail arrives."""
        return self._value(f"rhythm:{account_id}", Rhythm)

    def keep_rhythm(self, account_id: str, rhythm: Rhythm) -> None:
        """Keeps it about every hour; what is learnt in between is kept with the next."""
        kept_at = self._rhythms_kept_at.get(account_id)
        if not self._writing.writes or (kept_at is not None and rhythm.looked_at - kept_at < RHYTHM_EVERY):
            return
        self._rhythms_kept_at[account_id] = rhythm.looked_at
        self._keep_value(f"rhythm:{account_id}", rhythm)

    def page_words(self, account_id: str) -> PageWords:
        """What has been learnt of the webmail page's usual text."""
        return self._value(f"page-words:{account_id}", PageWords) or PageWords()

    def keep_page_words(self, account_id: str, words: PageWords) -> None:
        """Keeps it; it hardly ever changes."""
        self._keep_value(f"page-words:{account_id}", words)

    def trips(self, account_id: str) -> Trips:
        """The test mails sent so far."""
        return self._value(f"round-trips:{account_id}", Trips) or Trips()

    def keep_trips(self, account_id: str, trips: Trips) -> None:
        """Kept at once, so that a restart neither sends too many nor forgets to take one away."""
        self._keep_value(f"round-trips:{account_id}", trips)

    def late_mail(self, account_id: str) -> LateMail | None:
        """What was counted after the last outage."""
        return self._value(f"late-mail:{account_id}", LateMail)

    def keep_late_mail(self, account_id: str, late: LateMail) -> None:
        """Keeps the count, and how far it got."""
        self._keep_value(f"late-mail:{account_id}", late)

    def note(self, account_id: str) -> Notice | None:
        """What the user noted about the trouble that lasts."""
        return self._value(f"note:{account_id}", Notice)

    def keep_note(self, account_id: str, note: Notice) -> None:
        """Keeps it for the next start."""
        self._keep_value(f"note:{account_id}", note)

    def forget_note(self, account_id: str) -> None:
        """The trouble is over; the note stays with its outage."""
        self._writing.forget(f"note:{account_id}")

    def _time(self, name: str) -> datetime | None:
        if name not in self._times:
            kept = self._writing.recall(name)
            self._times[name] = datetime.fromisoformat(kept) if kept else None
        return self._times[name]

    def _keep_time(self, name: str, at: datetime) -> None:
        """A quarter of an hour is near enough for all that is asked of these times, so the disk is spared."""
        kept = self._time(name)
        if kept is None or not timedelta(0) <= at - kept < TIMES_EVERY:
            self._times[name] = at
            self._writing.remember(name, at.isoformat())

    def _value(self, name: str, kind: type[_T]) -> _T | None:
        kept = self._writing.recall(name)
        return msgspec.json.decode(kept, type=kind) if kept else None

    def _keep_value(self, name: str, value: Any) -> None:
        self._writing.remember(name, msgspec.json.encode(value).decode())
