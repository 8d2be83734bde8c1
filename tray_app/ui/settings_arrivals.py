"""What tells that mail really arrives: test mails, and the count of held-up mail after an outage."""

from __future__ import annotations

import re

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from tray_app.model.account import Account, Auth, RoundTrip
from tray_app.texts import tr, trn
from tray_app.ui.forms import Problem, check_box, combo, line_edit, mark_wrong
from tray_app.ui.forms_keys import lead_to
from tray_app.ui.forms_layout import SPACE, column_of
from tray_app.ui.forms_look import Text
from tray_app.ui.layouts import Flow

_WINDOW = re.compile(r"([01]\d|2[0-3]):[0-5]\d-([01]\d|2[0-3]):[0-5]\d")
_MOST_A_DAY = 4


class ArrivalsEditor(QWidget):
    """Edits `round_trip` and `count_late`; test mails are off until somebody wants them."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        often = [(tr("no test mails"), "0")]
        often += [(trn("{n} a day", "{n} a day", n), str(n)) for n in range(1, _MOST_A_DAY + 1)]
        self.per_day = combo(often, name="round_trip.per_day", changed=self._on_change)
        self.per_day.setAccessibleName(tr("Test mails"))
        self.window_edit = line_edit(name="round_trip.window", placeholder="08:00-20:00", changed=self._on_change)
        self.via = line_edit(name="round_trip.via", changed=self._on_change)
        self.count_late = check_box(
            tr("Count held-up mail after an outage (dates only)"), name="count_late", changed=self._on_change
        )
        self._problem = Problem()
        self._details = QWidget()
        row = Flow(SPACE)
        for words, edit in ((tr("Between"), self.window_edit), (tr("From account (id)"), self.via)):
            label = Text(words, wrap=False)
            lead_to(label, edit)
            edit.setAccessibleName(words)
            row.addWidget(label)
            row.addWidget(edit)
        self._details.setLayout(row)
        column_of(self, self.per_day, self._details, self._problem, self.count_late)

    def load(self, account: Account) -> None:
        """Shows what the account says."""
        trip = account.round_trip
        self.per_day.setCurrentIndex(self.per_day.findData(str(trip.per_day if trip else 0)))
        self.window_edit.setText((trip or RoundTrip()).window)
        self.via.setText(trip.via if trip else "")
        self.count_late.setChecked(account.count_late)
        self._details.setVisible(trip is not None)

    def round_trip(self) -> RoundTrip | None:
        """What is entered; None: no test mails."""
        often = int(self.per_day.currentData())
        if not often:
            return None
        return RoundTrip(often, self.via.text().strip(), self.window_edit.text().strip())

    def check(self, account: Account) -> QWidget | None:
        """Shows what is wrong for `account` and returns the field to go to."""
        problem, field = self._wrong(account)
        mark_wrong(self.window_edit, wrong=field is self.window_edit)
        self._problem.show_text(problem)
        return field

    def _wrong(self, account: Account) -> tuple[str, QWidget | None]:
        trip = account.round_trip
        if trip is None:
            return "", None
        if trip.window and not _WINDOW.fullmatch(trip.window):
            return tr("Please write it like 08:00-20:00."), self.window_edit
        if account.receive is None or account.receive.protocol != "imap" or account.auth is Auth.NONE:
            return tr("Test mails need a password and an IMAP server to fetch them from."), self.per_day
        if account.send is None and not trip.via:
            return tr("Test mails need a server to send them, here or in the account that “via” names."), self.per_day
        return "", None

    def _on_change(self) -> None:
        self._details.setVisible(self.per_day.currentData() != "0")
        self.changed.emit()
