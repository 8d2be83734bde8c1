"""90 bars: height carries the severity, the keyboard reaches every day."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor

from tests.ui import samples
from tray_app.model.verdict import Status
from tray_app.ui.icons import COLOURS
from tray_app.ui.strip import HEIGHTS, Strip

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


@pytest.mark.parametrize("status", HEIGHTS)
def test_the_worse_the_higher(strip, status):
    index = next(i for i, day in enumerate(DAYS) if day.status is status)

    assert strip.bar(index).height() == HEIGHTS[status]


def test_a_day_not_measured_is_a_dash(strip):
    assert strip.bar(86).height() == 2


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


def test_without_days_nothing_happens(qtbot):
    empty = Strip()
    qtbot.addWidget(empty)
    empty.show()

    qtbot.keyClick(empty, Qt.Key.Key_Left)
    qtbot.mouseClick(empty, Qt.MouseButton.LeftButton)

    assert empty.chosen_day is None
