"""The tables themselves: every row has a source, compiles, and says something of its own."""

from __future__ import annotations

import pytest

from tray_app.model.failures import bounces, http, programs, sockets, tls
from tray_app.model.failures.material import material
from tray_app.model.failures.order import GENERAL_WORDS, KNOWN_TEXTS
from tray_app.model.failures.patterns import pattern
from tray_app.model.failures.rule import Meaning, Rule, first
from tray_app.model.failures.stage import Stage
from tray_app.model.reason import Failure

RULES = (*KNOWN_TEXTS, *GENERAL_WORDS, *bounces.RULES, *http.PORTAL, *programs.SENTENCES, *tls.RULES, *sockets.RULES)
BUSY = Rule(Meaning(Failure.PROVIDER_DEGRADED, "busy", by_stage=True), ("busy",), "test", frozenset({Stage.LOGIN}))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: f"{rule.meaning.code}: {rule.source[:30]}")
def test_every_row_compiles_and_names_its_source(rule):
    assert pattern(rule.phrases).groups == 0, "a group would hide the deciding words"
    assert pattern(rule.phrases).search("") is None
    assert rule.source


def test_a_phrase_begins_where_a_word_begins():
    assert pattern(("auth",)).search("no auth")
    assert not pattern(("auth",)).search("unauth")
    assert pattern(("~auth",)).search("unauth")


def test_gaps_are_counted_in_words():
    assert pattern(("account<2> locked",)).search("account is now locked")
    assert not pattern(("account<2> locked",)).search("account of this user is locked")


@pytest.mark.parametrize("spelling", ["überlastet", "ueberlastet", "uberlastet", "�berlastet", "Ã¼berlastet"])
def test_umlauts_match_in_every_spelling(spelling):
    said = material(f"server {spelling}", "imap", Stage.LOGIN)
    assert pattern(("überlastet",)).search(said.folded)


def test_a_rule_stays_within_its_stages():
    assert first([BUSY], material("busy", "imap", Stage.LOGIN))
    assert not first([BUSY], material("busy", "imap", Stage.USE))


def test_an_accusing_rule_needs_a_servers_own_words():
    from dataclasses import replace

    assert not first([BUSY], replace(material("busy", "imap", Stage.LOGIN), may_accuse=False))
