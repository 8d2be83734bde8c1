"""The lines with a mark: promise, bounce clock, repeat, and the reasons that unfold."""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tray_app.model.verdict import Evidence, Mark, Status
from tray_app.texts import tr
from tray_app.ui.button import Button, Kind
from tray_app.ui.card_values import Fact
from tray_app.ui.icons import EVIDENCE_MARKS
from tray_app.ui.styling import column
from tray_app.ui.surfaces import Panel, Sign
from tray_app.ui.theme import Size, Tone, scaled
from tray_app.ui.wishes import Place, Wish, Wisher
from tray_app.ui.words import Words

COPIED_MS = 2000


class FactRow(QWidget):
    """A small mark and a sentence."""

    def __init__(self, name: str, wish: Wisher) -> None:
        super().__init__()
        self._sign = Sign(16)
        self._words = Words(name=name)
        self._link = Button(tr("Prepare a change"), Kind.UNDERLINED, name="switch")
        self._link.clicked.connect(lambda: wish(Wish("place_wanted", (Place.SWITCH.value,))))
        words = column(gap=2)
        words.addWidget(self._words)
        words.addWidget(self._link, 0, Qt.AlignmentFlag.AlignLeft)
        row = QHBoxLayout()
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(10))
        signs = column(gap=0, margins=(0, scaled(1), 0, 0))
        signs.addWidget(self._sign)
        signs.addStretch(1)
        row.addLayout(signs)
        row.addLayout(words, 1)
        self.setLayout(row)

    def show_fact(self, fact: Fact | None) -> None:
        """Shows `fact`, or nothing."""
        self.setVisible(fact is not None)
        if fact is None:
            return
        colour = Status.OUTAGE if fact.is_alarming else Tone.MUTED if fact.is_muted else Tone.NORMAL
        self._words.say(fact.text)
        self._words.paint_in(colour, Size.STRONG if fact.is_alarming else Size.BODY)
        self._sign.show_mark(fact.mark, Status.OUTAGE if fact.is_alarming else Tone.MUTED)
        self._link.setVisible(fact.offers_switch)


class EvidenceBox(Panel):
    """Why we say this, sentence by sentence, and the conversations to take along."""

    def __init__(self) -> None:
        super().__init__(radius=8, has_border=True)
        self.sink()
        self.setObjectName("evidence")
        self._evidence: tuple[Evidence, ...] = ()
        self._transcript = ""
        self._sentences: list[QWidget] = []
        self._rows = column(gap=scaled(6), margins=(scaled(12), scaled(10), scaled(12), scaled(12)))
        self._copy = Button(tr("Copy the record"), name="copyTranscript")
        self._copy.clicked.connect(self._copy_transcript)
        self._copied = QTimer(self, interval=COPIED_MS, singleShot=True)
        self._copied.timeout.connect(self._offer_copy)
        self._rows.addWidget(self._copy, 0, Qt.AlignmentFlag.AlignLeft)
        self.setLayout(self._rows)

    def show_evidence(self, evidence: tuple[Evidence, ...], transcript: str) -> None:
        """Lists the sentences."""
        self._transcript = transcript
        if evidence == self._evidence:
            return
        self._evidence = evidence
        for old in self._sentences:
            self._rows.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._sentences = [_evidence_row(piece) for piece in evidence]
        for index, row in enumerate(self._sentences):
            self._rows.insertWidget(index, row)

    @Slot()
    def _copy_transcript(self) -> None:
        QGuiApplication.clipboard().setText(self._transcript)
        self._copy.setText(tr("Copied"))
        self._copied.start()

    @Slot()
    def _offer_copy(self) -> None:
        self._copy.setText(tr("Copy the record"))


def _evidence_row(piece: Evidence) -> QWidget:
    colour = {Mark.YES: Status.OK, Mark.NO: Status.OUTAGE, Mark.UNKNOWN: Status.UNKNOWN}[piece.mark]
    row = QWidget()
    line = QHBoxLayout(row)
    line.setContentsMargins(0, 0, 0, 0)
    line.setSpacing(scaled(10))
    line.addWidget(Sign(14, mark=EVIDENCE_MARKS[piece.mark], colour=colour), 0, Qt.AlignmentFlag.AlignTop)
    line.addWidget(Words(piece.sentence, Size.EVIDENCE), 1)
    row.setAccessibleName(piece.sentence)
    return row
