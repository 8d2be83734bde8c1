"""Plain text that wraps: units stay with their numbers, long words may break."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QLabel

from tray_app.ui.styling import Colour, colour_of
from tray_app.ui.theme import Size, Theme, Tone, current_theme, font_of

_UNIT = re.compile(r"(?<=\d) (?=(?:Std|Min|Sek|Tage?n?|h|min|s|days?)\b)")
_LONG_WORD = re.compile(r"\S{25,}")
_BREAK_AFTER = re.compile(r"[@/.?&=_-](?=\w)|\w{24}(?=\w)")


class Words(QLabel):
    """Plain text that wraps; never markup, whatever it contains."""

    def __init__(self, text: str = "", size: Size = Size.BODY, colour: Colour = Tone.NORMAL, *, name: str = "") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self._size = size
        self._colour = colour
        self._said = ""
        self.restyle(current_theme())
        self.say(text)

    def say(self, text: str) -> None:
        """Shows `text`; nothing happens if it does already."""
        if text != self._said:
            self._said = text
            shown = with_breaks(text)
            self.setText(shown)
            self.setAccessibleName("" if shown == text else text)

    def text(self) -> str:
        """What was said, without the hints where a line may break."""
        return self._said

    def paint_in(self, colour: Colour, size: Size | None = None) -> None:
        """Changes the colour, and the size where given."""
        if (colour, size or self._size) != (self._colour, self._size):
            self._colour, self._size = colour, size or self._size
            self.restyle(current_theme())

    def natural_width(self) -> int:
        """How wide the text is on one line."""
        aside = self.contentsMargins().left() + self.contentsMargins().right()
        return aside + max(self.fontMetrics().horizontalAdvance(line) for line in self._said.split("\n")) + 2

    def restyle(self, theme: Theme) -> None:
        self.setFont(font_of(self._size))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.WindowText, colour_of(self._colour, theme))
        palette.setColor(QPalette.ColorRole.Text, colour_of(self._colour, theme))
        self.setPalette(palette)


def section_title(text: str) -> Words:
    """The small title above a group of things."""
    return Words(text, Size.CAPTION_STRONG, Tone.MUTED)


def keep_units(text: str) -> str:
    """`text` without a break between a number and its unit."""
    return _UNIT.sub("\u00a0", text)


def with_breaks(text: str) -> str:
    """`text` with places to break in long words such as addresses, and none between a number and its unit."""
    return _LONG_WORD.sub(lambda found: _BREAK_AFTER.sub("\\g<0>\u200b", found[0]), keep_units(text))
