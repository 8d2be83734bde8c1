"""The checklist for a change of provider."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from tests.german import german  # noqa: F401
from tray_app.ui.forms_keys import without_key
from tray_app.ui.switch_window import SwitchWindow, steps


@pytest.fixture
def window(qtbot):
    made = SwitchWindow()
    qtbot.addWidget(made)
    made.show()
    return made


def test_every_step_can_be_read(window):
    assert len(steps()) == 7
    assert window.findChild(QLabel, "step-2").text() == "Save your contacts and your calendar."


def test_the_list_can_be_copied(window):
    window.findChild(QPushButton, "copyList").click()

    assert QGuiApplication.clipboard().text().startswith("1. Set up a mailbox")
    assert without_key(window.findChild(QPushButton, "copyList").text()) == "Copied"


def test_it_closes(window):
    window.findChild(QPushButton, "close").click()

    assert not window.isVisible()


def test_it_names_no_provider(german):  # noqa: F811
    assert not any(name in step for step in steps() for name in ("@", "http", "empfehl"))


def test_closing_is_told_so_that_its_memory_can_be_given_back(window, qtbot):
    with qtbot.waitSignal(window.finished):
        window.findChild(QPushButton, "close").click()
