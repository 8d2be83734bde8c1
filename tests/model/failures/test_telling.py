"""Every reason is told in both languages, calmly, with one sentence and one piece of advice."""

from __future__ import annotations

import pytest

from tests.model.failures.corpus import own_messages
from tray_app.model.failures import advice, class_words, explain, explanation_json, sentence
from tray_app.model.reason import Failure, Origin, Reason
from tray_app.texts import use_language

UNWANTED = ("fehlgeschlagen", "ungültig", "Authentifizierung", "Incident", "leider", "Ups", "!", "Administrator")


def reasons() -> list[Reason]:
    """One of each class and code that the table of messages brings forth, and each class with an unheard-of code."""
    seen = {(r.failure, r.code): r for r in (explain(m.text, m.protocol, m.phase) for m in own_messages())}
    return [*seen.values(), *(Reason(failure, "unheard_of", Origin.UNKNOWN) for failure in Failure)]


def test_the_json_has_exactly_the_promised_keys():
    answer = explanation_json(explain("a1 NO [UNAVAILABLE] backend down", "imap", "login"))
    assert answer == {
        "class": "provider_outage",
        "origin": "provider",
        "code": "unavailable",
        "sentence": "Your mail provider has an outage and must repair it.",
        "advice": "Change nothing on your side; wait, or use webmail or another address in the meantime.",
        "quote": "a1 NO [UNAVAILABLE] backend down",
    }


def test_the_providers_name_is_used_where_it_is_known():
    reason = explain("a1 NO [UNAVAILABLE] backend down", "imap", "login")
    assert sentence(reason, "Posteo") == "Posteo has an outage and must repair it."


@pytest.mark.parametrize("language", ["en", "de"])
def test_every_reason_is_told_in_one_sentence(language):
    use_language(language)
    for reason in reasons():
        for told in (sentence(reason, "GMX"), advice(reason)):
            assert told.endswith("."), told
            assert "{" not in told
            assert not [word for word in UNWANTED if word in told], told


def test_german_differs_from_english_for_every_class():
    english = {failure: class_words(failure) for failure in Failure}
    use_language("de")
    assert not [failure for failure in Failure if class_words(failure) == english[failure]]


def test_a_refused_login_is_told_neutrally():
    told = sentence(explain("a1 NO [AUTHENTICATIONFAILED] Authentication failed", "imap", "login"), "o2")
    assert told == "o2 refuses the login."
