"""Words that are used like codes."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tray_app.sources.entry_words import marked_updates, meaning_of, newest_update, stated, states_all_clear
from tray_app.sources.feed_entries import Entry
from tray_app.sources.report import Severity, Stage

AT = datetime(2026, 3, 4, 12, tzinfo=UTC)


def entry(title: str = "Mail", text: str = "", **fields: object) -> Entry:
    return Entry("1", title, text, "", AT, **fields)


@pytest.mark.parametrize(
    ("word", "stage", "severity"),
    [
        ("Resolved", Stage.OVER, Severity.NONE),
        ("Closed", Stage.OVER, None),
        ("Operational", Stage.OVER, Severity.NONE),
        ("Major Outage", Stage.OPEN, Severity.MAJOR),
        ("Investigating", Stage.OPEN, None),
        ("Scheduled", Stage.PLANNED, Severity.MAINTENANCE),
        ("In progress", Stage.OPEN, Severity.MAINTENANCE),
        ("We are on it", Stage.SILENT, None),
    ],
)
def test_meaning_of_one_word(word, stage, severity):
    found = meaning_of(word)

    assert (found.stage, found.severity) == (stage, severity)


@pytest.mark.parametrize(
    "given",
    [
        entry(status="resolved"),
        entry(text="<b>Status: Resolved</b><br>Done"),
        entry(text="<p><small>Mar 4, 11:00 UTC</small><br><strong>Resolved</strong> - Done</p>"),
        entry("[Resolved] Mail"),
        entry("Resolved: Mail"),
        entry("Mail - resolved"),
        entry("Mail (resolved)"),
        entry(tags=("Mail", "Resolved")),
        entry("✅ Mail"),
    ],
)
def test_where_the_code_may_stand(given):
    assert stated(given).stage is Stage.OVER


@pytest.mark.parametrize("title", ["Update: Neue Funktionen", "Info", "News: Mail", "New mail app", "Mail"])
def test_ordinary_words_are_no_codes(title):
    assert stated(entry(title)).stage is Stage.SILENT


def test_updates_in_one_entry_are_told_apart_and_the_newest_counts():
    parts = [("11:00", "Identified", "two"), ("12:00", "Resolved", "three"), ("10:00", "Investigating", "one")]
    text = "".join(
        f"<p><small>Mar 4, {at} UTC</small><br><strong>{word}</strong> - {said}</p>" for at, word, said in parts
    )

    newest = newest_update(marked_updates(entry(text=text), AT))

    assert newest is not None
    assert (newest.word, newest.text) == ("Resolved", "three")


@pytest.mark.parametrize(
    ("text", "is_clear"),
    [
        ("All systems go", True),
        ("All services are operational", True),
        ("No incidents reported today.", True),
        ("We are not aware of any issues", True),
        ("Derzeit liegen keine Störungen vor", True),
        ("Alle Dienste sind verfügbar", True),
        ("All systems operational except mail", False),
        ("Mail is down", False),
    ],
)
def test_all_clear(text, is_clear):
    assert states_all_clear(text) is is_clear
