"""One yes-or-no question of the wizard, with help behind "No"."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tray_app.model.verdict import Status
from tray_app.texts import tr
from tray_app.ui.forms import button
from tray_app.ui.forms_layout import column_of, row_of
from tray_app.ui.forms_look import Panel, Text, Tone, subheading
from tray_app.ui.forms_marks import mark_label, status_label
from tray_app.ui.wizard_help import Help

MARK_SCALE = 1.4


class Question(QWidget):
    """Asks whether something was seen. Once it was, the line says so and the buttons go."""

    again_requested = Signal()
    grown = Signal()
    link_requested = Signal(str)

    def __init__(self, name: str, question: str, seen: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.answer: bool | None = None
        self._question, self._seen = question, seen
        self._mark = (
            status_label(Status.OK, MARK_SCALE) if name == "icon" else mark_label("info", Tone.INFO, MARK_SCALE)
        )
        self._done = mark_label("tick", Tone.GOOD, MARK_SCALE)
        self._words = Text(question)
        self._yes = button(tr("Yes"), lambda: self._on_answer(seen=True), name=f"{name}-yes")
        self._no = button(tr("No"), lambda: self._on_answer(seen=False), name=f"{name}-no")
        self._repeat = button("", self._on_again, name=f"{name}-again")
        for choice in (self._yes, self._no):
            choice.setCheckable(True)
            choice.setAccessibleDescription(question)
        self._help = _HelpPanel()
        self._help.again.clicked.connect(self._on_again)
        self._help.link_requested.connect(self.link_requested)
        line = row_of(None, self._mark, self._done, self._words, self._repeat, self._yes, self._no, stretch=self._words)
        column_of(self, line, self._help)
        self.ask()

    def set_help(self, words: Help, again: str) -> None:
        """What stands behind "No", and the name of the button that tries once more."""
        self._help.show_help(words, again)
        self._repeat.setText(again)

    def ask(self) -> None:
        """Asks anew."""
        self._show(seen=None)

    def presume_unseen(self) -> None:
        """It cannot be seen here; the help stands open, the user may still say otherwise."""
        self._show(seen=False)

    def show_failure(self, sentence: str) -> None:
        """What was to be seen could not be shown at all."""
        self._show(seen=False)
        self._help.show_sentence(sentence)

    def _on_answer(self, *, seen: bool) -> None:
        self._show(seen=seen)

    def _on_again(self) -> None:
        self.ask()
        self.again_requested.emit()

    def _show(self, *, seen: bool | None) -> None:
        self.answer = seen
        self._words.setText(self._seen if seen else self._question)
        self._mark.setVisible(not seen)
        self._done.setVisible(bool(seen))
        self._repeat.setVisible(bool(seen) and self.objectName() == "message")
        for choice, value in ((self._yes, True), (self._no, False)):
            choice.setVisible(not seen)
            choice.setChecked(seen is value)
        self._help.setVisible(seen is False)
        self.grown.emit()


class _HelpPanel(Panel):
    """Why it may not be seen, a link, and once more."""

    link_requested = Signal(str)

    def __init__(self) -> None:
        super().__init__(Tone.INFO)
        self._url = ""
        self._title = subheading("")
        self._text = Text(scale=0.95)
        self.link = button(tr("Open instructions"), lambda: self.link_requested.emit(self._url), name="instructions")
        self.again = button("", lambda: None, name="again")
        buttons = QHBoxLayout()
        buttons.addWidget(self.link)
        buttons.addWidget(self.again)
        buttons.addStretch(1)
        column_of(self, self._title, self._text, buttons, spacing=6, margin=12)

    def show_help(self, words: Help, again: str) -> None:
        self._url = words.url
        self._title.setText(words.title)
        self._text.setText(words.text)
        self.link.setVisible(bool(words.url))
        self.again.setText(again)

    def show_sentence(self, sentence: str) -> None:
        self._text.setText(sentence)
