"""The sign-in of step 2: whom it is for, how it stands, and that it ends with the step."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from tray_app.model.account import Account
from tray_app.ui.settings_sign_in import SignInState
from tray_app.ui.wizard_password import LoginChoice


class WizardSignIn(QObject):
    """Between the fields of the login and whoever signs in; an answer for an earlier address is not shown."""

    requested = Signal(object, str, bool)
    """The account as entered, a new client secret or an empty text, and whether by a code."""
    cancelled = Signal()
    taken_back = Signal(str)
    """What it left for this account id is not wanted any more."""
    succeeded = Signal()

    def __init__(self, login: LoginChoice, account: Callable[[], Account], parent: QObject) -> None:
        """`account` gives the one being set up, as it stands."""
        super().__init__(parent)
        self._login = login
        self._browser = login.browser
        self._account = account
        self._browser.sign_in.wanted.connect(self._on_wanted)
        self._browser.sign_in.cancelled.connect(self.cancelled)
        self._browser.sign_in.forget_wanted.connect(self._on_forget)

    def is_about(self, account: Account) -> bool:
        """Whether it is still this account that is being set up."""
        present = self._account()
        return (present.id, present.address) == (account.id, account.address)

    def show_waiting(self, account: Account, words: str, address: str) -> None:
        """The user is busy in the browser; `address` is what to open."""
        if self.is_about(account):
            self._browser.sign_in.show_waiting(words, address)

    def show_signed_in(self, account: Account, problem: str) -> None:
        """There is a permission; `problem` says why the keyring has nothing of it."""
        self._browser.show_signed_in(account.oauth, problem)
        self.succeeded.emit()

    def show_failed(self, account: Account, sentence: str) -> None:
        """Why it came to nothing; empty: the user called it off."""
        if self.is_about(account):
            self._browser.show_failed(sentence)

    def stop(self) -> bool:
        """Nobody waits for the browser any more; whether somebody did."""
        is_waiting = self._browser.sign_in.state is SignInState.WAITING
        if is_waiting:
            self.cancelled.emit()
        return is_waiting

    @Slot(bool)
    def _on_wanted(self, by_code: bool) -> None:
        if self._login.check_client():
            self.requested.emit(self._account(), self._browser.client_secret, by_code)
        else:
            self._browser.sign_in.show_out()

    @Slot()
    def _on_forget(self) -> None:
        self._browser.show_signed_in(None)
        self.taken_back.emit(self._account().id)
