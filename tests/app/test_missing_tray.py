from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtWidgets import QApplication

from tray_app.app import missing_tray
from tray_app.app.missing_tray import MissingTray
from tray_app.model.settings import General, Settings


class Desktop:
    """With or without a tray; keeps what is said there, and what the program remembers."""

    def __init__(self):
        self.has_tray = False
        self.can_show = True
        self.said, self.memory = [], {}
        self.settings = Settings()

    def say(self, sentence, shown):
        self.said.append(sentence)
        if self.can_show:
            shown()

    @property
    def parts(self):
        return SimpleNamespace(
            history=SimpleNamespace(recall=self.memory.get),
            watch=SimpleNamespace(remember=self.memory.__setitem__),
            tellings=SimpleNamespace(say=self.say),
            keeper=SimpleNamespace(settings=self.settings),
        )

    def start(self):
        made = MissingTray(self.parts, patience_ms=0)
        made.watch()
        return made


@pytest.fixture
def desktop(qapp, monkeypatch):
    made = Desktop()
    monkeypatch.setattr(missing_tray.tray_host, "is_there", lambda: made.has_tray)
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", "GNOME")
    return made


def test_it_is_told_once_with_what_helps_on_this_desktop(desktop):
    first = desktop.start()
    QApplication.processEvents()
    (said,) = desktop.said
    assert said.startswith("There is no place for the icon here.")
    assert "AppIndicator" in said
    second = desktop.start()
    QApplication.processEvents()
    assert len(desktop.said) == 1
    assert first is not second


def test_what_could_not_be_shown_is_told_at_the_next_start(desktop):
    desktop.can_show = False
    first = desktop.start()
    QApplication.processEvents()
    second = desktop.start()
    QApplication.processEvents()
    assert len(desktop.said) == 2
    assert first is not second


@pytest.mark.parametrize("is_announced", [True, False])
def test_a_tray_that_comes_in_time_silences_it(desktop, is_announced):
    made = desktop.start()
    if is_announced:
        made.stop()
    else:
        desktop.has_tray = True
    QApplication.processEvents()
    assert desktop.said == []


@pytest.mark.parametrize("known", ["a tray", "asked by the assistant", "never open the window"])
def test_nothing_is_said_to_who_needs_it_not(desktop, known):
    desktop.has_tray = known == "a tray"
    if known == "asked by the assistant":
        desktop.memory["saw-icon"] = "no"
    if known == "never open the window":
        desktop.settings = Settings(general=General(open_on_outage="never"))
    made = desktop.start()
    QApplication.processEvents()
    assert desktop.said == []
    assert made is not None


@pytest.mark.parametrize("returns", [True, False])
def test_a_tray_that_goes_is_missed_only_if_it_stays_away(desktop, returns):
    desktop.has_tray = True
    made = desktop.start()
    desktop.has_tray = returns
    made.wait()
    QApplication.processEvents()
    assert len(desktop.said) == (0 if returns else 1)
