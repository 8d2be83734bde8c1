"""A program on this computer that passes mail on: when it is dead, neither the provider nor the line is to blame."""

from __future__ import annotations

import pytest

from tests.engine.bench import Bench
from tests.model.builders import REFUSED, SAYS_DOWN, account, result
from tray_app.engine.bridges import beside_bridge
from tray_app.model.account import Receive, Security, Service
from tray_app.model.line import LineStatus
from tray_app.model.reason import Origin
from tray_app.model.result import Phase
from tray_app.model.verdict import Status

BRIDGED = account(receive=Receive("127.0.0.1", 1143, Security.STARTTLS), send=None, webmail=None, status=())


@pytest.fixture
def bench(tmp_path):
    bench = Bench(tmp_path, BRIDGED)
    bench.asker.fields = {"by_bridge": True}
    yield bench
    bench.close()


def test_a_bridge_that_does_not_answer_is_this_computers_matter():
    seen = beside_bridge(BRIDGED, result(0, REFUSED))
    assert (seen.reason.code, seen.reason.origin, seen.by_bridge) == ("local_bridge", Origin.COMPUTER, True)


def test_what_a_bridge_says_is_judged_as_ever():
    assert beside_bridge(BRIDGED, result(0, SAYS_DOWN, Phase.LOGIN)).reason is SAYS_DOWN


@pytest.mark.parametrize("host", ["imap.nordpost.example", "127.0.0.1"])
def test_any_other_server_is_none(host):
    failed = result(0, REFUSED)
    assert beside_bridge(account(receive=Receive(host, 993)), failed) is failed


def test_a_dead_bridge_is_told_as_such_and_not_as_an_outage(bench):
    bench.go(120)
    bench.asker.reasons[Service.RECEIVE] = (beside_bridge(BRIDGED, result(0, REFUSED)).reason, Phase.CONNECT)
    bench.go(240)
    assert (bench.verdict.status, bench.verdict.reason.code) == (Status.LINE, "local_bridge")
    assert bench.history.outages() == ()


def test_without_internet_the_line_is_named_first(bench):
    bench.asker.line_status = LineStatus.OFFLINE
    bench.asker.reasons[Service.RECEIVE] = (beside_bridge(BRIDGED, result(0, REFUSED)).reason, Phase.CONNECT)
    bench.go(240)
    assert (bench.verdict.status, bench.verdict.reason.code) == (Status.LINE, "offline")


def test_a_bridge_that_answers_does_not_prove_the_line(bench):
    bench.go(120)
    assert bench.verdict.status is Status.OK
    assert bench.monitor.snapshot().line is None
