"""What is drawn behind and beside the words: signs, rounded surfaces, hairlines."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from tray_app.model.verdict import Status
from tray_app.ui.icons import mark_pixmap, status_pixmap
from tray_app.ui.styling import Colour, colour_of
from tray_app.ui.theme import Theme, Tone, current_theme, scaled


class Sign(QWidget):
    """A status' silhouette or a small mark, as large as the text beside it asks for."""

    def __init__(
        self, pixels: int, *, status: Status | None = None, mark: str = "", colour: Colour = Tone.MUTED
    ) -> None:
        super().__init__()
        self._pixels = pixels
        self._status = status
        self._mark = mark
        self._colour: Colour = colour
        self._theme = current_theme()
        self.restyle(self._theme)

    def show_status(self, status: Status) -> None:
        """Shows a silhouette."""
        self._status, self._mark = status, ""
        self.update()

    def show_mark(self, mark: str, colour: Colour) -> None:
        """Shows a small mark."""
        self._status, self._mark, self._colour = None, mark, colour
        self.update()

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        self.setFixedSize(scaled(self._pixels), scaled(self._pixels))
        self.update()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        ratio = self.devicePixelRatioF()
        if self._status is not None:
            painter.drawPixmap(0, 0, status_pixmap(self._status, self.width(), ratio))
        elif self._mark:
            painter.drawPixmap(0, 0, mark_pixmap(self._mark, self.width(), ratio, colour_of(self._colour, self._theme)))


class Panel(QWidget):
    """A rounded surface: a card, a tile, a note."""

    def __init__(self, radius: int = 10, *, has_border: bool = False) -> None:
        super().__init__()
        self._radius = radius
        self._has_border = has_border
        self._fill: Status | None = None
        self._is_card = has_border
        self._theme = current_theme()

    def fill_with(self, status: Status | None) -> None:
        """Tints it with a status' colour; None: a plain card."""
        self._fill = status
        self.update()

    def sink(self) -> None:
        """Makes it as dark as the window behind the cards."""
        self._is_card = False
        self.update()

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        theme = self._theme
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        plain = QColor(theme.card if self._is_card else theme.window)
        painter.setBrush(theme.tint(self._fill) if self._fill is not None else plain)
        has_line = self._has_border or theme.high_contrast
        painter.setPen(QPen(QColor(theme.hairline), 1) if has_line else Qt.PenStyle.NoPen)
        inset = 0.5 if has_line else 0
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), self._radius, self._radius)


class Rule(QWidget):
    """A hairline across."""

    def __init__(self) -> None:
        super().__init__()
        self._theme = current_theme()
        self.setFixedHeight(1)

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        self.update()

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        QPainter(self).fillRect(self.rect(), QColor(self._theme.hairline))
