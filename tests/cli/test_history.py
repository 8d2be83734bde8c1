from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from tests.storage.make_history_file import BEGAN, OUTAGE, fill
from tray_app.storage.history import History

ROOT = Path(__file__).parents[2]


@pytest.fixture
def recorded(profile):
    profile.ensure()
    history = History.open(profile.history_file, now=BEGAN)
    fill(history)
    history.save_outage(replace(OUTAGE, started_at=BEGAN + timedelta(days=30), ended_at=None, reason=None))
    history.close()


def test_at_first_there_is_nothing(mailampel):
    assert mailampel("history").out == "No outage on record.\n"
    assert mailampel("history", "--json").json == []


def test_newest_first_with_the_providers_words(mailampel, recorded):
    lines = mailampel("history").out.splitlines()

    assert "Example Mail: outage, still going on" in lines[0]
    assert "Example Mail: outage, 4 days 2 h" in lines[1]
    assert lines[2] == "  Status page: “Derzeit ist der Abruf von E-Mails gestört.”"


def test_as_json(mailampel, recorded):
    newest, oldest = mailampel("history", "--json").json

    assert newest["ended_at"] is None
    assert oldest["started_at"] == "2026-08-15T08:12:00Z"
    assert oldest["duration_s"] == 4 * 86400 + 2 * 3600
    assert oldest["affected"] == ["receive", "send"]
    assert oldest["reason"]["promised"] == {"text": "bis Donnerstag, 18 Uhr", "until": "2026-08-20T16:00:00Z"}


def test_since(mailampel, recorded):
    assert len(mailampel("history", "--json", "--since", "2026-09-01T00:00Z").json) == 1
    assert len(mailampel("history", "--json", "--since", "2026-08-16").json) == 2


def test_what_is_no_time_is_said(refused):
    assert "is not a time" in refused("history", "--since", "yesterday")


def test_a_newer_database_is_said(refused, recorded, profile):
    import sqlite3
    from contextlib import closing

    with closing(sqlite3.connect(profile.history_file)) as db:
        db.execute("PRAGMA user_version = 99")

    assert "newer Mailampel" in refused("history")


def test_a_damaged_database_is_repaired_and_told(mailampel, profile):
    profile.ensure()
    profile.history_file.write_bytes(b"garbage" * 1000)

    answer = mailampel("history", "--json")

    assert (answer.status, answer.json) == (0, [])
    assert "was damaged" in answer.err


@pytest.mark.parametrize(("options", "lines"), [((), 1), (("--verbose",), 2)])
def test_only_what_concerns_people_is_told_unless_more_was_asked_for(profile, options, lines):
    profile.ensure()
    profile.history_file.write_bytes(bytes(range(256)) * 20)
    command = [sys.executable, "-m", "tray_app", "--profile", str(profile.config_dir), *options, "history"]

    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)

    assert len(told.stderr.splitlines()) == lines
    assert "was damaged and begins anew" in told.stderr
