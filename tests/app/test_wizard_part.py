from __future__ import annotations

import sys
from types import SimpleNamespace

import pytest

from tests.fakes.discovery_network import FakeNetwork, config
from tray_app.app import wizard_part
from tray_app.app.wizard_part import WizardPart, desktop_kind
from tray_app.model.account import Account, Receive
from tray_app.model.provider import Found, FoundIn
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
        self.found = []
        self.problems = []
        self.keyring_problems = []
        self.is_closed = self.is_saved = False

    def show_found(self, found, *, offline=False):
        self.found.append((found, offline))

    def show_problem(self, sentence):
        self.problems.append(sentence)

    def show_keyring_problem(self, sentence):
        self.keyring_problems.append(sentence)

    def show_saved(self):
        self.is_saved = True

    def close(self):
        self.is_closed = True


class Later:
    """Keeps work until the test lets it run."""

    def __init__(self):
        self.waiting = []

    def submit(self, work, done, crashed):
        self.waiting.append((work, done))

    def run(self):
        waiting, self.waiting = self.waiting, []
        for work, done in waiting:
            done(work())


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
    page = "https://autoconfig.example.org/mail/config-v1.1.xml"
    monkeypatch.setattr(wizard_part, "Network", lambda _trust: FakeNetwork(pages={page: config()}))
    monkeypatch.setattr(wizard_part, "way_out", lambda: ("192.0.2.7", ""))
    trials = SimpleNamespace(trust=None)
    parts = SimpleNamespace(runner=Later(), keeper=Keeper(), secrets=Secrets(), watch=Watch(), trials=trials, now=None)
    made = WizardPart(parts)
    made._keyring = KeyringState.UNLOCKED
    monkeypatch.setattr(wizard_part, "set_autostart", lambda _parts, *, on, failed: None)
    made.wizard = FakeWizard()
    return made


def search(part, address):
    part._on_discover(address)
    part._parts.runner.run()
    return part.wizard.found


def test_a_provider_on_record_is_shown(part):
    ((found, offline),) = search(part, "name@alice.de")
    assert (found.provider, found.found_in, offline) == ("Alice", FoundIn.CATALOGUE, False)


def test_the_domain_itself_is_asked(part):
    ((found, _offline),) = search(part, "name@example.org")
    assert (found.found_in, found.receive.host) == (FoundIn.AUTOCONFIG, "imap.example.org")


@pytest.mark.parametrize(("way", "offline"), [(("", ""), True), (("192.0.2.7", ""), False)])
def test_without_a_way_into_the_internet_the_wizard_says_so(part, monkeypatch, way, offline):
    monkeypatch.setattr(wizard_part, "way_out", lambda: way)
    ((found, told),) = search(part, "name@unknown.example")
    assert (found.found_in, told) == (FoundIn.NOWHERE, offline)


def test_what_is_no_address_to_search_for_is_found_nowhere(part):
    ((found, _offline),) = search(part, "me@localhost")
    assert found.found_in is FoundIn.NOWHERE


def test_a_search_that_was_stopped_shows_nothing(part):
    part._on_discover("name@alice.de")
    part._on_discover_cancelled()
    part._parts.runner.run()
    assert part.wizard.found == []


def test_what_other_programs_have_is_offered_once_and_only_if_it_is_new(part, monkeypatch):
    monkeypatch.setattr(wizard_part.opener, "bring_forward", lambda _window: None)
    known, new = (Found(f"{name}@x.example", receive=Receive("i.x.example")) for name in "ab")
    part._make(KeyringState.UNLOCKED, {"Thunderbird": (known,), "Evolution": (known, new), "Geary": (new,)})

    context = part._context(KeyringState.UNLOCKED)
    assert (context.elsewhere, context.programs) == (("b@x.example",), ("Evolution", "Geary"))


def test_what_thunderbird_watches_is_taken_over_at_once(part, qtbot):
    part._elsewhere = (Account("b", "b@x.example", receive=Receive("i.x.example")),)

    with qtbot.waitSignal(part.added) as added:
        part._on_import()

    assert added.args == [part._elsewhere[0]]
    assert [account.id for account in part._parts.keeper.settings.accounts] == ["a", "b"]
    assert part.wizard.is_closed


def test_if_it_cannot_be_saved_the_wizard_stays_and_says_why(part):
    part._elsewhere = (Account("b", "b@x.example"),)
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


@pytest.mark.parametrize("is_open", [True, False])
def test_a_sign_in_that_ends_when_the_wizard_is_about_something_else_leaves_nothing(part, is_open):
    part.wizard.services = SimpleNamespace(sign_in=SimpleNamespace(is_about=lambda _account: False))
    part.wizard = part.wizard if is_open else None
    part._on_signed_in(NEW, "")
    part._parts.runner.run()
    assert part._parts.secrets.signed_out == ["c"]


def test_an_error_of_the_keyring_when_something_is_removed_is_no_bug(part, caplog):
    caplog.set_level("INFO")
    part._parts.secrets.forget_sign_in = lambda _account_id: (_ for _ in ()).throw(KeyringLockedError("It is locked."))
    part._on_sign_out("c")
    part._parts.runner.run()
    assert "It is locked." in caplog.text
