"""The one line that stands for a post."""

from __future__ import annotations

import pytest

from tests.model.prose.posts import SUNDAY_NOON
from tray_app.model.prose import understand


@pytest.mark.parametrize(
    ("text", "headline"),
    [
        ("E-Mail gestört\n\nSeit 9 Uhr ist der Empfang gestört.", "E-Mail gestört"),
        ("[Investigating] Email down\n\nWe look into it.", "Email down"),
        ("Sehr geehrte Kunden, der Versand ist gestört.", "der Versand ist gestört."),
        ("Hallo zusammen,\n\nder Versand ist gestört.", "der Versand ist gestört."),
        ("Liebe Nutzerinnen, liebe Nutzer,\n\nder Versand klemmt.", "der Versand klemmt."),
        ("Title: Users can't open their mailboxes", "Users can't open their mailboxes"),
        ("#Störung Der Versand klemmt. #mail", "Der Versand klemmt."),
        ("Update 14:05: Der Versand klemmt.", "Der Versand klemmt."),
        ("Update 9:00: Mail down.\nUpdate 11:00: Mail is back.", "Mail is back."),
        ("<p>Der <b>Versand</b> &amp; Empfang klemmt.</p>", "Der Versand & Empfang klemmt."),
        ("🔴 Webmail down", "Webmail down"),
        ("3:30 PM CT: Mail is slow.", "Mail is slow."),
        ("5/24/2020 : 8am – Some accounts are still offline.", "Some accounts are still offline."),
        ("[Announcement] Mail server upgrade\n\nOn Sunday we replace it.", "Mail server upgrade"),
        ("When is this work? On Sunday webmail will be down.", "On Sunday webmail will be down."),
        ("Hi Tom, sorry! Mail is down at the moment.", "Mail is down at the moment."),
        ("[Identified] Login failures – a certificate has expired.", "Login failures – a certificate has expired."),
        ("12345", "12345"),
        ("", ""),
    ],
)
def test_headline(text: str, headline: str) -> None:
    assert understand(text, SUNDAY_NOON).headline == headline


def test_a_long_one_is_cut_at_a_word() -> None:
    headline = understand("Störung " + "beim Versand " * 30, SUNDAY_NOON).headline

    assert len(headline) <= 121
    assert headline.endswith(("beim…", "Versand…"))
