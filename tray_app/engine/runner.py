"""Runs work in daemon threads, a few at a time, and brings the outcome home to the monitor's thread.

Daemon threads, because quitting must not wait for a server (a thread pool holds the process back).
"""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable
from typing import Protocol, TypeVar

AT_A_TIME = 8
"""Beyond this many only the latency of each grows (measured on two cores)."""
T = TypeVar("T")


class Runner(Protocol):
    """Runs `work` elsewhere, then exactly one of `done` or `crashed` in the monitor's thread."""

    def submit(
        self, work: Callable[[], T], done: Callable[[T], None], crashed: Callable[[BaseException], None]
    ) -> None:
        """Queues the work; returns at once."""


class ThreadRunner:
    """`deliver` takes a callable to the monitor's thread; it must be safe to call from any thread."""

    def __init__(self, deliver: Callable[[Callable[[], None]], None], at_a_time: int = AT_A_TIME) -> None:
        self._deliver = deliver
        self._free = at_a_time
        self._waiting: deque[Callable[[], None]] = deque()
        self._lock = threading.Lock()

    def submit(
        self, work: Callable[[], T], done: Callable[[T], None], crashed: Callable[[BaseException], None]
    ) -> None:
        def task() -> None:
            try:
                value = work()
            except BaseException as error:  # noqa: BLE001 - handed to the monitor's thread, which reports it
                failure = error
                self._deliver(lambda: crashed(failure))
            else:
                self._deliver(lambda: done(value))

        with self._lock:
            self._waiting.append(task)
        self._start_next()

    def _start_next(self) -> None:
        with self._lock:
            if not self._free or not self._waiting:
                return
            self._free -= 1
            task = self._waiting.popleft()
        threading.Thread(target=self._run, args=(task,), name="probe", daemon=True).start()

    def _run(self, task: Callable[[], None]) -> None:
        while True:
            task()
            with self._lock:
                if not self._waiting:
                    self._free += 1
                    return
                task = self._waiting.popleft()
