"""Where this computer has been since the start, for its user to see: who connects looks the host up first."""

from __future__ import annotations

import time
from collections.abc import Callable
from threading import Lock

MOST = 500
"""The newest so many are kept: a server may send its visitors on to ever new names."""
_lock = Lock()
_visits: dict[str, float] = {}


def note_visit(host: str, clock: Callable[[], float] = time.monotonic) -> None:
    """A connection to `host` begins."""
    with _lock:
        _visits.pop(host.lower(), None)
        _visits[host.lower()] = clock()
        if len(_visits) > MOST:
            del _visits[next(iter(_visits))]


def visited(clock: Callable[[], float] = time.monotonic) -> dict[str, float]:
    """Each host, and how many seconds ago the last connection to it began; newest last."""
    with _lock:
        return {host: clock() - at for host, at in _visits.items()}
