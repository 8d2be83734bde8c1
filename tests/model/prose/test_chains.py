"""Times that form one span, and whether something begins only later."""

from __future__ import annotations

import pytest

from tests.model.prose.posts import SUNDAY_NOON
from tray_app.model.prose.chains import chains, later_clauses
from tray_app.model.prose.times import mentions


@pytest.mark.parametrize(
    ("text", "sizes"),
    [
        ("von dienstag auf mittwoch, 1–5 uhr", [3]),
        ("zwischen 16 und 19 uhr", [2]),
        ("um 8 uhr und um 9 uhr", [1, 1]),
        ("on monday at 10pm until tuesday 6am", [2]),
        ("ohne eine zeit", []),
    ],
)
def test_neighbours_form_a_span(text: str, sizes: list[int]) -> None:
    assert [len(chain) for chain in chains(text, mentions(text))] == sizes


@pytest.mark.parametrize(
    ("sentence", "clauses"),
    [
        ("Am Montag, um 2 Uhr starten wir neu.", ["am montag, um 2 uhr starten wir neu."]),
        ("Mailserver gestört, der Techniker kommt um 17 Uhr.", ["der techniker kommt um 17 uhr."]),
        ("Downtime, Dezember 24, 2026", ["downtime, dezember 24, 2026"]),
        ("Um 11 Uhr haben wir neu gestartet.", []),
        ("Seit 13 Uhr gestört.", []),
        ("Die Störung dauert bis 17 Uhr.", []),
        ("Nächstes Update um 17 Uhr.", []),
        ("Voraussichtliches Ende: 17 Uhr", []),
        ("Gestern um 17 Uhr fiel der Server aus.", []),
    ],
)
def test_clauses_of_what_begins_later(sentence: str, clauses: list[str]) -> None:
    assert later_clauses(sentence, SUNDAY_NOON) == clauses
