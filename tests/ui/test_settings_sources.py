"""The status sources of one account."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QMenu

from tests.ui.looking import child, press
from tray_app.model.account import StatusSource
from tray_app.model.notice import SourceReading, SourceStatus
from tray_app.ui.forms_keys import without_key
from tray_app.ui.settings_context import SettingsContext
from tray_app.ui.settings_sources import SourcesEditor, format_words, parts_in

NOW = datetime(2030, 5, 3, 12, 0, tzinfo=UTC)
FIRST = StatusSource("https://status.example/api", "statuspage", ("Mail",))
SECOND = StatusSource("https://news.example/feed")
READING = SourceReading(
    FIRST.url, "rss", True, SourceStatus.OK, read_at=NOW - timedelta(minutes=3), offered=("Mail", "Web & Shop")
)
CONTEXT = SettingsContext(now=NOW, formats=("statuspage", "rss"), readings={FIRST.url: READING})


@pytest.fixture
def editor(qtbot):
    made = SourcesEditor(CONTEXT)
    qtbot.addWidget(made)
    made.load((FIRST, SECOND))
    made.show()
    return made


def test_what_is_loaded_comes_back(editor):
    assert editor.values() == (FIRST, SECOND)


def test_a_format_this_version_does_not_offer_stays(editor):
    odd = StatusSource("https://x.example", "from_the_future")
    editor.load((odd,))
    assert editor.values() == (odd,)


def test_the_first_line_shows_and_more_opens_the_rest(editor):
    more = child(editor, "status.more")
    assert without_key(more.text()) == "More (1)"
    assert not child(editor, "status.1.url").isVisible()
    press(more)
    assert child(editor, "status.1.url").isVisible()
    assert without_key(more.text()) == "Less"


def test_sources_are_added_and_removed(editor):
    press(child(editor, "status.more"))
    press(child(editor, "status.add"))
    child(editor, "status.2.url").setText("https://third.example")
    press(child(editor, "status.1.remove"))
    assert [source.url for source in editor.values()] == [FIRST.url, "https://third.example"]


def test_removing_the_first_empties_it(editor):
    press(child(editor, "status.more"))
    press(child(editor, "status.0.remove"))
    assert editor.values() == (SECOND,)


def test_the_parts_a_page_names_can_be_ticked(editor):
    press(child(editor, "status.more"))
    press(child(editor, "status.0.choose"))
    menu = editor.findChild(QMenu)
    assert [(action.text(), action.isChecked()) for action in menu.actions()] == [
        ("Mail", True),
        ("Web && Shop", False),
    ]
    menu.actions()[1].trigger()
    assert editor.values()[0].components == ("Mail", "Web & Shop")
    menu.actions()[0].trigger()
    assert editor.values()[0].components == ("Web & Shop",)
    menu.close()


def test_the_parts_of_a_page_that_was_read_just_now_can_be_chosen(qtbot):
    readings = {}
    editor = SourcesEditor(replace(CONTEXT, readings=readings))
    qtbot.addWidget(editor)
    editor.load((FIRST,))
    editor.show()
    press(child(editor, "status.more"))
    assert not child(editor, "status.0.choose").isVisible()
    readings[FIRST.url] = READING
    editor.show_readings()
    assert child(editor, "status.0.choose").isVisible()


@pytest.mark.parametrize(
    ("text", "known", "parts"),
    [
        ("Mail,  Web ", (), ("Mail", "Web")),
        ("", ("Mail",), ()),
        ("IMAP, POP3, Web", ("IMAP, POP3", "Web"), ("IMAP, POP3", "Web")),
        ("Web, IMAP,POP3", ("IMAP, POP3",), ("Web", "IMAP, POP3")),
        ("IMAP, POP3", ("IMAP",), ("IMAP", "POP3")),
    ],
)
def test_a_comma_in_the_name_of_a_known_part_divides_nothing(text, known, parts):
    assert parts_in(text, known) == parts


def test_without_named_parts_there_is_nothing_to_choose(editor):
    press(child(editor, "status.more"))
    assert not child(editor, "status.1.choose").isVisible()


def test_the_last_reading_is_told(qtbot):
    reading = SourceReading(FIRST.url, "rss", True, SourceStatus.OK, read_at=NOW - timedelta(minutes=3))
    editor = SourcesEditor(replace(CONTEXT, readings={FIRST.url: reading}))
    qtbot.addWidget(editor)
    editor.load((FIRST,))
    editor.check()
    assert editor.first.accessibleDescription() == "Last read 3 min ago, recognised as news feed."


@pytest.mark.parametrize(
    ("name", "words"),
    [("auto", "found by itself"), ("page:main", "web page"), ("statusio", "Status.io"), ("newer", "newer")],
)
def test_formats_have_names(name, words):
    assert format_words(name) == words
