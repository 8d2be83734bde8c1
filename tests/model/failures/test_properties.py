"""What holds for every text: no exception, an answer at once, and no change of class by mere dress."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.model.failures.corpus import own_messages
from tray_app.model.failures import explain, explanation_json
from tray_app.model.reason import PROVIDER_FAILURES, Failure, Origin

PROTOCOLS = st.sampled_from([None, "imap", "smtp", "pop3", "http", "client", "gopher"])
PHASES = st.sampled_from(
    [None, "dns", "connect", "tls", "banner", "login", "auth", "select", "data", "outlook", "webmail", "bounce", "?"]
)
SERVER_WORDS = [m for m in own_messages() if m.protocol in {"imap", "smtp", "pop3"} and "eyJ" not in m.text]
SOCKET_WORDS = [m for m in own_messages() if m.phase in {"dns", "connect"} and not m.classes & PROVIDER_FAILURES]
QUICK = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
WORST_S = 0.25
"""Generous for a busy machine; usually a few milliseconds."""


@QUICK
@given(st.text(max_size=400), PROTOCOLS, PHASES)
def test_any_text_gets_an_answer(text, protocol, phase):
    answer = explanation_json(explain(text, protocol, phase))
    assert list(answer) == ["class", "origin", "code", "sentence", "advice", "quote"]
    assert answer["class"] in set(Failure)
    assert answer["origin"] in set(Origin)
    assert answer["sentence"]
    assert answer["advice"]
    assert str(answer["quote"]).isprintable()
    assert len(str(answer["quote"])) <= 240


@QUICK
@given(st.binary(max_size=400), PROTOCOLS, PHASES)
def test_any_bytes_get_an_answer(raw, protocol, phase):
    for text in (raw.decode("latin-1"), raw.decode("utf-8", "replace"), repr(raw)):
        assert explain(text, protocol, phase).code


@pytest.mark.parametrize(
    "piece",
    ["a", " ", "\n", "auth login ", "NO x\n", "ä×“", ". ", "5.7.1 ", "b'\\x", "\\xb5\\xc7", "eyJ",
     "user is the account ",
     "temporary the connection to server ", "The server responded: ", "certificate is not the name ", "0x800CCC0E "],
)  # fmt: skip
@pytest.mark.parametrize(("protocol", "phase"), [(None, None), ("imap", "login"), ("client", "outlook")])
def test_a_huge_text_is_answered_at_once(piece, protocol, phase):
    text = piece * (100_000 // len(piece))
    explain(text, protocol, phase)  # patterns are compiled when first needed
    began = time.perf_counter()
    explain(text, protocol, phase)
    assert time.perf_counter() - began < WORST_S


@QUICK
@given(st.sampled_from(SERVER_WORDS), st.sampled_from([" ", "  ", "\t"]), st.sampled_from(["", "\r\n", "  "]))
def test_white_space_changes_nothing(message, space, end):
    dressed = end + message.text.replace(" ", space) + end
    assert explain(dressed, message.protocol, message.phase).failure.value == message.given


@QUICK
@given(st.sampled_from(SERVER_WORDS), st.sampled_from([str.upper, str.lower, str.title]))
def test_case_changes_nothing(message, dress):
    text = message.text.replace("\\X", "\\x")
    assert explain(dress(text), message.protocol, message.phase).failure.value == message.given


@QUICK
@given(
    st.sampled_from(SERVER_WORDS),
    st.sampled_from(["The server responded: ", "Der Server antwortete: ", "Server Response: "]),
)
def test_a_prefix_changes_nothing(message, prefix):
    assert explain(prefix + message.text, message.protocol, message.phase).failure.value == message.given


@QUICK
@given(st.sampled_from(SOCKET_WORDS), st.sampled_from(["", "The server responded: ", "server down, "]), PROTOCOLS)
def test_socket_errors_never_accuse_the_provider(message, prefix, protocol):
    assert explain(prefix + message.text, protocol, message.phase).failure not in PROVIDER_FAILURES
