"""Watching in the terminal tells the phone, too: the real program against servers on loopback."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import closing, contextmanager
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.fakes.certificates import authority
from tests.fakes.phone_service import PhoneService
from tests.fakes.servers import FakeServer, imap
from tray_app.desktop.local_socket import socket_folder
from tray_app.storage.history import History

ROOT = Path(__file__).parents[2]
SETTINGS = """
[general]
language = "en"
quiet_hours = "{quiet}"
control_hosts = ["127.0.0.1:{control}"]
[policy]
recheck_s = [0.2, 0.4, 0.6, 0.8]
red_after_s = 0.5
said_after_s = 0.2
recover_after_s = 0.2
grace_s = 0.2
[phone]
enabled = {enabled}
targets_command = ["printf", "{target}"]
[[accounts]]
id = "north"
name = "Work"
address = "kim@nordpost.example"
provider = "Nordpost"
receive = {{ host = "127.0.0.1", port = {port}, security = "plain" }}
intervals = {{ receive_s = 5 }}
"""
pytestmark = pytest.mark.skipif(os.name != "posix", reason="ends it with a signal")


def broken(conversation):
    conversation.say("* BYE [UNAVAILABLE] Our mail storage has failed.")


@pytest.fixture
def service():
    with PhoneService() as made:
        yield made


@pytest.fixture
def server():
    with FakeServer(imap()) as made:
        yield made


@pytest.fixture
def write(profile, settings, service, server, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    with FakeServer(lambda c: c.hear(), authority(tmp_path).server()) as control:

        def written(enabled="true", quiet=""):
            settings(
                SETTINGS.format(
                    enabled=enabled, quiet=quiet, control=control.port, target=service.target, port=server.port
                )
            )

        yield written


class Terminal:
    """What the program prints, one verdict a line."""

    def __init__(self, program):
        self._program = program

    def wait_for(self, status):
        while json.loads(self._program.stdout.readline())["status"] != status:
            """Not yet."""

    def complaint(self):
        return self._program.stderr.readline()


@contextmanager
def watching(profile):
    command = [sys.executable, "-m", "tray_app", "--profile", str(profile.config_dir), "watch", "--json"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as program:
        killer = threading.Timer(60, program.kill)
        killer.start()
        try:
            yield Terminal(program)
        finally:
            program.send_signal(signal.SIGINT)
            program.wait(20)
            killer.cancel()


def test_begin_and_end_reach_the_phone_once_also_across_a_new_start(profile, write, server, service):
    write()
    server.script = broken
    with watching(profile):
        assert service.arrived.acquire(timeout=30)
    with watching(profile) as terminal:
        terminal.wait_for("outage")
        server.script = imap()
        assert service.arrived.acquire(timeout=30)

    assert [title for title, _body in service.messages] == ["Outage at Nordpost", "Nordpost works again"]
    with closing(History.open(profile.history_file, now=datetime.now(UTC))) as history:
        [outage] = history.outages("north")
    assert outage.announced_at is not None
    assert outage.recovery_announced_at is not None


def test_a_phone_that_cannot_be_told_is_one_sentence(profile, write, server, service):
    write()
    service.status = 503
    server.script = broken
    with watching(profile) as terminal:
        assert terminal.complaint() == "Your phone was not told: JSON answers with status 503.\n"


@pytest.mark.parametrize("changes", [{"enabled": "false"}, {"quiet": "00:00-23:59"}], ids=["off", "quiet"])
def test_it_is_as_quiet_as_the_desktop(profile, write, server, service, changes):
    write(**changes)
    server.script = broken
    with watching(profile) as terminal:
        terminal.wait_for("outage")
        server.script = imap()
        terminal.wait_for("ok")

    assert service.posts == []


def test_with_the_tray_app_beside_it_the_phone_rings_once(profile, write, server, service):
    write()
    server.script = broken
    asked = threading.Event()
    with closing(socket.socket(socket.AF_UNIX)) as app:
        app.bind(str(socket_folder() / profile.instance_name))
        app.listen()
        threading.Thread(target=answer_once, args=(app, asked), daemon=True).start()
        with watching(profile) as terminal:
            terminal.wait_for("outage")
            assert asked.wait(30)
            server.script = imap()
            assert service.arrived.acquire(timeout=30)

    assert [title for title, _body in service.messages] == ["Nordpost works again"]


def answer_once(app, asked):
    """The tray app, which is ended after that."""
    connection, _address = app.accept()
    app.close()
    with connection:
        connection.recv(1000)
        connection.sendall(b"{}\n")
    asked.set()
