"""Signing in once, at an authorization server of our own and with a browser without a screen."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from urllib.parse import parse_qs, urlsplit

import msgspec
import pytest

from tests.fakes import certificates
from tests.fakes.browser import Browser
from tests.fakes.oauth import CLIENT_ID, OAuthServer, broken, refused, said
from tray_app.model.account import Account, Auth, OAuth
from tray_app.model.oauth import endpoints_of
from tray_app.net.deadline import Deadline
from tray_app.net.http import fetch
from tray_app.net.trust import Trust
from tray_app.oauth import sign_in
from tray_app.oauth.errors import CancelledError, SignInError
from tray_app.oauth.messages import Client
from tray_app.oauth.sign_in import Waiting, by_browser, by_code
from tray_app.texts import use_language

ADDRESS = "kim@nordpost.example"


@pytest.fixture(scope="module")
def authority(tmp_path_factory):
    return certificates.authority(tmp_path_factory.mktemp("ca"))


@pytest.fixture
def server(authority):
    with OAuthServer(authority.server()) as running:
        yield running


@pytest.fixture
def browser(authority):
    return Browser(authority.ca_file)


@pytest.fixture(autouse=True)
def in_a_hurry(monkeypatch):
    monkeypatch.setattr(sign_in, "_SHORTEST_PAUSE_S", 0.01)
    monkeypatch.setattr(sign_in, "_SLOW_DOWN_S", 0.01)


class Person:
    """Signs in with the settings of the fake server, changed where a test says so."""

    def __init__(self, server, authority):
        self.server, self.ca_file = server, authority.ca_file
        self.waiting = Waiting()

    def client(self, secret="", **changes):
        oauth = msgspec.convert(self.server.table(**changes), OAuth)
        return Client(oauth.client_id, endpoints_of(Account("kim", ADDRESS, auth=Auth.OAUTH2, oauth=oauth)), secret)

    def ask(self, request):
        return fetch(request, Trust().context(self.ca_file), Deadline.after(5))

    def in_browser(self, show, deadline_s=10.0, secret="", **changes):
        return by_browser(self.client(secret, **changes), ADDRESS, self.ask, show, self.waiting, deadline_s=deadline_s)

    def with_code(self, show=lambda _code: None, **changes):
        return by_code(self.client(**changes), self.ask, show, self.waiting)


@pytest.fixture
def person(server, authority):
    return Person(server, authority)


def words(url):
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def test_whoever_agrees_in_the_browser_is_signed_in_and_told_so(person, server, browser):
    tokens = person.in_browser(browser.open)

    assert server.access_tokens[tokens.access_token] == ADDRESS
    assert tokens.refresh_token in server.refresh_tokens
    assert "You are signed in. You can close this page." in browser.pages.get(timeout=5)


def test_the_page_speaks_the_users_language(person, browser):
    use_language("de")
    person.in_browser(browser.open)

    assert '<html lang="de">' in browser.pages.get(timeout=5)


def test_the_question_has_all_that_protects_it(person, browser):
    person.in_browser(browser.open)
    asked = words(browser.opened[0])

    assert asked["code_challenge_method"] == "S256"
    assert len(asked["code_challenge"]) == 43
    assert len(asked["state"]) >= 40
    assert asked["redirect_uri"].startswith("http://127.0.0.1:")
    assert (asked["client_id"], asked["scope"], asked["login_hint"]) == (CLIENT_ID, "mail", ADDRESS)


def test_addresses_with_umlauts_and_sign_in_pages_with_words_of_their_own_are_fine(person, server, browser):
    client = person.client(authorization_url=f"{server.url}/authorize?policy=a%20b&x")
    by_browser(client, "jörg@müller.example", person.ask, browser.open, person.waiting, deadline_s=10)
    asked = words(browser.opened[0])

    assert (asked["login_hint"], asked["policy"]) == ("jörg@müller.example", "a b")


def test_no_two_sign_ins_are_alike(person, browser):
    person.in_browser(browser.open)
    person.in_browser(browser.open)
    first, second = map(words, browser.opened)

    assert all(first[name] != second[name] for name in ("state", "code_challenge"))


def test_the_client_secret_is_sent_to_the_token_address_alone(person, server, browser):
    server.client_secret = "s3cret"
    person.in_browser(browser.open, secret="s3cret")

    assert "s3cret" not in browser.opened[0]
    assert server.questions("/token")[0]["client_secret"] == "s3cret"


def test_whoever_does_not_agree_is_told_that_nothing_has_changed(person, server, browser):
    server.consent = lambda words: {"error": "access_denied", "state": words["state"]}
    with pytest.raises(SignInError, match="You did not agree in the browser, so nothing was changed"):
        person.in_browser(browser.open)

    assert "You did not agree" in browser.pages.get(timeout=5)
    assert server.questions("/token") == []


def test_who_else_has_to_agree_is_told_in_the_providers_words(person, server, browser):
    told = "AADSTS90094: An administrator must grant this permission."
    server.consent = lambda words: {"error": "access_denied", "error_description": told, "state": words["state"]}
    with pytest.raises(SignInError, match=f"It was not allowed in the browser: “{told}”"):
        person.in_browser(browser.open)


def test_a_redirect_that_is_not_ours_is_not_believed(person, server, browser):
    """A page elsewhere may know the port, but not the state."""

    def attacked(url):
        away = words(url)["redirect_uri"] + "/"
        for query in ("code=stolen&state=guessed", "code=stolen", "error=access_denied&state=", ""):
            assert "does not belong" in browser.visit(f"{away}?{query}")
        assert browser.visit(f"{away}favicon.ico").startswith("404")
        assert browser.visit(f"{away}?code=x&state={words(url)['state']}", Host="evil.example:80").startswith("404")
        browser.open(url)

    assert person.in_browser(attacked).refresh_token


def test_connections_that_the_browser_opens_in_advance_do_not_stand_in_the_way(person, browser):
    with ExitStack() as idle:

        def opens_more(url):
            there = urlsplit(words(url)["redirect_uri"])
            for _ in range(5):
                idle.enter_context(socket.create_connection((there.hostname, there.port)))
            browser.open(url)

        assert person.in_browser(opens_more).refresh_token


def test_a_browser_that_was_closed_ends_in_a_sentence_and_a_closed_port(person, browser):
    opened = []
    with pytest.raises(SignInError, match="Nobody finished signing in within"):
        person.in_browser(opened.append, deadline_s=0.2)

    with pytest.raises(OSError, match="refused"):
        browser.visit(words(opened[0])["redirect_uri"])


def test_it_can_be_called_off(person):
    with pytest.raises(CancelledError):
        person.in_browser(lambda _url: person.waiting.cancel())


WRONG = [
    ({"token_url": "https://127.0.0.1:1/token"}, r"127\.0\.0\.1 cannot be reached"),
    ({"token_url": "{url}/nothing"}, r"does not answer like a sign-in server \(HTTP 404\). Compare the addresses"),
]


@pytest.mark.parametrize(("changes", "sentence"), WRONG)
def test_a_wrong_address_is_one_sentence_here_and_in_the_browser(person, server, browser, changes, sentence):
    changes = {name: value.format(url=server.url) for name, value in changes.items()}
    with pytest.raises(SignInError, match=sentence) as error:
        person.in_browser(browser.open, **changes)

    assert str(error.value) in browser.pages.get(timeout=5)


ANSWERS = [
    (broken(500), r"127.0.0.1 has trouble of its own \(HTTP 500\)"),
    (broken(200), "does not answer like a sign-in server"),
    (refused("invalid_client", status=401), "does not accept the client id or its secret: “invalid_client”"),
    (refused("invalid_grant", "Bad code."), "refuses the sign-in: “invalid_grant: Bad code.”"),
    (refused("temporarily_unavailable"), "trouble of its own: “temporarily_unavailable”"),
    (lambda *_: said(access_token="a", token_type="Bearer"), "a permission for an hour only"),
]


@pytest.mark.parametrize(("answer", "sentence"), ANSWERS)
def test_a_server_that_gives_no_lasting_permission_is_one_sentence(person, server, browser, answer, sentence):
    server.token = answer
    with pytest.raises(SignInError, match=sentence):
        person.in_browser(browser.open)


def test_an_unknown_authority_gets_no_code(server, browser, tmp_path):
    other = certificates.authority(tmp_path, "somebody else")
    with pytest.raises(SignInError, match=r"The certificate of 127\.0\.0\.1 cannot be trusted"):
        Person(server, other).in_browser(browser.open)

    assert server.questions("/token") == []


def test_hostile_words_stay_text_on_the_page(person, server, browser):
    server.consent = lambda words: {
        "error": "x",
        "error_description": "<script>alert(1)</script>",
        "state": words["state"],
    }
    with pytest.raises(SignInError):
        person.in_browser(browser.open)

    assert "<script>" not in browser.pages.get(timeout=5)


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
