"""The parts the dialogs are built from."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from tests.ui.looking import access_keys, without_access_key
from tray_app.model.verdict import Status
from tray_app.ui import theme
from tray_app.ui.forms import Field, button, combo, line_edit
from tray_app.ui.forms_choices import CheckBox, RadioButton
from tray_app.ui.forms_keys import give_access_keys, keep_key, lead_to, without_key
from tray_app.ui.forms_layout import add_field, column_of, field_form
from tray_app.ui.forms_look import Panel, Text, Tone, tint_colour, tone_colour
from tray_app.ui.forms_marks import mark_label, show_mark
from tray_app.ui.forms_style import dress
from tray_app.ui.forms_window import FormWindow


def luminance(colour):
    parts = [c / 255 for c in (colour.red(), colour.green(), colour.blue())]
    linear = [c / 12.92 if c <= 0.03928 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first, second):
    light, low = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (low + 0.05)


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def appearance(request, monkeypatch):
    monkeypatch.setattr(theme, "_is_dark", lambda: request.param)
    return theme.current_theme()


def test_every_tone_can_be_read(qapp, appearance):
    for tone in (*Tone, *Status):
        for behind in (appearance.window, appearance.card, *map(tint_colour, (*Tone, *Status))):
            if tone in (Tone.PLAIN, Tone.MUTED) or behind in (appearance.window, appearance.card, tint_colour(tone)):
                assert contrast(tone_colour(tone), QColor(behind)) >= 4.5, (tone, behind)


def test_what_can_be_operated_stands_out_from_what_is_around_it(qapp, appearance):
    for edge in (appearance.border, appearance.link, appearance.text, appearance.problem):
        for behind in (appearance.window, appearance.card):
            assert contrast(QColor(edge), QColor(behind)) >= 3, (edge, behind)
    assert contrast(QColor(appearance.on_link), QColor(appearance.link)) >= 4.5
    assert contrast(QColor(appearance.text), QColor(appearance.selection)) >= 4.5


def test_a_window_and_its_texts_follow_a_change_to_dark(qtbot, monkeypatch):
    window = FormWindow()
    qtbot.addWidget(window)
    label, edit = Text("words", Tone.PROBLEM), line_edit("text", name="edit")
    column_of(window, label, edit, button("Button", lambda: None, default=True))
    monkeypatch.setattr(theme, "_is_dark", lambda: False)
    window.show()
    light = [colour_at(window), label.palette().windowText().color().name(), window.styleSheet()]

    monkeypatch.setattr(theme, "_is_dark", lambda: True)
    QGuiApplication.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    QApplication.processEvents()

    dark = [colour_at(window), label.palette().windowText().color().name(), window.styleSheet()]
    assert (light[0], dark[0]) == (theme.LIGHT.window.lower(), theme.DARK.window.lower())
    assert (light[1], dark[1]) == (theme.LIGHT.problem.lower(), theme.DARK.problem.lower())
    assert theme.DARK.card in dark[2]
    assert theme.DARK.card not in light[2]


def colour_at(window):
    return window.grab().toImage().pixelColor(2, 2).name()


def test_texts_never_read_markup(qtbot):
    label = Text("<b>bold</b><img src='https://evil.example/x.png'>")
    qtbot.addWidget(label)
    assert label.textFormat() is Qt.TextFormat.PlainText


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


@pytest.mark.parametrize("kind", [CheckBox, RadioButton])
def test_choices_show_without_colour_what_is_chosen_and_what_cannot_be(qtbot, kind):
    choice = kind("Words")
    qtbot.addWidget(choice)
    dress(choice)
    choice.show()
    seen = [choice.grab().toImage()]
    choice.setChecked(True)
    seen.append(choice.grab().toImage())
    choice.setEnabled(False)
    seen.append(choice.grab().toImage())

    marks = [grey(image.copy(0, 0, 20, image.height())) for image in seen]
    assert all(one != other for one, other in pairwise(marks)), "colour alone tells them apart"


def grey(image):
    return image.convertToFormat(QImage.Format.Format_Grayscale8)


def test_a_choice_asks_for_the_room_of_the_chosen_words_only(qtbot):
    choice = combo([("TLS", "a"), ("a very long alternative that nobody chose", "b")], name="choice")
    qtbot.addWidget(choice)
    narrow = choice.natural_width()
    choice.setCurrentIndex(1)
    assert narrow < choice.natural_width() / 3
    assert narrow > choice.fontMetrics().horizontalAdvance("TLS")


def test_a_text_takes_no_more_lines_than_it_needs_once_it_has_room_again(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    words = Text("Several words that do not all stand on one short line.")
    column_of(window, words).addStretch(1)
    window.resize(600, 400)
    window.show()
    QApplication.processEvents()
    wide = words.height()
    words.setMinimumHeight(wide)  # insisted, as in a form inside a form
    window.resize(100, 400)
    QApplication.processEvents()
    narrow = words.height()
    window.resize(600, 400)
    QApplication.processEvents()
    assert narrow > 2 * wide
    assert words.height() == wide


def test_where_the_system_has_small_text_all_words_of_a_dialog_are_as_large_as_its_buttons(qtbot):
    before = QApplication.font()
    small = QApplication.font()
    small.setPixelSize(12)  # Windows' own
    QApplication.setFont(small)
    try:
        window = FormWindow()
        qtbot.addWidget(window)
        words, box, edit = Text("Words"), CheckBox("Box"), line_edit("Words", name="early")
        choice, push = combo([("One", "1")], name="choice"), button("Push", lambda: None)
        column = column_of(window, words, box, edit, choice, push)
        window.show()
        late = QWidget()
        column_of(late, edit_put_in_later := line_edit("Words", name="late"))
        column.addWidget(late)
        shown = (words, box, edit, choice, push, edit_put_in_later)
        assert {widget.fontInfo().pixelSize() for widget in shown} == {theme.BODY_PX}
        window.hide()
    finally:
        QApplication.setFont(before)


def test_every_dialog_has_the_icon_of_the_program(qtbot):
    window = FormWindow()
    qtbot.addWidget(window)
    assert not window.windowIcon().isNull()


def test_a_label_stays_on_one_line_wherever_its_letter_is_underlined(qtbot):
    """Letters such as T and V lean over those behind them, unless underlined."""
    for words in ("Test now", "Verlauf zeigen", "Tell Tom", "AVA To"):
        for place in range(len(words)):
            made = button(f"{words[:place]}&{words[place:]}", lambda: None)
            qtbot.addWidget(made)
            plain = button(words, lambda: None)
            qtbot.addWidget(plain)
            for each in (made, plain):
                each.resize(each.sizeHint())
            assert inked_rows(made) <= inked_rows(plain) + 4, made.text()  # the line below the letter


def inked_rows(widget):
    inner = widget.grab().toImage().copy(widget.rect().adjusted(8, 3, -8, -3))
    rows = [y for y in range(inner.height()) if len({inner.pixel(x, y) for x in range(inner.width())}) > 1]
    return rows[-1] - rows[0]


def test_shorter_words_do_not_keep_the_lines_of_longer_ones(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    words = Text("Several words that do not all stand on one short line.")
    column_of(window, words).addStretch(1)
    window.resize(120, 400)
    window.show()
    QApplication.processEvents()
    words.setMinimumHeight(long := words.height())  # insisted, as in a form inside a form
    words.setText("Short.")
    QApplication.processEvents()
    assert words.height() < long / 2


def test_a_label_stays_level_with_its_field_when_it_gets_an_access_key(qtbot):
    window = FormWindow()
    qtbot.addWidget(window)
    form = field_form()
    add_field(form, "Name", edit := line_edit(name="name"), edit)
    column_of(window, form).addStretch(1)
    window.show()
    give_access_keys(window)
    QApplication.processEvents()
    (label,) = window.findChildren(Text)
    assert label.text() == "&Name"
    assert abs(label.geometry().center().y() - edit.geometry().center().y()) <= 1
    window.hide()
