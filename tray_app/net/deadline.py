"""One moment by which a whole conversation must be over, whatever the other side drips."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Deadline:
    """A moment on the monotonic clock; every wait inside a conversation asks it how long it may still last."""

    ends_at_s: float
    clock: Callable[[], float] = time.monotonic

    @classmethod
    def after(cls, seconds: float, clock: Callable[[], float] = time.monotonic) -> Deadline:
        """The deadline that passes `seconds` from now."""
        return cls(clock() + seconds, clock)

    @property
    def left_s(self) -> float:
        """Seconds left, never below zero."""
        return max(0.0, self.ends_at_s - self.clock())

    @property
    def has_passed(self) -> bool:
        """Whether the time is up."""
        return self.left_s <= 0.0

    def timeout_s(self) -> float:
        """What a socket may wait for now; TimeoutError once the time is up (0 would mean "do not block")."""
        left = self.left_s
        if left <= 0.0:
            raise TimeoutError("the deadline has passed")
        return left

    def at_most(self, seconds: float) -> Deadline:
        """The same deadline, or the one `seconds` from now if that comes earlier."""
        return Deadline(min(self.ends_at_s, self.clock() + seconds), self.clock)
