"""The names of the settings' pages to choose from: a column beside the page, or lines above it."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QListView, QListWidget

from tray_app.texts import tr
from tray_app.ui.forms import list_item
from tray_app.ui.forms_layout import WIDE

UNLIMITED = 16_777_215
"""What Qt calls QWIDGETSIZE_MAX."""


class PageNames(QListWidget):
    """Is a column until told otherwise."""

    def __init__(self, names: Iterable[str]) -> None:
        super().__init__()
        self.setObjectName("pages")
        self.setAccessibleName(tr("Pages"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.viewport().setAutoFillBackground(False)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for name in names:
            item = list_item(name)
            item.setSizeHint(item.sizeHint() + QSize(WIDE, 0))
            self.addItem(item)
        self.column_width = self.sizeHintForColumn(0)
        """In pixels."""
        self.stand()

    def stand(self) -> None:
        """One below the other."""
        self.setFlow(QListView.Flow.TopToBottom)
        self.setWrapping(False)
        self.setFixedWidth(self.column_width)
        self.setMinimumHeight(0)
        self.setMaximumHeight(UNLIMITED)

    def lie(self, width: int) -> None:
        """One after the other, in as many lines as `width` takes."""
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(True)
        self.setMinimumWidth(0)
        self.setMaximumWidth(UNLIMITED)
        self.setFixedHeight(self._lines_in(width) * self.sizeHintForRow(0))

    def _lines_in(self, width: int) -> int:
        lines, used = 1, 0
        for row in range(self.count()):
            needed = self.item(row).sizeHint().width()
            if used and used + needed > width:
                lines, used = lines + 1, 0
            used += needed
        return lines
