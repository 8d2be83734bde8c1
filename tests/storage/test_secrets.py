from __future__ import annotations

import threading
import time

import pytest
from keyring import errors

from tray_app import logs
from tray_app.model.account import Account, Auth
from tray_app.storage.paths import Profile
from tray_app.storage.secrets import KeyringState, SecretError, SecretStore

ACCOUNT = Account("home", "me@example.org", auth=Auth.PASSWORD)
SECRET = "corréct hörse"


@pytest.fixture
def store(profile):
    return SecretStore(profile)


def test_a_password_that_was_set_is_found_by_the_next_start(profile, store, keyring):
    store.set_password("home", SECRET)

    assert SecretStore(profile).get(ACCOUNT) == SECRET
    assert keyring.kept == {(profile.keyring_service, "home"): SECRET}


def test_each_profile_has_passwords_of_its_own(tmp_path, store, keyring):
    store.set_password("home", SECRET)

    assert SecretStore(Profile.at(tmp_path / "other")).get(ACCOUNT) is None


def test_the_keyring_is_asked_once(profile, store, keyring):
    keyring.kept[(profile.keyring_service, "home")] = SECRET

    assert [store.get(ACCOUNT), store.get(ACCOUNT)] == [SECRET, SECRET]
    assert keyring.asked == 1


def test_after_dropping_it_is_asked_again(profile, store, keyring):
    keyring.kept[(profile.keyring_service, "home")] = "old"
    store.get(ACCOUNT)
    keyring.kept[(profile.keyring_service, "home")] = "new"

    store.drop_cached("home")

    assert store.get(ACCOUNT) == "new"


def test_an_account_without_login_asks_nothing(store, keyring):
    assert store.get(Account("home", "me@example.org")) is None
    assert keyring.asked == 0


def test_no_password_is_none_and_asked_again(profile, store, keyring):
    assert store.get(ACCOUNT) is None
    keyring.kept[(profile.keyring_service, "home")] = SECRET

    assert store.get(ACCOUNT) == SECRET


def test_forgetting_leaves_nothing(store, keyring):
    store.set_password("home", SECRET)

    store.forget("home")

    assert keyring.kept == {}
    assert store.get(ACCOUNT) is None


def test_forgetting_what_is_not_there_is_fine(store, keyring):
    store.forget("home")

    assert keyring.kept == {}


def test_a_session_password_never_reaches_the_keyring(store, keyring):
    store.keep_for_session("home", SECRET)

    assert store.get(ACCOUNT) == SECRET
    assert keyring.asked == 0


def test_a_stored_password_replaces_the_one_of_the_session(store, keyring):
    store.keep_for_session("home", "old")

    store.set_password("home", "new")

    assert store.get(ACCOUNT) == "new"


def test_without_a_keyring_it_says_so(store, no_keyring):
    assert store.state() is KeyringState.NONE
    with pytest.raises(SecretError, match="has no keyring"):
        store.get(ACCOUNT)
    with pytest.raises(SecretError, match="has no keyring"):
        store.set_password("home", SECRET)


def test_without_a_keyring_session_passwords_work_and_are_forgotten(store, no_keyring):
    store.keep_for_session("home", SECRET)
    assert store.get(ACCOUNT) == SECRET

    store.forget("home")

    with pytest.raises(SecretError):
        store.get(ACCOUNT)


@pytest.mark.parametrize(
    ("error", "sentence"),
    [
        (errors.KeyringLocked("Failed to unlock the collection!"), "is locked"),
        (errors.InitError("Failed to create the collection"), "is locked"),
        (errors.KeyringError("some text of the library"), "refuses"),
        (ConnectionRefusedError(111, "bus"), "cannot be reached"),
    ],
)
def test_each_trouble_is_a_sentence_without_the_librarys_words(store, keyring, error, sentence):
    keyring.error = error

    with pytest.raises(SecretError, match=sentence) as caught:
        store.get(ACCOUNT)

    assert str(error) not in str(caught.value)


def test_a_bug_in_a_backend_stays_a_bug(store, keyring):
    keyring.error = ZeroDivisionError()

    with pytest.raises(ZeroDivisionError):
        store.get(ACCOUNT)


def test_a_keyring_that_refuses_to_delete_is_said(store, keyring, monkeypatch):
    store.set_password("home", SECRET)

    def refuse(service, username):
        raise errors.PasswordDeleteError("no")

    monkeypatch.setattr(keyring, "delete_password", refuse)

    with pytest.raises(SecretError, match="refuses"):
        store.forget("home")


def test_a_keyring_that_hangs_costs_the_deadline_and_calls_do_not_pile_up(profile, keyring):
    store = SecretStore(profile, deadline_s=0.05)
    keyring.kept[(profile.keyring_service, "home")] = SECRET
    keyring.gate = threading.Event()
    started = time.monotonic()
    for _ in range(3):
        with pytest.raises(SecretError, match="does not answer"):
            store.get(ACCOUNT)
    assert time.monotonic() - started < 5
    assert keyring.asked == 1

    keyring.gate.set()

    assert SecretStore(profile).get(ACCOUNT) == SECRET


def test_threads_ask_one_after_the_other(profile, store, keyring):
    keyring.kept[(profile.keyring_service, "home")] = SECRET
    found = []
    threads = [threading.Thread(target=lambda: found.append(store.get(ACCOUNT))) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert found == [SECRET] * 8


def test_a_command_wins_over_the_keyring(store, keyring):
    account = Account("home", "me@example.org", auth=Auth.PASSWORD, password_command=("printf", "from command"))

    assert store.get(account) == "from command"
    assert keyring.asked == 0


def test_another_command_is_asked_anew(store):
    first = Account("home", "me@example.org", auth=Auth.PASSWORD, password_command=("printf", "one"))
    second = Account("home", "me@example.org", auth=Auth.PASSWORD, password_command=("printf", "two"))

    assert [store.get(first), store.get(second)] == ["one", "two"]


def test_fingerprints_tell_secrets_apart_across_starts(profile, store):
    assert store.fingerprint("one") == SecretStore(profile).fingerprint("one")
    assert store.fingerprint("one") != store.fingerprint("two")


def test_fingerprints_of_two_profiles_have_nothing_in_common(tmp_path, store):
    other = Profile.at(tmp_path / "other")
    other.ensure()

    assert SecretStore(other).fingerprint("one") != store.fingerprint("one")


def test_without_room_for_the_salt_fingerprints_hold_for_the_session(tmp_path):
    store = SecretStore(Profile.at(tmp_path / "missing"))

    assert store.fingerprint("one") == store.fingerprint("one")
    assert store.fingerprint("one") != store.fingerprint("two")


def test_a_secret_shows_nowhere(profile, store, keyring):
    store.set_password("home", SECRET)
    store.keep_for_session("work", SECRET + "2")

    assert SECRET not in repr(store)
    assert SECRET not in f"{vars(store.__class__)}"
    assert logs.redact(f"login with {SECRET} and {SECRET}2 refused") == "login with *** and *** refused"
    assert all(SECRET.encode() not in path.read_bytes() for path in profile.data_dir.rglob("*") if path.is_file())


def test_the_phones_targets_are_kept_like_a_password(profile, store, keyring):
    store.set_phone_targets(SECRET)

    assert SecretStore(profile).phone_targets(()) == SECRET
    assert keyring.kept == {(profile.keyring_service, "/phone"): SECRET}

    store.forget_phone_targets()

    assert keyring.kept == {}
    assert store.phone_targets(()) == ""


def test_the_phones_targets_may_come_from_a_command(store, keyring):
    assert store.phone_targets(("printf", "from command")) == "from command"
    assert keyring.asked == 0


def test_without_a_keyring_the_phones_targets_hold_for_the_session(store, no_keyring):
    assert store.phone_targets(()) == ""
    with pytest.raises(SecretError, match="has no keyring"):
        store.set_phone_targets(SECRET)

    assert store.phone_targets(()) == SECRET
