"""What the engine needs from the outside, as small interfaces."""

from __future__ import annotations

import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo
from typing import Protocol

from tray_app.model.account import Account, Service, StatusSource
from tray_app.model.late_mail import Arrivals
from tray_app.model.line import Line
from tray_app.model.notice import SourceReading
from tray_app.model.result import Depth, ProbeResult
from tray_app.model.roundtrip import Letter, Looked, Posted


class Clock(Protocol):
    """Wall time and intervals; the demo's clock runs faster than the world's."""

    def now(self) -> datetime:
        """Aware, in UTC."""

    def monotonic(self) -> float:
        """Seconds that no one can set; advances at the pace of `now` and stands still while the computer sleeps."""

    def until(self, moment: datetime) -> float:
        """How long to wait for `moment`, in seconds of the real world."""


class SystemClock:
    """The computer's own."""

    def now(self) -> datetime:
        return datetime.now(UTC)

    def monotonic(self) -> float:
        return _awake_s_windows() if sys.platform == "win32" else time.monotonic()

    def until(self, moment: datetime) -> float:
        return (moment - self.now()).total_seconds()


def _awake_s_windows() -> float:
    """Python's own clock goes on there while the computer sleeps, and a night would not be noticed."""
    import ctypes

    ticks = ctypes.c_ulonglong()
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - exists on Windows only
    kernel.QueryUnbiasedInterruptTime(ctypes.byref(ticks))
    return ticks.value / 10_000_000


class LocalZone(tzinfo):
    """The computer's time zone as it is at each moment, daylight saving included."""

    def utcoffset(self, dt: datetime | None) -> timedelta | None:
        return None if dt is None else dt.replace(tzinfo=None).astimezone().utcoffset()

    def dst(self, dt: datetime | None) -> timedelta | None:  # noqa: ARG002 - part of the interface
        return None

    def tzname(self, dt: datetime | None) -> str | None:
        return None if dt is None else dt.replace(tzinfo=None).astimezone().tzname()

    def fromutc(self, dt: datetime) -> datetime:
        return dt.replace(tzinfo=UTC).astimezone().replace(tzinfo=self)


@dataclass(frozen=True, slots=True)
class Asked:
    """A probe's result and what the attempt taught about the secret."""

    result: ProbeResult
    fingerprint: str = ""
    """Of the secret that was used; empty if none was."""
    secret_problem: str = ""
    """One sentence if no secret could be had; the probe was a light one then."""


class Asker(Protocol):
    """Everything that takes time. Called in worker threads only."""

    def probe(self, account: Account, service: Service, depth: Depth, refused: str, *, worked_before: bool) -> Asked:
        """One probe; a secret with the fingerprint `refused` is not tried again."""

    def line(self, known: tuple[str, ...]) -> Line:
        """Asks the control group, and the addresses that answered before."""

    def source(self, account: Account, source: StatusSource, previous: SourceReading | None) -> SourceReading:
        """Reads one status source."""

    def post(self, account: Account, letter: Letter) -> tuple[Asked, Posted] | None:
        """Sends a test mail with this account; None if there is no secret to log in with."""

    def look_for(self, account: Account, ids: Sequence[str], since: datetime) -> tuple[Asked, Looked] | None:
        """Looks for test mails in its inbox and junk folder, and removes them."""

    def arrivals(
        self, account: Account, since: datetime, uid_after: int, uid_validity: int
    ) -> tuple[Asked, Arrivals] | None:
        """Reads the dates of what has come in."""
