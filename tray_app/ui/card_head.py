"""The head of a card: icon, account, verdict, since when."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tray_app.texts import tr
from tray_app.ui.button import Button, Kind
from tray_app.ui.card_values import CardContent
from tray_app.ui.layouts import Flow
from tray_app.ui.styling import column
from tray_app.ui.surfaces import Sign
from tray_app.ui.theme import Size, Tone, scaled
from tray_app.ui.wishes import Wish, Wisher
from tray_app.ui.words import Words


class Head(QWidget):
    """Icon, account, verdict, since when; the tint behind it is painted by the card."""

    def __init__(self, wish: Wisher, *, is_big: bool) -> None:
        super().__init__()
        self._wish = wish
        self._account_id = ""
        self._is_big = is_big
        self._sign = Sign(40 if is_big else 32)
        self._overline = Words(size=Size.CAPTION_MEDIUM, colour=Tone.MUTED)
        self._verdict = Words(size=Size.VERDICT if is_big else Size.CALM_VERDICT, name="verdict")
        below, name = (Size.FAULT, "since") if is_big else (Size.EVIDENCE, "fault")
        self._below = Words(size=below, colour=Tone.MUTED, name=name)
        self._muted = MutedLine(self._unmute)
        words = column(gap=2)
        for part in (self._overline, self._verdict, self._below, self._muted):
            words.addWidget(part)
        row = QHBoxLayout()
        row.setSpacing(scaled(14) if is_big else scaled(12))
        row.setContentsMargins(scaled(16), scaled(12), scaled(16), scaled(14) if is_big else 0)
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setLayout(row)

    def show_content(self, content: CardContent) -> None:
        """Says who is at fault and since when."""
        self._account_id = content.account_id
        self._sign.show_status(content.status)
        self._overline.say(content.overline)
        self._verdict.say(content.verdict)
        self._verdict.paint_in(Tone.MUTED if content.stale else Tone.NORMAL)
        told = content.since if self._is_big else content.since or content.fault
        parts = (content.stale, told, content.checking)
        self._below.say("  ·  ".join(filter(None, parts)))
        self._below.paint_in(content.status if content.since else Tone.MUTED)
        self._below.setVisible(bool(self._below.text()))
        self._muted.say(content.muted)

    def _unmute(self) -> None:
        self._wish(Wish("unmute_wanted", (self._account_id,)))


class MutedLine(QWidget):
    """That nothing more is announced, and how to undo that."""

    def __init__(self, undo: object) -> None:
        super().__init__()
        self._words = Words(size=Size.CAPTION, colour=Tone.MUTED)
        self._undo = Button(tr("Undo"), Kind.UNDERLINED, name="unmute", size=Size.CAPTION)
        self._undo.clicked.connect(undo)
        flow = Flow(scaled(6))
        flow.addWidget(self._words)
        flow.addWidget(self._undo)
        self.setLayout(flow)

    def say(self, text: str) -> None:
        """Shows `text`, or nothing."""
        self._words.say(f"{text}  ·" if text else "")
        self.setVisible(bool(text))
