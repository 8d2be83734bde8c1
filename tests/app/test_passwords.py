"""What the windows are told of secrets, and what becomes of a keyring's refusal."""

from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest
from keyring import errors

from tests.fakes.keyrings import FakeKeyring, in_use
from tray_app.app import passwords
from tray_app.model.account import Account, Auth
from tray_app.model.settings import Settings
from tray_app.storage import keyring_access
from tray_app.storage.secrets import KeyringState, SecretStore

KIM = Account("kim", "kim@nordpost.example", auth=Auth.PASSWORD)
SECRET = "Schnee-im-Mai-9"


@pytest.fixture
def keyring():
    with in_use(FakeKeyring()) as made:
        yield made


@pytest.fixture
def parts(profile):
    def submit(work, done, _crashed):
        done(work())

    return SimpleNamespace(
        runner=SimpleNamespace(submit=submit),
        secrets=SecretStore(profile, deadline_s=0.3),
        phone=SimpleNamespace(has_targets=lambda _settings: False),
        watch=SimpleNamespace(secret_changed=lambda _id: None),
    )


def look(parts, account=KIM):
    seen = []
    passwords.look(parts, Settings(accounts=(account,)), seen.append)
    return seen[0]


def is_(state):
    return lambda: state


def test_an_open_keyring_is_looked_into(parts, keyring):
    assert look(parts).accounts == frozenset()
    parts.secrets.set_password("kim", SECRET)
    found = look(parts)
    assert (found.keyring, found.accounts) == (KeyringState.UNLOCKED, {"kim"})


def test_a_locked_one_is_not_made_to_ask_the_person(parts, keyring, monkeypatch):
    monkeypatch.setattr(keyring_access, "state", is_(KeyringState.LOCKED))
    found = look(parts)
    assert (found.keyring, found.accounts, keyring.asked) == (KeyringState.LOCKED, frozenset(), 0)

    parts.secrets.keep_for_session("kim", SECRET)
    assert look(parts).accounts == {"kim"}, "what is in memory is known all the same"


def test_one_that_hangs_is_told_from_none_and_asked_once(parts, keyring, monkeypatch):
    gate = threading.Event()
    monkeypatch.setattr(keyring_access, "state", lambda: gate.wait(10))
    found = look(parts)
    gate.set()
    assert (found.keyring, found.accounts, keyring.asked) == (KeyringState.SILENT, frozenset(), 0)


def test_one_that_is_not_there_is_told(parts, monkeypatch):
    monkeypatch.setattr(keyring_access, "state", is_(KeyringState.NONE))
    parts.secrets.keep_for_session("kim", SECRET)
    found = look(parts)
    assert (found.keyring, found.accounts) == (KeyringState.NONE, {"kim"})


def test_no_command_is_run_only_to_look(parts, keyring, tmp_path):
    mark = tmp_path / "was-run"
    account = Account("kim", KIM.address, auth=Auth.PASSWORD, password_command=("touch", str(mark)))
    assert look(parts, account).accounts == frozenset()
    assert not mark.exists()


def test_what_the_keyring_does_not_let_go_of_is_said_and_no_bug(parts, keyring):
    keyring.error = errors.KeyringLocked()
    said = []
    passwords.forget(parts, "kim", said.append)
    passwords.forget_sign_in(parts, "kim")
    passwords.sign_out(parts, "kim", said.append)
    assert [sentence.partition(".")[0] for sentence in said] == ["The system keyring is locked"] * 2
