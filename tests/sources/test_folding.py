"""Which entries of a log belong to one incident."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from tray_app.sources.feed_entries import Entry, Feed
from tray_app.sources.folding import folded, subject

AT = datetime(2026, 3, 4, 10, tzinfo=UTC)


def entry(title: str, hours: float = 0, link: str = "https://s.example/", guid: str = "") -> Entry:
    return Entry(guid or f"g{title}{hours}", title, title, link, AT + timedelta(hours=hours))


def titles(*entries: Entry) -> list[list[str]]:
    return [[e.title for e in group] for group in folded(Feed("Status", "https://s.example/", "", entries))]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Chat API went down", "Chat API recovered"),
        ("Webmail unavailable", "[Resolved] Webmail unavailable"),
        ("Webmail unavailable", "RESOLVED: Webmail unavailable"),
        ("Störung Mailserver", "Störung Mailserver - behoben"),
        ("Mail slow", "Mail slow (Update 2)"),
    ],
)
def test_the_same_subject_is_the_same_incident(before, after):
    assert subject(before) == subject(after)
    assert titles(entry(before), entry(after, 1)) == [[after, before]]


def test_one_link_is_one_incident_whatever_its_titles():
    assert titles(entry("A", link="https://s.example/i/1"), entry("B", 1, link="https://s.example/i/1")) == [["B", "A"]]


def test_the_front_page_as_link_holds_nothing_together():
    assert len(titles(entry("Alpha"), entry("Beta", 1))) == 2


def test_one_guid_for_everything_holds_nothing_together():
    assert len(titles(*(entry(t, guid="same") for t in ("Alpha", "Beta", "Gamma")))) == 3


def test_a_guid_for_each_incident_does():
    first = [entry("X", 0, guid="1"), entry("Y", 1, guid="1")]
    assert titles(*first, entry("Z", 2, guid="2")) == [["Z"], ["Y", "X"]]


def test_a_month_later_it_is_another_incident():
    assert len(titles(entry("Mail slow"), entry("Mail slow", 24 * 30))) == 2


def test_the_order_of_the_feed_does_not_matter():
    entries = [entry("Mail slow"), entry("Mail slow - resolved", 2), entry("Web slow", 1)]

    assert titles(*entries) == titles(*entries[::-1])
