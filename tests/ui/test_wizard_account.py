"""From what was found and chosen to an account."""

from __future__ import annotations

import pytest

from tray_app.model.account import Auth, Page, Receive, Security, Send, StatusSource
from tray_app.model.provider import Found, FoundIn, LoginKind, login_hint
from tray_app.ui.wizard_account import (
    Chosen,
    account_of,
    free_id,
    is_nothing,
    is_unencrypted,
    refuses_passwords,
    security_words,
)


@pytest.mark.parametrize(
    ("address", "taken", "expected"),
    [
        ("name@o2mail.example", (), "o2mail"),
        ("name@mail.co.example", (), "mail-co"),
        ("name@o2mail.example", ("o2mail",), "o2mail-2"),
        ("name@o2mail.example", ("o2mail", "o2mail-2"), "o2mail-3"),
        ("name@müller.example", (), "m-ller"),
        ("name@localhost", (), "mail"),
    ],
)
def test_ids_are_short_and_free(address, taken, expected):
    assert free_id(address, taken) == expected


def test_an_account_of_what_was_chosen():
    found = Found("n@x.example", "X", username="customer-1", status=(StatusSource("https://s.example"),))
    chosen = Chosen(Receive("i.x.example"), Send("s.x.example"), Page("https://w.example"), Page("https://d.example"))
    account = account_of(found, chosen, ())
    assert account.auth is Auth.NONE
    assert account.username == "customer-1"
    assert account.contacts is None, "the address book needs a login"
    assert account.status == ()


def test_a_user_name_equal_to_the_address_is_not_written():
    assert account_of(Found("n@x.example", username="n@x.example"), Chosen(), ()).username == ""


@pytest.mark.parametrize(
    ("chosen", "expected"),
    [
        (Chosen(Receive("i.x.example")), False),
        (Chosen(Receive("i.x.example", 143, Security.PLAIN)), True),
        (Chosen(send=Send("s.x.example", 25, Security.PLAIN)), True),
        (Chosen(Receive("127.0.0.1", 1143, Security.PLAIN)), False),
        (Chosen(), False),
    ],
)
def test_what_is_unencrypted(chosen, expected):
    assert is_unencrypted(chosen) is expected


@pytest.mark.parametrize(
    ("login", "beginning"),
    [
        (LoginKind.PASSWORD, ""),
        (LoginKind.APP_PASSWORD, "X wants an app password here."),
        (LoginKind.MAIL_PASSWORD, "X wants the password for mail programs here."),
        (LoginKind.BRIDGE, "Here the password counts that the bridge"),
    ],
)
def test_which_password_is_wanted(login, beginning):
    hint = login_hint(Found("n@x.example", "X", login=login))
    assert hint.startswith(beginning)
    assert bool(hint) is bool(beginning)


def test_only_browser_logins_refuse_passwords():
    assert [kind for kind in LoginKind if refuses_passwords(Found("n@x.example", login=kind))] == [LoginKind.OAUTH2]


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        (Found("n@x.example"), True),
        (Found("n@x.example", found_in=FoundIn.SRV, receive=Receive("i.x.example")), False),
        (Found("n@x.example", found_in=FoundIn.MX, status=(StatusSource("https://s.example"),)), True),
    ],
)
def test_when_servers_have_to_be_entered(found, expected):
    assert is_nothing(found) is expected


@pytest.mark.parametrize(
    ("place", "words"),
    [
        (Receive("i.x.example"), "encrypted (TLS), port 993"),
        (Send("s.x.example"), "encrypted (STARTTLS), port 587"),
        (Send("s.x.example", 25, Security.PLAIN), "unencrypted, port 25"),
    ],
)
def test_how_a_connection_is_protected(place, words):
    assert security_words(place) == words
