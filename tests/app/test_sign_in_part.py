"""Signing in from the window, in the whole program: real servers on loopback, a browser without a screen."""

from __future__ import annotations

import msgspec
import pytest

from tests.fakes.browser import Browser
from tests.fakes.oauth import CLIENT_ID, OAuthServer, broken, mailbox, refused
from tests.fakes.programs import HASTE, running_program, until
from tests.fakes.servers import FakeServer
from tests.ui.looking import child, press
from tray_app.app import sign_in_part
from tray_app.model.account import Account, Auth, OAuth, Receive, Security
from tray_app.model.reason import Origin
from tray_app.model.settings import General, Settings
from tray_app.model.verdict import Status
from tray_app.storage.settings_file import save
from tray_app.ui.forms_look import Text


@pytest.fixture
def server(authority):
    with OAuthServer(authority.server()) as running:
        yield running


@pytest.fixture
def browser(authority, monkeypatch):
    made = Browser(authority.ca_file)
    monkeypatch.setattr(sign_in_part.opener, "open_link", made.open)
    return made


@pytest.fixture
def program(qapp, profile, server, authority, no_session, keyring):
    """Watches one account that is to sign in; nobody has yet."""
    with FakeServer(mailbox(server)) as mail:
        account = Account(
            id="kim",
            address="kim@nordpost.example",
            provider="Nordpost",
            auth=Auth.OAUTH2,
            oauth=msgspec.convert(server.table(), OAuth),
            tls_ca_file=authority.ca_file,
            receive=Receive("127.0.0.1", mail.port, Security.PLAIN),
        )
        general = General(language="en", quiet_hours="", control_hosts=(f"127.0.0.1:{mail.port}",))
        save(profile.settings_file, Settings(general=general, policy=HASTE, accounts=(account,)))
        with running_program(profile) as made:
            made.mail = mail
            yield made


@pytest.fixture
def dialog(program, qtbot):
    program.rare.settings.open()
    until(qtbot, lambda: program.rare.settings.dialog is not None)
    return program.rare.settings.dialog


def state(dialog):
    return child(dialog, "signInState").text()


def logins(program):
    return [line for line in program.mail.heard if b"AUTHENTICATE XOAUTH2" in line]


def status(program):
    verdict = program.watch.verdict("kim")
    return verdict.status if verdict else None


def test_signing_in_in_the_browser_leads_to_a_login(program, dialog, browser, server, qtbot):
    until(qtbot, lambda: status(program) is Status.OK)
    assert logins(program) == []
    press(child(dialog, "signIn"))
    until(qtbot, lambda: state(dialog).startswith("You are signed in"))

    until(qtbot, lambda: logins(program))
    assert browser.opened[0].startswith(f"{server.url}/authorize?")
    assert "You are signed in" in browser.pages.get(timeout=5)


def test_an_ended_sign_in_asks_for_a_new_one_which_counts_at_once(program, dialog, browser, server, qtbot):
    server.life_s = 0
    press(child(dialog, "signIn"))
    until(qtbot, lambda: logins(program))
    server.token = refused("invalid_grant", "Token has been expired or revoked.")
    program.watch.check_now()
    until(qtbot, lambda: status(program) is Status.ACCOUNT)
    asked = len(server.questions("/token"))
    program.watch.check_now()
    until(qtbot, lambda: not program.watch.monitor.snapshot().is_checking)
    assert len(server.questions("/token")) == asked

    server.token = None
    press(child(dialog, "signIn"))
    until(qtbot, lambda: status(program) is Status.OK)


def test_a_sign_in_server_that_is_down_is_the_providers_outage(program, dialog, browser, server, qtbot):
    """The user is not asked for anything: it mends itself when the provider does."""
    server.life_s = 0
    press(child(dialog, "signIn"))
    until(qtbot, lambda: logins(program))
    server.token = broken(503)
    program.watch.check_now()
    until(qtbot, lambda: status(program) is Status.OUTAGE)
    reason = program.watch.verdict("kim").reason
    assert (reason.origin, reason.code) == (Origin.PROVIDER, "auth_unavailable")
    assert state(dialog).startswith("You are signed in")

    server.token = None
    program.watch.check_now()
    until(qtbot, lambda: status(program) is Status.OK)


def test_whoever_does_not_agree_reads_so_beside_the_button(program, dialog, browser, server, qtbot):
    server.consent = lambda words: {"error": "access_denied", "state": words["state"]}
    press(child(dialog, "signIn"))
    problem = child(dialog, "signInState").parent()._problem
    until(qtbot, lambda: problem.text)

    assert problem.text == "You did not agree in the browser, so nothing was changed."
    assert child(dialog, "signIn").isVisible()


def test_without_a_browser_the_address_is_there_to_copy(program, dialog, server, qtbot, monkeypatch):
    monkeypatch.setattr(sign_in_part.opener, "open_link", lambda _url: False)
    press(child(dialog, "signIn"))
    until(qtbot, lambda: child(dialog, "copySignIn").isVisible())

    assert state(dialog).endswith("No browser opened: copy the address and open it in one.")
    press(child(dialog, "cancelSignIn"))
    until(qtbot, lambda: child(dialog, "signIn").isVisible())
    assert state(dialog) == "You are not signed in."


def test_with_a_code(program, dialog, browser, server, qtbot):
    press(child(dialog, "signInByCode"))
    until(qtbot, lambda: "WDJB-MJHT" in state(dialog))
    server.device_agreed.set()
    until(qtbot, lambda: state(dialog).startswith("You are signed in"))
    assert server.questions("/token")[-1]["grant_type"] == "urn:ietf:params:oauth:grant-type:device_code"


def test_a_client_secret_typed_here_goes_along(program, dialog, browser, server, qtbot):
    server.client_secret = "s3cret"
    child(dialog, "clientSecret").setText("s3cret")
    press(child(dialog, "signIn"))
    until(qtbot, lambda: state(dialog).startswith("You are signed in"))
    assert server.questions("/token")[0]["client_id"] == CLIENT_ID


def test_the_window_knows_the_next_time_that_somebody_is_signed_in(program, dialog, browser, qtbot):
    press(child(dialog, "signIn"))
    until(qtbot, lambda: state(dialog).startswith("You are signed in"))
    dialog.reject()
    until(qtbot, lambda: program.rare.settings.dialog is None)
    program.rare.settings.open()
    until(qtbot, lambda: program.rare.settings.dialog is not None)

    assert state(program.rare.settings.dialog).startswith("You are signed in")


def test_signing_out_forgets_it(program, dialog, browser, server, qtbot):
    press(child(dialog, "signIn"))
    until(qtbot, lambda: state(dialog).startswith("You are signed in"))
    press(child(dialog, "signOut"))

    secrets, account = program._parts.secrets, program._parts.keeper.settings.accounts[0]
    until(qtbot, lambda: secrets.grants.get(account) is None)
    assert state(dialog) == "You are not signed in."


def test_closing_the_window_ends_the_waiting(program, dialog, server, qtbot, monkeypatch):
    monkeypatch.setattr(sign_in_part.opener, "open_link", lambda _url: True)
    press(child(dialog, "signIn"))
    until(qtbot, lambda: child(dialog, "copySignIn").isVisible())
    dialog.reject()

    until(qtbot, lambda: program.rare.settings._secrets._sign_in._waiting is None)


def test_the_test_in_the_window_logs_in_with_the_sign_in(program, dialog, browser, server, qtbot):
    press(child(dialog, "testAccount"))
    until(qtbot, lambda: "is not signed in" in rows(dialog))

    press(child(dialog, "signIn"))
    until(qtbot, lambda: state(dialog).startswith("You are signed in"))
    press(child(dialog, "testAccount"))
    until(qtbot, lambda: "login included" in rows(dialog))
    assert "is not signed in" not in rows(dialog)


def rows(dialog):
    return "\n".join(label.text() for label in dialog.findChildren(Text) if label.isVisible())
