"""Since when is a VPN up that was not there before?"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime


class VpnWatch:
    """Looks whenever something is due anyway; what was up at the start came up nobody knows when."""

    def __init__(self, vpns_up: Callable[[], frozenset[str]]) -> None:
        self._vpns_up = vpns_up
        self._known = vpns_up()
        self.came_up_at: datetime | None = None
        """None: none is up, or none has come up since the start."""

    def look(self, now: datetime) -> bool:
        """Compares with the last look; returns whether something has changed."""
        before, self._known = self._known, self._vpns_up()
        if self._known - before:
            self.came_up_at = now
        elif not self._known:
            self.came_up_at = None
        return self._known != before
