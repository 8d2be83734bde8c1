"""The last 90 days on a card, and the note after an outage."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QWidget

from tray_app.model.verdict import Status
from tray_app.texts import tr
from tray_app.ui.button import Button
from tray_app.ui.card_values import Note, StripContent
from tray_app.ui.layouts import Flow, Sides
from tray_app.ui.strip import Strip
from tray_app.ui.styling import column
from tray_app.ui.surfaces import Panel
from tray_app.ui.theme import Size, Tone, scaled
from tray_app.ui.wishes import Wish, Wisher
from tray_app.ui.words import Words


class StripBox(QWidget):
    """The last 90 days with their title, their sum and their ends."""

    def __init__(self, wish: Wisher) -> None:
        super().__init__()
        self._wish = wish
        self._account_id = ""
        self._title = Words(size=Size.CAPTION_STRONG, colour=Tone.MUTED)
        self._summary = Words(size=Size.CAPTION, colour=Tone.MUTED)
        self._strip = Strip()
        self._start = Words(size=Size.AXIS, colour=Tone.MUTED)
        self._end = Words(size=Size.AXIS, colour=Tone.MUTED)
        self._summary.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._end.setAlignment(Qt.AlignmentFlag.AlignRight)
        self._strip.day_chosen.connect(self._choose_day)
        above, below = Sides(scaled(8), 0), Sides(scaled(8), 0)
        above.addWidget(self._title)
        above.addWidget(self._summary)
        below.addWidget(self._start)
        below.addWidget(self._end)
        rows = column(gap=scaled(2))
        rows.addLayout(above)
        rows.addWidget(self._strip)
        rows.addLayout(below)
        self.setLayout(rows)

    def show_strip(self, account_id: str, strip: StripContent | None) -> None:
        """Shows `strip`, or nothing."""
        self.setVisible(strip is not None)
        if strip is None:
            return
        self._account_id = account_id
        self._title.say(strip.title)
        self._summary.say(strip.summary)
        self._start.say(strip.start)
        self._end.say(strip.end)
        self._strip.show_days(strip.days, f"{strip.title}: {strip.summary.replace(' · ', ', ')}")

    @Slot(object)
    def _choose_day(self, day: object) -> None:
        self._wish(Wish("day_wanted", (self._account_id, day)))


class NoteBox(Panel):
    """The green note after an outage, until it is understood."""

    def __init__(self, wish: Wisher) -> None:
        super().__init__(radius=8)
        self.setObjectName("recovery")
        self.fill_with(Status.OK)
        self._account_id = ""
        self._title = Words(size=Size.STRONG)
        self._text = Words(size=Size.EVIDENCE)
        report = Button(tr("Show history"), name="report")
        report.clicked.connect(lambda: wish(Wish("report_wanted", (self._account_id,))))
        seen = Button(tr("Understood"), name="understood")
        seen.clicked.connect(lambda: wish(Wish("recovery_seen", (self._account_id,))))
        buttons = Flow(scaled(8))
        buttons.addWidget(report)
        buttons.addWidget(seen)
        rows = column(gap=scaled(4), margins=(scaled(12), scaled(10), scaled(12), scaled(11)))
        rows.addWidget(self._title)
        rows.addWidget(self._text)
        rows.addSpacing(scaled(4))
        rows.addLayout(buttons)
        self.setLayout(rows)

    def show_note(self, account_id: str, note: Note | None) -> None:
        """Shows `note`, or nothing."""
        self.setVisible(note is not None)
        if note is not None:
            self._account_id = account_id
            self._title.say(note.title)
            self._text.say(note.text)
