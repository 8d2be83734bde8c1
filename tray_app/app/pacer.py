"""Calls the monitor when the next thing is due, with one timer that fires once; nothing ticks in between."""

from __future__ import annotations

import math
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, QTimer, Slot

LONGEST_WAIT_S = 86_400.0
"""A timer counts in milliseconds and does not reach into next month."""


class Pacer(QObject):
    """`tick` starts what is due and says how long it may be left alone, as `Monitor.tick` does."""

    def __init__(self, tick: Callable[[], float | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tick = tick
        self._timer = QTimer(self, singleShot=True, timerType=Qt.TimerType.CoarseTimer)
        self._timer.timeout.connect(self.look)

    @property
    def wait_s(self) -> float | None:
        """How long until the next look; None if nothing is planned."""
        return self._timer.remainingTime() / 1000 if self._timer.isActive() else None

    @Slot()
    def look(self) -> None:
        """Starts what is due now and sets the timer for what comes next."""
        wait_s = self._tick()
        if wait_s is None:
            self._timer.stop()
        else:
            self._timer.start(math.ceil(min(wait_s, LONGEST_WAIT_S) * 1000))

    def stop(self) -> None:
        """Nothing is looked at any more."""
        self._timer.stop()
