"""The list of outages: two lines each, when and what, with the silhouette at the left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, tzinfo

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPalette
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from tray_app.model.outage import Outage
from tray_app.model.verdict import Status
from tray_app.ui.forms_look import MUTED_STRENGTH, blend
from tray_app.ui.history_timeline import kind_line, title
from tray_app.ui.icons import status_pixmap

SECOND_LINE = Qt.ItemDataRole.UserRole
STATUS = Qt.ItemDataRole.UserRole + 1
PADDING = 10
_Index = QModelIndex | QPersistentModelIndex


def fill(view: QListWidget, outages: Sequence[Outage], now: datetime, zone: tzinfo) -> None:
    """Shows `outages`; a screen reader hears both lines."""
    view.clear()
    view.setItemDelegate(TwoLines(view))
    for outage in outages:
        item = QListWidgetItem(title(outage, now, zone, with_provider=False))
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
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        palette, line = option.palette, option.fontMetrics.height()
        if chosen:
            painter.fillRect(option.rect, palette.color(QPalette.ColorRole.Highlight))
        role = QPalette.ColorRole.HighlightedText if chosen else QPalette.ColorRole.Text
        text = palette.color(role)
        side = round(line * 1.4)
        left, top = option.rect.left() + PADDING, option.rect.top() + PADDING
        ratio = painter.device().devicePixelRatioF()
        picture = status_pixmap(Status(index.data(STATUS)), side, ratio, text if chosen else None)
        painter.drawPixmap(left, option.rect.center().y() - side // 2, picture)
        room = QRect(left + side + PADDING, top, option.rect.right() - left - side - 2 * PADDING, line)
        bold = QFont(option.font)
        bold.setWeight(QFont.Weight.DemiBold)
        _draw_line(painter, room, bold, index.data(), text)
        muted = text if chosen else blend(text, palette.color(QPalette.ColorRole.Base), MUTED_STRENGTH)
        _draw_line(painter, room.translated(0, line), option.font, index.data(SECOND_LINE), muted)


def _draw_line(painter: QPainter, room: QRect, font: QFont, words: str, colour: QColor) -> None:
    painter.setFont(font)
    painter.setPen(colour)
    shown = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, room.width())
    painter.drawText(room, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, shown)
