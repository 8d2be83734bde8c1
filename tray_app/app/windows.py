"""The windows: made when first asked for, fed with values, gone some time after they were closed."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QRect, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from tray_app.app.parts import Parts
from tray_app.desktop import opener
from tray_app.model.snapshot import Snapshot

if TYPE_CHECKING:
    from tray_app.ui.status_window import StatusWindow

_KEPT_HIDDEN_MS = 60_000
"""A window that was closed is often wanted again at once; after this long its memory is given back."""
_GEOMETRY = "status-window"


class StatusPart(QObject):
    """The main window."""

    made = Signal(object)
    """A new `StatusWindow`, to be connected."""
    forgotten = Signal()
    """The window is gone until somebody wants it again."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._snapshot: Snapshot | None = None
        self._moved: QRect | None = None
        self._explained: set[str] = set()
        """The accounts whose reasons are unfolded; outlives the window, which is given up when nobody looks."""
        self.window: StatusWindow | None = None
        self._forgetting = QTimer(self, singleShot=True, interval=_KEPT_HIDDEN_MS)
        self._forgetting.timeout.connect(self.forget)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """What is true now; a window that is open shows it."""
        self._snapshot = snapshot
        if self.window is not None:
            self.window.show_snapshot(snapshot)

    def open(self, account_id: str = "", token: str = "") -> None:
        """As the user asked: in front, at one account's card if given."""
        window = self._ready()
        opener.bring_forward(window, token)
        if account_id:
            window.show_card(account_id)

    def open_quietly(self) -> None:
        """Nobody asked, but there is something to see: without taking the keyboard away."""
        opener.show_quietly(self._ready())

    def rebuild(self) -> None:
        """In another language."""
        if self.window is not None:
            self.window.rebuild()

    @Slot()
    def forget(self) -> None:
        """Gives the window's memory back, unless it is open again."""
        if self.window is not None and not self.window.isVisible():
            self.window.deleteLater()
            self.window = None
            self.forgotten.emit()

    def close(self) -> None:
        """For the end of the program."""
        if self.window is not None:
            self.window.hide()

    def _ready(self) -> StatusWindow:
        self._forgetting.stop()
        if self.window is None:
            from tray_app.ui.status_window import StatusWindow

            self.window = StatusWindow(self._parts.now, self._parts.zone, self._explained)
            self.window.was_hidden.connect(self._on_hidden)
            self.window.geometry_changed.connect(self._on_moved)
            if self._snapshot is not None:
                self.window.show_snapshot(self._snapshot)
            self._restore_geometry(self.window)
            self.made.emit(self.window)
        return self.window

    @Slot()
    def _on_hidden(self) -> None:
        self._forgetting.start()
        if self._moved is not None:
            place = [self._moved.x(), self._moved.y(), self._moved.width(), self._moved.height()]
            self._parts.watch.remember(_GEOMETRY, json.dumps(place))
            self._moved = None

    @Slot(QRect)
    def _on_moved(self, geometry: QRect) -> None:
        self._moved = geometry

    def _restore_geometry(self, window: StatusWindow) -> None:
        kept = self._parts.history.recall(_GEOMETRY)
        if kept is None or not knows_positions():
            return
        window.restore(QRect(*json.loads(kept)))


def take_place(old: QWidget, new: QWidget) -> None:
    """Puts `new` where `old` is, if that can be seen at all; `old` goes."""
    if old.isVisible():
        new.setGeometry(old.geometry())
        new.show()
    old.hide()
    old.deleteLater()


def knows_positions() -> bool:
    """Wayland tells no program where its windows are."""
    return not QGuiApplication.platformName().startswith("wayland")
