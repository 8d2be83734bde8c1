"""The card of a calm account: three lines and a row of ticks."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent

from tray_app.model.verdict import Status
from tray_app.ui.card import Card
from tray_app.ui.card_actions import Actions
from tray_app.ui.card_board import Ticks
from tray_app.ui.card_head import Head
from tray_app.ui.card_hints import Hints
from tray_app.ui.card_past import NoteBox, StripBox
from tray_app.ui.card_values import CardContent
from tray_app.ui.styling import column
from tray_app.ui.theme import scaled
from tray_app.ui.wishes import Wish, Wisher


class SmallCard(Card):
    """Three lines and a row of ticks; a click shows the last 90 days."""

    def __init__(self, account_id: str, wish: Wisher) -> None:
        super().__init__(account_id, wish)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._head = Head(wish, is_big=False)
        self._ticks = Ticks()
        self.hints: Hints | None = None
        self._note: NoteBox | None = None
        self._actions: Actions | None = None
        self._strip: StripBox | None = None
        self._shows_strip = False
        self._body = column(gap=scaled(10), margins=(scaled(16), scaled(10), scaled(16), scaled(14)))
        self._body.addWidget(self._ticks)
        whole = column(gap=0)
        whole.addWidget(self._head)
        whole.addLayout(self._body)
        self.setLayout(whole)

    def show_past(self, *, shown: bool = True) -> None:
        """Shows or hides the last 90 days."""
        if shown != self._shows_strip:
            self._shows_strip = shown
            if self._content is not None:
                self._fill_strip(self._content)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        if event.button() is Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self._toggle()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self._toggle()
        else:
            super().keyPressEvent(event)

    def _toggle(self) -> None:
        if self._content is not None and self._content.since:
            self._wish(Wish("account_chosen", (self.account_id,)))
        else:
            self.show_past(shown=not self._shows_strip)

    def _fill(self, content: CardContent) -> None:
        self._head.show_content(content)
        self._ticks.show_tiles(content.tiles)
        self._ticks.setVisible(bool(content.tiles) and content.status is not Status.PAUSED)
        self._fill_hints(content)
        self._fill_note(content)
        self._fill_actions(content)
        self._fill_strip(content)

    def _fill_hints(self, content: CardContent) -> None:
        if content.hints and self.hints is None:
            self.hints = Hints(self._wish)
            self._body.insertWidget(self._body.indexOf(self._ticks) + 1, self.hints)
        if self.hints is not None:
            self.hints.show_hints(content)

    def _fill_note(self, content: CardContent) -> None:
        if content.note is not None and self._note is None:
            self._note = NoteBox(self._wish)
            self._body.insertWidget(0, self._note)
        if self._note is not None:
            self._note.show_note(content.account_id, content.note)

    def _fill_actions(self, content: CardContent) -> None:
        own = tuple(action for action in content.actions if action.kind == "resume")
        if own and self._actions is None:
            self._actions = Actions(self._wish, has_title=False)
            self._body.insertWidget(self._body.indexOf(self._ticks), self._actions)
        if self._actions is not None:
            self._actions.show_actions(content.account_id, own)

    def _fill_strip(self, content: CardContent) -> None:
        strip = content.strip if self._shows_strip else None
        if strip is not None and self._strip is None:
            self._strip = StripBox(self._wish)
            self._body.addWidget(self._strip)
        if self._strip is not None:
            self._strip.show_strip(content.account_id, strip)
