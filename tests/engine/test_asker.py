"""The real asker: which secret goes where. The conversations themselves are tested with the probes."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone

import pytest

from tests.fakes import servers
from tests.fakes.accounts import SECRET, TRUST, account
from tests.fakes.servers import FakeServer
from tray_app.engine.asker import NetworkAsker
from tray_app.model.account import Service, StatusSource
from tray_app.model.result import Depth, Phase
from tray_app.model.roundtrip import Letter, Sending
from tray_app.storage.secrets import SecretError

NOW = datetime(2031, 5, 14, 8, 0, tzinfo=UTC)
LETTER = Letter("abc123", "kim@nordpost.example", "kim@nordpost.example", NOW, "hello\n")


class Secrets:
    """A keyring as laid out."""

    def __init__(self, secret: str | None = SECRET, problem: str = "") -> None:
        self.secret, self.problem, self.dropped = secret, problem, []

    def get(self, _account):
        if self.problem:
            raise SecretError(self.problem)
        return self.secret

    def fingerprint(self, secret):
        return f"#{len(secret)}"

    def drop_cached(self, account_id):
        self.dropped.append(account_id)


def asker(secrets):
    return NetworkAsker(TRUST, secrets, tuple, lambda: NOW)


@pytest.mark.parametrize("secrets", [Secrets(None), Secrets(""), Secrets(problem="The keyring is locked.")])
def test_without_a_secret_no_errand_is_begun(secrets):
    with FakeServer(servers.silent) as server:
        asking = asker(secrets)
        assert asking.post(account("smtp", server.port), LETTER) is None
        assert asking.look_for(account("imap", server.port), ["abc123"], NOW) is None
        assert asking.arrivals(account("imap", server.port), NOW, 0, 0) is None
        assert server.clients == 0


def test_a_secret_that_was_refused_is_not_sent_and_read_anew_the_next_time():
    secrets = Secrets()
    with FakeServer(servers.imap()) as server:
        watched = account("imap", server.port)
        asked = asker(secrets).probe(watched, Service.RECEIVE, Depth.DEEP, f"#{len(SECRET)}", worked_before=True)
    assert (asked.result.ok, asked.result.depth, asked.fingerprint) == (True, Depth.LIGHT, "")
    assert secrets.dropped == ["test"]


def test_a_refusal_forgets_the_cached_password_and_names_its_fingerprint():
    secrets = Secrets()
    with FakeServer(servers.smtp(auth=["535 5.7.8 wrong"])) as server:
        asked, posted = asker(secrets).post(account("smtp", server.port), LETTER)
    assert (asked.fingerprint, secrets.dropped) == (f"#{len(SECRET)}", ["test"])
    assert (posted.sending, asked.result.phase) == (Sending.UNTRIED, Phase.LOGIN)


def test_an_inbox_without_our_mail():
    with FakeServer(servers.imap(extra={"EXAMINE": ["* OK [UIDVALIDITY 7] ok"]})) as server:
        asked, looked = asker(Secrets()).look_for(account("imap", server.port), ["abc123"], NOW)
        _asked, arrived = asker(Secrets()).arrivals(account("imap", server.port), NOW, 4, 7)
    assert (asked.result.reason, looked.sightings) == (None, ())
    assert (arrived.result.reason, arrived.uid_after, arrived.uid_validity) == (None, 4, 7)


@pytest.mark.parametrize(
    ("secrets", "refused", "problem"),
    [
        (Secrets(), f"#{len(SECRET)}", ""),
        (Secrets(None), "", "No password is stored for “kim@nordpost.example”."),
        (Secrets(problem="The keyring is locked."), "", "The keyring is locked."),
    ],
    ids=["refused before", "none stored", "keyring locked"],
)
def test_a_probe_without_a_secret_that_may_be_tried_is_a_light_one(secrets, refused, problem):
    with FakeServer(servers.imap()) as server:
        told = account("imap", server.port)
        asked = asker(secrets).probe(told, Service.RECEIVE, Depth.DEEP, refused, worked_before=False)
    assert (asked.result.depth, asked.fingerprint, asked.secret_problem) == (Depth.LIGHT, "", problem)


def test_the_providers_words_are_read_in_the_users_time_zone(monkeypatch):
    told = []
    monkeypatch.setattr("tray_app.engine.asker.read_source", lambda *args: told.append(args[-1]))
    zone = timezone(timedelta(hours=2))

    NetworkAsker(TRUST, Secrets(), tuple, lambda: NOW, zone).source(account("imap", 1), StatusSource("https://s"), None)

    assert [(moment, moment.tzinfo) for moment in told] == [(NOW, zone)]
