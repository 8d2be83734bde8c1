"""The test of what is in the form, below the account."""

from __future__ import annotations

from PySide6.QtCore import Signal

from tray_app.model.account import Account
from tray_app.texts import tr
from tray_app.ui.forms import button
from tray_app.ui.forms_keys import give_access_keys
from tray_app.ui.forms_layout import column_of, row_of
from tray_app.ui.forms_look import Panel, Text
from tray_app.ui.settings_results import TestRows, rows_of


class TestPanel(Panel):
    """Asks once, with one login at most; while it runs the button cancels."""

    __test__ = False
    start_requested = Signal()
    cancel_requested = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("testPanel")
        self._words = Text()
        self._rows = TestRows()
        self.button = button(tr("Test now"), self._on_click, name="testAccount")
        column = column_of(None, self._words, self._rows, spacing=2)
        row = row_of(self, column, self.button, stretch=column, top=self.button)
        row.setContentsMargins(14, 8, 10, 8)
        self._is_running = False
        self.clear()

    def clear(self) -> None:
        """Before any test, and for another account."""
        self._stop()
        self._rows.hide()
        self._words.setText(tr("Asks the servers above once, saved or not."))
        self._words.show()

    def start(self, account: Account, left_out: frozenset[str]) -> None:
        """Waiting rows; a service whose field is wrong is not asked."""
        self._rows.start(rows_of(account, left_out))
        for key in left_out:
            self._rows.show_row(key, None, tr("not tested, because a field is not right"))
        self._words.hide()
        self._rows.show()
        self._is_running = True
        self._name_button(tr("Cancel test"))

    def show_row(self, key: str, ok: bool | None, sentence: str) -> None:
        """One service's result; `key` is its word, or `status`."""
        self._rows.show_row(key, ok, sentence)

    def show_finished(self) -> None:
        """No further row will come."""
        self._rows.finish()
        self._stop()

    def _stop(self) -> None:
        self._is_running = False
        self._name_button(tr("Test now"))

    def _name_button(self, words: str) -> None:
        self.button.setText(words)
        give_access_keys(self.window())

    def _on_click(self) -> None:
        if not self._is_running:
            self.start_requested.emit()
            return
        self.show_finished()
        self.cancel_requested.emit()
