"""The parts the dialogs are built from."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tests.ui.looking import access_keys, without_access_key
from tray_app.model.verdict import Status
from tray_app.ui.forms import Field, button, line_edit
from tray_app.ui.forms_keys import give_access_keys, keep_key, lead_to, without_key
from tray_app.ui.forms_look import Panel, Text, Tone, blend, is_dark, tone_colour
from tray_app.ui.forms_marks import mark_label, show_mark

DARK = QPalette(QColor("#35373b"), QColor("#1E1F22"))


@pytest.fixture
def dark(qapp):
    before = QApplication.palette()
    QApplication.setPalette(DARK)
    yield
    QApplication.setPalette(before)


def luminance(colour):
    parts = [c / 255 for c in (colour.red(), colour.green(), colour.blue())]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    light, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (low + 0.05)


def assert_readable_tones():
    palette = QApplication.palette()
    for tone in (*Tone, *Status):
        for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
            assert contrast(tone_colour(tone), palette.color(role)) >= 4.5, (tone, role)


def test_every_tone_can_be_read_on_light(qapp):
    assert not is_dark(QApplication.palette())
    assert_readable_tones()


def test_every_tone_can_be_read_on_dark(dark):
    assert is_dark(QApplication.palette())
    assert_readable_tones()


def test_texts_follow_a_change_to_dark(qtbot, qapp):
    label = Text("words", Tone.PROBLEM)
    qtbot.addWidget(label)
    light = label.palette().color(QPalette.ColorRole.WindowText)
    before = QApplication.palette()
    QApplication.setPalette(DARK)
    QApplication.processEvents()
    try:
        assert label.palette().color(QPalette.ColorRole.WindowText) == tone_colour(Tone.PROBLEM) != light
    finally:
        QApplication.setPalette(before)


def test_texts_never_read_markup(qtbot):
    label = Text("<b>bold</b><img src='https://evil.example/x.png'>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


def test_blending():
    assert blend(QColor("#ffffff"), QColor("#000000"), 1).name() == "#ffffff"
    assert blend(QColor("#ffffff"), QColor("#000000"), 0).name() == "#000000"


def test_a_field_tells_eyes_and_screen_readers_what_is_wrong(qtbot):
    host, port = line_edit(name="host"), line_edit(name="port")
    field = Field(host, port, help_text="Help.")
    qtbot.addWidget(field)
    field.show_problem("Not a port.", port)
    assert field.problem == "Not a port."
    assert port.accessibleDescription() == "Not a port."
    assert host.accessibleDescription() == "Help."
    field.show_problem("")
    assert field.problem == ""
    assert port.accessibleDescription() == "Help."


def test_a_mark_changes(qtbot):
    label = mark_label("clock")
    qtbot.addWidget(label)
    before = label.pixmap().toImage()
    show_mark(label, "tick")
    assert label.pixmap().toImage() != before


def window_with(*texts, keep=0):
    window = QWidget()
    column = QVBoxLayout(window)
    made = [button(text, lambda: None) for text in texts]
    for each in made:
        column.addWidget(each)
    keep_key(*made[:keep])
    window.show()
    give_access_keys(window)
    return window, made


def test_every_button_gets_a_letter_even_if_others_must_move(qtbot):
    window, made = window_with("Next", "Yes", "No", "Yes", "Testing", "Set", keep=1)
    qtbot.addWidget(window)
    assert without_access_key(window) == []
    assert max(access_keys(window).values()) == 1
    assert made[0].text() == "&Next"


def test_labels_with_a_field_get_a_letter_and_others_do_not(qtbot):
    window, edit = QWidget(), QLineEdit()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    label, plain = QLabel("Name"), QLabel("Words")
    lead_to(label, edit)
    for each in (label, edit, plain):
        column.addWidget(each)
    window.show()
    give_access_keys(window)
    assert (label.text(), plain.text()) == ("&Name", "Words")


def test_a_real_ampersand_stays(qtbot):
    window, (plain,) = window_with("Mail && More")
    qtbot.addWidget(window)
    assert plain.text() == "Mail && More"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.text("abcdef ", min_size=1, max_size=6), min_size=1, max_size=8))
def test_no_letter_is_given_twice_and_texts_stay_as_they_are(texts):
    window, made = window_with(*texts)
    assert [without_key(each.text()) for each in made] == texts
    assert all(count == 1 for count in access_keys(window).values())
    window.deleteLater()


def test_only_the_default_button_answers_to_enter(qtbot):
    plain, default = button("Plain", lambda: None), button("Default", lambda: None, default=True)
    qtbot.addWidget(plain)
    qtbot.addWidget(default)
    assert not plain.autoDefault()
    assert isinstance(default, QPushButton)
    assert default.isDefault()


def test_a_panel_draws_in_every_tone(qtbot):
    panel = Panel()
    qtbot.addWidget(panel)
    panel.resize(40, 40)
    pictures = []
    for tone in (Tone.PLAIN, Tone.INFO, Status.OUTAGE):
        panel.set_tone(tone)
        pictures.append(panel.grab().toImage().pixelColor(20, 20).name())
    assert len(set(pictures)) == 3
