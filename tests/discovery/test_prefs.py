"""`prefs.js` is read, never executed."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tray_app.discovery.prefs import read_prefs


@pytest.mark.parametrize(
    ("line", "value"),
    [
        (r'user_pref("k", "plain");', "plain"),
        (r'user_pref("k", "a \"quoted\" \\ word");', 'a "quoted" \\ word'),
        (r'user_pref("k", "M\u00fcller");', "Müller"),
        (r'user_pref("k", "\x4d\n");', "M\n"),
        (r'user_pref("k", "\ud83d\ude00");', "😀"),
        (r'user_pref("k", "Müller");', "Müller"),
        (r"user_pref('k', 'it\'s');", "it's"),
        (r'user_pref("k", "a;); user_pref(");', "a;); user_pref("),
        ('user_pref("k", 993);', 993),
        ('user_pref("k", -1);', -1),
        ('  pref( "k" , true ) ;', True),
        ('user_pref("k", false); // said', False),
    ],
)
def test_a_line_is_a_setting(line, value):
    assert read_prefs(line.encode()) == {"k": value}


@pytest.mark.parametrize(
    "line",
    ['user_pref("k", "cut', 'user_pref("k"', '// user_pref("k", 1);', 'user_pref("k", f());', "", 'user_pref(k, 1);'],
)  # fmt: skip
def test_what_is_no_setting_does_not_count(line):
    assert read_prefs(line.encode()) == {}


def test_lines_after_a_broken_one_count_and_the_last_word_wins():
    body = b'user_pref("a", 1);\r\nuser_pref("b", ;\r\nuser_pref("a", 2);\r\n'
    assert read_prefs(body) == {"a": 2}


def test_half_a_pair_of_characters_breaks_nothing():
    assert read_prefs(rb'user_pref("k", "a\ud83d");')["k"].startswith("a")


@given(st.binary(max_size=300))
def test_no_bytes_break_it_or_hide_the_next_line(body):
    assert read_prefs(b'user_pref("k", "' + body + b'\nuser_pref("last", 1);')["last"] == 1
