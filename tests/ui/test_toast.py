"""Our own message window: seen, not in the way."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QEnterEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from tray_app.model.verdict import Status
from tray_app.ui.toast import Toast

BUTTONS = (("way", "Open webmail"), ("ack", "Got it"))


@pytest.fixture
def toast(qtbot):
    made = Toast()
    qtbot.addWidget(made)
    made.show_message(Status.OUTAGE, "Outage at Nordpost", "Receiving fails since 08:12.", BUTTONS)
    return made


def test_it_says_what_it_was_given(toast):
    assert toast.isVisible()
    assert toast.findChild(QLabel, "toastTitle").text() == "Outage at Nordpost"
    assert toast.findChild(QLabel, "toastBody").text() == "Receiving fails since 08:12."


def test_it_never_takes_the_keyboard(toast):
    assert toast.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert toast.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus


def test_it_stands_top_right_on_the_screen(toast):
    screen = QGuiApplication.primaryScreen().availableGeometry()

    assert screen.contains(toast.geometry())
    assert toast.geometry().right() > screen.center().x()


@pytest.mark.parametrize("key", ["way", "ack"])
def test_a_button_says_which_one_it_was_and_ends_it(toast, qtbot, key):
    with qtbot.waitSignal(toast.button_clicked) as caught:
        toast.findChild(QPushButton, f"toast-{key}").click()

    assert caught.args == [key]
    assert not toast.isVisible()


def test_a_click_on_it_is_a_click_on_the_message(toast, qtbot):
    with qtbot.waitSignals([toast.gone, toast.clicked]):
        qtbot.mouseClick(toast, Qt.MouseButton.LeftButton)


def test_a_new_message_replaces_the_old_one(toast):
    toast.show_message(Status.OK, "Nordpost works again", "After 4 days 2 h.")

    assert toast.findChild(QLabel, "toastTitle").text() == "Nordpost works again"
    assert not [button for button in toast.findChildren(QPushButton) if button.isVisible()]


def test_it_goes_by_itself_but_not_under_the_mouse(toast, qtbot):
    centre = QPointF(toast.rect().center())
    toast.enterEvent(QEnterEvent(centre, centre, centre))
    assert not toast._end.isActive()

    toast.leaveEvent(QEvent(QEvent.Type.Leave))
    assert toast._end.isActive()
    assert toast._end.interval() == 15_000
