"""Step 2 of the wizard: without a login, with a password, or with a sign-in in the browser."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QLineEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from tray_app.model.account import Auth, OAuth, OAuthProvider
from tray_app.model.provider import Found, login_hint
from tray_app.texts import tr
from tray_app.ui.forms import Field, Problem, button, line_edit
from tray_app.ui.forms_choices import RadioButton, word_start
from tray_app.ui.forms_layout import column_of
from tray_app.ui.forms_look import muted, subheading
from tray_app.ui.settings_browser import BrowserLogin
from tray_app.ui.settings_context import Keyring
from tray_app.ui.wizard_account import Chosen, is_unencrypted, refuses_passwords, whose_sign_in


class LoginChoice(QWidget):
    """Without is the default: no risk of being locked out, and it is ready in half a minute."""

    changed = Signal()
    opened = Signal()
    """The fields of another login came up."""

    def __init__(self, keyring: Keyring) -> None:
        super().__init__()
        self._keyring = keyring
        self._found = Found("")
        self._without = _radio(tr("Without password"), "without")
        self._with = _radio(tr("With password"), "with")
        self._in_browser = _radio(tr("In the browser"), "inBrowser")
        group = QButtonGroup(self)
        for radio in (self._without, self._with, self._in_browser):
            group.addButton(radio)
        self._without.setChecked(True)
        self._edit = line_edit(name="password", changed=self._on_edit)
        self._edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._edit.setAccessibleName(tr("Password"))
        self._reveal = button(tr("Show"), self._toggle_reveal, name="reveal")
        self._field = Field(self._edit, self._reveal)
        self._refusal = Problem()
        self._refusal.setObjectName("refusal")
        self.browser = BrowserLogin(keyring)
        self.browser.changed.connect(self.changed)
        self._browser_part = QWidget()
        self._lay_out()
        group.buttonToggled.connect(self._on_choice)
        self._field.hide()
        self.browser.hide()

    @property
    def auth(self) -> Auth:
        """How the account logs in."""
        if self._in_browser.isChecked():
            return Auth.OAUTH2
        return Auth.PASSWORD if self._with.isChecked() else Auth.NONE

    @property
    def password(self) -> str:
        """What the user typed; empty where the account has none."""
        return self._edit.text() if self.auth is Auth.PASSWORD else ""

    @property
    def oauth(self) -> OAuth | None:
        """Where and as whom the user signs in."""
        return self.browser.table

    def load(self, found: Found) -> None:
        """Says which login this provider wants."""
        is_other = found.address != self._found.address
        self._found = found
        self._field.set_help(" ".join(filter(None, (login_hint(found), _kept_where(self._keyring)))))
        self._with.setEnabled(not refuses_passwords(found))
        if is_other or (not self._with.isEnabled() and self._with.isChecked()):
            self._without.setChecked(True)
        if is_other:
            likely = whose_sign_in(found, Chosen(found.receive, found.send))
            self.browser.load(None, likely or OAuthProvider.GENERIC)
            self.browser.show_signed_in(None)

    def suit(self, chosen: Chosen) -> None:
        """Offers what these servers take; no secret is ever sent where others can read it."""
        is_offered = whose_sign_in(self._found, chosen) is not None
        if not is_offered and self._in_browser.isChecked():
            self._without.setChecked(True)
        self._browser_part.setVisible(is_offered)
        refused = self.auth is not Auth.NONE and is_unencrypted(chosen)
        self._field.setEnabled(not refused)
        self.browser.setEnabled(not refused)
        if refused:
            self._refusal.show_text(tr("This server does not encrypt. Watching without a password works."))
        else:
            self._refusal.show_text(self._takes_no_passwords(), warning=True)

    def show_problem(self, sentence: str) -> None:
        """The server refused the login, or there is nothing to log in with."""
        if self.auth is Auth.OAUTH2:
            self.browser.show_failed(sentence)
            self.browser.sign_in.focus_start()
            return
        self._field.show_problem(sentence)
        self._edit.setFocus()
        self._edit.selectAll()

    def check(self, chosen: Chosen) -> bool:
        """Whether the wizard may go on."""
        if self.auth is Auth.NONE:
            return True
        if is_unencrypted(chosen):
            self._without.setFocus()
            return False
        if self.auth is Auth.OAUTH2:
            return self._check_browser()
        if not self._edit.text():
            self.show_problem(tr("Please enter the password."))
        return bool(self._edit.text())

    def check_client(self) -> bool:
        """Whether a sign-in can begin."""
        wrong = self.browser.check()
        if wrong is not None:
            wrong.setFocus()
        return wrong is None

    def _takes_no_passwords(self) -> str:
        if self._with.isEnabled() or self.auth is Auth.OAUTH2:
            return ""
        provider = self._found.provider or self._found.address.rpartition("@")[2]
        return tr("{provider} takes no passwords from mail programs. Watching without one works.", provider=provider)

    def _check_browser(self) -> bool:
        if not self.check_client():
            return False
        if not self.browser.is_in:
            self.browser.ask_to_sign_in()
        return self.browser.is_in

    def forget(self) -> None:
        """Drops what was typed."""
        self._edit.clear()
        self.browser.fields.secret.clear()

    def _lay_out(self) -> None:
        indent = word_start()
        less = tr("Notices when servers, webmail or status page fail. Usually enough.")
        more = tr(
            "Also notices trouble with logins and with your address book. If the server refuses the password, "
            "we ask you instead of trying on."
        )
        column_of(
            self,
            subheading(tr("How closely should we check?")),
            self._without,
            _indented(indent, muted(less)),
            self._with,
            _indented(indent, muted(more), self._field, self._refusal),
            self._browser_part,
            spacing=4,
        )
        words = tr("You sign in at your provider; Mailampel never sees the password. It takes a client id of your own.")
        column_of(self._browser_part, self._in_browser, _indented(indent, muted(words), self.browser), spacing=4)

    def _on_choice(self, radio: QAbstractButton, is_on: bool) -> None:
        if not is_on:
            return
        self._field.setVisible(radio is self._with)
        self.browser.setVisible(radio is self._in_browser)
        if radio is self._with:
            self._edit.setFocus()
        elif radio is self._in_browser:
            self.browser.fields.client_id.setFocus()
        self.changed.emit()
        self.opened.emit()

    def _on_edit(self) -> None:
        self._field.show_problem("")
        self.changed.emit()

    def _toggle_reveal(self) -> None:
        hidden = self._edit.echoMode() is QLineEdit.EchoMode.Password
        self._edit.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._reveal.setText(tr("Hide") if hidden else tr("Show"))


def _radio(text: str, name: str) -> QRadioButton:
    radio = RadioButton(text)
    radio.setObjectName(name)
    font = radio.font()
    font.setBold(True)
    radio.setFont(font)
    return radio


def _indented(indent: int, *widgets: QWidget) -> QVBoxLayout:
    column = column_of(None, *widgets, spacing=6)
    column.setContentsMargins(indent, 0, 0, 4)
    return column


def _kept_where(keyring: Keyring) -> str:
    return {
        Keyring.UNLOCKED: tr("Goes into your system's keyring, never into a file."),
        Keyring.LOCKED: tr("Goes into your system's keyring, which asks you to unlock it."),
        Keyring.NONE: tr("Your system has no keyring. The password is kept only until you quit."),
        Keyring.SILENT: tr("Your system's keyring does not answer. At the end it is tried once more."),
    }[keyring]
