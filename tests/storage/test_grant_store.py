from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest
from keyring import errors

from tray_app import logs
from tray_app.model.account import Account, Auth, OAuth, OAuthProvider
from tray_app.storage.grants import Grant
from tray_app.storage.paths import Profile
from tray_app.storage.secrets import SecretError, SecretStore

NOW = datetime(2031, 5, 14, 8, 0, tzinfo=UTC)
ACCOUNT = Account("kim", "kim@example.org", auth=Auth.OAUTH2, oauth=OAuth(OAuthProvider.GOOGLE, "1234"))
GRANT = Grant("f00d", "1234", "https://oauth2.googleapis.com/token", "refresh-1")


def store(tmp_path):
    return SecretStore(Profile.at(tmp_path))


def test_the_next_start_finds_the_sign_in(keyring, tmp_path):
    store(tmp_path).grants.keep("kim", GRANT)

    assert store(tmp_path).grants.get(ACCOUNT) == GRANT
    assert store(tmp_path).get(ACCOUNT) is None


def test_a_long_one_fits_a_keyring_with_short_entries(keyring, tmp_path):
    long = replace(GRANT, refresh_token="r" * 4000)
    store(tmp_path).grants.keep("kim", long)

    assert max(map(len, keyring.kept.values())) < 1280
    assert store(tmp_path).grants.get(ACCOUNT) == long


def test_a_new_access_token_alone_does_not_touch_the_keyring(keyring, tmp_path):
    secrets = store(tmp_path)
    secrets.grants.keep("kim", GRANT)
    asked = keyring.asked
    secrets.grants.keep("kim", GRANT.renewed("access", "", 60, NOW))

    assert keyring.asked == asked
    assert "access" not in "".join(text.partition("{")[0] for text in keyring.kept.values())
    assert secrets.grants.get(ACCOUNT).access_token == "access"


def test_what_another_mailampel_renewed_is_found_when_asked_anew(keyring, tmp_path):
    here, there = store(tmp_path), store(tmp_path)
    here.grants.keep("kim", GRANT)
    there.grants.keep("kim", GRANT.renewed("a", "refresh-2", 60, NOW))

    assert here.grants.get(ACCOUNT).refresh_token == "refresh-1"
    assert here.grants.get(ACCOUNT, anew=True).refresh_token == "refresh-2"


def test_without_a_keyring_it_counts_until_the_end_and_says_so(no_keyring, tmp_path):
    secrets = store(tmp_path)
    with pytest.raises(SecretError, match="no keyring"):
        secrets.grants.keep("kim", GRANT)

    assert secrets.grants.get(ACCOUNT, anew=True) == GRANT


def test_a_rotated_token_that_could_not_be_kept_is_kept_at_the_next_chance(keyring, tmp_path):
    secrets = store(tmp_path)
    secrets.grants.keep("kim", GRANT)
    rotated = GRANT.renewed("a", "refresh-2", 60, NOW)
    keyring.error = errors.KeyringLocked()
    with pytest.raises(SecretError):
        secrets.grants.keep("kim", rotated)
    keyring.error = None
    assert secrets.grants.get(ACCOUNT, anew=True).refresh_token == "refresh-2"

    secrets.grants.keep("kim", rotated.renewed("b", "", 60, NOW))

    assert store(tmp_path).grants.get(ACCOUNT).refresh_token == "refresh-2"


def test_forgetting_leaves_nothing_in_the_keyring(keyring, tmp_path):
    secrets = store(tmp_path)
    secrets.grants.keep("kim", replace(GRANT, refresh_token="r" * 4000))
    secrets.set_client_secret("kim", "client-secret")
    secrets.forget("kim")

    assert keyring.kept == {}
    assert secrets.grants.get(ACCOUNT) is None
    assert secrets.client_secret(ACCOUNT) == ""


def test_signing_out_keeps_the_client_secret(keyring, tmp_path):
    secrets = store(tmp_path)
    secrets.grants.keep("kim", GRANT)
    secrets.set_client_secret("kim", "client-secret")
    secrets.sign_out("kim")

    assert secrets.grants.get(ACCOUNT) is None
    assert store(tmp_path).client_secret(ACCOUNT) == "client-secret"


def test_tokens_are_blotted_out_of_the_log_and_old_ones_are_let_go(keyring, tmp_path):
    secrets = store(tmp_path)
    secrets.grants.keep("kim", GRANT.renewed("opens-1", "renews-1", 60, NOW))
    assert logs.redact("x opens-1 renews-1 y") == "x *** *** y"

    secrets.grants.keep("kim", GRANT.renewed("opens-2", "renews-2", 60, NOW))
    assert logs.redact("x opens-1 renews-1 opens-2 renews-2 y") == "x opens-1 *** *** *** y"
