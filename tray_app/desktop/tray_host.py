"""Is there a place for a tray icon, and when does one come? Desktops start their panels late and restart them.

What Qt says about an icon being visible, or about messages, is always yes and means nothing; whether there is a
tray at all is told truly. An icon that was made before there was a host may never appear, so it must be made
anew when one comes.
"""

from __future__ import annotations

import logging
import sys

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QSystemTrayIcon

log = logging.getLogger(__name__)
WATCHER = "org.kde.StatusNotifierWatcher"
_REGISTERED_MS = 100
"""A host that has just taken the name needs a moment until it takes registrations."""


def is_there() -> bool:
    """Whether an icon can be seen right now."""
    return QSystemTrayIcon.isSystemTrayAvailable()


class TrayHost(QObject):
    """Watches the session's tray."""

    came = Signal()
    """A tray has appeared: make the icon anew if it was made without one."""
    went = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._coming = self._timer(_REGISTERED_MS, self._on_come)
        if sys.platform == "linux":
            self._watch()

    def _timer(self, milliseconds: int, slot: object) -> QTimer:
        timer = QTimer(self, singleShot=True, interval=milliseconds)
        timer.timeout.connect(slot)
        return timer

    def _watch(self) -> None:
        from PySide6.QtDBus import QDBusConnection, QDBusServiceWatcher

        bus = QDBusConnection.sessionBus()
        if not bus.isConnected():
            log.info("there is no session bus; a tray that comes later will not be noticed")
            return
        mode = QDBusServiceWatcher.WatchModeFlag.WatchForOwnerChange
        self._watcher = QDBusServiceWatcher(WATCHER, bus, mode, self)
        self._watcher.serviceRegistered.connect(self._on_registered)
        self._watcher.serviceUnregistered.connect(self._on_unregistered)

    @Slot(str)
    def _on_registered(self, _name: str) -> None:
        log.info("a tray has appeared")
        self._coming.start()

    @Slot(str)
    def _on_unregistered(self, _name: str) -> None:
        log.info("the tray has gone")
        self._coming.stop()
        self.went.emit()

    @Slot()
    def _on_come(self) -> None:
        self.came.emit()
