"""With many accounts the window stays quick."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QApplication

from tests.ui import samples
from tray_app.ui.card import Card
from tray_app.ui.card_board import Ticks
from tray_app.ui.card_list import BATCH, BUILT_AT_ONCE
from tray_app.ui.status_window import StatusWindow

MANY = 60


@pytest.fixture
def window(qtbot):
    made = StatusWindow(lambda: samples.NOW, samples.ZONE)
    qtbot.addWidget(made)
    made.show_snapshot(samples.snapshot(*(samples.ok_verdict(f"a{n}") for n in range(MANY))))
    return made


def build_all(window, qtbot):
    window.show()
    qtbot.waitUntil(lambda: len(window.findChildren(Card)) == MANY, timeout=10_000)
    QApplication.processEvents()


def test_a_calm_card_is_measured_once_however_often_the_list_grows(window, qtbot, monkeypatch):
    measured = Counter()
    place = Ticks._place

    def count(self, width):
        measured[id(self), width] += 1
        return place(self, width)

    monkeypatch.setattr(Ticks, "_place", count)
    build_all(window, qtbot)

    assert len(measured) >= MANY
    assert set(measured.values()) == {1}


def test_the_list_is_measured_once_a_step_and_not_for_each_new_card(window, qtbot, monkeypatch):
    asked = Counter()
    height = Ticks.heightForWidth

    def count(self, width):
        asked[id(self)] += 1
        return height(self, width)

    monkeypatch.setattr(Ticks, "heightForWidth", count)
    build_all(window, qtbot)

    steps = (MANY - BUILT_AT_ONCE) // BATCH
    assert max(asked.values()) <= 12 * steps, "8 are usual; 16 when every new card has all others measured"


def test_far_cards_take_their_room_although_they_came_later(window, qtbot):
    build_all(window, qtbot)
    cards = sorted(window.findChildren(Card), key=lambda card: card.y())

    assert all(upper.y() + upper.height() <= lower.y() for upper, lower in pairwise(cards))
    assert all(card.height() >= card.heightForWidth(card.width()) for card in cards)
    assert cards[-1].parentWidget().height() >= cards[-1].y() + cards[-1].height()
