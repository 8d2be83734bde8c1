"""What the dialogs are filled with: fields with help and problem, buttons, choices, list items."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QLineEdit,
    QListWidgetItem,
    QPlainTextEdit,
    QSizePolicy,
    QWidget,
)

from tray_app.model.verdict import Status
from tray_app.ui.button import Button, Kind
from tray_app.ui.forms_choices import CheckBox, Choice
from tray_app.ui.forms_layout import SPACE, WIDE, column_of, comfortable, row_of
from tray_app.ui.forms_look import Text, Tone, muted
from tray_app.ui.forms_marks import status_label
from tray_app.ui.forms_style import FIELD_PADDING, wrong_style
from tray_app.ui.layouts import Spread
from tray_app.ui.theme import Theme, body_metrics, in_body_size, scaled

LIST_ROOM = 2.0
FEWEST_SHOWN, MOST_SHOWN = 8, 34
"""Letters of a field that are to be seen before it takes a line for itself."""


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
        self._row = Spread(SPACE, wide=editors.index(stretch or editors[0]))
        for editor in editors:
            self._row.addWidget(editor)
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
        kind = "QLineEdit" if isinstance(editor, QLineEdit) else "QPlainTextEdit"
        style = wrong_style(kind) if wrong else ""
        if editor.styleSheet() != style:
            editor.setStyleSheet(style)


class LineEdit(QLineEdit):
    """A line edit that asks for the room that its text takes, within reason."""

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.setFont(in_body_size(self.font()))
        self.setMinimumWidth(body_metrics().averageCharWidth() * FEWEST_SHOWN)
        self.textChanged.connect(self.updateGeometry)

    def restyle(self, _theme: Theme) -> None:
        """Takes over another size of text."""
        self.setFont(in_body_size(self.font()))

    def natural_width(self) -> int:
        """How wide it is with all of its text to be seen; never wider than it may be."""
        metrics, room = self.fontMetrics(), scaled(2 * FIELD_PADDING + 4)
        most = min(metrics.averageCharWidth() * MOST_SHOWN, self.maximumWidth())
        return max(self.minimumWidth(), min(metrics.horizontalAdvance(self.text()) + room, most))


def line_edit(
    text: str = "", *, name: str, placeholder: str = "", changed: Callable[[], object] | None = None
) -> LineEdit:
    """A line edit with an object name, shown from its beginning."""
    edit = comfortable(LineEdit(text))
    edit.setObjectName(name)
    edit.setPlaceholderText(placeholder)
    edit.setCursorPosition(0)
    if changed is not None:
        edit.textChanged.connect(lambda _text: changed())
    return edit


def combo(items: Iterable[tuple[str, str]], *, name: str, changed: Callable[[], object] | None = None) -> Choice:
    """A choice; each item is (words, value)."""
    made = comfortable(Choice())
    made.setObjectName(name)
    for words, value in items:
        made.addItem(words, value)
    if changed is not None:
        made.currentIndexChanged.connect(lambda _index: changed())
    return made


def check_box(text: str, *, name: str, changed: Callable[[], object] | None = None) -> CheckBox:
    """A check box with an object name."""
    box = CheckBox(text)
    box.setObjectName(name)
    if changed is not None:
        box.toggled.connect(lambda _on: changed())
    return box


def link(text: str, clicked: Callable[[], object], *, name: str) -> Button:
    """A button that reads like a link: for what belongs to a line of text."""
    made = Button(text, Kind.LINK, name=name)
    made.setAutoDefault(False)
    made.clicked.connect(lambda _checked=False: clicked())
    return made


def list_item(text: str, icon: QIcon | None = None) -> QListWidgetItem:
    """A line of a list, with room above and below, whose icon keeps its colour when chosen."""
    item = QListWidgetItem(text)
    if icon is not None:
        item.setIcon(icon)
    metrics = body_metrics()
    width = metrics.horizontalAdvance(text) + (0 if icon is None else metrics.height() * 2)
    item.setSizeHint(QSize(width + WIDE, round(metrics.height() * LIST_ROOM)))
    return item


def button(text: str, clicked: Callable[[], object], *, name: str = "", default: bool = False) -> Button:
    """A push button; only the default one stands out and answers to Enter."""
    made = Button(text, Kind.PRIMARY if default else Kind.PLAIN, name=name)
    policy = made.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Minimum)  # texts beside it give way first
    made.setSizePolicy(policy)
    made.setAutoDefault(default)
    made.setDefault(default)
    made.clicked.connect(lambda _checked=False: clicked())
    return made
