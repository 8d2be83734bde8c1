from __future__ import annotations

import io
import json
import os
import signal
import subprocess
import sys
import types
from pathlib import Path

import pytest

from tray_app.__main__ import main
from tray_app.cli import run, watching

ROOT = Path(__file__).parents[2]


def test_ctrl_c_ends_quietly(mailampel, settings, monkeypatch):
    def interrupt(options):
        raise KeyboardInterrupt

    monkeypatch.setattr(watching, "watch", interrupt)

    answer = mailampel("watch")

    assert (answer.status, answer.out, answer.err) == (130, "", "")


def test_ctrl_c_while_the_program_is_loaded_ends_quietly(monkeypatch):
    class Interrupted(types.ModuleType):
        def __getattr__(self, name):
            raise KeyboardInterrupt

    monkeypatch.setitem(sys.modules, "tray_app.cli", Interrupted("tray_app.cli"))
    before = signal.getsignal(signal.SIGTERM)

    try:
        assert main() == 130
    finally:
        signal.signal(signal.SIGTERM, before)


def test_a_bug_is_not_hidden(monkeypatch):
    def fail(options):
        raise ZeroDivisionError

    monkeypatch.setattr(watching, "watch", fail)

    with pytest.raises(ZeroDivisionError):
        run(["watch"])


def test_a_reader_that_has_seen_enough_is_no_error(mailampel, settings, profile):
    accounts = (f'[[accounts]]\nid = "a{n}"\naddress = "a{n}@example.org"\nname = "{"x" * 40}"\n' for n in range(3000))
    settings("\n".join(accounts))
    command = [sys.executable, "-m", "tray_app", "--profile", str(profile.config_dir), "accounts", "list"]

    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        assert program.stderr is not None
        program.stdout.readline()
        program.stdout.close()
        err = program.stderr.read()

    assert err == b""
    assert program.returncode == 0


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_an_output_with_few_characters_gets_json_all_the_same(encoding):
    text = "Der Mailversand ist gestört – bis 18 Uhr behoben ✔"
    command = [sys.executable, "-m", "tray_app", "notice", "--json", text]
    narrow = {**os.environ, "PYTHONIOENCODING": encoding}

    told = subprocess.run(command, cwd=ROOT, env=narrow, capture_output=True, check=True)

    assert json.loads(told.stdout)["headline"] == text


def test_a_sign_that_the_output_cannot_show_is_no_error(monkeypatch):
    out = io.TextIOWrapper(io.BytesIO(), encoding="ascii")
    monkeypatch.setattr("sys.stdout", out)

    assert run(["--lang", "de", "explain", "NO [AUTHENTICATIONFAILED] ✔"]) == 0
    assert b"Probieren Sie" in out.buffer.getvalue()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="has no disk that is always full")
def test_an_output_that_takes_nothing_is_said():
    command = [sys.executable, "-m", "tray_app", "explain", "--json", "NO"]

    with Path("/dev/full").open("wb") as full:
        told = subprocess.run(command, cwd=ROOT, stdout=full, stderr=subprocess.PIPE, text=True, check=False)

    assert (told.returncode, told.stderr) == (2, "The output cannot be written: the disk is full.\n")


@pytest.mark.skipif(os.name != "posix", reason="ends it with a signal")
def test_sigterm_ends_a_demo_that_leaves_nothing_behind(tmp_path):
    command = [sys.executable, "-m", "tray_app", "demo", "--speed", "20"]
    alone = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    alone |= {"QT_QPA_PLATFORM": "", "TMPDIR": str(tmp_path)}
    with subprocess.Popen(command, cwd=ROOT, env=alone, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as program:
        assert program.stdout is not None
        program.stdout.readline()
        program.send_signal(signal.SIGTERM)
        _out, err = program.communicate(timeout=20)

    assert (program.returncode, err) == (143, b"")
    assert list(tmp_path.iterdir()) == []
