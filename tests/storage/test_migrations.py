from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing

import pytest

from tests.storage.make_history_file import BEGAN, DATA, DAY, EVIDENCE, NOTICE, OUTAGE
from tray_app.model.verdict import Status
from tray_app.storage import database, migrations
from tray_app.storage.history import History, StorageError


@pytest.mark.parametrize("version", range(1, migrations.VERSION + 1))
def test_a_history_of_every_version_is_read(tmp_path, version):
    file = tmp_path / "history.sqlite3"
    shutil.copy(DATA / f"history-v{version}.sqlite3", file)

    history = History.open(file, now=BEGAN)

    (outage,) = history.outages("home")
    assert outage.started_at == OUTAGE.started_at
    assert outage.reason == OUTAGE.reason
    assert history.evidence_of(outage.id)[: len(EVIDENCE)] == EVIDENCE
    assert [seen.notice for seen in history.notices("home")] == [NOTICE]
    assert history.days("home", DAY, 1)[0].status is Status.OUTAGE
    assert history.recall("login-ok:home") == BEGAN.isoformat()
    history.close()


def add_colour(db):
    db.execute("ALTER TABLE outages ADD COLUMN colour TEXT NOT NULL DEFAULT 'red'")


def add_nonsense(db):
    db.execute("ALTER TABLE outages ADD COLUMN colour TEXT")
    db.execute("ALTER TABLE nowhere ADD COLUMN colour TEXT")


@pytest.fixture
def old_file(tmp_path):
    file = tmp_path / "history.sqlite3"
    shutil.copy(DATA / "history-v1.sqlite3", file)
    return file


def use_steps(monkeypatch, *steps):
    monkeypatch.setattr(database, "MIGRATIONS", (*migrations.MIGRATIONS, *steps))
    monkeypatch.setattr(database, "VERSION", migrations.VERSION + len(steps))


def version_of(file):
    with closing(sqlite3.connect(file)) as db:
        return db.execute("PRAGMA user_version").fetchone()[0]


def test_a_copy_is_kept_before_the_shape_changes(old_file, monkeypatch):
    use_steps(monkeypatch, add_colour)

    database.Database.open(old_file, BEGAN).close()

    copy = old_file.with_name("history.before-v2-20260815-081200.sqlite3")
    assert version_of(copy) == 1
    assert version_of(old_file) == 2
    with closing(sqlite3.connect(old_file)) as db:
        assert db.execute("SELECT account_id, colour FROM outages").fetchall() == [("home", "red")]


def test_a_step_that_fails_leaves_the_file_as_it_was(old_file, monkeypatch):
    use_steps(monkeypatch, add_colour, add_nonsense)
    before = old_file.read_bytes()

    with pytest.raises(sqlite3.OperationalError, match=r"no such table|duplicate column"):
        database.Database.open(old_file, BEGAN)

    assert version_of(old_file) == 1
    assert old_file.read_bytes() == before


def test_a_newer_file_is_refused_and_not_touched(old_file):
    with closing(sqlite3.connect(old_file)) as db:
        db.execute("PRAGMA user_version = 99")
    before = old_file.read_bytes()

    with pytest.raises(StorageError, match="written by a newer Mailampel"):
        History.open(old_file, now=BEGAN)

    assert old_file.read_bytes() == before
    assert [path.name for path in old_file.parent.iterdir()] == [old_file.name]
