"""The page "Accounts": the list with its order, and the form of the chosen one with the test below."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QWidget

from tray_app.model.account import Account
from tray_app.model.settings import Settings
from tray_app.model.verdict import Status
from tray_app.texts import tr
from tray_app.ui.forms import button
from tray_app.ui.forms_layout import SPACE, WIDE, column_of, row_of, scrolling
from tray_app.ui.layouts import Columns
from tray_app.ui.settings_account_forms import AccountForms
from tray_app.ui.settings_account_list import AccountList
from tray_app.ui.settings_context import SettingsContext
from tray_app.ui.settings_page import SettingsPage, editor_name
from tray_app.ui.settings_questions import ask_to_remove
from tray_app.ui.settings_trial import TestPanel


class AccountsPage(SettingsPage):
    """Keeps the list and the forms in step."""

    scrolls_itself = True

    selected = Signal()
    add_requested = Signal()
    remove_requested = Signal(str, bool)
    """The account that is gone from here, and whether its history is to go, too."""
    test_requested = Signal(object, str)
    test_cancelled = Signal()

    def __init__(self, context: SettingsContext) -> None:
        super().__init__()
        self._statuses = context.statuses
        self.list = AccountList()
        self.list.currentItemChanged.connect(self._on_select)
        self.list.reordered.connect(self.changed)
        self.forms = AccountForms(context)
        self.forms.changed.connect(self._on_change)
        self.test = TestPanel()
        self.test.start_requested.connect(self._on_test)
        self.test.cancel_requested.connect(self.test_cancelled)
        self._remove = button(tr("Remove"), self._ask_to_remove, name="removeAccount")
        self._lay_out()

    def load(self, settings: Settings) -> None:
        """Shows the accounts of `settings`; the chosen one stays chosen."""
        chosen = self.list.current_id
        self.forms.load(settings.accounts)
        self.list.clear()
        for account in settings.accounts:
            self._append(account)
        ids = self.list.ids
        self.choose(chosen if chosen in ids else next(iter(ids), ""))

    def merged(self, settings: Settings) -> Settings:
        """With the accounts as entered, in the order of the list."""
        return msgspec.structs.replace(settings, accounts=tuple(map(self.forms.value, self.list.ids)))

    def check(self) -> QWidget | None:
        """The first wrong editor of any form that was opened."""
        return self.forms.check()

    def reveal(self, editor: QWidget) -> None:
        """Chooses the account whose form holds `editor` and goes there."""
        holder = self.forms.holder_of(editor)
        if holder:
            self.choose(holder)
            self.forms.form(holder).reveal(editor)

    def show_problem(self, key: str, sentence: str) -> bool:
        """`key` is `accounts[1].receive.port`, counted from 1 as the file's messages do."""
        prefix, _, rest = editor_name(key).partition(".")
        number, _, name = rest.partition(".")
        ids = self.list.ids
        if prefix != "accounts" or not number.isdigit() or int(number) >= len(ids):
            return False
        account_id = ids[int(number)]
        self.choose(account_id)
        editor = self.forms.form(account_id).findChild(QWidget, name)
        return editor is not None and self.mark(editor, sentence)

    @property
    def has_more(self) -> bool:
        """New passwords."""
        return bool(self.forms.new_passwords())

    def show_saved(self) -> None:
        """Typed passwords need not stay here."""
        self.forms.forget_new_passwords()

    def choose(self, account_id: str) -> None:
        """Shows one account."""
        self.list.choose(account_id)
        self._on_select()

    def add(self, account: Account) -> None:
        """One more account, chosen at once."""
        self.forms.add(account)
        self._append(account)
        self.choose(account.id)

    def _lay_out(self) -> None:
        buttons = Columns((2, 1), SPACE)
        for each in (button(tr("Add"), self.add_requested.emit, name="addAccount"), self._remove):
            buttons.addWidget(each)
        left = QWidget()
        # What is wider is taken from the fields.
        left.setFixedWidth(max(self.list.comfortable_width, buttons.minimumSize().width()))
        column_of(left, self.list, buttons)
        right = column_of(None, scrolling(self.forms), self.test)
        right.setStretch(0, 1)
        row_of(self, left, right, stretch=right, spacing=WIDE)

    def _append(self, account: Account) -> None:
        self.list.append(account.id, account.label, self._statuses.get(account.id, Status.UNKNOWN))

    @Slot()
    def _on_select(self) -> None:
        account_id = self.list.current_id
        self._remove.setEnabled(bool(account_id))
        self.test.setVisible(bool(account_id))
        self.test.clear()
        self.forms.show_form(account_id)
        self.selected.emit()

    @Slot()
    def _on_change(self) -> None:
        if self.list.current_id:
            self.list.rename_current(self.forms.value(self.list.current_id).label)
        self.changed.emit()

    @Slot()
    def _ask_to_remove(self) -> None:
        account_id = self.list.current_id
        label = self.forms.value(account_id).label
        ask_to_remove(self.window(), label, lambda everything: self._on_remove(account_id, everything))

    def _on_remove(self, account_id: str, everything: bool) -> None:
        self.forms.drop(account_id)
        self.list.take(account_id)
        self._on_select()
        self.remove_requested.emit(account_id, everything)

    @Slot()
    def _on_test(self) -> None:
        form = self.forms.form(self.list.current_id)
        account, left_out = form.testable()
        self.test.start(account, left_out)
        self.test_requested.emit(account, form.new_password)
