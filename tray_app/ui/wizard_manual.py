"""Step 2 of the wizard when the user enters the servers: receive, send, webmail, contacts."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tray_app.model.account import Page, Receive, Send, StatusSource
from tray_app.model.provider import Found
from tray_app.texts import tr
from tray_app.ui.forms import Field, line_edit
from tray_app.ui.forms_layout import add_field, field_form
from tray_app.ui.settings_checks import https_problem
from tray_app.ui.settings_server import ServerFields
from tray_app.ui.wizard_account import Chosen


class ManualServers(QWidget):
    """An empty field is not watched; one of them is enough."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._status: tuple[StatusSource, ...] = ()
        self._receive = ServerFields("receive")
        self._send = ServerFields("send")
        self._webmail = line_edit(name="manual.webmail", placeholder="https://", changed=self._on_change)
        self._contacts = line_edit(name="manual.contacts", placeholder="https://", changed=self._on_change)
        self._pages = {self._webmail: Field(self._webmail), self._contacts: Field(self._contacts)}
        form = field_form(self)
        for words, field, editor in (
            (tr("Receive"), self._receive, self._receive.host),
            (tr("Send"), self._send, self._send.host),
            (tr("Webmail"), self._pages[self._webmail], self._webmail),
            (tr("Contacts"), self._pages[self._contacts], self._contacts),
        ):
            add_field(form, words, field, editor)
        for server in (self._receive, self._send):
            server.changed.connect(self._on_change)

    def load(self, found: Found) -> None:
        """Starts from what was found, if anything."""
        self._status = found.status
        self._receive.load(found.receive)
        self._send.load(found.send)
        self._webmail.setText(found.webmail.url if found.webmail else "")
        self._contacts.setText(found.contacts.url if found.contacts else "")

    def focus_first(self) -> None:
        """To the field that people know best."""
        self._receive.host.setFocus()

    def check(self) -> bool:
        """Shows what is wrong and goes to the first such field."""
        wrong = [editor for server in (self._receive, self._send) if (editor := server.check())]
        for edit, field in self._pages.items():
            text = edit.text().strip()
            problem = https_problem(text) if text else ""
            field.show_problem(problem)
            if problem:
                wrong.append(edit)
        if wrong:
            wrong[0].setFocus()
        return not wrong

    def show_empty(self) -> None:
        """Nothing is entered."""
        self._receive.field.show_problem(tr("Enter at least one server."))
        self.focus_first()

    def _on_change(self) -> None:
        """What was wrong is being mended; the next check says whether it is."""
        for field in (self._receive.field, self._send.field, *self._pages.values()):
            field.show_problem("")
        self.changed.emit()

    def chosen(self) -> Chosen:
        """What is entered; only meaningful without a problem."""
        receive, send = self._receive.value(), self._send.value()
        return Chosen(
            receive=receive if isinstance(receive, Receive) else None,
            send=send if isinstance(send, Send) else None,
            webmail=_page(self._webmail.text()),
            contacts=_page(self._contacts.text()),
            status=self._status,
        )


def _page(text: str) -> Page | None:
    return Page(text.strip()) if text.strip() else None
