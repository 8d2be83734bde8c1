from __future__ import annotations

import sqlite3
from contextlib import closing
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tests.storage.make_history_file import BEGAN, EVIDENCE, NOTICE, OUTAGE, SOURCE, fill
from tray_app.model.account import Service
from tray_app.model.outage import Day, EvidenceItem
from tray_app.model.verdict import Status
from tray_app.storage.history import DayCounts, History

TODAY = date(2026, 8, 20)


@pytest.fixture
def file(tmp_path):
    return tmp_path / "history.sqlite3"


@pytest.fixture
def history(file):
    opened = History.open(file, now=BEGAN)
    yield opened
    opened.close()


def test_an_outage_comes_back_as_it_was_saved(history):
    saved = history.save_outage(OUTAGE, EVIDENCE)

    assert saved == replace(OUTAGE, id=saved.id)
    assert history.outages("home") == (saved,)
    assert history.evidence_of(saved.id) == EVIDENCE


def test_it_outlives_the_program(history, file):
    fill(history)
    history.close()

    again = History.open(file, now=BEGAN)

    assert len(again.outages()) == 1
    again.close()


def test_times_of_other_zones_are_the_same_moments(history):
    berlin = timezone(timedelta(hours=2))

    saved = history.save_outage(replace(OUTAGE, started_at=OUTAGE.started_at.astimezone(berlin)))

    assert history.outages()[0].started_at == OUTAGE.started_at
    assert saved.started_at == OUTAGE.started_at


def test_saving_again_changes_the_outage_and_keeps_its_evidence(history):
    first = history.save_outage(replace(OUTAGE, ended_at=None), EVIDENCE[:1])

    second = history.save_outage(replace(first, ended_at=OUTAGE.ended_at), EVIDENCE[1:])

    assert history.outages() == (second,)
    assert second.id == first.id
    assert history.evidence_of(first.id) == EVIDENCE


def test_newest_first_and_by_account(history):
    old = history.save_outage(OUTAGE)
    new = history.save_outage(replace(OUTAGE, started_at=BEGAN + timedelta(days=30), ended_at=None))
    other = history.save_outage(replace(OUTAGE, account_id="work", started_at=BEGAN + timedelta(days=10)))

    assert history.outages() == (new, other, old)
    assert history.outages("work") == (other,)


@pytest.mark.parametrize(
    ("since_h", "until_h", "found"),
    [(-1, None, True), (50, None, True), (99, None, False), (None, 0, False), (None, 1, True), (-5, -1, False)],
)
def test_a_period_finds_what_touches_it(history, since_h, until_h, found):
    history.save_outage(replace(OUTAGE, ended_at=BEGAN + timedelta(hours=98)))

    def at(hours):
        return None if hours is None else BEGAN + timedelta(hours=hours)

    assert bool(history.outages(since=at(since_h), until=at(until_h))) is found


def test_an_open_outage_is_found_by_any_later_period(history):
    history.save_outage(replace(OUTAGE, ended_at=None))

    assert history.outages(since=BEGAN + timedelta(days=999))


def test_what_was_told_is_noted(history):
    saved = history.save_outage(replace(OUTAGE, announced_at=None, recovery_announced_at=None, acknowledged=False))

    history.mark_announced(saved.id, BEGAN)
    history.mark_recovery_announced(saved.id, BEGAN + timedelta(hours=1))
    history.acknowledge_outage(saved.id)

    assert history.outages() == (
        replace(saved, announced_at=BEGAN, recovery_announced_at=BEGAN + timedelta(hours=1), acknowledged=True),
    )


def test_a_note_is_added_in_its_place_in_time(history):
    saved = history.save_outage(OUTAGE, EVIDENCE)

    history.add_note(saved.id, BEGAN + timedelta(minutes=5), "Hotline")

    assert [item.text for item in history.evidence_of(saved.id)][1] == "Hotline"


def test_a_notice_is_kept_once_for_each_wording(history):
    changed = replace(NOTICE, text="Es dauert länger.")
    for hour, notice in enumerate([NOTICE, NOTICE, changed, changed, NOTICE]):
        history.save_notice("home", SOURCE, notice, BEGAN + timedelta(hours=hour))

    seen = history.notices("home")

    assert [each.notice for each in seen] == [NOTICE, changed, NOTICE]
    assert [each.seen_at for each in seen] == [BEGAN + timedelta(hours=hour) for hour in (0, 2, 4)]
    assert len(history.notices("home", since=BEGAN + timedelta(hours=1), until=BEGAN + timedelta(hours=3))) == 1


def test_days_add_up(history):
    for _ in range(2):
        history.record_day("home", TODAY, 1000, 300, 10, 20, 30)

    assert history.days("home", TODAY, 1) == (Day(TODAY, Status.OUTAGE, 600, 20),)


def test_the_strip_has_no_gaps(history):
    history.record_day("home", TODAY - timedelta(days=2), 1000, 0, 0, 0, 0)
    history.record_day("work", TODAY, 1000, 1000, 0, 0, 0)

    strip = history.days("home", TODAY, 90)

    assert [day.day for day in strip] == [TODAY - timedelta(days=n) for n in range(89, -1, -1)]
    assert {day.day: day.status for day in strip if day.status is not Status.UNKNOWN} == {
        TODAY - timedelta(days=2): Status.OK
    }


def test_checks_add_up(history):
    history.record_checks("home", Service.RECEIVE, TODAY, 5, 2, 1)
    history.record_checks("home", Service.RECEIVE, TODAY, 1, 1, 1)

    assert history.checks("home", TODAY, TODAY) == (DayCounts(TODAY, Service.RECEIVE, 6, 3, 2),)


def test_watched_since_the_first_record(history):
    assert history.watched_since("home") is None

    history.record_day("home", BEGAN.date(), 60, 0, 0, 0, 0)
    history.record_day("home", TODAY, 60, 0, 0, 0, 0)
    history.record_day("late", TODAY, 60, 0, 0, 0, 0)

    assert history.watched_since("home") == BEGAN
    assert history.watched_since("late") == datetime(2026, 8, 20, tzinfo=UTC)


def test_small_memories(history):
    history.remember("a", "1")
    history.remember("a", "2")

    assert history.recall("a") == "2"
    history.forget("a")
    assert history.recall("a") is None


def test_what_is_written_together_is_written_whole_or_not_at_all(history):
    def write_a_half():
        with history.together():
            history.record_day("home", TODAY, 1000, 0, 0, 0, 0)
            history.remember("a", "1")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_a_half()

    assert history.days("home", TODAY, 1)[0].status is Status.UNKNOWN
    assert history.recall("a") is None


def test_evidence_that_cannot_be_written_takes_the_outage_back(history):
    impossible = EvidenceItem(BEGAN, "probe", None)

    with pytest.raises(Exception, match="NOT NULL"):
        history.save_outage(OUTAGE, [EVIDENCE[0], impossible])

    assert history.outages() == ()


def test_removing_an_account_takes_no_other_with_a_similar_id_along(history):
    for account_id in ("my_home", "my-home", "not-my_home"):
        history.remember(f"ack:{account_id}", account_id)
    history.forget_account("my_home")
    assert [history.recall(f"ack:{name}") for name in ("my_home", "my-home", "not-my_home")] == [
        None,
        "my-home",
        "not-my_home",
    ]


def test_removing_an_account_with_its_history_leaves_the_others(history):
    fill(history)
    other = history.save_outage(replace(OUTAGE, account_id="work"), EVIDENCE)

    history.forget_account("home")

    assert history.outages() == (other,)
    assert history.notices("home") == ()
    assert history.recall("login-ok:home") is None
    assert history.evidence_of(1) == ()
    assert history.evidence_of(other.id) == EVIDENCE


def test_a_session_without_a_disk_remembers_until_its_end():
    history = History.in_memory(now=BEGAN)
    fill(history)

    assert len(history.outages()) == 1
    history.close()


@pytest.mark.parametrize(("column", "rot"), [("started_at", b"20\xff6"), ("reason", b"{\xfe"), ("status", b"otage")])
def test_one_spoilt_entry_does_not_hide_the_others(history, file, column, rot, caplog):
    history.save_outage(OUTAGE)
    spoilt = history.save_outage(OUTAGE)
    with closing(sqlite3.connect(file)) as db:
        db.execute(f"UPDATE outages SET {column} = CAST(? AS TEXT) WHERE id = ?", (rot, spoilt.id))
        db.commit()

    assert len(history.outages()) == 1
    assert "cannot be understood" in caplog.text
