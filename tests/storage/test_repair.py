from __future__ import annotations

import random
from dataclasses import replace
from datetime import date, timedelta

import pytest

from tests.storage.make_history_file import BEGAN, EVIDENCE, NOTICE, OUTAGE, SOURCE
from tray_app.model.outage import EvidenceItem
from tray_app.storage.history import History, StorageError

PAGE = 4096


@pytest.fixture
def file(tmp_path):
    """A history with 300 outages and the stop that protects the user from a lock-out."""
    path = tmp_path / "history.sqlite3"
    history = History.open(path, now=BEGAN)
    with history.together():
        for n in range(300):
            evidence = [EvidenceItem(BEGAN, "probe", f"{n} " * 100)]
            history.save_outage(replace(OUTAGE, started_at=BEGAN + timedelta(days=n)), evidence)
            history.record_day("home", date(2026, 1, 1) + timedelta(days=n), 80000, 0, 0, 0, 0)
        history.save_notice("home", SOURCE, NOTICE, BEGAN)
        history.remember("login-stop:home", "refused")
    history.close()
    return path


def damage(file, first_page, pages=1):
    with file.open("r+b") as body:
        body.seek(first_page * PAGE)
        body.write(random.Random(first_page).randbytes(pages * PAGE))


def test_a_sound_file_is_left_alone(file):
    history = History.open(file, now=BEGAN)

    assert history.repaired == ""
    history.close()


def test_garbage_is_kept_aside_and_a_new_history_begun(tmp_path):
    file = tmp_path / "history.sqlite3"
    file.write_bytes(b"this is not a database" * 1000)

    history = History.open(file, now=BEGAN)

    aside = tmp_path / "history.damaged-20260815-081200.sqlite3"
    assert history.outages() == ()
    assert str(aside) in history.repaired
    assert aside.read_bytes() == b"this is not a database" * 1000
    history.close()


def test_what_is_readable_goes_on(file):
    total = file.stat().st_size // PAGE
    damage(file, total // 2, 2)

    history = History.open(file, now=BEGAN)

    outages = history.outages()
    assert 200 < len(outages) <= 300
    assert "can be read from" in history.repaired
    assert history.recall("login-stop:home") == "refused"
    history.save_outage(replace(OUTAGE, account_id="new"), EVIDENCE)
    history.close()


@pytest.mark.parametrize("page", range(12))
def test_any_damaged_page_costs_only_what_stood_there(file, page):
    damage(file, page)

    history = History.open(file, now=BEGAN)

    assert history.repaired
    history.save_outage(replace(OUTAGE, account_id="new"), EVIDENCE)
    assert history.outages("new")
    history.close()
    again = History.open(file, now=BEGAN)
    assert again.repaired == ""
    again.close()


def test_a_cut_file_is_repaired(file):
    with file.open("r+b") as body:
        body.truncate(file.stat().st_size // 2 + 100)

    history = History.open(file, now=BEGAN)

    assert history.repaired
    history.close()


def test_an_empty_file_is_a_new_history(tmp_path):
    file = tmp_path / "history.sqlite3"
    file.touch()

    history = History.open(file, now=BEGAN)

    assert history.repaired == ""
    history.close()


def test_two_damages_in_one_second_keep_both_files(file):
    for _ in range(2):
        file.write_bytes(b"garbage" * 1000)
        History.open(file, now=BEGAN).close()

    assert len(list(file.parent.glob("history.damaged-*.sqlite3"))) == 2


def test_damage_that_shows_later_is_a_sentence(file):
    history, other = History.open(file, now=BEGAN), History.open(file, now=BEGAN)
    other.remember("a", "1")  # so that the first one has to look at the disk again
    other.close()
    damage(file, 1, 40)

    with pytest.raises(StorageError, match="damaged"):
        history.outages()
    history.close()
