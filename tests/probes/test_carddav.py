from __future__ import annotations

import base64

import pytest

from tests.fakes.accounts import SECRET, Security, probe
from tests.fakes.servers import FakeServer, answer, http
from tray_app.model.account import Auth, Page
from tray_app.model.reason import Failure
from tray_app.model.result import Phase

PRINCIPAL = (
    '<?xml version="1.0"?><d:multistatus xmlns:d="DAV:"><d:response><d:href>/</d:href><d:propstat><d:prop>'
    "<d:current-user-principal><d:href>/principals/kim/</d:href></d:current-user-principal></d:prop>"
    "<d:status>HTTP/1.1 200 OK</d:status></d:propstat></d:response></d:multistatus>"
)
GOOD = answer("207 Multi-Status", PRINCIPAL, Content_Type="application/xml")
BASIC = 'Basic realm="Contacts"'


def deep(*answers: bytes, **options):
    with FakeServer(http(*answers)) as server:
        result = probe("carddav", server.port, deep=True, **options)
    return result, server.heard


@pytest.mark.parametrize("status", ["200 OK", "401 Unauthorized", "403 Forbidden", "405 Method Not Allowed"])
def test_a_light_probe_is_content_with_any_answer_of_a_working_server(status):
    with FakeServer(http(answer(status))) as server:
        result = probe("carddav", server.port)

    assert (result.reason, result.phase) == (None, Phase.GREETING)
    assert not any(line.startswith(b"Authorization") for line in server.heard)


def test_maintenance_is_quoted_with_the_time_to_wait():
    body = "<html><body><p>System is in maintenance mode.</p></body></html>"
    closed = answer("503 Service Unavailable", body, Retry_After="120", X_Nextcloud_Maintenance_Mode="1")
    with FakeServer(http(closed)) as server:
        result = probe("carddav", server.port)

    assert (result.phase, result.reason.failure) == (Phase.GREETING, Failure.PLANNED_MAINTENANCE)
    assert result.reason.retry_after_s == 120
    assert result.reason.quote == "System is in maintenance mode.", (
        "the server's words, without our picture of its head"
    )
    assert result.proves_line


def test_a_deep_probe_asks_who_we_are_and_nothing_else():
    result, heard = deep(GOOD)

    assert (result.reason, result.phase) == (None, Phase.USE)
    assert heard[0] == b"PROPFIND / HTTP/1.1"
    assert b"Depth: 0" in heard
    login = base64.b64encode(f"kim@nordpost.example:{SECRET}".encode())
    assert b"Authorization: Basic " + login in heard
    assert SECRET not in repr(result)
    assert login.decode() not in repr(result)


def test_a_token_is_sent_as_bearer():
    _result, heard = deep(GOOD, auth=Auth.OAUTH2, secret="token-1")

    assert b"Authorization: Bearer token-1" in heard


def test_a_refused_login_is_tried_once():
    result, heard = deep(answer("401 Unauthorized", WWW_Authenticate=BASIC))

    assert (result.phase, result.reason.failure) == (Phase.LOGIN, Failure.CREDENTIALS_REJECTED)
    assert sum(line.startswith(b"PROPFIND") for line in heard) == 1


def test_a_server_that_wants_another_kind_of_login_is_not_a_wrong_password():
    result, _heard = deep(answer("401 Unauthorized", WWW_Authenticate='Digest realm="x", nonce="y"'))

    assert (result.reason.failure, result.reason.code) == (Failure.UNKNOWN, "auth_scheme")


def test_the_well_known_address_is_asked_where_the_root_is_no_address_book():
    result, heard = deep(answer("405 Method Not Allowed"))

    assert [line for line in heard if line.startswith(b"PROPFIND")] == [
        b"PROPFIND / HTTP/1.1",
        b"PROPFIND /.well-known/carddav HTTP/1.1",
    ]
    assert result.reason is not None


def test_a_redirect_on_the_same_host_keeps_question_and_login():
    def script(c):
        asked = c.hear_request()
        c.send(GOOD if asked.startswith(b"PROPFIND /dav/") else answer("301 Moved Permanently", Location="/dav/"))

    with FakeServer(script) as server:
        result = probe("carddav", server.port, deep=True)

    assert result.reason is None
    assert sum(line.startswith(b"Authorization") for line in server.heard) == 2


@pytest.mark.parametrize(
    "body",
    [
        "<html>Log in here</html>",
        "not xml",
        '<!DOCTYPE a [<!ENTITY b "ccc">]><multistatus xmlns="DAV:">&b;</multistatus>',
    ],
)
def test_what_is_no_multistatus_is_no_address_book(body):
    result, _heard = deep(answer("207 Multi-Status", body))

    assert (result.reason.failure, result.reason.code) == (Failure.SERVER_MISCONFIGURED, "not_dav")


def test_a_web_page_in_place_of_an_answer_is_no_address_book():
    result, _heard = deep(answer("200 OK", "<html>Welcome</html>"))

    assert result.reason.code == "not_dav"


def test_a_password_is_not_sent_in_the_clear():
    result, _heard = deep(GOOD, contacts=Page("http://contacts.example/"))

    assert result.reason.code == "login_in_the_clear"


def test_encrypted_contacts_bring_the_certificate(authority):
    with FakeServer(http(GOOD), tls=authority.server()) as server:
        result = probe("carddav", server.port, deep=True, security=Security.TLS, ca_file=authority.ca_file)

    assert result.reason is None
    assert result.certificate_ends_at is not None
