"""What every page of the settings dialog can do."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tray_app.model.settings import Settings
from tray_app.ui.forms import field_of


def editor_name(key: str) -> str:
    """The editor of a key as the file's messages name it: `accounts[1].status[2].url` -> `accounts.0.status.1.url`."""
    name = re.sub(r"\[(\d+)\]", lambda found: f".{int(found[1]) - 1}", key)
    name = re.sub(r"(control_hosts|password_command|components|recheck_s)\.\d+$", r"\1", name)
    return re.sub(r"(webmail|contacts)\.url$", r"\1", name)


class SettingsPage(QWidget):
    """A page shows its part of the settings and gives the settings back with that part replaced."""

    changed = Signal()
    scrolls_itself = False
    """A page that does has parts that stay where they are."""

    def load(self, settings: Settings) -> None:
        """Shows `settings`."""
        raise NotImplementedError

    def merged(self, settings: Settings) -> Settings:
        """`settings` with this page's part as entered."""
        raise NotImplementedError

    @property
    def has_more(self) -> bool:
        """Whether something is entered that the settings do not hold, such as a password."""
        return False

    def show_saved(self) -> None:
        """What is entered is kept."""

    def check(self) -> QWidget | None:
        """Shows what is wrong and returns the first such editor."""
        return None

    def reveal(self, editor: QWidget) -> None:
        """Goes to `editor`."""
        editor.setFocus()

    def show_problem(self, key: str, sentence: str) -> bool:
        """Shows a problem found when saving, under the field of `key`; False if the key is not on this page."""
        editor = self.findChild(QWidget, editor_name(key))
        return editor is not None and self.mark(editor, sentence)

    def mark(self, editor: QWidget, sentence: str) -> bool:
        """Shows a problem under `editor` and goes there; False if it stands in no field."""
        field = field_of(editor)
        if field is None:
            return False
        field.show_problem(sentence, editor)
        self.reveal(editor)
        return True
