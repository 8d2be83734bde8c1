"""What the settings dialog asks before something is lost."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QMessageBox, QWidget

from tray_app.texts import tr
from tray_app.ui.forms_keys import give_access_keys


def ask_to_remove(parent: QWidget, name: str, remove: Callable[[bool], object]) -> QMessageBox:
    """Removing an account keeps its history unless the user says otherwise; nothing is the default."""
    box = _box(parent, tr("Remove account?"))
    box.setText(tr("Remove {account}?", account=name))
    box.setInformativeText(tr("The history stays until you delete it."))
    only = box.addButton(tr("Remove"), QMessageBox.ButtonRole.DestructiveRole)
    all_of_it = box.addButton(tr("Delete everything, too"), QMessageBox.ButtonRole.DestructiveRole)
    _add_default(box, tr("Cancel"))
    only.clicked.connect(lambda _checked=False, everything=False: remove(everything))
    all_of_it.clicked.connect(lambda _checked=False, everything=True: remove(everything))
    box.open()
    give_access_keys(box)
    return box


def ask_to_discard(parent: QWidget, discard: Callable[[], object]) -> QMessageBox:
    """Before unsaved changes are dropped."""
    box = _box(parent, tr("Discard changes?"))
    box.setText(tr("Discard the changes?"))
    box.setInformativeText(tr("They have not been saved."))
    drop = box.addButton(tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
    _add_default(box, tr("Keep editing"))
    drop.clicked.connect(lambda _checked=False: discard())
    box.open()
    give_access_keys(box)
    return box


def _box(parent: QWidget, title: str) -> QMessageBox:
    box = QMessageBox(parent)
    box.setWindowTitle(title)
    box.setIcon(QMessageBox.Icon.Question)
    return box


def _add_default(box: QMessageBox, words: str) -> None:
    harmless = box.addButton(words, QMessageBox.ButtonRole.RejectRole)
    box.setDefaultButton(harmless)
    box.setEscapeButton(harmless)
