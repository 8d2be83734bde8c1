"""Step 3 of the wizard: the first test, and whether messages reach the user."""

from __future__ import annotations

from PySide6.QtCore import Signal

from tray_app.model.account import Account
from tray_app.texts import tr
from tray_app.ui.forms_choices import CheckBox
from tray_app.ui.forms_layout import SPACE, column_of
from tray_app.ui.forms_look import Panel, heading, subheading
from tray_app.ui.settings_context import WizardAnswers, WizardContext
from tray_app.ui.settings_results import TestRows, rows_of
from tray_app.ui.wizard_help import icon_help, message_help
from tray_app.ui.wizard_page import WizardPage
from tray_app.ui.wizard_question import Question


class CheckPage(WizardPage):
    """Rows fill in as the probes end; a failed one never blocks the end of the wizard."""

    test_requested = Signal(object, str)
    test_cancelled = Signal()
    test_message_requested = Signal()
    icon_check_requested = Signal()
    link_requested = Signal(str)

    def __init__(self, context: WizardContext) -> None:
        super().__init__()
        self._context = context
        self._is_testing = False
        self._has_sent_message = False
        self._title = heading("")
        self._rows = TestRows()
        results = Panel()
        results.setObjectName("testRows")
        column_of(results, self._rows, margin=14)
        self._icon = Question("icon", tr("Do you see this icon in your panel?"), tr("You see the icon."))
        self._icon.again_requested.connect(self.icon_check_requested)
        self._ask_about_icon(has_tray=context.has_tray)
        self._message = Question(
            "message", tr("Did you see the test message just now?"), tr("You have seen the test message.")
        )
        self._message.set_help(message_help(context.desktop), again=tr("Send another"))
        self._message.again_requested.connect(self.test_message_requested)
        self._autostart = CheckBox(tr("Start with the computer"))
        self._autostart.setObjectName("autostart")
        self._autostart.setChecked(context.autostarts)
        for question in (self._icon, self._message):
            question.link_requested.connect(self.link_requested)
            question.grown.connect(self.grown)
        column = column_of(
            self,
            self._title,
            results,
            subheading(tr("Does Mailampel reach you?")),
            self._icon,
            self._message,
            self._autostart,
            spacing=10,
        )
        column.insertSpacing(2, SPACE)
        column.addStretch(1)

    @property
    def next_words(self) -> str:
        """It goes on even if nothing works."""
        all_failed = self._rows.is_finished and not self._rows.any_ok
        return tr("Watch all the same") if all_failed else tr("Done")

    def prepare(self, account: Account) -> None:
        """Shows a waiting row for each service."""
        self._rows.start(rows_of(account))
        self._title.setText(tr("Testing…"))
        self.changed.emit()

    def start(self, account: Account, password: str) -> None:
        """Wants the test and, the first time, a message to look out for."""
        self._is_testing = True
        self.test_requested.emit(account, password)
        if not self._has_sent_message:
            self._has_sent_message = True
            self.test_message_requested.emit()

    def stop(self) -> bool:
        """Calls a test off."""
        was_testing = self._is_testing
        if was_testing:
            self.end()
            self.test_cancelled.emit()
        return was_testing

    def end(self) -> None:
        """No more results are waited for."""
        self._is_testing = False

    def show_row(self, key: str, ok: bool | None, sentence: str) -> None:
        """One result; `key` is a service's word, or `status`. None: nothing can be said."""
        self._rows.show_row(key, ok, sentence)

    def show_finished(self) -> None:
        """All tests have ended; rows still waiting stay unclear."""
        self.end()
        self._rows.finish()
        self._title.setText(self._verdict())
        self.changed.emit()

    def show_tray(self, *, has_tray: bool) -> None:
        """After "Check again": whether there is a place for the icon now."""
        self._ask_about_icon(has_tray=has_tray)

    def show_message_failed(self, sentence: str) -> None:
        """The system refused the test message."""
        self._message.show_failure(sentence)

    def answers(self) -> WizardAnswers:
        """What the user said so far."""
        autostart = self._autostart.isChecked()
        return WizardAnswers(self._icon.answer, self._message.answer, autostart)

    def _ask_about_icon(self, *, has_tray: bool) -> None:
        """Without a place for icons there is nothing to ask: the help stands open."""
        self._icon.set_help(icon_help(self._context.desktop, has_tray=has_tray), again=tr("Check again"))
        if has_tray:
            self._icon.ask()
        else:
            self._icon.presume_unseen()

    def _verdict(self) -> str:
        if self._rows.all_ok:
            return tr("All set")
        return tr("Set, with something to see to") if self._rows.any_ok else tr("Nothing answers right now")
