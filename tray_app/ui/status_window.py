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
- `report_wanted(account_id)`, `recovery_seen(account_id)`
- `cards_seen(tuple of account ids)`: these cards were on the screen of the active window for two seconds
- `geometry_changed(QRect)`: moved or resized by the user; without a size as long as it follows the content.
  `restore(QRect)` brings that back
- `was_hidden()`

Nothing ticks while it is hidden.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from datetime import datetime, tzinfo

from PySide6.QtCore import QEvent, QPoint, QRect, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QHideEvent, QMoveEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from tray_app.model.headlines import headline
from tray_app.model.snapshot import Snapshot
from tray_app.model.verdict import Status
from tray_app.texts import tr
from tray_app.ui.announce import announce
from tray_app.ui.card_list import CardList
from tray_app.ui.icons import status_icon
from tray_app.ui.styling import discard, restyle_all
from tray_app.ui.tab_order import order_tabs
from tray_app.ui.theme import SCROLL_BAR_WIDTH, current_theme, room_around, scaled, scroll_bar_style, text_scale
from tray_app.ui.window_keys import add_keys
from tray_app.ui.window_parts import Banner, EmptyNote, Footer, Navigation
from tray_app.ui.wishes import Wish

WIDTH, SMALLEST_WIDTH, SMALLEST_HEIGHT = 520, 400, 420
WIDER_AT_200 = 120
"""Twice as large text takes more lines rather than twice the width."""
MOST_OF_SCREEN = 0.85
FITTINGS = 8
"""A desktop confirms sizes late and one by one; none of those we asked for is a size that somebody gave."""
TICK_MS = 1000
SEEN_AFTER_MS = 2000


class StatusWindow(QWidget):
    """An ordinary window; closing it and Esc only hide it."""

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
        self._fitted: deque[tuple[int, int]] = deque(maxlen=FITTINGS)
        self._has_own_size = False
        """Somebody gave it another size than the content asks for, and keeps it."""
        self._minute = -1
        self._tabs: list[QWidget] = []
        self.setObjectName("statusWindow")
        self.setWindowTitle("Mailampel")
        self.setAutoFillBackground(True)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.setSpacing(0)
        self._reshaped = QTimer(self, interval=0, singleShot=True)
        self._reshaped.timeout.connect(self._on_reshaped)
        self._make_parts()
        self._tick = QTimer(self, interval=TICK_MS)
        self._tick.timeout.connect(self._on_tick)
        self._seen = QTimer(self, interval=SEEN_AFTER_MS, singleShot=True)
        self._seen.timeout.connect(self._tell_seen)
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._restyle)
        add_keys(self, self._wish, self.show_card_number)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """Makes the window say what `snapshot` says; while it is hidden, only remembers it."""
        before, self._snapshot = self._snapshot, snapshot
        if self.isVisible():
            self._render()
            self._tell_changes(before, snapshot)
            if _shape(before) != _shape(snapshot):
                self._fit()

    def restore(self, geometry: QRect) -> None:
        """Goes where it was, as far as that place is on a screen; with the size that somebody gave it."""
        available = room_around(geometry.topLeft())
        self._has_own_size = geometry.size().isValid()
        size = geometry.size() if self._has_own_size else self.size()
        self.setGeometry(within(QRect(geometry.topLeft(), size), available))

    def rebuild(self) -> None:
        """Makes every part anew, in another language or size of text."""
        for old in (self._navigation, self._scroll, self._footer):
            self._whole.removeWidget(old)
            discard(old)
        self._make_parts()
        self._fitted.clear()
        if self.isVisible():
            self._render()
            self._fit()

    def show_card(self, account_id: str) -> None:
        """Scrolls to the card of one account and puts the keyboard there."""
        card = self._cards.reveal(account_id)
        if card is not None:
            self._column.activate()
            top = card.mapTo(self._content, card.rect().topLeft()).y()
            self._scroll.verticalScrollBar().setValue(max(0, top - scaled(8)))
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def answer_test(self, account_id: str, sentence: str) -> None:
        """Tells in the account's card what became of the wish for a test mail."""
        self._cards.answer_test(account_id, sentence)
        announce(self, sentence)

    @Slot(int)
    def show_card_number(self, number: int) -> None:
        """The card in place `number`, counted from 1."""
        ids = self._cards.account_ids
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
            self._watch_for_seen()
        elif event.type() is QEvent.Type.WindowStateChange and not self.isMinimized() and self.isVisible():
            self._on_tick()

    def setVisible(self, visible: bool, /) -> None:
        if visible and not self.isVisible():
            # Before it is shown: a widget added to a visible parent takes no room until a later event shows it.
            self._render()
            self._fit()
        super().setVisible(visible)

    def showEvent(self, event: QShowEvent, /) -> None:
        self._tick.start()
        super().showEvent(event)
        self._watch_for_seen()

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
            self._tell_geometry()

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        if self.isVisible() and event.size().toTuple() not in self._fitted:
            self._has_own_size = True
            self._tell_geometry()

    def _make_parts(self) -> None:
        self._navigation = Navigation(self._wish)
        self._banner = Banner()
        self._empty = EmptyNote(self._wish)
        self._cards = CardList(self._zone, self._wish, self._explained)
        self._cards.changed.connect(self._order_tabs)
        self._footer = Footer(self._wish)
        self._content = _Content()
        self._content.reshaped.connect(self._reshaped.start)
        self._column = QVBoxLayout(self._content)
        self._column.setSpacing(scaled(10))
        for part in (self._banner, self._empty, self._cards):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._scroll = _scroll_area(self._content)
        bar = _Bar()
        bar.turned.connect(self._make_way_for_bar)
        self._scroll.setVerticalScrollBar(bar)
        self._make_way_for_bar()
        self._whole.addWidget(self._navigation)
        self._whole.addWidget(self._scroll, 1)
        self._whole.addWidget(self._footer)
        self.setMinimumSize(_with_text(SMALLEST_WIDTH), SMALLEST_HEIGHT)
        self._restyle()

    @Slot()
    def _make_way_for_bar(self) -> None:
        """The cards are as wide with a scroll bar as without, and end where the button below them ends."""
        side = scaled(12)
        self._column.setContentsMargins(side, scaled(2), max(0, side - self._bar_room()), scaled(2))

    def _render(self) -> None:
        snapshot, now = self._snapshot, self._clock()
        if snapshot is None:
            return
        self._minute = now.minute
        self.setWindowIcon(status_icon(snapshot.status))
        self._banner.say(snapshot.settings_problem, snapshot.storage_problem, snapshot.phone_problem)
        self._empty.setVisible(not snapshot.verdicts)
        self._cards.show_snapshot(snapshot, now)
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
        self._scroll.verticalScrollBar().setStyleSheet(scroll_bar_style(theme))
        restyle_all(self, theme)

    def _fit(self) -> None:
        """As wide as the text asks for, as high as the content, but never most of the screen nor beyond its edge."""
        if self._has_own_size:
            return
        available = room_around(self.geometry().center())
        width = min(_with_text(WIDTH), available.width())
        wanted = (
            self._navigation.heightForWidth(width)
            + self._footer.heightForWidth(width)
            + self._column.heightForWidth(width - self._bar_room())
        )
        height = max(SMALLEST_HEIGHT, min(wanted, round(available.height() * MOST_OF_SCREEN)))
        if self.size() == QSize(width, height):
            return
        grows = height > self.height()
        self._fitted.append((width, height))
        # With a scroll bar the lines are shorter and more, so a bar that is there would go on being needed.
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.resize(width, height)
        self._scroll.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
        if grows and (self.isVisible() or self.testAttribute(Qt.WidgetAttribute.WA_Moved)):
            self._stay_on(available)

    def _bar_room(self) -> int:
        bar = self._scroll.verticalScrollBar()
        return SCROLL_BAR_WIDTH if bar.isVisibleTo(self) else 0

    @Slot()
    def _on_reshaped(self) -> None:
        if self.isVisible() and not self._has_own_size:
            self._fit()

    def _stay_on(self, available: QRect) -> None:
        """What grew moves up rather than over the edge of the screen."""
        around = self.frameGeometry()
        inside = within(around, available)
        if inside.topLeft() != around.topLeft():
            self.move(inside.topLeft())

    def _tell_geometry(self) -> None:
        size = self.size() if self._has_own_size else QSize()
        self.geometry_changed.emit(QRect(self.geometry().topLeft(), size))

    def _tell_changes(self, before: Snapshot | None, after: Snapshot) -> None:
        known = {verdict.account_id: verdict.status for verdict in before.verdicts} if before else {}
        changed = [v for v in after.verdicts if v.account_id in known and known[v.account_id] is not v.status]
        now = self._clock()
        for verdict in changed:
            text = f"{verdict.name}: {headline(verdict, now, self._zone)}"
            announce(self, text, at_once=verdict.status is Status.OUTAGE)
        if before is not None and before.is_checking and not after.is_checking and not changed:
            announce(self, tr("Checked. Nothing has changed."))
        if changed:
            self._watch_for_seen()

    def _watch_for_seen(self) -> None:
        if self.isVisible() and self.isActiveWindow():
            self._seen.start()
        else:
            self._seen.stop()

    @Slot()
    def _tell_seen(self) -> None:
        view = self._scroll.viewport()
        seen = self._cards.ids_within(view)
        if seen:
            self.cards_seen.emit(seen)

    def _wish(self, wish: Wish) -> None:
        if wish.signal == "account_chosen":
            self._cards.open_card(str(wish.values[0]))
        elif wish.signal == "explained":
            self._cards.remember_explained(str(wish.values[0]), bool(wish.values[1]))
        else:
            getattr(self, wish.signal).emit(*wish.values)


class _Content(QWidget):
    """What scrolls; tells when something in it was unfolded or folded."""

    reshaped = Signal()

    def event(self, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.reshaped.emit()
        return super().event(event)


class _Bar(QScrollBar):
    """A scroll bar that tells when it comes and goes."""

    turned = Signal()

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self.turned.emit()

    def hideEvent(self, event: QHideEvent, /) -> None:
        super().hideEvent(event)
        self.turned.emit()


def _with_text(width: int) -> int:
    """A width at the present size of text."""
    return round(width + WIDER_AT_200 * (text_scale() - 1))


def within(place: QRect, available: QRect) -> QRect:
    """`place` moved and, where it must be, made smaller, so that it lies in `available`."""
    size = place.size().boundedTo(available.size())
    left = max(available.left(), min(place.left(), available.left() + available.width() - size.width()))
    top = max(available.top(), min(place.top(), available.top() + available.height() - size.height()))
    return QRect(QPoint(left, top), size)


def _scroll_area(content: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    return area


def _shape(snapshot: Snapshot | None) -> object:
    """What decides how much room the cards need."""
    return snapshot and [(v.account_id, v.status, v.reason, v.recovery, v.hints) for v in snapshot.verdicts]
