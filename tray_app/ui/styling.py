"""What the small parts of the status window have in common: how they learn of another theme, how rows are laid out."""

from __future__ import annotations

from typing import Protocol, runtime_checkable

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from tray_app.model.verdict import Status
from tray_app.ui.theme import Theme, Tone

Colour = Tone | Status
"""Ordinary words have a tone, words about a status its colour."""
RADIUS = 6


@runtime_checkable
class Styled(Protocol):
    """A widget that looks different in another theme."""

    def restyle(self, theme: Theme) -> None:
        """Takes over colours and sizes."""


def restyle_all(root: QWidget, theme: Theme) -> None:
    """Brings `root` and everything in it into `theme`."""
    for widget in (root, *root.findChildren(QWidget)):
        if isinstance(widget, Styled):
            widget.restyle(theme)


def discard(widget: QWidget) -> None:
    """Takes `widget` out, so that nobody finds it any more, and deletes it once its own events are over.

    Qt has to be the one that deletes it: the garbage collector would empty our layouts in it first, while Qt still
    calls them.
    """
    widget.hide()
    widget.setParent(None)
    _leaving.add(widget)
    widget.destroyed.connect(lambda: _leaving.discard(widget))
    widget.deleteLater()


_leaving: set[QWidget] = set()


def colour_of(colour: Colour, theme: Theme) -> QColor:
    """The colour of words."""
    return theme.said(colour) if isinstance(colour, Status) else theme.tone(colour)


def column(*, gap: int, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Rows one below the other; the widget gets the layout with `setLayout` when everything is in it.

    A full layout that is put into one that has its widget already leaves Python objects behind that stand for its
    items. The garbage collector may take those for its own and delete them before the layout does so again, which
    ends the program. `itemAt` and `takeAt` make such objects, too; `tests/ui/test_lifetimes.py` looks for them.
    """
    layout = QVBoxLayout()
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    return layout
