"""After an outage the held-up mail is counted, with a password and unless it is switched off."""

from __future__ import annotations

import pytest

from tests.engine.bench import Bench
from tests.model.builders import REFUSED, account, at
from tray_app.model.account import Auth, Service
from tray_app.model.late_mail import Arrival
from tray_app.model.result import Phase
from tray_app.model.verdict import Status

HOUR = 3600


@pytest.fixture
def new_bench(tmp_path):
    benches = []

    def make(**changes):
        benches.append(Bench(tmp_path, account(status=(), **changes)))
        return benches[-1]

    yield make
    for bench in benches:
        bench.close()


def back_after_an_outage(bench):
    bench.go(30)
    bench.asker.reasons = dict.fromkeys(Service, (REFUSED, Phase.CONNECT))
    bench.go(2 * HOUR)
    bench.asker.reasons.clear()
    bench.asker.mails = (
        Arrival(at(HOUR), at(2 * HOUR + 200)),
        Arrival(at(HOUR + 1800), at(2 * HOUR + 201)),
        Arrival(at(2 * HOUR + 150), at(2 * HOUR + 202)),
    )
    bench.go(HOUR)


def test_the_recovery_tells_how_many_and_how_old(new_bench):
    bench = new_bench()
    back_after_an_outage(bench)
    recovery = bench.verdict.recovery
    assert (bench.verdict.status, recovery.late_mails) == (Status.OK, 2)
    assert recovery.oldest_late.total_seconds() == HOUR + 200


def test_the_count_outlives_a_restart(new_bench):
    bench = new_bench()
    back_after_an_outage(bench)
    bench.monitor = bench.new_monitor()
    bench.go(30)
    assert bench.verdict.recovery.late_mails == 2


def test_each_look_goes_on_behind_the_last(new_bench):
    bench = new_bench()
    back_after_an_outage(bench)
    assert [after for _at, after in bench.asker.arrival_looks][:2] == [0, 3]


@pytest.mark.parametrize("changes", [{"count_late": False}, {"auth": Auth.NONE}], ids=["switched off", "no password"])
def test_nobody_looks(new_bench, changes):
    bench = new_bench(**changes)
    back_after_an_outage(bench)
    assert bench.asker.arrival_looks == []
    assert bench.verdict.recovery.late_mails == 0


def test_nobody_looks_without_an_outage(new_bench):
    bench = new_bench()
    bench.go(12 * HOUR)
    assert bench.asker.arrival_looks == []


def test_once_the_user_has_taken_note_nobody_looks_any_more(new_bench):
    bench = new_bench()
    back_after_an_outage(bench)
    looks = len(bench.asker.arrival_looks)
    bench.monitor.acknowledge_recovery("north")
    bench.go(12 * HOUR)
    assert len(bench.asker.arrival_looks) == looks
