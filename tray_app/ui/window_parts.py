"""What stands around the cards: navigation above, footer below, and what is shown when there is no card."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from tray_app.model.moments import ago_words, seconds_words
from tray_app.model.snapshot import Snapshot
from tray_app.model.verdict import Status
from tray_app.texts import tr
from tray_app.ui.button import Button, Kind
from tray_app.ui.layouts import Flow, Sides
from tray_app.ui.styling import column
from tray_app.ui.surfaces import Panel, Sign
from tray_app.ui.theme import Size, Tone, scaled
from tray_app.ui.wishes import Place, Wish, Wisher
from tray_app.ui.words import Words

CHECK_AGAIN_MS = 10_000
"""One cannot ask for a check more often than this."""


class Navigation(QWidget):
    """The ways to the other windows."""

    def __init__(self, wish: Wisher) -> None:
        super().__init__()
        flow = Flow(scaled(4), 0, last_right=True)
        flow.setContentsMargins(0, 0, 0, 0)
        for place, label in (
            (Place.HISTORY, tr("History")),
            (Place.EXPLAIN, tr("Error message?")),
            (Place.SETTINGS, tr("Settings")),
            (Place.HELP, tr("Help")),
        ):
            button = Button(label, Kind.NAVIGATION, name=f"go-{place.value}")
            button.clicked.connect(lambda _checked=False, place=place: wish(Wish("place_wanted", (place.value,))))
            flow.addWidget(button)
        rows = column(gap=0, margins=(scaled(20), scaled(8), scaled(20), scaled(8)))
        rows.addLayout(flow)
        self.setLayout(rows)


class Footer(QWidget):
    """When the last check was, when the next one is, and the button to check now."""

    def __init__(self, wish: Wisher) -> None:
        super().__init__()
        self._wish = wish
        self._is_checking = False
        self._has_accounts = False
        self._words = Words(size=Size.CAPTION, colour=Tone.MUTED, name="lastCheck")
        self._check = Button(tr("Check now"), name="checkNow")
        self._check.clicked.connect(self.check)
        self._rest = QTimer(self, interval=CHECK_AGAIN_MS, singleShot=True)
        self._rest.timeout.connect(self._show_button)
        sides = Sides(scaled(12), scaled(8))
        sides.addWidget(self._words)
        sides.addWidget(self._check)
        # The words stand in line with those on the cards, the button with the edges of the cards.
        self._words.setContentsMargins(scaled(16), 0, 0, 0)
        rows = column(gap=0, margins=(scaled(12), scaled(8), scaled(12), scaled(10)))
        rows.addLayout(sides)
        self.setLayout(rows)

    def show_snapshot(self, snapshot: Snapshot, now: datetime) -> None:
        """Says how old what is shown is."""
        self._is_checking = snapshot.is_checking
        self._has_accounts = bool(snapshot.verdicts)
        self._words.say(age_words(snapshot, now))
        self._show_button()

    @Slot()
    def check(self) -> None:
        """Wishes for a check, if one may be wished for now."""
        if not self._check.isEnabled():
            return
        self._rest.start()
        self._show_button()
        self._wish(Wish("check_wanted"))

    @Slot()
    def _show_button(self) -> None:
        self._check.setText(tr("Checking…") if self._is_checking else tr("Check now"))
        self._check.setEnabled(self._has_accounts and not self._is_checking and not self._rest.isActive())


def age_words(snapshot: Snapshot, now: datetime) -> str:
    """When it was checked and when it will be: "Last checked 12 s ago, again in 48 s"."""
    if not snapshot.verdicts:
        return ""
    if snapshot.checked_at is None:
        return tr("First check is running…")
    length = now - snapshot.checked_at
    # German has another ending for days ago than for days, so the two are not put together here.
    ago = ago_words(length) if length >= timedelta(days=1) else tr("{rest} ago", rest=seconds_words(length))
    if snapshot.next_check_at is None or snapshot.next_check_at <= now:
        return tr("Last checked {ago}", ago=ago)
    left = snapshot.next_check_at - now + timedelta(milliseconds=500)
    return tr("Last checked {ago}, again in {left}", ago=ago, left=seconds_words(left))


class Banner(Panel):
    """What is wrong with the program itself: its settings, its disk."""

    def __init__(self) -> None:
        super().__init__(radius=8)
        self.setObjectName("banner")
        self.fill_with(Status.DEGRADED)
        self._words = Words(size=Size.EVIDENCE, name="bannerText")
        row = QHBoxLayout()
        row.setSpacing(scaled(10))
        row.setContentsMargins(scaled(16), scaled(10), scaled(16), scaled(10))
        row.addWidget(Sign(16, status=Status.DEGRADED), 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._words, 1)
        self.setLayout(row)

    def say(self, *problems: str) -> None:
        """Shows the problems there are, or nothing."""
        text = "\n".join(filter(None, problems))
        self._words.say(text)
        self.setVisible(bool(text))


class EmptyNote(Panel):
    """What is shown before there is an account."""

    def __init__(self, wish: Wisher) -> None:
        super().__init__(has_border=True)
        self.setObjectName("empty")
        add = Button(tr("Add address"), Kind.PRIMARY, name="addAccount")
        add.clicked.connect(lambda: wish(Wish("place_wanted", (Place.ADD_ACCOUNT.value,))))
        example = Button(tr("See an example"), name="seeExample")
        example.clicked.connect(lambda: wish(Wish("place_wanted", (Place.DEMO.value,))))
        buttons = Flow(scaled(8))
        buttons.addWidget(add)
        buttons.addWidget(example)
        rows = column(gap=scaled(12), margins=(scaled(16), scaled(20), scaled(16), scaled(20)))
        rows.addWidget(Words(tr("No address yet."), Size.CALM_VERDICT))
        rows.addLayout(buttons)
        self.setLayout(rows)
