"""Small marks and silhouettes beside texts: as high as the text, sharp on every screen, in step with the palette."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import (
    QIcon,
    QPixmap,
)
from PySide6.QtWidgets import (
    QLabel,
    QSizePolicy,
)

from tray_app.model.verdict import Status
from tray_app.ui.forms_look import Tone, tone_colour
from tray_app.ui.icons import mark_pixmap, status_pixmap
from tray_app.ui.theme import Theme, body_metrics

Drawer = Callable[[int, float], QPixmap]
"""Makes a picture of so many pixels for a screen of that ratio."""


LIST_ICON_SIZES = (20, 32, 48)
"""For text at 100 to 200 %; an icon is never drawn larger than its largest picture."""
_MARK_TONES = {"tick": Tone.GOOD, "cross": Tone.PROBLEM}


def steady_icon(status: Status) -> QIcon:
    """A status icon for lists: selection must not change its colour, since the colour says something."""
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        for size in LIST_ICON_SIZES:
            icon.addPixmap(status_pixmap(status, size, 1), mode)
            icon.addPixmap(status_pixmap(status, size, 2), mode)
    return icon


class MarkLabel(QLabel):
    """A small mark or a status icon beside a text, as high as the text and in step with the palette."""

    def __init__(self, draw: Drawer, scale: float) -> None:
        super().__init__()
        self._draw = draw
        self._scale = scale
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self._redraw()

    def set_draw(self, draw: Drawer) -> None:
        """Shows something else."""
        self._draw = draw
        self._redraw()

    def restyle(self, _theme: Theme) -> None:
        """Redraws for another appearance."""
        self._redraw()

    def _redraw(self) -> None:
        self.setPixmap(self._draw(round(body_metrics().height() * self._scale), self.devicePixelRatioF()))


def mark_label(name: str, tone: Tone | Status | None = None, scale: float = 1.0) -> MarkLabel:
    """A small mark: tick, cross, question, clock or info."""
    return MarkLabel(_mark_drawer(name, tone), scale)


def show_status(label: MarkLabel, status: Status) -> None:
    """Changes the silhouette."""
    label.set_draw(lambda side, ratio: status_pixmap(status, side, ratio))


def show_mark(label: MarkLabel, name: str) -> None:
    """Changes the mark."""
    label.set_draw(_mark_drawer(name, None))


def status_label(status: Status, scale: float = 1.5) -> MarkLabel:
    """One of the eight silhouettes."""
    return MarkLabel(lambda side, ratio: status_pixmap(status, side, ratio), scale)


def _mark_drawer(name: str, tone: Tone | Status | None) -> Drawer:
    return lambda side, ratio: mark_pixmap(name, side, ratio, tone_colour(tone or _MARK_TONES.get(name, Tone.MUTED)))
