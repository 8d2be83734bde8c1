from __future__ import annotations

import os

import pytest
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


def test_a_window_nobody_asked_for_takes_no_focus(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    opener.show_quietly(window)
    assert window.isVisible()


def test_a_window_that_was_asked_for_uses_the_token_of_the_click(qtbot, monkeypatch):
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "")
    window = QWidget()
    qtbot.addWidget(window)
    window.showMinimized()
    opener.bring_forward(window, "token-7")
    assert window.isVisible()
    assert not window.isMinimized()
    assert os.environ["XDG_ACTIVATION_TOKEN"] == "token-7"
