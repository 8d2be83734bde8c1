"""The cards between navigation and footer, above them what is wrong with the program itself, and their scroll bar."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, tzinfo

from PySide6.QtCore import QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QScrollBar, QVBoxLayout, QWidget

from tray_app.model.snapshot import Snapshot
from tray_app.ui.card_list import CardList
from tray_app.ui.theme import SCROLL_BAR_WIDTH, Theme, scaled, scroll_bar_style
from tray_app.ui.window_parts import Banner, EmptyNote
from tray_app.ui.wishes import Wisher


class CardArea(QScrollArea):
    """Scrolls up and down, never sideways."""

    reshaped = Signal()
    """Something in it was unfolded or folded, so that it wants another height."""

    def __init__(self, zone: tzinfo, wish: Wisher, explained: set[str]) -> None:
        """`explained`: the accounts whose reasons are unfolded; kept up to date."""
        super().__init__()
        self._banner = Banner()
        self._empty = EmptyNote(wish)
        self.cards = CardList(zone, wish, explained)
        content = _Content()
        self._column = QVBoxLayout(content)
        self._column.setSpacing(scaled(10))
        for part in (self._banner, self._empty, self.cards):
            self._column.addWidget(part)
        self._column.addStretch(1)
        self._soon = QTimer(self, interval=0, singleShot=True)
        self._soon.timeout.connect(self.reshaped)
        content.asked_for_room.connect(self._soon.start)
        self._content = content
        self.setWidget(content)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        bar = _Bar()
        bar.turned.connect(self._make_way_for_bar)
        self.setVerticalScrollBar(bar)
        self._make_way_for_bar()

    def show_snapshot(self, snapshot: Snapshot, now: datetime) -> None:
        """Brings all of it up to date."""
        self._banner.say(snapshot.settings_problem, snapshot.storage_problem, snapshot.phone_problem)
        self._empty.setVisible(not snapshot.verdicts)
        self.cards.show_snapshot(snapshot, now)

    def go_to(self, account_id: str) -> None:
        """Scrolls to the card of one account and puts the keyboard there."""
        card = self.cards.reveal(account_id)
        if card is not None:
            self._column.activate()
            top = card.mapTo(self._content, card.rect().topLeft()).y()
            self.verticalScrollBar().setValue(max(0, top - scaled(8)))
            card.setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def ids_in_sight(self) -> tuple[str, ...]:
        """The accounts whose card's head is on the screen."""
        return self.cards.ids_within(self.viewport())

    def wanted_height(self, width: int) -> int:
        """How high it has to be for nothing to scroll."""
        return self._column.heightForWidth(width - self._bar_room())

    @contextmanager
    def without_bar(self) -> Iterator[None]:
        """With a scroll bar the lines are shorter and more, so a bar that is there would go on being needed."""
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        try:
            yield
        finally:
            self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)

    def restyle(self, theme: Theme) -> None:
        """The bar in the theme's colours."""
        self.verticalScrollBar().setStyleSheet(scroll_bar_style(theme))

    @Slot()
    def _make_way_for_bar(self) -> None:
        """The cards are as wide with a scroll bar as without, and end where the button below them ends."""
        side = scaled(12)
        self._column.setContentsMargins(side, scaled(2), max(0, side - self._bar_room()), scaled(2))

    def _bar_room(self) -> int:
        return SCROLL_BAR_WIDTH if self.verticalScrollBar().isVisibleTo(self) else 0


class _Content(QWidget):
    """What scrolls."""

    asked_for_room = Signal()

    def event(self, event: QEvent, /) -> bool:
        if event.type() is QEvent.Type.LayoutRequest:
            self.asked_for_room.emit()
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
