from __future__ import annotations

import pytest

import tray_app
from tray_app.texts import use_language

COMMANDS = ("check", "watch", "status", "explain", "source", "notice", "accounts", "history", "demo")


def test_help_names_every_command(mailampel):
    answer = mailampel("--help")

    assert answer.status == 0
    assert all(command in answer.out for command in COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself(mailampel, command):
    answer = mailampel(command, "--help")

    assert answer.status == 0
    assert "usage: mailampel" in answer.out


def test_help_is_in_the_language_asked_for_as_a_whole(mailampel):
    answer = mailampel("--lang", "de", "check", "--help")

    assert answer.out.startswith("Aufruf: mailampel check ")
    assert not any(word in answer.out for word in ("usage", "options", "positional", "show this"))


def test_a_profile_without_a_name_is_no_profile(refused):
    assert refused("--profile", "", "history") == "--profile needs the name of a folder."


def test_the_version(mailampel):
    assert mailampel("--version").out == f"Mailampel {tray_app.__version__}\n"


@pytest.mark.parametrize(
    "arguments",
    [
        ("chek",),
        ("check", "--jsn"),
        ("accounts",),
        ("accounts", "list", "x"),
        ("--lang", "fr", "check"),
        ("history", "--since"),
    ],
)
def test_wrong_use_is_one_sentence_that_leads_on(refused, arguments):
    assert refused(*arguments).endswith("--help” shows what is possible.")


@pytest.mark.parametrize("place", [0, 1])
def test_common_options_stand_before_or_after_the_command(mailampel, tmp_path, place):
    options = ["--profile", str(tmp_path / "other"), "--lang", "de"]
    arguments = [*options, "history"] if place == 0 else ["history", *options]

    assert mailampel(*arguments).out == "Keine Störung aufgezeichnet.\n"
    assert (tmp_path / "other" / "history.sqlite3").exists()


def test_the_environment_can_name_the_profile(tmp_path, monkeypatch, capsys):
    from tray_app.cli import run

    monkeypatch.setenv("MAILAMPEL_PROFILE", str(tmp_path / "env"))

    assert run(["history"]) == 0
    assert (tmp_path / "env" / "history.sqlite3").exists()


def test_the_language_of_the_settings_counts_unless_another_is_asked_for(mailampel, settings):
    settings('[general]\nlanguage = "de"\n')

    assert mailampel("history").out == "Keine Störung aufgezeichnet.\n"
    assert mailampel("--lang", "en", "history").out == "No outage on record.\n"


def test_help_is_german_on_a_german_system(mailampel, monkeypatch):
    monkeypatch.setenv("LANGUAGE", "de")

    assert "Sagt, an wem es liegt" in mailampel("--help").out
    use_language("en")
