"""The notice on the webmail page is one like any other."""

from __future__ import annotations

from datetime import UTC

from tests.model.builders import REFUSED, at, result
from tray_app.model.account import Service
from tray_app.model.notice import NoticeState
from tray_app.model.page_notices import PageWords, learn_page, own_note, page_notice

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


DAY_S = 86_400
STANDING = "Maintenance takes place every Tuesday from 2 to 4 am; webmail is not available then."


def learnt(*visits, mail_works=True):
    """What is known after visits of (day, words)."""
    words = PageWords()
    for day, text in visits:
        words = learn_page(words, page(day * DAY_S, text), at(day * DAY_S), mail_works=mail_works)
    return words


def test_what_has_stood_there_for_a_week_is_no_news():
    words = learnt((0, STANDING), (3, STANDING))
    assert page_notice(None, page(0, STANDING), at(3 * DAY_S), words.usual).text == STANDING
    words = learnt((0, STANDING), (3, STANDING), (7, STANDING))
    assert page_notice(None, page(0, STANDING), at(7 * DAY_S), words.usual) is None


def test_beside_the_usual_text_only_what_is_new_is_quoted():
    words = learnt((0, STANDING), (7, STANDING), (8, f"{STANDING}\n{WORDS}"))
    seen = page_notice(None, page(0, f"{STANDING}\n{WORDS}"), at(8 * DAY_S), words.usual)
    assert (seen.text, seen.state) == (WORDS, NoticeState.OUTAGE)


def test_a_new_line_that_says_nothing_is_no_notice():
    words = learnt((0, STANDING), (7, STANDING))
    assert page_notice(None, page(0, f"{STANDING}\nAs of 14 October"), at(8 * DAY_S), words.usual) is None


def test_words_that_were_gone_are_news_again():
    words = learnt((0, STANDING), (7, STANDING), (8, ""), (9, STANDING))
    assert page_notice(None, page(0, STANDING), at(9 * DAY_S), words.usual) is not None


def test_while_mail_fails_nothing_becomes_usual():
    words = learnt((0, WORDS), (9, WORDS), mail_works=False)
    assert page_notice(None, page(0, WORDS), at(9 * DAY_S), words.usual) is not None


def test_a_page_that_cannot_be_loaded_teaches_nothing():
    words = learnt((0, STANDING), (7, STANDING))
    assert learn_page(words, page(0, "Down", REFUSED), at(8 * DAY_S), mail_works=True) is words


def test_an_own_note_is_understood_like_any_other_words():
    note = own_note("  Receiving mail is not possible, fixed by 18:00 today.\n", at(5))
    assert (note.id, note.state) == ("me", NoticeState.OUTAGE)
    assert note.text.startswith("Receiving")
    assert note.promised.until.hour == 18
