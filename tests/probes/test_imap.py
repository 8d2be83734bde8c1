from __future__ import annotations

import base64

import pytest

from tests.fakes import servers
from tests.fakes.accounts import SECRET, Security, probe
from tests.fakes.servers import FakeServer, imap
from tray_app.model.account import Auth
from tray_app.model.reason import Failure, Origin
from tray_app.model.result import Phase
from tray_app.probes.imap import quota_shares


def deep(script, **options):
    with FakeServer(script) as server:
        result = probe("imap", server.port, deep=True, **options)
    return result, server.heard


def commands(heard: list[bytes]) -> list[str]:
    return [line.split(b" ")[1].decode() for line in heard if line.count(b" ")]


def test_a_light_probe_stops_before_the_login():
    with FakeServer(imap("* OK [CAPABILITY IMAP4rev1] Nordpost here")) as server:
        result = probe("imap", server.port)

    assert (result.reason, result.phase) == (None, Phase.GREETING)
    assert result.server_text == "* OK [CAPABILITY IMAP4rev1] Nordpost here"
    assert commands(server.heard)[-1] == "LOGOUT"
    assert not {"LOGIN", "AUTHENTICATE"} & set(commands(server.heard))


def test_a_deep_probe_changes_nothing_in_the_mailbox():
    result, heard = deep(imap())

    assert (result.reason, result.phase) == (None, Phase.USE)
    assert set(commands(heard)) <= {"CAPABILITY", "AUTHENTICATE", "ID", "EXAMINE", "GETQUOTAROOT", "LOGOUT"}


def test_a_password_with_umlauts_travels_by_sasl_in_utf8():
    _result, heard = deep(imap())

    assert base64.b64encode(f"\0kim@nordpost.example\0{SECRET}".encode()) in heard


def test_without_sasl_the_login_command_serves():
    result, heard = deep(imap(capabilities="IMAP4rev1"), secret='quo"ted')

    assert result.reason is None
    assert any(line.endswith(rb'LOGIN "kim@nordpost.example" "quo\"ted"') for line in heard)


def test_no_secret_is_in_the_result():
    result, _heard = deep(imap(login="NO [AUTHENTICATIONFAILED] no"))

    assert SECRET not in repr(result)
    assert base64.b64encode(f"\0kim@nordpost.example\0{SECRET}".encode()).decode() not in repr(result)


@pytest.mark.parametrize("marks", ["line\r\nbreak", "null\0byte"])
def test_a_password_that_cannot_be_sent_is_not_sent(marks):
    result, heard = deep(imap(), secret=marks)

    assert result.reason.code == "password_unsendable"
    assert "AUTHENTICATE" not in commands(heard)


@pytest.mark.parametrize(
    ("login", "failure"),
    [
        ("NO [AUTHENTICATIONFAILED] Authentication failed.", Failure.CREDENTIALS_REJECTED),
        ("NO [UNAVAILABLE] Temporary authentication failure.", Failure.PROVIDER_OUTAGE),
        ("BAD [UNAVAILABLE] Service temporarily unavailable", Failure.PROVIDER_OUTAGE),
        ("NO [LIMIT] Maximum number of connections from user+IP exceeded", Failure.TOO_MANY_CONNECTIONS),
    ],
)
def test_one_attempt_and_the_servers_words_decide(login, failure):
    result, heard = deep(imap(login=login))

    assert (result.phase, result.reason.failure) == (Phase.LOGIN, failure)
    assert result.server_text == login
    assert commands(heard).count("AUTHENTICATE") == 1


@pytest.mark.parametrize(
    ("at", "phase"), [("CAPABILITY", Phase.GREETING), ("AUTHENTICATE", Phase.LOGIN), ("EXAMINE", Phase.USE)]
)
def test_goodbye_in_the_midst_is_no_wrong_password(at, phase):
    result, _heard = deep(imap(goodbye={at: "[UNAVAILABLE] Server shutting down for maintenance"}))

    assert result.phase is phase
    assert result.reason.failure is Failure.PLANNED_MAINTENANCE
    assert "Server shutting down" in result.reason.quote


def test_hanging_up_during_the_login_is_neutral():
    def script(c):
        c.say("* OK hi")
        tag = c.hear().split(b" ")[0].decode()
        c.say("* CAPABILITY IMAP4rev1", f"{tag} OK done")
        c.hear()

    result, _heard = deep(script, secret="ascii")

    assert (result.phase, result.reason.failure, result.reason.code) == (Phase.LOGIN, Failure.UNKNOWN, "closed")


def test_goodbye_in_place_of_a_greeting_proves_the_line_and_is_quoted():
    with FakeServer(imap("* BYE [ALERT] Wir warten das System bis 14:00 Uhr")) as server:
        result = probe("imap", server.port)

    assert (result.phase, result.proves_line) == (Phase.GREETING, True)
    assert result.reason.origin is Origin.PROVIDER
    assert "Wir warten das System bis 14:00 Uhr" in result.reason.quote


def test_the_inbox_tells_that_mail_arrived_and_never_what():
    lines = {"EXAMINE": ("* OK [UIDVALIDITY 1305] UIDs valid", "* OK [UIDNEXT 4392] Predicted next UID")}
    result, heard = deep(imap(extra=lines))

    assert (result.uid_next, result.uid_validity) == (4392, 1305)
    assert not any(b"FETCH" in line for line in heard)


def test_a_mailbox_that_does_not_open_fails_in_use():
    result, _heard = deep(imap(select="NO [SERVERBUG] Internal error occurred."))

    assert (result.phase, result.reason.failure) == (Phase.USE, Failure.PROVIDER_DEGRADED)


@pytest.mark.parametrize(("used", "failure"), [(1000, Failure.QUOTA), (999, None), (1500, Failure.QUOTA)])
def test_a_full_quota_is_the_accounts_matter(used, failure):
    lines = {"GETQUOTAROOT": ('* QUOTAROOT "INBOX" "User"', f'* QUOTA "User" (STORAGE {used} 1000)')}
    result, _heard = deep(imap(extra=lines))

    assert (result.reason.failure if result.reason else None) is failure


def test_a_server_that_refuses_to_tell_the_quota_is_fine():
    def script(c):
        imap()(c)

    lines = {"GETQUOTAROOT": ("* QUOTA nonsense ((",)}
    result, _heard = deep(imap(extra=lines))

    assert result.reason is None


def test_an_alert_during_a_good_login_is_kept():
    lines = {"AUTHENTICATE": ("* OK [ALERT] Ab Montag gilt ein neues Passwort",)}
    result, _heard = deep(imap(extra=lines))

    assert result.reason is None
    assert result.server_text == "* OK [ALERT] Ab Montag gilt ein neues Passwort"


def test_preauth_needs_no_login():
    result, heard = deep(imap("* PREAUTH local bridge"))

    assert (result.reason, result.phase) == (None, Phase.USE)
    assert "AUTHENTICATE" not in commands(heard)


def test_starttls_asks_for_the_capabilities_anew(authority):
    script = imap(capabilities="IMAP4rev1 STARTTLS AUTH=PLAIN", tls=certificates_good(authority))
    result, heard = deep(script, security=Security.STARTTLS, ca_file=authority.ca_file)

    assert result.reason is None
    assert commands(heard)[:3] == ["CAPABILITY", "STARTTLS", "CAPABILITY"]
    assert result.certificate_ends_at is not None


@pytest.mark.parametrize(("known", "failure"), [(True, Failure.TLS_INTERCEPTED), (False, Failure.SERVER_MISCONFIGURED)])
def test_no_password_without_the_encryption_that_was_asked_for(known, failure):
    result, heard = deep(imap(capabilities="IMAP4rev1"), security=Security.STARTTLS, worked_before=known)

    assert (result.phase, result.reason.failure) == (Phase.TLS, failure)
    assert commands(heard) == ["CAPABILITY"]


def test_a_server_that_takes_tokens_only_is_told_apart_from_a_wrong_password():
    result, heard = deep(imap(capabilities="IMAP4rev1 LOGINDISABLED AUTH=XOAUTH2"))

    assert (result.reason.code, result.reason.specific) == ("password_login_off", True)
    assert "LOGIN" not in commands(heard)


def test_a_refused_token_is_answered_with_an_empty_line():
    refusal = base64.b64encode(b'{"status":"401","schemes":"bearer","scope":"https://mail.example/"}').decode()

    def script(c):
        c.say("* OK hi")
        tag = c.hear().split(b" ")[0].decode()
        c.say("* CAPABILITY IMAP4rev1 AUTH=XOAUTH2", f"{tag} OK done")
        tag = c.hear().split(b" ")[0].decode()
        c.say("+ ")
        c.hear()
        c.say(f"+ {refusal}")
        c.hear()
        c.say(f"{tag} NO [AUTHENTICATIONFAILED] Invalid credentials (Failure)")
        c.hold()

    result, heard = deep(script, secret="token-1", auth=Auth.OAUTH2)

    assert result.reason.failure is Failure.CREDENTIALS_REJECTED
    assert heard[-1] == b""
    assert base64.b64decode(heard[-2]) == b"user=kim@nordpost.example\x01auth=Bearer token-1\x01\x01"


def test_tagged_lines_without_text_are_understood():
    def script(c):
        c.say("* OK hi")
        while line := c.hear().decode():
            tag, command = line.split(" ")[:2]
            c.say(*(["* CAPABILITY IMAP4rev1"] if command == "CAPABILITY" else []), f"{tag} OK")

    result, _heard = deep(script, secret="ascii")

    assert result.reason is None


@pytest.mark.parametrize("first", ["+OK POP3 here", "220 mail.example ESMTP", "HTTP/1.1 400 Bad Request"])
def test_another_protocol_on_the_port_is_a_wrong_setting(first):
    with FakeServer(servers.cut_line(f"{first}\r\n".encode())) as server:
        result = probe("imap", server.port)

    assert (result.reason.failure, result.reason.code) == (Failure.SERVER_MISCONFIGURED, "other_protocol")


def certificates_good(authority):
    return authority.server()


@pytest.mark.parametrize(
    ("line", "shares"),
    [
        ('* QUOTA "" (STORAGE 10 512)', [(10, 512)]),
        ('* QUOTA "user/kim (old)" (STORAGE 512 512 MESSAGE 3 1000)', [(512, 512), (3, 1000)]),
        ("* QUOTA root ()", []),
        ("* QUOTA root (STORAGE 10", []),
        ("* QUOTA root (STORAGE ten 512)", []),
        ("* 3 EXISTS", []),
    ],
)
def test_quota_is_read_whatever_the_line_looks_like(line, shares):
    assert quota_shares(line) == shares
