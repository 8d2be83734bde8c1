"""No window has to be scrolled sideways: not with text twice as large, not on a small screen (UI, section 11)."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QMenu, QScrollArea

from tests.german import german  # noqa: F401
from tests.ui.looking import LANGUAGES, shown_in
from tests.ui.windows import WINDOWS

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
