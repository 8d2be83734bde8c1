"""Asks the control group when a failure needs it; one measurement serves all that fail at the same time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from tray_app.engine.ports import Asker, Clock
from tray_app.engine.runner import Runner
from tray_app.model.line import Line, LineStatus

FRESH_S = 8.0
"""A measurement this recent answers further failures, too."""


class LineControl:
    """What is known of our own line; asked at failures only, so that nothing leaves while all is well."""

    def __init__(self, asker: Asker, runner: Runner, clock: Clock) -> None:
        self._asker = asker
        self._runner = runner
        self._clock = clock
        self._waiting: list[Callable[[Line], None]] = []
        self._round = 0
        self.is_measuring = False
        self.newest: Line | None = None

    def ask(self, then: Callable[[Line], None]) -> None:
        """Calls `then` with the line's state: at once if it was measured just now, else when it has been."""
        if self.newest is not None and self.newest.asked and self._age_s(self.newest) <= FRESH_S:
            then(self.newest)
            return
        self._waiting.append(then)
        if not self.is_measuring:
            self.is_measuring = True
            started = self._round
            self._runner.submit(self._asker.line, lambda line: self._on_line(line, started), self._on_crash)

    def prove(self, at: datetime) -> None:
        """A conversation with a server got as far as its greeting; who else is up stays known."""
        if self.newest is None or self.newest.status is not LineStatus.OK:
            self.newest = Line(LineStatus.OK, at)

    def forget(self) -> None:
        """The network may be another one now."""
        self._round += 1
        self.is_measuring = False
        self.newest = None
        self._waiting.clear()

    def _on_line(self, line: Line, started: int) -> None:
        if started != self._round:
            return
        self.is_measuring = False
        self.newest = line
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then(line)

    def _on_crash(self, error: BaseException) -> None:
        self._on_line(Line(LineStatus.UNKNOWN, self._clock.now()), self._round)
        raise error

    def _age_s(self, line: Line) -> float:
        return (self._clock.now() - line.measured_at).total_seconds()
