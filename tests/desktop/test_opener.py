from __future__ import annotations

import os

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from tray_app.desktop import opener


@pytest.fixture
def opened(monkeypatch):
    urls = []
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda url: urls.append(url.toString()) or True))
    return urls


@pytest.mark.parametrize("url", ["https://mail.nordpost.example/?a=1", "mailto:?from=kim@nordpost.example"])
def test_web_and_mail_links_go_to_the_system(opened, url):
    assert opener.open_link(url)
    assert opened == [url]


@pytest.mark.parametrize("url", ["file:///etc/passwd", "javascript:alert(1)", "", "not a link", "smb://host/x"])
def test_other_links_do_not(opened, url):
    assert not opener.open_link(url)
    assert opened == []


def test_a_file_is_shown_if_it_is_there(opened, tmp_path):
    file = tmp_path / "settings.toml"
    assert not opener.open_path(str(file))
    file.touch()
    assert opener.open_path(str(file))
    assert opened == [f"file://{file}"]


class Window(QWidget):
    """Notes how it was shown each time."""

    def __init__(self):
        super().__init__()
        self.shown_quietly = []
        self.is_in_front = False

    def showEvent(self, event):
        super().showEvent(event)
        self.shown_quietly.append(self.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating))

    def isActiveWindow(self):
        return self.is_in_front


@pytest.fixture
def window(qtbot, monkeypatch):
    monkeypatch.setattr(opener, "_PATIENCE_MS", 0)
    made = Window()
    qtbot.addWidget(made)
    return made


def test_a_window_nobody_asked_for_takes_no_focus(window):
    opener.show_quietly(window)
    opener.show_quietly(window)
    assert window.isVisible()
    assert window.shown_quietly == [True]


def test_a_window_that_stays_behind_is_shown_once_more(window, qtbot):
    opener.bring_forward(window)
    qtbot.waitUntil(lambda: len(window.shown_quietly) == 2)
    assert window.shown_quietly == [False, False]
    assert window.isVisible()


def test_a_window_in_front_is_left_alone(window, qtbot):
    window.is_in_front = True
    opener.bring_forward(window)
    with qtbot.waitSignal(window.windowTitleChanged):  # comes after what is due already
        QTimer.singleShot(0, lambda: window.setWindowTitle("later"))
    assert window.shown_quietly == [False]


def test_a_window_that_was_asked_for_uses_the_token_of_the_click(qtbot, monkeypatch):
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    opener.bring_forward(window, "token-7")
    assert window.isVisible()
    assert not window.isMinimized()
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "token-7"
