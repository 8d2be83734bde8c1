"""Accounts of Geary."""

from __future__ import annotations

import pytest

from tray_app.discovery.geary import read_geary
from tray_app.model.account import Receive, Security, Send

OTHER = b"""[Metadata]
version=1
[Account]
label=Privat
sender_mailboxes=Erika M\xc3\xbcller <erika@example.org>;other@example.org;
service_provider=other
[Incoming]
login=erika
host=imap.example.org
port=993
transport_security=transport
[Outgoing]
host=smtp.example.org
port=587
transport_security=start-tls
"""


def test_an_account_has_its_servers():
    erika = read_geary(OTHER)

    assert (erika.address, erika.username, erika.name) == ("erika@example.org", "erika", "Privat")
    assert erika.receive == Receive("imap.example.org", 993, Security.TLS)
    assert erika.send == Send("smtp.example.org", 587, Security.STARTTLS)


def test_a_big_provider_is_named_alone():
    found = read_geary(b"[Account]\nsender_mailboxes=x@gmail.com;\nservice_provider=gmail\n")
    assert (found.address, found.receive, found.wants_browser) == ("x@gmail.com", None, True)


@pytest.mark.parametrize("body", [b"", b"[Account]\nsender_mailboxes=\n", b"\x00", b"[Account"])
def test_without_an_address_there_is_none(body):
    assert read_geary(body) is None
