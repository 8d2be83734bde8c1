"""How an account logs in, and its password."""

from __future__ import annotations

import pytest

from tests.ui.looking import child, press
from tray_app.model.account import Account, Auth
from tray_app.ui.forms_keys import without_key
from tray_app.ui.forms_look import Text
from tray_app.ui.settings_context import Keyring
from tray_app.ui.settings_login import LoginEditor


def opened(qtbot, auth=Auth.PASSWORD, *, kept=False, keyring=Keyring.UNLOCKED, command=()):
    editor = LoginEditor(keyring)
    qtbot.addWidget(editor)
    editor.load(Account("a", "n@x.example", auth=auth, password_command=command), kept=kept)
    editor.show()
    return editor


def help_of(editor):
    return next(label.text() for label in editor.findChildren(Text) if label.isVisible() and label.text())


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"auth": Auth.NONE}, "Checks only whether the servers answer."),
        ({"auth": Auth.OAUTH2, "command": ("token", "x")}, "The password comes from the password command."),
        ({"auth": Auth.OAUTH2}, "You sign in at your provider; Mailampel never sees the password."),
        ({"kept": True}, "The password is in the keyring."),
        ({}, "No password is kept."),
        ({"keyring": Keyring.NONE}, "Your system has no keyring. The password is kept only until you quit."),
        ({"keyring": Keyring.LOCKED}, "The system keyring is locked. It may hold the password."),
        ({"keyring": Keyring.SILENT}, "The system keyring does not answer. It may hold the password."),
        ({"keyring": Keyring.LOCKED, "kept": True}, "The password is in the keyring."),
        ({"command": ("pass", "x")}, "The password comes from the password command."),
    ],
)
def test_where_the_password_is_is_said(qtbot, arguments, words):
    assert help_of(opened(qtbot, **arguments)) == words


def test_without_a_login_there_is_no_password_to_change(qtbot):
    editor = opened(qtbot, Auth.NONE, kept=True)
    assert not child(editor, "changePassword").isVisible()
    assert not child(editor, "forgetPassword").isVisible()


def test_a_command_is_not_changed_by_typing_a_password(qtbot):
    assert not child(opened(qtbot, command=("pass", "x")), "changePassword").isVisible()


def test_a_password_is_typed_hidden_and_handed_over(qtbot):
    editor = opened(qtbot)
    assert without_key(child(editor, "changePassword").text()) == "Enter password"
    press(child(editor, "changePassword"))
    field = child(editor, "password")
    field.setText("secret")
    assert field.displayText() != "secret"
    assert editor.new_password == "secret"


def test_a_password_typed_for_an_account_that_no_longer_logs_in_goes_nowhere(qtbot):
    editor = opened(qtbot)
    editor.open_password()
    child(editor, "password").setText("secret")
    editor.choice.setCurrentIndex(editor.choice.findData("none"))
    assert editor.new_password == ""


def test_nothing_typed_stays_after_saving(qtbot):
    editor = opened(qtbot)
    editor.open_password()
    child(editor, "password").setText("secret")
    editor.show_kept(kept=True)
    assert editor.new_password == ""
    assert help_of(editor) == "The password is in the keyring."
