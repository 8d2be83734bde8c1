"""The page "Advanced": the control group, and the files behind the program."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tray_app.model.settings import Settings
from tray_app.texts import tr
from tray_app.ui.forms import Field, button
from tray_app.ui.forms_keys import lead_to
from tray_app.ui.forms_layout import SPACE, column_of
from tray_app.ui.forms_look import muted, rule, subheading
from tray_app.ui.layouts import Flow
from tray_app.ui.settings_checks import control_hosts_problem
from tray_app.ui.settings_page import SettingsPage
from tray_app.ui.settings_policy import PolicyFields
from tray_app.ui.theme import body_metrics

LINES = 6


class AdvancedPage(SettingsPage):
    """Control hosts, files, and how sure to be; one host a line, none at all means the built-in list."""

    log_requested = Signal()
    folder_requested = Signal()
    settings_file_requested = Signal()

    def __init__(self, built_in: tuple[str, ...]) -> None:
        super().__init__()
        self._before: tuple[str, ...] = ()
        self._hosts = QPlainTextEdit()
        self._hosts.setObjectName("general.control_hosts")
        self._hosts.setTabChangesFocus(True)
        self._hosts.setPlaceholderText("\n".join(built_in[:LINES]))
        self._hosts.setMinimumHeight(body_metrics().lineSpacing() * (LINES + 1))
        self._hosts.textChanged.connect(self.changed)
        self._policy = PolicyFields()
        self._policy.changed.connect(self.changed)
        title = subheading(tr("Control hosts"))
        lead_to(title, self._hosts)
        self._field = Field(
            self._hosts,
            help_text=tr(
                "One per line, like imap.example.net:993. They are asked only when something fails. Empty: the "
                "built-in list."
            ),
        )
        files = Flow(SPACE)
        for each in (
            button(tr("View log"), self.log_requested.emit, name="viewLog"),
            button(tr("Open folder"), self.folder_requested.emit, name="openFolder"),
            button(tr("Open settings file"), self.settings_file_requested.emit, name="openSettingsFile"),
        ):
            files.addWidget(each)
        column = column_of(
            self,
            title,
            self._field,
            rule(),
            subheading(tr("Files")),
            muted(tr("None of them contains a password. Intervals and certificates are set for each account.")),
            files,
            rule(),
            self._policy,
        )
        column.addStretch(1)

    def load(self, settings: Settings) -> None:
        """Shows the hosts and the policy."""
        self._policy.load(settings.policy)
        self._before = settings.general.control_hosts
        self._hosts.setPlainText("\n".join(settings.general.control_hosts))

    def merged(self, settings: Settings) -> Settings:
        """With what is entered."""
        general = msgspec.structs.replace(settings.general, control_hosts=self._entered())
        return msgspec.structs.replace(settings, general=general, policy=self._policy.value())

    def check(self) -> QWidget | None:
        """The first field that is wrong."""
        problem = control_hosts_problem(self._entered(), self._before)
        self._field.show_problem(problem)
        wrong = self._policy.check()
        return self._hosts if problem else wrong

    def reveal(self, editor: QWidget) -> None:
        """Unfolds what hides `editor` and goes there."""
        if self._policy.isAncestorOf(editor):
            self._policy.open()
        super().reveal(editor)

    def _entered(self) -> tuple[str, ...]:
        return tuple(line.strip() for line in self._hosts.toPlainText().splitlines() if line.strip())
