"""The notice on the webmail page is one like any other."""

from __future__ import annotations

from datetime import UTC

from tests.model.builders import REFUSED, at, result
from tray_app.model.account import Service
from tray_app.model.notice import NoticeState
from tray_app.model.page_notices import own_note, page_notice

WORDS = "Receiving mail is not possible at the moment."


def page(seconds, words="", reason=None):
    return result(seconds, reason, service=Service.WEBMAIL, notice_text=words)


def test_new_words_are_quoted_with_the_time_they_were_seen():
    seen = page_notice(None, page(0, WORDS), at(5))
    assert (seen.text, seen.state, seen.updated_at) == (WORDS, NoticeState.OUTAGE, at(5))


def test_unchanged_words_keep_their_time():
    first = page_notice(None, page(0, WORDS), at(5))
    assert page_notice(first, page(600, WORDS), at(605)) is first


def test_other_words_are_another_notice():
    first = page_notice(None, page(0, WORDS), at(5))
    assert page_notice(first, page(600, "The mail outage has been resolved."), at(605)).state is NoticeState.RESOLVED


def test_a_page_that_cannot_be_loaded_takes_nothing_back():
    first = page_notice(None, page(0, WORDS), at(5))
    assert page_notice(first, page(600, reason=REFUSED), at(605)) is first


def test_a_page_without_the_notice_does():
    first = page_notice(None, page(0, WORDS), at(5))
    assert page_notice(first, page(600), at(605)) is None
    assert first.updated_at.tzinfo is UTC


def test_an_own_note_is_understood_like_any_other_words():
    note = own_note("  Receiving mail is not possible, fixed by 18:00 today.\n", at(5))
    assert (note.id, note.state) == ("me", NoticeState.OUTAGE)
    assert note.text.startswith("Receiving")
    assert note.promised.until.hour == 18
