"""No window has to be scrolled sideways: not with text twice as large, not on a small screen (UI, section 11)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QAbstractButton, QApplication, QMenu, QScrollArea, QWidget

from tests.german import german  # noqa: F401
from tests.ui.looking import LANGUAGES, shown_in
from tests.ui.windows import WINDOWS
from tray_app.ui.forms import Field
from tray_app.ui.settings_intervals import IntervalsEditor

SCROLLED = sorted(name for name in WINDOWS if name not in ("menu", "toast"))
SMALL = {1.0: QSize(760, 560), 2.0: QSize(1200, 640)}
"""By size of text: a screen of 800 by 600, and a small laptop of 1280 by 720 for somebody who needs large text."""
NARROW = {1.0: QSize(560, 560), 2.0: QSize(760, 560)}
"""All but one window hold to less: a screen of 800 by 600 also with large text."""
WIDE = ("history",)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", SMALL)
@pytest.mark.parametrize("name", SCROLLED)
def test_nothing_has_to_be_scrolled_sideways(qtbot, german, name, scale, language):  # noqa: F811
    with shown_in(language, scale):
        window = WINDOWS[name]()
        assert not isinstance(window, QMenu)
        qtbot.addWidget(window)
        window.show()
        unfold(window)
        size = (SMALL if name in WIDE else NARROW)[scale]
        window.resize(size)
        QApplication.processEvents()

        wide = [
            f"{area.widget().minimumSizeHint().width()} in {area.viewport().width()}"
            for area in window.findChildren(QScrollArea)
            if area.isVisible() and area.horizontalScrollBar().maximum() > 0
        ]
        assert window.minimumSizeHint().width() <= size.width()
        assert wide == []
        window.hide()


def test_unfolded_rows_get_the_height_that_they_ask_for(qtbot, german):  # noqa: F811
    with shown_in("de", 1.0):
        window = WINDOWS["settings-accounts"]()
        qtbot.addWidget(window)
        window.show()
        unfold(window)
        window.resize(QSize(960, 700))
        for _ in range(3):  # the scroll bar takes from the width, and that makes more lines of words
            QApplication.processEvents()
        rows = [
            row for row in window.findChildren(QWidget) if row.isVisible() and type(row) in (Field, IntervalsEditor)
        ]
        assert len(rows) > 10
        assert [row for row in rows if row.height() < row.heightForWidth(row.width())] == []
        window.hide()


def test_the_error_window_grows_with_what_there_is_to_explain(qtbot, german):  # noqa: F811
    with shown_in("de", 1.0):
        window = WINDOWS["explain"]()
        qtbot.addWidget(window)
        window.show()
        QApplication.processEvents()
        (area,) = window.findChildren(QScrollArea)
        assert area.verticalScrollBar().maximum() == 0
        window.hide()


def unfold(window: QWidget) -> None:
    """What is rarely looked at has to fit, too."""
    for button in window.findChildren(QAbstractButton):
        if button.isVisible() and button.objectName() in ("advanced", "foldPolicy"):
            button.click()
