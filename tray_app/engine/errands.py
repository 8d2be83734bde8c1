"""Conversations beside the probes: never two at once with one account's mail servers, and a refused login counts."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from tray_app.engine.books.account_memory import AccountMemory
from tray_app.engine.login_guard import mind_login
from tray_app.engine.ports import Asked, Clock
from tray_app.engine.runner import Runner
from tray_app.engine.watch import AccountWatch
from tray_app.model.account import Service

T = TypeVar("T")


class Errands:
    """Runs them in worker threads and brings the answers home."""

    def __init__(self, runner: Runner, clock: Clock, memory: AccountMemory) -> None:
        self._runner = runner
        self._clock = clock
        self._memory = memory
        self._round = 0

    def void(self) -> None:
        """What is under way no longer occupies its account; what it learnt of the mail still counts."""
        self._round += 1

    def run(
        self,
        watch: AccountWatch,
        service: Service,
        work: Callable[[], tuple[Asked, T] | None],
        done: Callable[[T | None], None],
    ) -> None:
        """Runs `work`, then `done` with what it found; None if there was no secret to log in with."""
        watch.timetable.running.add(service)
        started = self._round

        def home(found: tuple[Asked, T] | None) -> None:
            self._set_free(watch, service, started)
            if found is not None:
                mind_login(watch, found[0], self._memory, self._clock.now())
            done(found[1] if found is not None else None)

        def crashed(error: BaseException) -> None:
            self._set_free(watch, service, started)
            done(None)
            raise error

        self._runner.submit(work, home, crashed)

    def _set_free(self, watch: AccountWatch, service: Service, started: int) -> None:
        if started == self._round:
            watch.timetable.running.discard(service)
