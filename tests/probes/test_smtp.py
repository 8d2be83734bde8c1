from __future__ import annotations

import base64

import pytest

from tests.fakes.accounts import SECRET, Security, probe
from tests.fakes.servers import FakeServer, smtp
from tray_app.model.account import Auth
from tray_app.model.reason import Failure
from tray_app.model.result import Phase


def deep(script, **options):
    with FakeServer(script) as server:
        result = probe("smtp", server.port, deep=True, **options)
    return result, server.heard


def test_a_light_probe_says_hello_and_goodbye():
    with FakeServer(smtp()) as server:
        result = probe("smtp", server.port)

    assert (result.reason, result.phase) == (None, Phase.GREETING)
    assert result.server_text == "220 mail.example ESMTP"
    assert server.heard == [b"EHLO [127.0.0.1]", b"QUIT"]


def test_a_login_sends_no_mail():
    result, heard = deep(smtp())

    assert (result.reason, result.phase) == (None, Phase.USE)
    assert [line.split(b" ")[0] for line in heard] == [b"EHLO", b"AUTH", b"QUIT"]


@pytest.mark.parametrize(
    ("reply", "failure"),
    [
        ("535 5.7.8 Authentication credentials invalid", Failure.CREDENTIALS_REJECTED),
        ("454 4.7.0 Temporary authentication failure", Failure.PROVIDER_OUTAGE),
        ("421 4.3.2 System is going down for maintenance", Failure.PLANNED_MAINTENANCE),
        ("525 5.7.13 Account disabled", Failure.ACCOUNT_BLOCKED),
    ],
)
def test_a_refused_login_is_tried_once_and_its_words_are_kept(reply, failure):
    result, heard = deep(smtp(auth=[reply]))

    assert (result.phase, result.reason.failure, result.server_text) == (Phase.LOGIN, failure, reply)
    assert sum(line.startswith(b"AUTH") for line in heard) == 1
    assert SECRET not in repr(result)


def test_login_in_two_steps_where_plain_is_not_offered():
    result, heard = deep(smtp(auth=["334 VXNlcm5hbWU6", "334 UGFzc3dvcmQ6", "235 ok"], offers=["AUTH=LOGIN"]))

    assert result.reason is None
    assert heard[1:4] == [b"AUTH LOGIN", base64.b64encode(b"kim@nordpost.example"), base64.b64encode(SECRET.encode())]


def test_a_refused_token_is_answered_and_the_final_reply_counts():
    challenge = base64.b64encode(b'{"status":"400"}').decode()
    script = smtp(auth=[f"334 {challenge}", "535 5.7.8 Username and Password not accepted"], offers=["AUTH XOAUTH2"])
    result, heard = deep(script, secret="token-1", auth=Auth.OAUTH2)

    assert result.reason.failure is Failure.CREDENTIALS_REJECTED
    assert heard[2] == b""


def test_the_words_of_a_refused_greeting_are_quoted():
    with FakeServer(smtp("421 4.7.0 Too many concurrent SMTP connections; please try again later.")) as server:
        result = probe("smtp", server.port)

    assert (result.phase, result.reason.failure) == (Phase.GREETING, Failure.TOO_MANY_CONNECTIONS)
    assert result.proves_line


def test_all_lines_of_a_reply_are_read():
    with FakeServer(smtp("220-welcome\r\n220-to the\r\n220 mail server")) as server:
        result = probe("smtp", server.port)

    assert result.server_text == "220-welcome\n220-to the\n220 mail server"


def test_starttls_says_hello_anew_and_only_then_logs_in(authority):
    script = smtp(tls=authority.server())
    result, heard = deep(script, security=Security.STARTTLS, ca_file=authority.ca_file)

    assert result.reason is None
    assert [line.split(b" ")[0] for line in heard] == [b"EHLO", b"STARTTLS", b"EHLO", b"AUTH", b"QUIT"]


def test_a_server_that_hangs_up_after_starttls_fails_at_the_login(authority):
    """A light probe leaves before that, so that it must not count as the end of the failure."""

    def script(c):
        c.say("220 hi")
        c.hear()
        c.say("250-mail.example", "250 STARTTLS")
        c.hear()
        c.say("220 go ahead")
        c.start_tls(authority.server())
        c.hear()

    result, _heard = deep(script, security=Security.STARTTLS, ca_file=authority.ca_file)

    assert (result.phase, result.reason.code) == (Phase.LOGIN, "closed")


def test_no_password_without_the_encryption_that_was_asked_for():
    result, heard = deep(smtp(), security=Security.STARTTLS, worked_before=True)

    assert (result.phase, result.reason.failure) == (Phase.TLS, Failure.TLS_INTERCEPTED)
    assert not any(line.startswith(b"AUTH") for line in heard)


def test_a_key_problem_at_the_server_is_its_own_matter(authority):
    def script(c):
        c.say("220 hi")
        c.hear()
        c.say("250-mail.example", "250 STARTTLS")
        c.hear()
        c.say("454 4.7.0 TLS not available due to local problem")
        c.hold()

    result, _heard = deep(script, security=Security.STARTTLS, ca_file=authority.ca_file)

    assert (result.phase, result.reason.failure) == (Phase.TLS, Failure.TLS_CERTIFICATE)


def test_a_server_without_logins_is_a_wrong_setting():
    result, _heard = deep(smtp(offers=["SIZE 1000"]))

    assert (result.reason.failure, result.reason.code) == (Failure.SERVER_MISCONFIGURED, "no_common_login")


def test_a_reply_without_end_is_given_up():
    def script(c):
        while True:
            c.say("220-and on")

    with FakeServer(script) as server:
        result = probe("smtp", server.port)

    assert result.reason.code == "endless_reply"
