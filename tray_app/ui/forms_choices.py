"""Check boxes, radio buttons and drop-down lists with marks of ours: alike on every desktop, at every size."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QCheckBox, QComboBox, QRadioButton, QSizePolicy

from tray_app.ui.button import FOCUS_RING, KEYBOARD_REASONS, SMALLEST_TARGET, label_width
from tray_app.ui.forms_style import ARROW_ROOM, FIELD_PADDING, INDICATOR
from tray_app.ui.icons import mark_pixmap
from tray_app.ui.theme import Theme, current_theme, in_body_size, scaled

CORNER, GAP = 4, 8
_WRAP = int(Qt.TextFlag.TextWordWrap | Qt.TextFlag.TextShowMnemonic)
if TYPE_CHECKING:
    _Base = QAbstractButton
else:
    _Base = object


class _Marked(_Base):
    """A mark at the left and words that wrap rather than being cut."""

    _shows_focus = False

    def restyle(self, _theme: Theme) -> None:
        """Takes over another size of text; a window's font does not reach what is put into it later."""
        self.setFont(in_body_size(self.font()))

    def natural_width(self) -> int:
        """How wide it is with its words on one line."""
        return word_start() + self._width_of(self.text()) + 2

    def sizeHint(self) -> QSize:
        width = self.natural_width()
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        longest = max(map(self._width_of, self.text().split()), default=0)
        return QSize(word_start() + longest + 2, SMALLEST_TARGET)

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int, /) -> int:
        room = QRect(0, 0, max(1, width - word_start()), 10_000)
        words = self.fontMetrics().boundingRect(room, _WRAP, self.text())
        return max(words.height() + scaled(4), scaled(INDICATOR) + 2, SMALLEST_TARGET)

    def hitButton(self, place: QPoint, /) -> bool:
        return self.rect().contains(place)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        self._shows_focus = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_mark(painter, theme)
        painter.setPen(QColor(theme.text if self.isEnabled() else theme.muted))
        words = self.rect().adjusted(word_start(), 0, 0, 0)
        painter.drawText(words, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter) | _WRAP, self.text())
        if self.hasFocus() and self._shows_focus:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(QColor(theme.text), FOCUS_RING))
            painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), scaled(CORNER), scaled(CORNER))
        painter.end()

    def _paint_mark(self, painter: QPainter, theme: Theme) -> None:
        raise NotImplementedError

    def _width_of(self, words: str) -> int:
        return label_width(self.fontMetrics(), words)

    def _box(self) -> QRectF:
        """Where the mark is, in the middle of the height."""
        side = scaled(INDICATOR)
        return QRectF(2, (self.height() - side) // 2, side, side).adjusted(0.75, 0.75, -0.75, -0.75)

    def _prepare(self, painter: QPainter, theme: Theme) -> None:
        is_filled = self.isChecked()
        if self.isEnabled():
            painter.setPen(QPen(QColor(theme.link if is_filled else theme.border), 1.2))
            painter.setBrush(QColor(theme.link if is_filled else theme.card))
        else:
            painter.setPen(QPen(QColor(theme.border), 1.2, Qt.PenStyle.DotLine))
            painter.setBrush(QColor(theme.window))

    def _inner_colour(self, theme: Theme) -> QColor:
        return QColor(theme.on_link if self.isEnabled() else theme.muted)


class CheckBox(_Marked, QCheckBox):
    """A square with a tick."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setFont(in_body_size(self.font()))
        self.setSizePolicy(_growing())

    def _paint_mark(self, painter: QPainter, theme: Theme) -> None:
        box = self._box()
        self._prepare(painter, theme)
        painter.drawRoundedRect(box, scaled(CORNER), scaled(CORNER))
        if self.isChecked():
            tick = mark_pixmap("tick", round(box.width()), self.devicePixelRatioF(), self._inner_colour(theme))
            painter.drawPixmap(box.topLeft(), tick)


class RadioButton(_Marked, QRadioButton):
    """A circle with a dot."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setFont(in_body_size(self.font()))
        self.setSizePolicy(_growing())

    def _paint_mark(self, painter: QPainter, theme: Theme) -> None:
        box = self._box()
        self._prepare(painter, theme)
        painter.drawEllipse(box)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(self._inner_colour(theme))
            radius = box.width() / 5
            painter.drawEllipse(box.center(), radius, radius)


class Choice(QComboBox):
    """A drop-down list with our chevron."""

    def __init__(self) -> None:
        super().__init__()
        self.setFont(in_body_size(self.font()))

    def restyle(self, _theme: Theme) -> None:
        """Takes over another size of text."""
        self.setFont(in_body_size(self.font()))

    def natural_width(self) -> int:
        """As wide as the chosen words, not as the longest ones in the list."""
        words = self.fontMetrics().horizontalAdvance(self.currentText())
        return words + scaled(ARROW_ROOM + FIELD_PADDING + 8)

    def showPopup(self) -> None:
        """The list is as wide as its words."""
        view = self.view()
        view.setMinimumWidth(view.sizeHintForColumn(0) + scaled(2 * FIELD_PADDING))
        super().showPopup()

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The frame and the words by the style, the chevron by us."""
        super().paintEvent(event)
        theme, side = current_theme(), scaled(12)
        painter = QPainter(self)
        colour = QColor(theme.text if self.isEnabled() else theme.muted)
        left = self.width() - (scaled(ARROW_ROOM) + side) // 2
        chevron = mark_pixmap("open", side, self.devicePixelRatioF(), colour)
        painter.drawPixmap(left, (self.height() - side) // 2, chevron)
        painter.end()


def word_start() -> int:
    """Where the words beside a mark begin, and what stands below them."""
    return 2 + scaled(INDICATOR) + scaled(GAP)


def _growing() -> QSizePolicy:
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy
