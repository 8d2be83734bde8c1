"""The tray shows a snapshot and passes on wishes; a click always opens, never closes."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QSystemTrayIcon

from tests.ui import samples
from tray_app.model.verdict import Status
from tray_app.ui import tray as tray_module
from tray_app.ui.icons import status_icon
from tray_app.ui.tray import FURTHER_CLICKS_MS, Tray

Reason = QSystemTrayIcon.ActivationReason


@pytest.fixture
def tray(qtbot):
    made = Tray(lambda: samples.NOW, samples.ZONE)
    yield made
    made.hide()


def texts(tray: Tray) -> list[str]:
    return [action.text() for action in tray.menu.actions()]


def shows(tray: Tray, status: Status) -> bool:
    return tray.icon.icon().pixmap(64).toImage() == status_icon(status).pixmap(64).toImage()


def test_it_shows_the_worst_status(tray):
    tray.show(samples.snapshot(samples.ok_verdict(), samples.outage_verdict()))

    assert shows(tray, Status.OUTAGE)
    assert tray.icon.toolTip() == "Mailampel: 1 of 2 accounts affected: Privat (Nordpost)"
    assert texts(tray)[0] == "Privat (Nordpost): outage, 2 days 10 h"


def test_a_later_snapshot_replaces_everything(tray):
    tray.show(samples.snapshot(samples.outage_verdict()))
    tray.show(samples.snapshot(samples.ok_verdict()))

    assert shows(tray, Status.OK)
    assert texts(tray)[0] == "All is well, checked 18:41"


def test_the_menu_is_left_alone_while_nothing_changes(tray):
    tray.show(samples.snapshot(samples.outage_verdict()))
    before = tray.menu.actions()

    tray.show(samples.snapshot(samples.outage_verdict()))

    assert tray.menu.actions() == before


@pytest.mark.parametrize("reason", [Reason.Trigger, Reason.DoubleClick])
def test_a_click_opens(tray, qtbot, reason):
    with qtbot.waitSignal(tray.open_wanted, timeout=100):
        tray.icon.activated.emit(reason)


def test_the_further_clicks_of_a_double_click_mean_nothing(tray):
    opened = []
    tray.open_wanted.connect(lambda: opened.append(1))

    for reason in (Reason.Trigger, Reason.Trigger, Reason.DoubleClick):
        tray.icon.activated.emit(reason)

    assert opened == [1]


def test_a_later_click_opens_again(tray, monkeypatch):
    opened = []
    tray.open_wanted.connect(lambda: opened.append(1))
    tray.icon.activated.emit(Reason.Trigger)
    monkeypatch.setattr(tray_module, "FURTHER_CLICKS_MS", 0)
    assert FURTHER_CLICKS_MS == 400

    tray.icon.activated.emit(Reason.Trigger)

    assert opened == [1, 1]


def test_a_middle_click_checks(tray, qtbot):
    with qtbot.waitSignal(tray.check_wanted, timeout=100):
        tray.icon.activated.emit(Reason.MiddleClick)


def test_on_macos_a_click_opens_the_menu_only(tray, monkeypatch):
    opened = []
    tray.open_wanted.connect(lambda: opened.append(1))
    monkeypatch.setattr(tray_module.sys, "platform", "darwin")

    tray.icon.activated.emit(Reason.Trigger)

    assert opened == []


WISHES = [
    ("Check now", "check_wanted", ()),
    ("Quit", "quit_wanted", ()),
    ("History and report", "place_wanted", ("history",)),
    ("What does this error mean?", "place_wanted", ("explain",)),
    ("Settings", "place_wanted", ("settings",)),
    ("About Mailampel", "place_wanted", ("about",)),
    ("Privat (Nordpost): outage", "account_wanted", ("north",)),
]


@pytest.mark.parametrize(("text", "signal", "values"), WISHES)
def test_every_row_passes_on_its_wish(tray, qtbot, text, signal, values):
    tray.show(samples.snapshot(samples.outage_verdict(), samples.ok_verdict()))
    action = next(each for each in tray.menu.actions() if each.text() == text)

    with qtbot.waitSignal(getattr(tray, signal), timeout=100) as caught:
        action.trigger()

    assert tuple(caught.args) == values


def test_a_renewed_icon_says_the_same_and_still_listens(tray, qtbot):
    tray.show(samples.snapshot(samples.outage_verdict()))
    before, said = tray.icon, tray.icon.toolTip()

    tray.renew()

    assert tray.icon is not before
    assert tray.icon.toolTip() == said
    assert shows(tray, Status.OUTAGE)
    with qtbot.waitSignal(tray.open_wanted, timeout=100):
        tray.icon.activated.emit(Reason.Trigger)


def test_a_renewed_icon_is_drawn_once_more_a_moment_later(tray, qtbot, monkeypatch):
    tray.show(samples.snapshot(samples.outage_verdict()))
    tray._redraw.setInterval(1)
    drawn = []
    monkeypatch.setattr(QSystemTrayIcon, "setIcon", lambda _icon, icon: drawn.append(icon))

    tray.renew()

    qtbot.waitUntil(lambda: len(drawn) == 2, timeout=1000)


def test_an_icon_that_stands_there_already_is_taken_over(qtbot):
    first = QSystemTrayIcon()

    taken = Tray(lambda: samples.NOW, samples.ZONE, icon=first)

    assert taken.icon is first
    taken.hide()


def test_macos_gets_a_mask(qtbot):
    masked = Tray(lambda: samples.NOW, samples.ZONE, mask=True)
    masked.show(samples.snapshot(samples.ok_verdict()))

    assert masked.icon.icon().isMask()
    masked.set_mask(False)
    assert not masked.icon.icon().isMask()
    masked.hide()
