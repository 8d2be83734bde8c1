"""The group "Phone" on the page "Messages": an outage's begin and end also on the user's phone."""

from __future__ import annotations

import shlex

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from tray_app.model.settings import Phone, Settings
from tray_app.texts import tr
from tray_app.ui.forms import Field, button, check_box, line_edit
from tray_app.ui.forms_keys import give_access_keys
from tray_app.ui.forms_layout import add_field, column_of, field_form, row_of
from tray_app.ui.forms_look import Text, muted
from tray_app.ui.settings_checks import phone_targets_problem
from tray_app.ui.settings_context import Keyring, PhoneContext


class PhoneGroup(QWidget):
    """The targets are a secret: typed, kept, forgotten, never shown."""

    changed = Signal()
    test_requested = Signal(str, object)
    """The targets typed ("" = those that are kept), and the `Phone` table as entered."""
    forget_requested = Signal()

    def __init__(self, context: PhoneContext, keyring: Keyring) -> None:
        super().__init__()
        self._keyring = keyring
        self._kept = context.has_targets
        self._missing = context.missing
        self._was_enabled = False
        self._enabled = check_box(
            tr("Tell my phone, too, when an outage begins and when it is over"),
            name="phone.enabled",
            changed=self._on_changed,
        )
        self._targets = line_edit(name="phoneTargets", changed=self._on_changed)
        self._targets.setEchoMode(QLineEdit.EchoMode.Password)
        self._forget = button(tr("Forget"), self._on_forget, name="forgetPhone")
        self._targets_field = Field(self._targets, self._forget)
        self._command = line_edit(
            name="phone.targets_command", placeholder="pass show mail/phone", changed=self._on_changed
        )
        self._command_field = Field(self._command, help_text=tr("Prints the targets, instead of the keyring."))
        self._test = button(tr("Send a test to the phone"), self._on_test, name="testPhone")
        self._said = Text()
        self._said.setObjectName("phoneTestResult")
        form = field_form()
        add_field(form, tr("Targets"), self._targets_field, self._targets)
        add_field(form, tr("Command for targets"), self._command_field, self._command)
        column_of(
            self,
            muted(
                self._missing
                or tr(
                    "Through a service of your choice, such as ntfy, Telegram or Pushover, as Apprise writes it. "
                    "It is told no more than the message here says."
                )
            ),
            self._enabled,
            form,
            row_of(None, self._test, self._said, stretch=self._said),
            spacing=12,
        )
        self._show_state()

    @property
    def new_targets(self) -> str:
        """What is to be kept; empty: nothing new."""
        return "" if self._command.text().strip() else self._targets.text().strip()

    def load(self, settings: Settings) -> None:
        """Shows the settings."""
        self._targets.clear()
        self._command.setText(shlex.join(settings.phone.targets_command))
        self._was_enabled = settings.phone.enabled
        self._enabled.setChecked(settings.phone.enabled)
        self._show_state()

    def merged(self, settings: Settings) -> Settings:
        """With the choices made."""
        return msgspec.structs.replace(settings, phone=self._value())

    def check(self) -> QWidget | None:
        """Shows what is wrong and returns the first such editor."""
        command_problem = tr("A quotation mark is not closed.") if self._words() is None else ""
        problem = phone_targets_problem(self.new_targets)
        is_new = self._enabled.isChecked() and not self._was_enabled
        if is_new and not (self.new_targets or self._kept or self._command.text().strip()):
            problem = tr("Enter at least one target.")
        self._targets_field.show_problem(problem)
        self._command_field.show_problem(command_problem)
        if problem:
            return self._targets
        return self._command if command_problem else None

    def show_saved(self) -> None:
        """What was typed is kept."""
        self._kept = self._kept or bool(self.new_targets)
        self._was_enabled = self._enabled.isChecked()
        self._targets.clear()
        self._show_state()

    def show_test(self, problem: str) -> None:
        """What became of the test: nothing to say is good news."""
        self._test.setEnabled(not self._missing)
        if problem:
            self._said.setText("")
            self._targets_field.show_problem(problem)
        else:
            self._targets_field.show_problem("")
            self._said.setText(tr("Sent. Has it arrived?"))

    def _value(self) -> Phone:
        return Phone(self._enabled.isChecked(), self._words() or ())

    def _words(self) -> tuple[str, ...] | None:
        """The command as typed; None if it cannot be read."""
        try:
            return tuple(shlex.split(self._command.text()))
        except ValueError:
            return None

    def _on_changed(self) -> None:
        self._said.setText("")
        self._show_state()
        self.changed.emit()

    def _on_forget(self) -> None:
        self._kept = False
        self._on_changed()
        self.forget_requested.emit()

    def _on_test(self) -> None:
        if self.check() is None:
            self._test.setEnabled(False)
            self._said.setText(tr("Sending …"))
            self.test_requested.emit(self.new_targets, self._value())

    def _show_state(self) -> None:
        by_command = bool(self._command.text().strip())
        self._forget.setVisible(self._kept and not by_command)
        self._targets.setEnabled(not self._missing and not by_command)
        self._command.setEnabled(not self._missing)
        self._test.setEnabled(not self._missing and (by_command or self._kept or bool(self.new_targets)))
        # Without the package it can still be switched off.
        self._enabled.setEnabled(not self._missing or self._enabled.isChecked())
        self._targets.setPlaceholderText(tr("kept; type to replace") if self._kept else "ntfys://ntfy.sh/…")
        self._targets_field.set_help(self._state_words(by_command=by_command))
        give_access_keys(self.window())

    def _state_words(self, *, by_command: bool) -> str:
        if by_command:
            return tr("The targets come from the command.")
        if self._keyring is Keyring.NONE:
            return tr("Your system has no keyring. The targets are kept only until you quit.")
        return tr("Several with a space between. They are kept in the keyring.")
