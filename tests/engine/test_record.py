"""The books: outages at once, counts now and then, times that outlive a restart; a full disk stops nothing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.model.builders import START, at, notice, reading, verdict
from tray_app.engine.record import Record
from tray_app.model.account import Service
from tray_app.model.logins import LoginStop
from tray_app.model.outage import EvidenceItem, Outage
from tray_app.model.verdict import Status
from tray_app.storage.history import History, StorageError

OUTAGE = Outage("north", "Nordpost", Status.OUTAGE, (Service.RECEIVE,), START)


@pytest.fixture
def history(tmp_path):
    history = History.open(tmp_path / "history.sqlite3", now=START)
    yield history
    history.close()


@pytest.fixture
def record(history):
    return Record(history)


def test_an_outage_is_kept_with_its_evidence(record, history):
    saved = record.outages.save(OUTAGE, [EvidenceItem(at(1), "probe", "< * BYE", "receive")])
    assert record.outages.newest("north") == saved
    assert [item.text for item in history.evidence_of(saved.id)] == ["< * BYE"]


def test_announced_means_shown(record):
    saved = record.outages.save(OUTAGE, [])
    told = record.outages.announced(saved, at(5), recovery=False)
    assert record.outages.newest("north").announced_at == told.announced_at == at(5)
    assert record.outages.announced(told, at(9), recovery=True).recovery_announced_at == at(9)


def test_seconds_count_under_the_status_they_had(record, history):
    for s in range(0, 601, 60):
        record.days.count_time(verdict(Status.OUTAGE if s > 300 else Status.OK), at(s), 300.0)
    record.flush()
    [today] = list(history.days("north", START.date(), 1))
    assert today.outage_s == 300


def test_what_was_counted_is_written_every_ten_minutes_so_that_a_crash_costs_no_more(record, history):
    for s in range(0, 721, 60):
        record.days.count_time(verdict(Status.OUTAGE), at(s), 300.0)
        record.flush_if_due(at(s))

    assert history.days("north", START.date(), 1)[0].outage_s == 600


def test_a_long_silence_is_sleep_unless_the_account_is_asked_that_rarely(record, history):
    record.days.count_time(verdict(), at(0), 300.0)
    record.days.count_time(verdict(), at(3600), 300.0)
    record.flush()
    assert history.days("north", START.date(), 1)[0].outage_s == 0
    record.days.count_time(verdict(), at(7200), 4000.0)
    record.flush()
    assert history.days("north", START.date(), 1)[0].outage_s == 3600


def test_time_before_a_pause_or_sleep_does_not_run_on(record, history):
    record.days.count_time(verdict(), at(0), 300.0)
    record.days.skip_time()
    record.days.count_time(verdict(), at(120), 300.0)
    record.flush()
    assert history.days("north", START.date(), 1)[0].outage_s == 0


def test_a_login_stop_outlives_a_restart(record, history):
    stop = LoginStop(START, "abc", recheck_at=at(1800), last_ok_at=None)
    record.memory.keep_login_stop("north", stop)
    assert Record(history).memory.login_stop("north") == stop
    record.memory.keep_login_stop("north", None)
    assert record.memory.login_stop("north") is None


def test_times_are_kept_about_every_quarter_of_an_hour(record, history):
    record.memory.keep_ok("north", Service.SEND, at(0))
    record.memory.keep_ok("north", Service.SEND, at(600))
    assert Record(history).memory.last_ok("north", Service.SEND) == at(0)
    record.memory.keep_ok("north", Service.SEND, at(1000))
    assert Record(history).memory.last_ok("north", Service.SEND) == at(1000)
    assert record.memory.last_ok("north", Service.RECEIVE) is None


def test_a_single_check_writes_no_outage(history):
    once = Record(history, writes=False)
    assert once.outages.save(OUTAGE, []).id is None
    once.outages.keep_notices("north", reading(notice()), at(0))
    assert history.outages() == ()


def test_a_full_disk_is_told_and_the_watch_goes_on(record, history, monkeypatch):
    def full(*_args):
        raise StorageError("The disk is full.")

    monkeypatch.setattr(history, "save_outage", full)
    assert record.outages.save(OUTAGE, []) == OUTAGE
    assert record.problem == "The disk is full."
    monkeypatch.undo()
    assert record.outages.save(replace(OUTAGE, reason=None), []).id is not None
    assert record.problem == ""


def test_the_past_is_read_again_only_after_something_was_written_to_it(record, monkeypatch):
    reads = []
    outages = History.outages
    monkeypatch.setattr(
        History, "outages", lambda self, *args, **names: reads.append(1) or outages(self, *args, **names)
    )
    today = START.date()
    assert record.pasts.get("north", today).outages == ()
    assert record.pasts.get("north", today) is record.pasts.get("north", today)
    assert len(reads) == 1

    saved = record.outages.save(OUTAGE, [])
    assert record.pasts.get("north", today).outages == (saved,)
    told = record.outages.announced(saved, at(5), recovery=False)
    assert record.pasts.get("north", today).outages == (told,)
    seen = record.outages.acknowledge(told)
    assert record.pasts.get("north", today).outages == (seen,)

    record.days.count_time(verdict(Status.OUTAGE), at(0), 300.0)
    record.days.count_time(verdict(Status.OUTAGE), at(200), 300.0)
    record.flush()
    assert record.pasts.get("north", today).days[-1].outage_s == 200


def test_a_new_day_has_a_bar_of_its_own(record):
    today = START.date()
    tomorrow = at(86_400).date()
    assert record.pasts.get("north", today).days[-1].day == today
    assert record.pasts.get("north", tomorrow).days[-1].day == tomorrow


def test_what_was_deleted_is_not_remembered_by_the_next_watch(record, history):
    record.outages.save(OUTAGE, [])
    assert record.pasts.get("north", START.date()).outages
    history.forget_account("north")
    assert record.outages.newest("north") is None
    assert record.pasts.get("north", START.date()).outages == ()
