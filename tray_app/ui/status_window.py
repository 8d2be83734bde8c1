"""The status window: cards by severity, with what we know and what can be done (UI, section 5).

It gets a `Snapshot` (`show_snapshot`) and emits wishes with plain values; whoever owns it wires them:

- `check_wanted()`, `quit_wanted()`
- `place_wanted(place)`: another window, a word of `wishes.Place`
- `way_wanted(account_id, Alternative)`, `link_wanted(url)`: open or write there
- `day_wanted(account_id, date)`
- `mute_wanted(account_id, mute)`, `unmute_wanted(account_id)`: words of `wishes.Mute`
- `resume_wanted(account_id)`, `password_wanted(account_id)`
- `test_wanted(account_id)`: send a test mail; `answer_test` says what became of it
- `note_wanted(account_id, text)`: what the user read or heard elsewhere
- `report_wanted(account_id)`: the history of that account; `recovery_seen(account_id)`
- `cards_seen(tuple of account ids)`: these cards were on the screen of the active window for two seconds
- `geometry_changed(QRect)`: moved or resized by the user; without a size as long as it follows the content.
  `restore(QRect)` brings that back
- `was_hidden()`

Nothing ticks while it is hidden.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, tzinfo

from PySide6.QtCore import QEvent, QRect, QSize, QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QCloseEvent, QGuiApplication, QHideEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tray_app.model.snapshot import Snapshot
from tray_app.ui.announce import announce
from tray_app.ui.card_area import CardArea
from tray_app.ui.icons import status_icon
from tray_app.ui.roles import install_roles
from tray_app.ui.seen_watch import SeenWatch
from tray_app.ui.styling import discard, restyle_all
from tray_app.ui.tab_order import TabbedWindow, order_tabs
from tray_app.ui.theme import current_theme
from tray_app.ui.window_changes import Reader, needs_other_room, turned
from tray_app.ui.window_geometry import WindowGeometry
from tray_app.ui.window_keys import add_keys
from tray_app.ui.window_parts import Footer, Navigation
from tray_app.ui.wishes import Wish

TICK_MS = 1000


class StatusWindow(TabbedWindow):
    """An ordinary window; closing it and Esc only hide it."""

    ACCESSIBLE_ROLE = QAccessible.Role.Window

    check_wanted = Signal()
    quit_wanted = Signal()
    place_wanted = Signal(str)
    way_wanted = Signal(str, object)
    link_wanted = Signal(str)
    day_wanted = Signal(str, object)
    mute_wanted = Signal(str, str)
    unmute_wanted = Signal(str)
    resume_wanted = Signal(str)
    password_wanted = Signal(str)
    test_wanted = Signal(str)
    note_wanted = Signal(str, str)
    report_wanted = Signal(str)
    recovery_seen = Signal(str)
    cards_seen = Signal(tuple)
    geometry_changed = Signal(QRect)
    was_hidden = Signal()

    def __init__(self, clock: Callable[[], datetime], zone: tzinfo, explained: set[str] | None = None) -> None:
        """`explained`: the accounts whose reasons are unfolded, for an owner that makes the window anew."""
        super().__init__()
        self._explained = set() if explained is None else explained
        self._clock = clock
        self._zone = zone
        self._snapshot: Snapshot | None = None
        self._geometry = WindowGeometry(self, self._wanted_height, self._take_size)
        self._minute = -1
        self._tabs: list[QWidget] = []
        self.setObjectName("statusWindow")
        self.setWindowTitle("Mailampel")
        self.setAutoFillBackground(True)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        install_roles()
        self._make_parts()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._reader = Reader(self)
        self._seen = SeenWatch(self)
        self._seen.timeout.connect(self._tell_seen)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._restyle)
        add_keys(self, self._wish, self.show_card_number)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Makes the window say what `snapshot` says; while it is hidden, only remembers it."""
        before, self._snapshot = self._snapshot, snapshot
        if self.isVisible():
            self._render()
            self._reader.read(before, snapshot, self._clock(), self._zone)
            if turned(before, snapshot):
                self._seen.look()
            if needs_other_room(before, snapshot):
                self._geometry.fit()

    def restore(self, geometry: QRect) -> None:
        """Goes where it was, as far as that place is on a screen; with the size that somebody gave it."""
        self._geometry.restore(geometry)

    def rebuild(self) -> None:
        """Makes every part anew, in another language or size of text."""
        for old in (self._navigation, self._area, self._footer):
            self._whole.removeWidget(old)
            discard(old)
        self._make_parts()
        if self.isVisible():
            self._render()
            self._geometry.fit()

    def show_card(self, account_id: str) -> None:
        """Scrolls to the card of one account and puts the keyboard there."""
        self._area.go_to(account_id)

    def answer_test(self, account_id: str, sentence: str) -> None:
        """Tells in the account's card what became of the wish for a test mail."""
        self._area.cards.answer_test(account_id, sentence)
        announce(self, sentence)

    @Slot(int)
    def show_card_number(self, number: int) -> None:
        """The card in place `number`, counted from 1."""
        ids = self._area.cards.account_ids
        if number <= len(ids):
            self.show_card(ids[number - 1])

    def event(self, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.ApplicationPaletteChange:
            self._restyle()
        elif event.type() is QEvent.Type.ApplicationFontChange:
            self.rebuild()
        return super().event(event)

    def changeEvent(self, event: QEvent, /) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.ActivationChange:
            self._seen.look()
        elif event.type() is QEvent.Type.WindowStateChange and not self.isMinimized() and self.isVisible():
            self._on_tick()

    def setVisible(self, visible: bool, /) -> None:
        if visible and not self.isVisible():
            # Before it is shown: a widget added to a visible parent takes no room until a later event shows it.
            self._render()
            self._geometry.fit()
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent, /) -> None:
        self._tick.start()
        super().showEvent(event)
        self._seen.look()

    def hideEvent(self, event: QHideEvent, /) -> None:
        self._tick.stop()
        self._seen.stop()
        super().hideEvent(event)
        self.was_hidden.emit()

    def closeEvent(self, event: QCloseEvent, /) -> None:
        event.ignore()
        self.hide()

    def moveEvent(self, event: QMoveEvent, /) -> None:
        super().moveEvent(event)
        if self.isVisible():
            self.geometry_changed.emit(self._geometry.place)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if self.isVisible() and self._geometry.notice(event.size()):
            self.geometry_changed.emit(self._geometry.place)

    def _make_parts(self) -> None:
        self._navigation = Navigation(self._wish)
        self._area = CardArea(self._zone, self._wish, self._explained)
        self._area.cards.changed.connect(self._order_tabs)
        self._area.reshaped.connect(self._on_reshaped)
        self._footer = Footer(self._wish)
        self._whole.addWidget(self._navigation)
        self._whole.addWidget(self._area, 1)
        self._whole.addWidget(self._footer)
        self._geometry.start_anew()
        self._restyle()

    def _render(self) -> None:
        snapshot, now = self._snapshot, self._clock()
        if snapshot is None:
            return
        self._minute = now.minute
        self.setWindowIcon(status_icon(snapshot.status))
        self._area.show_snapshot(snapshot, now)
        self._footer.show_snapshot(snapshot, now)

    @Slot()
    def _on_tick(self) -> None:
        if self._snapshot is None or self.isMinimized():
            return
        now = self._clock()
        if now.minute != self._minute:
            self._render()
        else:
            self._footer.show_snapshot(self._snapshot, now)

    @Slot()
    def _order_tabs(self) -> None:
        self._tabs = order_tabs(self, self._tabs)

    @Slot()
    def _restyle(self) -> None:
        theme = current_theme()
        self.setPalette(theme.palette())
        restyle_all(self, theme)

    def _wanted_height(self, width: int) -> int:
        around = self._navigation.heightForWidth(width) + self._footer.heightForWidth(width)
        return around + self._area.wanted_height(width)

    def _take_size(self, size: QSize) -> None:
        with self._area.without_bar():
            self.resize(size)

    @Slot()
    def _on_reshaped(self) -> None:
        if self.isVisible():
            self._geometry.fit()

    @Slot()
    def _tell_seen(self) -> None:
        if seen := self._area.ids_in_sight:
            self.cards_seen.emit(seen)

    def _wish(self, wish: Wish) -> None:
        if wish.signal == "account_chosen":
            self._area.cards.open_card(str(wish.values[0]))
        elif wish.signal == "explained":
            self._area.cards.remember_explained(str(wish.values[0]), bool(wish.values[1]))
        elif wish.signal == "check_asked":
            self._footer.check()
        else:
            getattr(self, wish.signal).emit(*wish.values)
