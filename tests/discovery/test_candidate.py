"""What the catalogue adds to another program's account, and what is refused."""

from __future__ import annotations

import pytest

from tray_app.discovery.candidate import Candidate, as_found, receiver, sender
from tray_app.model.account import Page, Receive, Security, Send
from tray_app.model.provider import LoginKind


def test_the_catalogue_adds_what_the_program_does_not_know():
    found = as_found(Candidate("a@gmx.de", username="a@gmx.de", receive=Receive("imap.gmx.net")))

    assert (found.provider, found.webmail, found.username) == ("GMX", Page("https://www.gmx.net/"), "")
    assert found.send == Send("mail.gmx.net", 465, Security.TLS)


def test_a_domain_of_ones_own_is_known_by_its_server():
    assert as_found(Candidate("me@example.org", receive=Receive("imap.gmx.net"))).provider == "GMX"


def test_the_servers_of_the_program_count():
    own = Receive("imap.intern.example.org", 143, Security.STARTTLS)
    assert as_found(Candidate("a@gmx.de", receive=own)).receive == own


def test_a_login_in_the_browser_stays_one():
    assert as_found(Candidate("x@gmail.com", wants_browser=True)).login is LoginKind.OAUTH2


@pytest.mark.parametrize(
    "candidate", [Candidate("", receive=Receive("i.example.org")), Candidate("name"), Candidate("a@example.org")]
)
def test_without_address_or_server_there_is_nothing(candidate):
    assert as_found(candidate) is None


@pytest.mark.parametrize("host", ["", "a b", "a/b", "user@host", "x" * 300, "a\nb"])
def test_a_host_that_is_none_is_refused(host):
    assert receiver("imap", host, 993, Security.TLS) is None
    assert sender(host, 465, Security.TLS) is None


@pytest.mark.parametrize(("told", "port"), [("", 993), ("0", 993), ("99999999", 993), ("-1", 993), ("1993", 1993)])
def test_a_port_that_is_none_becomes_the_usual_one(told, port):
    assert receiver("imap", "i.example.org", told, Security.TLS).port == port
