"""Settings files of strangers."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.fakes.discovery_network import config
from tray_app.discovery.address import parse_address
from tray_app.discovery.autoconfig import read_autoconfig
from tray_app.model.account import Page, Receive, Security, Send
from tray_app.model.provider import FoundIn, LoginKind

ADDRESS = parse_address("erika@example.org")
MORE = """</emailProvider><webMail><loginPage url="https://web.example.org/?u=%EMAILLOCALPART%"/></webMail>
<addressBook type="carddav"><serverURL>https://dav.example.org/%EMAILADDRESS%</serverURL></addressBook><emailProvider>"""


def read(body):
    return read_autoconfig(body, ADDRESS, FoundIn.AUTOCONFIG)


def test_a_file_names_the_servers_imap_first():
    found = read(config())

    assert found.receive == Receive("imap.example.org", 993, Security.TLS, "imap")
    assert found.send == Send("smtp.example.org", 587, Security.STARTTLS)
    assert (found.provider, found.username, found.found_in) == ("Example Mail", "erika", FoundIn.AUTOCONFIG)
    assert found.verified


def test_webmail_and_address_book_come_along():
    found = read(config(extra=MORE))

    assert found.webmail == Page("https://web.example.org/?u=erika")
    assert found.contacts == Page("https://dav.example.org/erika@example.org")


def test_what_does_not_encrypt_is_passed_over():
    assert read(config(socket="plain")).receive == Receive("pop.example.org", 995, Security.TLS, "pop3")


@pytest.mark.parametrize("host", ["", "a b", "-x.example.org", "x" * 300, "imap.example.org/path", "ho\nst"])
def test_a_host_that_is_none_is_passed_over(host):
    assert read(config(imap=host)).receive.protocol == "pop3"


def test_a_login_in_the_browser_alone_is_told():
    assert read(config(login="OAuth2")).login is LoginKind.OAUTH2
    assert read(config(login="OAuth2</authentication><authentication>plain")).login is LoginKind.PASSWORD


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>Not found</body></html>",
        config()[:300],
        b"\xff\xfe\x00",
        b'<?xml version="1.0" encoding="nonsense"?><clientConfig/>',
        b'<!DOCTYPE x [<!ENTITY a "b">]><clientConfig><emailProvider>&a;</emailProvider></clientConfig>',
        config().replace(b"993", b"0").replace(b"995", b"99999"),
        config(socket="plain").replace(b">SSL<", b">plain<"),
    ],
)
def test_what_is_of_no_use_is_none(body):
    assert read(body) is None


def test_links_that_are_not_https_are_left_out():
    found = read(config(extra=MORE.replace("https://web", "javascript:web").replace("https://dav", "http://dav")))
    assert (found.webmail, found.contacts) == (None, None)


def test_a_name_is_shown_without_what_turns_the_text_around():
    assert read(config(name="Ex\u202eample " + "x" * 99)).provider == ("Ex ample " + "x" * 99)[:60]


@given(st.binary(max_size=400))
def test_no_bytes_break_it(body):
    assert read(body) is None
