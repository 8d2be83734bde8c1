"""Accounts that a real Thunderbird set up are taken over with `accounts import thunderbird`."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from tests.integration.thunderbird import missing_thunderbird, running_thunderbird
from tray_app.discovery.imports import accounts_of
from tray_app.model.account import Auth, Page, Receive, Security, Send
from tray_app.model.provider import LoginKind
from tray_app.storage.settings_file import load

pytestmark = [
    pytest.mark.integration,
    pytest.mark.skipif(bool(missing_thunderbird()), reason=missing_thunderbird() or "-"),
]
PASSWORD = "Regen-im-Mai-31"

# As its own account wizard does it; Local Folders come with them, and an address book that is synchronised.
SET_UP = """
function place(server, port, socketType, authMethod, prettyName) {
  Object.assign(server, { port, socketType, authMethod, prettyName });
  return server;
}
function account(incoming, email, outgoing) {
  const identity = MailServices.accounts.createIdentity();
  identity.email = email;
  identity.fullName = 'Erika "die Große" Müller 😀';
  if (outgoing) identity.smtpServerKey = outgoing.key;
  const made = MailServices.accounts.createAccount();
  made.incomingServer = incoming;
  made.addIdentity(identity);
  return made;
}
function smtp(hostname, port, socketType, username) {
  const server = MailServices.outgoingServer.createServer("smtp").QueryInterface(Ci.nsISmtpServer);
  return Object.assign(server, { hostname, port, socketType, username, authMethod: 3 });
}
const TLS = 3, STARTTLS = 2, PASSWORD = 3, OAUTH2 = 10;
const incoming = (user, host, type) => MailServices.accounts.createIncomingServer(user, host, type);
MailServices.accounts.createLocalMailAccount();
const home = account(
  place(incoming("erika", "imap.nordpost.example", "imap"), 993, TLS, PASSWORD, "Zuhause"),
  "erika@nordpost.example",
  smtp("mail.nordpost.example", 587, STARTTLS, "erika"));
const club = account(
  place(incoming("verein", "old.suedpost.example", "pop3"), 110, STARTTLS, PASSWORD, "Verein"),
  "verein@suedpost.example",
  smtp("smtp.suedpost.example", 465, TLS, "verein")).incomingServer;
club["hostname" in club ? "hostname" : "hostName"] = "pop.suedpost.example";
account(
  place(incoming("erika.m@gmail.com", "imap.gmail.com", "imap"), 993, TLS, OAUTH2, "Google"),
  "erika.m@gmail.com", null);
MailServices.accounts.defaultAccount = home;
const book = MailServices.ab.getDirectoryFromId(MailServices.ab.newAddressBook("Buch", "", 102));
book.setStringValue("carddav.url", "https://dav.nordpost.example/erika/");
book.setStringValue("carddav.username", "erika@nordpost.example");
const login = Cc["@mozilla.org/login-manager/loginInfo;1"].createInstance(Ci.nsILoginInfo);
login.init("imap://imap.nordpost.example", null, "imap://imap.nordpost.example", "erika", "%(password)s", "", "");
await Services.logins.addLoginAsync(login);
Services.prefs.savePrefFile(null);
return Services.appinfo.version;
"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory):
    """The home of whoever uses Thunderbird, and what `accounts import --preview` said while it ran."""
    home = tmp_path_factory.mktemp("home")
    with running_thunderbird(home) as thunderbird:
        assert int(thunderbird.do(SET_UP % {"password": PASSWORD}).partition(".")[0]) > 100
        preview = take(home, home / "running", "--preview")
    return home, preview


def take(home, profile, *more):
    command = [sys.executable, "-m", "tray_app", "--profile", str(profile), "accounts", "import", "thunderbird"]
    command += ["--path", str(home / ".thunderbird"), "--json", *more]
    environ = {**os.environ, "HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(command, env=environ, capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    return json.loads(done.stdout)


def test_its_accounts_are_taken_over(imported, tmp_path):
    home, _preview = imported
    answer = take(home, tmp_path)

    erika, verein, google = load(tmp_path / "settings.toml").accounts
    assert answer["skipped"] == []
    assert (erika.address, erika.username, erika.auth) == ("erika@nordpost.example", "erika", Auth.NONE)
    assert erika.receive == Receive("imap.nordpost.example", 993, Security.TLS)
    assert erika.send == Send("mail.nordpost.example", 587, Security.STARTTLS)
    assert verein.receive == Receive("pop.suedpost.example", 110, Security.STARTTLS, "pop3")
    assert verein.send == Send("smtp.suedpost.example", 465, Security.TLS)
    assert (google.provider, google.receive.host) == ("Gmail", "imap.gmail.com")


def test_its_address_book_is_found(imported):
    home, _preview = imported
    found = {one.address: one for one in accounts_of("thunderbird", home=home)}

    assert found["erika@nordpost.example"].contacts == Page("https://dav.nordpost.example/erika/")
    assert found["erika.m@gmail.com"].login is LoginKind.OAUTH2


def test_one_that_runs_is_no_problem(imported):
    _home, preview = imported
    assert [account["address"] for account in preview["preview"]] == [
        "erika@nordpost.example",
        "verein@suedpost.example",
        "erika.m@gmail.com",
    ]


def test_its_passwords_stay_where_they_are(imported, tmp_path):
    home, _preview = imported
    assert list(home.rglob("logins.json")), "Thunderbird has saved no password"
    answer = take(home, tmp_path)

    written = "".join(file.read_text("utf-8", "replace") for file in tmp_path.rglob("*") if file.is_file())
    assert PASSWORD not in written + json.dumps(answer)
