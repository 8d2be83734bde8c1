from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.fakes.accounts import SECRET, account
from tests.fakes.runners import AtOnce
from tests.fakes.servers import FakeServer, closed_port
from tray_app.app.trials import Trial, Trials
from tray_app.model.account import Account, StatusSource
from tray_app.model.notice import SourceReading, SourceStatus
from tray_app.net.trust import Trust
from tray_app.storage.secrets import SecretStore


class Seen:
    def __init__(self):
        self.rows, self.finished, self.rejected = {}, 0, []

    def trial(self, *, rejects=True):
        return Trial(self.row, self.end, self.rejected.append if rejects else None)

    def row(self, key, ok, words):
        self.rows[key] = (ok, words)

    def end(self):
        self.finished += 1


@pytest.fixture
def seen():
    return Seen()


@pytest.fixture
def trials(profile):
    return Trials(AtOnce(), Trust(), SecretStore(profile), lambda: datetime.now(UTC))


def imap(answer):
    """A server that answers a login so."""

    def script(conversation):
        conversation.say("* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN LOGINDISABLED] ready")
        while line := conversation.hear():
            tag, command = line.split()[:2]
            if command == b"CAPABILITY":
                conversation.say("* CAPABILITY IMAP4rev1 AUTH=PLAIN")
            elif command == b"AUTHENTICATE":
                if len(line.split()) == 3:
                    conversation.say("+ ")
                    conversation.hear()
                conversation.say(f"{tag.decode()} {answer}")
                continue
            elif command in (b"EXAMINE", b"SELECT"):
                conversation.say("* 0 EXISTS", "* OK [UIDVALIDITY 1] valid")
            conversation.say(f"{tag.decode()} OK done")

    return script


def test_a_server_that_works_is_one_good_row(trials, seen):
    with FakeServer(imap("OK welcome")) as server:
        trials.start(account("imap", server.port), SECRET, seen.trial())
    assert seen.rows["receive"][0] is True
    assert "login included" in seen.rows["receive"][1]
    assert seen.finished == 1


def test_a_refused_password_leads_back_and_is_sent_once(trials, seen):
    with FakeServer(imap("NO [AUTHENTICATIONFAILED] wrong")) as server:
        trials.start(account("imap", server.port), SECRET, seen.trial())
        assert server.clients == 1
    assert len(seen.rejected) == 1
    assert (seen.rows, seen.finished) == ({}, 0)


def test_a_bridge_that_is_not_started_is_named(trials, seen, monkeypatch):
    port = closed_port()
    monkeypatch.setattr("tray_app.engine.bridges.is_local_bridge", lambda _host, at: at == port)
    trials.start(account("imap", port), SECRET, seen.trial())
    assert seen.rows["receive"] == (False, "The program on this computer that passes the mail on is not ready.")


def test_where_nobody_waits_for_a_refusal_it_is_a_row(trials, seen):
    with FakeServer(imap("NO [AUTHENTICATIONFAILED] wrong")) as server:
        trials.start(account("imap", server.port), SECRET, seen.trial(rejects=False))
    assert seen.rows["receive"][0] is False
    assert seen.finished == 1


def test_a_dead_server_is_a_bad_row(trials, seen):
    with FakeServer(imap("OK")) as server:
        port = server.port
    trials.start(account("imap", port), SECRET, seen.trial())
    assert seen.rows["receive"][0] is False


def test_after_cancelling_nothing_comes_home(trials, seen):
    trial = seen.trial()
    trial.cancel()
    with FakeServer(imap("OK welcome")) as server:
        trials.start(account("imap", server.port), SECRET, trial)
    assert (seen.rows, seen.finished) == ({}, 0)


def test_what_the_status_sources_offer_comes_along(trials, seen, monkeypatch):
    said = SourceReading("https://s.example/", "statuspage", True, SourceStatus.OK, offered=("Mail", "Web"))
    monkeypatch.setattr("tray_app.sources.read_source", lambda *_args: said)
    offered = []
    trial = replace(seen.trial(), read=offered.extend)
    trials.start(Account("a", "kim@nordpost.example", status=(StatusSource(said.url),)), SECRET, trial)
    assert offered == [said]
    assert seen.rows["status"][0] is True
