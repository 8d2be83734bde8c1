"""One outage as it is told."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from tray_app.model.account import Service
from tray_app.model.claims import Claim
from tray_app.model.notice import Notice, NoticeState, Promise, SeenNotice
from tray_app.model.outage import EvidenceItem, Outage
from tray_app.model.verdict import StatedReason, Status
from tray_app.ui.history_timeline import (
    Kept,
    Record,
    kind_line,
    promises,
    protocol_text,
    reaching_into,
    span_line,
    timeline,
    title,
)


def at(day, hour=0, minute=0, month=5, year=2030):
    return datetime(year, month, day, hour, minute, tzinfo=UTC)


NOW = at(20, 12)
LONG = Outage(
    "a",
    "Example Mail",
    Status.OUTAGE,
    (Service.RECEIVE, Service.SEND),
    at(15, 8, 12),
    last_ok_at=at(15, 8, 11),
    ended_at=at(19, 10, 20),
    id=7,
)


def post(text, said_at, promised=None, name="1"):
    notice = Notice(
        name, text, text, NoticeState.OUTAGE, url="https://mail.example/news", updated_at=said_at, promised=promised
    )
    return SeenNotice("https://mail.example/feed", said_at, notice)


VAGUE = post("We are on it, back shortly.", at(15, 11, 40), Promise("shortly"))
DATED = post("Back by 18:00 today.", at(17, 14, 5), Promise("by 18:00 today", at(17, 18)), "2")


@pytest.mark.parametrize(
    ("started", "ended", "words"),
    [
        (at(15, 8), at(19, 10), "15 to 19 May"),
        (at(28, 8, month=4), at(2, 10), "28 April to 2 May"),
        (at(15, 8), at(15, 10), "15 May"),
        (at(15, 8), None, "since 15 May"),
        (at(30, 8, month=12, year=2029), at(2, 8, month=1), "30 December 2029 to 2 January"),
        (at(15, 8, year=2028), at(15, 10, year=2028), "15 May 2028"),
    ],
)
def test_the_days_of_an_outage(started, ended, words):
    outage = Outage("a", "Example Mail", Status.OUTAGE, (), started, ended_at=ended)
    assert title(outage, NOW, UTC, with_provider=False) == words


@pytest.mark.parametrize(
    ("status", "beginning"),
    [(Status.OUTAGE, "Outage at"), (Status.DEGRADED, "Problem at"), (Status.MAINTENANCE, "Maintenance at")],
)
def test_the_title_says_what_it_was(status, beginning):
    outage = Outage("a", "Example Mail", status, (), at(15, 8), ended_at=at(15, 9))
    assert title(outage, NOW, UTC) == f"{beginning} Example Mail, 15 May"


def test_kind_and_length():
    assert kind_line(LONG, NOW) == "Outage, 4 days 2 h"


def test_the_span_says_how_exactly_the_start_was_measured():
    assert span_line(LONG, NOW, UTC) == "Wed 15 May, 08:12 (± 1 min) to yesterday, 10:20, 4 days 2 h. Receive, Send."


def test_an_open_outage_has_no_end_yet():
    outage = Outage("a", "Example Mail", Status.OUTAGE, (Service.RECEIVE,), at(20, 9))
    assert span_line(outage, NOW, UTC) == "Since today, 09:00, so far 3 h. Receive."


def test_everything_stands_in_the_order_in_which_it_happened():
    note = EvidenceItem(at(16, 9), "note", "Called the hotline, 35 min")
    record = Record(LONG, (note,), (DATED, VAGUE))
    rows = [(entry.at, entry.who, entry.text) for entry in timeline(record, NOW, UTC)]
    assert rows == [
        (at(15, 8, 12), "We measure", "Receiving and sending fail since 08:12."),
        (at(15, 11, 40), "Example Mail, mail.example", "“We are on it, back shortly.”"),
        (at(16, 9), "You noted", "“Called the hotline, 35 min”"),
        (at(17, 14, 5), "Example Mail, mail.example", "“Back by 18:00 today.”"),
        (at(17, 18), "Promise not kept", "Fixed 40 h 20 min later in fact."),
        (at(19, 10, 20), "We measure", "Works again: Receive, Send."),
    ]


def test_only_a_promise_with_a_time_is_called_kept_or_broken():
    rows = promises(Record(LONG, notices=(VAGUE, DATED)), NOW, UTC)
    assert [(row.promised, row.actually, row.kept) for row in rows] == [
        ("“shortly”", "94 h 40 min later", Kept.VAGUE),
        ("by 18:00", "40 h 20 min too late", Kept.BROKEN),
    ]


@pytest.mark.parametrize(
    ("until", "ended", "kept"),
    [
        (at(19, 11), at(19, 10, 20), Kept.KEPT),
        (at(19, 10, 10), at(19, 10, 20), Kept.KEPT),
        (at(19, 10), at(19, 10, 20), Kept.BROKEN),
        (at(21), None, Kept.RUNNING),
        (at(20), None, Kept.BROKEN),
    ],
)
def test_a_quarter_of_an_hour_is_forgiven(until, ended, kept):
    outage = Outage("a", "Example Mail", Status.OUTAGE, (), at(15, 8), ended_at=ended, id=1)
    (row,) = promises(Record(outage, notices=(post("text", at(16), Promise("x", until)),)), NOW, UTC)
    assert row.kept is kept


def test_a_wording_that_both_the_source_and_the_verdict_gave_is_told_once():
    quoted = EvidenceItem(at(15, 12), "notice", "We are on  it, back SHORTLY.", "Status page")
    texts = [entry.text for entry in timeline(Record(LONG, (quoted,), (VAGUE,)), NOW, UTC)]
    assert texts.count("“We are on it, back shortly.”") == 1
    assert len(texts) == 3


def test_a_promise_quoted_in_the_verdict_counts_without_the_source():
    said = StatedReason(
        "notice", "Back by noon.", "provider", "Webmail", promised=Promise("by noon", at(16, 12)), is_quote=True
    )
    outage = Outage("a", "Example Mail", Status.OUTAGE, (), at(15, 8), ended_at=at(19), reason=said, id=1)
    (row,) = promises(Record(outage, (EvidenceItem(at(16), "notice", "Back by noon.", "Webmail"),)), NOW, UTC)
    assert row.kept is Kept.BROKEN


def test_a_repeated_promise_counts_once():
    again = post("Still by 18:00 today.", at(17, 15), Promise("by 18:00 today", at(17, 18)), "3")
    assert len(promises(Record(LONG, notices=(DATED, again)), NOW, UTC)) == 1


def test_the_measurements_keep_every_line_but_the_notes():
    evidence = (
        EvidenceItem(at(15, 8, 12), "probe", "> A1 NOOP\n< * BYE down", "receive"),
        EvidenceItem(at(16), "note", "private"),
    )
    text = protocol_text(Record(LONG, evidence), UTC)
    assert text == "2030-05-15 08:12:00 +0000  receive\n> A1 NOOP\n< * BYE down"


def test_outages_that_reach_into_the_period_newest_first():
    old = Outage("a", "P", Status.OUTAGE, (), at(1, month=1), ended_at=at(2, month=1), id=1)
    lasting = Outage("a", "P", Status.OUTAGE, (), at(1, month=1), id=2)
    assert reaching_into([old, lasting, LONG], NOW - timedelta(days=90)) == [LONG, lasting]
    assert reaching_into([old, LONG], None) == [LONG, old]


STATUS_PAGE = "https://status.mail.example/"


@pytest.mark.parametrize(
    ("claim", "when", "words"),
    [
        (
            Claim(STATUS_PAGE, 22_680, at(15, 14, 30)),
            at(15, 14, 30),
            "Showed “all is well” for 6 h 18 min while it failed here. Named the trouble 6 h 18 min after it began.",
        ),
        (Claim(STATUS_PAGE, 0, at(15, 8, 20)), at(15, 8, 20), "Named the trouble 8 min after it began."),
        (
            Claim(STATUS_PAGE, 3600),
            at(19, 10, 20),
            "Showed “all is well” for 1 h while it failed here. Never named the trouble.",
        ),
    ],
)
def test_what_a_source_claimed_is_held_against_what_was_measured(claim, when, words):
    [told] = [(e.at, e.text) for e in timeline(Record(LONG, claims=(claim,)), NOW, UTC) if e.url == STATUS_PAGE]
    assert told == (when, words)


def test_a_source_may_still_name_the_trouble_while_it_lasts():
    lasting = replace(LONG, ended_at=None)
    [told] = [e for e in timeline(Record(lasting, claims=(Claim(STATUS_PAGE, 3600),)), NOW, UTC) if e.url]
    assert (told.at, told.who) == (NOW, "Example Mail, status.mail.example")
    assert told.text.endswith("Has not named the trouble yet.")


def test_a_source_that_said_nothing_is_not_blamed():
    assert [e for e in timeline(Record(LONG, claims=(Claim(STATUS_PAGE, 20),)), NOW, UTC) if e.url] == []
