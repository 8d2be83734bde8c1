"""The settings dialog and what its wishes lead to."""

from __future__ import annotations

import logging
from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QListWidget

from tray_app.app import passwords
from tray_app.app.parts import Parts
from tray_app.app.passwords import Kept
from tray_app.app.phone_part import PhonePart
from tray_app.app.session_start import set_autostart
from tray_app.app.sign_in_part import Shows, SignInPart
from tray_app.app.trials import LatestTrial, Trial
from tray_app.app.windows import take_place
from tray_app.desktop import autostart, opener
from tray_app.discovery.catalogue import control_group
from tray_app.logs import FILE_NAME
from tray_app.model.account import Account
from tray_app.model.settings import Settings
from tray_app.storage.settings_file import SettingsError

log = logging.getLogger(__name__)

if TYPE_CHECKING:
    from tray_app.model.notice import SourceReading
    from tray_app.ui.settings_context import SettingsContext
    from tray_app.ui.settings_dialog import SettingsDialog


class SettingsPart(QObject):
    """Opens the dialog once the keyring has said what it holds; one at a time."""

    def __init__(self, parts: Parts, add_account: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._add_account = add_account
        self._trial = LatestTrial(parts.trials)
        self._readings: dict[str, SourceReading] = {}
        """What the dialog shows of the status sources, by address."""
        self._sign_in = SignInPart(
            parts, Shows(self._on_sign_in_waiting, self._on_signed_in, self._on_sign_in_failed), self
        )
        self._phone = PhonePart(parts.phone, lambda: self.dialog, self._say, self)
        self._is_saving = False
        self.dialog: SettingsDialog | None = None
        parts.keeper.changed.connect(self._on_file)

    def open(self, account_id: str = "") -> None:
        """Shows the dialog, at one account's page if given."""
        if self.dialog is not None:
            self._show(account_id)
            return
        passwords.look(self._parts, self._parts.keeper.settings, lambda kept: self._make(kept, account_id))

    def rebuild(self) -> None:
        """In another language, at the same page; what is being entered is worth more and stays as it is."""
        if self.dialog is not None:
            passwords.look(self._parts, self._parts.keeper.settings, self._replace)

    def _replace(self, kept: Kept) -> None:
        old = self.dialog
        if old is None or old.has_changes:
            return
        self._trial.cancel()
        self.dialog = self._made(kept)
        _pages(self.dialog).setCurrentRow(_pages(old).currentRow())
        take_place(old, self.dialog)

    def on_added(self, account: Account) -> None:
        """The wizard has added an account to the file."""
        if self.dialog is not None:
            self.dialog.add_account(account)

    def _make(self, kept: Kept, account_id: str) -> None:
        self.dialog = self.dialog or self._made(kept)
        self._show(account_id)

    def _made(self, kept: Kept) -> SettingsDialog:
        from tray_app.ui.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._parts.keeper.settings, self._context(kept))
        self._connect(dialog)
        return dialog

    def _show(self, account_id: str) -> None:
        assert self.dialog is not None
        opener.bring_forward(self.dialog)
        if account_id:
            self.dialog.go_to_account(account_id)

    def _context(self, kept: Kept) -> SettingsContext:
        from tray_app.sources.registry import PARSERS
        from tray_app.ui.settings_context import Keyring, SettingsContext

        verdicts = self._parts.watch.monitor.verdicts
        self._readings = {reading.url: reading for verdict in verdicts for reading in verdict.sources}
        return SettingsContext(
            now=self._parts.now(),
            zone=self._parts.zone,
            keyring=Keyring(kept.keyring.value),
            has_password=kept.accounts,
            phone=self._phone.context(has_targets=kept.phone),
            statuses={verdict.account_id: verdict.status for verdict in verdicts},
            readings=self._readings,
            formats=tuple(PARSERS),
            control_hosts=tuple(control_group()),
            autostarts=autostart.is_enabled(),
            file_exists=file_exists,
        )

    def _connect(self, dialog: SettingsDialog) -> None:
        dialog.save_requested.connect(self._on_save)
        dialog.test_requested.connect(self._on_test)
        dialog.test_cancelled.connect(self._trial.cancel)
        dialog.test_message_requested.connect(self._on_test_message)
        dialog.test_message_answered.connect(self._on_message_answered)
        dialog.forget_password_requested.connect(self._on_forget)
        dialog.sign_in_requested.connect(self._sign_in.start)
        dialog.sign_in_cancelled.connect(self._sign_in.cancel)
        dialog.sign_out_requested.connect(self._on_sign_out)
        dialog.remove_requested.connect(self._on_remove)
        dialog.add_requested.connect(self._on_add)
        dialog.reload_requested.connect(self._on_reload)
        dialog.autostart_requested.connect(self._on_autostart)
        dialog.log_requested.connect(self._open_log)
        dialog.folder_requested.connect(self._open_folder)
        dialog.settings_file_requested.connect(self._open_file)
        dialog.finished.connect(self._on_closed)
        self._phone.serve(dialog.phone)

    @Slot(object, object)
    def _on_save(self, settings: Settings, new_passwords: dict[str, str]) -> None:
        assert self.dialog is not None
        if self._save(settings):
            passwords.keep(self._parts, new_passwords, self._say)
            self._phone.keep(self.dialog.phone.new_targets)
            self.dialog.show_saved()

    def _save(self, settings: Settings) -> bool:
        assert self.dialog is not None
        self._is_saving = True
        try:
            self._parts.keeper.save(settings)
        except SettingsError as error:
            self.dialog.show_problem(error.key, str(error))
            return False
        finally:
            self._is_saving = False
        return True

    def _say(self, sentence: str) -> None:
        if self.dialog is not None:
            self.dialog.show_problem("", sentence)

    @Slot(object, str)
    def _on_test(self, account: Account, password: str) -> None:
        assert self.dialog is not None
        trial = Trial(self.dialog.show_test_row, self.dialog.show_test_finished, read=self._on_read)
        self._trial.start(account, password, trial)

    def _on_read(self, readings: Sequence[SourceReading]) -> None:
        """A test has read the sources as they stand in the form: what they offer can now be chosen."""
        from tray_app.ui.settings_sources import SourcesEditor

        self._readings.update({reading.url: reading for reading in readings})
        if self.dialog is not None:
            for editor in self.dialog.findChildren(SourcesEditor):
                editor.show_readings()

    @Slot()
    def _on_test_message(self) -> None:
        self._parts.tellings.show_test(lambda: None, self._on_message_failed)

    def _on_message_failed(self, problem: str) -> None:
        if self.dialog is not None:
            self.dialog.show_message_failed(problem)

    @Slot(bool)
    def _on_message_answered(self, seen: bool) -> None:
        self._parts.watch.remember("saw-message", "yes" if seen else "no")

    @Slot(str)
    def _on_forget(self, account_id: str) -> None:
        passwords.forget(self._parts, account_id, self._say)

    @Slot(str)
    def _on_sign_out(self, account_id: str) -> None:
        passwords.sign_out(self._parts, account_id, self._say)

    def _on_sign_in_waiting(self, account: Account, words: str, address: str) -> None:
        if self.dialog is not None:
            self.dialog.show_sign_in_waiting(account.id, words, address)

    def _on_signed_in(self, account: Account, problem: str) -> None:
        if self.dialog is not None:
            self.dialog.show_signed_in(account, problem)
            opener.bring_forward(self.dialog)

    def _on_sign_in_failed(self, account: Account, sentence: str) -> None:
        if self.dialog is not None:
            self.dialog.show_sign_in_failed(account.id, sentence)

    def unpause(self, account_ids: Collection[str]) -> None:
        """Ends a pause that stands in the settings; an open dialog learns of it as of any change of the file."""
        settings = self._parts.keeper.settings
        accounts = tuple(
            msgspec.structs.replace(account, paused=account.paused and account.id not in account_ids)
            for account in settings.accounts
        )
        try:
            self._parts.keeper.save(msgspec.structs.replace(settings, accounts=accounts))
        except SettingsError as error:
            log.warning("an account stays paused: %s", error)

    @Slot(str, bool)
    def _on_remove(self, account_id: str, everything: bool) -> None:
        settings = self._parts.keeper.settings
        left = tuple(account for account in settings.accounts if account.id != account_id)
        if self._save(msgspec.structs.replace(settings, accounts=left)):
            passwords.forget(self._parts, account_id)
            if everything:
                self._parts.history.forget_account(account_id)

    @Slot()
    def _on_add(self) -> None:
        self._add_account()

    @Slot()
    def _on_reload(self) -> None:
        assert self.dialog is not None
        self.dialog.load(self._parts.keeper.settings)

    @Slot()
    def _on_file(self) -> None:
        if self.dialog is not None and not self._is_saving:
            self.dialog.show_changed_outside()

    @Slot(bool)
    def _on_autostart(self, on: bool) -> None:
        set_autostart(self._parts, on=on, failed=self._say)

    @Slot()
    def _open_log(self) -> None:
        opener.open_path(str(self._parts.profile.logs_dir / FILE_NAME))

    @Slot()
    def _open_folder(self) -> None:
        opener.open_path(str(self._parts.profile.config_dir))

    @Slot()
    def _open_file(self) -> None:
        opener.open_path(str(self._parts.keeper.file))

    @Slot()
    def _on_closed(self) -> None:
        self._trial.cancel()
        self._sign_in.cancel()
        if self.dialog is not None:
            self.dialog.deleteLater()
            self.dialog = None


def _pages(dialog: SettingsDialog) -> QListWidget:
    pages = dialog.findChild(QListWidget, "pages")
    assert pages is not None
    return pages


def file_exists(path: str) -> bool:
    """Whether the file named in a field is there."""
    return Path(path).expanduser().is_file()
