from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tray_app.model.account import Account, Auth, OAuth, OAuthProvider
from tray_app.storage.grants import MOST_LETTERS, Grant, count_of, grant_of, parts_of

NOW = datetime(2031, 5, 14, 8, 0, tzinfo=UTC)
GRANT = Grant("f00d", "1234", "https://oauth2.googleapis.com/token", "refresh")


def account(client_id="1234", **more):
    oauth = OAuth(OAuthProvider.GOOGLE, client_id, **more)
    return Account("kim", "kim@example.org", auth=Auth.OAUTH2, oauth=oauth)


@given(st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1, max_size=5000))
def test_any_token_comes_back_from_the_keyring_as_it_was(token):
    grant = Grant("f00d", "1234", "https://t.example/", token)
    parts = parts_of(grant)

    assert count_of(parts[0]) == len(parts)
    assert all(len(part) <= MOST_LETTERS + 12 for part in parts)
    assert grant_of(parts) == grant


def test_the_access_token_stays_in_memory():
    assert "acc3ss" not in "".join(parts_of(GRANT.renewed("acc3ss", "", 60, NOW)))


def test_parts_of_two_sign_ins_are_no_grant():
    old, new = (parts_of(Grant("f00d", "1234", "https://t.example/", letter * 3000)) for letter in "ab")

    assert grant_of([old[0], *new[1:]]) is None
    assert grant_of(old[:-1]) is None


@pytest.mark.parametrize("text", ["", "a password", "1", "1 2", "1 e3b0c442 ", "99999 x y", "-1 x y", "1 44136fa3 {}"])
def test_something_else_under_the_name_is_no_grant(text):
    assert count_of(text) in (0, 1)
    assert grant_of([text]) is None


def test_a_token_is_used_until_shortly_before_its_end():
    grant = GRANT.renewed("access", "", 3600, NOW)

    assert grant.is_usable(NOW + timedelta(minutes=57))
    assert not grant.is_usable(NOW + timedelta(minutes=59))
    assert not GRANT.is_usable(NOW)


def test_a_refresh_keeps_or_replaces_the_refresh_token_and_never_the_name():
    assert GRANT.renewed("a", "", 60, NOW).refresh_token == "refresh"
    rotated = GRANT.renewed("a", "newer", 60, NOW)
    assert (rotated.refresh_token, rotated.id) == ("newer", "f00d")


def test_it_counts_only_for_the_client_and_server_it_came_from():
    assert GRANT.is_for(account())
    assert not GRANT.is_for(account("another"))
    assert not GRANT.is_for(account(token_url="https://elsewhere.example/t"))
    assert not GRANT.is_for(Account("kim", "kim@example.org", auth=Auth.OAUTH2))


def test_it_shows_no_token_by_accident():
    assert "refresh" not in repr(GRANT).replace("refresh_token", "")
