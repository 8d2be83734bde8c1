"""What everything that shows something is made from."""

from __future__ import annotations

from tests.model.builders import START, said, verdict
from tray_app.model.account import Service
from tray_app.model.snapshot import Snapshot
from tray_app.model.verdict import TRAY_ORDER, ServiceState, Status


def test_the_worst_account_decides():
    verdicts = tuple(verdict(s) for s in (Status.OK, Status.LINE, Status.OUTAGE, Status.PAUSED))
    assert Snapshot(START, verdicts).status is Status.OUTAGE


def test_without_accounts_nothing_is_known():
    assert Snapshot(START, ()).status is Status.UNKNOWN


def test_worst_first_then_in_the_users_order():
    verdicts = tuple(verdict(s, account_id=i) for i, s in enumerate((Status.OK, Status.OUTAGE, Status.OK)))
    assert [v.account_id for v in Snapshot(START, verdicts).by_severity] == [1, 0, 2]


def test_the_trays_order_has_every_status():
    assert set(TRAY_ORDER) == set(Status)


def test_a_new_time_of_checking_is_no_change_new_words_are():
    before = verdict(reason=said(), services=(ServiceState(Service.RECEIVE, Status.OUTAGE, duration_ms=5.0),))
    later = verdict(reason=said(), services=(ServiceState(Service.RECEIVE, Status.OUTAGE, duration_ms=9.0),))
    assert before.essence == later.essence
    assert verdict(reason=said("Other words")).essence != verdict(reason=said()).essence
