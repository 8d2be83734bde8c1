"""The card of an account with a problem: everything there is to know, and what can be done."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Slot
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen
from PySide6.QtWidgets import QMenu

from tray_app.texts import tr
from tray_app.ui.button import Button, Kind
from tray_app.ui.card import Card
from tray_app.ui.card_actions import Actions
from tray_app.ui.card_board import RouteBoard
from tray_app.ui.card_facts import EvidenceBox, FactRow
from tray_app.ui.card_head import Head
from tray_app.ui.card_hints import Hints
from tray_app.ui.card_note import NoteEntry
from tray_app.ui.card_past import StripBox
from tray_app.ui.card_quote import QuoteBox
from tray_app.ui.card_values import CardContent
from tray_app.ui.layouts import Sides
from tray_app.ui.menu import fill_menu, mute_rows
from tray_app.ui.styling import column
from tray_app.ui.surfaces import Rule
from tray_app.ui.theme import Size, scaled
from tray_app.ui.wishes import Wish, Wisher
from tray_app.ui.words import Words

FACTS = ("known", "promise", "bounce", "repeat")


class OpenCard(Card):
    """A card with everything there is to know."""

    def __init__(self, account_id: str, wish: Wisher) -> None:
        super().__init__(account_id, wish)
        self._head = Head(wish, is_big=True)
        self._fault = Words(size=Size.FAULT, name="fault")
        self._quote = QuoteBox(wish)
        self._facts = {name: FactRow(name, wish) for name in FACTS}
        self.hints = Hints(wish)
        self._note = NoteEntry(account_id, wish)
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
        facts.addWidget(self.hints)
        facts.addWidget(self._note)
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
        self._quote.show_quote(content.account_id, content.quote)
        shown = {fact.name: fact for fact in content.facts}
        for name, row in self._facts.items():
            row.show_fact(shown.get(name))
        self.hints.show_hints(content)
        self._note.setVisible(content.takes_note)
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
