"""Texts are made plain before they are judged, and quoted as they were written."""

from __future__ import annotations

import pytest

from tray_app.model.failures.material import HEAD, QUOTE_LENGTH, TAIL, material
from tray_app.model.failures.stage import Stage


def plain(text: str) -> str:
    return material(text, "", Stage.ANY).plain


@pytest.mark.parametrize(
    ("raw", "read"),
    [
        (r"error: b'nicht verf\xc3\xbcgbar'", "error: nicht verfügbar"),
        (r"(535, b'5.7.8 K\xf6ln')", "(535, 5.7.8 Köln )"),
        (r"-ERR \xb5\xc7\xc2\xbc", "-ERR 登录"),
        ("nicht verfÃ¼gbar", "nicht verfügbar"),
        ("a\x00b\x1b[31mred\u202e", "a b [31mred"),
        ("  two\r\n\r\n lines ", "two lines"),
        ("“quoted”", "quoted"),
        ("334 eyJhIjoxLCJiIjoyfQ==", '334 {"a":1,"b":2}'),
        ("eyJ not base64 at all", "eyJ not base64 at all"),
    ],
)
def test_text_is_made_plain(raw, read):
    assert plain(raw) == read


def test_folding_keeps_every_offset():
    said = material("Größe ﬁ İ “x” Straße", "", Stage.ANY)
    assert len(said.folded) == len(said.plain)


def test_a_long_text_keeps_its_beginning_and_its_end():
    text = plain("begin " + "x" * 100_000 + " end")
    assert text.startswith("begin")
    assert text.endswith("end")
    assert len(text) <= HEAD + TAIL + 1


def test_a_quote_is_short_and_holds_the_deciding_words():
    said = material("One thing. " * 40 + "The mailbox is full now. " + "Another thing. " * 40, "", Stage.ANY)
    start = said.plain.index("mailbox is full")
    quote = said.quote(start, start + len("mailbox is full"))
    assert "mailbox is full" in quote
    assert len(quote) <= QUOTE_LENGTH
