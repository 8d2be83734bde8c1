"""What the settings dialog asks before something is lost."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMessageBox, QWidget

from tray_app.texts import tr
from tray_app.ui.forms import button
from tray_app.ui.forms_keys import give_access_keys
from tray_app.ui.forms_layout import row_of
from tray_app.ui.forms_look import Panel, Text, Tone
from tray_app.ui.forms_style import dress


def ask_to_remove(parent: QWidget, name: str, remove: Callable[[bool], object]) -> QMessageBox:
    """Removing an account keeps its history unless the user says otherwise; nothing is the default."""
    box = _box(parent, tr("Remove account?"))
    box.setText(tr("Remove {account}?", account=name))
    box.setInformativeText(tr("The history stays until you delete it."))
    for words, everything in ((tr("Remove"), False), (tr("Delete everything, too"), True)):
        _add(box, words, partial(remove, everything))
    _add_default(box, tr("Cancel"))
    box.open()
    give_access_keys(box)
    return box


def ask_to_discard(parent: QWidget, discard: Callable[[], object]) -> QMessageBox:
    """Before unsaved changes are dropped."""
    box = _box(parent, tr("Discard changes?"))
    box.setText(tr("Discard the changes?"))
    box.setInformativeText(tr("They have not been saved."))
    _add(box, tr("Discard"), discard)
    _add_default(box, tr("Keep editing"))
    box.open()
    give_access_keys(box)
    return box


class ChangedOutside(Panel):
    """The file was edited while changes stand here: one of the two is to win."""

    load_wanted = Signal()
    keep_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(Tone.INFO)
        self.setObjectName("changedOutside")
        words = Text(tr("The file was changed outside."))
        load = button(tr("Load again"), self.load_wanted.emit, name="reload")
        keep = button(tr("Save my version"), self.keep_wanted.emit, name="keepMine")
        row_of(self, words, load, keep, stretch=words).setContentsMargins(12, 8, 12, 8)
        self.hide()


def _box(parent: QWidget, title: str) -> QMessageBox:
    box = QMessageBox(parent)
    dress(box)
    box.setWindowTitle(title)
    box.setIcon(QMessageBox.Icon.Question)
    return box


def _add(box: QMessageBox, words: str, do: Callable[[], object]) -> None:
    made = button(words, do)
    made.setParent(box)  # `addButton` leaves it to us
    box.addButton(made, QMessageBox.ButtonRole.DestructiveRole)


def _add_default(box: QMessageBox, words: str) -> None:
    harmless = button(words, box.reject, default=True)
    harmless.setParent(box)
    box.addButton(harmless, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(harmless)
    box.setEscapeButton(harmless)
