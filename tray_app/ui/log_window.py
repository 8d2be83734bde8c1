"""The end of the log, to be read and copied.

What the composition root connects: `read` gives the text (already redacted) each time it is wanted;
`folder_requested()` shows the folder with the older files.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QFontDatabase, QGuiApplication, QKeySequence, QShortcut, QShowEvent, QTextCursor
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tray_app.texts import tr
from tray_app.ui.forms import button
from tray_app.ui.forms_keys import give_access_keys, keep_key
from tray_app.ui.forms_layout import SPACE, column_of, row_of, scaled_size
from tray_app.ui.forms_look import muted
from tray_app.ui.forms_window import FormWindow
from tray_app.ui.layouts import Flow

WIDTH, HEIGHT = 760, 520


class LogWindow(FormWindow):
    """Modeless; reads when it is opened and when it is asked to."""

    folder_requested = Signal()

    def __init__(self, read: Callable[[], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("log")
        self.setWindowTitle(tr("Log"))
        self._read = read
        self._text = QPlainTextEdit()
        self._text.setObjectName("logText")
        self._text.setAccessibleName(tr("Log"))
        self._text.setReadOnly(True)
        self._text.setTabChangesFocus(True)
        self._text.setPlaceholderText(tr("Nothing has been noted yet."))
        self._text.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self._copy = button(tr("Copy"), self._on_copy, name="copyLog")
        again = button(tr("Read again"), self.read_again, name="readAgain")
        folder = button(tr("Open folder"), self.folder_requested.emit, name="openLogs")
        close = button(tr("Close"), self.close, name="close", default=True)
        keep_key(close, self._copy)
        actions = QWidget()
        row = Flow(SPACE)
        for each in (self._copy, again, folder):
            row.addWidget(each)
        actions.setLayout(row)
        footer = row_of(None, actions, close, stretch=actions)
        hint = muted(tr("The newest is at the end. Passwords are hidden; other files hold what is older."))
        column_of(self, hint, self._text, footer, spacing=10, margin=20).setStretch(1, 1)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Refresh), self).activated.connect(self.read_again)
        self.resize(scaled_size(self, WIDTH, HEIGHT))
        self.read_again()

    @Slot()
    def read_again(self) -> None:
        """What stands in the log now, the end in sight."""
        self._text.setPlainText(self._read())
        self._text.moveCursor(QTextCursor.MoveOperation.End)
        self._text.moveCursor(QTextCursor.MoveOperation.StartOfLine)
        self._copy.setEnabled(bool(self._text.toPlainText()))
        self._copy.setText(tr("Copy"))
        give_access_keys(self)

    def showEvent(self, event: QShowEvent) -> None:
        """Only now it is known how many lines there is room for, and what needs an access key."""
        super().showEvent(event)
        self._text.verticalScrollBar().setValue(self._text.verticalScrollBar().maximum())
        give_access_keys(self)

    @Slot()
    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text.toPlainText())
        self._copy.setText(tr("Copied"))
