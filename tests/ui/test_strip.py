"""90 bars: height carries the severity, the keyboard reaches every day."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor, QHelpEvent
from PySide6.QtWidgets import QApplication

from tests.ui import samples
from tray_app.model.verdict import Status
from tray_app.ui import strip as strip_module
from tray_app.ui.icons import COLOURS
from tray_app.ui.strip import Strip

DAYS = samples.days(d0=Status.OUTAGE, d3=Status.UNKNOWN, d10=Status.DEGRADED, d20=Status.MAINTENANCE)


@pytest.fixture
def strip(qtbot):
    made = Strip()
    qtbot.addWidget(made)
    made.show_days(DAYS, "Last 90 days: 1 outage")
    made.resize(464, made.height())
    made.show()
    made.setFocus()
    return made


@pytest.mark.parametrize(
    ("status", "height"),
    [(Status.OUTAGE, 24), (Status.DEGRADED, 15), (Status.MAINTENANCE, 12), (Status.OK, 9), (Status.UNKNOWN, 2)],
)
def test_the_worse_the_higher(strip, status, height):
    index = next(i for i, day in enumerate(DAYS) if day.status is status)

    assert strip.bar(index).height() == height


def test_bars_fill_the_width_from_the_oldest_to_today(strip):
    assert strip.bar(0).left() == 0
    assert strip.bar(89).right() in range(460, 464)


def test_colour_repeats_the_status(strip):
    image = strip.grab().toImage()
    bar = strip.bar(89).center() * image.devicePixelRatio()

    assert image.pixelColor(bar) == QColor(COLOURS[Status.OUTAGE])


KEYS = [
    ([Qt.Key.Key_Left], 1),
    ([Qt.Key.Key_Left, Qt.Key.Key_Left, Qt.Key.Key_Right], 1),
    ([Qt.Key.Key_Home], 89),
    ([Qt.Key.Key_PageUp], 10),
    ([Qt.Key.Key_PageUp, Qt.Key.Key_PageUp], 20),
    ([Qt.Key.Key_PageUp, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown], 10),
    ([Qt.Key.Key_Home, Qt.Key.Key_End], 0),
]


@pytest.mark.parametrize(("keys", "days_ago"), KEYS)
def test_the_keyboard_reaches_every_day(strip, qtbot, keys, days_ago):
    for key in keys:
        qtbot.keyClick(strip, key)

    assert strip.chosen_day == DAYS[89 - days_ago].day


def test_the_chosen_day_is_said(strip, qtbot):
    qtbot.keyClick(strip, Qt.Key.Key_PageUp)

    assert strip.accessibleDescription() == "5 August: problem"
    assert strip.accessibleName() == "Last 90 days: 1 outage"


def test_enter_and_click_choose_a_day(strip, qtbot):
    with qtbot.waitSignal(strip.day_chosen) as caught:
        qtbot.keyClick(strip, Qt.Key.Key_Return)
    assert caught.args == [DAYS[89].day]

    with qtbot.waitSignal(strip.day_chosen) as caught:
        qtbot.mouseClick(strip, Qt.MouseButton.LeftButton, pos=QPoint(2, 20))
    assert caught.args == [DAYS[0].day]


def test_the_day_under_the_mouse_is_told(strip, monkeypatch):
    told = []
    monkeypatch.setattr(strip_module.QToolTip, "showText", lambda _place, text, _strip: told.append(text))
    where = strip.bar(89).center()

    QApplication.sendEvent(strip, QHelpEvent(QHelpEvent.Type.ToolTip, where, strip.mapToGlobal(where)))

    assert told == ["15 August: outage, 9 h"]


def test_a_ring_shows_where_the_keyboard_stands(strip, qtbot):
    strip.activateWindow()
    qtbot.waitUntil(strip.hasFocus)
    at_today = strip.grab().toImage()
    qtbot.keyClick(strip, Qt.Key.Key_Home)
    at_first = strip.grab().toImage()
    strip.clearFocus()
    nowhere = strip.grab().toImage()

    assert len([image for image in (at_today, at_first, nowhere) if image == nowhere]) == 1
    assert at_today != at_first


def test_the_keyboard_stays_on_its_day_when_today_gets_longer(strip, qtbot):
    qtbot.keyClick(strip, Qt.Key.Key_PageUp)
    chosen = strip.chosen_day
    strip.show_days((*DAYS[:-1], replace(DAYS[-1], outage_s=60_000)), "Last 90 days: 1 outage")
    assert strip.chosen_day == chosen

    strip.show_days(DAYS[-5:], "Last 5 days: 1 outage")
    assert strip.chosen_day == DAYS[-1].day, "today, once that day is gone"


def test_without_days_nothing_happens(qtbot):
    empty = Strip()
    qtbot.addWidget(empty)
    empty.show()

    qtbot.keyClick(empty, Qt.Key.Key_Left)
    qtbot.mouseClick(empty, Qt.MouseButton.LeftButton)

    assert empty.chosen_day is None
