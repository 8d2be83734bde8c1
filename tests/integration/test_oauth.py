"""Signed in with OAuth at real servers: Dovecot asks our own authorization server whether the token is good."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from tests.fakes.keyrings import FakeKeyring, in_use
from tests.fakes.oauth import CLIENT_ID, OAuthServer, broken, refused
from tests.integration.servers import USER, dovecot, missing_server, postfix
from tray_app.engine.asker import NetworkAsker
from tray_app.model.account import Account, Auth, OAuth, Receive, Security, Send, Service
from tray_app.model.reason import Failure
from tray_app.model.result import Depth, Phase
from tray_app.net.trust import Trust
from tray_app.storage.grants import Grant
from tray_app.storage.paths import Profile
from tray_app.storage.secrets import SecretStore

needs_dovecot = pytest.mark.skipif(bool(missing_server("dovecot")), reason=missing_server("dovecot") or "-")
needs_postfix = pytest.mark.skipif(bool(missing_server("postfix")), reason=missing_server("postfix") or "-")
pytestmark = [pytest.mark.integration, needs_dovecot]

ASK = """
introspection_mode = post
introspection_url = {url}
username_attribute = username
active_attribute = active
active_value = true
"""


@pytest.fixture(scope="module")
def sign_in_server(authority):
    with OAuthServer(authority.server()) as tokens:
        yield tokens


@pytest.fixture(scope="module")
def introspection(sign_in_server):
    """The same tokens, told without encryption: Dovecot does not know our authority."""
    with OAuthServer() as plain:
        plain.access_tokens = sign_in_server.access_tokens
        yield plain


@pytest.fixture(scope="module", params=["xoauth2", "oauthbearer"])
def server(request, authority, introspection, tmp_path_factory):
    ask = tmp_path_factory.mktemp("dovecot") / "oauth2.conf"
    ask.write_text(ASK.format(url=f"{introspection.url}/introspect"))
    passdb = f"oauth2\n  mechanisms = {request.param}\n  args = {ask}\n}}"
    more = {"auth_mechanisms": f"plain {request.param}", "passdb {\n  driver": passdb}
    with dovecot(authority, **more) as running:
        running.mechanism = request.param
        yield running


@pytest.fixture
def ask(tmp_path, authority, sign_in_server):
    """Asks a server with a fresh sign-in; the clock can be wound."""
    backend = FakeKeyring()
    sign_in_server.token = None
    sign_in_server.asked.clear()
    secrets = SecretStore(Profile.at(tmp_path))
    clock = [datetime.now(UTC)]
    asker = NetworkAsker(Trust(), secrets, tuple, lambda: clock[0])
    grant = Grant("f00d", CLIENT_ID, f"{sign_in_server.url}/token", sign_in_server.sign_in(USER))
    with in_use(backend):
        secrets.grants.keep("kim", grant)

    def once(refused_before="", **place):
        account = Account(
            id="kim",
            address=USER,
            auth=Auth.OAUTH2,
            oauth=msgspec.convert(sign_in_server.table(), OAuth),
            tls_ca_file=authority.ca_file,
            **place,
        )
        with in_use(backend):
            return asker.probe(account, account.services[0], Depth.DEEP, refused_before, worked_before=False)

    once.clock = clock
    return once


def places(server):
    return {
        "imap": {"receive": Receive("localhost", server.imaps_port, Security.TLS)},
        "imap starttls": {"receive": Receive("localhost", server.imap_port, Security.STARTTLS)},
        "pop3": {"receive": Receive("localhost", server.pop3s_port, Security.TLS, "pop3")},
    }


@pytest.mark.parametrize("kind", ["imap", "imap starttls", "pop3"])
def test_a_fresh_token_opens_the_mailbox(server, ask, kind):
    asked = ask(**places(server)[kind])

    assert asked.result.reason is None, asked.result
    assert (asked.result.phase, asked.result.depth) == (Phase.USE, Depth.DEEP)
    assert any(server.mechanism.upper() in line.text.upper() for line in asked.result.transcript if line.sent)


def test_the_token_serves_until_it_ends_and_the_refresh_token_rotates(server, ask, sign_in_server):
    place = places(server)["imap"]
    ask(**place), ask(**place)
    ask.clock[0] += timedelta(hours=1)
    last = ask(**place)

    used = [words["refresh_token"] for words in sign_in_server.questions("/token")]
    assert last.result.ok
    assert len(used) == len(set(used)) == 2


def test_a_token_taken_back_early_is_renewed_at_once(server, ask, sign_in_server):
    place = places(server)["imap"]
    ask(**place)
    sign_in_server.access_tokens.clear()
    asked = ask(**place)

    assert asked.result.ok, asked.result
    assert len(sign_in_server.questions("/token")) == 2


def test_a_new_token_that_the_mail_server_refuses_is_the_accounts_matter(server, ask, sign_in_server):
    sign_in_server.refresh_tokens.update(dict.fromkeys(sign_in_server.refresh_tokens, "somebody.else@nordpost.example"))
    asked = ask(**places(server)["imap"])

    assert (asked.result.phase, asked.result.reason.failure) == (Phase.LOGIN, Failure.CREDENTIALS_REJECTED)
    assert len(sign_in_server.questions("/token")) == 1


def test_an_ended_sign_in_is_asked_about_once(server, ask, sign_in_server):
    sign_in_server.token = refused("invalid_grant", "Token has been expired or revoked.")
    place = places(server)["imap"]
    first = ask(**place)
    again = ask(first.fingerprint, **place)

    assert (first.result.reason.code, first.result.reason.specific) == ("token_refused", True)
    assert (again.result.ok, again.result.depth) == (True, Depth.LIGHT)
    assert len(sign_in_server.questions("/token")) == 1


def test_a_sign_in_server_that_fails_is_the_providers_matter(server, ask, sign_in_server):
    sign_in_server.token = broken(503)
    asked = ask(**places(server)["imap"])

    assert asked.result.proves_line
    assert (asked.result.phase, asked.result.reason.failure) == (Phase.LOGIN, Failure.PROVIDER_OUTAGE)


def test_a_mail_server_that_cannot_ask_about_the_token_is_the_providers_matter(server, ask, introspection):
    introspection.introspect = broken(500)
    asked = ask(**places(server)["imap"])
    introspection.introspect = None

    assert (asked.result.phase, asked.result.reason.failure) == (Phase.LOGIN, Failure.PROVIDER_OUTAGE), asked.result


@needs_postfix
def test_sending_logs_in_with_the_token_too(authority, server, ask):
    with postfix(authority, server.auth_port) as sending:
        for place in (Send("localhost", sending.tls_port, Security.TLS), Send("localhost", sending.port)):
            asked = ask(send=place)
            assert asked.result.reason is None, asked.result
            assert asked.result.phase >= Phase.LOGIN
            assert asked.result.service is Service.SEND
