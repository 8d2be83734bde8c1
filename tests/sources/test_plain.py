"""Quoted text is hostile."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tray_app.sources.plain import capped, headline, link, plain, without_markdown


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("<p>One</p><p>Two</p>", "One\nTwo"),
        ("a<br />b", "a\nb"),
        ("Mar <var data-var='date'> 4</var>, <b>x</b>", "Mar 4, x"),
        ("&lt;p&gt;twice &amp;amp; escaped&lt;/p&gt;", "twice & escaped"),
        ("<script>alert(1)</script>safe<style>b{}</style>", "safe"),
        ("<script>never closed", ""),
        ("a < b and c > d", "a < b and c > d"),
        ("tab\there\r\nline\x00\x1b\u202e\u200b", "tab here\nline"),
        ("Grüße 😀", "Grüße 😀"),
    ],
)
def test_markup_and_control_characters_are_removed(written, expected):
    assert plain(written) == expected


@given(st.text())
def test_whatever_comes_stays_short_and_visible(written):
    text = plain(written, 100)

    assert len(text) <= 100
    assert all(c.isprintable() or c == "\n" for c in text)


def test_a_headline_is_one_line():
    assert headline("<h1>Mail</h1>is late") == "Mail is late"


def test_it_is_cut_between_words():
    assert capped("one two three", 9) == "one two…"


def test_markdown_loses_its_marks_only():
    assert without_markdown("**Summary:** see [the page](https://x.example) `now`") == "Summary: see the page now"


@pytest.mark.parametrize(
    ("address", "base", "expected"),
    [
        ("https://a.example/x", "", "https://a.example/x"),
        ("/x", "https://a.example/y", "https://a.example/x"),
        ("/x", "file.json", ""),
        ("javascript:alert(1)", "https://a.example/", ""),
        ("data:text/html,x", "", ""),
        ("https://a.example/\u202egpj", "", ""),
        ("https://a.example/<b>", "", ""),
        ("https://[broken", "", ""),
        ("https:///nohost", "", ""),
        ("https://a.example/" + "x" * 3000, "", ""),
    ],
)
def test_links_are_http_or_nothing(address, base, expected):
    assert link(address, base) == expected
