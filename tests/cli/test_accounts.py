from __future__ import annotations

import keyring
import pytest
from keyring.backend import KeyringBackend
from keyring.backends import fail

from tests.storage.make_history_file import BEGAN, fill
from tray_app.model.account import Auth
from tray_app.storage.history import History
from tray_app.storage.settings_file import load

ADD = ("accounts", "add", "me@example.org", "--imap", "imap.example.org")


class FakeKeyring(KeyringBackend):
    priority = 1

    def __init__(self):
        super().__init__()
        self.kept = {}

    def get_password(self, service, username):
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self.kept[(service, username)] = password

    def delete_password(self, service, username):
        self.kept.pop((service, username), None)


@pytest.fixture
def kept():
    before = keyring.get_keyring()
    backend = FakeKeyring()
    keyring.set_keyring(backend)
    yield backend.kept
    keyring.set_keyring(before)


@pytest.fixture
def no_keyring():
    before = keyring.get_keyring()
    keyring.set_keyring(fail.Keyring())
    yield
    keyring.set_keyring(before)


def test_at_first_there_is_none(mailampel):
    assert mailampel("accounts", "list").out == "There is no account yet.\n"
    assert mailampel("accounts", "list", "--json").json == []


def test_an_added_account_is_listed_and_exported(mailampel, profile):
    answer = mailampel(*ADD)

    assert (answer.status, answer.out) == (0, "Added: example. Try it with “mailampel check example”.\n")
    assert mailampel("accounts", "list").out == "example  me@example.org  me@example.org  (receive)\n"
    exported = mailampel("accounts", "export").out
    profile.settings_file.write_text(exported, encoding="utf-8")
    assert load(profile.settings_file).accounts[0].receive.host == "imap.example.org"


def test_an_account_can_rest_and_says_so(mailampel, profile):
    mailampel(*ADD)
    mailampel("accounts", "edit", "example", "--pause")
    assert load(profile.settings_file).accounts[0].paused
    assert mailampel("accounts", "list").out.endswith("(receive)  [paused]\n")
    assert mailampel("check").status == 0

    mailampel("accounts", "edit", "example", "--resume")
    assert not load(profile.settings_file).accounts[0].paused


def test_ids_are_made_of_the_domain_and_never_taken_twice(mailampel):
    for address in ("a@mail.example.org", "b@mail.example.org", "c@mail.example.org", "d@localhost"):
        mailampel("accounts", "add", address, "--imap", "i")

    ids = [account["id"] for account in mailampel("accounts", "list", "--json").json]
    assert ids == ["mail-example", "mail-example-2", "mail-example-3", "mail"]


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("add", "me@example.org"), "Name at least one server: --imap, --pop3, --smtp, --webmail or --contacts."),
        (("add", "nobody", "--imap", "i"), "“accounts[1].address”: That does not look like a mail address"),
        (("add", "me@example.org", "--imap", "i:70000"), "“accounts[1].receive.port”: The port must be between 1 and"),
        (("add", "me@example.org", "--webmail", "w.example"), "The address must begin with https://."),
        (("add", "me@example.org", "--imap", "i/plain", "--auth", "password"), "the connection must be encrypted"),
        (("add", "me@example.org", "--imap", "i", "--id", "a b"), "The id may have letters"),
        (("edit", "o2", "--name", "x"), "There is no account “o2”. Known: -."),
        (("remove", "o2"), "There is no account “o2”. Known: -."),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_changes_nothing(refused, profile, arguments, sentence):
    assert sentence in refused("accounts", *arguments)
    assert not profile.settings_file.exists()


def test_an_address_is_watched_once(mailampel, refused):
    mailampel(*ADD)

    assert (
        refused("accounts", "add", "ME@example.org", "--imap", "x") == "The address ME@example.org is already watched."
    )


def test_an_id_is_given_once(mailampel, refused):
    mailampel(*ADD)

    said = refused("accounts", "add", "you@example.net", "--imap", "x", "--id", "example")

    assert said == "The id “example” is taken; choose another with --id."


def test_editing_changes_what_was_said_and_keeps_remarks(mailampel, settings, profile):
    settings(
        '# mine\n[[accounts]]\nid = "a"\naddress = "a@example.org"  # old\nreceive = { host = "i", port = 1993 }\n'
    )

    answer = mailampel("accounts", "edit", "a", "--name", "Alt", "--address", "b@example.org")

    assert answer.out == "Changed: a.\n"
    account = load(profile.settings_file).accounts[0]
    assert (account.name, account.address, account.receive.port) == ("Alt", "b@example.org", 1993)
    text = profile.settings_file.read_text()
    assert "# mine" in text
    assert "# old" in text


def test_editing_nothing_is_said(mailampel, refused):
    mailampel(*ADD)

    assert refused("accounts", "edit", "example").startswith("Say what to change")


def test_the_last_service_cannot_be_taken_away(mailampel, refused):
    mailampel(*ADD)

    assert "at least one server" in refused("accounts", "edit", "example", "--imap", "")


def test_an_unknown_account_names_the_known_ones(mailampel, refused):
    mailampel(*ADD)

    assert refused("accounts", "remove", "o2") == "There is no account “o2”. Known: example."


def test_the_password_is_asked_for_on_a_terminal(mailampel, kept, profile, monkeypatch):
    monkeypatch.setattr("getpass.getpass", lambda prompt: "hunter2")

    mailampel(*ADD, "--auth", "password", is_terminal=True)

    assert kept == {(profile.keyring_service, "example"): "hunter2"}
    assert load(profile.settings_file).accounts[0].auth is Auth.PASSWORD


def test_no_password_is_asked_for_what_cannot_be_stored(mailampel, monkeypatch):
    monkeypatch.setattr("getpass.getpass", lambda prompt: pytest.fail("asked"))

    answer = mailampel(*ADD, "--id", "a b", "--auth", "password", is_terminal=True)

    assert answer.status == 2


def test_the_password_comes_from_the_standard_input_if_so_wished(mailampel, kept, profile):
    mailampel(*ADD, "--password-stdin", stdin="pä ss\nmore\n".encode())

    assert kept == {(profile.keyring_service, "example"): "pä ss"}


def test_without_terminal_nothing_is_asked(mailampel, kept):
    assert mailampel(*ADD, "--auth", "password", stdin=b"not for you\n").status == 0
    assert kept == {}


def test_an_empty_standard_input_is_said(refused, kept, profile):
    assert refused(*ADD, "--password-stdin") == "There is no password on the standard input."
    said = refused(*ADD, "--password-stdin", stdin=b"\xff\xfe\n")
    assert said == "The standard input must be text in the encoding utf-8."
    assert not profile.settings_file.exists()


def test_a_password_is_never_an_argument(refused, profile):
    refused(*ADD, "--password", "hunter2")

    assert not profile.settings_file.exists()


def test_without_a_keyring_the_account_is_there_and_the_truth_is_told(refused, no_keyring, profile):
    said = refused(*ADD, "--password-stdin", stdin=b"hunter2\n")

    assert said.startswith("example is stored, but its password is not: Your system has no keyring")
    assert [account.id for account in load(profile.settings_file).accounts] == ["example"]


def test_a_new_password_lifts_the_stop_of_a_refused_one(mailampel, kept, profile):
    mailampel(*ADD, "--password-stdin", stdin=b"old\n")
    history = History.open(profile.history_file, now=BEGAN)
    history.remember("login-stop:example", "{}")
    history.close()

    mailampel("accounts", "edit", "example", "--password-stdin", stdin=b"new\n")

    history = History.open(profile.history_file, now=BEGAN)
    assert history.recall("login-stop:example") is None
    assert kept == {(profile.keyring_service, "example"): "new"}
    history.close()


def test_editing_without_the_password_leaves_it_alone(mailampel, kept, profile):
    mailampel(*ADD, "--password-stdin", stdin=b"old\n")

    mailampel("accounts", "edit", "example", "--name", "x")

    assert kept == {(profile.keyring_service, "example"): "old"}


@pytest.fixture
def history_of_home(profile, mailampel):
    mailampel(*ADD, "--id", "home")
    history = History.open(profile.history_file, now=BEGAN)
    fill(history)
    history.close()


def outages(mailampel):
    return len(mailampel("history", "--json").json)


def test_removing_keeps_the_history(mailampel, kept, history_of_home):
    answer = mailampel("accounts", "remove", "home")

    assert answer.out == "Removed: home. Its history stays.\n"
    assert outages(mailampel) == 1


def test_removing_with_history_leaves_nothing(mailampel, kept, profile, history_of_home):
    kept[(profile.keyring_service, "home")] = "old"

    answer = mailampel("accounts", "remove", "home", "--with-history")

    assert answer.out == "Removed: home, with its history.\n"
    assert outages(mailampel) == 0
    assert kept == {}


def test_removing_works_without_a_keyring(mailampel, no_keyring):
    mailampel(*ADD)

    assert mailampel("accounts", "remove", "example").status == 0


def test_a_broken_settings_file_is_never_overwritten(refused, settings, profile):
    settings("[general\n")

    said = refused(*ADD)

    assert said.startswith(f"{profile.settings_file}, line 1: ")
    assert profile.settings_file.read_text() == "[general\n"


def test_a_profile_that_cannot_be_made_is_said(refused, profile):
    profile.config_dir.parent.mkdir(exist_ok=True)
    profile.config_dir.write_text("a file")

    assert "cannot be" in refused(*ADD)


def test_without_a_server_the_address_is_looked_up(mailampel, profile):
    answer = mailampel("accounts", "add", "me@alice.de")

    assert answer.status == 0
    assert "Receive: IMAP imap.alice.de:993/tls\n" in answer.out
    (alice,) = load(profile.settings_file).accounts
    assert (alice.id, alice.provider, alice.receive.host) == ("alice", "Alice", "imap.alice.de")
    assert alice.webmail.url == "https://webmail.alice.de/"
    assert alice.support.hotline


def test_the_address_book_comes_with_the_login(mailampel, profile, kept):
    mailampel("accounts", "add", "me@gmx.de", "--password-stdin", stdin=b"secret\n")
    mailampel("accounts", "add", "me@web.de")

    with_login, without = load(profile.settings_file).accounts
    assert (with_login.contacts.url, without.contacts) == ("https://carddav.gmx.net/", None)


def test_what_is_no_address_is_not_looked_up(mailampel):
    assert mailampel("accounts", "add", "nobody").status == 2
