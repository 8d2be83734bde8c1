"""Step 2 of the wizard: with or without a password."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from tray_app.model.provider import Found, login_hint
from tray_app.texts import tr
from tray_app.ui.forms import Field, Problem, button, line_edit
from tray_app.ui.forms_layout import SPACE, column_of
from tray_app.ui.forms_look import muted, subheading
from tray_app.ui.settings_context import Keyring
from tray_app.ui.wizard_account import Chosen, is_unencrypted, refuses_passwords


class PasswordChoice(QWidget):
    """Without is the default: no risk of being locked out, and it is ready in half a minute."""

    changed = Signal()

    def __init__(self, keyring: Keyring) -> None:
        super().__init__()
        self._keyring = keyring
        self._without = _radio(tr("Without password"), "without")
        self._with = _radio(tr("With password"), "with")
        group = QButtonGroup(self)
        group.addButton(self._without)
        group.addButton(self._with)
        self._without.setChecked(True)
        self._edit = line_edit(name="password", changed=self._on_edit)
        self._edit.setEchoMode(QLineEdit.EchoMode.Password)
        self._edit.setAccessibleName(tr("Password"))
        self._reveal = button(tr("Show"), self._toggle_reveal, name="reveal")
        self._field = Field(self._edit, self._reveal)
        self._refusal = Problem()
        self._refusal.setObjectName("refusal")
        self._lay_out()
        self._with.toggled.connect(self._on_choice)
        self._field.hide()

    @property
    def wanted(self) -> bool:
        """Whether the account logs in."""
        return self._with.isChecked()

    @property
    def password(self) -> str:
        """What the user typed; empty without a login."""
        return self._edit.text() if self.wanted else ""

    def load(self, found: Found) -> None:
        """Says which password this provider wants."""
        self._field.set_help(" ".join(filter(None, (login_hint(found), _kept_where(self._keyring)))))
        self._with.setEnabled(not refuses_passwords(found))
        self._refusal.show_text("")
        if refuses_passwords(found):
            self._without.setChecked(True)
            provider = found.provider or found.address.rpartition("@")[2]
            self._refusal.show_text(
                tr(
                    "{provider} takes no passwords from mail programs. Watching without one works; signing in with a "
                    "client id of your own is possible later, in the settings.",
                    provider=provider,
                ),
                warning=True,
            )

    def show_refusal(self, chosen: Chosen) -> None:
        """A password is never sent where others can read it."""
        if not self._with.isEnabled():
            return
        refused = self.wanted and is_unencrypted(chosen)
        self._refusal.show_text(
            tr("This server does not encrypt. Watching without a password works.") if refused else ""
        )
        self._field.setEnabled(not refused)

    def show_problem(self, sentence: str) -> None:
        """The server refused the password, or there is none."""
        self._field.show_problem(sentence)
        self._edit.setFocus()
        self._edit.selectAll()

    def check(self, chosen: Chosen) -> bool:
        """Whether the wizard may go on."""
        if not self.wanted:
            return True
        if is_unencrypted(chosen):
            self._without.setFocus()
            return False
        if not self._edit.text():
            self.show_problem(tr("Please enter the password."))
        return bool(self._edit.text())

    def forget(self) -> None:
        """Drops what was typed."""
        self._edit.clear()

    def _lay_out(self) -> None:
        indent = self._with.style().pixelMetric(self._with.style().PixelMetric.PM_ExclusiveIndicatorWidth) + SPACE
        column = column_of(self, subheading(tr("How closely should we check?")), spacing=4)
        less = tr("Notices when servers, webmail or status page fail. Usually enough.")
        more = tr(
            "Also notices trouble with logins and with your address book. If the server refuses the password, "
            "we ask you instead of trying on."
        )
        column.addWidget(self._without)
        column.addLayout(_indented(indent, muted(less)))
        column.addWidget(self._with)
        column.addLayout(_indented(indent, muted(more), self._field, self._refusal))

    def _on_choice(self, with_password: bool) -> None:
        self._field.setVisible(with_password)
        if with_password:
            self._edit.setFocus()
        self.changed.emit()

    def _on_edit(self) -> None:
        self._field.show_problem("")
        self.changed.emit()

    def _toggle_reveal(self) -> None:
        hidden = self._edit.echoMode() is QLineEdit.EchoMode.Password
        self._edit.setEchoMode(QLineEdit.EchoMode.Normal if hidden else QLineEdit.EchoMode.Password)
        self._reveal.setText(tr("Hide") if hidden else tr("Show"))


def _radio(text: str, name: str) -> QRadioButton:
    radio = QRadioButton(text)
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
    }[keyring]
