"""The end of the log, to be read and copied."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from tests.ui.looking import LANGUAGES, access_keys, child, press, shown_in, without_access_key
from tray_app.ui.log_window import LogWindow

LINES = [f"2031-05-14T08:00:{number % 60:02}+0000 INFO tray_app: line {number}" for number in range(300)]


@pytest.fixture
def log():
    return list(LINES)


@pytest.fixture
def window(qtbot, log):
    made = LogWindow(lambda: "\n".join(log))
    qtbot.addWidget(made)
    made.show()
    return made


def text_of(window):
    text = child(window, "logText")
    assert isinstance(text, QPlainTextEdit)
    return text


def test_the_newest_is_in_sight_and_nothing_can_be_changed(window):
    text = text_of(window)
    assert text.toPlainText().splitlines() == LINES
    assert text.isReadOnly()
    assert text.verticalScrollBar().value() == text.verticalScrollBar().maximum() > 0


def test_what_was_added_since_is_read_on_request(window, log):
    log.append("something new")
    press(child(window, "readAgain"))
    assert text_of(window).toPlainText().endswith("\nsomething new")


def test_it_can_be_copied_whole(window):
    press(child(window, "copyLog"))
    assert QApplication.clipboard().text() == "\n".join(LINES)
    assert child(window, "copyLog").text() == "Copied"


def test_an_empty_log_is_said_to_be_empty(qtbot):
    empty = LogWindow(str)
    qtbot.addWidget(empty)
    assert text_of(empty).placeholderText() == "Nothing has been noted yet."
    assert not child(empty, "copyLog").isEnabled()


def test_the_folder_can_be_opened(window, qtbot):
    with qtbot.waitSignal(window.folder_requested):
        press(child(window, "openLogs"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_has_a_key_of_its_own(qtbot, language):
    with shown_in(language, 1.0):
        window = LogWindow(lambda: "x")
        qtbot.addWidget(window)
        window.show()
        assert without_access_key(window) == []
        assert {letter: n for letter, n in access_keys(window).items() if n > 1} == {}
        window.hide()
