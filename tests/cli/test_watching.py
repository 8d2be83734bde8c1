from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.fakes.certificates import authority
from tests.fakes.servers import FakeServer, closed_port, imap
from tray_app.desktop import single_instance

ROOT = Path(__file__).parents[2]
ACCOUNT = """
[[accounts]]
id = "{id}"
name = "{id}"
address = "{id}@example.org"
receive = {{ host = "127.0.0.1", port = {port}, security = "plain" }}
"""


@pytest.fixture
def control(tmp_path):
    """Another provider's mail port: it proves the line."""
    with FakeServer(lambda c: c.hear(), authority(tmp_path).server()) as server:
        yield f"127.0.0.1:{server.port}"


@pytest.fixture
def healthy():
    with FakeServer(imap()) as server:
        yield server.port


def general(*hosts):
    return f"[general]\ncontrol_hosts = {json.dumps(list(hosts))}\n"


def test_without_an_account_it_says_how_to_add_one(refused):
    assert "mailampel accounts add ADDRESS" in refused("check")
    assert "mailampel accounts add ADDRESS" in refused("watch")


def test_an_unknown_account_is_said(refused, settings, healthy):
    settings(ACCOUNT.format(id="home", port=healthy))

    assert refused("check", "work") == "There is no account “work”. Known: home."


def test_all_well_is_0(mailampel, settings, healthy):
    settings(ACCOUNT.format(id="home", port=healthy))

    answer = mailampel("check", "--quick", "--json")

    (account,) = answer.json["accounts"]
    assert answer.status == 0
    assert (account["id"], account["status"]) == ("home", "ok")
    assert answer.json["schema"] == 1


def test_only_the_accounts_asked_for(mailampel, settings, healthy):
    settings(ACCOUNT.format(id="home", port=healthy) + ACCOUNT.format(id="work", port=closed_port()))

    answer = mailampel("check", "home", "--quick", "--json")

    assert [account["id"] for account in answer.json["accounts"]] == ["home"]
    assert answer.status == 0


def test_the_providers_side_is_1(mailampel, settings, healthy, control):
    dead = closed_port()
    settings(general(control) + ACCOUNT.format(id="home", port=healthy) + ACCOUNT.format(id="work", port=dead))

    answer = mailampel("check", "--quick", "--json")

    assert answer.status == 1
    assert {account["id"]: account["status"] for account in answer.json["accounts"]} == {"home": "ok", "work": "outage"}


def test_our_side_is_3(mailampel, settings):
    settings(general(f"127.0.0.1:{closed_port()}") + ACCOUNT.format(id="home", port=closed_port()))

    answer = mailampel("check", "--quick", "--json")

    assert answer.status == 3
    assert answer.json["line"]["status"] != "ok"


def printing(word):
    return f"password_command = {json.dumps([sys.executable, '-c', f'print({word!r})'])}\n"


def test_a_password_command_is_used_also_where_auth_is_left_out(mailampel, settings):
    with FakeServer(imap(login="NO [AUTHENTICATIONFAILED] Invalid credentials")) as server:
        settings(ACCOUNT.format(id="home", port=server.port) + printing("wrong"))
        answer = mailampel("check", "--quick", "--json")

    (account,) = answer.json["accounts"]
    assert (answer.status, account["status"]) == (3, "account")
    assert account["services"]["receive"]["phase"] == "login"


@pytest.mark.parametrize(
    ("secret", "why"),
    [
        (f"password_command = {json.dumps([sys.executable, '-c', 'exit(3)'])}\n", "ended with status 3"),
        ("password_command = ['/no/such/program']\n", "is not there"),
        (printing("two\nlines"), "prints more than one line"),
        ('auth = "password"\n', "No password is stored for “home”."),
    ],
)
def test_why_no_login_was_checked_is_part_of_the_explanation(mailampel, settings, healthy, keyring, secret, why):
    settings(ACCOUNT.format(id="home", port=healthy) + secret)
    answer = mailampel("check", "--quick", "--json")

    (account,) = answer.json["accounts"]
    (sentence,) = [each for each in account["explanation"] if each.startswith("Logins are not checked. ")]
    assert (answer.status, account["status"]) == (0, "ok")
    assert why in sentence


def test_in_words(mailampel, settings, healthy):
    settings(ACCOUNT.format(id="home", port=healthy))

    answer = mailampel("--lang", "de", "check", "--quick")

    assert answer.out.startswith("✔ home: ")
    assert answer.err == ""


def test_a_single_check_records_no_outage(mailampel, settings, control):
    settings(general(control) + ACCOUNT.format(id="home", port=closed_port()))

    mailampel("check", "--quick")

    assert mailampel("history", "--json").json == []


def test_broken_settings_are_one_sentence(refused, settings, profile):
    settings("[general]\nlanguage = 'fr'\n")

    for command in ("check", "watch", "history"):
        assert refused(command).startswith(f"{profile.settings_file}, line 2, “general.language”: ")


def test_a_profile_that_cannot_be_made_is_one_sentence(refused, settings, profile, healthy):
    settings(ACCOUNT.format(id="home", port=healthy))
    profile.logs_dir.rmdir()
    profile.logs_dir.write_text("a file")

    assert "cannot be made" in refused("check")
    assert "cannot be made" in refused("watch")


@pytest.mark.skipif(os.name != "posix", reason="ends it with a signal")
def test_watching_prints_one_json_object_a_line_until_it_is_ended(settings, profile, healthy):
    settings(ACCOUNT.format(id="home", port=healthy))
    command = [sys.executable, "-m", "tray_app", "--profile", str(profile.config_dir), "watch", "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        first = json.loads(program.stdout.readline())
        while first["status"] != "ok":
            first = json.loads(program.stdout.readline())
        program.send_signal(signal.SIGINT)
        _out, err = program.communicate(timeout=20)

    assert first["id"] == "home"
    assert program.returncode == 130
    assert err == ""
    assert (profile.logs_dir / "mailampel.log").parent.is_dir()


@pytest.mark.skipif(os.name != "posix", reason="ends it with a signal")
def test_watching_takes_over_edits_of_the_settings(settings, profile, healthy):
    often = "intervals = { receive_s = 5 }\n"
    settings(ACCOUNT.format(id="home", port=healthy) + often)
    command = [sys.executable, "-m", "tray_app", "--profile", str(profile.config_dir), "watch", "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        assert program.stdout is not None
        program.stdout.readline()
        settings(ACCOUNT.format(id="home", port=healthy) + often + ACCOUNT.format(id="work", port=healthy))
        ids = {"home"}
        while "work" not in ids:
            ids.add(json.loads(program.stdout.readline())["id"])
        program.send_signal(signal.SIGINT)
        _out, err = program.communicate(timeout=20)

    assert (program.returncode, err) == (130, "")


def test_status_without_the_program_says_so(refused):
    assert refused("status") == "Mailampel is not running. Start it, or use “mailampel check”."


def test_status_shows_what_the_running_program_says(mailampel, monkeypatch):
    said = {"accounts": [{"name": "Home", "status": "outage", "reason": {"text": "Wir arbeiten daran."}}]}
    monkeypatch.setattr(single_instance, "ask_running", lambda name, question, seconds: said)

    assert mailampel("status", "--json").json == said
    assert mailampel("status").out == "✖ Home: outage\n  Wir arbeiten daran.\n"
    assert mailampel("--lang", "de", "status").out.startswith("✖ Home: Störung\n")


def test_status_of_a_program_without_accounts_says_so(mailampel, monkeypatch):
    monkeypatch.setattr(single_instance, "ask_running", lambda name, question, seconds: {"accounts": []})

    assert mailampel("status").out == "No account is watched.\n"


def test_a_missing_certificate_file_is_named(mailampel, settings, healthy, control):
    encrypted = ACCOUNT.format(id="home", port=healthy).replace("plain", "tls")
    settings(general(control) + encrypted + 'tls_ca_file = "/no/such/file.pem"\n')

    answer = mailampel("check", "--quick", "--json")

    (account,) = answer.json["accounts"]
    assert (answer.status, account["status"]) == (3, "account")
    assert "“tls_ca_file” in the settings is missing" in account["reason"]["text"]
