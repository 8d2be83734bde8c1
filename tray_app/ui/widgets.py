"""The small parts the status window is made of. Each takes its colours and sizes from the theme when told to."""

from __future__ import annotations

import re
from enum import Enum
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QWidget

from tray_app.model.verdict import Status
from tray_app.ui.icons import mark_pixmap, status_pixmap
from tray_app.ui.theme import Size, Theme, Tone, current_theme, font_of, scaled

Colour = Tone | Status
"""Ordinary words have a tone, words about a status its colour."""
RADIUS = 6
FOCUS_RING = 2
SMALLEST_TARGET = 24
KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""Who came with the mouse needs no ring."""


@runtime_checkable
class Styled(Protocol):
    """A widget that looks different in another theme."""

    def restyle(self, theme: Theme) -> None:
        """Takes over colours and sizes."""


def restyle_all(root: QWidget, theme: Theme) -> None:
    """Brings `root` and everything in it into `theme`."""
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, Styled):
            widget.restyle(theme)


def colour_of(colour: Colour, theme: Theme) -> QColor:
    """The colour of words."""
    return theme.said(colour) if isinstance(colour, Status) else theme.tone(colour)


class Words(QLabel):
    """Plain text that wraps; never markup, whatever it contains."""

    def __init__(self, text: str = "", size: Size = Size.BODY, colour: Colour = Tone.NORMAL, *, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._size = size
        self._colour = colour
        self._said = ""
        self.restyle(current_theme())
        self.say(text)

    def say(self, text: str) -> None:
        """Shows `text`; nothing happens if it does already."""
        if text != self._said:
            self._said = text
            self.setText(_with_breaks(text))

    def text(self) -> str:
        """What was said, without the hints where a line may break."""
        return self._said

    def paint_in(self, colour: Colour, size: Size | None = None) -> None:
        """Changes the colour, and the size where given."""
        if (colour, size or self._size) != (self._colour, self._size):
            self._colour, self._size = colour, size or self._size
            self.restyle(current_theme())

    def natural_width(self) -> int:
        """How wide the text is on one line."""
        return max(self.fontMetrics().horizontalAdvance(line) for line in self._said.split("\n")) + 2

    def restyle(self, theme: Theme) -> None:
        self.setFont(font_of(self._size))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, colour_of(self._colour, theme))
        palette.setColor(QPalette.ColorRole.Text, colour_of(self._colour, theme))
        self.setPalette(palette)


def _with_breaks(text: str) -> str:
    """`text` with places to break in long words such as addresses, and none between a number and its unit."""
    together = _UNIT.sub("\u00a0", text)
    return _LONG_WORD.sub(lambda found: _BREAK_AFTER.sub("\\g<0>\u200b", found[0]), together)


_UNIT = re.compile(r"(?<=\d) (?=(?:Std|Min|Sek|Tage?n?|h|min|s|days?)\b)")
_LONG_WORD = re.compile(r"\S{25,}")
_BREAK_AFTER = re.compile(r"[@/.?&=_-](?=\w)|\w{24}(?=\w)")


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


class Kind(Enum):
    """How a button looks."""

    PRIMARY = "primary"
    PLAIN = "plain"
    LINK = "link"
    """Words in the colour of links."""
    UNDERLINED = "underlined"
    NAVIGATION = "navigation"


class Button(QPushButton):
    """A button whose label wraps rather than being cut."""

    def __init__(self, text: str, kind: Kind = Kind.PLAIN, *, name: str = "", size: Size = Size.BODY) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self._kind = kind
        self._size = size
        self._mark = ""
        self._theme = current_theme()
        self._is_hovered = False
        self._shows_focus = False
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if kind in (Kind.LINK, Kind.UNDERLINED):
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.restyle(self._theme)

    def set_kind(self, kind: Kind) -> None:
        """Changes the look."""
        self._kind = kind
        self.restyle(self._theme)

    def set_mark(self, mark: str) -> None:
        """A small mark beside the words: before a link, behind a button's label."""
        self._mark = mark
        self.update()

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        font = font_of(Size.STRONG if self._kind is Kind.PRIMARY else self._size)
        font.setUnderline(self._kind is Kind.UNDERLINED)
        self.setFont(font)
        self.updateGeometry()
        self.update()

    def natural_width(self) -> int:
        """How wide it is with its label on one line."""
        return self.fontMetrics().horizontalAdvance(self.text()) + 2 + 2 * self._padding().width() + self._mark_room()

    def sizeHint(self) -> QSize:
        width = self.natural_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        words = max((self.fontMetrics().horizontalAdvance(word) for word in self.text().split()), default=0)
        return QSize(words + 2 + 2 * self._padding().width() + self._mark_room(), SMALLEST_TARGET)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        room = max(1, width - 2 * self._padding().width() - self._mark_room())
        text = self.fontMetrics().boundingRect(QRect(0, 0, room, 10_000), _WRAP, self.text())
        return max(text.height() + 2 * self._padding().height(), SMALLEST_TARGET)

    def enterEvent(self, event: QEnterEvent, /) -> None:
        self._is_hovered = True
        super().enterEvent(event)
        self.update()

    def leaveEvent(self, event: QEvent, /) -> None:
        self._is_hovered = False
        super().leaveEvent(event)
        self.update()

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        self._shows_focus = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_body(painter)
        self._paint_label(painter)
        if self.hasFocus() and self._shows_focus:
            _paint_focus(painter, self.rect(), self._theme)

    def _padding(self) -> QSize:
        if self._kind in (Kind.LINK, Kind.UNDERLINED):
            return QSize(scaled(2), scaled(2))
        return QSize(scaled(8) if self._kind is Kind.NAVIGATION else scaled(13), scaled(8))

    def _mark_room(self) -> int:
        return scaled(16) if self._mark else 0

    def _paint_body(self, painter: QPainter) -> None:
        theme = self._theme
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        if self._kind is Kind.PRIMARY:
            fill = QColor(theme.link)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill.lighter(112) if self._is_hovered else fill)
        elif self._kind is Kind.PLAIN:
            painter.setPen(QPen(QColor(theme.border), 1.2))
            painter.setBrush(QColor(theme.selection if self._is_hovered and self.isEnabled() else theme.card))
        elif self._kind is Kind.NAVIGATION and self._is_hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.selection))
        else:
            return
        painter.drawRoundedRect(box, scaled(RADIUS), scaled(RADIUS))

    def _paint_label(self, painter: QPainter) -> None:
        theme, pad = self._theme, self._padding()
        is_link = self._kind in (Kind.LINK, Kind.UNDERLINED)
        colour = QColor(theme.on_link if self._kind is Kind.PRIMARY else theme.link if is_link else theme.text)
        if not self.isEnabled():
            colour = QColor(theme.muted)
        box = self.rect().adjusted(pad.width(), 0, -pad.width(), 0)
        if self._mark:
            side = scaled(12 if is_link else 11)
            left = box.left() if is_link else box.right() - side + 1
            painter.drawPixmap(left, (self.height() - side) // 2,
                               mark_pixmap(self._mark, side, self.devicePixelRatioF(), colour))  # fmt: skip
            room = self._mark_room()
            box.adjust(room if is_link else 0, 0, 0 if is_link else -room, 0)
        painter.setPen(colour)
        where = Qt.AlignmentFlag.AlignLeft if is_link else Qt.AlignmentFlag.AlignHCenter
        painter.drawText(box, where | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap, self.text())


_WRAP = int(Qt.TextFlag.TextWordWrap)


def _paint_focus(painter: QPainter, rect: QRect, theme: Theme) -> None:
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.text), FOCUS_RING))
    painter.drawRoundedRect(QRectF(rect).adjusted(1, 1, -1, -1), scaled(RADIUS), scaled(RADIUS))


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
