"""The keyboard map of the status window (UI, section 11)."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from tray_app.ui.wishes import Place, Wish, Wisher

CARDS_WITH_A_KEY = 9
_PLACES = {
    "Ctrl+H": Place.HISTORY,
    "Ctrl+E": Place.EXPLAIN,
    "Ctrl+,": Place.SETTINGS,
    "F1": Place.HELP,
}


def add_keys(window: QWidget, wish: Wisher, go_to_card: Callable[[int], None]) -> None:
    """Gives `window` its shortcuts."""
    _add(window, "F5", partial(wish, Wish("check_asked")))
    _add(window, "Ctrl+Q", partial(wish, Wish("quit_wanted")))
    _add(window, "Esc", window.hide)
    for keys, place in _PLACES.items():
        _add(window, keys, partial(wish, Wish("place_wanted", (place.value,))))
    for number in range(1, CARDS_WITH_A_KEY + 1):
        _add(window, f"Ctrl+{number}", partial(go_to_card, number))


def _add(window: QWidget, keys: str, do: Callable[[], None]) -> None:
    QShortcut(QKeySequence(keys), window).activated.connect(do)
