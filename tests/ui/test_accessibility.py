"""What assistive technology gets to know of the window, asked through its own interface (UI, section 11)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QWidget

from tests.german import german  # noqa: F401
from tests.ui import samples
from tray_app.ui.status_window import StatusWindow
from tray_app.ui.strip import Strip


def name_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def description_of(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Description)


@pytest.fixture
def window(qtbot, german):  # noqa: F811
    made = StatusWindow(lambda: samples.NOW, samples.ZONE)
    qtbot.addWidget(made)
    made.show_snapshot(samples.STORY["outage"]())
    made.show()
    QApplication.processEvents()
    return made


NAMES = [
    ("card-north", "Privat (Nordpost): Störung bei Nordpost, seit Mi., 13.08., 08:12 Uhr"),
    ("card-island", "Zweitadresse (Inselpost): Alles in Ordnung"),
    ("tile-receive", "Empfangen: geht nicht"),
    ("tile-webmail", "Webmail: geht"),
    ("tile-contacts", "Kontakte: geht nicht"),
    ("strip", "Letzte 90 Tage: 2 Störungen, 67 Std. 30 Min."),
    ("action-webmail", "Webmail öffnen"),
    ("ack", "Ich weiß Bescheid"),
]


@pytest.mark.parametrize(("name", "words"), NAMES)
def test_everything_that_speaks_has_its_name(window, name, words):
    assert name_of(window.findChild(QWidget, name)) == words


def test_no_button_is_without_a_name(window):
    buttons = [button for button in window.findChildren(QAbstractButton) if button.isVisible()]

    assert [button.objectName() for button in buttons if not name_of(button)] == []
    assert len(buttons) > 10


def test_the_address_behind_a_button_is_described(window):
    assert description_of(window.findChild(QWidget, "action-account")) == "kim@inselpost.example"


def test_words_are_read_as_they_stand_without_hints_for_line_breaks(window):
    for label in window.findChildren(QLabel):
        if label.isVisible() and label.text():
            assert name_of(label) == label.text()


def test_the_services_of_a_calm_account_are_read_out(window):
    ticks = next(w for w in window.findChildren(QWidget) if type(w).__name__ == "Ticks" and w.isVisible())

    assert name_of(ticks) == "Empfangen: geht, Senden: geht, Webmail: geht, Kontakte: geht"


def test_each_strip_belongs_to_the_keyboard(window):
    assert window.findChild(Strip).focusPolicy().name == "StrongFocus"
