"""From an address to the first verdict on a real Dovecot: how many clicks, and how long it takes a person."""

from __future__ import annotations

import time

import pytest

from tests.app.conftest import no_session  # noqa: F401
from tests.fakes.discovery_network import FakeNetwork
from tests.fakes.programs import running_program
from tests.integration.servers import PASSWORD, USER, dovecot, missing_server
from tests.ui.looking import child, press
from tray_app.app import wizard_search
from tray_app.model.account import Auth
from tray_app.model.settings import General, Settings
from tray_app.model.verdict import Status
from tray_app.storage.settings_file import load, save

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(bool(missing_server("dovecot")), reason=missing_server("dovecot") or "-"),
]
MOST_CLICKS = 6
LONGEST_S = 30.0
# Seconds of a person's time, by the keystroke-level model (Card, Moran and Newell 1980): a key of an average typist;
# a click, with the thought before it, the hand's way to the mouse and the mouse's way to the button.
KEY_S = 0.28
CLICK_S = 1.35 + 0.4 + 1.1 + 0.2
AUTOCONFIG = """<clientConfig version="1.1"><emailProvider id="nordpost.example"><domain>nordpost.example</domain>
<displayName>Nordpost</displayName><incomingServer type="imap"><hostname>localhost</hostname><port>{port}</port>
<socketType>SSL</socketType><username>%EMAILADDRESS%</username><authentication>password-cleartext</authentication>
</incomingServer></emailProvider></clientConfig>"""


@pytest.fixture
def server(authority, monkeypatch):
    """A provider that says where it is; its certificate is as good as any on this computer."""
    monkeypatch.setenv("SSL_CERT_FILE", authority.ca_file)
    with dovecot(authority) as running:
        page = AUTOCONFIG.format(port=running.imaps_port).encode()
        network = FakeNetwork(pages={"https://autoconfig.nordpost.example/mail/config-v1.1.xml": page})
        monkeypatch.setattr(wizard_search, "Network", lambda _trust: network)
        yield running


@pytest.fixture
def program(qapp, profile, server, no_session, keyring, monkeypatch, tmp_path):  # noqa: F811
    """The first start of the program."""
    monkeypatch.setenv("HOME", str(tmp_path))
    control = (f"127.0.0.1:{server.imaps_port}",)
    save(profile.settings_file, Settings(general=General(language="en", quiet_hours="", control_hosts=control)))
    with running_program(profile) as made:
        yield made


class Person:
    """Whoever sits in front of it; adds up what it takes."""

    def __init__(self, wizard, qtbot):
        self._wizard, self._qtbot = wizard, qtbot
        self.clicks = self.keys = 0
        self.waited_s = 0.0

    def types(self, name, text):
        self._qtbot.keyClicks(child(self._wizard, name), text)
        self.keys += len(text)

    def clicks_on(self, name):
        press(child(self._wizard, name))
        self.clicks += 1

    def waits_for(self, condition):
        began = time.monotonic()
        self._qtbot.waitUntil(lambda: bool(condition()), timeout=20_000)
        self.waited_s += time.monotonic() - began

    @property
    def took_s(self):
        return self.clicks * CLICK_S + self.keys * KEY_S + self.waited_s


@pytest.mark.parametrize(("auth", "words"), [(Auth.NONE, "answers, "), (Auth.PASSWORD, "works, login included, ")])
def test_a_minute_is_more_than_enough(program, server, profile, qtbot, auth, words):
    qtbot.waitUntil(lambda: program.rare.wizard.wizard is not None, timeout=20_000)
    wizard = program.rare.wizard.wizard
    person = Person(wizard, qtbot)

    person.types("address", USER)
    person.clicks_on("next")
    person.waits_for(lambda: wizard.step == 2)
    if auth is Auth.PASSWORD:
        person.clicks_on("with")
        person.types("password", PASSWORD)
    person.clicks_on("next")
    person.waits_for(lambda: child(wizard, "result-receive").text().startswith(words))
    person.clicks_on("next")
    person.waits_for(lambda: program.rare.wizard.wizard is None)
    [account] = load(profile.settings_file).accounts
    person.waits_for(lambda: (verdict := program.watch.verdict(account.id)) and verdict.status is Status.OK)

    assert (account.provider, account.auth, account.receive.port) == ("Nordpost", auth, server.imaps_port)
    assert person.clicks <= MOST_CLICKS
    assert person.took_s < LONGEST_S, f"{person.clicks} clicks, {person.keys} keys, {person.waited_s:.1f} s of waiting"
    print(f"{person.clicks} clicks, {person.took_s:.1f} s, {person.waited_s:.1f} s of them waiting")
