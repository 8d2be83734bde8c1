"""Runs a monitor without a desktop: waits for answers and for what is due next, in one thread."""

from __future__ import annotations

import queue
from collections.abc import Callable

from tray_app.engine.monitor import Monitor
from tray_app.net.way import Way, way_out


class Loop:
    """The terminal's event loop. `deliver` may be called from any thread; all else from one."""

    def __init__(self, way: Callable[[], Way] = way_out) -> None:
        """`way`: by which address this computer speaks to the network right now."""
        self._way = way
        self._calls: queue.SimpleQueue[Callable[[], None]] = queue.SimpleQueue()

    def deliver(self, call: Callable[[], None]) -> None:
        """Has `call` run in the thread of `run`."""
        self._calls.put(call)

    def run(
        self,
        monitor: Monitor,
        until: Callable[[], bool],
        *,
        look: Callable[[], None] = lambda: None,
        look_s: float | None = None,
    ) -> None:
        """Runs until `until()` holds; it is asked after each answer, and `look` is called, at least every `look_s`.

        Nothing tells us of another network, so we look whenever there is something to do anyway.
        """
        known = self._way()
        while not until():
            look()
            before, known = known, self._way()
            if known != before:
                monitor.void()
            waits = [wait for wait in (monitor.tick(), look_s) if wait is not None]
            try:
                self._calls.get(timeout=min(waits, default=None))()
            except queue.Empty:
                continue
