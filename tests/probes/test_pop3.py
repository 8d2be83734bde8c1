from __future__ import annotations

import base64

import pytest

from tests.fakes.accounts import SECRET, Security, probe
from tests.fakes.servers import FakeServer, pop3
from tray_app.model.reason import Failure
from tray_app.model.result import Phase


def deep(script, **options):
    with FakeServer(script) as server:
        result = probe("pop3", server.port, deep=True, **options)
    return result, server.heard


def test_a_light_probe_stops_before_the_login():
    with FakeServer(pop3()) as server:
        result = probe("pop3", server.port)

    assert (result.reason, result.phase, result.server_text) == (None, Phase.GREETING, "+OK POP3 ready")
    assert server.heard == [b"CAPA", b"QUIT"]


def test_user_and_pass_and_nothing_is_fetched():
    result, heard = deep(pop3(), secret="ascii-77")

    assert (result.reason, result.phase) == (None, Phase.USE)
    assert heard == [b"CAPA", b"USER kim@nordpost.example", b"PASS ascii-77", b"STAT", b"QUIT"]
    assert "ascii-77" not in repr(result)


def test_a_password_with_umlauts_travels_by_sasl():
    result, heard = deep(pop3(capabilities=["SASL PLAIN LOGIN"]))

    assert result.reason is None
    assert base64.b64encode(f"\0kim@nordpost.example\0{SECRET}".encode()) in heard


@pytest.mark.parametrize(
    ("reply", "failure"),
    [
        ("-ERR [AUTH] Authentication failed.", Failure.CREDENTIALS_REJECTED),
        ("-ERR [SYS/TEMP] Temporary system problem. Please try again later.", Failure.PROVIDER_OUTAGE),
        ("-ERR [LOGIN-DELAY] Logins must be at least 15 minutes apart", Failure.RATE_LIMITED),
        ("-ERR [IN-USE] Maildrop is locked by another session", Failure.TOO_MANY_CONNECTIONS),
    ],
)
def test_a_refused_login_is_tried_once_and_its_words_decide(reply, failure):
    result, heard = deep(pop3(login=reply), secret="ascii")

    assert (result.phase, result.reason.failure, result.server_text) == (Phase.LOGIN, failure, reply)
    assert sum(line.startswith(b"PASS") for line in heard) == 1


def test_a_refused_greeting_proves_the_line():
    with FakeServer(pop3("-ERR [SYS/TEMP] Server is down for maintenance")) as server:
        result = probe("pop3", server.port)

    assert (result.phase, result.proves_line) == (Phase.GREETING, True)
    assert result.reason.failure in (Failure.PROVIDER_OUTAGE, Failure.PLANNED_MAINTENANCE)


def test_stls_comes_before_the_login(authority):
    result, heard = deep(
        pop3(tls=authority.server()), security=Security.STARTTLS, ca_file=authority.ca_file, secret="ascii"
    )

    assert result.reason is None
    assert heard[:3] == [b"CAPA", b"STLS", b"CAPA"]


def test_no_password_without_the_encryption_that_was_asked_for():
    result, heard = deep(pop3(), security=Security.STARTTLS)

    assert (result.phase, result.reason.code) == (Phase.TLS, "starttls_missing")
    assert heard == [b"CAPA"]


def test_a_server_without_capa_still_serves():
    def script(c):
        c.say("+OK old")
        c.hear()
        c.say("-ERR unknown command")
        while c.hear():
            c.say("+OK")

    result, _heard = deep(script, secret="ascii")

    assert result.reason is None
