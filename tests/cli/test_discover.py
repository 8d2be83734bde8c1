"""`discover`: the catalogue from the command line."""

from __future__ import annotations

import pytest

from tests.fakes.discovery_network import FakeNetwork, config
from tray_app.cli import discover

FIELDS = {
    "address", "provider", "found_in", "username", "login", "receive", "send", "webmail", "contacts", "status",
    "support_url", "hotline", "verified", "hint",
}  # fmt: skip


def test_what_is_on_record_comes_as_json(mailampel):
    answer = mailampel("discover", "name@alice.de", "--offline", "--json")

    assert answer.status == 0
    assert set(answer.json) == FIELDS
    assert answer.json["provider"] == "Alice"
    assert answer.json["receive"] == {"protocol": "imap", "host": "imap.alice.de", "port": 993, "security": "tls"}
    assert answer.json["username"] == "name@alice.de"
    assert answer.json["verified"] is True


def test_it_can_be_read(mailampel):
    answer = mailampel("discover", "name@t-online.de", "--offline")

    assert answer.status == 0
    assert "Provider: Telekom\n" in answer.out
    assert "Receive: IMAP secureimap.t-online.de:993/tls\n" in answer.out
    assert "customer centre" in answer.out


def test_what_nobody_checked_is_marked(mailampel):
    assert "(not verified)" in mailampel("discover", "name@o2mail.de", "--offline").out


def test_german(mailampel):
    out = mailampel("--lang", "de", "discover", "name@t-online.de", "--offline").out
    assert "Kundencenter" in out


def test_an_unknown_domain_offline_is_not_known(mailampel):
    answer = mailampel("discover", "name@example.org", "--offline")
    assert (answer.status, answer.err) == (4, "")
    assert "name@example.org" in answer.out


@pytest.mark.parametrize("address", ["name", "name@", "@example.org", "name@localhost"])
def test_what_is_no_address_is_one_sentence(mailampel, address):
    answer = mailampel("discover", address, "--offline")

    assert (answer.status, answer.out) == (2, "")
    assert len(answer.err.splitlines()) == 1


def test_without_offline_the_domain_is_asked(mailampel, monkeypatch):
    page = "https://autoconfig.example.org/mail/config-v1.1.xml"
    monkeypatch.setattr(discover, "network", lambda: FakeNetwork(pages={page: config()}))

    answer = mailampel("discover", "name@example.org", "--json")

    assert (answer.json["found_in"], answer.json["receive"]["host"]) == ("autoconfig", "imap.example.org")
