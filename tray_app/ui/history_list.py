"""The list of outages: two lines each, when and what, with the silhouette at the left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tray_app.model.outage import Outage
from tray_app.model.verdict import Status
from tray_app.ui.forms_look import Tone, tone_colour
from tray_app.ui.history_timeline import kind_line, title
from tray_app.ui.icons import status_pixmap
from tray_app.ui.styling import RADIUS
from tray_app.ui.theme import current_theme

SECOND_LINE = Qt.ItemDataRole.UserRole
STATUS = Qt.ItemDataRole.UserRole + 1
PADDING = 10
_Index = QModelIndex | QPersistentModelIndex


def fill(view: QListWidget, outages: Sequence[Outage], now: datetime, zone: tzinfo) -> None:
    """Shows `outages`; a screen reader hears both lines."""
    view.clear()
    view.setItemDelegate(TwoLines(view))
    for outage in outages:
        days = title(outage, now, zone, with_provider=False)
        item = QListWidgetItem(days[:1].upper() + days[1:])
        item.setData(SECOND_LINE, kind_line(outage, now))
        item.setData(STATUS, outage.status.value)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{item.text()}: {kind_line(outage, now)}")
        view.addItem(item)


class TwoLines(QStyledItemDelegate):
    """Draws an item; colours come from the palette, so that selection and dark look right."""

    def sizeHint(self, option: QStyleOptionViewItem, index: _Index) -> QSize:
        """Two lines with room around them."""
        line = option.fontMetrics.height()
        texts = (index.data(), index.data(SECOND_LINE))
        width = max(option.fontMetrics.horizontalAdvance(text) for text in texts)
        return QSize(round(width * 1.1) + 2 * line + 3 * PADDING, 2 * line + 2 * PADDING)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        """Silhouette, bold line, muted line."""
        self.initStyleOption(option, index)
        line = option.fontMetrics.height()
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(current_theme().selection))
            painter.drawRoundedRect(QRectF(option.rect).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        side = round(line * 1.4)
        left, top = option.rect.left() + PADDING, option.rect.top() + PADDING
        ratio = painter.device().devicePixelRatioF()
        picture = status_pixmap(Status(index.data(STATUS)), side, ratio)
        painter.drawPixmap(left, option.rect.center().y() - side // 2, picture)
        room = QRect(left + side + PADDING, top, option.rect.right() - left - side - 2 * PADDING, line)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        _draw_line(painter, room, bold, index.data(), tone_colour(Tone.PLAIN))
        _draw_line(painter, room.translated(0, line), option.font, index.data(SECOND_LINE), tone_colour(Tone.MUTED))


def _draw_line(painter: QPainter, room: QRect, font: QFont, words: str, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
