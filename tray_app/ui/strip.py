"""The last 90 days, one bar a day: height carries the severity, colour repeats it (UI, section 9)."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QEvent, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QHelpEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from tray_app.model.outage import Day
from tray_app.model.past import day_label
from tray_app.model.verdict import Status
from tray_app.ui.icons import COLOURS
from tray_app.ui.theme import Theme, current_theme, scaled

HEIGHTS = {Status.OUTAGE: 24, Status.DEGRADED: 15, Status.MAINTENANCE: 12, Status.OK: 9}
NOT_MEASURED = 2
FULL = 24
FOCUS_ROOM = 3
_TROUBLE = (Status.OUTAGE, Status.DEGRADED, Status.MAINTENANCE)


class Strip(QWidget):
    """Days from left (oldest) to right (today). Left and Right choose a day, PageUp and PageDown the next trouble."""

    ACCESSIBLE_ROLE = QAccessible.Role.Graphic

    day_chosen = Signal(object)
    """A `date`: the day was clicked, or Enter was pressed on it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("strip")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._days: tuple[Day, ...] = ()
        self._chosen = -1
        self._theme = current_theme()
        self.restyle(self._theme)

    @property
    def chosen_day(self) -> date | None:
        """The day the keyboard stands on."""
        return self._days[self._chosen].day if 0 <= self._chosen < len(self._days) else None

    def show_days(self, days: tuple[Day, ...], accessible_name: str) -> None:
        """Draws `days`, oldest first."""
        self.setAccessibleName(accessible_name)
        if days != self._days:
            chosen = self.chosen_day
            self._days = days
            self._chosen = next((i for i, day in enumerate(days) if day.day == chosen), len(days) - 1)
            self.update()

    def restyle(self, theme: Theme) -> None:
        self._theme = theme
        self.setFixedHeight(scaled(FULL) + 2 * FOCUS_ROOM)
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(scaled(200), scaled(FULL) + 2 * FOCUS_ROOM)

    def minimumSizeHint(self) -> QSize:
        return QSize(90, scaled(FULL) + 2 * FOCUS_ROOM)

    def bar(self, index: int) -> QRect:
        """Where the bar of day `index` stands, in whole device-independent pixels at its sides."""
        box = self._bar(index)
        return box.toAlignedRect()

    def _bar(self, index: int) -> QRectF:
        ratio = self.devicePixelRatioF()
        step = self.width() / len(self._days)
        left, right = round(index * step * ratio) / ratio, round((index + 1) * step * ratio) / ratio
        height = scaled(HEIGHTS.get(self._days[index].status, NOT_MEASURED))
        gap = max(1 / ratio, round(step * 0.2 * ratio) / ratio)
        return QRectF(left, self.height() - FOCUS_ROOM - height, right - left - gap, height)

    def paintEvent(self, _event: QPaintEvent, /) -> None:
        painter = QPainter(self)
        for index, day in enumerate(self._days):
            painter.fillRect(self._bar(index), QColor(COLOURS.get(day.status, COLOURS[Status.UNKNOWN])))
        if self.hasFocus() and self._days:
            bar = self._bar(self._chosen)
            ring = QRectF(bar.left() - 2, FOCUS_ROOM - 2, bar.width() + 4, self.height() - 2 * FOCUS_ROOM + 4)
            painter.setPen(QPen(QColor(self._theme.text), 2))
            painter.drawRect(ring.adjusted(1, 1, -1, -1))

    def event(self, event: QEvent, /) -> bool:
        if isinstance(event, QHelpEvent) and self._days:
            QToolTip.showText(event.globalPos(), day_label(self._days[self._index_at(event.pos().x())]), self)
            return True
        return super().event(event)

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        if self._days and event.button() is Qt.MouseButton.LeftButton:
            self._choose(self._index_at(int(event.position().x())))
            self.day_chosen.emit(self.chosen_day)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        target = self._target(event.key())
        if target is not None and self._days:
            self._choose(target)
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._days:
            self.day_chosen.emit(self.chosen_day)
        else:
            super().keyPressEvent(event)

    def _target(self, key: int) -> int | None:
        """Where `key` leads; None if it is not ours."""
        last = len(self._days) - 1
        troubled = [index for index, day in enumerate(self._days) if day.status in _TROUBLE]
        before = [index for index in troubled if index < self._chosen]
        after = [index for index in troubled if index > self._chosen]
        targets = {
            Qt.Key.Key_Left: max(0, self._chosen - 1),
            Qt.Key.Key_Right: min(last, self._chosen + 1),
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: last,
            Qt.Key.Key_PageUp: before[-1] if before else self._chosen,
            Qt.Key.Key_PageDown: after[0] if after else self._chosen,
        }
        return targets.get(Qt.Key(key))

    def _choose(self, index: int) -> None:
        self._chosen = index
        label = day_label(self._days[index])
        self.setAccessibleDescription(label)
        QToolTip.showText(self.mapToGlobal(self.bar(index).topLeft()), label, self)
        self.update()

    def _index_at(self, x: int) -> int:
        return min(len(self._days) - 1, max(0, int(x * len(self._days) / max(1, self.width()))))
