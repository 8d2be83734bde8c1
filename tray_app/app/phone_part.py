"""The group "Phone" of the settings dialog, and what its wishes lead to."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from tray_app.app.phone import Phone
from tray_app.model.settings import Phone as PhoneSettings

if TYPE_CHECKING:
    from tray_app.ui.settings_context import PhoneContext
    from tray_app.ui.settings_dialog import SettingsDialog
    from tray_app.ui.settings_phone import PhoneGroup


class PhonePart(QObject):
    """`dialog` is the one that is open, if any; `say` tells a sentence below the settings."""

    def __init__(
        self, phone: Phone, dialog: Callable[[], SettingsDialog | None], say: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._phone = phone
        self._dialog = dialog
        self._say = say

    def context(self, *, has_targets: bool) -> PhoneContext:
        """What the group is told."""
        from tray_app.desktop.phone import is_installed, not_installed
        from tray_app.ui.settings_context import PhoneContext

        return PhoneContext(has_targets, "" if is_installed() else not_installed())

    def serve(self, group: PhoneGroup) -> None:
        """A new dialog is open."""
        group.test_requested.connect(self._on_test)
        group.forget_requested.connect(self._on_forget)

    def keep(self, targets: str) -> None:
        """The settings were saved; empty: there is nothing new."""
        if targets:
            self._phone.keep(targets, self._say)

    @Slot(str, object)
    def _on_test(self, targets: str, settings: PhoneSettings) -> None:
        self._phone.test(targets, settings, self._on_tested)

    def _on_tested(self, problem: str) -> None:
        if (dialog := self._dialog()) is not None:
            dialog.messages.phone.show_test(problem)

    @Slot()
    def _on_forget(self) -> None:
        self._phone.forget(self._say)
