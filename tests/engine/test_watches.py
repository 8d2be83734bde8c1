"""The accounts together: who is kept, who sleeps, and what they know of ways to the network."""

from __future__ import annotations

from datetime import timedelta

import msgspec
import pytest

from tests.model.builders import START, account, at
from tray_app.engine.record import Record
from tray_app.engine.watches import MOST_KNOWN_PLACES, Watches
from tray_app.model.account import Page, Service
from tray_app.model.health import Health
from tray_app.storage.history import History

NORTH = msgspec.structs.replace(account(id="north"), webmail=Page("https://mail.nordpost.example"), status=())
SOUTH = msgspec.structs.replace(NORTH, id="south")


@pytest.fixture
def record():
    history = History.in_memory(now=START)
    yield Record(history)
    history.close()


@pytest.fixture
def watches(record):
    made = Watches(record)
    made.apply((NORTH, SOUTH), START)
    return made


def test_an_account_that_did_not_change_keeps_its_watch(watches):
    north, south = watches
    watches.apply((msgspec.structs.replace(SOUTH, name="Other"), NORTH), at(60))

    assert [watch.account.id for watch in watches] == ["south", "north"], "in the user's order"
    assert north in watches
    assert south not in watches, "its answers no longer count"


def test_a_new_watch_knows_what_earlier_ones_have_learnt(watches, record):
    record.memory.keep_address("north", Service.RECEIVE, "192.0.2.1:993")
    record.memory.keep_ok("north", Service.RECEIVE, START)

    again = Watches(record)
    again.apply((NORTH,), at(60))

    assert again.known_places() == ("192.0.2.1:993",)
    assert again["north"].worked_at == {Service.RECEIVE: START}


def test_known_places_are_few_and_each_once(watches):
    north, south = watches
    north.addresses = dict(zip(Service, ["192.0.2.1:993", "192.0.2.1:993", "192.0.2.2:443"], strict=False))
    assert watches.known_places() == ("192.0.2.1:993", "192.0.2.2:443")

    south.addresses = {number: f"192.0.2.{number}:993" for number in range(10, 20)}
    assert len(watches.known_places()) == MOST_KNOWN_PLACES


@pytest.mark.parametrize(
    ("page_at", "works"), [(-200, False), (-90, False), (-30, True)], ids=["long ago", "before the silence", "after it"]
)
def test_the_web_works_if_a_page_answered_after_mail_fell_silent(watches, page_at, works):
    north, _south = watches
    north.unheard_since[Service.RECEIVE] = at(-60)
    north.healths[Service.WEBMAIL] = Health(last_ok_at=START + timedelta(seconds=page_at))

    assert watches.web_works(START) is works


def test_a_pause_ends_by_itself_if_it_was_meant_to(watches):
    watches.pause(at(600))
    assert watches.next_due() == at(600)
    watches.end_pauses(at(599))
    assert all(watch.is_paused for watch in watches)

    watches.end_pauses(at(600))

    assert not any(watch.is_paused for watch in watches)
    assert watches.next_due() == at(600), "everything is due"


def test_a_pause_without_end_waits_for_the_user(watches):
    watches.pause(None)
    watches.end_pauses(at(10**6))
    assert watches.next_due() is None

    watches.resume(at(10**6))

    assert watches.next_due() == at(10**6)
