"""No text is cut, in either language, at the usual size of text and at twice that (UI, section 11)."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QMenu

from tests.german import german  # noqa: F401
from tests.ui import samples
from tests.ui.looking import LANGUAGES, SCALES, cut_texts, shown_in
from tests.ui.windows import WINDOWS
from tray_app.ui.status_window import StatusWindow

OPENED = sorted(name for name, make in WINDOWS.items() if name != "menu")
STORIES = sorted(samples.STORY)
WIDTH = 520
"""Of the status window, also with large text."""
FOLDED = "(0, 0)"
"""The size of what a quote hides while it is short enough to be shown as a whole."""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("name", OPENED)
def test_in_every_window(qtbot, german, name, scale, language):  # noqa: F811
    with shown_in(language, scale):
        window = WINDOWS[name]()
        assert not isinstance(window, QMenu)
        qtbot.addWidget(window)
        window.show()
        assert cut_texts(window) == []
        window.hide()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", SCALES)
@pytest.mark.parametrize("story", STORIES)
def test_in_the_status_window(qtbot, german, story, scale, language):  # noqa: F811
    with shown_in(language, scale):
        window = StatusWindow(lambda: samples.NOW, samples.ZONE, {"north"})
        qtbot.addWidget(window)
        window.show_snapshot((samples.STORY_IN_ENGLISH if language == "en" else samples.STORY)[story]())
        window.show()
        window.resize(WIDTH, window.height())
        assert [words for words in cut_texts(window) if FOLDED not in words] == []
        window.hide()
