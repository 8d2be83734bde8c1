"""`accounts import`."""

from __future__ import annotations

import pytest

from tray_app.model.account import Auth
from tray_app.storage.settings_file import load

PREFS = """user_pref("mail.account.account1.identities", "id1");
user_pref("mail.account.account1.server", "server1");
user_pref("mail.account.account2.identities", "id2");
user_pref("mail.account.account2.server", "server2");
user_pref("mail.accountmanager.accounts", "account1,account2");
user_pref("mail.identity.id1.useremail", "erika@gmx.de");
user_pref("mail.identity.id2.useremail", "me@example.org");
user_pref("mail.server.server1.hostname", "imap.gmx.net");
user_pref("mail.server.server1.socketType", 3);
user_pref("mail.server.server1.type", "imap");
user_pref("mail.server.server2.hostname", "imap.example.org");
user_pref("mail.server.server2.socketType", 3);
user_pref("mail.server.server2.type", "imap");
"""


@pytest.fixture
def thunderbird(tmp_path):
    folder = tmp_path / "thunderbird" / "x.default"
    folder.mkdir(parents=True)
    (folder / "prefs.js").write_text(PREFS, encoding="utf-8")
    (folder / "logins.json").mkdir()  # reading it would fail
    (folder.parent / "profiles.ini").write_text("[InstallAB]\nDefault=x.default\n", encoding="utf-8")
    return folder.parent


def take(mailampel, folder, *more):
    return mailampel("accounts", "import", "thunderbird", "--path", str(folder), *more)


def test_the_accounts_are_listed_and_added(mailampel, thunderbird, profile):
    answer = take(mailampel, thunderbird)

    assert answer.status == 0
    assert "Added: gmx  erika@gmx.de  (receive, send, webmail)\n" in answer.out
    assert "--auth password" in answer.out
    erika, me = load(profile.settings_file).accounts
    assert (erika.provider, erika.auth, erika.support.url) == ("GMX", Auth.NONE, "https://hilfe.gmx.net/")
    assert (me.id, me.receive.host) == ("example", "imap.example.org")


def test_those_already_watched_are_passed_over(mailampel, thunderbird, profile):
    mailampel("accounts", "add", "ERIKA@gmx.de", "--imap", "imap.gmx.net")

    answer = take(mailampel, thunderbird, "--json")

    assert [account["address"] for account in answer.json["added"]] == ["me@example.org"]
    assert answer.json["skipped"] == ["erika@gmx.de"]
    assert len(load(profile.settings_file).accounts) == 2


def test_twice_adds_nothing(mailampel, thunderbird, profile):
    take(mailampel, thunderbird)
    answer = take(mailampel, thunderbird)

    assert (answer.status, answer.out) == (0, "Already watched: erika@gmx.de\nAlready watched: me@example.org\n")
    assert len(load(profile.settings_file).accounts) == 2


def test_a_preview_changes_nothing(mailampel, thunderbird, profile):
    answer = take(mailampel, thunderbird, "--preview")

    assert "Would be added: gmx" in answer.out
    assert not profile.settings_file.exists() or load(profile.settings_file).accounts == ()
    assert len(take(mailampel, thunderbird, "--preview", "--json").json["preview"]) == 2


def test_the_profile_itself_can_be_named(mailampel, thunderbird):
    assert take(mailampel, thunderbird / "x.default").status == 0


@pytest.mark.parametrize("name", ["nowhere", ""])
def test_nothing_to_take_over_is_one_sentence(mailampel, tmp_path, name):
    answer = take(mailampel, tmp_path / name / "x" if name else tmp_path)

    assert (answer.status, answer.out, len(answer.err.splitlines())) == (2, "", 1)


@pytest.mark.parametrize(
    ("program", "file", "text"),
    [
        ("evolution", "a.source", "[Mail Account]\nBackendName=imapx\n[Authentication]\nHost=i.de\nUser=a@b.de\n"),
        ("kmail", "akonadi_imap_resource_0rc", "[network]\nImapServer=i.example.org\nUserName=a@b.de\nSafety=SSL\n"),
        ("geary", "account_01/geary.ini", "[Account]\nsender_mailboxes=a@b.de\n[Incoming]\nhost=i.example.org\n"),
    ],
)  # fmt: skip
def test_other_programs_are_read_too(mailampel, tmp_path, program, file, text):
    (tmp_path / file).parent.mkdir(exist_ok=True)
    (tmp_path / file).write_text(text)

    answer = mailampel("accounts", "import", program, "--path", str(tmp_path), "--json")

    assert [account["address"] for account in answer.json["added"]] == ["a@b.de"]
