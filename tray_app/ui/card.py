"""One account in the status window: open and tinted while something is wrong, small while all is calm."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QMenu, QWidget

from tray_app.model.verdict import Status
from tray_app.texts import tr
from tray_app.ui.card_content import CardContent
from tray_app.ui.card_parts import (
    Actions,
    EvidenceBox,
    FactRow,
    Head,
    NoteBox,
    QuoteBox,
    RouteBoard,
    StripBox,
    Ticks,
    column,
)
from tray_app.ui.layouts import Sides
from tray_app.ui.menu import fill_menu, mute_rows
from tray_app.ui.theme import Size, Theme, current_theme, scaled
from tray_app.ui.widgets import Button, Kind, Rule, Words
from tray_app.ui.wishes import Wish, Wisher

RADIUS = 10
FACTS = ("known", "promise", "bounce", "repeat")


class Card(QWidget):
    """What both kinds of card share: the rounded surface, the name, the content."""

    def __init__(self, account_id: str, wish: Wisher) -> None:
        super().__init__()
        self.setObjectName(f"card-{account_id}")
        self.account_id = account_id
        self._wish = wish
        self._content: CardContent | None = None
        self._theme = current_theme()

    def show_content(self, content: CardContent) -> None:
        """Shows `content`; costs nothing if it is what is shown already."""
        if content == self._content:
            return
        self._content = content
        self.setAccessibleName(content.accessible_name)
        self._fill(content)
        self.update()

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        shape = QPainterPath()
        shape.addRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.fillPath(shape, QColor(theme.card))
        self._paint_inside(painter, shape)
        focused = self.hasFocus()
        painter.setPen(QPen(QColor(theme.text if focused else theme.hairline), 2 if focused else 1))
        painter.drawPath(shape)

    def _paint_inside(self, painter: QPainter, shape: QPainterPath) -> None:
        """Anything between the surface and its border."""

    def _fill(self, content: CardContent) -> None:
        raise NotImplementedError


class OpenCard(Card):
    """A card with everything there is to know."""

    def __init__(self, account_id: str, wish: Wisher) -> None:
        super().__init__(account_id, wish)
        self._head = Head(wish, is_big=True)
        self._fault = Words(size=Size.FAULT, name="fault")
        self._quote = QuoteBox(wish)
        self._facts = {name: FactRow(name, wish) for name in FACTS}
        self._board = RouteBoard()
        self._actions = Actions(wish)
        self._strip = StripBox(wish)
        self._why = Button(tr("Why do we say this?"), Kind.LINK, name="why")
        self._why.setCheckable(True)
        self._why.set_mark("closed")
        self._why.toggled.connect(self._show_evidence)
        self._ack = Button(tr("Got it"), name="ack")
        self._ack.set_mark("menu")
        self._ack_menu = QMenu(self._ack)
        self._ack.setMenu(self._ack_menu)
        fill_menu(self._ack_menu, mute_rows(account_id), wish)
        self._evidence: EvidenceBox | None = None
        self._build()

    @property
    def is_explained(self) -> bool:
        """Whether the reasons are unfolded."""
        return self._why.isChecked()

    def explain(self, unfolded: bool) -> None:
        """Unfolds or folds the reasons."""
        self._why.setChecked(unfolded)

    def _build(self) -> None:
        whole = column(gap=0)
        whole.addWidget(self._head)
        self._body = column(gap=scaled(14), margins=(scaled(16), scaled(14), scaled(16), scaled(14)))
        whole.addLayout(self._body)
        facts = column(gap=scaled(6))
        for row in self._facts.values():
            facts.addWidget(row)
        ends = Sides(scaled(10), scaled(8))
        ends.addWidget(self._why)
        ends.addWidget(self._ack)
        self._body.addWidget(self._fault)
        self._body.addWidget(self._quote)
        self._body.addLayout(facts)
        for part in (Rule(), self._board, self._actions, self._strip):
            self._body.addWidget(part)
        self._body.addLayout(ends)
        self.setLayout(whole)

    def _fill(self, content: CardContent) -> None:
        self._head.show_content(content)
        self._fault.say(content.fault)
        self._fault.setVisible(bool(content.fault))
        self._quote.show_quote(content.quote)
        shown = {fact.name: fact for fact in content.facts}
        for name, row in self._facts.items():
            row.show_fact(shown.get(name))
        self._board.show_tiles(content.tiles)
        self._actions.show_actions(content.account_id, content.actions)
        self._strip.show_strip(content.account_id, content.strip)
        self._ack.setVisible(not content.muted)
        if self._evidence is not None:
            self._evidence.show_evidence(content.evidence, content.transcript)

    @Slot(bool)
    def _show_evidence(self, unfolded: bool) -> None:
        self._why.set_mark("open" if unfolded else "closed")
        if unfolded and self._evidence is None:
            self._evidence = EvidenceBox()
            self._body.addWidget(self._evidence)
            if self._content is not None:
                self._evidence.show_evidence(self._content.evidence, self._content.transcript)
        if self._evidence is not None:
            self._evidence.setVisible(unfolded)
        self._wish(Wish("explained", (self.account_id, unfolded)))

    def _paint_inside(self, painter: QPainter, shape: QPainterPath) -> None:
        if self._content is None:
            return
        bottom = self._head.geometry().bottom() + 1
        painter.save()
        painter.setClipRect(QRectF(0, 0, self.width(), bottom))
        painter.fillPath(shape, self._theme.tint(self._content.status))
        painter.restore()
        painter.setPen(QPen(QColor(self._theme.hairline), 1))
        painter.drawLine(QPointF(0.5, bottom - 0.5), QPointF(self.width() - 0.5, bottom - 0.5))


class SmallCard(Card):
    """Three lines and a row of ticks; a click shows the last 90 days."""

    def __init__(self, account_id: str, wish: Wisher) -> None:
        super().__init__(account_id, wish)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._head = Head(wish, is_big=False)
        self._ticks = Ticks()
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
        self._fill_note(content)
        self._fill_actions(content)
        self._fill_strip(content)

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
