"""What goes out, once, and what waits: for a message under way, for the silence to end."""

from __future__ import annotations

from datetime import UTC
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject

from tests.model.builders import START, verdict
from tray_app.app.announcing import Announcing
from tray_app.engine.announcer import AckRule
from tray_app.engine.record import Record
from tray_app.model.account import Service
from tray_app.model.announcements import Kind
from tray_app.model.outage import Outage
from tray_app.model.settings import General, Settings
from tray_app.model.verdict import Status
from tray_app.storage.history import StorageError

AWAKE = Settings(general=General(quiet_hours=""))
OUTAGE = Outage("north", "Nordpost", Status.OUTAGE, (Service.RECEIVE,), START)
DOWN = verdict(Status.OUTAGE)


@pytest.fixture
def desk(qapp, history, clock):
    record, owner = Record(history), QObject()
    announcing = Announcing(record.writing, clock, UTC, owner)
    made = SimpleNamespace(announcing=announcing, record=record, clock=clock, owner=owner, due=[], ended=[])
    announcing.due.connect(made.due.append)
    announcing.silence_ended.connect(lambda: made.ended.append(clock.now()))
    return made


def look(desk, **later):
    desk.clock.wind(**later)
    desk.announcing.consider([DOWN], AWAKE)
    return [message.kind for message in desk.due]


def test_a_message_under_way_is_waited_for(desk):
    assert look(desk, minutes=5) == [Kind.OUTAGE_START]
    assert look(desk, minutes=5) == [Kind.OUTAGE_START]

    desk.announcing.failed("north")

    assert look(desk, minutes=5) == [Kind.OUTAGE_START] * 2


def test_what_was_shown_is_not_told_again(desk):
    look(desk, minutes=5)
    assert desk.announcing.shown("north") == [("north", Kind.OUTAGE_START)]

    assert look(desk, minutes=5) == [Kind.OUTAGE_START]


def test_what_was_told_before_this_start_is_not_told_again(desk, clock):
    saved = desk.record.outages.save(OUTAGE, [])
    desk.record.outages.announced(saved, clock.now(), recovery=False)

    desk.announcing.resume_from(["north", "south"])

    assert look(desk, minutes=5) == []
    assert desk.announcing.present_outage("north").id == saved.id
    assert desk.announcing.present_outage("south") is None


def test_the_end_of_a_silence_is_told_at_once_if_it_has_no_length(desk):
    desk.announcing.begin_quiet(0)
    assert desk.ended == [desk.clock.now()]


def test_an_outage_begins_once(desk):
    assert desk.announcing.note_outage("north", OUTAGE)
    assert not desk.announcing.note_outage("north", OUTAGE)
    assert not desk.announcing.note_outage("north", None)
    assert desk.announcing.note_outage("north", OUTAGE)


def test_an_acknowledgement_mutes_and_says_how_long(desk):
    desk.announcing.acknowledge(DOWN, AckRule.RECOVERY)
    assert look(desk, minutes=5) == []
    assert desk.announcing.acknowledged([DOWN], desk.clock.now()) == {"north": "Muted until it works again"}

    desk.announcing.unacknowledge("north")

    assert look(desk, minutes=5) == [Kind.OUTAGE_START]


def test_a_full_disk_keeps_nobody_from_being_told(desk, history, monkeypatch):
    def full(*_args):
        raise StorageError("The disk is full.")

    desk.announcing.acknowledge(DOWN, AckRule.HOUR)
    monkeypatch.setattr(history, "forget", full)

    assert look(desk, hours=2) == [Kind.OUTAGE_START], "the hour is over, though that cannot be written down"
    assert desk.announcing.acknowledged([DOWN], desk.clock.now()) == {}
    assert desk.record.problem == "The disk is full."
