"""Signing in at the provider: as whom, and how it stands. For the settings and the wizard."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tray_app.model.account import Account, OAuth, OAuthProvider
from tray_app.model.oauth import endpoints_of
from tray_app.texts import tr
from tray_app.ui.forms_layout import column_of
from tray_app.ui.settings_context import Keyring
from tray_app.ui.settings_oauth import OAuthFields, same_sign_in
from tray_app.ui.settings_sign_in import SignInPanel, SignInState


class BrowserLogin(QWidget):
    """The fields of `oauth` above the sign-in. A permission counts only for the client and server it was given to."""

    changed = Signal()

    def __init__(self, keyring: Keyring) -> None:
        super().__init__()
        self._keyring = keyring
        self._signed_in_as: OAuth | None = None
        self._is_unseen = False
        self._problem = ""
        self.fields = OAuthFields()
        self.fields.changed.connect(self._on_fields)
        self.sign_in = SignInPanel()
        column_of(self, self.fields, self.sign_in, spacing=6)

    @property
    def table(self) -> OAuth | None:
        """The `oauth` table as entered; None if nothing is."""
        return self.fields.value()

    @property
    def is_in(self) -> bool:
        """Whether there is a permission for what is entered."""
        return self._signed_in_as is not None and same_sign_in(self.table, self._signed_in_as)

    @property
    def client_secret(self) -> str:
        """What is to be kept with the next sign-in."""
        return self.fields.secret.text().strip()

    def load(self, oauth: OAuth | None, likely: OAuthProvider) -> None:
        """Shows the table; whether somebody signed in with it comes after."""
        self.fields.load(oauth, likely)

    def show_signed_in(self, oauth: OAuth | None, problem: str = "") -> None:
        """Somebody signed in with this table, or nobody did; `problem`: why the keyring did not take it."""
        self._is_unseen = False
        self._problem = problem
        self._signed_in_as = oauth
        self.fields.secret.clear()
        self._show_state()

    def show_unseen(self) -> None:
        """The keyring does not say whether somebody did."""
        self._is_unseen = True
        self._show_state()

    def show_failed(self, problem: str) -> None:
        """The attempt came to nothing; an older permission is still there. Empty: the user called it off."""
        self._show_state()
        self.sign_in.show_problem(problem)

    def check(self) -> QWidget | None:
        """Shows what is wrong with the fields and returns the first such editor."""
        return self.fields.check(wanted=True)

    def ask_to_sign_in(self) -> None:
        """Whoever goes on without a sign-in is led to its button."""
        self.sign_in.show_problem(tr("Please sign in first."))
        self.sign_in.focus_start()

    def _on_fields(self) -> None:
        self._offer_codes()
        if self.sign_in.state is not SignInState.WAITING and self.is_in != (self.sign_in.state is SignInState.IN):
            self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        self._offer_codes()
        if self.is_in:
            self.sign_in.show_in(lasts=not self._problem, has_keyring=self._keyring is not Keyring.NONE)
            self.sign_in.show_problem(self._problem if self._keyring is not Keyring.NONE else "")
        elif self._is_unseen:
            self.sign_in.show_unseen(is_locked=self._keyring is Keyring.LOCKED)
        else:
            self.sign_in.show_out()

    def _offer_codes(self) -> None:
        oauth = self.table
        self.sign_in.offer_codes(offered=oauth is not None and bool(endpoints_of(Account("x", "", oauth=oauth)).device))
