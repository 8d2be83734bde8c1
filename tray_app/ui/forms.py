"""What the dialogs are built from: fields with help and problem, panels, headings, access keys.

Dialogs keep the platform's style and palette; only meaning (problem, muted) has colours of its own, taken so that
they read well on light and dark. Nothing has a fixed height, because texts grow with the system's font.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from PySide6.QtCore import QEvent, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetrics,
    QGuiApplication,
    QIcon,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
    QPixmap,
)
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLineEdit,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from tray_app.model.verdict import Status
from tray_app.ui.icons import mark_pixmap, status_pixmap
from tray_app.ui.theme import Theme, current_theme

Drawer = Callable[[int, float], QPixmap]
"""Makes a picture of so many pixels for a screen of that ratio."""

_W = TypeVar("_W", bound=QWidget)
_Keyed = QAbstractButton | QLabel
SPACE = 8
WIDE = 16
RADIUS = 8
COMFORT = 1.75
LIST_ROOM = 2.0
SMALLEST_TARGET = 24
_KEEPS_KEY = "keepsKey"
USUAL_TEXT_HEIGHT = 17
"""Pixels a line of text is high at the usual size; window sizes grow with it."""


class Tone(StrEnum):
    """What a text's colour means."""

    PLAIN = "plain"
    MUTED = "muted"
    PROBLEM = "problem"
    GOOD = "good"
    INFO = "info"


_MEANT = {Tone.PROBLEM: Status.OUTAGE, Tone.GOOD: Status.OK, Tone.INFO: Status.MAINTENANCE}
HAIRLINE_STRENGTH = 0.2
MUTED_STRENGTH = 0.68
"""How much of the text colour a muted text keeps: 5.5:1 or more on light and dark windows."""


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
        return QSize(WIDE, 1)

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


class Problem(QWidget):
    """What is wrong with a field, with the octagon in front; takes no room while all is well."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("problem")
        self._mark = status_label(Status.OUTAGE, 1.0)
        self._text = Text(tone=Tone.PROBLEM, scale=0.93)
        row_of(self, self._mark, self._text, stretch=self._text, top=self._mark)
        self.hide()

    @property
    def text(self) -> str:
        """The sentence shown; empty while all is well."""
        return self._text.text()

    def show_text(self, sentence: str, *, warning: bool = False) -> None:
        """Shows `sentence`; an empty one hides the line. A warning may be saved all the same."""
        self._text.setText(sentence)
        self._text.set_tone(Tone.MUTED if warning else Tone.PROBLEM)
        self._mark.setVisible(not warning)
        self.setVisible(bool(sentence))


class Field(QWidget):
    """One or more editors in a row, with the help below and, when needed, the problem below that."""

    def __init__(self, *editors: QWidget, help_text: str = "", stretch: QWidget | None = None) -> None:
        super().__init__()
        self._editors = editors
        self._help = muted(help_text)
        self._help.setVisible(bool(help_text))
        self._problem = Problem()
        self._row = QHBoxLayout()
        self._row.setSpacing(SPACE)
        for editor in editors:
            self._row.addWidget(editor, 1 if editor is (stretch or editors[0]) else 0)
        column_of(self, self._row, self._help, self._problem, spacing=4)

    def add_editor(self, editor: QWidget) -> None:
        """Puts one more at the end of the row."""
        self._row.addWidget(editor)

    @property
    def problem(self) -> str:
        """The sentence under the field; empty while all is well."""
        return self._problem.text

    def set_help(self, text: str) -> None:
        """Replaces the help."""
        self._help.setText(text)
        self._help.setVisible(bool(text))

    def show_problem(self, sentence: str, editor: QWidget | None = None, *, warning: bool = False) -> None:
        """Marks the field and tells screen readers; an empty sentence takes it back."""
        self._problem.show_text(sentence, warning=warning)
        for each in self._editors:
            wrong = bool(sentence) and not warning and each is (editor or self._editors[0])
            mark_wrong(each, wrong=wrong)
            each.setAccessibleDescription(sentence if wrong or (warning and sentence) else self._help.text())


def field_of(editor: QWidget) -> Field | None:
    """The field that `editor` stands in."""
    parent = editor.parentWidget()
    while parent is not None and not isinstance(parent, Field):
        parent = parent.parentWidget()
    return parent


def mark_wrong(editor: QWidget, *, wrong: bool) -> None:
    """A frame in the problem colour around a field that is typed in."""
    if isinstance(editor, QLineEdit | QPlainTextEdit):
        frame = f"border: 2px solid {tone_colour(Tone.PROBLEM).name()}; border-radius: 3px;"
        style = f"{type(editor).__name__} {{ {frame} }}" if wrong else ""
        if editor.styleSheet() != style:
            editor.setStyleSheet(style)


def line_edit(
    text: str = "", *, name: str, placeholder: str = "", changed: Callable[[], object] | None = None
) -> QLineEdit:
    """A line edit with an object name, shown from its beginning."""
    edit = comfortable(QLineEdit(text))
    edit.setObjectName(name)
    edit.setPlaceholderText(placeholder)
    edit.setCursorPosition(0)
    edit.setMinimumWidth(edit.fontMetrics().averageCharWidth() * 8)
    if changed is not None:
        edit.textChanged.connect(lambda _text: changed())
    return edit


def combo(items: Iterable[tuple[str, str]], *, name: str, changed: Callable[[], object] | None = None) -> QComboBox:
    """A choice; each item is (words, value)."""
    made = comfortable(QComboBox())
    made.setObjectName(name)
    for words, value in items:
        made.addItem(words, value)
    if changed is not None:
        made.currentIndexChanged.connect(lambda _index: changed())
    return made


def check_box(text: str, *, name: str, changed: Callable[[], object] | None = None) -> QCheckBox:
    """A check box with an object name."""
    box = QCheckBox(text)
    box.setObjectName(name)
    if changed is not None:
        box.toggled.connect(lambda _on: changed())
    return box


class LinkButton(QPushButton):
    """A button that reads like a link: for what belongs to a line of text."""

    def __init__(self, text: str, clicked: Callable[[], object], *, name: str) -> None:
        super().__init__(text)
        self.setObjectName(name)
        self.setFlat(True)
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.clicked.connect(lambda _checked=False: clicked())
        self._retint()

    def sizeHint(self) -> QSize:
        """As wide as its words, as high as a target has to be."""
        room = self.fontMetrics().size(Qt.TextFlag.TextShowMnemonic, self.text())
        return QSize(room.width() + SPACE, max(SMALLEST_TARGET, room.height() + 4))

    def changeEvent(self, event: QEvent) -> None:
        """Follows the palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._retint()

    def _retint(self) -> None:
        palette, colour = self.palette(), tone_colour(Tone.INFO)
        if palette.color(QPalette.ColorRole.ButtonText) != colour:
            palette.setColor(QPalette.ColorRole.ButtonText, colour)
            self.setPalette(palette)


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


def list_item(text: str, icon: QIcon | None = None) -> QListWidgetItem:
    """A line of a list, with room above and below, whose icon keeps its colour when chosen."""
    item = QListWidgetItem(text)
    if icon is not None:
        item.setIcon(icon)
    metrics = QFontMetrics(QApplication.font())
    width = metrics.horizontalAdvance(text) + (0 if icon is None else metrics.height() * 2)
    item.setSizeHint(QSize(width + WIDE, round(metrics.height() * LIST_ROOM)))
    return item


def steady_icon(status: Status) -> QIcon:
    """A status icon for lists: selection must not change its colour, since the colour says something."""
    icon = QIcon()
    for mode in (QIcon.Mode.Normal, QIcon.Mode.Selected):
        icon.addPixmap(status_pixmap(status, 20, 1), mode)
        icon.addPixmap(status_pixmap(status, 20, 2), mode)
    return icon


def comfortable(widget: _W) -> _W:
    """As high as a finger or an unsteady hand wants it, at any text size."""
    widget.setMinimumHeight(round(widget.fontMetrics().height() * COMFORT))
    return widget


def button(text: str, clicked: Callable[[], object], *, name: str = "", default: bool = False) -> QPushButton:
    """A push button; only the default one answers to Enter."""
    made = comfortable(QPushButton(text))
    made.setObjectName(name)
    made.setAutoDefault(default)
    made.setDefault(default)
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def row_of(
    parent: QWidget | None,
    *widgets: QWidget,
    stretch: QWidget | None = None,
    top: QWidget | None = None,
    spacing: int = SPACE,
) -> QHBoxLayout:
    """The widgets side by side; `stretch` takes the room, `top` stays at the first line of its neighbour."""
    row = QHBoxLayout(parent) if parent is not None else QHBoxLayout()
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(spacing)
    for widget in widgets:
        row.addWidget(widget, 1 if widget is stretch else 0)
        if widget is top:
            row.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
    return row


def column_of(parent: QWidget | None, *parts: QWidget | QLayout, spacing: int = SPACE, margin: int = 0) -> QVBoxLayout:
    """Widgets and rows below each other."""
    column = QVBoxLayout(parent) if parent is not None else QVBoxLayout()
    column.setContentsMargins(margin, margin, margin, margin)
    column.setSpacing(spacing)
    for part in parts:
        if isinstance(part, QWidget):
            column.addWidget(part)
        else:
            column.addLayout(part)
    return column


def field_form(parent: QWidget | None = None, margin: int = 0) -> QFormLayout:
    """Labels at the left, each level with the first line of its field."""
    form = QFormLayout(parent)
    form.setContentsMargins(margin, margin, margin, margin)
    form.setVerticalSpacing(SPACE)
    form.setHorizontalSpacing(12)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
    return form


def add_field(form: QFormLayout, words: str, field: QWidget, buddy: QWidget | None = None) -> int:
    """One more row; returns its number. `buddy` is what the label's access key leads to."""
    label = QLabel(words)
    if buddy is not None:
        label.setBuddy(buddy)
    comfortable(label).setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    form.addRow(label, field)
    return form.rowCount() - 1


def scrolling(content: QWidget) -> QScrollArea:
    """`content` in a frame that scrolls up and down when the text is larger than the screen."""
    area = QScrollArea()
    area.setWidget(content)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAsNeeded)
    area.viewport().setAutoFillBackground(False)
    content.setAutoFillBackground(False)
    return area


def scaled_size(widget: QWidget, width: int, height: int) -> QSize:
    """`width` x `height` at the usual text size, more with larger text, never more than the screen holds."""
    factor = max(1.0, widget.fontMetrics().height() / USUAL_TEXT_HEIGHT)
    screen = widget.screen().availableGeometry().size() * 0.95
    return QSize(round(width * factor), round(height * factor)).boundedTo(screen)


def keep_key(*buttons: QAbstractButton) -> None:
    """These choose their letters before all others, so that they have the same ones on every page."""
    for each in buttons:
        each.setProperty(_KEEPS_KEY, "yes")


def give_access_keys(window: QWidget) -> None:
    """Underlines a letter of every visible button and label with a field, each letter once per window.

    Chosen here instead of in the texts, because which letters are free depends on the page and the language.
    """
    widgets = sorted(_in_want_of_a_key(window), key=lambda widget: not widget.property(_KEEPS_KEY))
    owners: dict[str, _Keyed] = {}
    for widget in widgets:
        if not _claim_letter(widget, owners, set(), spare_keepers=True):
            _claim_letter(widget, owners, set(), spare_keepers=False)
    for widget in widgets:
        letter = next((letter for letter, owner in owners.items() if owner is widget), "")
        text = _underlined(without_key(widget.text()), letter)
        if widget.text() != text:
            widget.setText(text)


def without_key(text: str) -> str:
    """A button's text as people read it."""
    return text.replace("&", "")


def _in_want_of_a_key(window: QWidget) -> Iterable[_Keyed]:
    for widget in window.findChildren(QWidget):
        if not widget.isVisibleTo(window) or not isinstance(widget, QAbstractButton | QLabel):
            continue
        wants = isinstance(widget, QAbstractButton) or widget.buddy() is not None
        if wants and widget.text() and "&&" not in widget.text():
            yield widget


def _claim_letter(widget: _Keyed, owners: dict[str, _Keyed], asked: set[str], *, spare_keepers: bool) -> bool:
    """Takes a free letter, or one whose owner can do with another."""
    text = without_key(widget.text())
    letters = [text[i].lower() for i in _candidates(text)]
    free = next((letter for letter in letters if letter not in owners), "")
    if free:
        owners[free] = widget
        return True
    for letter in letters:
        if letter in asked or (spare_keepers and owners[letter].property(_KEEPS_KEY)):
            continue
        asked.add(letter)
        if _claim_letter(owners[letter], owners, asked, spare_keepers=spare_keepers):
            owners[letter] = widget
            return True
    return False


def _underlined(text: str, letter: str) -> str:
    """`text` with `&` before the place where `letter` stands best."""
    place = next((i for i in _candidates(text) if text[i].lower() == letter), None)
    return text if place is None else f"{text[:place]}&{text[place:]}"


def _candidates(text: str) -> list[int]:
    """Beginnings of words first, then every other letter."""
    letters = [i for i, letter in enumerate(text) if letter.isalpha() and letter.isascii()]
    starts = [i for i in letters if i == 0 or text[i - 1] == " "]
    return starts + [i for i in letters if i not in starts]


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

    def changeEvent(self, event: QEvent) -> None:
        """Redraws for another palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.ApplicationPaletteChange):
            self._redraw()

    def _redraw(self) -> None:
        self.setPixmap(self._draw(round(self.fontMetrics().height() * self._scale), self.devicePixelRatioF()))


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


_MARK_TONES = {"tick": Tone.GOOD, "cross": Tone.PROBLEM}


def _mark_drawer(name: str, tone: Tone | Status | None) -> Drawer:
    return lambda side, ratio: mark_pixmap(name, side, ratio, tone_colour(tone or _MARK_TONES.get(name, Tone.MUTED)))
