"""The probes against real servers, in their real ways to fail."""

from __future__ import annotations

import pytest

from tests.fakes.accounts import Security, probe
from tests.integration.servers import PASSWORD, USER, dated, dovecot, missing_server, postfix
from tests.model.builders import situation
from tray_app.model.account import Service
from tray_app.model.health import Health
from tray_app.model.hints import hints
from tray_app.model.reason import Failure
from tray_app.model.result import Phase
from tray_app.model.verdict import HintKind

needs_dovecot = pytest.mark.skipif(bool(missing_server("dovecot")), reason=missing_server("dovecot") or "-")
needs_postfix = pytest.mark.skipif(bool(missing_server("postfix")), reason=missing_server("postfix") or "-")
pytestmark = [pytest.mark.integration, needs_dovecot]
WAYS = [
    ("imap", "imaps_port", Security.TLS),
    ("imap", "imap_port", Security.STARTTLS),
    ("pop3", "pop3s_port", Security.TLS),
    ("pop3", "pop3_port", Security.STARTTLS),
]
every_way = pytest.mark.parametrize(("kind", "port", "security"), WAYS, ids=[f"{k} {s}" for k, _p, s in WAYS])


@pytest.fixture(scope="module")
def server(authority):
    with dovecot(authority) as running:
        yield running


def ask(server, authority, way=WAYS[0], **options):
    kind, port, security = way
    given = {"deep": True, "secret": PASSWORD, "address": USER, "ca_file": authority.ca_file, **options}
    return probe(kind, getattr(server, port), security=security, **given)


@every_way
def test_a_login_with_an_umlaut_in_the_password_works(server, authority, kind, port, security):
    result = ask(server, authority, (kind, port, security))

    assert result.reason is None, result
    assert result.phase is Phase.USE
    assert result.certificate_ends_at is not None


@every_way
def test_the_password_is_in_no_line_of_the_transcript(server, authority, kind, port, security):
    result = ask(server, authority, (kind, port, security))

    assert PASSWORD not in repr(result)


@every_way
def test_a_wrong_password_is_refused_at_the_login(server, authority, kind, port, security):
    result = ask(server, authority, (kind, port, security), secret="wrong-password")

    assert (result.phase, result.reason.failure) == (Phase.LOGIN, Failure.CREDENTIALS_REJECTED)


@every_way
def test_an_unknown_authority_stops_before_the_login(server, authority, kind, port, security):
    result = ask(server, authority, (kind, port, security), ca_file="")

    assert (result.phase, result.reason.failure) == (Phase.TLS, Failure.TLS_CERTIFICATE)
    assert "Mailampel tests" in result.certificate_issuer


def test_a_certificate_that_ends_soon_is_a_quiet_hint(authority):
    with dovecot(authority, dated(-80, 10)) as server:
        result = ask(server, authority)

    [hint] = hints(situation(now=result.started_at, healths={Service.RECEIVE: Health(last_result=result)}))
    assert (result.reason, hint.kind) == (None, HintKind.CERTIFICATE)
    assert result.endpoint in hint.text


def test_a_stopped_server_refuses_the_connection(authority):
    with dovecot(authority) as server:
        server.stop()
        stopped = ask(server, authority)
        server.start()
        again = ask(server, authority)

    assert (stopped.phase, stopped.reason.code) == (Phase.CONNECT, "refused")
    assert again.reason is None


def test_a_broken_user_database_is_the_providers_outage(authority):
    with dovecot(authority) as server:
        server.break_authentication()
        results = [ask(server, authority, way) for way in WAYS]
        server.mend_authentication()
        again = ask(server, authority)

    assert {(r.phase, r.reason.failure) for r in results} == {(Phase.LOGIN, Failure.PROVIDER_OUTAGE)}
    assert again.reason is None


def test_a_broken_store_shows_after_the_login(authority):
    with dovecot(authority) as server:
        server.break_store()
        result = ask(server, authority)

    assert result.phase in (Phase.LOGIN, Phase.USE)
    assert result.reason.failure in (Failure.PROVIDER_DEGRADED, Failure.PROVIDER_OUTAGE)


def test_a_full_mailbox_is_asked_for(authority):
    with dovecot(authority) as server:
        server.add_user("full@nordpost.example", PASSWORD, quota="*:messages=1")
        first = ask(server, authority, address="full@nordpost.example")
        server.deliver("full@nordpost.example")
        result = ask(server, authority, address="full@nordpost.example")

    assert first.reason is None
    assert result.reason.failure is Failure.QUOTA


@needs_postfix
def test_submission_logs_in_once_and_sends_nothing(server, authority):
    with postfix(authority, server.auth_port) as mta:
        ways = [("smtp", "port", Security.STARTTLS), ("smtp", "tls_port", Security.TLS)]
        good = [ask(mta, authority, way) for way in ways]
        wrong = ask(mta, authority, ways[0], secret="wrong-password")
        light = ask(mta, authority, ways[0], deep=False)

    assert [result.reason for result in good] == [None, None]
    assert light.reason is None
    assert (wrong.phase, wrong.reason.failure) == (Phase.LOGIN, Failure.CREDENTIALS_REJECTED)
    assert [line.text for line in wrong.transcript if line.text.startswith("AUTH")] == ["AUTH PLAIN •••"]
