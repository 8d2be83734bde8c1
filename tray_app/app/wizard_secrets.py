"""What the wizard does with secrets: a password is stored before its account, a sign-in goes unless that is saved."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from tray_app.app import passwords
from tray_app.app.parts import Parts
from tray_app.app.sign_in_part import Shows, SignInPart
from tray_app.desktop import opener
from tray_app.model.account import Account
from tray_app.storage.secrets import SecretError

if TYPE_CHECKING:
    from tray_app.ui.wizard import Wizard


class WizardSecrets(QObject):
    """`wizard` is the one that is open, if any."""

    def __init__(self, parts: Parts, wizard: Callable[[], Wizard | None], parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._wizard = wizard
        self._sign_in = SignInPart(parts, Shows(self._on_waiting, self._on_signed_in, self._on_failed), self)
        self._signed_in = ""
        """The id of the account that a sign-in was kept for and that is not saved yet."""

    def serve(self, wizard: Wizard) -> None:
        """A new wizard is open."""
        sign_in = wizard.services.sign_in
        sign_in.requested.connect(self._sign_in.start)
        sign_in.cancelled.connect(self._sign_in.cancel)
        sign_in.taken_back.connect(self._on_taken_back)

    def store(self, account_id: str, password: str, done: Callable[[str], None]) -> None:
        """Stores a password; `done` is told why the keyring did not take it. It may be locked, absent, or hang."""

        def work() -> str:
            try:
                self._parts.secrets.set_password(account_id, password)
            except SecretError as error:
                return str(error)
            return ""

        self._parts.runner.submit(work, done, _raise)

    def keep(self, account: Account) -> None:
        """The account is saved; a sign-in for another way to log in is still to go."""
        if account.signs_in and self._signed_in == account.id:
            self._signed_in = ""

    def drop(self) -> None:
        """Ends the sign-in under way, and takes back one whose account was not saved."""
        self._sign_in.cancel()
        if self._signed_in:
            passwords.forget_sign_in(self._parts, self._signed_in)
            self._signed_in = ""

    @Slot(str)
    def _on_taken_back(self, account_id: str) -> None:
        self._signed_in = ""
        passwords.forget_sign_in(self._parts, account_id)

    def _on_waiting(self, account: Account, words: str, address: str) -> None:
        if (wizard := self._wizard()) is not None:
            wizard.services.sign_in.show_waiting(account, words, address)

    def _on_signed_in(self, account: Account, problem: str) -> None:
        """Nothing is kept of whom the wizard is not about any more."""
        wizard = self._wizard()
        if wizard is None or not wizard.services.sign_in.is_about(account):
            passwords.forget_sign_in(self._parts, account.id)
            return
        self._signed_in = account.id
        wizard.services.sign_in.show_signed_in(account, problem)
        opener.bring_forward(wizard)

    def _on_failed(self, account: Account, sentence: str) -> None:
        if (wizard := self._wizard()) is not None:
            wizard.services.sign_in.show_failed(account, sentence)


def _raise(error: BaseException) -> None:
    raise error
