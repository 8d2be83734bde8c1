"""What the settings dialog does with secrets: kept with a save, forgotten and signed in to at once."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from tray_app.app import passwords
from tray_app.app.parts import Parts
from tray_app.app.passwords import Kept
from tray_app.app.phone_part import PhonePart
from tray_app.app.sign_in_part import Shows, SignInPart
from tray_app.desktop import opener
from tray_app.model.account import Account

if TYPE_CHECKING:
    from tray_app.ui.settings_context import PhoneContext
    from tray_app.ui.settings_dialog import SettingsDialog


class SettingsSecrets(QObject):
    """`dialog` is the one that is open, if any; `say` tells a sentence below the settings."""

    def __init__(
        self, parts: Parts, dialog: Callable[[], SettingsDialog | None], say: Callable[[str], None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._dialog = dialog
        self._say = say
        self._sign_in = SignInPart(parts, Shows(self._on_waiting, self._on_signed_in, self._on_failed), self)
        self._phone = PhonePart(parts.phone, dialog, say, self)

    def look(self, done: Callable[[Kept], None]) -> None:
        """Which secrets there are, before the dialog is made."""
        passwords.look(self._parts, self._parts.keeper.settings, done)

    def phone_context(self, kept: Kept) -> PhoneContext:
        """What the group "Phone" is told."""
        return self._phone.context(has_targets=kept.phone)

    def serve(self, dialog: SettingsDialog) -> None:
        """A new dialog is open."""
        sign_ins = dialog.accounts.forms.sign_ins
        sign_ins.requested.connect(self._sign_in.start)
        sign_ins.cancelled.connect(self._sign_in.cancel)
        sign_ins.taken_back.connect(self._on_sign_out)
        dialog.accounts.forms.forget_password_requested.connect(self._on_forget)
        self._phone.serve(dialog.messages.phone)

    def cancel(self) -> None:
        """Nobody waits for a sign-in any more."""
        self._sign_in.cancel()

    def keep(self, new_passwords: dict[str, str], phone_targets: str) -> None:
        """The settings were saved."""
        passwords.keep(self._parts, new_passwords, self._say)
        self._phone.keep(phone_targets)

    @Slot(str)
    def _on_forget(self, account_id: str) -> None:
        passwords.forget(self._parts, account_id, self._say)

    @Slot(str)
    def _on_sign_out(self, account_id: str) -> None:
        passwords.sign_out(self._parts, account_id, self._say)

    def _on_waiting(self, account: Account, words: str, address: str) -> None:
        if (dialog := self._dialog()) is not None:
            dialog.accounts.forms.sign_ins.show_waiting(account, words, address)

    def _on_signed_in(self, account: Account, problem: str) -> None:
        if (dialog := self._dialog()) is not None:
            dialog.accounts.forms.sign_ins.show_signed_in(account, problem)
            opener.bring_forward(dialog)

    def _on_failed(self, account: Account, sentence: str) -> None:
        if (dialog := self._dialog()) is not None:
            dialog.accounts.forms.sign_ins.show_failed(account, sentence)
