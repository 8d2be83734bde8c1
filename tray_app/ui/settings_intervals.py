"""How often each thing is asked, in seconds."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QLineEdit, QWidget

from tray_app.model.account import Intervals
from tray_app.texts import tr
from tray_app.ui.forms import Problem, line_edit, mark_wrong
from tray_app.ui.forms_keys import lead_to
from tray_app.ui.forms_look import muted
from tray_app.ui.settings_checks import interval_problem

COLUMNS = 2


class IntervalsEditor(QWidget):
    """One field for each interval; a value below the least one stands if the file says so already."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._before = Intervals()
        self._edits: dict[str, QLineEdit] = {}
        self._problem = Problem()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        for place, (key, words) in enumerate(_words().items()):
            edit = line_edit(name=f"intervals.{key}", changed=self.changed.emit)
            edit.setAccessibleName(words)
            self._edits[key] = edit
            label = QLabel(words)
            lead_to(label, edit)
            row, column = divmod(place, COLUMNS)
            grid.addWidget(label, row, column * 2)
            grid.addWidget(edit, row, column * 2 + 1)
        grid.addWidget(muted(tr("In seconds.")), len(self._edits), 0, 1, COLUMNS * 2)
        grid.addWidget(self._problem, len(self._edits) + 1, 0, 1, COLUMNS * 2)

    def load(self, intervals: Intervals) -> None:
        """Shows `intervals`."""
        self._before = intervals
        for key, edit in self._edits.items():
            edit.setText(f"{getattr(intervals, key):g}")

    def value(self) -> Intervals:
        """What is entered; a field with a problem keeps what it was."""
        seconds = {key: _seconds(edit.text()) for key, edit in self._edits.items() if not self._problem_of(key)}
        return msgspec.structs.replace(self._before, **seconds)

    def check(self) -> QWidget | None:
        """Shows what is wrong and returns the first such field."""
        first: QWidget | None = None
        sentence = ""
        for key, edit in self._edits.items():
            problem = self._problem_of(key)
            mark_wrong(edit, wrong=bool(problem))
            edit.setAccessibleDescription(problem)
            if problem and first is None:
                first, sentence = edit, problem
        self._problem.show_text(sentence)
        return first

    def _problem_of(self, key: str) -> str:
        seconds = _seconds(self._edits[key].text())
        if seconds is None:
            return tr("Enter a number of seconds.")
        return interval_problem(seconds, getattr(self._before, key))


def _seconds(text: str) -> float | None:
    try:
        seconds = float(text.replace(",", "."))
    except ValueError:
        return None
    return seconds if 0 < seconds < float("inf") else None


def _words() -> dict[str, str]:
    return {
        "receive_s": tr("Receive"),
        "login_s": tr("Receive, with login"),
        "send_s": tr("Send"),
        "send_login_s": tr("Send, with login"),
        "webmail_s": tr("Webmail"),
        "contacts_s": tr("Contacts"),
        "status_s": tr("Status sources"),
    }
