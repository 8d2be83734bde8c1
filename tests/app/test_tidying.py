from __future__ import annotations

import subprocess
import sys

import pytest
from PySide6.QtCore import QObject, QTimer

from tray_app.app import tidying
from tray_app.app.tidying import Tidying

SCRIPT = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from tray_app.app import tidying

tidying._AFTER_MS = 0
application = QApplication([])
application.setQuitOnLastWindowClosed(False)
windows = [QWidget(), QWidget()]

def tidied():
    print(sum(window.isVisible() for window in windows), "open")
    QTimer.singleShot(0, next_step)

def next_step():
    if not windows[0].isVisible() and not windows[1].isVisible():
        application.quit()
    for window in windows:
        window.close()

tidying.give_back = tidied
made = tidying.Tidying(application, application)
for window in windows:
    window.show()
application.exec()
"""


@pytest.fixture
def tidied(monkeypatch):
    """How often memory was given back; at once."""
    times = []
    monkeypatch.setattr(tidying, "give_back", lambda: times.append(1))
    monkeypatch.setattr(tidying, "_AFTER_MS", 0)
    return times


def test_memory_goes_back_once_after_the_start_and_whenever_it_is_worth_it(qapp, qtbot, tidied):
    parent = QObject()
    made = Tidying(qapp, parent)
    qtbot.waitUntil(lambda: len(tidied) == 1)
    assert not made.findChild(QTimer).isActive()

    made.soon()
    qtbot.waitUntil(lambda: len(tidied) == 2)
    assert not made.findChild(QTimer).isActive()


def test_the_last_window_that_is_closed_makes_it_worth_it():
    done = subprocess.run([sys.executable, "-c", SCRIPT], capture_output=True, text=True, check=True, timeout=60)

    assert done.stdout.splitlines() == ["2 open", "0 open"]
