"""What is asked before something is lost."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget

from tests.ui.looking import LANGUAGES, access_keys, cut_texts, shown_in, without_access_key
from tray_app.ui.settings_questions import ask_to_discard, ask_to_remove


@pytest.fixture
def parent(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.mark.parametrize(
    "ask", [lambda parent: ask_to_remove(parent, "Private", print), lambda parent: ask_to_discard(parent, print)]
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_answer_has_a_key_and_nothing_is_lost_by_enter_or_escape(parent, ask, language):
    with shown_in(language, 1.0):
        box = ask(parent)
        assert without_access_key(box) == []
        assert max(access_keys(box).values()) == 1
        assert cut_texts(box) == []
        assert box.defaultButton() is box.escapeButton()
        assert box.buttonRole(box.defaultButton()) is box.ButtonRole.RejectRole
        box.reject()
