"""Where a sentence ends."""

from __future__ import annotations

import pytest

from tray_app.model.prose.sentences import sentences


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Eins. Zwei! Drei?", ["Eins.", "Zwei!", "Drei?"]),
        ("Am 20. August um ca. 18 Uhr.", ["Am 20. August um ca. 18 Uhr."]),
        ("Seit 9:00. Danach nicht.", ["Seit 9:00.", "Danach nicht."]),
        ("Ein Satz\nüber zwei Zeilen", ["Ein Satz über zwei Zeilen"]),
        ("Titel\n\nText", ["Titel", "Text"]),
        ("Betroffen\n- IMAP\n- SMTP", ["Betroffen", "- IMAP", "- SMTP"]),
        ("IMAP: down\nSMTP: up", ["IMAP: down", "SMTP: up"]),
        ("Eins [...] Zwei", ["Eins [...]", "Zwei"]),
        ("", []),
    ],
)
def test_sentences(text: str, found: list[str]) -> None:
    assert sentences(text) == found
