"""The accounts in their order, one of them chosen."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListWidget

from tray_app.model.verdict import Status
from tray_app.texts import tr
from tray_app.ui.forms import list_item
from tray_app.ui.forms_marks import steady_icon
from tray_app.ui.theme import body_metrics

ID = Qt.ItemDataRole.UserRole
SHOWN_OF_NAMES = 24
"""Letters of an account's name that are to be seen in the list."""


class AccountList(QListWidget):
    """Knows the accounts by id; the order is the user's to change, with the mouse and with keys."""

    reordered = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("accounts")
        self.setAccessibleName(tr("Accounts"))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # long names end in "…"
        self.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.setToolTip(tr("Drag to change the order, or press Ctrl+Up and Ctrl+Down."))
        side = round(body_metrics().height() * 1.25)
        self.setIconSize(QSize(side, side))
        self.model().rowsMoved.connect(self.reordered)
        for keys, step in (("Ctrl+Up", -1), ("Ctrl+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: self._move(step))

    @property
    def ids(self) -> list[str]:
        """All accounts in their order."""
        return [str(self.item(row).data(ID)) for row in range(self.count())]

    @property
    def current_id(self) -> str:
        """The chosen account; empty without one."""
        row = self.currentRow()
        return str(self.item(row).data(ID)) if row >= 0 else ""

    @property
    def comfortable_width(self) -> int:
        """Room for the names, in pixels."""
        return body_metrics().averageCharWidth() * SHOWN_OF_NAMES

    def append(self, account_id: str, label: str, status: Status) -> None:
        """One more at the end."""
        item = list_item(label, steady_icon(status))
        item.setData(ID, account_id)
        self.addItem(item)

    def take(self, account_id: str) -> None:
        """One less."""
        self.takeItem(self.ids.index(account_id))

    def choose(self, account_id: str) -> None:
        """Chooses an account, if it is here."""
        if account_id in self.ids:
            self.setCurrentRow(self.ids.index(account_id))

    def rename_current(self, label: str) -> None:
        """The chosen account is called otherwise now."""
        item = self.currentItem()
        if item is not None:
            item.setText(label)

    def _move(self, step: int) -> None:
        row = self.currentRow()
        if 0 <= row + step < self.count():
            item = self.takeItem(row)
            self.insertItem(row + step, item)
            self.setCurrentItem(item)
            self.reordered.emit()
