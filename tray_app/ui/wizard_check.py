"""Step 3 of the wizard: the first test, and whether messages reach the user."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tray_app.texts import tr
from tray_app.ui.forms_choices import CheckBox
from tray_app.ui.forms_layout import column_of
from tray_app.ui.forms_look import Panel, heading, subheading
from tray_app.ui.settings_context import WizardAnswers, WizardContext
from tray_app.ui.settings_results import TestRows
from tray_app.ui.wizard_help import icon_help, message_help
from tray_app.ui.wizard_question import Question


class CheckPage(QWidget):
    """Rows fill in as the probes end; a failed one never blocks the end of the wizard."""

    all_failed_changed = Signal()
    grown = Signal()
    test_message_requested = Signal()
    icon_check_requested = Signal()
    link_requested = Signal(str)

    def __init__(self, context: WizardContext) -> None:
        super().__init__()
        self._context = context
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
        self._autostart.setChecked(context.can_autostart)
        self._autostart.setVisible(context.can_autostart)
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
        column.addStretch(1)

    @property
    def all_failed(self) -> bool:
        """Whether the test ended without one success."""
        return self._rows.is_finished and not self._rows.any_ok

    def start(self, rows: Sequence[tuple[str, str]]) -> None:
        """Shows one waiting row for each (key, name)."""
        self._rows.start(rows)
        self._title.setText(tr("Testing…"))
        self.all_failed_changed.emit()

    def show_row(self, key: str, sentence: str, *, ok: bool | None) -> None:
        """The result of one test; None: nothing can be said."""
        self._rows.show_row(key, sentence, ok=ok)

    def show_finished(self) -> None:
        """All tests have ended; rows still waiting stay unclear."""
        self._rows.finish()
        self._title.setText(self._verdict())
        self.all_failed_changed.emit()

    def show_tray(self, *, has_tray: bool) -> None:
        """After "Check again": whether there is a place for the icon now."""
        self._ask_about_icon(has_tray=has_tray)

    def show_message_failed(self, sentence: str) -> None:
        """The system refused the test message."""
        self._message.show_failure(sentence)

    def answers(self) -> WizardAnswers:
        """What the user said so far."""
        autostart = self._context.can_autostart and self._autostart.isChecked()
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
