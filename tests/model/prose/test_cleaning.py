"""Any string becomes plain text."""

from __future__ import annotations

import pytest

from tray_app.model.prose.cleaning import MOST_CHARACTERS, folded, lowered, plain


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        ("<p>a</p><p>b</p>", "a\n\nb"),
        ("a<br>b", "a b"),
        ("x <script>alert(1)</script>y", "x y"),
        ("a &amp; b &lt;c", "a & b <c"),
        ("a\x00b\u202ec", "abc"),
        ("a\r\nB", "a\nB"),
        ("die\nStörung", "die Störung"),
        ("3 < 5 Minuten", "3 < 5 Minuten"),
    ],
)
def test_plain(text: str, clean: str) -> None:
    assert plain(text) == clean


def test_a_long_text_keeps_beginning_and_end() -> None:
    text = plain("anfang " + "mitte " * 50_000 + "ende")

    assert text.startswith("anfang")
    assert text.endswith("ende")
    assert len(text) <= MOST_CHARACTERS + 2


def test_folded_writes_umlauts_out() -> None:
    assert folded("Störung – GROSS") == "stoerung - gross"


def test_lowered_keeps_every_place() -> None:
    assert len(lowered("İstanbul UTC")) == len("İstanbul UTC")
