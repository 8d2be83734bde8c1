from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tray_app.cli import run, watching

ROOT = Path(__file__).parents[2]


def test_ctrl_c_ends_quietly(mailampel, settings, monkeypatch):
    def interrupt(options):
        raise KeyboardInterrupt

    monkeypatch.setattr(watching, "watch", interrupt)

    answer = mailampel("watch")

    assert (answer.status, answer.out, answer.err) == (130, "", "")


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
