"""The settings, modeless: five pages, an explicit Save, errors at the field.

Each page is a `SettingsPage`; what it wishes for beside a change of the settings, it says itself. What the composition
root connects:

- `save_requested(Settings, {account id: new password})` -> write, then `show_saved()`, or
  `show_problem(key, sentence)` with a key as the file names it, such as `accounts[1].receive.port`,
  `general.quiet_hours`, or "" for a sentence about the whole. `autostart_requested(on)` comes together with it.
- `reload_requested()` after `show_changed_outside()` -> `load(settings)`.
- `accounts.add_requested()` opens the wizard; afterwards `add_account(account)`.
- `accounts.remove_requested(id, everything)` after the user confirmed; it counts at once.
- `accounts.test_requested(account, password)` ("" = the one that is kept) -> `show_row(key, ok, sentence)` of
  `accounts.test` with a service's word or "status", then its `show_finished()`; `accounts.test_cancelled()` stops it.
- `accounts.forms.forget_password_requested(id)`; it counts at once.
- `accounts.forms.sign_ins`: `requested(account, client secret, by_code)` -> its `show_waiting`, then `show_signed_in`,
  which counts at once, or `show_failed`; `cancelled()` stops it; `taken_back(id)`.
- `messages.test_message_requested()`, answered with `messages.show_message_failed(sentence)` if it could not be shown;
  `messages.test_message_answered(seen)`.
- `messages.phone`: after a save its `new_targets` are to be kept; `test_requested(targets, Phone)` is answered with
  `show_test(problem)`; `forget_requested()` counts at once.
- `advanced.log_requested()`, `advanced.folder_requested()`, `advanced.settings_file_requested()`.

`enter_password(id)` is where a refused login leads.
"""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tray_app.model.account import Account
from tray_app.model.settings import Settings
from tray_app.texts import tr
from tray_app.ui.forms import button
from tray_app.ui.forms_keys import give_access_keys, keep_key
from tray_app.ui.forms_layout import column_of, row_of, scaled_size
from tray_app.ui.forms_look import Tone, muted, rule
from tray_app.ui.forms_window import FormWindow
from tray_app.ui.settings_accounts import AccountsPage
from tray_app.ui.settings_addresses import AddressesPage
from tray_app.ui.settings_advanced import AdvancedPage
from tray_app.ui.settings_context import SettingsContext
from tray_app.ui.settings_general import GeneralPage
from tray_app.ui.settings_messages import MessagesPage
from tray_app.ui.settings_pages import SettingsPages
from tray_app.ui.settings_questions import ChangedOutside, ask_to_discard

WIDTH, HEIGHT = 960, 690


class SettingsDialog(FormWindow):
    """Compares what is entered with what is saved; nothing counts before Save unless it says so."""

    save_requested = Signal(object, object)
    reload_requested = Signal()
    autostart_requested = Signal(bool)

    def __init__(self, settings: Settings, context: SettingsContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("settings")
        self.setWindowTitle(tr("Settings"))
        self._saved = settings
        self.accounts = AccountsPage(context)
        self.messages = MessagesPage(context)
        self.general = GeneralPage(autostarts=context.autostarts)
        self.advanced = AdvancedPage(context.control_hosts)
        self._pages = SettingsPages(
            {
                tr("Accounts"): self.accounts,
                tr("Other addresses"): AddressesPage(),
                tr("Messages"): self.messages,
                tr("General"): self.general,
                tr("Advanced"): self.advanced,
            }
        )
        self._outside = ChangedOutside()
        self._note = muted()
        self._cancel = button(tr("Cancel"), self.reject, name="cancel")
        self._save = button(tr("Save"), self._on_save, name="save", default=True)
        self._lay_out()
        self._connect()
        self.load(settings)
        self.resize(scaled_size(self, WIDTH, HEIGHT))

    def load(self, settings: Settings) -> None:
        """Shows `settings` as they are in the file; unsaved changes are gone."""
        self._outside.hide()
        self._pages.load(settings)
        # What the fields make of the file is the measure, so that normalising is no change.
        self._saved = self._pages.merged(settings)
        self._refresh()

    def settings(self) -> Settings:
        """The settings as entered."""
        return self._pages.merged(self._saved)

    @property
    def has_changes(self) -> bool:
        """Whether something is entered that is not saved."""
        return self.settings() != self._saved or self._pages.has_more

    def show_saved(self) -> None:
        """The file holds what was entered."""
        self._saved = self.settings()
        self._pages.show_saved()
        self._outside.hide()
        self._refresh()
        self._note.setText(tr("Saved."))

    def show_problem(self, key: str, sentence: str) -> None:
        """What was found wrong when saving, at its field; without a field, below."""
        if not self._pages.show_problem(key, sentence):
            self._show_note(sentence, Tone.PROBLEM)

    def show_changed_outside(self) -> None:
        """The file was edited meanwhile; without changes here it is simply read again."""
        if not self.has_changes:
            self.reload_requested.emit()
            return
        self._outside.show()
        self._renew_access_keys()

    def add_account(self, account: Account) -> None:
        """The wizard has added an account to the file."""
        self._saved = msgspec.structs.replace(self._saved, accounts=(*self._saved.accounts, account))
        self.accounts.add(account)
        self._pages.go_to(self.accounts)
        self._refresh()

    def go_to_account(self, account_id: str) -> None:
        """Opens the page of one account."""
        self._pages.go_to(self.accounts)
        self.accounts.choose(account_id)

    def enter_password(self, account_id: str) -> None:
        """Opens what an account logs in with, after the provider has refused it."""
        self.go_to_account(account_id)
        if (login := self.accounts.forms.login(account_id)) is not None:
            login.ask_anew()

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
        keep_key(self._save, self._cancel)
        footer = row_of(None, self._note, self._cancel, self._save, stretch=self._note)
        column = column_of(self, self._outside, self._pages, rule(), footer, spacing=12)
        column.setContentsMargins(18, 18, 18, 14)
        column.setStretch(1, 1)

    def _connect(self) -> None:
        self._pages.changed.connect(self._refresh)
        self._pages.turned.connect(self._renew_access_keys)
        self._outside.load_wanted.connect(self.reload_requested)
        self._outside.keep_wanted.connect(self._on_save)
        self.accounts.selected.connect(self._renew_access_keys)
        self.accounts.remove_requested.connect(self._on_removed)
        QShortcut(QKeySequence(QKeySequence.StandardKey.Save), self).activated.connect(self._on_save)

    @Slot()
    def _renew_access_keys(self) -> None:
        give_access_keys(self)

    @Slot()
    def _refresh(self) -> None:
        """Save is there when there is something to save and nothing wrong."""
        wrong = self._pages.wrong_page()
        self._save.setEnabled(not wrong and self.has_changes)
        if wrong:
            self._show_note(tr("Something under “{page}” is not right yet.", page=wrong), Tone.PROBLEM)
        else:
            self._show_note(tr("Changes take effect after “Save”."), Tone.MUTED)
        self._renew_access_keys()

    def _show_note(self, words: str, tone: Tone) -> None:
        self._note.setText(words)
        self._note.set_tone(tone)

    @Slot()
    def _on_save(self) -> None:
        if self._pages.go_to_problem() or not self.has_changes:
            return
        if self.general.autostart is not None:
            self.autostart_requested.emit(self.general.autostart)
        self.save_requested.emit(self.settings(), self.accounts.forms.new_passwords())

    @Slot(str, bool)
    def _on_removed(self, account_id: str, _everything: bool) -> None:
        """It is gone at once, so that is no change to be saved."""
        left = tuple(account for account in self._saved.accounts if account.id != account_id)
        self._saved = msgspec.structs.replace(self._saved, accounts=left)
        self._refresh()
