"""How large the status window is and where: as its content asks, until somebody gives it another size."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtWidgets import QWidget

from tray_app.ui.theme import room_around, text_scale

WIDTH, SMALLEST_WIDTH, SMALLEST_HEIGHT = 520, 400, 420
WIDER_AT_200 = 120
"""Twice as large text takes more lines rather than twice the width."""
MOST_OF_SCREEN = 0.85
FITTINGS = 8
"""A desktop confirms sizes late and one by one; none of those we asked for is a size that somebody gave."""


class WindowGeometry:
    """Tells the sizes that we gave the window from those that somebody else did."""

    def __init__(self, window: QWidget, wanted_height: Callable[[int], int], resize: Callable[[QSize], object]) -> None:
        """`wanted_height` of the content at a width; `resize` makes the window as large as told."""
        self._window = window
        self._wanted_height = wanted_height
        self._resize = resize
        self._given: deque[QSize] = deque(maxlen=FITTINGS)
        self._has_own_size = False

    @property
    def place(self) -> QRect:
        """Where it is, with the size that somebody gave it; without a size as long as it follows the content."""
        size = self._window.size() if self._has_own_size else QSize()
        return QRect(self._window.geometry().topLeft(), size)

    def restore(self, place: QRect) -> None:
        """Goes back to such a place, as far as it is on a screen."""
        self._has_own_size = place.size().isValid()
        size = place.size() if self._has_own_size else self._window.size()
        self._window.setGeometry(within(QRect(place.topLeft(), size), room_around(place.topLeft())))

    def notice(self, size: QSize) -> bool:
        """The window has got `size`; whether somebody else gave it."""
        if size in self._given:
            return False
        self._has_own_size = True
        return True

    def fit(self) -> None:
        """As wide as the text asks for, as high as the content, but never most of the screen nor beyond its edge."""
        if self._has_own_size:
            return
        window = self._window
        available = room_around(window.geometry().center())
        width = min(_with_text(WIDTH), available.width())
        most = round(available.height() * MOST_OF_SCREEN)
        size = QSize(width, max(SMALLEST_HEIGHT, min(self._wanted_height(width), most)))
        if window.size() == size:
            return
        grows = size.height() > window.height()
        self._given.append(size)
        self._resize(size)
        if grows and (window.isVisible() or window.testAttribute(Qt.WidgetAttribute.WA_Moved)):
            self._stay_on(available)

    def start_anew(self) -> None:
        """The text has another size, so the window may be smaller or has to be larger."""
        self._given.clear()
        self._window.setMinimumSize(_with_text(SMALLEST_WIDTH), SMALLEST_HEIGHT)

    def _stay_on(self, available: QRect) -> None:
        """What grew moves up rather than over the edge of the screen."""
        around = self._window.frameGeometry()
        inside = within(around, available)
        if inside.topLeft() != around.topLeft():
            self._window.move(inside.topLeft())


def within(place: QRect, available: QRect) -> QRect:
    """`place` moved and, where it must be, made smaller, so that it lies in `available`."""
    size = place.size().boundedTo(available.size())
    left = max(available.left(), min(place.left(), available.left() + available.width() - size.width()))
    top = max(available.top(), min(place.top(), available.top() + available.height() - size.height()))
    return QRect(QPoint(left, top), size)


def _with_text(width: int) -> int:
    """A width at the present size of text."""
    return round(width + WIDER_AT_200 * (text_scale() - 1))
