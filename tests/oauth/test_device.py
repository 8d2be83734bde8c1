"""Signing in elsewhere with a code."""

from __future__ import annotations

import pytest

from tests.fakes.oauth import OAuthServer, broken, refused, said
from tray_app.oauth import device
from tray_app.oauth.errors import CancelledError, SignInError

ADDRESS = "kim@nordpost.example"


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch):
    monkeypatch.setattr(device, "_SHORTEST_PAUSE_S", 0.01)
    monkeypatch.setattr(device, "_SLOW_DOWN_S", 0.01)


def test_with_a_code_one_signs_in_elsewhere(person, server):
    shown = []

    def busy_once(running, asked):
        running.token = None
        running.device_agreed.set()
        return refused("authorization_pending")(running, asked)

    server.token = busy_once
    tokens = person.with_code(shown.append)

    assert server.access_tokens[tokens.access_token] == ADDRESS
    assert (shown[0].user_code, shown[0].page, shown[0].minutes) == ("WDJB-MJHT", f"{server.url}/enter", 15)
    assert len(server.questions("/token")) == 2


def test_a_server_that_stumbles_while_the_user_is_busy_is_asked_again(person, server):
    answers = [broken(503), refused("slow_down"), refused("authorization_pending"), OAuthServer._tokens]

    def next_answer(running, asked):
        return answers.pop(0)(running, asked)

    server.token = next_answer
    server.device_agreed.set()

    assert person.with_code().refresh_token
    assert answers == []


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (refused("access_denied"), "You did not agree"),
        (refused("expired_token"), "Nobody finished signing in within 15 minutes"),
        (refused("invalid_client"), "does not accept the client id"),
    ],
)
def test_a_code_that_leads_nowhere_is_one_sentence(person, server, answer, sentence):
    server.token = answer
    with pytest.raises(SignInError, match=sentence):
        person.with_code()


@pytest.mark.parametrize(
    ("answer", "sentence"),
    [
        (broken(502), "trouble of its own"),
        (broken(200), "does not answer like a sign-in server"),
        (refused("unauthorized_client"), "does not accept the client id"),
        (lambda *_: said(device_code="d", user_code="x", verification_uri="javascript:alert(1)"), "does not answer"),
        (lambda *_: said(device_code="d", user_code="x" * 500, verification_uri="https://a.example/"), "does not"),
    ],
)
def test_a_server_without_a_proper_code_is_one_sentence(person, server, answer, sentence):
    server.device = answer
    with pytest.raises(SignInError, match=sentence):
        person.with_code()


def test_a_code_runs_out(person, server):
    server.device = lambda *_: said(
        device_code="d", user_code="x", verification_uri="https://a.example/", expires_in=0.05, interval=0
    )
    server.token = refused("authorization_pending")
    with pytest.raises(SignInError, match="Nobody finished"):
        person.with_code()


def test_a_code_can_be_called_off(person):
    with pytest.raises(CancelledError):
        person.with_code(lambda _code: person.waiting.cancel())


def test_a_provider_without_codes_says_what_to_do(person):
    with pytest.raises(SignInError, match="sign in in the browser"):
        person.with_code(device_url="")
