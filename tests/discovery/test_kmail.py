"""Accounts of KMail."""

from __future__ import annotations

from tray_app.discovery.kmail import read_kmail
from tray_app.model.account import Receive, Security, Send

IMAP = b"[network]\nImapServer=imap.example.org\nImapPort=993\nSafety=SSL\nUserName=erika\n"
POP = b"[General]\nhost=pop.example.net\nport=110\nlogin=hans@example.net\nuseTLS=true\n"
TRANSPORTS = b"""[General]
default-transport=2
[Transport 1]
host=smtp.example.org
port=465
encryption=SSL
user=erika
[Transport 2]
host=mail.example.net
encryption=TLS
user=somebody
"""
IDENTITIES = b"""[Identity #0]
Email Address=erika@example.org
Transport=1
[Identity #1]
Email Address=hans@example.net
"""


def test_each_resource_is_an_account():
    erika, hans = read_kmail([IMAP, POP], TRANSPORTS, IDENTITIES)

    assert (erika.address, erika.username) == ("erika@example.org", "erika")
    assert erika.receive == Receive("imap.example.org", 993, Security.TLS)
    assert erika.send == Send("smtp.example.org", 465, Security.TLS)
    assert hans.receive == Receive("pop.example.net", 110, Security.STARTTLS, "pop3")
    assert hans.send == Send("mail.example.net", 587, Security.STARTTLS)


def test_a_resource_without_server_is_none():
    assert read_kmail([b"", b"\xff[", b"[network]\nImapServer=\n"], b"", b"") == ()


def test_without_an_identity_the_user_name_is_the_address():
    (alone,) = read_kmail([POP], b"", b"")
    assert (alone.address, alone.send) == ("hans@example.net", None)


def test_older_ways_to_write_the_keys_count_too():
    (hans,) = read_kmail([POP.replace(b"useTLS", b"UseTLS").replace(b"port", b"Port")], b"", b"")
    assert hans.receive == Receive("pop.example.net", 110, Security.STARTTLS, "pop3")
