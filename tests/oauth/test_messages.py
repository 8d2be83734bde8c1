from __future__ import annotations

from contextlib import suppress
from urllib.parse import parse_qs, quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tray_app.model.oauth import Endpoints
from tray_app.net.http import Response
from tray_app.oauth.messages import USUAL_LIFE_S, Client, RefusedError, Tokens, UnreadableError, read_tokens

ENDPOINTS = Endpoints("https://login.example.org/a", "https://login.example.org/t", "", ("mail",))


def answer(body, status=200):
    return Response("https://login.example.org/t", status, {}, body if isinstance(body, bytes) else body.encode())


def words(request):
    assert request.method == "POST"
    return {name: values[0] for name, values in parse_qs(request.body.decode(), strict_parsing=True).items()}


def test_a_refresh_asks_with_token_and_client_and_follows_nobody_elsewhere():
    request = Client("kim's client", ENDPOINTS).refresh("r/e+f=")

    assert words(request) == {"grant_type": "refresh_token", "refresh_token": "r/e+f=", "client_id": "kim's client"}
    assert (request.url, request.follow) == (ENDPOINTS.token, False)


def test_the_client_secret_goes_along_where_there_is_one():
    assert words(Client("c", ENDPOINTS, "s3cret&").refresh("r"))["client_secret"] == "s3cret&"
    assert "client_secret" not in words(Client("c", ENDPOINTS).refresh("r"))


def test_no_secret_is_shown_by_accident():
    assert "s3cret" not in repr(Client("c", ENDPOINTS, "s3cret"))
    assert "t0ken" not in repr(Tokens("t0ken", "t0ken"))


def test_the_code_goes_with_its_verifier():
    asked = words(Client("c", ENDPOINTS).exchange("the code", "http://127.0.0.1:1/", "v" * 43))

    assert asked == {
        "grant_type": "authorization_code",
        "code": "the code",
        "redirect_uri": "http://127.0.0.1:1/",
        "code_verifier": "v" * 43,
        "client_id": "c",
    }


@pytest.mark.parametrize(
    ("body", "tokens"),
    [
        ('{"access_token":"a","token_type":"Bearer","expires_in":60}', Tokens("a", "", 60)),
        ('{"access_token":"a","token_type":"bearer","expires_in":"60","refresh_token":"r"}', Tokens("a", "r", 60)),
        ('{"access_token":"a","scope":["x"],"id_token":"e.y.j"}', Tokens("a", "", USUAL_LIFE_S)),
        ('{"access_token":"a","expires_in":-5}', Tokens("a", "", 0)),
    ],
)
def test_tokens_are_read_as_servers_write_them(body, tokens):
    assert read_tokens(answer(body)) == tokens


@pytest.mark.parametrize(
    "body",
    [
        "",
        "<html>",
        "[]",
        "5",
        "null",
        "{}",
        '{"access_token":null}',
        '{"access_token":"two words"}',
        '{"access_token":"a\\r\\nX: y"}',
        '{"access_token":"a","refresh_token":"ü"}',
        '{"access_token":"a","token_type":"mac"}',
        '{"access_token":"a","expires_in":"soon"}',
        "access_token=a&token_type=bearer",
        "[" * 100_000,
    ],
)
def test_what_is_no_token_is_unreadable(body):
    with pytest.raises(UnreadableError):
        read_tokens(answer(body))


def test_a_token_beside_a_failure_does_not_count():
    with pytest.raises(UnreadableError):
        read_tokens(answer('{"access_token":"a"}', 500))


def test_a_refusal_is_told_plainly_and_capped():
    with pytest.raises(RefusedError) as refused:
        read_tokens(answer('{"error":"invalid_grant","error_description":"gone\\r\\n\\u0000 ' + "x" * 9999 + '"}', 400))

    assert refused.value.error == "invalid_grant"
    assert refused.value.told.startswith("gone x")
    assert len(refused.value.without_secrets_of(Client("c", ENDPOINTS).refresh("r")).told) == 300


def test_a_refusal_that_repeats_the_question_loses_its_secrets():
    """Also where the text is cut, and where the secret is encoded."""
    question = Client("my-client", ENDPOINTS, "cl1ent/&").refresh("refr/esh=" + "x" * 400)
    encoded = quote_plus("cl1ent/&")
    told = RefusedError("invalid_grant", f"my-client cl1ent/& {encoded} refr/esh={'x' * 400} end", 400)

    assert told.without_secrets_of(question).told == "my-client ••• ••• ••• end"


def test_an_error_that_is_no_word_of_the_protocol_is_not_repeated():
    with pytest.raises(RefusedError) as refused:
        read_tokens(answer('{"error":"<script>"}', 400))

    assert refused.value.error == "unknown_error"


@given(st.binary(max_size=300), st.sampled_from([200, 400, 500]))
def test_any_bytes_are_tokens_a_refusal_or_unreadable(body, status):
    found = None
    with suppress(RefusedError, UnreadableError):
        found = read_tokens(answer(body, status))
    assert found is None or found.access_token
