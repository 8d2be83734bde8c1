from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from tests.app.conftest import Later
from tray_app.app.wizard_secrets import WizardSecrets
from tray_app.model.account import Account, Receive
from tray_app.storage.secret_error import KeyringLockedError

NEW = Account("c", "c@x.example", receive=Receive("i.x.example"))


class Keyring:
    """Notes whose sign-in is dropped, or is locked."""

    def __init__(self):
        self.is_locked = False
        self.signed_out = []

    def forget_sign_in(self, account_id):
        if self.is_locked:
            raise KeyringLockedError("It is locked.")
        self.signed_out.append(account_id)


@pytest.fixture
def secrets(qapp):
    parts = SimpleNamespace(runner=Later(), secrets=Keyring(), trials=SimpleNamespace(trust=None), now=None)
    owner = QObject()
    made = WizardSecrets(parts, lambda: made.wizard, owner)
    made.owner, made.later, made.keyring = owner, parts.runner, parts.secrets
    made.wizard = SimpleNamespace(services=SimpleNamespace(sign_in=SimpleNamespace(is_about=lambda _account: False)))
    return made


@pytest.mark.parametrize("is_open", [True, False])
def test_a_sign_in_that_ends_when_the_wizard_is_about_something_else_leaves_nothing(secrets, is_open):
    secrets.wizard = secrets.wizard if is_open else None
    secrets._on_signed_in(NEW, "")
    secrets.later.run()
    assert secrets.keyring.signed_out == ["c"]


def test_an_error_of_the_keyring_when_something_is_removed_is_no_bug(secrets, caplog):
    caplog.set_level("INFO")
    secrets.keyring.is_locked = True
    secrets._on_taken_back("c")
    secrets.later.run()
    assert "It is locked." in caplog.text
