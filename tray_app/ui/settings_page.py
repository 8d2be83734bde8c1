"""What every page of the settings dialog can do."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tray_app.model.settings import Settings
from tray_app.ui.forms import field_of


class SettingsPage(QWidget):
    """A page shows its part of the settings and gives the settings back with that part replaced."""

    changed = Signal()

    def load(self, settings: Settings) -> None:
        """Shows `settings`."""
        raise NotImplementedError

    def merged(self, settings: Settings) -> Settings:
        """`settings` with this page's part as entered."""
        raise NotImplementedError

    def check(self) -> QWidget | None:
        """Shows what is wrong and returns the first such editor."""
        return None

    def reveal(self, editor: QWidget) -> None:
        """Goes to `editor`."""
        editor.setFocus()

    def show_problem(self, key: str, sentence: str) -> bool:
        """Shows a problem found when saving, under the field of `key`; False if the key is not on this page."""
        editor = self.findChild(QWidget, key)
        field = field_of(editor) if editor is not None else None
        if editor is None or field is None:
            return False
        field.show_problem(sentence, editor)
        self.reveal(editor)
        return True
