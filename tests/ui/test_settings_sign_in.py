"""Signing in from the settings: the fields, and how it stands."""

from __future__ import annotations

import msgspec
import pytest
from PySide6.QtWidgets import QApplication

from tests.ui.looking import child, press
from tray_app.model.account import Account, Auth, OAuth, OAuthProvider
from tray_app.ui.forms_keys import without_key
from tray_app.ui.settings_account_form import AccountForm
from tray_app.ui.settings_context import Keyring, SettingsContext

GOOGLE = OAuth(OAuthProvider.GOOGLE, "1234")
MICROSOFT = OAuth(OAuthProvider.MICROSOFT, "1234")


def opened(qtbot, oauth=GOOGLE, *, kept=False):
    account = Account("kim", "kim@example.org", auth=Auth.OAUTH2, oauth=oauth)
    form = AccountForm(account, SettingsContext(has_password=frozenset({"kim"} if kept else ())))
    qtbot.addWidget(form)
    form.wanted, form.cancelled, form.forgotten = [], [], []
    form.sign_in_requested.connect(lambda *wish: form.wanted.append(wish))
    form.sign_in_cancelled.connect(lambda: form.cancelled.append(True))
    form.sign_out_requested.connect(form.forgotten.append)
    form.show()
    return form


def state(form):
    return child(form, "signInState").text()


def buttons(form):
    names = ("signIn", "signInByCode", "copySignIn", "cancelSignIn", "signOut")
    return [name for name in names if child(form, name).isVisible()]


def test_at_first_nobody_is_signed_in(qtbot):
    form = opened(qtbot)
    assert (state(form), buttons(form)) == ("You are not signed in.", ["signIn"])


def test_who_is_signed_in_can_sign_in_again_or_out(qtbot):
    form = opened(qtbot, kept=True)
    assert state(form) == "You are signed in; the keyring holds the permission."
    assert buttons(form) == ["signIn", "signOut"]
    assert without_key(child(form, "signIn").text()) == "Sign in again"

    press(child(form, "signOut"))
    assert (form.forgotten, state(form)) == (["kim"], "You are not signed in.")


def test_without_a_keyring_it_is_said_that_it_does_not_last(qtbot):
    account = Account("kim", "kim@example.org", auth=Auth.OAUTH2, oauth=GOOGLE)
    form = AccountForm(account, SettingsContext(keyring=Keyring.NONE))
    qtbot.addWidget(form)
    form.login.browser.show_signed_in(GOOGLE)

    assert state(form) == "You are signed in until you quit; your system has no keyring."


@pytest.mark.parametrize(("keyring", "words"), [(Keyring.LOCKED, "is locked"), (Keyring.SILENT, "does not answer")])
def test_a_keyring_that_does_not_say_is_not_taken_for_a_missing_sign_in(qtbot, keyring, words):
    account = Account("kim", "kim@example.org", auth=Auth.OAUTH2, oauth=GOOGLE)
    form = AccountForm(account, SettingsContext(keyring=keyring))
    qtbot.addWidget(form)
    assert state(form) == f"The system keyring {words}. It may hold the permission."

    form.login.browser.show_signed_in(None)
    assert state(form) == "You are not signed in."


def test_a_keyring_that_does_not_take_the_permission_is_told_and_nothing_else_claimed(qtbot):
    form = opened(qtbot)
    form.login.browser.show_signed_in(GOOGLE, "The system keyring is locked.")
    assert state(form) == "You are signed in until you quit."
    assert form.login.browser.sign_in._problem.text == "The system keyring is locked."


def test_a_code_is_offered_where_the_provider_has_one(qtbot):
    assert "signInByCode" not in buttons(opened(qtbot, GOOGLE))
    form = opened(qtbot, MICROSOFT)
    press(child(form, "signInByCode"))
    assert form.wanted[0][2] is True


def test_signing_in_hands_over_what_was_entered(qtbot):
    form = opened(qtbot)
    child(form, "oauth.client_id").setText("5678")
    child(form, "clientSecret").setText("s3cret")
    assert child(form, "clientSecret").displayText() != "s3cret"
    press(child(form, "signIn"))

    account, secret, by_code = form.wanted[0]
    assert (account.oauth.client_id, secret, by_code) == ("5678", "s3cret", False)
    assert buttons(form) == ["cancelSignIn"]


def test_without_a_client_id_nothing_is_asked(qtbot):
    form = opened(qtbot)
    child(form, "oauth.client_id").setText("")
    press(child(form, "signIn"))

    assert form.wanted == []
    assert buttons(form) == ["signIn"]


def test_while_waiting_the_address_can_be_copied_and_the_sign_in_called_off(qtbot):
    form = opened(qtbot)
    form.login.browser.sign_in.show_waiting("Sign in in the browser.", "https://login.example.org/?x=y")
    press(child(form, "copySignIn"))
    assert QApplication.clipboard().text() == "https://login.example.org/?x=y"

    press(child(form, "cancelSignIn"))
    assert form.cancelled == [True]


def test_afterwards_the_secret_is_gone_from_the_window(qtbot):
    form = opened(qtbot)
    child(form, "clientSecret").setText("s3cret")
    form.login.browser.show_signed_in(GOOGLE)

    assert child(form, "clientSecret").text() == ""
    assert buttons(form) == ["signIn", "signOut"]


@pytest.mark.parametrize(("kept", "words"), [(False, "You are not signed in."), (True, "You are signed in")])
def test_an_attempt_that_failed_says_why_and_takes_nothing_away(qtbot, kept, words):
    form = opened(qtbot, kept=kept)
    form.login.browser.show_failed("login.example.org cannot be reached.")

    assert state(form).startswith(words)
    assert form.login.browser.sign_in._problem.text == "login.example.org cannot be reached."


def test_a_permission_does_not_count_for_another_client(qtbot):
    form = opened(qtbot, kept=True)
    child(form, "oauth.client_id").setText("5678")
    assert state(form) == "You are not signed in."

    child(form, "oauth.client_id").setText("1234")
    assert state(form).startswith("You are signed in")


def test_rare_fields_wait_behind_more(qtbot):
    form = opened(qtbot)
    assert not child(form, "oauth.scopes").isVisible()
    press(child(form, "moreOAuth"))
    assert child(form, "oauth.scopes").isVisible()
    assert not child(form, "moreOAuth").isVisible()


def test_what_is_set_is_shown(qtbot):
    form = opened(qtbot, msgspec.structs.replace(GOOGLE, scopes=("mail", "more")))
    assert child(form, "oauth.scopes").isVisible()
    assert child(form, "oauth.scopes").text() == "mail more"


def test_the_organisation_is_asked_for_at_microsoft_alone(qtbot):
    assert child(opened(qtbot, MICROSOFT), "oauth.tenant").isVisible()
    assert not child(opened(qtbot, GOOGLE), "oauth.tenant").isVisible()


def test_a_problem_found_when_saving_is_shown_at_its_field(qtbot):
    form = opened(qtbot, msgspec.structs.replace(GOOGLE, token_url="http://login.example.org/t"))
    assert form.check() is child(form, "oauth.token_url")
