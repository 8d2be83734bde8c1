"""Somebody else's words on a card."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt, Slot
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from tray_app.texts import tr
from tray_app.ui.button import Button, Kind
from tray_app.ui.card_values import Quote
from tray_app.ui.layouts import Flow, Folded
from tray_app.ui.styling import column
from tray_app.ui.theme import Size, Theme, Tone, current_theme, scaled
from tray_app.ui.wishes import Wish, Wisher
from tray_app.ui.words import Words

QUOTE_LINES = 8


class QuoteBox(QWidget):
    """Somebody else's words, with a bar at the left; never shortened for good."""

    def __init__(self, wish: Wisher) -> None:
        super().__init__()
        self._wish = wish
        self._account_id = ""
        self._quote = Quote("", "", "")
        self._is_whole = False
        self._theme = current_theme()
        self._heading = Words(size=Size.CAPTION_STRONG, colour=Tone.MUTED, name="quoteHeading")
        self._text = Words(name="quote")
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._text.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._whole = Button(tr("Show the whole text"), Kind.UNDERLINED, name="wholeQuote", size=Size.CAPTION)
        self._whole.clicked.connect(self._show_whole)
        self._source = Words(size=Size.CAPTION, colour=Tone.MUTED)
        self._page = Button(tr("Open page"), Kind.UNDERLINED, name="openPage", size=Size.CAPTION)
        self._page.clicked.connect(self._open_page)
        self._more = Button("", Kind.UNDERLINED, name="moreNotices", size=Size.CAPTION)
        self._more.clicked.connect(self._open_history)
        below = Flow(scaled(4), 2)
        for part in (self._source, self._page, self._more):
            below.addWidget(part)
        rows = column(gap=scaled(2), margins=(scaled(14), 0, 0, 0))
        rows.addWidget(self._heading)
        self._folded = Folded(scaled(2))
        self._folded.addWidget(self._text)
        self._folded.addWidget(self._whole)
        rows.addLayout(self._folded)
        rows.addLayout(below)
        self.setLayout(rows)

    def show_quote(self, account_id: str, quote: Quote | None) -> None:
        """Shows `quote`, or nothing."""
        self.setVisible(quote is not None)
        if quote is None:
            return
        self._account_id = account_id
        self._is_whole = self._is_whole and quote.text == self._quote.text
        self._quote = quote
        self._heading.say(quote.heading)
        self._text.say(quote.text)
        self._text.paint_in(Tone.MUTED if quote.is_hearsay else Tone.NORMAL)
        self._source.say(f"{quote.source}  ·" if quote.url and quote.source else quote.source)
        self._source.setVisible(bool(quote.source))
        self._page.setVisible(bool(quote.url))
        self._more.setText(quote.more)
        self._more.setVisible(bool(quote.more))
        self._fit_text()

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        self._fit_text()
        self.update()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(self._theme.border))
        painter.drawRoundedRect(QRectF(0, 0, scaled(3), self.height()), 1, 1)

    def _fit_text(self) -> None:
        limit = QUOTE_LINES * self._text.fontMetrics().lineSpacing() + 2
        self._folded.set_limit(None if self._is_whole else limit)

    @Slot()
    def _show_whole(self) -> None:
        self._is_whole = True
        self._fit_text()

    @Slot()
    def _open_page(self) -> None:
        self._wish(Wish("link_wanted", (self._quote.url,)))

    @Slot()
    def _open_history(self) -> None:
        self._wish(Wish("report_wanted", (self._account_id,)))
