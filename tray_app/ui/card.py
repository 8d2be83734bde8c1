"""The surface that both kinds of card share."""

from __future__ import annotations

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QColor, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tray_app.ui.card_values import CardContent
from tray_app.ui.theme import Theme, current_theme
from tray_app.ui.wishes import Wisher

RADIUS = 10


class Card(QWidget):
    """What both kinds of card share: the rounded surface, the name, the content."""

    ACCESSIBLE_ROLE = QAccessible.Role.Grouping

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
