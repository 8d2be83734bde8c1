"""When has somebody had a window's content before the eyes?"""

from __future__ import annotations

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QWidget

SEEN_AFTER_MS = 2000


class SeenWatch(QTimer):
    """Fires when the window has been the one in use for two seconds since the last look at it."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window, interval=SEEN_AFTER_MS, singleShot=True)
        self._window = window

    def look(self) -> None:
        """The window came into use or went out of it, or shows something else now."""
        if self._window.isVisible() and self._window.isActiveWindow():
            self.start()
        else:
            self.stop()
