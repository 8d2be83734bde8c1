"""The forms of the accounts, made when they are first looked at, so that 200 accounts open as quickly as one."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QStackedWidget, QWidget

from tray_app.model.account import Account
from tray_app.texts import tr
from tray_app.ui.forms_look import muted
from tray_app.ui.settings_account_form import AccountForm
from tray_app.ui.settings_context import SettingsContext
from tray_app.ui.settings_login import LoginEditor


class AccountForms(QStackedWidget):
    """One form in sight. An account whose form was never made is as it was loaded."""

    changed = Signal()
    forget_password_requested = Signal(str)

    def __init__(self, context: SettingsContext) -> None:
        super().__init__()
        self._context = context
        self._accounts: dict[str, Account] = {}
        self._forms: dict[str, AccountForm] = {}
        self._empty = muted(tr("No account yet. “Add” finds the servers by itself."))
        self.addWidget(self._empty)
        self.sign_ins = SignIns(self)

    def load(self, accounts: Iterable[Account]) -> None:
        """These and no others, as they are in the file."""
        for account_id in list(self._accounts):
            self.drop(account_id)
        self._accounts = {account.id: account for account in accounts}

    def add(self, account: Account) -> None:
        """One more."""
        self._accounts[account.id] = account

    def drop(self, account_id: str) -> None:
        """One less."""
        self._accounts.pop(account_id)
        form = self._forms.pop(account_id, None)
        if form is not None:
            self.removeWidget(form)
            form.deleteLater()

    def show_form(self, account_id: str) -> None:
        """Brings one account's form into sight; without an account, how to get one."""
        self.setCurrentWidget(self.form(account_id) if account_id in self._accounts else self._empty)

    def form(self, account_id: str) -> AccountForm:
        """The form of an account, made now if need be."""
        if account_id not in self._forms:
            self._forms[account_id] = self._made(self._accounts[account_id])
            self.addWidget(self._forms[account_id])
        return self._forms[account_id]

    def login(self, account_id: str) -> LoginEditor | None:
        """How an account logs in; None if it is gone."""
        return self.form(account_id).login if account_id in self._accounts else None

    def value(self, account_id: str) -> Account:
        """The account as entered."""
        form = self._forms.get(account_id)
        return form.value() if form is not None else self._accounts[account_id]

    def check(self) -> QWidget | None:
        """The first wrong editor of any form that was made."""
        wrong = (form.check() for form in self._forms.values())
        return next((editor for editor in wrong if editor is not None), None)

    def holder_of(self, editor: QWidget) -> str:
        """Whose form `editor` is in; empty: in none."""
        return next((each for each, form in self._forms.items() if form.isAncestorOf(editor)), "")

    def new_passwords(self) -> dict[str, str]:
        """Account id to the password to keep with the next save."""
        return {each: form.new_password for each, form in self._forms.items() if form.new_password}

    def forget_new_passwords(self) -> None:
        """They are kept now and need not stay here."""
        for account_id in self.new_passwords():
            self._forms[account_id].password_is_kept(kept=True)

    def _made(self, account: Account) -> AccountForm:
        form = AccountForm(account, self._context)
        form.changed.connect(self.changed)
        form.forget_password_requested.connect(self._on_forget)
        form.sign_in_requested.connect(self.sign_ins.requested)
        form.sign_in_cancelled.connect(self.sign_ins.cancelled)
        form.sign_out_requested.connect(self.sign_ins.taken_back)
        return form

    @Slot(str)
    def _on_forget(self, account_id: str) -> None:
        self._forms[account_id].password_is_kept(kept=False)
        self.forget_password_requested.emit(account_id)


class SignIns(QObject):
    """What is wanted of whoever signs in, and what is told of how it goes; for an account that is gone, nothing."""

    requested = Signal(object, str, bool)
    """The account as entered, its client secret (empty: the one that is kept), and whether with a code."""
    cancelled = Signal()
    taken_back = Signal(str)
    """The account that nobody is to be signed in to any more."""

    def __init__(self, forms: AccountForms) -> None:
        super().__init__(forms)
        self._forms = forms

    def show_waiting(self, account: Account, words: str, address: str) -> None:
        """The user is busy in the browser or on another device."""
        if (login := self._forms.login(account.id)) is not None:
            login.browser.sign_in.show_waiting(words, address)

    def show_signed_in(self, account: Account, problem: str = "") -> None:
        """It went well; `problem`: why the keyring did not take what it left."""
        if (login := self._forms.login(account.id)) is not None:
            login.browser.show_signed_in(account.oauth, problem)

    def show_failed(self, account: Account, problem: str) -> None:
        """It came to nothing; without a problem the user called it off."""
        if (login := self._forms.login(account.id)) is not None:
            login.browser.show_failed(problem)
