"""When memory is given back to the system: when the start is over, and when the last window has been closed."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtGui import QGuiApplication

from tray_app.app.lean_heap import give_back

_AFTER_MS = 30_000
"""By then what was closed has been deleted, and the first probes have ended."""


class Tidying(QObject):
    """Waits with a single timer; once it has been tidied up, nothing happens until the next window."""

    def __init__(self, application: QGuiApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, singleShot=True, interval=_AFTER_MS)
        self._timer.timeout.connect(self._tidy_up)
        application.lastWindowClosed.connect(self.soon)  # but not for one that only hides, as the main window does
        self.soon()

    @Slot()
    def soon(self) -> None:
        """Tidies up when things have settled."""
        self._timer.start()

    @Slot()
    def _tidy_up(self) -> None:
        give_back()
