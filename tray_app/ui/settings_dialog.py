"""The settings, modeless: five pages, an explicit Save, errors at the field.

What the composition root connects:

- `save_requested(Settings, {account id: new password})` -> write, then `show_saved()`, or
  `show_problem(key, sentence)` with a key as the file names it, such as `accounts[1].receive.port`,
  `general.quiet_hours`, or "" for a sentence about the whole.
- `test_requested(account, password)` ("" = the one that is kept) -> `show_test_row(key, ok, sentence)` with a
  service's word or "status", then `show_test_finished()`; `test_cancelled()` stops it.
- `test_message_requested()`, answered with `show_message_failed(sentence)` if it could not be shown;
  `test_message_answered(seen)`.
- `phone` is the group of that name: after a save its `new_targets` are to be kept; `test_requested(targets, Phone)` is
  answered with `show_test(problem)`; `forget_requested()` counts at once.
- `forget_password_requested(id)`; `remove_requested(id, everything)` after the user confirmed: both count at once.
- `sign_in_requested(account, client secret, by_code)` -> `show_sign_in_waiting`, then `show_signed_in`, which counts at
  once, or `show_sign_in_failed`; `sign_in_cancelled()` stops it; `sign_out_requested(id)`.
- `add_requested()` opens the wizard; afterwards `add_account(account)`. `enter_password(id)` is where a
  refused password leads.
- `reload_requested()` after `show_changed_outside()` -> `load(settings)`.
- `autostart_requested(on)` together with a save; `log_requested()`, `folder_requested()`, `settings_file_requested()`.
"""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QListWidget, QStackedWidget, QWidget

from tray_app.model.account import Account
from tray_app.model.settings import Settings
from tray_app.texts import tr
from tray_app.ui.forms import button, list_item
from tray_app.ui.forms_keys import give_access_keys, keep_key
from tray_app.ui.forms_layout import WIDE, column_of, row_of, scaled_size, scrolling
from tray_app.ui.forms_look import Panel, Text, Tone, heading, muted, rule
from tray_app.ui.forms_window import FormWindow
from tray_app.ui.settings_accounts import AccountsPage
from tray_app.ui.settings_addresses import AddressesPage
from tray_app.ui.settings_advanced import AdvancedPage
from tray_app.ui.settings_context import SettingsContext
from tray_app.ui.settings_general import GeneralPage
from tray_app.ui.settings_messages import MessagesPage
from tray_app.ui.settings_page import SettingsPage
from tray_app.ui.settings_phone import PhoneGroup
from tray_app.ui.settings_questions import ask_to_discard, ask_to_remove

WIDTH, HEIGHT = 960, 690


class SettingsDialog(FormWindow):
    """Every key of the settings file but `[policy]`, which stays as the file has it."""

    save_requested = Signal(object, object)
    test_requested = Signal(object, str)
    test_cancelled = Signal()
    test_message_requested = Signal()
    test_message_answered = Signal(bool)
    forget_password_requested = Signal(str)
    sign_in_requested = Signal(object, str, bool)
    sign_in_cancelled = Signal()
    sign_out_requested = Signal(str)
    remove_requested = Signal(str, bool)
    add_requested = Signal()
    reload_requested = Signal()
    autostart_requested = Signal(bool)
    log_requested = Signal()
    folder_requested = Signal()
    settings_file_requested = Signal()

    def __init__(self, settings: Settings, context: SettingsContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle(tr("Settings"))
        self._saved = settings
        self._is_loading = False
        self._accounts = AccountsPage(context)
        self._messages = MessagesPage(context)
        self._general = GeneralPage(autostarts=context.autostarts)
        self._advanced = AdvancedPage(context.control_hosts)
        self._pages: dict[str, SettingsPage] = {
            tr("Accounts"): self._accounts,
            tr("Other addresses"): AddressesPage(),
            tr("Messages"): self._messages,
            tr("General"): self._general,
            tr("Advanced"): self._advanced,
        }
        self._lay_out()
        self._connect()
        self.load(settings)
        self.resize(scaled_size(self, WIDTH, HEIGHT))

    def load(self, settings: Settings) -> None:
        """Shows `settings` as they are in the file; unsaved changes are gone."""
        self._saved = settings
        self._outside.hide()
        self._is_loading = True
        for page in self._pages.values():
            page.load(settings)
        self._is_loading = False
        # What the fields make of the file is the measure, so that normalising is no change.
        self._saved = self.settings()
        self._refresh()

    def settings(self) -> Settings:
        """The settings as entered."""
        merged = self._saved
        for page in self._pages.values():
            merged = page.merged(merged)
        return merged

    def show_saved(self) -> None:
        """The file holds what was entered."""
        self._saved = self.settings()
        self._accounts.show_saved()
        self.phone.show_saved()
        self._general.autostart_is_set()
        self._outside.hide()
        self._refresh()
        self._note.setText(tr("Saved."))

    def show_problem(self, key: str, sentence: str) -> None:
        """What was found wrong when saving, at its field; without a field, below."""
        for name, page in self._pages.items():
            if page.show_problem(key, sentence):
                self._go_to(name)
                return
        self._show_note(sentence, Tone.PROBLEM)

    def show_changed_outside(self) -> None:
        """The file was edited meanwhile; without changes here it is simply read again."""
        if not self.has_changes:
            self.reload_requested.emit()
            return
        self._outside.show()
        self._renew_access_keys()

    def show_test_row(self, key: str, ok: bool | None, sentence: str) -> None:
        """One service's result; `key` is its word, or `status`."""
        self._accounts.test.show_row(key, ok, sentence)

    def show_test_finished(self) -> None:
        """No further row will come."""
        self._accounts.test.show_finished()

    def show_message_failed(self, sentence: str) -> None:
        """The test message could not be shown."""
        self._messages.show_message_failed(sentence)

    def add_account(self, account: Account) -> None:
        """The wizard has added an account to the file."""
        self._saved = msgspec.structs.replace(self._saved, accounts=(*self._saved.accounts, account))
        self._accounts.add(account)
        self._go_to(tr("Accounts"))
        self._refresh()

    def go_to_account(self, account_id: str) -> None:
        """Opens the page of one account, e.g. to enter its password."""
        self._go_to(tr("Accounts"))
        self._accounts.choose(account_id)

    def enter_password(self, account_id: str) -> None:
        """Opens the field for an account's new password, e.g. after the provider has refused the old one."""
        self.go_to_account(account_id)
        self._accounts.enter_password(account_id)

    def show_sign_in_waiting(self, account_id: str, words: str, address: str) -> None:
        """The user is busy in the browser or on another device."""
        if (login := self._accounts.login(account_id)) is not None:
            login.browser.sign_in.show_waiting(words, address)

    def show_signed_in(self, account: Account, problem: str = "") -> None:
        """The sign-in went well; `problem`: why the keyring did not take what it left."""
        if (login := self._accounts.login(account.id)) is not None:
            login.browser.show_signed_in(account.oauth, problem)

    def show_sign_in_failed(self, account_id: str, problem: str) -> None:
        """It came to nothing; without a problem the user called it off."""
        if (login := self._accounts.login(account_id)) is not None:
            login.browser.show_failed(problem)

    @property
    def phone(self) -> PhoneGroup:
        """The group "Phone"."""
        return self._messages.phone

    @property
    def has_changes(self) -> bool:
        """Whether something is entered that is not saved."""
        secrets = bool(self._accounts.new_passwords()) or bool(self.phone.new_targets)
        changed = self.settings() != self._saved or secrets
        return changed or self._general.autostart is not None

    def reject(self) -> None:
        """Cancel, Esc and the close button ask only if something would be lost."""
        if self.has_changes:
            ask_to_discard(self, self._discard)
        else:
            super().reject()

    def _discard(self) -> None:
        self.load(self._saved)
        super().reject()

    def _lay_out(self) -> None:
        self._nav = QListWidget()
        self._nav.setObjectName("pages")
        self._nav.setAccessibleName(tr("Pages"))
        self._nav.setFrameShape(QFrame.Shape.NoFrame)
        self._nav.viewport().setAutoFillBackground(False)
        self._stack = QStackedWidget()
        for name, page in self._pages.items():
            self._nav.addItem(list_item(name))
            holder = QWidget()
            content = page if page is self._accounts else scrolling(page)
            column_of(holder, heading(name), content).setStretch(1, 1)
            self._stack.addWidget(holder)
        self._nav.setFixedWidth(self._nav.sizeHintForColumn(0) + WIDE)
        self._note = muted()
        self._cancel = button(tr("Cancel"), self.reject, name="cancel")
        self._save = button(tr("Save"), self._on_save, name="save", default=True)
        keep_key(self._save, self._cancel)
        self._outside = self._outside_banner()
        middle = row_of(None, self._nav, self._stack, stretch=self._stack, spacing=12)
        footer = row_of(None, self._note, self._cancel, self._save, stretch=self._note)
        column = column_of(self, self._outside, middle, rule(), footer, spacing=12)
        column.setContentsMargins(18, 18, 18, 14)
        column.setStretch(1, 1)

    def _outside_banner(self) -> Panel:
        banner = Panel(Tone.INFO)
        banner.setObjectName("changedOutside")
        words = Text(tr("The file was changed outside."))
        reload_ = button(tr("Load again"), self.reload_requested.emit, name="reload")
        keep = button(tr("Save my version"), self._on_save, name="keepMine")
        row_of(banner, words, reload_, keep, stretch=words).setContentsMargins(12, 8, 12, 8)
        banner.hide()
        return banner

    def _connect(self) -> None:
        self._nav.currentRowChanged.connect(self._on_page)
        self._nav.setCurrentRow(0)
        for page in self._pages.values():
            page.changed.connect(self._refresh)
        accounts = self._accounts
        accounts.selected.connect(self._renew_access_keys)
        accounts.add_requested.connect(self.add_requested)
        accounts.remove_asked.connect(self._ask_to_remove)
        accounts.forget_password_requested.connect(self.forget_password_requested)
        accounts.sign_in_requested.connect(self.sign_in_requested)
        accounts.sign_in_cancelled.connect(self.sign_in_cancelled)
        accounts.sign_out_requested.connect(self.sign_out_requested)
        accounts.test_requested.connect(self.test_requested)
        accounts.test_cancelled.connect(self.test_cancelled)
        self._messages.test_message_requested.connect(self.test_message_requested)
        self._messages.test_message_answered.connect(self.test_message_answered)
        self._advanced.log_requested.connect(self.log_requested)
        self._advanced.folder_requested.connect(self.folder_requested)
        self._advanced.settings_file_requested.connect(self.settings_file_requested)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self._on_save)

    def _on_page(self, row: int) -> None:
        self._stack.setCurrentIndex(row)
        self._renew_access_keys()

    def _go_to(self, name: str) -> None:
        self._nav.setCurrentRow(list(self._pages).index(name))

    def _renew_access_keys(self) -> None:
        give_access_keys(self)

    def _refresh(self) -> None:
        """Save is there when there is something to save and nothing wrong."""
        if self._is_loading:
            return
        wrong = [name for name, page in self._pages.items() if page.check() is not None]
        self._save.setEnabled(not wrong and self.has_changes)
        if wrong:
            self._show_note(tr("Something under “{page}” is not right yet.", page=wrong[0]), Tone.PROBLEM)
        else:
            self._show_note(tr("Changes count after “Save”."), Tone.MUTED)
        self._renew_access_keys()

    def _show_note(self, words: str, tone: Tone) -> None:
        self._note.setText(words)
        self._note.set_tone(tone)

    def _on_save(self) -> None:
        if self._go_to_first_problem() or not self.has_changes:
            return
        if self._general.autostart is not None:
            self.autostart_requested.emit(self._general.autostart)
        self.save_requested.emit(self.settings(), self._accounts.new_passwords())

    def _go_to_first_problem(self) -> bool:
        for name, page in self._pages.items():
            editor = page.check()
            if editor is not None:
                self._go_to(name)
                page.reveal(editor)
                return True
        return False

    def _ask_to_remove(self, account_id: str) -> None:
        ask_to_remove(self, self._accounts.label(account_id), lambda everything: self._remove(account_id, everything))

    def _remove(self, account_id: str, everything: bool) -> None:
        left = tuple(account for account in self._saved.accounts if account.id != account_id)
        self._saved = msgspec.structs.replace(self._saved, accounts=left)
        self._accounts.remove(account_id)
        self._refresh()
        self.remove_requested.emit(account_id, everything)
