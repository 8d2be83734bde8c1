"""The settings dialog and what its wishes lead to."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QListWidget

from tray_app.app import passwords
from tray_app.app.parts import Parts
from tray_app.app.passwords import Kept
from tray_app.app.session_start import set_autostart, starts_with_session
from tray_app.app.settings_secrets import SettingsSecrets
from tray_app.app.settings_trials import SettingsTrials
from tray_app.app.windows import take_place
from tray_app.desktop import opener
from tray_app.discovery.catalogue import control_group
from tray_app.model.account import Account
from tray_app.model.settings import Settings
from tray_app.storage.settings_file import SettingsError
from tray_app.texts import tr

if TYPE_CHECKING:
    from tray_app.ui.settings_context import SettingsContext
    from tray_app.ui.settings_dialog import SettingsDialog


class SettingsPart(QObject):
    """Opens the dialog once the keyring has said what it holds; one at a time. Saves what it hands over."""

    log_wanted = Signal()

    def __init__(self, parts: Parts, add_account: Callable[[], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._add_account = add_account
        self._trials = SettingsTrials(parts, lambda: self.dialog, self)
        self._secrets = SettingsSecrets(parts, lambda: self.dialog, self._say, self)
        self._is_saving = False
        self.dialog: SettingsDialog | None = None
        parts.keeper.changed.connect(self._on_file)

    def open(self) -> None:
        """Shows the dialog."""
        self._open(lambda _dialog: None)

    @Slot(str)
    def enter_password(self, account_id: str) -> None:
        """Shows the dialog where the login of an account is mended."""
        self._open(lambda dialog: dialog.enter_password(account_id))

    def rebuild(self) -> None:
        """In another language, at the same page; what is being entered is worth more and stays as it is."""
        if self.dialog is not None:
            self._secrets.look(self._replace)

    @Slot(object)
    def on_added(self, account: Account) -> None:
        """The wizard has added an account to the file."""
        if self.dialog is not None:
            self.dialog.add_account(account)

    def _open(self, then: Callable[[SettingsDialog], None]) -> None:
        def show(dialog: SettingsDialog) -> None:
            opener.bring_forward(dialog)
            then(dialog)

        def make(kept: Kept) -> None:
            self.dialog = self.dialog or self._made(kept)
            show(self.dialog)

        if self.dialog is not None:
            show(self.dialog)
        else:
            self._secrets.look(make)

    def _replace(self, kept: Kept) -> None:
        old = self.dialog
        if old is None or old.has_changes:
            return
        self._trials.cancel()
        self.dialog = self._made(kept)
        _pages(self.dialog).setCurrentRow(_pages(old).currentRow())
        take_place(old, self.dialog)

    def _made(self, kept: Kept) -> SettingsDialog:
        from tray_app.ui.settings_dialog import SettingsDialog

        dialog = SettingsDialog(self._parts.keeper.settings, self._context(kept))
        self._connect(dialog)
        return dialog

    def _context(self, kept: Kept) -> SettingsContext:
        from tray_app.sources.registry import PARSERS
        from tray_app.ui.settings_context import Keyring, SettingsContext

        return SettingsContext(
            now=self._parts.now(),
            zone=self._parts.zone,
            keyring=Keyring(kept.keyring.value),
            has_password=kept.accounts,
            phone=self._secrets.phone_context(kept),
            statuses={verdict.account_id: verdict.status for verdict in self._parts.watch.monitor.verdicts},
            readings=self._trials.readings(),
            formats=tuple(PARSERS),
            control_hosts=tuple(control_group()),
            autostarts=starts_with_session(self._parts),
            file_exists=file_exists,
        )

    def _connect(self, dialog: SettingsDialog) -> None:
        dialog.save_requested.connect(self._on_save)
        dialog.autostart_requested.connect(self._on_autostart)
        dialog.reload_requested.connect(self._on_reload)
        dialog.accounts.add_requested.connect(self._on_add)
        dialog.accounts.remove_requested.connect(self._on_remove)
        dialog.finished.connect(self._on_closed)
        self._trials.serve(dialog)
        self._secrets.serve(dialog)
        dialog.advanced.log_requested.connect(self.log_wanted)
        for wish, place in (
            (dialog.advanced.folder_requested, self._parts.profile.config_dir),
            (dialog.advanced.settings_file_requested, self._parts.keeper.file),
        ):
            wish.connect(partial(self._show_place, str(place)))

    @Slot(object, object)
    def _on_save(self, settings: Settings, new_passwords: dict[str, str]) -> None:
        assert self.dialog is not None
        if self._save(settings):
            self._secrets.keep(new_passwords, self.dialog.messages.phone.new_targets)
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

    def _show_place(self, place: str) -> None:
        if not opener.open_path(place):
            self._say(tr("“{place}” cannot be opened here.", place=place))

    def _say(self, sentence: str) -> None:
        if self.dialog is not None:
            self.dialog.show_problem("", sentence)

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
    def _on_closed(self) -> None:
        self._trials.cancel()
        self._secrets.cancel()
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
