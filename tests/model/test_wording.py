"""Words and phrases that headlines, messages and menus share."""

from __future__ import annotations

import dataclasses
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tests.german import german  # noqa: F401
from tray_app.model import wording
from tray_app.model.account import Service
from tray_app.model.verdict import ServiceState, Status, Verdict

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2012, 8, 17, 18, 42, tzinfo=BERLIN).astimezone(UTC)
FINE = Verdict("north", "Privat", "kim@nordpost.example", "Nordpost", Status.OK)
OUTAGE = Verdict("north", "Privat", "kim@nordpost.example", "Nordpost", Status.OUTAGE)


def test_since_and_how_long(german):  # noqa: F811
    verdict = dataclasses.replace(OUTAGE, since=NOW - timedelta(days=2, hours=10, minutes=30))

    assert wording.since_line(verdict, NOW, BERLIN) == "Seit Mi., 15.08., 08:12 Uhr – 2 Tage 10 Std."


def test_nothing_is_since_when_all_is_well():
    assert wording.since_line(dataclasses.replace(FINE, since=NOW), NOW, BERLIN) == ""


FAILING = [
    ((Service.RECEIVE, Service.SEND), True, "Receiving and sending fail since 17:42.",
     "Empfangen und Senden gehen nicht, seit 17:42."),
    ((Service.RECEIVE,), True, "Receiving fails since 17:42.", "Empfangen geht nicht, seit 17:42."),
    ((Service.RECEIVE,), False, "Receiving still fails.", "Empfangen geht weiter nicht."),
    ((Service.RECEIVE, Service.SEND, Service.CONTACTS), False,
     "Receiving, sending and the address book still fail.",
     "Empfangen, Senden und das Adressbuch gehen weiter nicht."),
    ((), True, "", ""),
]  # fmt: skip


@pytest.mark.parametrize(("affected", "with_time", "words", "_de"), FAILING)
def test_what_fails_in_english(affected, with_time, words, _de):
    since = NOW - timedelta(hours=1) if with_time else None

    assert wording.failing_sentence(affected, since, NOW, BERLIN) == words


@pytest.mark.parametrize(("affected", "with_time", "_en", "words"), FAILING)
def test_what_fails_in_german(german, affected, with_time, _en, words):  # noqa: F811
    since = NOW - timedelta(hours=1) if with_time else None

    assert wording.failing_sentence(affected, since, NOW, BERLIN) == words


TILES = [
    (None, "nicht eingerichtet"),
    (ServiceState(Service.SEND, Status.OK), "geht"),
    (ServiceState(Service.SEND, Status.OUTAGE), "geht nicht"),
    (ServiceState(Service.SEND, Status.DEGRADED, slow=True), "langsam"),
    (ServiceState(Service.SEND, Status.DEGRADED, failed_of_last=(1, 3)), "1 von 3 klappt nicht"),
    (ServiceState(Service.SEND, Status.DEGRADED), "hat Probleme"),
    (ServiceState(Service.SEND, Status.UNKNOWN), "nicht geprüft"),
]


@pytest.mark.parametrize(("state", "words"), TILES)
def test_what_a_tile_says(german, state, words):  # noqa: F811
    assert wording.tile_words(state) == words
