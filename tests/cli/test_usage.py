from __future__ import annotations

import pytest

from tray_app.cli.usage import in_words


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("chek",), "“chek” is unknown. Possible: check, watch, "),
        (("check", "--jsn"), "“--jsn” is unknown here. "),
        (("accounts", "add", "a@b.c", "--passwort", "hunter2"), "“--passwort” is unknown here. "),
        (("--lang", "fr", "history"), "“fr” is unknown. Possible: en, de. "),
        (("accounts",), "ACTION is missing. "),
        (("accounts", "add"), "ADDRESS is missing. "),
        (("history", "--since"), "--since needs a value. "),
        (("history", "--json=yes"), "--json takes no value. "),
        (("accounts", "add", "a@b.c", "--imap", "x", "--pop3", "y"), "Either --imap or --pop3, not both. "),
        (("accounts", "sign-in", "a", "--browser", "--code"), "Either --browser or --code, not both. "),
        (("demo", "--speed", "fast"), "--speed must be a number. "),
        (("accounts", "add", "a@b.c", "--password", "hunter2"), "Write it out: --password-command, --password-stdin. "),
    ],
)
def test_each_complaint_is_a_sentence(refused, arguments, sentence):
    said = refused(*arguments)

    assert said.startswith(sentence)
    assert "hunter2" not in said


def test_a_complaint_in_german(refused, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "de")

    assert refused("chek").startswith("„chek“ ist unbekannt. Möglich: check, watch, ")


@pytest.mark.parametrize("option", [("--lang", "de"), ("--lang=de",)])
def test_the_language_asked_for_counts_for_complaints_too(refused, option):
    assert refused(*option, "chek").startswith("„chek“ ist unbekannt.")
    assert refused("check", "--jsn", *option).startswith("„--jsn“ ist hier unbekannt.")


def test_later_versions_of_python_say_it_differently():
    said = "argument COMMAND: invalid choice: 'chek', maybe you meant 'check'? (choose from check, watch)"

    assert in_words(said) == "“chek” is unknown. Possible: check, watch."


def test_what_is_new_is_passed_on():
    assert in_words("something else") == "Something else."
