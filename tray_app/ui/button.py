"""Buttons and links whose labels wrap rather than being cut."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QEnterEvent, QFocusEvent, QFontMetrics, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QPushButton, QSizePolicy

from tray_app.model.verdict import Status
from tray_app.ui.icons import mark_pixmap
from tray_app.ui.styling import RADIUS
from tray_app.ui.theme import Size, Theme, current_theme, font_of, scaled
from tray_app.ui.words import with_breaks

FOCUS_RING = 2
SMALLEST_TARGET = 24
KEYBOARD_REASONS = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
)
"""Who came with the mouse needs no ring."""
RETURNS = (Qt.FocusReason.ActiveWindowFocusReason, Qt.FocusReason.PopupFocusReason)
"""Back from another window or a menu: the ring is there if it was before."""
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic)


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
        self.setAutoDefault(True)  # or Enter would press it in dialogs only
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
        return label_width(self.fontMetrics(), self.text()) + 2 + 2 * self._padding().width() + self._mark_room()

    def sizeHint(self) -> QSize:
        width = self.natural_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        widths = (label_width(metrics, part) for part in self._wrapped().replace("\u200b", " ").split())
        return QSize(max(widths, default=0) + 2 + 2 * self._padding().width() + self._mark_room(), SMALLEST_TARGET)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        room = max(1, width - 2 * self._padding().width() - self._mark_room())
        text = self.fontMetrics().boundingRect(QRect(0, 0, room, 10_000), _WRAP, self._wrapped())
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
        if event.reason() not in RETURNS:
            self._shows_focus = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_body(painter)
        self._paint_label(painter)
        if self.hasFocus() and self._shows_focus:
            is_filled = self._kind is Kind.PRIMARY and self.isEnabled()
            _paint_focus(painter, self.rect(), self._theme, is_filled=is_filled)

    def _wrapped(self) -> str:
        """The label with places to break in a long word such as a domain."""
        return with_breaks(self.text())

    def _padding(self) -> QSize:
        if self._kind in (Kind.LINK, Kind.UNDERLINED):
            return QSize(scaled(2), scaled(2))
        return QSize(scaled(8) if self._kind is Kind.NAVIGATION else scaled(13), scaled(8))

    def _mark_room(self) -> int:
        return scaled(16) if self._mark else 0

    def _paint_body(self, painter: QPainter) -> None:
        theme = self._theme
        box = QRectF(self.rect()).adjusted(0.75, 0.75, -0.75, -0.75)
        if self._kind in (Kind.PRIMARY, Kind.PLAIN) and not self.isEnabled():
            painter.setPen(QPen(QColor(theme.hairline), 1.2))
            painter.setBrush(theme.tint(Status.UNKNOWN))
        elif self._kind is Kind.PRIMARY:
            fill = QColor(theme.link)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(fill.lighter(112) if self._is_hovered else fill)
        elif self._kind is Kind.PLAIN and self.isChecked():
            painter.setPen(QPen(QColor(theme.link), 2))
            painter.setBrush(QColor(theme.selection))
        elif self._kind is Kind.PLAIN:
            painter.setPen(QPen(QColor(theme.border), 1.2))
            painter.setBrush(QColor(theme.selection if self._is_hovered else theme.card))
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
        painter.drawText(box, int(where | Qt.AlignmentFlag.AlignVCenter) | _WRAP, self._wrapped())


def label_width(metrics: QFontMetrics, text: str) -> int:
    """How wide a label is when painted: beside an underlined letter the others do not move closer, as they else do."""
    before, mark, after = text.replace("&&", "+").partition("&")
    parts = (before, after[:1], after[1:]) if mark else (before,)
    return max(metrics.size(Qt.TextFlag.TextShowMnemonic, text).width(), sum(map(metrics.horizontalAdvance, parts)))


def _paint_focus(painter: QPainter, rect: QRect, theme: Theme, *, is_filled: bool) -> None:
    """A ring at the edge; on the colour of the first button one within, since at its edge it would hardly show."""
    inset = FOCUS_RING / 2 + (2 if is_filled else 0)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.on_link if is_filled else theme.text), FOCUS_RING))
    painter.drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), scaled(RADIUS), scaled(RADIUS))
