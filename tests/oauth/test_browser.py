"""Signing in at an authorization server of our own, with a browser without a screen."""

from __future__ import annotations

import socket
from contextlib import ExitStack
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.fakes import certificates
from tests.fakes.browser import Browser
from tests.fakes.oauth import CLIENT_ID, broken, refused, said
from tray_app.oauth.browser import by_browser
from tray_app.oauth.errors import CancelledError, SignInError
from tray_app.texts import use_language

ADDRESS = "kim@nordpost.example"


@pytest.fixture
def browser(authority):
    return Browser(authority.ca_file)


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


def test_an_unknown_authority_gets_no_code(server, browser, someone, tmp_path):
    other = certificates.authority(tmp_path, "somebody else")
    with pytest.raises(SignInError, match=r"The certificate of 127\.0\.0\.1 cannot be trusted"):
        someone(server, other).in_browser(browser.open)

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
