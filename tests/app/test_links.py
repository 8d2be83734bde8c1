from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication

from tray_app.app.links import open_or_copy

URL = "https://mail.nordpost.example/"


@pytest.mark.parametrize("takes", [True, False])
def test_a_link_that_nobody_opens_is_in_the_clipboard(qapp, monkeypatch, takes):
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda _url: takes))
    QApplication.clipboard().setText("before")
    told = []
    open_or_copy(URL, SimpleNamespace(say=told.append))
    assert QApplication.clipboard().text() == ("before" if takes else URL)
    assert told == ([] if takes else ["The link cannot be opened here; it is in the clipboard now."])
