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


def colour_of(colour: Colour, theme: Theme) -> QColor:
    """The colour of words."""
    return theme.said(colour) if isinstance(colour, Status) else theme.tone(colour)


def column(*, gap: int, margins: tuple[int, int, int, int] = (0, 0, 0, 0)) -> QVBoxLayout:
    """Rows one below the other."""
    layout = QVBoxLayout()
    layout.setSpacing(gap)
    layout.setContentsMargins(*margins)
    return layout
