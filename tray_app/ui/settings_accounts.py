"""The page "Accounts": the list with its order, and the form of the chosen one with the test below."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QListWidget, QStackedWidget, QWidget

from tray_app.model.account import Account
from tray_app.model.settings import Settings
from tray_app.model.verdict import Status
from tray_app.texts import tr
from tray_app.ui.forms import button, list_item
from tray_app.ui.forms_layout import SPACE, column_of, row_of, scrolling
from tray_app.ui.forms_look import muted
from tray_app.ui.forms_marks import steady_icon
from tray_app.ui.layouts import Flow
from tray_app.ui.settings_account_form import AccountForm
from tray_app.ui.settings_context import SettingsContext
from tray_app.ui.settings_login import LoginEditor
from tray_app.ui.settings_page import SettingsPage, editor_name
from tray_app.ui.settings_trial import TestPanel

ID = Qt.ItemDataRole.UserRole
SHOWN_OF_NAMES = 24
"""Letters of an account's name that are to be seen in the list."""


class AccountsPage(SettingsPage):
    """A form is made when its account is first looked at, so that 200 accounts open as quickly as one."""

    selected = Signal()
    add_requested = Signal()
    remove_asked = Signal(str)
    forget_password_requested = Signal(str)
    sign_in_requested = Signal(object, str, bool)
    sign_in_cancelled = Signal()
    sign_out_requested = Signal(str)
    test_requested = Signal(object, str)
    test_cancelled = Signal()

    def __init__(self, context: SettingsContext) -> None:
        super().__init__()
        self._context = context
        self._accounts: dict[str, Account] = {}
        self._forms: dict[str, AccountForm] = {}
        self.list = QListWidget()
        self.list.setObjectName("accounts")
        self.list.setAccessibleName(tr("Accounts"))
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)  # long names end in "…"
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setToolTip(tr("Drag to change the order, or press Ctrl+Up and Ctrl+Down."))
        self.list.currentItemChanged.connect(self._on_select)
        self.list.model().rowsMoved.connect(self.changed)
        self._empty = muted(tr("No account yet. “Add” finds the servers by itself."))
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self.test = TestPanel()
        self.test.start_requested.connect(self._on_test)
        self.test.cancel_requested.connect(self.test_cancelled)
        self._remove = button(tr("Remove"), self._ask_to_remove, name="removeAccount")
        self._lay_out()
        self._add_shortcuts()

    def load(self, settings: Settings) -> None:
        """Shows the accounts of `settings`; the chosen one stays chosen."""
        chosen = self.current_id
        self._accounts = {account.id: account for account in settings.accounts}
        for form in self._forms.values():
            self._stack.removeWidget(form)
            form.deleteLater()
        self._forms = {}
        self.list.clear()
        for account in settings.accounts:
            self._append(account)
        self._select(chosen if chosen in self._accounts else next(iter(self._accounts), ""))

    def merged(self, settings: Settings) -> Settings:
        """With the accounts as entered, in the order of the list."""
        return msgspec.structs.replace(settings, accounts=tuple(self._value(each) for each in self._order()))

    def check(self) -> QWidget | None:
        """The first wrong editor of any form that was opened."""
        wrong = (form.check() for form in self._forms.values())
        return next((editor for editor in wrong if editor is not None), None)

    def reveal(self, editor: QWidget) -> None:
        """Chooses the account whose form holds `editor` and goes there."""
        for account_id, form in self._forms.items():
            if form.isAncestorOf(editor):
                self._select(account_id)
                form.reveal(editor)

    def show_problem(self, key: str, sentence: str) -> bool:
        """`key` is `accounts[1].receive.port`, counted from 1 as the file's messages do."""
        prefix, _, rest = editor_name(key).partition(".")
        number, _, name = rest.partition(".")
        order = self._order()
        if prefix != "accounts" or not number.isdigit() or int(number) >= len(order):
            return False
        self._select(order[int(number)])
        editor = self._form(order[int(number)]).findChild(QWidget, name)
        return editor is not None and self.mark(editor, sentence)

    @property
    def current_id(self) -> str:
        """The chosen account; empty without one."""
        row = self.list.currentRow()
        return str(self.list.item(row).data(ID)) if row >= 0 else ""

    def new_passwords(self) -> dict[str, str]:
        """Account id to the password to keep with the next save."""
        return {each: form.new_password for each, form in self._forms.items() if form.new_password}

    def show_saved(self) -> None:
        """Typed passwords are kept now and need not stay here."""
        for form in self._forms.values():
            if form.new_password:
                form.password_is_kept(kept=True)

    def label(self, account_id: str) -> str:
        """What the account is called as entered."""
        return self._value(account_id).label

    def choose(self, account_id: str) -> None:
        """Shows one account."""
        self._select(account_id)

    def enter_password(self, account_id: str) -> None:
        """Opens the password field of one account."""
        self._form(account_id).login.open_password()

    def login(self, account_id: str) -> LoginEditor | None:
        """Where the sign-in of an account is shown; None if the account is gone."""
        return self._form(account_id).login if account_id in self._accounts else None

    def add(self, account: Account) -> None:
        """One more account, chosen at once."""
        self._accounts[account.id] = account
        self._append(account)
        self._select(account.id)

    def remove(self, account_id: str) -> None:
        """Takes an account out of the list."""
        self._accounts.pop(account_id)
        if account_id in self._forms:
            form = self._forms.pop(account_id)
            self._stack.removeWidget(form)
            form.deleteLater()
        self.list.takeItem(self._order().index(account_id))
        self._on_select()

    def _lay_out(self) -> None:
        side = round(self.list.fontMetrics().height() * 1.25)
        self.list.setIconSize(QSize(side, side))
        buttons = Flow(SPACE)
        for each in (button(tr("Add"), self.add_requested.emit, name="addAccount"), self._remove):
            buttons.addWidget(each)
        left = QWidget()
        names = self.list.fontMetrics().averageCharWidth() * SHOWN_OF_NAMES
        left.setFixedWidth(max(names, buttons.minimumSize().width()))  # what is wider is taken from the fields
        column_of(left, self.list, buttons)
        right = column_of(None, scrolling(self._stack), self.test)
        right.setStretch(0, 1)
        row_of(self, left, right, stretch=right, spacing=12)

    def _add_shortcuts(self) -> None:
        for keys, step in (("Ctrl+Up", -1), ("Ctrl+Down", 1)):
            shortcut = QShortcut(QKeySequence(keys), self.list)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(lambda step=step: self._move(step))

    def _move(self, step: int) -> None:
        row = self.list.currentRow()
        if 0 <= row + step < self.list.count():
            item = self.list.takeItem(row)
            self.list.insertItem(row + step, item)
            self.list.setCurrentItem(item)
            self.changed.emit()

    def _append(self, account: Account) -> None:
        status = self._context.statuses.get(account.id, Status.UNKNOWN)
        item = list_item(account.label, steady_icon(status))
        item.setData(ID, account.id)
        self.list.addItem(item)

    def _order(self) -> list[str]:
        return [str(self.list.item(row).data(ID)) for row in range(self.list.count())]

    def _value(self, account_id: str) -> Account:
        form = self._forms.get(account_id)
        return form.value() if form is not None else self._accounts[account_id]

    def _select(self, account_id: str) -> None:
        order = self._order()
        if account_id in order:
            self.list.setCurrentRow(order.index(account_id))
        self._on_select()

    def _on_select(self) -> None:
        account_id = self.current_id
        self._remove.setEnabled(bool(account_id))
        self.test.setVisible(bool(account_id))
        self.test.clear()
        if account_id in self._accounts:
            self._stack.setCurrentWidget(self._form(account_id))
        else:
            self._stack.setCurrentWidget(self._empty)
        self.selected.emit()

    def _form(self, account_id: str) -> AccountForm:
        if account_id not in self._forms:
            form = AccountForm(self._accounts[account_id], self._context)
            form.changed.connect(self._on_change)
            form.forget_password_requested.connect(self._on_forget)
            form.sign_in_requested.connect(self.sign_in_requested)
            form.sign_in_cancelled.connect(self.sign_in_cancelled)
            form.sign_out_requested.connect(self.sign_out_requested)
            self._forms[account_id] = form
            self._stack.addWidget(form)
        return self._forms[account_id]

    def _on_change(self) -> None:
        item = self.list.currentItem()
        if item is not None:
            item.setText(self._value(self.current_id).label)
        self.changed.emit()

    def _on_forget(self, account_id: str) -> None:
        self._forms[account_id].password_is_kept(kept=False)
        self.forget_password_requested.emit(account_id)

    def _ask_to_remove(self) -> None:
        self.remove_asked.emit(self.current_id)

    def _on_test(self) -> None:
        form = self._form(self.current_id)
        account, left_out = form.testable()
        self.test.start(account, left_out)
        self.test_requested.emit(account, form.new_password)
