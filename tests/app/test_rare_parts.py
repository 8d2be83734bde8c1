from __future__ import annotations

import pytest

from tests.model.builders import account
from tray_app.app.rare_parts import RareParts


class Part:
    """Notes what it is told."""

    def __init__(self):
        self.heard = []

    def rebuild(self):
        self.heard.append("rebuild")

    def show_snapshot(self, snapshot):
        self.heard.append(snapshot)

    def on_added(self, added):
        self.heard.append(added.id)


@pytest.fixture
def rare(qapp):
    return RareParts(object())


def made(rare):
    return {"settings", "wizard", "history", "helping"} & set(vars(rare))


def test_a_part_is_made_when_first_wanted_and_only_once(rare):
    assert made(rare) == set()
    history = rare.history

    assert rare.history is history
    assert made(rare) == {"history"}


def test_news_make_no_part(rare):
    rare.show_snapshot("snapshot")
    rare.rebuild()
    rare._on_added(account())

    assert made(rare) == set()


def test_a_part_that_was_made_hears_the_news(rare):
    rare.settings, rare.helping = Part(), Part()
    rare.show_snapshot("snapshot")
    rare.rebuild()
    rare._on_added(account())

    assert rare.settings.heard == ["rebuild", account().id]
    assert rare.helping.heard == ["snapshot", "rebuild"]
