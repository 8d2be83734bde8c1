"""The wizard and what its wishes lead to."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from tray_app.app import passwords
from tray_app.app.elsewhere import Elsewhere, look_elsewhere
from tray_app.app.links import open_or_copy
from tray_app.app.parts import Parts
from tray_app.app.session_start import set_autostart, starts_with_session
from tray_app.app.trials import LatestTrial, Trial
from tray_app.app.wizard_search import WizardSearch
from tray_app.app.wizard_secrets import WizardSecrets
from tray_app.desktop import opener, tray_host
from tray_app.model.account import Account
from tray_app.model.provider import Found
from tray_app.model.settings import Settings
from tray_app.storage.secrets import KeyringState
from tray_app.storage.settings_file import SettingsError

if TYPE_CHECKING:
    from tray_app.ui.settings_context import DesktopKind, WizardAnswers, WizardContext
    from tray_app.ui.wizard import Wizard

_ANSWERS = {True: "yes", False: "no"}


class WizardPart(QObject):
    """One wizard at a time."""

    added = Signal(object)
    """The account that was saved."""
    example_wanted = Signal()
    tested = Signal()
    """A test has said all it will say."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._trial = LatestTrial(parts.trials)
        self._search = WizardSearch(parts.runner, self._show_found, self)
        self._secrets = WizardSecrets(parts, lambda: self.wizard, self)
        self._keyring = KeyringState.NONE
        self._elsewhere = Elsewhere()
        self.wizard: Wizard | None = None

    @Slot()
    def open(self) -> None:
        """Shows the wizard once the keyring has said whether it can keep a password."""
        if self.wizard is not None:
            opener.bring_forward(self.wizard)
            return
        passwords.look(
            self._parts,
            Settings(),
            lambda kept: look_elsewhere(self._parts, lambda found: self._make(kept.keyring, found)),
        )

    def _make(self, keyring: KeyringState, elsewhere: Elsewhere) -> None:
        self._keyring = keyring
        self._elsewhere = elsewhere
        if self.wizard is None:
            from tray_app.ui.wizard import Wizard

            self.wizard = Wizard(self._context())
            self._connect(self.wizard)
        opener.bring_forward(self.wizard)

    def _context(self) -> WizardContext:
        from tray_app.ui.settings_context import Keyring, WizardContext

        accounts = self._parts.keeper.settings.accounts
        return WizardContext(
            addresses=frozenset(account.address for account in accounts),
            ids=frozenset(account.id for account in accounts),
            elsewhere=tuple(account.address for account in self._elsewhere.accounts),
            programs=self._elsewhere.programs,
            keyring=Keyring(self._keyring.value),
            desktop=desktop_kind(),
            has_tray=tray_host.is_there(),
            autostarts=not accounts or starts_with_session(self._parts),
        )

    def _connect(self, wizard: Wizard) -> None:
        address, check = wizard.address, wizard.check
        address.discover_requested.connect(self._search.start)
        address.discover_cancelled.connect(self._search.cancel)
        address.example_requested.connect(self.example_wanted)
        address.import_requested.connect(self._on_import)
        check.test_requested.connect(self._on_test)
        check.test_cancelled.connect(self._trial.cancel)
        check.test_message_requested.connect(self._on_test_message)
        check.icon_check_requested.connect(self._on_icon_check)
        check.link_requested.connect(self._on_link)
        wizard.completed.connect(self._on_completed)
        wizard.finished.connect(self._on_closed)
        self._secrets.serve(wizard)

    def _show_found(self, found: Found, is_offline: bool) -> None:
        if self.wizard is not None:
            self.wizard.show_found(found, offline=is_offline)

    @Slot(object, str)
    def _on_test(self, account: Account, password: str) -> None:
        assert self.wizard is not None
        wizard = self.wizard
        trial = Trial(wizard.check.show_row, self._on_tested, wizard.show_password_rejected)
        self._trial.start(account, password, trial)

    def _on_tested(self) -> None:
        if self.wizard is not None:
            self.wizard.check.show_finished()
        self.tested.emit()

    @Slot()
    def _on_test_message(self) -> None:
        self._parts.tellings.show_test(lambda: None, self._on_message_failed)

    def _on_message_failed(self, problem: str) -> None:
        if self.wizard is not None:
            self.wizard.check.show_message_failed(problem)

    @Slot()
    def _on_icon_check(self) -> None:
        assert self.wizard is not None
        self.wizard.check.show_tray(has_tray=tray_host.is_there())

    @Slot()
    def _on_import(self) -> None:
        """Takes over what the wizard named; the passwords stay where they are."""
        assert self.wizard is not None
        taken = self._elsewhere.accounts
        if self._save(*taken):
            self.wizard.close()
            for account in taken:
                self.added.emit(account)

    @Slot(object, str, object)
    def _on_completed(self, account: Account, password: str, answers: WizardAnswers) -> None:
        """First the password, so that the first probe has it."""
        if not password:
            self._finish(account, answers)
        elif answers.session_only or self._keyring is KeyringState.NONE:
            self._parts.secrets.keep_for_session(account.id, password)
            self._finish(account, answers)
        else:
            self._secrets.store(account.id, password, lambda problem: self._on_stored(account, answers, problem))

    def _on_stored(self, account: Account, answers: WizardAnswers, problem: str) -> None:
        if self.wizard is None:  # cancelled while the keyring took its time
            passwords.forget(self._parts, account.id)
        elif problem:
            self.wizard.show_keyring_problem(problem)
        else:
            self._finish(account, answers)

    def _finish(self, account: Account, answers: WizardAnswers) -> None:
        assert self.wizard is not None
        if not self._save(account):
            passwords.forget(self._parts, account.id)
            return
        self._secrets.keep(account)
        for name, answer in (("saw-icon", answers.saw_icon), ("saw-message", answers.saw_message)):
            if answer is not None:
                self._parts.watch.remember(name, _ANSWERS[answer])
        if answers.autostart or starts_with_session(self._parts):
            # A desktop may ask its user first, so the wizard will be gone when it refuses.
            set_autostart(self._parts, on=answers.autostart, failed=self._parts.tellings.say)
        self.wizard.show_saved()
        self.added.emit(account)

    def _save(self, *accounts: Account) -> bool:
        """Adds accounts to the settings; if that fails, the wizard says why."""
        assert self.wizard is not None
        settings = self._parts.keeper.settings
        try:
            self._parts.keeper.save(msgspec.structs.replace(settings, accounts=(*settings.accounts, *accounts)))
        except SettingsError as error:
            self.wizard.show_problem(str(error))
            return False
        return True

    @Slot(str)
    def _on_link(self, url: str) -> None:
        open_or_copy(url, self._parts.tellings)

    @Slot()
    def _on_closed(self) -> None:
        self._trial.cancel()
        self._secrets.drop()
        self._search.cancel()
        if self.wizard is not None:
            self.wizard.deleteLater()
            self.wizard = None


def desktop_kind(environ: Mapping[str, str] = os.environ) -> DesktopKind:
    """Which help fits here."""
    from tray_app.ui.settings_context import DesktopKind

    if sys.platform == "win32":
        return DesktopKind.WINDOWS
    if sys.platform == "darwin":
        return DesktopKind.MACOS
    named = environ.get("XDG_CURRENT_DESKTOP", "").casefold()
    return next((kind for kind in (DesktopKind.GNOME, DesktopKind.KDE) if kind.value in named), DesktopKind.OTHER)
