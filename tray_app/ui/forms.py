"""What the dialogs are filled with: fields with help and problem, buttons, choices, list items."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import (
    QFontMetrics,
    QIcon,
    QPalette,
)
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QListWidgetItem,
    QPlainTextEdit,
    QPushButton,
    QWidget,
)

from tray_app.model.verdict import Status
from tray_app.ui.forms_layout import SPACE, WIDE, column_of, comfortable, row_of
from tray_app.ui.forms_look import Text, Tone, muted, tone_colour
from tray_app.ui.forms_marks import status_label

LIST_ROOM = 2.0
SMALLEST_TARGET = 24


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


def list_item(text: str, icon: QIcon | None = None) -> QListWidgetItem:
    """A line of a list, with room above and below, whose icon keeps its colour when chosen."""
    item = QListWidgetItem(text)
    if icon is not None:
        item.setIcon(icon)
    metrics = QFontMetrics(QApplication.font())
    width = metrics.horizontalAdvance(text) + (0 if icon is None else metrics.height() * 2)
    item.setSizeHint(QSize(width + WIDE, round(metrics.height() * LIST_ROOM)))
    return item


def button(text: str, clicked: Callable[[], object], *, name: str = "", default: bool = False) -> QPushButton:
    """A push button; only the default one answers to Enter."""
    made = comfortable(QPushButton(text))
    made.setObjectName(name)
    made.setAutoDefault(default)
    made.setDefault(default)
    made.clicked.connect(lambda _checked=False: clicked())
    return made
