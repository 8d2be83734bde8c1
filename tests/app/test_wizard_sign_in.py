"""Signing in within the wizard, in the whole program: real servers on loopback, a browser without a screen."""

from __future__ import annotations

import pytest

from tests.fakes.browser import Browser
from tests.fakes.oauth import CLIENT_ID, OAuthServer, mailbox
from tests.fakes.programs import running_program, until
from tests.fakes.servers import FakeServer
from tests.ui.looking import child, press
from tray_app.app import sign_in_part, wizard_search
from tray_app.model.account import Auth, Receive, Security
from tray_app.model.provider import Found, FoundIn, LoginKind
from tray_app.model.settings import General, Settings
from tray_app.model.verdict import Status
from tray_app.storage.settings_file import load, save
from tray_app.ui.forms import Problem

ADDRESS = "kim@nordpost.example"


@pytest.fixture
def server():
    """On this computer the way to the sign-in needs no encryption."""
    with OAuthServer() as running:
        yield running


@pytest.fixture
def browser(monkeypatch):
    made = Browser()
    monkeypatch.setattr(sign_in_part.opener, "open_link", made.open)
    return made


@pytest.fixture
def program(qapp, profile, server, no_session, keyring, monkeypatch, tmp_path):
    """Without an account; the search finds a provider that takes no passwords."""
    monkeypatch.setenv("HOME", str(tmp_path))
    with FakeServer(mailbox(server)) as mail:
        receive = Receive("127.0.0.1", mail.port, Security.PLAIN)
        found = Found(ADDRESS, "Nordpost", FoundIn.CATALOGUE, login=LoginKind.OAUTH2, receive=receive)
        monkeypatch.setattr(wizard_search, "discover", lambda _address, **_how: found)
        general = General(language="en", quiet_hours="", control_hosts=(f"127.0.0.1:{mail.port}",))
        save(profile.settings_file, Settings(general=general))
        with running_program(profile) as made:
            yield made


@pytest.fixture
def wizard(program, server, qtbot):
    """At step 2, with everything entered that the sign-in takes."""
    until(qtbot, lambda: program.rare.wizard.wizard is not None)
    made = program.rare.wizard.wizard
    child(made, "address").setText(ADDRESS)
    press(child(made, "next"))
    until(qtbot, lambda: made.step == 2)
    press(child(made, "inBrowser"))
    table = server.table()
    for name in ("client_id", "authorization_url", "token_url"):
        child(made, f"oauth.{name}").setText(table[name])
    child(made, "oauth.scopes").setText(" ".join(table["scopes"]))
    return made


def state(wizard):
    return child(wizard, "signInState").text()


def signed_in(wizard, qtbot):
    press(child(wizard, "signIn"))
    until(qtbot, lambda: state(wizard).startswith("You are signed in"))


def test_from_the_address_to_a_login_with_a_token(program, wizard, browser, server, profile, qtbot):
    signed_in(wizard, qtbot)
    assert browser.opened[0].startswith(f"{server.url}/authorize?")
    press(child(wizard, "next"))
    until(qtbot, lambda: child(wizard, "result-receive").text().startswith("works, login included"))
    press(child(wizard, "next"))
    until(qtbot, lambda: program.rare.wizard.wizard is None)

    (account,) = load(profile.settings_file).accounts
    assert (account.auth, account.oauth.client_id) == (Auth.OAUTH2, CLIENT_ID)
    until(qtbot, lambda: (verdict := program.watch.verdict(account.id)) and verdict.status is Status.OK)
    assert program._parts.secrets.grants.get(account, anew=True) is not None
    assert all("access-" not in text for text in (profile.settings_file.read_text(), *_logs(profile)))


def _logs(profile):
    return [file.read_text() for file in profile.logs_dir.glob("*")]


def test_who_does_not_agree_reads_so_and_stays_in_the_wizard(program, wizard, browser, server, qtbot):
    server.consent = lambda words: {"error": "access_denied", "state": words["state"]}
    press(child(wizard, "signIn"))
    until(qtbot, lambda: "You did not agree in the browser, so nothing was changed." in problems(wizard))
    assert wizard.step == 2


def problems(wizard):
    return [problem.text for problem in wizard.findChildren(Problem) if problem.isVisible()]


def test_cancelling_the_wizard_leaves_nothing_in_the_keyring(wizard, keyring, browser, server, qtbot):
    server.client_secret = "s3cret"
    child(wizard, "clientSecret").setText("s3cret")
    signed_in(wizard, qtbot)
    assert keyring.kept
    press(child(wizard, "cancel"))
    until(qtbot, lambda: not keyring.kept)


def test_who_takes_another_login_in_the_end_leaves_no_sign_in(program, wizard, keyring, browser, profile, qtbot):
    signed_in(wizard, qtbot)
    press(child(wizard, "without"))
    press(child(wizard, "next"))
    press(child(wizard, "next"))
    until(qtbot, lambda: program.rare.wizard.wizard is None and not keyring.kept)
    assert [account.auth for account in load(profile.settings_file).accounts] == [Auth.NONE]
