"""Stops all logins after a refusal, lifts the stop when one works."""

from __future__ import annotations

import pytest

from tests.model.builders import SAYS_DOWN, START, WRONG_PASSWORD, account, at, result
from tray_app.engine.login_guard import mind_login
from tray_app.engine.ports import Asked
from tray_app.engine.record import Record
from tray_app.engine.watch import AccountWatch
from tray_app.model.result import Depth, Phase
from tray_app.storage.history import History


@pytest.fixture
def memory(tmp_path):
    history = History.open(tmp_path / "history.sqlite3", now=START)
    yield Record(history).memory
    history.close()


@pytest.fixture
def watch():
    return AccountWatch(account(), START)


def login(reason=None, fingerprint="f", depth=Depth.DEEP):
    return Asked(result(0, reason, Phase.LOGIN if reason else None, depth), fingerprint)


def test_a_refusal_stops_and_is_kept(watch, memory):
    mind_login(watch, login(WRONG_PASSWORD), memory, START)
    assert watch.login_stop is not None
    assert memory.login_stop("north") == watch.login_stop


def test_a_login_that_works_lifts_it_and_is_noted(watch, memory):
    mind_login(watch, login(WRONG_PASSWORD), memory, START)
    mind_login(watch, login(fingerprint="g"), memory, at(60))
    assert watch.login_stop is None
    assert memory.login_stop("north") is None
    assert memory.last_login_ok("north") == at(60)


def test_an_outage_teaches_nothing_about_the_password(watch, memory):
    mind_login(watch, login(SAYS_DOWN), memory, START)
    assert watch.login_stop is None


@pytest.mark.parametrize("asked", [login(depth=Depth.LIGHT), login(fingerprint="")])
def test_without_a_login_nothing_is_learnt(watch, memory, asked):
    mind_login(watch, login(WRONG_PASSWORD), memory, START)
    mind_login(watch, asked, memory, at(60))
    assert watch.login_stop is not None
