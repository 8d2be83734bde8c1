"""How an account logs in: its password, changed, forgotten, never shown; or its sign-in at the provider."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from tray_app.model.account import Account, Auth, OAuth
from tray_app.model.oauth import likely_provider
from tray_app.texts import tr
from tray_app.ui.forms import Field, button, combo, line_edit
from tray_app.ui.forms_keys import give_access_keys
from tray_app.ui.forms_layout import column_of
from tray_app.ui.settings_browser import BrowserLogin
from tray_app.ui.settings_checks import login_problem
from tray_app.ui.settings_context import Keyring


class LoginEditor(QWidget):
    """The choice of login with "Change password" and "Forget" beside it."""

    changed = Signal()
    forget_requested = Signal()

    def __init__(self, keyring: Keyring) -> None:
        super().__init__()
        self._keyring = keyring
        self._kept = False
        self._by_command = False
        items = [
            (tr("With password"), Auth.PASSWORD.value),
            (tr("Without"), Auth.NONE.value),
            (tr("In the browser"), Auth.OAUTH2.value),
        ]
        self.choice = combo(items, name="auth", changed=self._on_choice)
        self._change = button(tr("Change password"), self.open_password, name="changePassword")
        self._forget = button(tr("Forget"), self.forget_requested.emit, name="forgetPassword")
        self._field = Field(self.choice, self._change, self._forget)
        self._edit = line_edit(name="password", placeholder=tr("New password"), changed=self.changed.emit)
        self._edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._edit.setAccessibleName(tr("New password"))
        self._edit.hide()
        self.browser = BrowserLogin(keyring)
        self.browser.changed.connect(self.changed)
        self._before: OAuth | None = None
        column_of(self, self._field, self._edit, self.browser, spacing=6)

    @property
    def auth(self) -> Auth:
        """The choice."""
        return Auth(self.choice.currentData())

    @property
    def new_password(self) -> str:
        """What is to be kept; empty: nothing new."""
        return self._edit.text() if self.auth is Auth.PASSWORD else ""

    @property
    def oauth_table(self) -> OAuth | None:
        """The `oauth` table as entered; where nobody signs in, the one that stands in the file."""
        return self.browser.table if self._signs_in else self._before

    @property
    def _signs_in(self) -> bool:
        return self.auth is Auth.OAUTH2 and not self._by_command

    def load(self, account: Account, *, kept: bool) -> None:
        """Shows the account's login; `kept`: a password, or what a sign-in left, is in the keyring."""
        self.choice.setCurrentIndex(self.choice.findData(account.auth.value))
        self._by_command = bool(account.password_command)
        self._before = account.oauth
        self.browser.load(account.oauth, likely_provider(account))
        self.browser.show_signed_in(account.oauth if kept and account.signs_in else None)
        if not kept and account.signs_in and _unseen(self._keyring):
            self.browser.show_unseen()
        self.show_kept(kept=kept and not account.signs_in)

    def show_kept(self, *, kept: bool) -> None:
        """After saving or forgetting: nothing typed stays."""
        self._kept = kept
        self._edit.clear()
        self._edit.hide()
        self._show_state()

    def check(self, account: Account) -> QWidget | None:
        """A login needs encryption."""
        problem = login_problem(account)
        self._field.show_problem(problem)
        wrong = self.browser.fields.check(wanted=self._signs_in)
        return self.choice if problem else wrong

    def ask_anew(self) -> None:
        """The server has refused what is kept: leads to the field or the button that mends it."""
        if self._signs_in:
            self.browser.sign_in.focus_start()
        elif self._by_command:
            self.choice.setFocus()
        else:
            self.open_password()

    def open_password(self) -> None:
        """Shows the field for a new password and goes there."""
        self.choice.setCurrentIndex(self.choice.findData(Auth.PASSWORD.value))
        self._edit.show()
        self._edit.setFocus()

    def _on_choice(self) -> None:
        self._show_state()
        self.changed.emit()

    def _show_state(self) -> None:
        is_password = self.auth is Auth.PASSWORD
        self._change.setVisible(is_password and not self._by_command)
        self._change.setText(tr("Change password") if self._kept else tr("Enter password"))
        self._forget.setVisible(is_password and self._kept)
        self._edit.setVisible(is_password and self._edit.isVisibleTo(self))
        self.browser.setVisible(self._signs_in)
        self._field.set_help(self._state_words())
        give_access_keys(self.window())

    def _state_words(self) -> str:
        if self.auth is Auth.NONE:
            return tr("Checks only whether the servers answer.")
        if self._signs_in:
            return tr("You sign in at your provider; Mailampel never sees the password.")
        if self._by_command:
            return tr("The password comes from the password command.")
        if self._kept:
            return tr("The password is in the keyring.")
        if self._keyring is Keyring.NONE:
            return tr("Your system has no keyring. The password is kept only until you quit.")
        return _unseen(self._keyring) or tr("No password is kept.")


def _unseen(keyring: Keyring) -> str:
    """Why it is not known what the keyring holds; empty: it is known."""
    return {
        Keyring.LOCKED: tr("The system keyring is locked. It may hold the password."),
        Keyring.SILENT: tr("The system keyring does not answer. It may hold the password."),
    }.get(keyring, "")
