"""A clock that races through the quiet hours of a story and takes its time where something happens."""

from __future__ import annotations

import time
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import pairwise


@dataclass(frozen=True, slots=True)
class Stretch:
    """From `starts_at` on, `pace` seconds of the story pass in one real second."""

    starts_at: datetime
    pace: float


class PacedClock:
    """The engine's clock over `stretches` (in order); after the last one its pace goes on."""

    def __init__(
        self, stretches: Sequence[Stretch], speed: float = 1.0, real: Callable[[], float] = time.monotonic
    ) -> None:
        self._stretches = tuple(stretches)
        self._speed = speed
        self._real = real
        self._began = real()
        self._real_starts = self._real_starts_of(self._stretches)

    def now(self) -> datetime:
        """The story's time, aware, in UTC."""
        elapsed = (self._real() - self._began) * self._speed
        index = max(0, bisect_right(self._real_starts, elapsed) - 1)
        stretch = self._stretches[index]
        into = timedelta(seconds=(elapsed - self._real_starts[index]) * stretch.pace)
        return (stretch.starts_at + into).astimezone(UTC)

    def monotonic(self) -> float:
        """Seconds at the pace of `now`."""
        return (self.now() - self._stretches[0].starts_at).total_seconds()

    def until(self, moment: datetime) -> float:
        """Real seconds until the story reaches `moment`; negative if it has passed."""
        return self._real_of(moment) / self._speed - (self._real() - self._began)

    def _real_of(self, moment: datetime) -> float:
        index = max(0, bisect_right([s.starts_at for s in self._stretches], moment) - 1)
        stretch = self._stretches[index]
        return self._real_starts[index] + (moment - stretch.starts_at).total_seconds() / stretch.pace

    @staticmethod
    def _real_starts_of(stretches: Sequence[Stretch]) -> list[float]:
        starts = [0.0]
        for here, following in pairwise(stretches):
            length_s = (following.starts_at - here.starts_at).total_seconds()
            starts.append(starts[-1] + length_s / here.pace)
        return starts
