"""The icon in the tray. It shows a snapshot and passes on wishes; whether there is a tray at all is for others.

Signals, with plain values:

- `open_wanted()`, `quit_wanted()`, `check_wanted()`
- `account_wanted(account_id)`: open the window at this card
- `place_wanted(place)`: a word of `wishes.Place`
- `way_wanted(account_id, Alternative)`: open or write there
- `mute_wanted(account_id, mute)`, `unmute_wanted(account_id)`: words of `wishes.Mute`
- `pause_wanted(pause)`: a word of `wishes.Pause`; `resume_wanted(account_id)`, an empty id means all
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import datetime, tzinfo

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from tray_app.model.snapshot import Snapshot
from tray_app.model.tray_words import tooltip
from tray_app.ui.icons import status_icon
from tray_app.ui.menu import Row, fill_menu, menu_rows
from tray_app.ui.wishes import Wish

FURTHER_CLICKS_MS = 400
"""A double click arrives as two or three clicks; the later ones mean nothing."""
REDRAW_AFTER_MS = 1000
"""Some panels draw a sliver if the icon comes at the same moment as they do."""


class Tray(QObject):
    """One icon in the tray with its menu; always shows windows, never toggles them."""

    open_wanted = Signal()
    quit_wanted = Signal()
    check_wanted = Signal()
    account_wanted = Signal(str)
    place_wanted = Signal(str)
    way_wanted = Signal(str, object)
    mute_wanted = Signal(str, str)
    unmute_wanted = Signal(str)
    pause_wanted = Signal(str)
    resume_wanted = Signal(str)

    def __init__(
        self,
        clock: Callable[[], datetime],
        zone: tzinfo,
        *,
        mask: bool = False,
        icon: QSystemTrayIcon | None = None,
        parent: QObject | None = None,
    ) -> None:
        """`icon`: one that stands in the tray already; it is taken over."""
        super().__init__(parent)
        self._clock = clock
        self._zone = zone
        self._mask = mask
        self._snapshot: Snapshot | None = None
        self._rows: tuple[Row, ...] = ()
        self._last_click = QElapsedTimer()
        self._menu = (icon.contextMenu() if icon else None) or QMenu()
        self._menu.aboutToShow.connect(self._refresh_menu)
        self._icon = self._equipped(icon or QSystemTrayIcon(self))
        self._redraw = QTimer(self, interval=REDRAW_AFTER_MS, singleShot=True)
        self._redraw.timeout.connect(self._draw)

    @property
    def menu(self) -> QMenu:
        """The menu, e.g. for a window that stands in for the tray."""
        return self._menu

    @property
    def icon(self) -> QSystemTrayIcon:
        """The icon itself."""
        return self._icon

    def show(self, snapshot: Snapshot) -> None:
        """Makes icon, tooltip and menu say what `snapshot` says."""
        before, self._snapshot = self._snapshot, snapshot
        if before is None or before.status is not snapshot.status:
            self._draw()
        self._say_tooltip()
        self._refresh_menu()
        if not self._icon.isVisible():
            self._icon.show()

    def set_mask(self, mask: bool) -> None:
        """Whether the panel gives the icon its colour (macOS' template images)."""
        self._mask = mask
        self._draw()

    def renew(self) -> None:
        """Registers anew, for a tray that came (back) after us; draws once more a moment later."""
        self._icon.hide()
        self._icon.deleteLater()
        self._icon = self._equipped(QSystemTrayIcon(self))
        if self._snapshot is not None:
            self._draw()
            self._say_tooltip()
        self._icon.show()
        self._redraw.start()

    def hide(self) -> None:
        """Takes the icon away, e.g. at the end."""
        self._redraw.stop()
        self._icon.hide()

    def _equipped(self, icon: QSystemTrayIcon) -> QSystemTrayIcon:
        icon.setContextMenu(self._menu)
        icon.activated.connect(self._on_activated)
        return icon

    @Slot()
    def _draw(self) -> None:
        if self._snapshot is not None:
            self._icon.setIcon(status_icon(self._snapshot.status, mask=self._mask))

    def _say_tooltip(self) -> None:
        assert self._snapshot is not None
        text = tooltip(self._snapshot, self._clock(), self._zone)
        if text != self._icon.toolTip():
            self._icon.setToolTip(text)

    @Slot()
    def _refresh_menu(self) -> None:
        if self._snapshot is None:
            return
        rows = menu_rows(self._snapshot, self._clock(), self._zone)
        if rows != self._rows:
            self._rows = rows
            fill_menu(self._menu, rows, self._wish)

    def _wish(self, wish: Wish) -> None:
        getattr(self, wish.signal).emit(*wish.values)

    @Slot(QSystemTrayIcon.ActivationReason)
    def _on_activated(self, reason: QSystemTrayIcon.ActivationReason) -> None:
        if reason is QSystemTrayIcon.ActivationReason.MiddleClick:
            self.check_wanted.emit()
        elif reason in _OPENING and sys.platform != "darwin":  # there a click opens the menu
            is_further = self._last_click.isValid() and self._last_click.elapsed() < FURTHER_CLICKS_MS
            self._last_click.start()
            if not is_further:
                self.open_wanted.emit()


_OPENING = (QSystemTrayIcon.ActivationReason.Trigger, QSystemTrayIcon.ActivationReason.DoubleClick)
