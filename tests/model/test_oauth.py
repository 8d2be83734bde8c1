from __future__ import annotations

import msgspec
import pytest

from tray_app.model.account import Account, Auth, OAuth, OAuthProvider, Page, Receive
from tray_app.model.oauth import endpoints_of, is_protected, likely_provider
from tray_app.model.settings_rules import account_problems

GOOGLE = OAuth(OAuthProvider.GOOGLE, "1234")
MICROSOFT = OAuth(OAuthProvider.MICROSOFT, "1234")
OWN = OAuth(
    OAuthProvider.GENERIC,
    "1234",
    authorization_url="https://login.example.org/a",
    token_url="https://login.example.org/t",
)


def account(oauth, **more):
    return Account("kim", "kim@example.org", auth=Auth.OAUTH2, oauth=oauth, receive=Receive("imap.example.org"), **more)


def problems(subject):
    return {".".join(map(str, problem.path)) for problem in account_problems(subject)}


def test_the_addresses_of_google_and_microsoft_are_known():
    for oauth in (GOOGLE, MICROSOFT):
        known = endpoints_of(account(oauth))
        assert all(is_protected(url) for url in (known.authorization, known.token))
        assert known.scopes
        assert problems(account(oauth)) == set()


def test_contacts_at_google_need_a_permission_of_their_own():
    plain = endpoints_of(account(GOOGLE)).scopes
    more = endpoints_of(account(GOOGLE, contacts=Page("https://www.googleapis.com/carddav/v1/principals/x")))

    assert set(more.scopes) - set(plain) == {"https://www.googleapis.com/auth/carddav"}


def test_an_organisation_has_its_own_addresses():
    there = endpoints_of(account(msgspec.structs.replace(MICROSOFT, tenant="example.org")))

    assert there.token == "https://login.microsoftonline.com/example.org/oauth2/v2.0/token"
    assert "/example.org/" in there.device


def test_what_the_settings_say_counts_more_than_what_is_known():
    mine = endpoints_of(account(msgspec.structs.replace(GOOGLE, scopes=("a", "b"), token_url="https://t.example/")))

    assert (mine.scopes, mine.token) == (("a", "b"), "https://t.example/")


@pytest.mark.parametrize(
    ("host", "provider"),
    [
        ("imap.gmail.com", OAuthProvider.GOOGLE),
        ("Outlook.Office365.com", OAuthProvider.MICROSOFT),
        ("imap-mail.outlook.com", OAuthProvider.MICROSOFT),
        ("imap.gmail.com.example", OAuthProvider.GENERIC),
    ],
)
def test_whose_sign_in_it_probably_is_shows_in_the_servers_name(host, provider):
    assert likely_provider(Account("kim", "kim@example.org", receive=Receive(host))) is provider


@pytest.mark.parametrize(
    ("changes", "place"),
    [
        ({"client_id": ""}, "oauth.client_id"),
        ({"client_id": "two words"}, "oauth.client_id"),
        ({"token_url": ""}, "oauth.token_url"),
        ({"authorization_url": ""}, "oauth.authorization_url"),
        ({"token_url": "http://login.example.org/t"}, "oauth.token_url"),
        ({"device_url": "ftp://login.example.org/d"}, "oauth.device_url"),
        ({"token_url": "https://kim:secret@login.example.org/t"}, "oauth.token_url"),
        ({"token_url": "https://login.example.org:x/"}, "oauth.token_url"),
        ({"scopes": ("mail", "two words")}, "oauth.scopes.1"),
        ({"tenant": "a/b"}, "oauth.tenant"),
        ({"client_secret_command": (" ",)}, "oauth.client_secret_command"),
    ],
)
def test_what_is_wrong_is_said_at_its_key(changes, place):
    assert problems(account(msgspec.structs.replace(OWN, **changes))) == {place}


def test_other_sign_ins_need_their_addresses_only_the_one_for_codes_is_optional():
    assert problems(account(OWN)) == set()


def test_this_computer_needs_no_encryption():
    assert problems(account(msgspec.structs.replace(OWN, token_url="http://127.0.0.1:8080/t"))) == set()


def test_signing_in_needs_a_client_id_or_a_command_that_prints_tokens():
    assert problems(account(None)) == {"auth"}
    assert problems(account(None, password_command=("oauth-token", "kim"))) == set()
