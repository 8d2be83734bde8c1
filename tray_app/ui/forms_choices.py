"""Check boxes, radio buttons and drop-down lists with marks of ours: alike on every desktop, at every size."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFocusEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QCheckBox, QComboBox, QRadioButton, QWidget

from tray_app.ui.button import FOCUS_RING, KEYBOARD_REASONS
from tray_app.ui.forms_style import ARROW_ROOM, FIELD_PADDING, INDICATOR
from tray_app.ui.icons import mark_pixmap
from tray_app.ui.theme import Theme, current_theme, scaled

CORNER = 4


class CheckBox(QCheckBox):
    """A square with a tick."""

    _shows_focus = False

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Who came with the mouse needs no ring."""
        self._shows_focus = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The words by the style, the mark by us."""
        super().paintEvent(event)
        theme, box = current_theme(), _box(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _prepare(painter, theme, filled=self.isChecked(), enabled=self.isEnabled())
        painter.drawRoundedRect(box, scaled(CORNER), scaled(CORNER))
        if self.isChecked():
            colour = QColor(theme.on_link if self.isEnabled() else theme.muted)
            tick = mark_pixmap("tick", round(box.width()), self.devicePixelRatioF(), colour)
            painter.drawPixmap(box.topLeft(), tick)
        if self.hasFocus() and self._shows_focus:
            _ring(painter, self, theme)
        painter.end()


class RadioButton(QRadioButton):
    """A circle with a dot."""

    _shows_focus = False

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        """Who came with the mouse needs no ring."""
        self._shows_focus = event.reason() in KEYBOARD_REASONS
        super().focusInEvent(event)

    def paintEvent(self, event: QPaintEvent, /) -> None:
        """The words by the style, the mark by us."""
        super().paintEvent(event)
        theme, box = current_theme(), _box(self)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        _prepare(painter, theme, filled=self.isChecked(), enabled=self.isEnabled())
        painter.drawEllipse(box)
        if self.isChecked():
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.on_link if self.isEnabled() else theme.muted))
            radius = box.width() / 5
            painter.drawEllipse(box.center(), radius, radius)
        if self.hasFocus() and self._shows_focus:
            _ring(painter, self, theme)
        painter.end()


class Choice(QComboBox):
    """A drop-down list with our chevron."""

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


def _box(choice: QWidget) -> QRectF:
    """Where the mark is: at the left, in the middle of the height (`forms_style` leaves the room)."""
    side = scaled(INDICATOR)
    return QRectF(0, (choice.height() - side) // 2, side, side).adjusted(0.75, 0.75, -0.75, -0.75)


def _prepare(painter: QPainter, theme: Theme, *, filled: bool, enabled: bool) -> None:
    if not enabled:
        painter.setPen(QPen(QColor(theme.border), 1.2, Qt.PenStyle.DotLine))
        painter.setBrush(QColor(theme.window))
    else:
        painter.setPen(QPen(QColor(theme.link if filled else theme.border), 1.2))
        painter.setBrush(QColor(theme.link if filled else theme.card))


def _ring(painter: QPainter, choice: QWidget, theme: Theme) -> None:
    """Shows where the keyboard is."""
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(theme.text), FOCUS_RING))
    painter.drawRoundedRect(QRectF(choice.rect()).adjusted(1, 1, -1, -1), scaled(CORNER), scaled(CORNER))
