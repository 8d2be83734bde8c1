"""How dialogs look: tones, texts, panels, lines, in the colours of the status window.

Nothing has a fixed height, because texts grow with the system's font.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QLabel,
    QSizePolicy,
    QWidget,
)

from tray_app.model.verdict import Status
from tray_app.ui.theme import Size, Theme, current_theme, font_of

RADIUS = 10
HIGHEST = 100_000
"""Pixels; higher than any text."""


class Tone(StrEnum):
    """What a text's colour means."""

    PLAIN = "plain"
    MUTED = "muted"
    PROBLEM = "problem"
    GOOD = "good"
    INFO = "info"


_MEANT = {Tone.PROBLEM: Status.OUTAGE, Tone.GOOD: Status.OK, Tone.INFO: Status.MAINTENANCE}


def tone_colour(tone: Tone | Status, theme: Theme | None = None) -> QColor:
    """The text colour of `tone`, or of words about a status; in the present theme unless another is given."""
    theme = theme or current_theme()
    if isinstance(tone, Status):
        return theme.said(tone)
    if tone in _MEANT:
        return theme.said(_MEANT[tone])
    return QColor(theme.text if tone is Tone.PLAIN else theme.muted)


def tint_colour(tone: Tone | Status) -> QColor:
    """The background of a panel of `tone`."""
    theme = current_theme()
    if isinstance(tone, Status):
        return theme.tint(tone)
    return theme.tint(_MEANT[tone]) if tone in _MEANT else QColor(theme.card)


class Text(QLabel):
    """A text of one tone and size; plain text always, since much of what is shown was written by others."""

    def __init__(
        self,
        text: str = "",
        tone: Tone | Status = Tone.PLAIN,
        *,
        scale: float = 1.0,
        bold: bool = False,
        wrap: bool = True,
    ) -> None:
        super().__init__(text)
        self._tone = tone
        self._scale = scale
        self._bold = bold
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(wrap)
        if wrap:
            self.setSizePolicy(_growing())
        self._refont()
        self._retint(current_theme())

    def setText(self, text: str, /) -> None:
        """Other words need not insist on the lines of those before."""
        if self.wordWrap() and text != self.text():
            self.setMinimumHeight(0)
        super().setText(text)

    def set_tone(self, tone: Tone | Status) -> None:
        """Changes what the colour means."""
        self._tone = tone
        self._retint(current_theme())

    def set_bold(self, *, bold: bool) -> None:
        """Makes the text stand out or not."""
        self._bold = bold
        self._refont()

    def natural_width(self) -> int:
        """How wide the text is on one line, where a layout asks for that."""
        return max(self.fontMetrics().horizontalAdvance(line) for line in self.text().split("\n")) + 2

    def restyle(self, theme: Theme) -> None:
        """Takes over another light, dark or contrast appearance, and another size of text."""
        self._refont()
        self._retint(theme)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Insists on its lines: a form inside a form asks for the height at another width than it gives.

        `heightForWidth` would not tell how high they are: it never answers less than what was insisted on before.
        """
        super().resizeEvent(event)
        if not self.wordWrap():
            return
        room = QRect(0, 0, self.width(), HIGHEST)
        needed = self.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, self.text()).height()
        if needed > self.height() or self.minimumHeight() > 0:
            self.setMinimumHeight(needed)

    def _refont(self) -> None:
        font = font_of(Size.BODY)
        font.setPixelSize(round(font.pixelSize() * self._scale))
        font.setWeight(QFont.Weight.DemiBold if self._bold else QFont.Weight.Normal)
        self.setFont(font)

    def _retint(self, theme: Theme) -> None:
        palette, colour = self.palette(), tone_colour(self._tone, theme)
        if palette.color(QPalette.ColorRole.WindowText) != colour:
            palette.setColor(QPalette.ColorRole.WindowText, colour)
            palette.setColor(
                QPalette.ColorGroup.Disabled, QPalette.ColorRole.WindowText, tone_colour(Tone.MUTED, theme)
            )
            self.setPalette(palette)


def _growing() -> QSizePolicy:
    """Takes the height that its width asks for."""
    policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)
    policy.setHeightForWidth(True)
    return policy


def heading(text: str) -> Text:
    """The one big line of a page."""
    label = Text(text, scale=1.45, bold=True)
    label.setObjectName("heading")
    return label


def subheading(text: str) -> Text:
    """A bold line over a group."""
    return Text(text, bold=True)


def muted(text: str = "") -> Text:
    """Help, captions, times."""
    return Text(text, Tone.MUTED, scale=0.93)


class Panel(QFrame):
    """A rounded area on the base colour with a hairline around it, or tinted with a tone."""

    def __init__(self, tone: Tone | Status = Tone.PLAIN) -> None:
        super().__init__()
        self._tone = tone
        self.setContentsMargins(0, 0, 0, 0)

    def set_tone(self, tone: Tone | Status) -> None:
        """Changes the tint."""
        self._tone = tone
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws with the palette of the moment, so that a change to dark needs nothing else."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setBrush(tint_colour(self._tone))
        painter.setPen(QPen(hairline(), 1) if self._tone is Tone.PLAIN else Qt.PenStyle.NoPen)
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), RADIUS, RADIUS)
        painter.end()


class CardHead(Panel):
    """The tinted top of a panel: round where the panel is, with a hairline to what stands below."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws with the palette of the moment."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, 0)
        painter.setPen(QPen(hairline(), 1))
        painter.setBrush(tint_colour(self._tone))
        painter.setClipRect(self.rect())
        painter.drawRoundedRect(box.adjusted(0, 0, 0, RADIUS), RADIUS, RADIUS)
        painter.drawLine(QPointF(0, self.height() - 0.5), QPointF(self.width(), self.height() - 0.5))
        painter.end()


class Rule(QWidget):
    """A thin line between groups."""

    def sizeHint(self) -> QSize:
        """One pixel high, as wide as it may."""
        return QSize(1, 1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws with the palette of the moment."""
        painter = QPainter(self)
        painter.fillRect(0, self.height() // 2, self.width(), 1, hairline())
        painter.end()


def rule() -> Rule:
    """A thin line between groups."""
    line = Rule()
    line.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return line


def hairline() -> QColor:
    """Decoration only: lines around panels and between groups."""
    return QColor(current_theme().hairline)


class QuoteBar(QWidget):
    """The bar at the left of somebody else's words."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedWidth(3)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draws with the palette of the moment."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), tone_colour(Tone.MUTED))
        painter.end()
