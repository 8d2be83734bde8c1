"""Somebody else's words: who, where, when, in which language."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.german import german  # noqa: F401
from tray_app.model import quotes
from tray_app.model.notice import Notice, NoticeState, SourceReading, SourceStatus
from tray_app.model.reason import Failure, Origin
from tray_app.model.verdict import StatedReason, Status, Verdict

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2012, 8, 17, 18, 42, tzinfo=BERLIN).astimezone(UTC)
ENGLISH = "We are working on the problem and it will be solved for all of our customers."
GERMAN = "Wir arbeiten an der Lösung und werden das Problem für alle Kunden beheben, es ist nicht Ihre Schuld."


def said(text: str = "…", source: str = "Status page", failure: Failure | None = None) -> StatedReason:
    said_at = NOW - timedelta(hours=4, minutes=37)
    return StatedReason("c", text, Origin.PROVIDER, source, said_at=said_at, is_quote=True, failure=failure)


def test_who_speaks(german):  # noqa: F811
    assert quotes.heading(said(), "Nordpost") == "Nordpost schreibt"
    assert quotes.heading(said(failure=Failure.PROVIDER_OUTAGE), "Nordpost") == "Der Mailserver antwortet"
    for source, words in (
        ("Webmail-Startseite", "Die Webseite antwortet"),
        ("Kontakte-Server", "Der Kontakte-Server antwortet"),
    ):
        assert quotes.heading(said(source=source, failure=Failure.PROVIDER_OUTAGE), "Nordpost") == words
    assert quotes.heading(said(source="Nutzerforum"), "Nordpost") == "Nutzer schreiben"
    assert quotes.heading(said(source="Ihre Notiz"), "Nordpost") == "Sie haben notiert"


def test_where_and_when_and_in_which_language(german):  # noqa: F811
    assert quotes.source_line(said(GERMAN, "Statusseite"), NOW, BERLIN) == "Statusseite, heute 14:05"
    assert quotes.source_line(said(ENGLISH, "Statusseite"), NOW, BERLIN) == "Statusseite (englisch), heute 14:05"


@pytest.mark.parametrize(("text", "language"), [(GERMAN, "de"), (ENGLISH, "en"), ("BYE", ""), ("", "")])
def test_the_language_of_a_text(text, language):
    assert quotes.language_of(text) == language


def test_quotation_marks_are_those_of_the_window(german):  # noqa: F811
    assert quotes.quoted(" In Kürze. ") == "„In Kürze.“"


def test_further_open_notices_are_counted():
    def notice(name: str, state: NoticeState = NoticeState.OUTAGE) -> Notice:
        return Notice(name, "h", "t", state)

    notices = (notice("1"), notice("2"), notice("3"), notice("4", NoticeState.RESOLVED))
    reading = SourceReading("https://s.example/", "rss", True, SourceStatus.OUTAGE, notices)
    verdict = Verdict("a", "A", "a@b.example", "B", Status.OUTAGE, sources=(reading,))

    assert quotes.more_notices(verdict, NOW) == "2 more in the history"


def test_a_long_text_is_cut_at_a_word():
    assert quotes.shortened("Der Dienst steht bis heute, 18:00 Uhr, wieder zur Verfügung", 45) == (
        "Der Dienst steht bis heute, 18:00 Uhr, wieder…"
    )


@given(st.text(max_size=200), st.integers(5, 60))
def test_a_shortened_text_is_short_and_on_one_line(text, length):
    line = quotes.shortened(text, length)

    assert len(line) <= length + 1
    assert "\n" not in line
