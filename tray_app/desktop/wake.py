"""Says when the computer wakes up, where the system tells (logind). Elsewhere the clock shows it at the next look."""

from __future__ import annotations

import logging
import sys
from typing import cast

from PySide6.QtCore import SLOT, QObject, Signal, Slot

log = logging.getLogger(__name__)
_SERVICE = "org.freedesktop.login1"
_PATH = "/org/freedesktop/login1"
_MANAGER = "org.freedesktop.login1.Manager"


class Wake(QObject):
    """Listens to the system bus."""

    woke = Signal()
    """What was under way before is worth nothing now."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if sys.platform == "linux":
            self._listen()

    def _listen(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        bus = QDBusConnection.systemBus()
        if not bus.isConnected():
            log.info("there is no system bus; waking up is noticed by the clock")
            return
        slot = cast("bytes", SLOT("on_sleep(bool)"))  # PySide6's stubs say bytes, but only the text is taken
        bus.connect(_SERVICE, _PATH, _MANAGER, "PrepareForSleep", self, slot)

    @Slot(bool)
    def on_sleep(self, is_going_down: bool) -> None:
        """True before sleeping, False after waking up."""
        if not is_going_down:
            log.info("the computer woke up")
            self.woke.emit()
