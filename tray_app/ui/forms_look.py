"""How dialogs look: tones, texts, panels, lines.

Dialogs keep the platform's style and palette; only meaning (problem, muted) has colours of its own, taken so that
they read well on light and dark. Nothing has a fixed height, because texts grow with the system's font.
"""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLabel,
    QSizePolicy,
    QWidget,
)

from tray_app.model.verdict import Status
from tray_app.ui.theme import Theme, current_theme

RADIUS = 8
HAIRLINE_STRENGTH = 0.2
MUTED_STRENGTH = 0.68
"""How much of the text colour a muted text keeps: 5.5:1 or more on light and dark windows."""


class Tone(StrEnum):
    """What a text's colour means."""

    PLAIN = "plain"
    MUTED = "muted"
    PROBLEM = "problem"
    GOOD = "good"
    INFO = "info"


_MEANT = {Tone.PROBLEM: Status.OUTAGE, Tone.GOOD: Status.OK, Tone.INFO: Status.MAINTENANCE}


def is_dark(palette: QPalette) -> bool:
    """Whether `palette` has light text on a dark window."""
    return (
        palette.color(QPalette.ColorRole.Window).lightness() < palette.color(QPalette.ColorRole.WindowText).lightness()
    )


def tone_colour(tone: Tone | Status) -> QColor:
    """The text colour of `tone`, or of words about a status, on the application's present palette."""
    palette = QGuiApplication.palette()
    text, window = palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window)
    if isinstance(tone, Status):
        return _tokens().said(tone)
    if tone in _MEANT:
        return _tokens().said(_MEANT[tone])
    plain = tone is Tone.PLAIN or _tokens().high_contrast
    return text if plain else blend(text, window, MUTED_STRENGTH)


def tint_colour(tone: Tone | Status) -> QColor:
    """The background of a panel of `tone`."""
    if isinstance(tone, Status):
        return _tokens().tint(tone)
    if tone in _MEANT:
        return _tokens().tint(_MEANT[tone])
    return QGuiApplication.palette().color(QPalette.ColorRole.Base)


def _tokens() -> Theme:
    """The status colours that fit the palette in use, whatever the desktop's scheme says."""
    return replace(current_theme(), is_dark=is_dark(QGuiApplication.palette()))


def blend(front: QColor, back: QColor, share: float) -> QColor:
    """`front` mixed into `back`; a share of 1 is all `front`."""
    mixed = (round(a * share + b * (1 - share)) for a, b in zip(_channels(front), _channels(back), strict=True))
    return QColor(*mixed)


def _channels(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


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
        self._retint()

    def set_tone(self, tone: Tone | Status) -> None:
        """Changes what the colour means."""
        self._tone = tone
        self._retint()

    def set_bold(self, *, bold: bool) -> None:
        """Makes the text stand out or not."""
        self._bold = bold
        self._refont()

    def changeEvent(self, event: QEvent) -> None:
        """Follows the system's light, dark and contrast palettes."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._retint()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Insists on its lines: a form inside a form asks for the height at another width than it gives."""
        super().resizeEvent(event)
        if not self.wordWrap():
            return
        needed = self.heightForWidth(self.width())
        if needed > self.height():
            self.setMinimumHeight(needed)
        elif self.minimumHeight() > needed:
            self.setMinimumHeight(0)

    def _refont(self) -> None:
        font = QFont(self.font())
        font.setPointSizeF(QApplication.font().pointSizeF() * self._scale)
        font.setWeight(QFont.Weight.DemiBold if self._bold else QFont.Weight.Normal)
        self.setFont(font)

    def _retint(self) -> None:
        palette, colour = self.palette(), tone_colour(self._tone)
        if palette.color(QPalette.ColorRole.WindowText) != colour:
            palette.setColor(QPalette.ColorRole.WindowText, colour)
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
    palette = QGuiApplication.palette()
    share = 1.0 if _tokens().high_contrast else HAIRLINE_STRENGTH
    return blend(palette.color(QPalette.ColorRole.WindowText), palette.color(QPalette.ColorRole.Window), share)


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
