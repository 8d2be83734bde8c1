"""Colours can be read on whatever they stand (WCAG 2.1: 4.5 for words, 3 for what can be operated)."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QColor, QFont, QPalette

from tests.ui.test_icons import contrast
from tray_app.model.verdict import Status
from tray_app.ui import theme
from tray_app.ui.theme import DARK, LIGHT, Size

THEMES = pytest.mark.parametrize("shown", [LIGHT, DARK], ids=["light", "dark"])


@THEMES
@pytest.mark.parametrize("status", Status)
def test_words_about_a_status_can_be_read(shown, status):
    words = shown.said(status).name()

    for ground in (shown.card, shown.window, shown.tint(status).name()):
        assert contrast(words, ground) >= 4.5


@THEMES
@pytest.mark.parametrize("words", ["text", "muted", "link"])
def test_ordinary_words_can_be_read(shown, words):
    for ground in (shown.card, shown.window, *(shown.tint(status).name() for status in Status)):
        assert contrast(getattr(shown, words), ground) >= 4.5


@THEMES
def test_buttons_can_be_seen(shown):
    assert contrast(shown.on_link, shown.link) >= 4.5
    assert contrast(shown.border, shown.card) >= 3


def test_high_contrast_gives_up_tints_and_hairlines(monkeypatch):
    monkeypatch.setattr(theme, "_wants_contrast", lambda: True)

    shown = theme.current_theme()

    assert shown.hairline == shown.text == shown.muted
    assert shown.tint(Status.OUTAGE) == QColor(shown.card)


def test_measures_grow_with_the_systems_text(qapp):
    before = qapp.font()
    larger = QFont(before)
    larger.setPixelSize(28)
    try:
        qapp.setFont(larger)
        assert theme.text_scale() == 2
        assert theme.scaled(16) == 32
        assert theme.font_of(Size.VERDICT).pixelSize() == 40
    finally:
        qapp.setFont(before)


def test_a_small_system_font_does_not_make_the_window_smaller(qapp):
    assert theme.text_scale() >= 1


@pytest.mark.parametrize("look", [LIGHT, DARK])
def test_what_cannot_be_used_looks_so(look):
    palette = look.palette()
    text = QPalette.ColorRole.ButtonText
    assert palette.color(QPalette.ColorGroup.Disabled, text) != palette.color(QPalette.ColorGroup.Active, text)
