"""A real Apprise sends a real message to a server on loopback."""

from __future__ import annotations

import json
import logging
import socket
import subprocess
import sys
import threading

import pytest

from tests.fakes.phone_service import PhoneService
from tray_app.desktop import phone, phone_courier
from tray_app.desktop.phone import PhoneError, send

TITLE, BODY = "Outage at Nordpost", "Receiving fails since 08:12. Nordpost: “<b>Wartung</b> & mehr”"


@pytest.fixture
def service():
    with PhoneService() as made:
        yield made


def problem_of(targets, **more):
    with pytest.raises(PhoneError) as caught:
        send(targets, TITLE, BODY, **more)
    return str(caught.value)


def test_a_target_gets_title_and_text_as_they_are_and_nothing_else(service):
    send(service.target, TITLE, BODY)

    [(path, agent, body)] = service.posts
    assert path == f"/{service.token}"
    assert agent == "Mailampel"
    assert (body["title"], body["message"]) == (TITLE, BODY)
    assert body["attachments"] == []
    assert "http" not in str(body)


def test_every_target_is_told_even_if_one_fails(service):
    with PhoneService() as broken:
        broken.status = 401
        sentence = problem_of(f"{broken.target}  {service.target}")

    assert sentence == "JSON answers with status 401."
    assert service.messages == [(TITLE, BODY)]


def test_a_server_that_is_not_there_is_said():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))  # and does not listen
        assert problem_of(f"json://127.0.0.1:{taken.getsockname()[1]}/x") == "JSON cannot be reached."


def test_a_server_that_does_not_answer_costs_the_deadline(service):
    service.gate = threading.Event()

    assert problem_of(service.target, deadline_s=0.3) == "The message to your phone was not accepted within 0 seconds."


@pytest.mark.parametrize("target", ["nosuch://abcdefgh", "hello", "json://"])
def test_what_apprise_does_not_know_is_named_by_its_place_only(service, target):
    assert problem_of(f"{service.target} {target}") == "Target 2 is none that Apprise knows."


def test_without_a_target_it_says_so():
    assert problem_of("  ") == "There is no target for your phone yet."


def test_a_redirect_is_not_followed(service):
    with PhoneService() as elsewhere:
        service.status, service.location = 307, elsewhere.target.replace("json", "http")
        assert problem_of(service.target) == "JSON answers with status 307."
        assert elsewhere.posts == []


def test_neither_log_nor_sentence_holds_a_token(service, caplog):
    service.status = 500
    with caplog.at_level(logging.DEBUG):
        sentence = problem_of(service.target)

    assert caplog.text == ""
    assert service.token not in sentence


def test_what_a_provider_wrote_is_no_markup_where_markup_is_read(service):
    send(f"{service.target}?format=html", TITLE, BODY)

    [(_title, body)] = service.messages
    assert "&lt;b&gt;Wartung&lt;/b&gt;" in body


def test_the_courier_ends_by_itself_if_nobody_is_there_to_end_it(service):
    service.gate = threading.Event()
    errand = {"targets": [service.target], "title": TITLE, "body": BODY, "deadline_s": 0.3}

    ended = subprocess.run(
        [sys.executable, "-P", phone_courier.__file__],
        input=json.dumps(errand), capture_output=True, text=True, timeout=15, check=False,
    )  # fmt: skip

    assert (ended.returncode, ended.stdout) == (1, "")


def test_no_other_program_sees_the_target_among_the_arguments(service, monkeypatch):
    real, commands = subprocess.run, []
    monkeypatch.setattr(subprocess, "run", lambda command, **more: commands.append(command) or real(command, **more))

    send(service.target, TITLE, BODY)

    assert service.token not in str(commands)
    assert len(commands) == 1


def test_an_apprise_that_does_not_work_is_a_sentence_and_prints_nothing(service, monkeypatch, tmp_path, capfd):
    (tmp_path / "apprise.py").write_text("raise ImportError('half of it is missing')")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))

    assert problem_of(service.target).startswith("The package “apprise” does not work here.")
    assert capfd.readouterr() == ("", "")


def test_without_the_package_it_says_how_to_get_it(monkeypatch):
    monkeypatch.setattr(phone, "find_spec", lambda _name: None)

    assert not phone.is_installed()
    assert problem_of("json://127.0.0.1/x").endswith('Install it with: pip install "mailampel[push]"')


STARTS_WITHOUT = """
import sys
sys.modules["apprise"] = None
import tray_app.app.program, tray_app.cli.parser
from tray_app.desktop import phone, phone_courier
assert not phone.is_installed()
print("fine")
"""
IMPORTS_LATE = """
import sys
import tray_app.app.program, tray_app.desktop.phone, tray_app.ui.settings_dialog
assert tray_app.desktop.phone.is_installed()
assert not {"apprise", "requests", "yaml"} & set(sys.modules), sorted(sys.modules)
print("fine")
"""


@pytest.mark.parametrize("script", [STARTS_WITHOUT, IMPORTS_LATE], ids=["without the package", "not before it is used"])
def test_the_program_starts_without_importing_it(script):
    ended = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, timeout=60, check=False)

    assert (ended.stdout.strip(), ended.stderr) == ("fine", "")
