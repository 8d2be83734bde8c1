"""How tests look at windows: both languages, larger text, nothing cut, access keys that are each there once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QApplication, QComboBox, QLabel, QWidget

from tray_app import texts
from tray_app.ui.forms_keys import leads_on

LANGUAGES = ("en", "de")
SCALES = (1.0, 2.0)
SLACK = 2
"""Pixels that rounding may take."""


@contextmanager
def shown_in(language: str, scale: float) -> Iterator[None]:
    """Texts in `language` (German straight from the catalogue sources), all text `scale` times as large."""
    before = QApplication.font()
    larger = QApplication.font()
    larger.setPointSizeF(before.pointSizeF() * scale)
    QApplication.setFont(larger)
    texts.use_language(language)
    try:
        yield
    finally:
        QApplication.setFont(before)
        texts.use_language("en")


def cut_texts(window: QWidget) -> list[str]:
    """The visible texts that have less room than they need."""
    QApplication.processEvents()
    return [_words(widget) for widget in window.findChildren(QWidget) if widget.isVisible() and _is_cut(widget)]


def access_keys(window: QWidget) -> Counter[str]:
    """How often each letter is an access key of something visible."""
    shown = [w for w in window.findChildren(QWidget) if w.isVisible() and isinstance(w, QAbstractButton | QLabel)]
    return Counter(found[1].lower() for w in shown if (found := re.search(r"&(\w)", w.text())))


def without_access_key(window: QWidget) -> list[str]:
    """The visible buttons and labels with a field that no letter leads to."""
    shown = [w for w in window.findChildren(QWidget) if w.isVisible()]
    wanting = [w for w in shown if isinstance(w, QAbstractButton) or (isinstance(w, QLabel) and leads_on(w))]
    return [w.text() for w in wanting if w.text() and "&" not in w.text()]


def _is_cut(widget: QWidget) -> bool:
    if isinstance(widget, QLabel) and widget.text() and widget.pixmap().isNull():
        if widget.wordWrap():
            longest = max(re.split(r"\s|(?<=-)", widget.text()), key=len)
            width = widget.fontMetrics().horizontalAdvance(longest)
            return widget.heightForWidth(widget.width()) > widget.height() + SLACK or width > widget.width() + SLACK
        return widget.sizeHint().width() > widget.width() + SLACK
    if isinstance(widget, QAbstractButton) and widget.text() and widget.hasHeightForWidth():
        return widget.heightForWidth(widget.width()) > widget.height() + SLACK  # its text wraps
    if isinstance(widget, QAbstractButton) and widget.text():
        return (
            widget.sizeHint().width() > widget.width() + SLACK or widget.sizeHint().height() > widget.height() + SLACK
        )
    if isinstance(widget, QComboBox):
        width = widget.fontMetrics().horizontalAdvance(widget.currentText())
        return width > widget.width()
    return False


def _words(widget: QWidget) -> str:
    text = widget.currentText() if isinstance(widget, QComboBox) else widget.text()
    return f"{type(widget).__name__} “{text}” {widget.size().toTuple()}, wants {widget.sizeHint().toTuple()}"


def press(widget: QWidget) -> None:
    """Clicks a button that can be seen and used."""
    assert isinstance(widget, QAbstractButton)
    assert widget.isVisible(), f"{widget.objectName()} is not shown"
    assert widget.isEnabled(), f"{widget.objectName()} is disabled"
    widget.click()


def child(window: QWidget, name: str) -> QWidget:
    """The widget of that object name; a visible one, if several have it."""
    found = window.findChildren(QWidget, name, Qt.FindChildOption.FindChildrenRecursively)
    assert found, f"there is no {name}"
    return next((widget for widget in found if widget.isVisible()), found[0])
