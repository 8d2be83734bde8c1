"""What is worth knowing though nothing is wrong: quiet lines, and the test mail that would tell more."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tray_app.texts import tr
from tray_app.ui.button import Button, Kind
from tray_app.ui.card_values import CardContent
from tray_app.ui.styling import column
from tray_app.ui.surfaces import Sign
from tray_app.ui.theme import Size, Tone, scaled
from tray_app.ui.wishes import Wish, Wisher
from tray_app.ui.words import Words


class Hints(QWidget):
    """One line for each hint; below them the offer of a test mail, or what became of the wish for one."""

    def __init__(self, wish: Wisher) -> None:
        super().__init__()
        self.setObjectName("hints")
        self._wish = wish
        self._account_id = ""
        self._shown: tuple[str, ...] = ()
        self._rows: list[QWidget] = []
        self._lines = column(gap=scaled(4))
        self._test = Button(tr("Send a test mail"), Kind.UNDERLINED, name="testMail", size=Size.EVIDENCE)
        self._test.clicked.connect(self._on_test)
        self._answer = Words(size=Size.EVIDENCE, colour=Tone.MUTED, name="testAnswer")
        below = column(gap=0, margins=(scaled(24), 0, 0, 0))
        below.addWidget(self._test, 0, Qt.AlignmentFlag.AlignLeft)
        below.addWidget(self._answer)
        rows = column(gap=scaled(2))
        rows.addLayout(self._lines)
        rows.addLayout(below)
        self.setLayout(rows)

    def show_hints(self, content: CardContent) -> None:
        """Shows the hints, or nothing; an answer stays as long as the hints do."""
        self.setVisible(bool(content.hints))
        self._account_id = content.account_id
        if content.hints != self._shown:
            self._shown = content.hints
            self._answer.say("")
            self._fill(content.hints)
        self._answer.setVisible(bool(self._answer.text()))
        self._test.setVisible(content.offers_test and not self._answer.text())

    def answer_test(self, sentence: str) -> None:
        """What became of the wish for a test mail, in place of the offer."""
        self._answer.say(sentence)
        self._answer.setVisible(True)
        self._test.setVisible(False)

    def _fill(self, hints: tuple[str, ...]) -> None:
        for old in self._rows:
            self._lines.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._rows = [_line(hint) for hint in hints]
        for line in self._rows:
            self._lines.addWidget(line)
            line.show()

    @Slot()
    def _on_test(self) -> None:
        self._wish(Wish("test_wanted", (self._account_id,)))


def _line(text: str) -> QWidget:
    """Like a line of facts, but not as loud."""
    line = QWidget()
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(scaled(10))
    row.addWidget(Sign(16, mark="info"), 0, Qt.AlignmentFlag.AlignTop)
    row.addWidget(Words(text, Size.EVIDENCE, Tone.MUTED, name="hint"), 1)
    return line
