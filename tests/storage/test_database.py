"""The file under ill treatment: killed at any moment, a full disk, no rights, another program in the way."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.storage.make_history_file import BEGAN, OUTAGE
from tray_app.storage import database
from tray_app.storage.history import History, StorageError

ROOT = Path(__file__).parents[2]
PREPARE = """
import sys
from datetime import timedelta
from pathlib import Path
from tests.storage.make_history_file import BEGAN, EVIDENCE, OUTAGE
from tray_app.model.outage import EvidenceItem
from tray_app.storage.history import History, StorageError
from dataclasses import replace
history = History.open(Path(sys.argv[1]), now=BEGAN)
"""
WRITE_FOR_EVER = (
    PREPARE
    + """
evidence = [EvidenceItem(BEGAN, "probe", str(n) * 1000) for n in range(20)]
for n in range(10**9):
    history.save_outage(replace(OUTAGE, started_at=BEGAN + timedelta(minutes=n)), evidence)
    print(n, flush=True)
"""
)
WRITE_ON_A_FULL_DISK = (
    PREPARE
    + """
import resource, signal
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = Path(sys.argv[1]).stat().st_size + 8192
resource.setrlimit(resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
try:
    while True:
        history.save_outage(OUTAGE, EVIDENCE)
except StorageError as error:
    print(error)
print(len(history.outages()), sum(len(history.evidence_of(o.id)) for o in history.outages()))
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
history.save_outage(OUTAGE, EVIDENCE)
print("goes on")
"""
)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "history.sqlite3"


@pytest.mark.skipif(os.name != "posix", reason="kills with a signal")
@pytest.mark.parametrize("written", [0, 1, 7, 23])
def test_a_killed_program_leaves_whole_outages(file, written):
    with subprocess.Popen([sys.executable, "-c", WRITE_FOR_EVER, file], cwd=ROOT, stdout=subprocess.PIPE) as program:
        assert program.stdout is not None
        for _ in range(written + 1):
            program.stdout.readline()
        program.send_signal(signal.SIGKILL)

    history = History.open(file, now=BEGAN)

    outages = history.outages()
    assert history.repaired == ""
    assert len(outages) >= written + 1
    assert {len(history.evidence_of(outage.id)) for outage in outages} == {20}
    history.close()


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files")
def test_a_full_disk_is_a_sentence_and_later_forgotten(file):
    told = subprocess.run(
        [sys.executable, "-c", WRITE_ON_A_FULL_DISK, file], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout.splitlines()

    assert "disk is full" in told[0]
    outages, evidence = map(int, told[1].split())
    assert evidence == 2 * outages
    assert told[2] == "goes on"


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files")
def test_an_existing_history_can_be_read_on_a_full_disk(file):
    history = History.open(file, now=BEGAN)
    history.save_outage(OUTAGE)
    history.close()
    program = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))\n" + PREPARE
    program += "print(len(history.outages()))"

    told = subprocess.run([sys.executable, "-c", program, file], cwd=ROOT, capture_output=True, text=True, check=True)

    assert told.stdout == "1\n"


@pytest.mark.skipif(sys.platform != "linux", reason="limits the size of files")
def test_no_room_for_a_new_file_is_a_sentence(file):
    program = "import resource, signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
    program += "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n" + PREPARE

    told = subprocess.run([sys.executable, "-c", program, file], cwd=ROOT, capture_output=True, text=True, check=False)

    assert "StorageError: " in told.stderr.splitlines()[-1]
    assert "disk is full" in told.stderr.splitlines()[-1]


def test_another_program_that_holds_it_is_a_sentence(file, monkeypatch):
    monkeypatch.setattr(database, "_WAIT_FOR_OTHERS_S", 0.01)
    history = History.open(file, now=BEGAN)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")

        with pytest.raises(StorageError, match="Another program holds the history"):
            history.remember("a", "1")
    history.close()


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path):
    with pytest.raises(StorageError, match="cannot be opened: it is not there"):
        History.open(tmp_path / "missing" / "history.sqlite3", now=BEGAN)


def test_a_folder_in_its_place_is_a_sentence(file):
    file.mkdir()

    with pytest.raises(StorageError, match="cannot be opened"):
        History.open(file, now=BEGAN)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may write everything")
def test_a_file_that_may_not_be_written_is_a_sentence(file):
    History.open(file, now=BEGAN).close()
    file.chmod(0o400)
    history = History.open(file, now=BEGAN)

    with pytest.raises(StorageError, match="may not be written"):
        history.remember("a", "1")
    history.close()


@pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")
def test_the_file_is_nobody_elses(file):
    History.open(file, now=BEGAN).close()

    assert file.stat().st_mode & 0o777 == 0o600


def test_a_wrong_statement_stays_a_bug(file):
    opened = database.Database.open(file, BEGAN)

    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        opened.rows("SELECT * FROM nowhere")
    opened.close()


def test_two_programs_can_write_in_turn(file):
    first, second = History.open(file, now=BEGAN), History.open(file, now=BEGAN)

    first.remember("a", "1")
    second.remember("a", "2")

    assert first.recall("a") == "2"
    first.close()
    second.close()
