"""The card of a calm account, and of one that must not stand in the way of others."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from tests.german import german  # noqa: F401
from tests.ui import samples
from tests.ui.cards import show, words_in
from tray_app.model.verdict import Status
from tray_app.ui import theme
from tray_app.ui.card_board import Ticks
from tray_app.ui.card_past import StripBox
from tray_app.ui.card_small import SmallCard
from tray_app.ui.icons import mark_pixmap
from tray_app.ui.surfaces import Sign


@pytest.fixture
def wishes():
    return []


@pytest.fixture
def card(qtbot, wishes):
    made = SmallCard("north", wishes.append)
    qtbot.addWidget(made)
    made.resize(500, 300)
    return made


def test_three_lines_and_a_row_of_ticks_are_all(german, card):  # noqa: F811
    show(card, samples.ok_verdict("island"))

    assert words_in(card) == [
        "Zweitadresse (Inselpost)  ·  kim@inselpost.example",
        "Alles in Ordnung",
        "Keine Störung in 66 Tagen",
    ]
    assert card.findChild(Ticks).isVisible()
    assert card.findChild(Sign).width() == 32
    assert [each for each in card.findChildren(QPushButton) if each.isVisible()] == []


def test_the_last_90_days_come_with_their_sum_and_their_ends(german, card):  # noqa: F811
    show(card, samples.ok_verdict("island"))
    card.show_past()
    QApplication.processEvents()

    assert words_in(card.findChild(StripBox)) == [
        "Letzte 90 Tage", "keine Störung · 1 Wartung", "beobachtet seit 8. Juni", "heute",
    ]  # fmt: skip


def test_the_note_after_an_outage_says_how_it_ended(german, card):  # noqa: F811
    show(card, samples.recovered_verdict("back"))
    note = card.findChild(QWidget, "recovery")

    assert words_in(note) == [
        "Läuft wieder seit gestern, 12:42, nach 4 Tagen 2 Std.",
        "37 verspätete Mails sind angekommen, die älteste ist 3 Tage alt.",
    ]
    assert note.grab().toImage().pixelColor(200, 4) == theme.LIGHT.tint(Status.OK)
    assert [each.text() for each in note.findChildren(QPushButton)] == ["Verlauf zeigen", "Verstanden"]


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space, None])
def test_a_problem_that_is_small_asks_to_be_opened(card, wishes, qtbot, key):
    show(card, samples.outage_verdict())
    assert words_in(card)[2].startswith("Since Wed 13 Aug")

    qtbot.keyClick(card, key) if key else qtbot.mouseClick(card, Qt.MouseButton.LeftButton)

    assert [(wish.signal, wish.values) for wish in wishes] == [("account_chosen", ("north",))]
    assert card.findChild(StripBox) is None


def test_a_paused_account_has_a_way_on_and_no_ticks(german, card):  # noqa: F811
    show(card, samples.paused_verdict())

    assert words_in(card)[1] == "Pausiert bis 20:42 Uhr"
    assert not card.findChild(Ticks).isVisible()
    assert [each.text() for each in card.findChildren(QPushButton) if each.isVisible()] == ["Fortsetzen"]


@pytest.mark.parametrize(
    ("status", "mark"),
    [(Status.OK, "tick"), (Status.UNKNOWN, "question"), (Status.OUTAGE, "cross"), (Status.DEGRADED, "cross")],
)
def test_each_service_has_its_mark(card, status, mark):
    show(card, samples.ok_verdict("island", services=samples.states(receive=status)))
    ticks = card.findChild(Ticks)
    side = theme.scaled(14)
    expected = mark_pixmap(mark, side, ticks.devicePixelRatioF(), theme.LIGHT.said(status)).toImage()

    image = ticks.grab().toImage()
    top = (ticks.heightForWidth(ticks.width()) - side) // 2
    inked = [(x, y) for x in range(side) for y in range(side) if expected.pixelColor(x, y).alpha() == 255]
    assert inked
    assert all(image.pixelColor(x, top + y) == expected.pixelColor(x, y) for x, y in inked)
