"""Asks the control group when a failure needs it; one measurement serves all that fail at the same time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta

from tray_app.engine.ports import Asker, Clock
from tray_app.engine.runner import Runner
from tray_app.model.line import Line, LineStatus, with_greeting, with_web

FRESH_S = 8.0
"""A measurement this recent answers further failures, too."""
LATELY = timedelta(minutes=30)
_MOST_KEPT = 30
_JUST_NOW_S = 1.0
"""A greeting this short before a measurement began, or since, outweighs a control group that is silent."""


class LineControl:
    """What is known of our own line; asked at failures only, so that nothing leaves while all is well."""

    def __init__(
        self,
        asker: Asker,
        runner: Runner,
        clock: Clock,
        *,
        known: Callable[[], tuple[str, ...]] = tuple,
        web_works: Callable[[], bool] = bool,
    ) -> None:
        """`known`: addresses of the user's servers that answered before. `web_works`: whether a web page does now."""
        self._asker = asker
        self._runner = runner
        self._clock = clock
        self._known = known
        self._web_works = web_works
        self._working: deque[Line] = deque(maxlen=_MOST_KEPT)
        self._waiting: list[Callable[[Line], None]] = []
        self._round = 0
        self._began_at: datetime | None = None
        self._measured_at: datetime | None = None
        self._greeted_at: datetime | None = None
        self.is_measuring = False
        self.newest: Line | None = None

    def ask(self, then: Callable[[Line], None]) -> None:
        """Calls `then` with the line's state: at once if it was measured just now, else when it has been."""
        now = self._clock.now()
        if self.newest is not None and _within(FRESH_S, self._measured_at, now):
            then(self.newest)
            return
        self._waiting.append(then)
        if not self.is_measuring:
            self.is_measuring = True
            self._began_at = now
            started = self._round
            known = self._known()
            self._runner.submit(
                lambda: self._asker.line(known), lambda line: self._on_line(line, started), self._on_crash
            )

    def lately(self, now: datetime) -> tuple[Line, ...]:
        """How the line was measured within half an hour while it worked: a line that is cut says nothing of losses."""
        return tuple(line for line in self._working if now - line.measured_at <= LATELY)

    def prove(self, at: datetime, *, by_web: bool = False) -> None:
        """A conversation with a server got as far as its greeting; who else is up stays known.

        A web page that answers (`by_web`) does not prove that mail ports are open.
        """
        if not by_web:
            self._greeted_at = self._clock.now()
        if by_web and self.newest is not None and self.newest.status in (LineStatus.OFFLINE, LineStatus.BLOCKED_PORTS):
            self.newest = with_web(self.newest)
        elif self.newest is None or self.newest.status is not LineStatus.OK:
            self.newest = Line(LineStatus.OK, at)
            self._measured_at = None

    def forget(self) -> None:
        """The network may be another one now."""
        self._round += 1
        self.is_measuring = False
        self.newest = self._measured_at = self._greeted_at = None
        self._waiting.clear()
        self._working.clear()

    def _on_line(self, line: Line, started: int) -> None:
        if started != self._round:
            return
        self.is_measuring = False
        line = with_web(line) if self._web_works() else line
        if self._began_at is not None and _within(_JUST_NOW_S, self._greeted_at, self._began_at):
            line = with_greeting(line)
        self.newest, self._measured_at = line, line.measured_at
        if line.status is LineStatus.OK:
            self._working.append(line)
        waiting, self._waiting = self._waiting, []
        for then in waiting:
            then(line)

    def _on_crash(self, error: BaseException) -> None:
        self._on_line(Line(LineStatus.UNKNOWN, self._clock.now()), self._round)
        raise error


def _within(seconds: float, since: datetime | None, now: datetime) -> bool:
    return since is not None and (now - since).total_seconds() <= seconds
