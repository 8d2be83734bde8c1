from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest

from tests.fakes.browser import Browser
from tests.fakes.keyrings import in_use
from tests.fakes.oauth import CLIENT_ID, OAuthServer, mailbox
from tests.fakes.oauth import refused as says_no
from tests.fakes.servers import FakeServer
from tray_app.model.account import Auth, OAuthProvider
from tray_app.storage.history import History
from tray_app.storage.settings_file import load

ADDRESS = "kim@nordpost.example"


@pytest.fixture
def server(authority):
    with OAuthServer(authority.server()) as running:
        yield running


@pytest.fixture
def kept(keyring):
    return keyring.kept


@pytest.fixture
def browser(authority, monkeypatch):
    """The system's browser, and a desktop to show it on."""
    made = Browser(authority.ca_file)
    monkeypatch.setattr("webbrowser.open", made.open)
    monkeypatch.setattr("tray_app.cli.sign_in._has_browser", lambda: True)
    return made


@pytest.fixture
def account(mailampel, server, authority, kept):
    added = mailampel(
        *("accounts", "add", ADDRESS, "--id", "kim", "--imap", "127.0.0.1:1/plain", "--ca-file", authority.ca_file),
        *("--oauth", "generic", "--client-id", CLIENT_ID, "--scope", "mail"),
        *("--authorization-url", f"{server.url}/authorize", "--token-url", f"{server.url}/token"),
        *("--device-url", f"{server.url}/device"),
    )
    assert added.status == 0, added.err
    return "kim"


def test_the_options_make_the_setting(account, profile, server):
    made = load(profile.settings_file).accounts[0]

    assert (made.auth, made.oauth.provider, made.oauth.client_id) == (Auth.OAUTH2, OAuthProvider.GENERIC, CLIENT_ID)
    assert (made.oauth.token_url, made.oauth.scopes) == (f"{server.url}/token", ("mail",))


def test_one_option_changes_one_thing(account, mailampel, profile):
    assert mailampel("accounts", "edit", "kim", "--client-id", "another").status == 0

    made = load(profile.settings_file).accounts[0].oauth
    assert (made.client_id, made.scopes) == ("another", ("mail",))


def test_signing_in_in_the_browser_puts_the_permission_into_the_keyring(account, mailampel, browser, kept, server):
    answer = mailampel("accounts", "sign-in", "kim")

    assert answer.status == 0, answer.err
    assert answer.out.endswith("Signed in: kim. Try it with “mailampel check kim”.\n")
    assert browser.opened[0] in answer.out
    (entry,) = kept.values()
    (token,) = server.refresh_tokens
    assert token in entry
    assert token not in answer.out + answer.err


def test_without_a_browser_a_code_is_shown(account, mailampel, server, kept):
    server.device_agreed.set()
    answer = mailampel("accounts", "sign-in", "kim")

    assert answer.status == 0, answer.err
    assert f"Open {server.url}/enter on any device and enter the code WDJB-MJHT." in answer.out
    assert kept


def test_without_a_browser_the_address_can_be_opened_by_hand(
    account, mailampel, server, authority, monkeypatch, capsys
):
    """The address is printed; somebody opens it."""
    browser = Browser(authority.ca_file)

    def printed(text=""):
        if text.startswith("https://"):
            browser.open(text)

    monkeypatch.setattr("tray_app.cli.sign_in.say", printed)
    assert mailampel("accounts", "sign-in", "kim", "--browser").status == 0
    assert "You are signed in" in browser.pages.get(timeout=5)


def test_a_client_secret_is_read_from_stdin_and_kept(account, mailampel, server, kept, browser):
    server.client_secret = "s3cret"
    answer = mailampel("accounts", "sign-in", "kim", "--client-secret-stdin", stdin=b"s3cret\n")

    assert answer.status == 0, answer.err
    assert "s3cret" in kept.values()
    assert "s3cret" not in browser.opened[0] + answer.out


def test_a_check_logs_in_with_what_the_sign_in_left(account, mailampel, server, browser):
    def receive():
        return mailampel("check", "--quick", "--json").json["accounts"][0]

    with FakeServer(mailbox(server)) as mail:
        mailampel("accounts", "edit", "kim", "--imap", f"127.0.0.1:{mail.port}/plain")
        mailampel("accounts", "sign-in", "kim")
        assert receive()["status"] == "ok"
        assert any(b"AUTHENTICATE XOAUTH2" in line for line in mail.heard)

        server.token = says_no("invalid_grant", "Token has been expired or revoked.")
        ended = receive()
        assert (ended["status"], ended["reason"]["text"]) == (
            "account",
            "invalid_grant: Token has been expired or revoked.",
        )
        assert "nordpost.example does not let you in" in mailampel("check", "--quick").out


def test_signing_in_again_lifts_the_stop_of_the_old_sign_in(account, mailampel, profile, browser):
    with_stop = History.open(profile.history_file, now=datetime.now(UTC))
    with_stop.remember("login-stop:kim", "{}")
    with_stop.close()
    mailampel("accounts", "sign-in", "kim")

    after = History.open(profile.history_file, now=datetime.now(UTC))
    assert after.recall("login-stop:kim") is None
    after.close()


def test_signing_out_forgets(account, mailampel, kept, browser):
    mailampel("accounts", "sign-in", "kim")
    answer = mailampel("accounts", "sign-out", "kim")

    assert answer.out == "Signed out: kim. The permission itself ends on your provider's page.\n"
    assert kept == {}


def test_removing_the_account_forgets_too(account, mailampel, kept, browser, server):
    server.client_secret = "s3cret"
    mailampel("accounts", "sign-in", "kim", "--client-secret-stdin", stdin=b"s3cret\n")
    mailampel("accounts", "remove", "kim")

    assert kept == {}


def test_the_running_program_hears_of_it(account, mailampel, browser, profile, monkeypatch):
    asked = []
    monkeypatch.setattr("tray_app.desktop.single_instance.ask_running", lambda *question: asked.append(question))
    mailampel("accounts", "sign-in", "kim")

    assert asked[0][:2] == (profile.instance_name, {"do": "secret", "account": "kim"})


MISTAKES = [
    (("accounts", "sign-in", "nobody"), "There is no account “nobody”. Known: kim."),
    (("accounts", "sign-in", "kim", "--client-secret-stdin"), "There is no client secret on the standard input."),
    (("accounts", "edit", "kim", "--client-id", ""), "Enter the client id that the provider gave you"),
    (("accounts", "edit", "kim", "--token-url", "http://login.example/"), "The address must begin with https://."),
    (("accounts", "edit", "kim", "--oauth", "yahoo"), "yahoo"),
    (("accounts", "edit", "kim", "--client-secret-command", "pass 'x"), "In --client-secret-command a quotation mark"),
    (("accounts", "sign-in", "kim", "--code", "--browser"), "--help"),
]


@pytest.mark.parametrize(("arguments", "sentence"), MISTAKES)
def test_a_mistake_is_one_sentence(account, refused, arguments, sentence):
    assert sentence in refused(*arguments)


def test_an_account_with_a_password_is_told_how_to_sign_in(mailampel, refused):
    mailampel("accounts", "add", ADDRESS, "--id", "kim", "--imap", "imap.example.org")

    assert "“kim” does not sign in. First: mailampel accounts edit kim --auth oauth2" in refused(
        "accounts", "sign-in", "kim"
    )
    assert "give both: --oauth google|microsoft|generic and --client-id ID" in refused(
        "accounts", "edit", "kim", "--oauth", "google"
    )
    assert "a client id of your own" in refused("accounts", "edit", "kim", "--auth", "oauth2")


def test_a_refusal_is_one_sentence(account, mailampel, server, browser):
    server.consent = lambda words: {"error": "access_denied", "state": words["state"]}
    answer = mailampel("accounts", "sign-in", "kim")

    assert (answer.status, answer.err) == (2, "You did not agree in the browser, so nothing was changed.\n")


def test_a_keyring_that_does_not_serve_is_said(account, mailampel, browser, monkeypatch):
    from keyring.backends import fail

    with in_use(fail.Keyring()):
        answer = mailampel("accounts", "sign-in", "kim")

    assert answer.status == 2
    assert answer.err.startswith("You are signed in, but it cannot be kept: Your system has no keyring")


def test_ctrl_c_ends_the_waiting(account, mailampel, monkeypatch):
    def interrupted(_url):
        raise KeyboardInterrupt

    monkeypatch.setattr("tray_app.cli.sign_in._open", interrupted)
    threads = threading.active_count()
    assert mailampel("accounts", "sign-in", "kim", "--browser").status == 130
    assert threading.active_count() <= threads + 1
