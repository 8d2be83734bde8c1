from __future__ import annotations

import pytest

ADD = ("accounts", "add", "me@example.org")


@pytest.mark.parametrize(
    ("option", "text", "service", "place"),
    [
        ("--imap", "imap.example.org", "receive", ("imap.example.org", 993, "tls", "imap")),
        ("--imap", "imap.example.org:143", "receive", ("imap.example.org", 143, "starttls", "imap")),
        ("--imap", "imap.example.org/starttls", "receive", ("imap.example.org", 143, "starttls", "imap")),
        ("--imap", "localhost:1143/plain", "receive", ("localhost", 1143, "plain", "imap")),
        ("--imap", "[::1]:1993", "receive", ("::1", 1993, "tls", "imap")),
        ("--pop3", "pop.example.org", "receive", ("pop.example.org", 995, "tls", "pop3")),
        ("--pop3", "pop.example.org:110", "receive", ("pop.example.org", 110, "starttls", "pop3")),
        ("--smtp", "mail.example.org", "send", ("mail.example.org", 587, "starttls")),
        ("--smtp", "mail.example.org/tls", "send", ("mail.example.org", 465, "tls")),
        ("--smtp", "mail.example.org:465", "send", ("mail.example.org", 465, "tls")),
        ("--smtp", "127.0.0.1:2525/plain", "send", ("127.0.0.1", 2525, "plain")),
    ],
)
def test_servers(mailampel, option, text, service, place):
    assert mailampel(*ADD, option, text).status == 0

    (account,) = mailampel("accounts", "list", "--json").json
    names = ("host", "port", "security", "protocol")
    assert account[service] == dict(zip(names, place, strict=False))


@pytest.mark.parametrize("text", ["a b", "a:x", "https://imap.example.org", "::1", "a:1/ssl", "a:123456"])
def test_what_is_no_server_is_said(refused, text):
    assert "is not a server" in refused(*ADD, "--imap", text)


def test_everything_at_once(mailampel):
    mailampel(
        *ADD, "--id", "x", "--name", "Für mich", "--username", "me", "--auth", "password", "--imap", "i", "--smtp", "s",
        "--webmail", "https://w", "--contacts", "https://c", "--status", "https://1", "--status", "https://2",
        "--ca-file", "/ca.pem", "--password-command", "pass show 'my mail'",
    )  # fmt: skip

    (account,) = mailampel("accounts", "list", "--json").json
    assert (account["id"], account["name"], account["username"]) == ("x", "Für mich", "me")
    assert (account["auth"], account["tls_ca_file"]) == ("password", "/ca.pem")
    assert account["password_command"] == ["pass", "show", "my mail"]
    assert (account["webmail"], account["contacts"]) == ({"url": "https://w"}, {"url": "https://c"})
    assert [source["url"] for source in account["status"]] == ["https://1", "https://2"]


def test_a_password_command_means_a_login(mailampel):
    mailampel(*ADD, "--imap", "i", "--password-command", "pass show x")

    assert mailampel("accounts", "list", "--json").json[0]["auth"] == "password"


def test_an_open_quotation_mark_is_said(refused):
    assert "quotation mark" in refused(*ADD, "--imap", "i", "--password-command", "pass 'x")


def test_an_empty_text_takes_away(mailampel):
    mailampel(*ADD, "--imap", "i", "--smtp", "s", "--webmail", "https://w", "--status", "https://1", "--name", "n")

    mailampel("accounts", "edit", "example", "--smtp", "", "--webmail", "", "--status", "", "--name", "")

    (account,) = mailampel("accounts", "list", "--json").json
    assert (account["send"], account["webmail"], account["status"], account["name"]) == (None, None, [], "")
