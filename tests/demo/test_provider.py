"""The embedded provider speaks its protocols, apologises, and refuses."""

from __future__ import annotations

import socket
import ssl
from base64 import b64encode
from datetime import UTC, datetime

import pytest
import trustme

from tray_app.demo.provider import Face, Mood, Post, Provider

PASSWORD = "only in this test"


@pytest.fixture(scope="module")
def authority():
    return trustme.CA()


@pytest.fixture
def provider(authority):
    provider = Provider("Ahornpost", authority, PASSWORD)
    provider.start()
    yield provider
    provider.stop()


@pytest.fixture
def talk(authority):
    """Says lines to a port; gives everything that came back."""
    context = ssl.create_default_context()
    authority.configure_trust(context)

    def conversation(port: int, *lines: str) -> str:
        with (
            socket.create_connection(("127.0.0.1", port), 5) as plain,
            context.wrap_socket(plain, server_hostname="localhost") as secure,
        ):
            secure.sendall("".join(f"{line}\r\n" for line in lines).encode())
            heard = b""
            while part := secure.recv(4096):
                heard += part
            return heard.decode()

    return conversation


def test_imap_lets_its_one_user_look_at_an_empty_mailbox(provider, talk):
    heard = talk(provider.imap_port, f'a LOGIN "kim" "{PASSWORD}"', "b EXAMINE INBOX", "c LOGOUT")
    assert "a OK" in heard
    assert "* 0 EXISTS" in heard
    assert "c OK" in heard


@pytest.mark.parametrize(("secret", "answer"), [(PASSWORD, "a OK"), ("guess", "a NO [AUTHENTICATIONFAILED]")])
def test_imap_takes_a_sasl_login(provider, talk, secret, answer):
    token = b64encode(f"\0kim\0{secret}".encode()).decode()
    assert answer in talk(provider.imap_port, "a AUTHENTICATE PLAIN", token, "b LOGOUT")


def test_imap_knows_a_wrong_password(provider, talk):
    assert "a NO [AUTHENTICATIONFAILED]" in talk(provider.imap_port, 'a LOGIN "kim" "guess"', "b LOGOUT")


@pytest.mark.parametrize(("secret", "code"), [(PASSWORD, "235"), ("guess", "535")])
def test_smtp_checks_the_password(provider, talk, secret, code):
    token = b64encode(f"\0kim\0{secret}".encode()).decode()
    assert f"\n{code} " in talk(provider.smtp_port, "EHLO [127.0.0.1]", f"AUTH PLAIN {token}", "QUIT")


def test_an_apology_is_all_there_is(provider, talk):
    provider.turn(Face(Mood.APOLOGISES, words="Back at noon"))
    assert talk(provider.imap_port) == "* BYE [UNAVAILABLE] Back at noon\r\n"
    assert talk(provider.smtp_port) == "421 4.3.2 Back at noon\r\n"


def test_refusing_and_coming_back_keeps_the_port(provider, talk):
    provider.turn(Face(Mood.REFUSES))
    with pytest.raises(ConnectionRefusedError):
        talk(provider.imap_port)
    provider.turn(Face())
    assert "is ready" in talk(provider.imap_port, "a LOGOUT")


def test_page_and_feed_say_what_the_provider_says(provider, talk):
    posts = [Post(datetime(2012, 8, 15, 8, tzinfo=UTC), "Mail <down>", "We are on it & sorry")]
    provider.turn(Face(Mood.REFUSES, notice="Mail & more is disturbed", posts=posts))
    page = talk(provider.web_port, "GET / HTTP/1.1", "Host: localhost", "")
    assert '<div role="alert" class="notice"><p>Mail &amp; more is disturbed</p></div>' in page
    feed = talk(provider.web_port, "GET /feed.rss HTTP/1.1", "Host: localhost", "")
    assert "<title>Mail &lt;down&gt;</title><description>We are on it &amp; sorry</description>" in feed
    assert "Wed, 15 Aug 2012 08:00:00 +0000" in feed


def test_conversations_that_end_early_are_no_errors(authority, caplog):
    context = ssl.create_default_context()
    authority.configure_trust(context)
    provider = Provider("Ahornpost", authority, PASSWORD)
    provider.start()
    with (
        socket.create_connection(("127.0.0.1", provider.web_port), 5) as plain,
        context.wrap_socket(plain, server_hostname="localhost") as web,
    ):
        web.sendall(b"GET / HT")
    with (
        socket.create_connection(("127.0.0.1", provider.imap_port), 5) as plain,
        context.wrap_socket(plain, server_hostname="localhost") as imap,
    ):
        imap.recv(4096)
        provider.stop()

    assert caplog.records == []
