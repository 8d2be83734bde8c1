"""The three numbered steps at the top of the wizard."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QFont, QGuiApplication, QPainter, QPaintEvent, QPalette, QPen
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from tray_app.texts import tr
from tray_app.ui.forms_layout import SPACE
from tray_app.ui.forms_look import Text, Tone, rule, tone_colour
from tray_app.ui.icons import mark_pixmap
from tray_app.ui.theme import body_metrics


class _Badge(QWidget):
    """A number in a circle: filled for the present step, a tick once it is done."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._number = number
        self._present = 1
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def set_present(self, step: int) -> None:
        self._present = step
        self.update()

    def sizeHint(self) -> QSize:
        side = round(body_metrics().height() * 1.4)
        return QSize(side, side)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self._number < self._present:
            self._paint_tick(painter)
        else:
            self._paint_number(painter)
        painter.end()

    def _paint_tick(self, painter: QPainter) -> None:
        painter.drawPixmap(0, 0, mark_pixmap("tick", self.width(), self.devicePixelRatioF(), tone_colour(Tone.GOOD)))

    def _paint_number(self, painter: QPainter) -> None:
        palette = QGuiApplication.palette()
        is_present = self._number == self._present
        edge = tone_colour(Tone.INFO if is_present else Tone.MUTED)
        painter.setPen(QPen(edge, 1.2))
        painter.setBrush(edge if is_present else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(self.rect()).adjusted(1, 1, -1, -1))
        font = QFont(self.font())
        font.setWeight(QFont.Weight.DemiBold)
        painter.setFont(font)
        painter.setPen(palette.color(QPalette.ColorRole.Window) if is_present else edge)
        painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, str(self._number))


class StepHeader(QWidget):
    """Where the user is: Address, What is watched, Test."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("steps")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE)
        self._badges: list[_Badge] = []
        self._labels: list[Text] = []
        for number, name in enumerate((tr("Address"), tr("What is watched"), tr("Test")), 1):
            if number > 1:
                row.addWidget(rule(), 1)
            self._badges.append(_Badge(number))
            self._labels.append(Text(name, Tone.MUTED, wrap=False))
            row.addWidget(self._badges[-1])
            row.addWidget(self._labels[-1])
        self.show_step(1)

    def show_step(self, step: int) -> None:
        """Marks `step` (1 to 3) as the present one."""
        for number, (badge, label) in enumerate(zip(self._badges, self._labels, strict=True), 1):
            badge.set_present(step)
            label.set_bold(bold=number == step)
            label.set_tone(Tone.PLAIN if number == step else Tone.MUTED)
        name = self._labels[step - 1].text()
        self.setAccessibleName(tr("Step {n} of {count}: {name}", n=step, count=len(self._badges), name=name))
