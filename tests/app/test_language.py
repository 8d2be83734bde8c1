from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QLocale

from tray_app.app.language import language_of_windows
from tray_app.texts import LANGUAGE_VARIABLES


@pytest.fixture
def desktop(monkeypatch):
    """A program that was started by a click: no variable names a language."""
    for name in LANGUAGE_VARIABLES:
        monkeypatch.delenv(name, raising=False)

    def speaks(*languages):
        monkeypatch.setattr(QLocale, "system", staticmethod(lambda: SimpleNamespace(uiLanguages=lambda: languages)))

    return speaks


@pytest.mark.parametrize(
    ("languages", "expected"),
    [(["de-DE", "en-US"], "de"), (["en-GB", "de"], "en"), (["fr-FR", "de-CH"], "de"), (["fr"], "auto"), ([], "auto")],
)
def test_the_desktops_first_language_that_we_speak(desktop, languages, expected):
    desktop(*languages)
    assert language_of_windows("auto") == expected


def test_settings_and_variables_come_first(desktop, monkeypatch):
    desktop("de")
    assert language_of_windows("en") == "en"
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    assert language_of_windows("auto") == "auto"
