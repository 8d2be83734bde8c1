"""The page "Messages": which ones, when not, with sound or without, and whether they arrive."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QFormLayout, QWidget

from tray_app.model.settings import Settings
from tray_app.texts import tr
from tray_app.ui.forms import Field, button, check_box, line_edit
from tray_app.ui.forms_keys import give_access_keys
from tray_app.ui.forms_layout import SPACE, add_field, column_of, field_form
from tray_app.ui.forms_look import Text, muted, rule, subheading
from tray_app.ui.layouts import Columns, Spread
from tray_app.ui.settings_checks import quiet_hours, quiet_hours_problem
from tray_app.ui.settings_context import SettingsContext
from tray_app.ui.settings_page import SettingsPage
from tray_app.ui.settings_phone import PhoneGroup
from tray_app.ui.wizard_help import message_help


class MessagesPage(SettingsPage):
    """One check box for each kind of message."""

    test_message_requested = Signal()
    test_message_answered = Signal(bool)

    def __init__(self, context: SettingsContext) -> None:
        super().__init__()
        self._desktop = context.desktop
        self._boxes = {
            key: check_box(words, name=f"notify.{key}", changed=self.changed.emit) for key, words in _kinds()
        }
        self._sound = check_box(tr("With sound"), name="notify.sound", changed=self.changed.emit)
        self._quiet = line_edit(name="general.quiet_hours", placeholder=tr("never quiet"), changed=self.changed.emit)
        self._quiet_field = Field(
            self._quiet, help_text=tr("No message, no sound; the icon changes all the same. Empty: never quiet.")
        )
        self.phone = PhoneGroup(context.phone, context.keyring)
        self.phone.changed.connect(self.changed)
        self._asked = Text(tr("Have you seen it?"))
        self._yes = button(tr("Yes"), lambda: self._answer(seen=True), name="messageSeen")
        self._no = button(tr("No"), lambda: self._answer(seen=False), name="messageNotSeen")
        column = column_of(
            self,
            muted(tr("The icon always shows the state.")),
            _grid(list(self._boxes.values())),
            rule(),
            self._times(),
            rule(),
            subheading(tr("Does Mailampel reach you?")),
            self._test_row(),
            rule(),
            subheading(tr("Phone")),
            self.phone,
            spacing=12,
        )
        column.addStretch(1)
        self._show_question(shown=False)

    def load(self, settings: Settings) -> None:
        """Shows the settings."""
        for key, box in self._boxes.items():
            box.setChecked(getattr(settings.notify, key))
        self._sound.setChecked(settings.notify.sound)
        self._quiet.setText(settings.general.quiet_hours)
        self.phone.load(settings)

    def merged(self, settings: Settings) -> Settings:
        """With the choices made."""
        chosen = {key: box.isChecked() for key, box in self._boxes.items()}
        replace = msgspec.structs.replace
        return replace(
            self.phone.merged(settings),
            notify=replace(settings.notify, sound=self._sound.isChecked(), **chosen),
            general=replace(settings.general, quiet_hours=quiet_hours(self._quiet.text())),
        )

    def check(self) -> QWidget | None:
        """The quiet hours, or what is wrong with the phone."""
        wrong_at_phone = self.phone.check()
        problem = quiet_hours_problem(self._quiet.text().strip())
        self._quiet_field.show_problem(problem)
        return self._quiet if problem else wrong_at_phone

    @property
    def has_more(self) -> bool:
        """New targets for the phone."""
        return bool(self.phone.new_targets)

    def show_saved(self) -> None:
        """They need not stay here."""
        self.phone.show_saved()

    def show_message_failed(self, sentence: str) -> None:
        """The test message could not be shown."""
        self._show_question(shown=False)
        self._asked.setText(sentence)
        self._asked.show()

    def _times(self) -> QFormLayout:
        form = field_form()
        add_field(form, tr("Quiet hours"), self._quiet_field, self._quiet)
        form.addRow("", self._sound)
        return form

    def _test_row(self) -> Spread:
        row = Spread(SPACE, wide=1)
        send = button(tr("Send a test message"), self._send, name="testMessage")
        for part in (send, self._asked, self._yes, self._no):
            row.addWidget(part)
        return row

    def _send(self) -> None:
        self._asked.setText(tr("Have you seen it?"))
        self._show_question(shown=True)
        self.test_message_requested.emit()

    def _answer(self, *, seen: bool) -> None:
        self._show_question(shown=False)
        self._asked.setText(tr("Good.") if seen else message_help(self._desktop).text)
        self._asked.show()
        self.test_message_answered.emit(seen)

    def _show_question(self, *, shown: bool) -> None:
        for widget in (self._asked, self._yes, self._no):
            widget.setVisible(shown)
        give_access_keys(self.window())


def _grid(boxes: list[QCheckBox]) -> Columns:
    grid = Columns((2, 1), SPACE, 10)
    for box in boxes:
        grid.addWidget(box)
    return grid


def _kinds() -> list[tuple[str, str]]:
    """The ids of the messages, in the order in which an outage goes, with their names."""
    return [
        ("outage_start", tr("An outage begins")),
        ("outage_words", tr("The provider says something new")),
        ("promise_broken", tr("A promise is not kept")),
        ("degraded_start", tr("Something fails at times or is slow")),
        ("notice_only", tr("The provider reports an outage that we do not see")),
        ("maint_announced", tr("Maintenance is announced")),
        ("maint_started", tr("Maintenance begins")),
        ("recovered", tr("It works again")),
        ("line", tr("The internet connection is gone")),
        ("account", tr("Password or account needs you")),
        ("bounce_warn", tr("Mail to you will soon bounce")),
        ("still_down", tr("Every morning while an outage lasts")),
        ("contacts_shrunk", tr("An address book has shrunk")),
    ]
