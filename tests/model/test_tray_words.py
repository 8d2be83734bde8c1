"""Tooltip and first menu lines: right on every panel, in both languages."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.german import german  # noqa: F401
from tray_app.model.line import LineStatus
from tray_app.model.notice import Promise
from tray_app.model.reason import Origin
from tray_app.model.snapshot import Snapshot
from tray_app.model.tray_words import account_line, first_lines, tooltip
from tray_app.model.verdict import StatedReason, Status, Verdict

BERLIN = ZoneInfo("Europe/Berlin")
NOW = datetime(2012, 8, 17, 18, 42, tzinfo=BERLIN).astimezone(UTC)
OK = Verdict("island", "Zweitadresse", "kim@inselpost.example", "Inselpost", Status.OK, checked_at=NOW)
DOWN = Verdict(
    "north",
    "Privat (o2)",
    "kim@nordpost.example",
    "Nordpost",
    Status.OUTAGE,
    since=NOW - timedelta(hours=10, minutes=30),
    reason=StatedReason(
        "notice_outage",
        "Der Dienst steht bis heute, 18:00 Uhr, wieder zur Verfügung.",
        Origin.PROVIDER,
        "Statusseite",
        promised=Promise("heute, 18:00 Uhr", NOW - timedelta(minutes=42)),
        is_quote=True,
    ),
)


def snapshot(*verdicts: Verdict) -> Snapshot:
    return Snapshot(NOW, verdicts, checked_at=NOW)


def test_one_account_tells_its_verdict(german):  # noqa: F811
    assert tooltip(snapshot(DOWN), NOW, BERLIN) == "Mailampel: Störung bei Nordpost, seit 08:12"


def test_several_accounts_tell_who_is_affected(german):  # noqa: F811
    assert tooltip(snapshot(OK, DOWN), NOW, BERLIN) == "Mailampel: 1 von 2 Konten betroffen: Privat (o2)"


def test_all_is_well_with_the_time(german):  # noqa: F811
    assert tooltip(snapshot(OK, OK), NOW, BERLIN) == "Mailampel: alles in Ordnung, geprüft 18:42"


def test_nothing_to_tell_yet():
    assert tooltip(snapshot(), NOW, BERLIN) == "Mailampel: No address yet."
    unknown = replace(OK, status=Status.UNKNOWN, checked_at=None)
    assert tooltip(snapshot(unknown), NOW, BERLIN) == "Mailampel: No verdict yet"


@given(st.text(max_size=200), st.sampled_from(list(Status)), st.integers(1, 3))
def test_a_tooltip_is_short_and_holds_nothing_that_reads_as_markup(name, status, count):
    verdict = replace(DOWN, name=name, provider=name, status=status, line=LineStatus.OFFLINE)

    text = tooltip(snapshot(*[verdict] * count), NOW, BERLIN)

    assert text.startswith("Mailampel: ")
    assert len(text) <= 120
    assert not set("&<>\n") & set(text)


def test_the_menu_begins_with_state_quote_and_promise(german):  # noqa: F811
    assert first_lines(snapshot(OK, DOWN), NOW, BERLIN) == (
        "Privat (o2): Störung, 10 Std. 30 Min.",
        "Nordpost: „Der Dienst steht bis heute, 18:00 Uhr, wieder…“",
        "Zugesagt bis 18:00 Uhr – überfällig",
    )


def test_a_provider_that_says_nothing_is_told_as_such(german):  # noqa: F811
    silent = replace(DOWN, reason=StatedReason("refused", "Nothing.", Origin.PROVIDER, ""))

    assert first_lines(snapshot(silent), NOW, BERLIN)[1:] == ("Nordpost schreibt noch nichts", "Keine Zeit zugesagt")


def test_our_own_line_needs_no_quote_and_no_promise():
    offline = replace(DOWN, status=Status.LINE, line=LineStatus.OFFLINE,
                      reason=StatedReason("offline", "No internet.", Origin.LINE, ""))  # fmt: skip

    assert first_lines(snapshot(offline), NOW, BERLIN) == ("Privat (o2): your connection, 10 h 30 min",)


def test_a_calm_menu_has_one_line(german):  # noqa: F811
    assert first_lines(snapshot(OK), NOW, BERLIN) == ("Alles in Ordnung, geprüft 18:42",)


@pytest.mark.parametrize(("verdict", "words"), [(DOWN, "Privat (o2): Störung"), (OK, "Zweitadresse: alles in Ordnung")])
def test_an_account_in_the_list(german, verdict, words):  # noqa: F811
    assert account_line(verdict) == words


def test_what_the_user_noted_is_not_put_into_the_providers_mouth(german):  # noqa: F811
    noted = replace(DOWN, reason=replace(DOWN.reason, text="Laut Radio dauert es noch.", source="Ihre Notiz"))
    assert first_lines(snapshot(noted), NOW, BERLIN)[1] == "Sie haben notiert: „Laut Radio dauert es noch.“"


@pytest.mark.parametrize(("status", "words"), [(Status.UNKNOWN, "Noch kein Urteil"), (Status.PAUSED, "Pausiert")])
def test_what_is_not_watched_is_neither_well_nor_a_problem(german, status, words):  # noqa: F811
    quiet = replace(DOWN, status=status)
    assert first_lines(snapshot(quiet), NOW, BERLIN) == (words,)
    assert tooltip(snapshot(quiet), NOW, BERLIN) == f"Mailampel: {words}"


def test_a_tooltip_that_is_too_long_ends_in_dots():
    text = tooltip(snapshot(*[replace(DOWN, name="Verylongname" * 5)] * 3), NOW, BERLIN)
    assert len(text) == 120
    assert text.endswith("…")
