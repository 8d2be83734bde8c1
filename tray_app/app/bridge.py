"""The one gate from worker threads home to the window's thread."""

from __future__ import annotations

import threading
from collections.abc import Callable

from PySide6.QtCore import QObject, Qt, Signal, Slot


class Bridge(QObject):
    """Lives in the window's thread. Workers call `deliver` and know nothing else of ours."""

    _arrived = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._arrived.connect(self._run, Qt.ConnectionType.QueuedConnection)
        self._gate = threading.Lock()
        self._is_closed = False
        self.after_each: Callable[[], None] = lambda: None
        """What has to happen after whatever was brought home, e.g. looking for what is due next."""

    def deliver(self, call: Callable[[], None]) -> None:
        """Has `call` run in the window's thread. Safe from any thread; after `close` nothing comes home."""
        with self._gate:
            if not self._is_closed:
                self._arrived.emit(call)

    def close(self) -> None:
        """Workers may outlive this object, but must not touch what Qt has deleted."""
        with self._gate:
            self._is_closed = True

    @Slot(object)
    def _run(self, call: Callable[[], None]) -> None:
        if self._is_closed:
            return
        try:
            call()
        finally:
            self.after_each()
