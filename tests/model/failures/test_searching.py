"""Phrases are searched without compiling those that a text cannot hold, and nothing is lost by that."""

from __future__ import annotations

import pytest

from tests.model.failures.corpus import own_messages
from tray_app.model.failures import own_matters, programs, sockets, tls
from tray_app.model.failures.material import fold
from tray_app.model.failures.openings import beginnings, openings
from tray_app.model.failures.order import GENERAL_WORDS, KNOWN_TEXTS
from tray_app.model.failures.patterns import pattern
from tray_app.model.failures.searching import search

RULES = (*KNOWN_TEXTS, *GENERAL_WORDS, *tls.RULES, *sockets.RULES, *programs.SENTENCES)
PHRASES = [own_matters.OWN_MATTERS, *(part for rule in RULES for part in (rule.phrases, rule.unless) if part)]


@pytest.mark.parametrize(
    ("phrase", "letters"),
    [
        ("backend down", {"bac"}),
        ("too many|zu viele", {"too", "zu "}),
        (r"(?:log-?in|auth\w*)<2> failed", {"log", "aut"}),
        (r"(?:the )?server", {"the", "ser"}),
        (r"\[alert", {"[al"}),
        (r"(?<!\[)auth|\bno\b", {"aut", "no"}),
        (r"logs? full", {"log"}),
        (r"nos? room", {"no"}),
        ("störung", {"st"}),
    ],
)
def test_openings_of_a_phrase(phrase, letters):
    assert openings(phrase) == letters


@pytest.mark.parametrize(
    "phrase", [r"\d+ of \d+", r"[ab]c", r"\w*postfach", r"x?", "überlast", r"(?:a|\d)b", r"(?:a)*b"]
)
def test_a_phrase_that_can_begin_with_anything_has_no_openings(phrase):
    assert openings(phrase) is None


def test_beginnings_are_those_of_words_and_signs():
    assert {"a", "ab", "abc", "[x", "5.7", "_y"} <= beginnings("abcd [x] 5.7.1 _y")
    assert "bcd" not in beginnings("abcd")


def test_the_same_is_found_as_by_one_pattern_of_all_phrases():
    texts = [fold(message.text) for message in own_messages()[::12]]
    assert len(texts) > 150
    differences = [
        (text, phrases)
        for text in texts
        for phrases in PHRASES
        if _place(search(phrases, text)) != _place(pattern(phrases).search(text))
    ]
    assert not differences


def test_a_phrase_that_a_text_lacks_is_not_compiled():
    pattern.cache_clear()
    assert search(("storage gone", "backend gone"), "the backend went away") is None
    assert pattern.cache_info().currsize == 1


def _place(found):
    return found and found.span()
