"""Several messages in small windows of our own."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication

from tray_app.app.toasts import MOST, WindowNotifier
from tray_app.desktop.notifier import Message
from tray_app.ui.toast import Toast


@pytest.fixture
def notifier(qapp):
    made = WindowNotifier(lambda _click: None)
    yield made
    made.close()


def show(notifier, *tags):
    for tag in tags:
        notifier.show(Message(tag, f"Outage at {tag}", "Receiving fails."), lambda: None, lambda _problem: None)


def seen():
    found = [w for w in QApplication.topLevelWidgets() if isinstance(w, Toast) and w.isVisible()]
    return sorted(found, key=lambda toast: toast.y())


def test_one_stands_below_the_other(notifier):
    show(notifier, "north", "south")
    upper, lower = seen()
    assert (upper.windowTitle(), lower.windowTitle()) == ("Outage at north", "Outage at south")
    assert not upper.geometry().intersects(lower.geometry())


def test_the_place_of_one_that_went_is_used_again(notifier):
    show(notifier, "north")
    (first,) = seen()
    place = first.pos()
    first.hide()
    show(notifier, "south")
    assert seen()[0].pos() == place


def test_of_too_many_the_oldest_goes(notifier):
    show(notifier, *"abcd")
    assert len(seen()) == MOST
    assert [toast.windowTitle()[-1] for toast in seen()] == ["b", "c", "d"]
