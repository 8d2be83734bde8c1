"""To whom a new mail from another address goes, and where it is written.

What the composition root connects: `mail_requested(recipients)` and `page_requested(recipients)` open it with the mail
program or on the provider's page; `say(sentence)` tells what is left to do.
"""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from tray_app.model.compose import addresses_in
from tray_app.texts import tr, trn
from tray_app.ui.forms import button
from tray_app.ui.forms_keys import give_access_keys, keep_key, lead_to
from tray_app.ui.forms_layout import SPACE, column_of, scaled_size
from tray_app.ui.forms_look import Text, heading, muted, subheading
from tray_app.ui.forms_window import FormWindow
from tray_app.ui.layouts import Flow

WIDTH, HEIGHT = 620, 340
LINES = 4


class ComposeWindow(FormWindow):
    """Modeless; nothing is sent from here."""

    mail_requested = Signal(tuple)
    page_requested = Signal(tuple)

    def __init__(self, address: str, *, has_page: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("compose")
        domain = address.rpartition("@")[2]
        self.setWindowTitle(tr("Write from {domain}", domain=domain))
        self.address = address
        self._to = QPlainTextEdit()
        self._to.setObjectName("recipients")
        self._to.setTabChangesFocus(True)
        self._to.setMinimumHeight(self._to.fontMetrics().lineSpacing() * (LINES + 1))
        self._to.textChanged.connect(self._on_edit)
        label = subheading(tr("Recipients"))
        lead_to(label, self._to)
        self._count = muted()
        self._count.setObjectName("count")
        self._said = Text()
        self._said.setObjectName("said")
        mail = button(tr("Open mail program"), self._on_mail, name="openMail", default=True)
        page = button(tr("Open page of {domain}", domain=domain), self._on_page, name="openCompose")
        page.setVisible(has_page)
        close = button(tr("Close"), self.close, name="close")
        keep_key(mail, close)
        footer = QWidget()
        row = Flow(SPACE)
        for each in (mail, page, close):
            row.addWidget(each)
        footer.setLayout(row)
        column_of(
            self,
            heading(tr("Write from {domain}", domain=domain)),
            Text(tr("The mail is written in your mail program or browser, from {address}.", address=address)),
            label,
            self._to,
            self._count,
            self._said,
            footer,
            spacing=10,
            margin=20,
        ).setStretch(3, 1)
        self._on_edit()
        self.resize(scaled_size(self, WIDTH, HEIGHT))

    @property
    def text(self) -> str:
        """The recipients as they were put in."""
        return self._to.toPlainText()

    def show_text(self, text: str) -> None:
        """Puts recipients in."""
        self._to.setPlainText(text)

    @property
    def recipients(self) -> tuple[str, ...]:
        """Each address once."""
        return addresses_in(self.text)

    def say(self, sentence: str) -> None:
        """What is left to do; empty: nothing."""
        self._said.setText(sentence)

    def showEvent(self, event: QShowEvent) -> None:
        """Access keys need to know what is visible."""
        super().showEvent(event)
        give_access_keys(self)

    @Slot()
    def _on_edit(self) -> None:
        self._said.setText("")
        count = len(self.recipients)
        if count:
            self._count.setText(trn("{n} recipient, in BCC", "{n} recipients in BCC: none sees the others", count))
        else:
            self._count.setText(tr("One or more addresses, as you find them elsewhere. You may add them later, too."))

    @Slot()
    def _on_mail(self) -> None:
        self.mail_requested.emit(self.recipients)

    @Slot()
    def _on_page(self) -> None:
        self.page_requested.emit(self.recipients)
