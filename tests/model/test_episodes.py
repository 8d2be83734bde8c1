"""When an outage begins, goes on, ends, continues."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.model.builders import DEFAULT_POLICY, START, at, said, verdict
from tray_app.model.account import Service
from tray_app.model.episodes import next_outage, since_the_beginning
from tray_app.model.health import Health
from tray_app.model.outage import Outage
from tray_app.model.verdict import ServiceState, Status

OPEN = Outage("north", "Nordpost", Status.OUTAGE, (Service.RECEIVE,), START, id=7)


def after(last, shown, seconds=600.0):
    return next_outage(last, shown, DEFAULT_POLICY, at(seconds), last_ok_at=at(-60))


@pytest.mark.parametrize("status", [Status.OUTAGE, Status.DEGRADED, Status.MAINTENANCE])
def test_confirmed_trouble_of_the_provider_opens_one(status):
    opened = after(None, verdict(status, since=at(5), reason=said()))
    assert (opened.started_at, opened.last_ok_at, opened.status) == (at(5), at(-60), status)
    assert opened.reason == said()


def test_what_is_not_confirmed_opens_none():
    assert after(None, verdict(confirmed=False)) is None


def test_a_page_alone_opens_none():
    assert after(None, verdict(Status.DEGRADED, provider_notice_only=True)) is None


@pytest.mark.parametrize("status", [Status.LINE, Status.ACCOUNT, Status.UNKNOWN, Status.PAUSED])
def test_our_own_side_neither_opens_nor_ends(status):
    assert after(None, verdict(status)) is None
    assert after(OPEN, verdict(status)) is OPEN


def test_it_grows_and_keeps_the_worst():
    worse = after(OPEN, verdict(Status.DEGRADED, affected=(Service.SEND,), reason=said()))
    assert worse.status is Status.OUTAGE
    assert worse.affected == (Service.RECEIVE, Service.SEND)


def test_the_same_words_a_minute_later_are_no_change():
    kept = replace(OPEN, reason=said())
    same = verdict(affected=(Service.RECEIVE,), reason=said(said_at=at(60)))
    assert after(kept, same) == kept


def test_it_ends_when_all_is_well_again():
    ended = after(OPEN, verdict(Status.OK, since=at(500)))
    assert ended == replace(OPEN, ended_at=at(500))


def test_a_page_that_still_complains_does_not_keep_it_open():
    ended = after(OPEN, verdict(Status.DEGRADED, affected=(), provider_notice_only=True, since=at(-900)))
    assert ended.ended_at is not None
    assert ended.ended_at >= ended.started_at


def test_a_quick_relapse_continues_the_same_outage():
    over = replace(OPEN, ended_at=at(600), acknowledged=True)
    again = after(over, verdict(since=at(600 + 899)), 1500)
    assert (again.id, again.started_at, again.ended_at, again.acknowledged) == (7, START, None, False)


def test_a_later_one_is_another():
    over = replace(OPEN, ended_at=at(600))
    assert after(over, verdict(since=at(600 + 901)), 1600).id is None


@pytest.mark.parametrize(("worked", "begun"), [(None, 0), (-60, 0), (3600, 3600)])
def test_a_service_that_fails_since_before_a_restart_is_dated_back(worked, begun):
    state = ServiceState(Service.RECEIVE, Status.OUTAGE, since=at(90_000))
    healths = {Service.RECEIVE: Health(last_ok_at=None if worked is None else at(worked))}
    shown = since_the_beginning(verdict(since=at(90_000), services=(state,)), OPEN, healths)
    assert (shown.since, shown.services[0].since) == (START, at(begun))


def test_a_service_that_the_outage_does_not_know_keeps_its_own_begin():
    state = ServiceState(Service.SEND, Status.OUTAGE, since=at(900))
    shown = verdict(since=at(900), services=(state,), affected=(Service.RECEIVE, Service.SEND))
    assert since_the_beginning(shown, OPEN, {}).services == (state,)


def test_nothing_is_dated_back_to_an_outage_that_is_over():
    shown = verdict(since=at(900))
    assert since_the_beginning(shown, replace(OPEN, ended_at=at(600)), {}) is shown
