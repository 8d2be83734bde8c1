"""Titles of posts that may belong together."""

from __future__ import annotations

import pytest

from tray_app.sources.subjects import may_be_the_same


@pytest.mark.parametrize(
    ("title", "other", "same"),
    [
        ("E-Mail geht wieder: behoben", "E-Mail ist gestört", True),
        ("Mailversand wieder verfügbar", "Störung Mailversand", True),
        ("Entwarnung: Störung behoben", "Störung beim Mailempfang", True),
        ("Mailstörung behoben", "Störung bei Mails", True),
        ("[Resolved] Cloud network FSN1", "Mail storage B is down", False),
        ("Webhosting: Problem gelöst", "Ausfall Mailserver 3", False),
        ("", "Outage of mail", True),
    ],
)
def test_a_shared_word_or_none_at_all_ties_titles(title, other, same):
    assert may_be_the_same(title, other) is same
