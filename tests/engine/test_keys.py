"""Signed in: from the settings through token and probe to the verdict."""

from __future__ import annotations

import random
import sys
from datetime import UTC, datetime, timedelta

import msgspec
import pytest

from tests.fakes import certificates
from tests.fakes.keyrings import FakeKeyring, in_use
from tests.fakes.oauth import CLIENT_ID, OAuthServer, Said, broken, echoing, mailbox, refused, silent
from tests.fakes.servers import FakeServer
from tray_app.engine import keys
from tray_app.engine.asker import NetworkAsker
from tray_app.engine.keys import Keys
from tray_app.model.account import Account, Auth, OAuth, Receive, Security, Service
from tray_app.model.health import target_status
from tray_app.model.line import LineStatus
from tray_app.model.reason import Failure, Origin
from tray_app.model.result import Depth, Phase
from tray_app.model.verdict import Status
from tray_app.net.trust import Trust
from tray_app.storage.grants import Grant
from tray_app.storage.paths import Profile
from tray_app.storage.secrets import SecretStore

NOW = datetime(2031, 5, 14, 8, 0, tzinfo=UTC)


@pytest.fixture
def server(authority):
    with OAuthServer(authority.server()) as running:
        yield running


class Deaf(dict):
    """Remembers no token."""

    def __setitem__(self, token, user):
        pass


class World:
    """One account that is signed in, its mail server, and a clock."""

    def __init__(self, server, authority, mail, folder):
        self.server, self.now = server, NOW
        self.secrets = SecretStore(Profile.at(folder))
        self.asker = NetworkAsker(Trust(), self.secrets, tuple, lambda: self.now)
        self.keys = Keys(self.secrets, Trust(), lambda: self.now)
        self.account = Account(
            "kim",
            "kim@nordpost.example",
            auth=Auth.OAUTH2,
            oauth=msgspec.convert(server.table(), OAuth),
            tls_ca_file=authority.ca_file,
            receive=Receive("127.0.0.1", mail.port, Security.PLAIN),
        )
        self.sign_in("f00d")

    def sign_in(self, name):
        grant = Grant(name, CLIENT_ID, f"{self.server.url}/token", self.server.sign_in())
        self.secrets.grants.keep("kim", grant)

    def probe(self, refused=""):
        return self.asker.probe(self.account, Service.RECEIVE, Depth.DEEP, refused, worked_before=True)

    @property
    def renewals(self):
        return len(self.server.questions("/token"))


@pytest.fixture
def world(server, authority, tmp_path):
    with in_use(FakeKeyring()), FakeServer(mailbox(server)) as mail:
        yield World(server, authority, mail, tmp_path)


def test_a_token_is_fetched_used_and_used_again(world):
    assert world.probe().result.ok
    assert world.probe().result.ok
    assert world.renewals == 1


def test_it_is_renewed_before_it_ends(world):
    world.probe()
    world.now += timedelta(seconds=world.server.life_s - 60)

    assert world.probe().result.ok
    assert world.renewals == 2


def test_a_token_that_died_early_is_renewed_before_anybody_is_blamed(world):
    world.probe()
    world.server.access_tokens.clear()

    assert world.probe().result.ok
    assert world.renewals == 2


def test_a_new_token_that_the_mail_server_refuses_is_a_refused_login(world):
    world.server.access_tokens = Deaf()
    asked = world.probe()

    assert (asked.result.phase, asked.result.reason.failure) == (Phase.LOGIN, Failure.CREDENTIALS_REJECTED)
    assert world.renewals == 1, "the token was new: another one would be refused as well"


ENDED = [refused(error) for error in ("invalid_grant", "interaction_required", "login_required", "consent_required")]
NOT_ACCEPTED = [refused(error, status=401) for error in ("invalid_client", "unauthorized_client", "deleted_client")]
THEIRS = [
    broken(500),
    broken(503),
    broken(429),
    broken(200),
    broken(404),
    broken(200, b"\xff" * 100),
    broken(200, b"{" * 200_000),
    refused("server_error"),
    refused("temporarily_unavailable"),
    refused("slow_down", status=503),
]


def verdict(asked):
    return target_status(asked.result.reason, LineStatus.OK, asked.result.phase)


@pytest.mark.parametrize("answer", ENDED)
def test_an_ended_sign_in_is_the_accounts_matter_and_final(world, answer):
    world.server.token = answer
    asked = world.probe()
    reason = asked.result.reason

    assert (reason.failure, reason.code, reason.origin) == (
        Failure.CREDENTIALS_REJECTED,
        "token_refused",
        Origin.ACCOUNT,
    )
    assert reason.specific, "asking again helps nobody: the user must act"
    assert verdict(asked) is Status.ACCOUNT


def test_after_it_ended_the_server_is_left_alone_until_the_user_signs_in_again(world):
    world.server.token = refused("invalid_grant")
    stopped = world.probe()
    for _ in range(3):
        again = world.probe(refused=stopped.fingerprint)
        assert (again.result.ok, again.result.depth) == (True, Depth.LIGHT)
    assert world.renewals == 1

    world.server.token = None
    world.sign_in("beef")
    signed_in = world.probe(refused=stopped.fingerprint)
    assert (signed_in.result.ok, signed_in.result.depth) == (True, Depth.DEEP)


@pytest.mark.parametrize("answer", NOT_ACCEPTED)
def test_a_client_that_is_not_accepted_is_a_matter_of_the_settings(world, answer):
    world.server.token = answer
    asked = world.probe()

    assert asked.result.reason.code == "client_refused"
    assert verdict(asked) is Status.ACCOUNT


@pytest.mark.parametrize("answer", THEIRS)
def test_a_sign_in_server_that_fails_is_never_the_users_fault(world, answer):
    world.server.token = answer
    asked = world.probe()

    assert asked.result.reason.origin is not Origin.ACCOUNT
    assert (asked.result.phase, verdict(asked)) == (Phase.LOGIN, Status.OUTAGE)
    assert asked.result.endpoint == f"{world.server.url}/token"


@pytest.mark.parametrize(("told", "seconds"), [("120", 120), ("soon", None), ("", None)])
def test_a_server_that_asks_to_be_left_alone_is_heard(world, told, seconds):
    world.server.token = lambda *_: Said(503, b"busy", {"Retry-After": told})

    assert world.probe().result.reason.retry_after_s == seconds


def test_a_silent_sign_in_server_takes_no_longer_than_its_deadline(world, monkeypatch):
    monkeypatch.setattr(keys, "REFRESH_DEADLINE_S", 0.5)
    world.server.token = silent
    asked = world.probe()

    assert (asked.result.reason.code, verdict(asked)) == ("timeout", Status.OUTAGE)


def test_a_sign_in_server_that_is_gone_is_the_providers_matter(world):
    world.server.stop()
    asked = world.probe()

    assert (asked.result.reason.code, verdict(asked)) == ("refused", Status.OUTAGE)


def test_a_mail_server_that_is_down_is_told_first(world):
    world.server.token = broken(500)
    account = msgspec.structs.replace(world.account, receive=Receive("127.0.0.1", 1, Security.PLAIN))
    asked = world.asker.probe(account, Service.RECEIVE, Depth.DEEP, "", worked_before=True)

    assert (asked.result.phase, asked.result.depth) == (Phase.CONNECT, Depth.LIGHT)


def test_nobody_signed_in_is_said_and_only_the_door_is_tried(world):
    world.secrets.sign_out("kim")
    asked = world.probe()

    assert asked.secret_problem == f"“{world.account.label}” is not signed in."
    assert (asked.result.ok, asked.result.depth) == (True, Depth.LIGHT)


def test_a_refresh_token_goes_to_no_other_server_than_the_one_it_came_from(world, authority):
    with OAuthServer(authority.server()) as other:
        moved = msgspec.structs.replace(world.account, oauth=msgspec.convert(other.table(), OAuth))
        key = world.keys.get(moved)

        assert (key.secret, bool(key.problem), other.asked) == (None, True, [])


def test_two_programs_that_share_a_sign_in_do_not_end_it(world, tmp_path, server):
    """`check` beside the tray: both know the same refresh token, and each use replaces it."""
    other = Keys(SecretStore(Profile.at(tmp_path)), Trust(), lambda: world.now)
    for _ in range(3):
        for one in (world.keys, other):
            assert one.get(world.account, anew=True).secret in server.access_tokens


def test_a_token_that_another_program_used_a_moment_earlier_is_not_taken_for_an_end(world, server):
    """The other program's answer comes while ours is under way."""
    before = world.secrets.grants.get(world.account)
    other = SecretStore(world.secrets._profile)

    def raced(_server, asked):
        server.token = None
        other.grants.keep("kim", before.renewed("elsewhere", server.sign_in(), 60, NOW))
        return refused("invalid_grant")(server, asked)

    server.token = raced
    assert world.keys.get(world.account).secret in server.access_tokens


def test_a_server_that_repeats_what_it_was_told_gives_nothing_away(world):
    world.server.client_secret = "client-s3cret/+&"
    world.secrets.set_client_secret("kim", world.server.client_secret)
    token = world.secrets.grants.get(world.account).refresh_token
    world.server.token = echoing
    asked = world.probe()

    assert "kims-own-client" in asked.result.reason.quote, "the server did repeat its question"
    assert token not in repr(asked)
    assert "s3cret" not in repr(asked)


def test_the_client_secret_goes_along(world):
    world.server.client_secret = "s3cret"
    assert world.probe().result.reason.code == "client_refused"

    world.secrets.set_client_secret("kim", "s3cret")
    assert world.probe().result.ok


def test_a_command_that_prints_tokens_is_asked_each_time(world, tmp_path):
    """Its tokens live for an hour; ours, remembered, would be refused after that."""
    count = "import pathlib; f = pathlib.Path('calls'); f.open('a').write('x'); print('token-' + f.read_text())"
    command = (sys.executable, "-c", count.replace("'calls'", repr(str(tmp_path / "calls"))))
    account = msgspec.structs.replace(world.account, oauth=None, password_command=command)
    first, second = world.keys.get(account), world.keys.get(account)

    assert (first.secret, second.secret) == ("token-x", "token-xx")
    assert first.fingerprint == second.fingerprint


def test_the_servers_certificate_counts(world, authority):
    with OAuthServer(certificates.self_signed(authority)) as strange:
        oauth = msgspec.convert(strange.table(), OAuth)
        account = msgspec.structs.replace(world.account, oauth=oauth)
        world.secrets.grants.keep("kim", Grant("x", CLIENT_ID, f"{strange.url}/token", strange.sign_in()))
        asked = world.asker.probe(account, Service.RECEIVE, Depth.DEEP, "", worked_before=True)

    assert asked.result.reason.failure is Failure.TLS_CERTIFICATE
    assert strange.asked == []


def test_random_refusals_never_reach_the_user_as_a_crash(world):
    dice = random.Random(5)
    for _ in range(30):
        world.server.token = broken(dice.randrange(100, 600), dice.randbytes(dice.randrange(80)))
        assert world.keys.get(world.account, anew=True).failed is not None
