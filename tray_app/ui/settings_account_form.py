"""Everything about one account in one form."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from tray_app.model.account import Account, Page, Receive, Send
from tray_app.model.moments import clock_words
from tray_app.texts import tr, trn
from tray_app.ui.forms import Field, line_edit, link
from tray_app.ui.forms_keys import give_access_keys
from tray_app.ui.forms_layout import add_field, field_form
from tray_app.ui.forms_look import rule
from tray_app.ui.settings_account_rare import RareFields
from tray_app.ui.settings_checks import address_problem, https_problem, name_problem
from tray_app.ui.settings_context import SettingsContext
from tray_app.ui.settings_login import LoginEditor
from tray_app.ui.settings_server import ServerFields
from tray_app.ui.settings_sources import SourcesEditor


class AccountForm(QWidget):
    """Edits one account; every key of `[[accounts]]` is here, the rarer ones behind "Advanced"."""

    changed = Signal()
    forget_password_requested = Signal(str)
    sign_in_requested = Signal(object, str, bool)
    """The account as entered, its client secret (empty: the one that is kept), and whether with a code."""
    sign_in_cancelled = Signal()
    sign_out_requested = Signal(str)

    def __init__(self, account: Account, context: SettingsContext) -> None:
        super().__init__()
        self._account = account
        self._context = context
        self._make_editors()
        self._lay_out()
        self._load(account)
        self._connect()
        self.check()

    def value(self) -> Account:
        """The account as entered; a part with a problem counts as not entered."""
        receive, send = self.receive.value(), self.send.value()
        username = self.username.text().strip()
        entered = msgspec.structs.replace(
            self._account,
            name=self.name.text().strip(),
            address=self.address.text().strip(),
            username=username,
            auth=self.login.auth,
            oauth=self.login.oauth_table,
            receive=receive if isinstance(receive, Receive) else None,
            send=send if isinstance(send, Send) else None,
            webmail=_page(self.webmail),
            contacts=_page(self.contacts),
            status=self.sources.values(),
        )
        return self._rare.merged(entered)

    @property
    def new_password(self) -> str:
        """What is to be kept with the next save; empty: nothing new."""
        return self.login.new_password

    def password_is_kept(self, *, kept: bool) -> None:
        """After saving or forgetting."""
        self.login.show_kept(kept=kept)

    def testable(self) -> tuple[Account, frozenset[str]]:
        """The account without the services whose fields are wrong, and the words of those services."""
        wrong = {service: bool(editor.check()) for service, editor in (("receive", self.receive), ("send", self.send))}
        wrong |= {
            "webmail": bool(_url_problem(self.webmail, self._account.webmail)),
            "contacts": bool(_url_problem(self.contacts, self._account.contacts)),
        }
        left_out = {name for name, bad in wrong.items() if bad}
        account = msgspec.structs.replace(self.value(), **dict.fromkeys(left_out))
        return account, frozenset(left_out)

    def check(self) -> QWidget | None:
        """Shows what is wrong and returns the first such editor."""
        who, pages = self._check_texts()
        wrong = [*who, self.login.check(self.value()), self.receive.check(), self.send.check()]
        wrong += [*pages, self.sources.check(), self._rare.check(self.value())]
        return next((editor for editor in wrong if editor is not None), None)

    def _check_texts(self) -> tuple[list[QWidget | None], list[QWidget | None]]:
        """What stands above the servers, and the pages below them."""
        who = [
            self._mark(self.name, name_problem(self.name.text().strip())),
            self._mark(self.address, address_problem(self.address.text().strip())),
        ]
        pages = [
            self._mark(self.webmail, _url_problem(self.webmail, self._account.webmail)),
            self._mark(self.contacts, _url_problem(self.contacts, self._account.contacts)),
        ]
        return who, pages

    def _mark(self, editor: QLineEdit, problem: str) -> QWidget | None:
        self._fields[editor].show_problem(problem)
        return editor if problem else None

    def _make_editors(self) -> None:
        self.name = line_edit(name="name")
        self.address = line_edit(name="address")
        self.username = line_edit(name="username")
        self.login = LoginEditor(self._context.keyring)
        self.receive = ServerFields("receive")
        self.send = ServerFields("send")
        self.webmail = line_edit(name="webmail", placeholder=tr("not set up"))
        self.contacts = line_edit(name="contacts", placeholder=tr("not set up"))
        self.sources = SourcesEditor(self._context)
        self.more = link("", self._toggle_advanced, name="advanced")
        self._fields: dict[QWidget, Field] = {
            self.name: Field(self.name, help_text=tr("Appears in messages and in the menu.")),
            self.address: Field(self.address),
            self.username: Field(self.username, help_text=tr("Change this only if your provider wants another name.")),
            self.webmail: Field(self.webmail),
            self.contacts: Field(self.contacts, help_text=self._contacts_help()),
        }

    def _lay_out(self) -> None:
        form = field_form(self)
        add_field(form, tr("Name"), self._fields[self.name], self.name)
        add_field(form, tr("Mail address"), self._fields[self.address], self.address)
        add_field(form, tr("User name"), self._fields[self.username], self.username)
        add_field(form, tr("Login"), self.login, self.login.choice)
        form.addRow(rule())
        add_field(form, tr("Receive"), self.receive, self.receive.host)
        add_field(form, tr("Send"), self.send, self.send.host)
        add_field(form, tr("Webmail"), self._fields[self.webmail], self.webmail)
        add_field(form, tr("Contacts"), self._fields[self.contacts], self.contacts)
        add_field(form, tr("Status sources"), self.sources)
        form.addRow("", self.more)
        self._rare = RareFields(form, self._context, self)
        self._show_advanced(shown=False)

    def _load(self, account: Account) -> None:
        self.name.setText(account.name)
        self.name.setPlaceholderText(account.address)
        self.address.setText(account.address)
        self.username.setText(account.username)
        self.username.setPlaceholderText(account.address)
        self.login.load(account, kept=account.id in self._context.has_password)
        self.receive.load(account.receive)
        self.send.load(account.send)
        self.webmail.setText(account.webmail.url if account.webmail else "")
        self.contacts.setText(account.contacts.url if account.contacts else "")
        self.sources.load(account.status)
        self._rare.load(account)
        for edit in (self.name, self.address, self.username, self.webmail, self.contacts):
            edit.setCursorPosition(0)

    def _connect(self) -> None:
        for edit in (self.name, self.address, self.username, self.webmail, self.contacts):
            edit.textChanged.connect(self._on_change)
        for part in (self.login, self.receive, self.send, self.sources, self._rare):
            part.changed.connect(self._on_change)
        self.login.forget_requested.connect(lambda: self.forget_password_requested.emit(self._account.id))
        self.login.browser.sign_in.wanted.connect(self._on_sign_in)
        self.login.browser.sign_in.cancelled.connect(self.sign_in_cancelled)
        self.login.browser.sign_in.forget_wanted.connect(self._on_sign_out)

    def _on_sign_in(self, by_code: bool) -> None:
        wrong = self.login.check(self.value())
        if wrong is not None:
            self.login.browser.sign_in.show_out()
            self.reveal(wrong)
            return
        self.sign_in_requested.emit(self.value(), self.login.browser.client_secret, by_code)

    def _on_sign_out(self) -> None:
        self.login.browser.show_signed_in(None)
        self.sign_out_requested.emit(self._account.id)

    def _on_change(self) -> None:
        self.check()
        self.changed.emit()

    def _toggle_advanced(self) -> None:
        self._show_advanced(shown=not self._rare.is_shown)

    def _show_advanced(self, *, shown: bool) -> None:
        self._rare.show(shown=shown)
        self.more.setText(tr("Advanced"))
        self.more.setAccessibleName(tr("Hide advanced") if shown else tr("Advanced"))
        self.more.set_mark("open" if shown else "closed")
        give_access_keys(self.window())

    def reveal(self, editor: QWidget) -> None:
        """Opens what hides `editor` and goes there."""
        if not editor.isVisibleTo(self):
            self._show_advanced(shown=True)
        editor.setFocus()

    def _contacts_help(self) -> str:
        copy = self._context.contacts.get(self._account.id)
        if copy is None:
            return tr("Your address book on the web (CardDAV).")
        when = clock_words(copy.at, self._context.now, self._context.zone)
        return trn(
            "CardDAV. Last copy {time}, {n} contact.", "CardDAV. Last copy {time}, {n} contacts.", copy.count, time=when
        )


def _page(edit: QLineEdit) -> Page | None:
    text = edit.text().strip()
    return Page(text) if text else None


def _url_problem(edit: QLineEdit, before: Page | None) -> str:
    text = edit.text().strip()
    return https_problem(text, before.url if before else "") if text else ""
