"""What the tests of open and of small cards do with one."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QWidget

from tests.ui import samples
from tray_app.ui.card_content import card_content
from tray_app.ui.card_small import SmallCard
from tray_app.ui.words import Words


def show(card, verdict, **changes):
    """The card, with this verdict on it, on the screen; `changes` are of the snapshot."""
    snapshot = samples.snapshot(verdict, **changes)
    is_small = isinstance(card, SmallCard)
    card.show_content(card_content(verdict, snapshot, samples.NOW, samples.ZONE, is_small=is_small))
    card.show()
    QApplication.processEvents()
    return card


def words_in(widget: QWidget) -> list[str]:
    """The visible texts, in order."""
    return [label.text() for label in widget.findChildren(Words) if label.isVisible()]
