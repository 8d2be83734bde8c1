"""Conversations beside the probes."""

from __future__ import annotations

import pytest

from tests.engine.bench import Bench
from tests.model.builders import WRONG_PASSWORD, result
from tray_app.engine.errands import Errands
from tray_app.engine.ports import Asked
from tray_app.model.account import Service
from tray_app.model.result import Depth, Phase


@pytest.fixture
def bench(tmp_path):
    bench = Bench(tmp_path)
    bench.go(30)
    yield bench
    bench.close()


@pytest.fixture
def errands(bench):
    return Errands(bench.runner, bench.clock, bench.record.memory)


@pytest.fixture
def watch(bench):
    return bench.monitor._watches["north"]


def test_an_account_is_busy_until_the_answer_is_there(bench, errands, watch):
    found = []
    errands.run(watch, Service.SEND, lambda: (Asked(result(0)), "a letter"), found.append)
    assert watch.timetable.running == {Service.SEND}
    bench.runner.run()
    assert (watch.timetable.running, found) == (set(), ["a letter"])


def test_without_a_secret_there_is_nothing_to_tell(bench, errands, watch):
    found = []
    errands.run(watch, Service.SEND, lambda: None, found.append)
    bench.runner.run()
    assert found == [None]


def test_a_refused_login_stops_the_logins_of_the_probes_too(bench, errands, watch):
    refused = result(0, WRONG_PASSWORD, Phase.LOGIN, Depth.DEEP)
    errands.run(watch, Service.RECEIVE, lambda: (Asked(refused, "fingerprint"), None), lambda _found: None)
    bench.runner.run()
    assert watch.login_stop.fingerprint == "fingerprint"


def test_after_sleep_the_answer_no_longer_sets_the_account_free(bench, errands, watch):
    errands.run(watch, Service.SEND, lambda: None, lambda _found: None)
    errands.void()
    watch.timetable.running = {Service.SEND}  # by now a probe
    bench.runner.run()
    assert watch.timetable.running == {Service.SEND}


def test_a_bug_sets_it_free_and_is_raised(bench, errands, watch):
    found = []
    errands.run(watch, Service.SEND, lambda: 1 / 0, found.append)
    with pytest.raises(ZeroDivisionError):
        bench.runner.run()
    assert (watch.timetable.running, found) == (set(), [None])
