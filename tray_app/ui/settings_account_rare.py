"""The rarer keys of an account: rows at the end of its form, folded until they are wanted."""

from __future__ import annotations

import shlex

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFormLayout, QLineEdit, QWidget

from tray_app.model.account import Account, Support
from tray_app.texts import tr
from tray_app.ui.forms import Field, check_box, line_edit
from tray_app.ui.forms_layout import add_field
from tray_app.ui.settings_arrivals import ArrivalsEditor
from tray_app.ui.settings_checks import https_problem
from tray_app.ui.settings_context import SettingsContext
from tray_app.ui.settings_intervals import IntervalsEditor


class RareFields(QObject):
    """Knows its rows in the form, what stands in them, and what is wrong there."""

    changed = Signal()

    def __init__(self, form: QFormLayout, context: SettingsContext, parent: QObject) -> None:
        """Puts its rows at the end of `form`."""
        super().__init__(parent)
        self._form = form
        self._file_exists = context.file_exists
        self._before = Account("", "")
        self._provider = self._edit("provider")
        self._support = self._edit("support.url", tr("not set up"))
        self._hotline = self._edit("support.hotline")
        self._command = self._edit("password_command", "pass show mail/example")
        self._ca_file = self._edit("tls_ca_file")
        self._support_field = Field(self._support, help_text=tr("Offered when something fails."))
        self._command_field = Field(self._command, help_text=tr("Prints the password; then the keyring is not asked."))
        self._ca_field = Field(self._ca_file, help_text=tr("For private servers with certificates of their own."))
        self._intervals = IntervalsEditor()
        self._arrivals = ArrivalsEditor()
        self._paused = check_box(tr("Do not watch this account for now"), name="paused", changed=self.changed.emit)
        for part in (self._intervals, self._arrivals):
            part.changed.connect(self.changed)
        self._rows = self._lay_out(form)

    @property
    def is_shown(self) -> bool:
        """Whether the rows are unfolded."""
        return self._form.isRowVisible(self._rows[0])

    def show(self, *, shown: bool) -> None:
        """Unfolds or folds them."""
        for row in self._rows:
            self._form.setRowVisible(row, shown)

    def load(self, account: Account) -> None:
        """Shows the account's."""
        self._before = account
        support = account.support or Support()
        for edit, text in (
            (self._provider, account.provider),
            (self._support, support.url),
            (self._hotline, support.hotline),
            (self._command, shlex.join(account.password_command)),
            (self._ca_file, account.tls_ca_file),
        ):
            edit.setText(text)
            edit.setCursorPosition(0)
        self._provider.setPlaceholderText(account.provider_label)
        self._intervals.load(account.intervals)
        self._arrivals.load(account)
        self._paused.setChecked(account.paused)

    def merged(self, account: Account) -> Account:
        """`account` with what is entered here; what cannot be read counts as not entered."""
        # Without both no table is written into the file.
        support = Support(self._support.text().strip(), self._hotline.text().strip())
        return msgspec.structs.replace(
            account,
            provider=self._provider.text().strip(),
            support=support if support != Support() else None,
            password_command=_command(self._command.text()) or (),
            tls_ca_file=self._ca_file.text().strip(),
            intervals=self._intervals.value(),
            round_trip=self._arrivals.round_trip(),
            count_late=self._arrivals.count_late.isChecked(),
            paused=self._paused.isChecked(),
        )

    def check(self, account: Account) -> QWidget | None:
        """Shows what is wrong with `account` here and returns the first such editor."""
        wrong = (
            self._check_support(),
            self._check_ca_file(),
            self._check_command(),
            self._intervals.check(),
            self._arrivals.check(account),
        )
        return next((editor for editor in wrong if editor is not None), None)

    def _lay_out(self, form: QFormLayout) -> list[int]:
        provider = Field(self._provider, help_text=tr("How sentences name your provider."))
        return [
            add_field(form, tr("Provider"), provider, self._provider),
            add_field(form, tr("Fault page"), self._support_field, self._support),
            add_field(form, tr("Hotline"), Field(self._hotline), self._hotline),
            add_field(form, tr("Password command"), self._command_field, self._command),
            add_field(form, tr("Own certificates"), self._ca_field, self._ca_file),
            add_field(form, tr("Intervals"), self._intervals),
            add_field(form, tr("Test mails"), self._arrivals, self._arrivals.per_day),
            add_field(form, "", self._paused),
        ]

    def _check_support(self) -> QWidget | None:
        url, before = self._support.text().strip(), self._before.support
        problem = https_problem(url, before.url if before else "") if url else ""
        self._support_field.show_problem(problem)
        return self._support if problem else None

    def _check_ca_file(self) -> QWidget | None:
        """A file that was named before and is gone is a warning: it may be on a disk that is not there now."""
        path = self._ca_file.text().strip()
        is_missing = bool(path) and not self._file_exists(path)
        stood_there = path == self._before.tls_ca_file
        self._ca_field.show_problem(tr("File not found.") if is_missing else "", warning=stood_there)
        return self._ca_file if is_missing and not stood_there else None

    def _check_command(self) -> QWidget | None:
        is_unclear = _command(self._command.text()) is None
        self._command_field.show_problem(tr("A quotation mark is not closed.") if is_unclear else "")
        return self._command if is_unclear else None

    def _edit(self, name: str, placeholder: str = "") -> QLineEdit:
        return line_edit(name=name, placeholder=placeholder, changed=self.changed.emit)


def _command(text: str) -> tuple[str, ...] | None:
    """The command's words; None if a quotation mark stays open."""
    try:
        return tuple(shlex.split(text))
    except ValueError:
        return None
