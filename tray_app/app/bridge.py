"""The one gate from worker threads home to the window's thread."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Bridge(QObject):
    """Lives in the window's thread. Workers call `deliver` and know nothing else of ours."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._run, Qt.ConnectionType.QueuedConnection)
        self.after_each: Callable[[], None] = lambda: None
        """What has to happen after whatever was brought home, e.g. looking for what is due next."""

    def deliver(self, call: Callable[[], None]) -> None:
        """Has `call` run in the window's thread. Safe from any thread."""
        self._arrived.emit(call)

    @Slot(object)
    def _run(self, call: Callable[[], None]) -> None:
        try:
            call()
        finally:
            self.after_each()
