"""Accounts of Evolution and of GNOME Online Accounts."""

from __future__ import annotations

from tray_app.discovery.evolution import read_evolution, read_online_accounts
from tray_app.discovery.imports import accounts_everywhere, accounts_of
from tray_app.model.account import Receive, Security, Send

FILES = {
    "account": b"""[Data Source]
DisplayName=Arbeit
Enabled=true
[Mail Account]
BackendName=imapx
IdentityUid=identity
[Authentication]
Host=imap.example.org
Port=993
User=erika
Method=plain
[Security]
Method=ssl-on-alternate-port
""",
    "identity": b"""[Mail Identity]
Address=erika@example.org
[Mail Submission]
TransportUid=transport
""",
    "transport": b"""[Mail Transport]
BackendName=smtp
[Authentication]
Host=smtp.example.org
Port=587
[Security]
Method=starttls-on-standard-port
""",
    "local": b"[Mail Account]\nBackendName=maildir\n",
}
ONLINE = b"""[Account account_1]
Provider=imap_smtp
EmailAddress=hans@example.net
ImapHost=imap.example.net
ImapUserName=hans
ImapUseSsl=true
ImapUseTls=false
SmtpHost=smtp.example.net
SmtpUseTls=true
MailEnabled=true
[Account account_2]
Provider=google
PresentationIdentity=x@gmail.com
[Account account_3]
Provider=imap_smtp
EmailAddress=off@example.net
MailEnabled=false
"""


def test_account_identity_and_transport_belong_together():
    (erika,) = read_evolution(FILES)

    assert (erika.address, erika.username, erika.name) == ("erika@example.org", "erika", "Arbeit")
    assert erika.receive == Receive("imap.example.org", 993, Security.TLS)
    assert erika.send == Send("smtp.example.org", 587, Security.STARTTLS)


def test_an_account_switched_off_does_not_count():
    assert read_evolution({**FILES, "account": FILES["account"].replace(b"Enabled=true", b"Enabled=false")}) == ()


def test_without_its_identity_the_user_name_has_to_do():
    (alone,) = read_evolution({"account": FILES["account"].replace(b"User=erika", b"User=erika@example.org")})
    assert (alone.address, alone.send) == ("erika@example.org", None)


def test_online_accounts_name_servers_or_the_provider():
    hans, x = read_online_accounts(ONLINE)

    assert hans.receive == Receive("imap.example.net", 993, Security.TLS)
    assert hans.send == Send("smtp.example.net", 587, Security.STARTTLS)
    assert (x.address, x.receive, x.wants_browser) == ("x@gmail.com", None, True)


def test_nonsense_has_no_accounts():
    assert read_evolution({"a": b"\x00\xff[", "b": b""}) == ()
    assert read_online_accounts(b"[[[") == ()


def test_accounts_of_mail_alone_have_one_switch():
    off = ONLINE.replace(b"MailEnabled=true", b"Enabled=false")
    assert [found.address for found in read_online_accounts(off)] == ["x@gmail.com"]


def test_another_port_stands_with_the_host():
    bridge = b"""[Account account_1]
Provider=imap_smtp
EmailAddress=hans@example.net
Enabled=true
ImapHost=127.0.0.1:1143
ImapUseTls=true
SmtpHost=[::1]:1025
SmtpUseTls=true
"""
    (hans,) = read_online_accounts(bridge)
    assert hans.receive == Receive("127.0.0.1", 1143, Security.STARTTLS)
    assert hans.send == Send("::1", 1025, Security.STARTTLS)


def test_the_flatpak_of_evolution_is_looked_at_too(tmp_path, monkeypatch):
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    folder = tmp_path / ".var" / "app" / "org.gnome.Evolution" / "config" / "evolution" / "sources"
    folder.mkdir(parents=True)
    for name, body in FILES.items():
        (folder / f"{name}.source").write_bytes(body)
    assert [found.address for found in accounts_of("evolution", home=tmp_path)] == ["erika@example.org"]
    assert list(accounts_everywhere(home=tmp_path)) == ["Evolution"]
