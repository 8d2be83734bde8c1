"""Colours, fonts and measures of all windows (UI, section 2)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum

from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QColor, QFont, QFontInfo, QFontMetrics, QGuiApplication, QPalette

from tray_app.model.verdict import Status

SCROLL_BAR_WIDTH = 12
BODY_PX = 14
"""The size everything is measured against: a system font of this size shows the window at 100 %."""


@dataclass(frozen=True, slots=True)
class Theme:
    """The neutral colours of one appearance."""

    is_dark: bool
    window: str
    card: str
    hairline: str
    border: str
    """Around things that can be operated."""
    text: str
    muted: str
    link: str
    on_link: str
    selection: str
    high_contrast: bool = False

    def said(self, status: Status) -> QColor:
        """The colour of words about `status`."""
        return QColor(_STATUS_TEXT[status][self.is_dark])

    @property
    def problem(self) -> str:
        """Around a field that has a problem."""
        return _STATUS_TEXT[Status.OUTAGE][self.is_dark]

    def tint(self, status: Status) -> QColor:
        """The background that goes with `status`."""
        return QColor(self.card if self.high_contrast else _STATUS_TINT[status][self.is_dark])

    def tone(self, tone: Tone) -> QColor:
        """The colour of ordinary words."""
        return QColor({Tone.NORMAL: self.text, Tone.MUTED: self.muted, Tone.LINK: self.link}[tone])

    def palette(self) -> QPalette:
        """The same for everything Qt draws itself: menus, scroll bars, tool tips, the selection."""
        palette = QPalette(QColor(self.card), QColor(self.window))
        roles = {
            QPalette.ColorRole.WindowText: self.text,
            QPalette.ColorRole.Text: self.text,
            QPalette.ColorRole.ButtonText: self.text,
            QPalette.ColorRole.Base: self.card,
            QPalette.ColorRole.Highlight: self.selection,
            QPalette.ColorRole.HighlightedText: self.text,
            QPalette.ColorRole.Link: self.link,
            QPalette.ColorRole.ToolTipBase: self.card,
            QPalette.ColorRole.ToolTipText: self.text,
            QPalette.ColorRole.PlaceholderText: self.muted,
        }
        for role, colour in roles.items():
            palette.setColor(role, QColor(colour))
        for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, role, QColor(self.muted))
        return palette


class Tone(Enum):
    """How loud words are; who speaks about a status uses the status' own colour."""

    NORMAL = "normal"
    MUTED = "muted"
    LINK = "link"


class Size(Enum):
    """The type scale: pixels at 100 % and weight."""

    VERDICT = (20, QFont.Weight.DemiBold)
    CALM_VERDICT = (16, QFont.Weight.DemiBold)
    BODY = (14, QFont.Weight.Normal)
    STRONG = (14, QFont.Weight.DemiBold)
    FAULT = (14, QFont.Weight.Medium)
    EVIDENCE = (13, QFont.Weight.Normal)
    TILE = (13, QFont.Weight.DemiBold)
    CAPTION = (12, QFont.Weight.Normal)
    CAPTION_MEDIUM = (12, QFont.Weight.Medium)
    CAPTION_STRONG = (12, QFont.Weight.DemiBold)
    AXIS = (11, QFont.Weight.Normal)


LIGHT = Theme(
    is_dark=False,
    window="#F4F5F7",
    card="#FFFFFF",
    hairline="#D3D7DD",
    border="#7D858E",
    text="#1B1F24",
    muted="#57606A",
    link="#0B5CAD",
    on_link="#FFFFFF",
    selection="#DCE9F8",
)
DARK = Theme(
    is_dark=True,
    window="#1E1F22",
    card="#2A2C30",
    hairline="#45494F",
    border="#8A929B",
    text="#ECEEF0",
    muted="#AEB5BD",
    link="#86BBF7",
    on_link="#10243C",
    selection="#2B4363",
)
_VIOLET_TEXT, _GREY_TEXT = ("#6B3FA0", "#C9ABF4"), ("#57606A", "#AEB5BD")
_STATUS_TEXT = {
    Status.OK: ("#176B3C", "#74D69D"),
    Status.DEGRADED: ("#855300", "#F2BC57"),
    Status.OUTAGE: ("#B3261E", "#FF938A"),
    Status.MAINTENANCE: ("#0B5CAD", "#86BBF7"),
    Status.LINE: _VIOLET_TEXT,
    Status.ACCOUNT: _VIOLET_TEXT,
    Status.UNKNOWN: _GREY_TEXT,
    Status.PAUSED: _GREY_TEXT,
}
_VIOLET_TINT, _GREY_TINT = ("#F3ECFB", "#352B47"), ("#EEF0F2", "#34373C")
_STATUS_TINT = {
    Status.OK: ("#E9F5EE", "#20362A"),
    Status.DEGRADED: ("#FFF4DC", "#3A3020"),
    Status.OUTAGE: ("#FDECEA", "#41292A"),
    Status.MAINTENANCE: ("#E7F0FB", "#22334A"),
    Status.LINE: _VIOLET_TINT,
    Status.ACCOUNT: _VIOLET_TINT,
    Status.UNKNOWN: _GREY_TINT,
    Status.PAUSED: _GREY_TINT,
}


def current_theme() -> Theme:
    """The appearance the desktop asks for right now."""
    theme = DARK if _is_dark() else LIGHT
    if not _wants_contrast():
        return theme
    return replace(theme, hairline=theme.text, border=theme.text, muted=theme.text, high_contrast=True)


def text_scale() -> float:
    """How much larger than at 100 % the system's text is; never smaller."""
    return max(1.0, QFontInfo(QGuiApplication.font()).pixelSize() / BODY_PX)


def font_of(size: Size) -> QFont:
    """The system's font in one step of the type scale, with figures of one width."""
    pixels, weight = size.value
    font = QFont(QGuiApplication.font())
    font.setPixelSize(round(pixels * text_scale()))
    font.setWeight(weight)
    font.setFeature(QFont.Tag("tnum"), 1)
    return font


def in_body_size(font: QFont) -> QFont:
    """The font of ordinary words, as heavy as `font`."""
    sized = font_of(Size.BODY)
    sized.setWeight(font.weight())
    return sized


def body_metrics() -> QFontMetrics:
    """For measures that grow with the text, asked for before a widget has learned its font from its window."""
    return QFontMetrics(font_of(Size.BODY))


def scaled(pixels: float) -> int:
    """A measure that grows with the text."""
    return round(pixels * text_scale())


def room_around(point: QPoint) -> QRect:
    """What a window may use of the screen that `point` lies on; of the first screen, if it lies on none.

    No widget is asked for its screen: Python would take the answer for a part of the widget and end it with that one.
    """
    screen = QGuiApplication.screenAt(point) or QGuiApplication.primaryScreen()
    return screen.availableGeometry()


def scroll_bar_style(theme: Theme, gap: int = 0) -> str:
    """A slim scroll bar without arrows, `gap` pixels away from what it scrolls."""
    width = SCROLL_BAR_WIDTH + gap
    return (
        f"QScrollBar:vertical {{ background: {theme.window}; width: {width}px; margin: 0; border: none; }}"
        f"QScrollBar::handle {{ background: {theme.border}; min-height: 32px; margin: 3px; border-radius: 3px; }}"
        f"QScrollBar::handle:vertical {{ margin-left: {gap + 3}px; }}"
        "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
        "QScrollBar::add-page, QScrollBar::sub-page { background: none; }"
    )


def _is_dark() -> bool:
    scheme = QGuiApplication.styleHints().colorScheme()
    if scheme is Qt.ColorScheme.Unknown:
        palette = QGuiApplication.palette()
        return palette.color(QPalette.ColorRole.WindowText).lightness() > palette.window().color().lightness()
    return scheme is Qt.ColorScheme.Dark


def _wants_contrast() -> bool:
    accessibility = getattr(QGuiApplication.styleHints(), "accessibility", None)
    if accessibility is None:  # before Qt 6.10
        return False
    return bool(accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast)
