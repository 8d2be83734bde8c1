"""The wizard and what its wishes lead to."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Mapping
from typing import TYPE_CHECKING

import msgspec
from PySide6.QtCore import QObject, Signal, Slot

from tray_app.app import passwords
from tray_app.app.parts import Parts
from tray_app.app.session_start import set_autostart
from tray_app.app.sign_in_part import Shows, SignInPart
from tray_app.app.trials import LatestTrial, Trial
from tray_app.desktop import opener, tray_host
from tray_app.discovery.address import AddressError
from tray_app.discovery.discover import discover, has_places
from tray_app.discovery.network import Network
from tray_app.model.account import Account
from tray_app.model.adoption import new_accounts
from tray_app.model.provider import Found
from tray_app.model.settings import Settings
from tray_app.net.trust import Trust
from tray_app.net.way import way_out
from tray_app.storage.secrets import KeyringState, SecretError, SecretStore
from tray_app.storage.settings_file import SettingsError

if TYPE_CHECKING:
    from tray_app.ui.settings_context import DesktopKind, WizardAnswers, WizardContext
    from tray_app.ui.wizard import Wizard

log = logging.getLogger(__name__)
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
        self._search = 0
        """The number of the search that is wanted; older ones come to nothing."""
        self._trust = Trust()
        self._keyring = KeyringState.NONE
        self._elsewhere: tuple[Account, ...] = ()
        """What other mail programs here have and we do not watch."""
        self._programs: tuple[str, ...] = ()
        self._sign_in = SignInPart(
            parts, Shows(self._on_sign_in_waiting, self._on_signed_in, self._on_sign_in_failed), self
        )
        self._signed_in = ""
        """The id of the account that a sign-in was kept for and that is not saved yet."""
        self.wizard: Wizard | None = None

    @Slot()
    def open(self) -> None:
        """Shows the wizard once the keyring has said whether it can keep a password."""
        if self.wizard is not None:
            opener.bring_forward(self.wizard)
            return
        passwords.look(self._parts, Settings(), lambda kept: self._look_around(kept.keyring))

    def _look_around(self, keyring: KeyringState) -> None:
        """Other mail programs' settings may lie on a slow disk."""
        self._parts.runner.submit(_accounts_elsewhere, lambda found: self._make(keyring, found), _raise)

    def _make(self, keyring: KeyringState, elsewhere: Mapping[str, tuple[Found, ...]]) -> None:
        self._keyring = keyring
        watched = self._parts.keeper.settings.accounts
        self._programs = tuple(name for name, found in elsewhere.items() if new_accounts(found, watched))
        self._elsewhere = new_accounts((one for found in elsewhere.values() for one in found), watched)
        if self.wizard is None:
            from tray_app.ui.wizard import Wizard

            self.wizard = Wizard(self._context(keyring))
            self._connect(self.wizard)
        opener.bring_forward(self.wizard)

    def _context(self, keyring: KeyringState) -> WizardContext:
        from tray_app.ui.settings_context import Keyring, WizardContext

        accounts = self._parts.keeper.settings.accounts
        return WizardContext(
            addresses=frozenset(account.address for account in accounts),
            ids=frozenset(account.id for account in accounts),
            elsewhere=tuple(account.address for account in self._elsewhere),
            programs=self._programs,
            keyring=Keyring(keyring.value),
            desktop=desktop_kind(),
            has_tray=tray_host.is_there(),
        )

    def _connect(self, wizard: Wizard) -> None:
        address, sign_in, check = wizard.address, wizard.services.sign_in, wizard.check
        address.discover_requested.connect(self._on_discover)
        address.discover_cancelled.connect(self._on_discover_cancelled)
        address.example_requested.connect(self.example_wanted)
        address.import_requested.connect(self._on_import)
        sign_in.requested.connect(self._sign_in.start)
        sign_in.cancelled.connect(self._sign_in.cancel)
        sign_in.taken_back.connect(self._on_sign_out)
        check.test_requested.connect(self._on_test)
        check.test_cancelled.connect(self._trial.cancel)
        check.test_message_requested.connect(self._on_test_message)
        check.icon_check_requested.connect(self._on_icon_check)
        check.link_requested.connect(opener.open_link)
        wizard.completed.connect(self._on_completed)
        wizard.finished.connect(self._on_closed)

    @Slot(str)
    def _on_discover(self, address: str) -> None:
        self._search += 1
        number = self._search
        network = Network(self._trust)

        def work() -> Found:
            try:
                return discover(address, network=network, is_wanted=lambda: number == self._search)
            except AddressError:
                return Found(address)

        self._parts.runner.submit(work, lambda found: self._show_found(number, found), _raise)

    def _show_found(self, number: int, found: Found) -> None:
        if self.wizard is not None and number == self._search:
            is_offline = not has_places(found) and not any(way_out())
            self.wizard.show_found(found, offline=is_offline)

    @Slot()
    def _on_discover_cancelled(self) -> None:
        self._search += 1

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

    @Slot(str)
    def _on_sign_out(self, account_id: str) -> None:
        self._signed_in = ""
        passwords.forget_sign_in(self._parts, account_id)

    def _on_sign_in_waiting(self, account: Account, words: str, address: str) -> None:
        if self.wizard is not None:
            self.wizard.services.sign_in.show_waiting(account, words, address)

    def _on_signed_in(self, account: Account, problem: str) -> None:
        """Nothing is kept of whom the wizard is not about any more."""
        if self.wizard is None or not self.wizard.services.sign_in.is_about(account):
            passwords.forget_sign_in(self._parts, account.id)
            return
        self._signed_in = account.id
        self.wizard.services.sign_in.show_signed_in(account, problem)
        opener.bring_forward(self.wizard)

    def _on_sign_in_failed(self, account: Account, sentence: str) -> None:
        if self.wizard is not None:
            self.wizard.services.sign_in.show_failed(account, sentence)

    def _drop_sign_in(self) -> None:
        """What was signed in to and is not saved."""
        self._sign_in.cancel()
        if self._signed_in:
            passwords.forget_sign_in(self._parts, self._signed_in)
            self._signed_in = ""

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
        settings = self._parts.keeper.settings
        try:
            self._parts.keeper.save(msgspec.structs.replace(settings, accounts=(*settings.accounts, *self._elsewhere)))
        except SettingsError as error:
            self.wizard.show_problem(str(error))
            return
        taken = self._elsewhere
        self.wizard.close()
        for account in taken:
            self.added.emit(account)

    @Slot(object, str, object)
    def _on_completed(self, account: Account, password: str, answers: WizardAnswers) -> None:
        """First the password, so that the first probe has it; the keyring may be locked, absent, or hang."""
        secrets = self._parts.secrets
        if not password:
            self._save(account, answers)
        elif answers.session_only or self._keyring is KeyringState.NONE:
            secrets.keep_for_session(account.id, password)
            self._save(account, answers)
        else:
            self._parts.runner.submit(
                lambda: _problem_of_storing(secrets, account.id, password),
                lambda problem: self._on_stored(account, answers, problem),
                _raise,
            )

    def _on_stored(self, account: Account, answers: WizardAnswers, problem: str) -> None:
        if self.wizard is None:  # cancelled while the keyring took its time
            passwords.forget(self._parts, account.id)
        elif problem:
            self.wizard.show_keyring_problem(problem)
        else:
            self._save(account, answers)

    def _save(self, account: Account, answers: WizardAnswers) -> None:
        assert self.wizard is not None
        settings = self._parts.keeper.settings
        try:
            self._parts.keeper.save(msgspec.structs.replace(settings, accounts=(*settings.accounts, account)))
        except SettingsError as error:
            passwords.forget(self._parts, account.id)
            self.wizard.show_problem(str(error))
            return
        if account.signs_in and self._signed_in == account.id:
            self._signed_in = ""
        self._remember(answers)
        self._set_autostart(on=answers.autostart)
        self.wizard.show_saved()
        self.added.emit(account)

    def _remember(self, answers: WizardAnswers) -> None:
        for name, answer in (("saw-icon", answers.saw_icon), ("saw-message", answers.saw_message)):
            if answer is not None:
                self._parts.watch.remember(name, _ANSWERS[answer])

    def _set_autostart(self, *, on: bool) -> None:
        def failed(problem: str) -> None:
            log.warning("starting with the computer could not be set: %s", problem)

        set_autostart(self._parts, on=on, failed=failed)

    @Slot()
    def _on_closed(self) -> None:
        self._trial.cancel()
        self._drop_sign_in()
        self._search += 1
        if self.wizard is not None:
            self.wizard.deleteLater()
            self.wizard = None


def _accounts_elsewhere() -> Mapping[str, tuple[Found, ...]]:
    from tray_app.discovery.imports import accounts_everywhere

    return accounts_everywhere()


def _problem_of_storing(secrets: SecretStore, account_id: str, password: str) -> str:
    """Why the keyring did not take the password; empty: it did."""
    try:
        secrets.set_password(account_id, password)
    except SecretError as error:
        return str(error)
    return ""


def _raise(error: BaseException) -> None:
    raise error


def desktop_kind(environ: Mapping[str, str] = os.environ) -> DesktopKind:
    """Which help fits here."""
    from tray_app.ui.settings_context import DesktopKind

    if sys.platform == "win32":
        return DesktopKind.WINDOWS
    if sys.platform == "darwin":
        return DesktopKind.MACOS
    named = environ.get("XDG_CURRENT_DESKTOP", "").casefold()
    return next((kind for kind in (DesktopKind.GNOME, DesktopKind.KDE) if kind.value in named), DesktopKind.OTHER)
