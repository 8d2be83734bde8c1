"""Windows end with their widgets, whoever comes first: Qt, or Python's garbage collector.

Asked for a neighbour (`nextInFocusChain`, `buddy`, `screen`), PySide takes the answer for a part of the widget that
was asked, and asked for an item of a layout, Python gets an object that stands for it. The collector then finds half
a window, deletes what is not its own, and Qt does so once more. That ends the program.
"""

from __future__ import annotations

import gc
import re

import pytest
import shiboken6
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QApplication, QLayout, QLayoutItem, QWidget

from tests.ui import samples
from tests.ui.windows import WINDOWS
from tray_app.ui.status_window import StatusWindow


def items_of_qt() -> list[str]:
    """The items of Qt's own layouts for which there is a Python object; our own layouts keep theirs themselves."""
    items = [o for o in gc.get_objects() if isinstance(o, QLayoutItem) and not isinstance(o, QLayout)]
    ours = {id(item) for o in gc.get_objects() if isinstance(o, QLayout) for item in getattr(o, "_items", ())}
    return [type(item).__name__ for item in items if id(item) not in ours and shiboken6.isValid(item)]


def adopted(window: QWidget) -> list[str]:
    """What Python takes for a part of another object than Qt does."""
    objects = {id(o): o for o in gc.get_objects() if isinstance(o, QObject) and shiboken6.isValid(o)}
    inside = [o for o in objects.values() if o is not window and window in ancestors(o)]
    wrong = []
    for each in inside:
        found = re.search(r"parent\.+ <.* at (0x[0-9a-f]+)>", shiboken6.Shiboken.dump(each))
        parent = objects.get(int(found[1], 16)) if found else None
        if parent is not None and parent not in ancestors(each):
            wrong.append(f"{type(each).__name__} {each.objectName()} of {type(parent).__name__}")
    return wrong


def ancestors(part: QObject) -> list[QObject]:
    found: list[QObject] = []
    parent = part.parent()
    while parent is not None:
        found.append(parent)
        parent = parent.parent()
    return found


@pytest.fixture
def no_items(qtbot):
    gc.collect()
    if items_of_qt():
        pytest.fail("another test has left layout items behind")


@pytest.mark.parametrize("name", WINDOWS)
def test_what_python_knows_of_a_window_is_what_qt_knows(no_items, qtbot, name):
    window = WINDOWS[name]()
    qtbot.addWidget(window)
    window.show()
    QApplication.processEvents()

    assert items_of_qt() == []
    assert adopted(window) == []


def test_so_it_is_with_the_status_window_in_every_state(no_items, qtbot):
    window = StatusWindow(lambda: samples.NOW, samples.ZONE, {"north"})
    qtbot.addWidget(window)
    window.show()
    for story in samples.STORY.values():
        window.show_snapshot(story())
        QApplication.processEvents()
        window.show_card("north")

    assert items_of_qt() == []
    assert adopted(window) == []
