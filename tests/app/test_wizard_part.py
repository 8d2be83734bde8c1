from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from tests.app.conftest import Later
from tray_app.app import wizard_part
from tray_app.app.elsewhere import Elsewhere
from tray_app.app.wizard_part import WizardPart, desktop_kind
from tray_app.model.account import Account, Receive
from tray_app.model.settings import Settings
from tray_app.storage.secret_error import KeyringLockedError, NoKeyringError, SecretError
from tray_app.storage.secrets import KeyringState
from tray_app.storage.settings_file import SettingsError
from tray_app.ui.settings_context import DesktopKind, WizardAnswers


@pytest.mark.skipif(sys.platform != "linux", reason="told by a variable on Linux only")
@pytest.mark.parametrize(
    ("named", "kind"),
    [
        ("ubuntu:GNOME", DesktopKind.GNOME),
        ("KDE", DesktopKind.KDE),
        ("XFCE", DesktopKind.OTHER),
        ("", DesktopKind.OTHER),
    ],
)
def test_the_desktop_is_known_by_its_name(named, kind):
    assert desktop_kind({"XDG_CURRENT_DESKTOP": named}) is kind


class FakeWizard:
    def __init__(self):
        self.problems = []
        self.keyring_problems = []
        self.is_closed = self.is_saved = False

    def show_problem(self, sentence):
        self.problems.append(sentence)

    def show_keyring_problem(self, sentence):
        self.keyring_problems.append(sentence)

    def show_saved(self):
        self.is_saved = True

    def close(self):
        self.is_closed = True


class Keeper:
    def __init__(self):
        self.settings = Settings(accounts=(Account("a", "a@x.example", receive=Receive("i.x.example")),))
        self.error = None

    def save(self, settings):
        if self.error:
            raise self.error
        self.settings = settings


class Secrets:
    """A keyring that may refuse."""

    def __init__(self):
        self.error = None
        self.kept, self.for_session = {}, {}
        self.signed_out = []

    def set_password(self, account_id, password):
        if self.error:
            raise self.error
        self.kept[account_id] = password

    def keep_for_session(self, account_id, password):
        self.for_session[account_id] = password

    def forget_sign_in(self, account_id):
        self.signed_out.append(account_id)

    def forget(self, account_id):
        self.kept.pop(account_id, None)
        self.for_session.pop(account_id, None)


class Watch:
    def remember(self, name, value):
        pass


@pytest.fixture
def part(qapp, monkeypatch):
    trials, told = SimpleNamespace(trust=None), []
    parts = SimpleNamespace(runner=Later(), keeper=Keeper(), secrets=Secrets(), watch=Watch(), trials=trials, now=None)
    parts.tellings = SimpleNamespace(say=told.append)
    made = WizardPart(parts)
    made._keyring = KeyringState.UNLOCKED
    monkeypatch.setattr(wizard_part, "set_autostart", lambda _parts, *, on, failed: None)
    made.wizard, made.told = FakeWizard(), told
    return made


def test_what_thunderbird_watches_is_taken_over_at_once(part, qtbot):
    new = Account("b", "b@x.example", receive=Receive("i.x.example"))
    part._elsewhere = Elsewhere((new,))

    with qtbot.waitSignal(part.added) as added:
        part._on_import()

    assert added.args == [new]
    assert [account.id for account in part._parts.keeper.settings.accounts] == ["a", "b"]
    assert part.wizard.is_closed


def test_if_it_cannot_be_saved_the_wizard_stays_and_says_why(part):
    part._elsewhere = Elsewhere((Account("b", "b@x.example"),))
    part._parts.keeper.error = SettingsError("The disk is full.")

    part._on_import()

    assert part.wizard.problems == ["The disk is full."]
    assert not part.wizard.is_closed


NEW = Account("c", "c@x.example", receive=Receive("i.x.example"))


def ids(part):
    return [account.id for account in part._parts.keeper.settings.accounts]


def test_the_password_is_stored_before_the_account_is_watched(part):
    part._on_completed(NEW, "secret", WizardAnswers())
    assert ids(part) == ["a"], "the keyring has not answered yet"
    part._parts.runner.run()
    assert part._parts.secrets.kept == {"c": "secret"}
    assert ids(part) == ["a", "c"]
    assert part.wizard.is_saved


@pytest.mark.parametrize(
    "error",
    [KeyringLockedError("It is locked."), NoKeyringError("There is none."), SecretError("It does not answer.")],
)
def test_a_keyring_that_fails_is_told_in_the_wizard_and_nothing_is_lost(part, error):
    part._parts.secrets.error = error
    part._on_completed(NEW, "secret", WizardAnswers())
    part._parts.runner.run()
    assert part.wizard.keyring_problems == [str(error)]
    assert ids(part) == ["a"]

    part._on_completed(NEW, "secret", WizardAnswers(session_only=True))
    assert part._parts.secrets.for_session == {"c": "secret"}
    assert ids(part) == ["a", "c"]
    assert part.wizard.is_saved


def test_without_a_keyring_the_password_is_kept_for_the_session_as_was_said(part):
    part._keyring = KeyringState.NONE
    part._on_completed(NEW, "secret", WizardAnswers())
    assert part._parts.secrets.for_session == {"c": "secret"}
    assert part.wizard.is_saved


def test_who_cancels_while_the_keyring_thinks_leaves_nothing_behind(part):
    part._on_completed(NEW, "secret", WizardAnswers())
    part.wizard = None
    part._parts.runner.run()
    part._parts.runner.run()
    assert part._parts.secrets.kept == {}
    assert ids(part) == ["a"]


def test_an_account_that_cannot_be_saved_keeps_the_wizard_and_drops_the_password(part):
    part._parts.keeper.error = SettingsError("The disk is full.")
    part._on_completed(NEW, "secret", WizardAnswers())
    part._parts.runner.run()
    part._parts.runner.run()
    assert part.wizard.problems == ["The disk is full."]
    assert part._parts.secrets.kept == {}


REFUSED = "Your desktop did not let Mailampel change its start with the computer."


@pytest.mark.parametrize(
    ("wanted", "was_on", "told"), [(True, False, [REFUSED]), (False, True, [REFUSED]), (False, False, [])]
)
def test_a_desktop_that_does_not_let_it_start_with_the_computer_is_told(part, monkeypatch, wanted, was_on, told):
    """Only where something was to change; the wizard does not wait for the desktop, which may ask its user."""
    refuse = []
    monkeypatch.setattr(wizard_part, "set_autostart", lambda _parts, *, on, failed: refuse.append(failed))
    monkeypatch.setattr(wizard_part, "starts_with_session", lambda _parts: was_on)

    part._on_completed(NEW, "", WizardAnswers(autostart=wanted))
    assert part.wizard.is_saved
    for failed in refuse:
        failed(REFUSED)

    assert part.told == told


@pytest.mark.parametrize(
    ("accounts", "is_on", "ticked"), [(0, False, True), (1, False, False), (1, True, True)], ids=str
)
def test_a_further_account_does_not_switch_the_start_with_the_computer_on(part, monkeypatch, accounts, is_on, ticked):
    part._parts.keeper.settings = Settings(accounts=part._parts.keeper.settings.accounts[:accounts])
    monkeypatch.setattr(wizard_part, "starts_with_session", lambda _parts: is_on)
    assert part._context().autostarts is ticked
