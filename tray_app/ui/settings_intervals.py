"""How often each thing is asked, in seconds."""

from __future__ import annotations

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from tray_app.model.account import Intervals
from tray_app.texts import tr
from tray_app.ui.forms import LineEdit, Problem, line_edit, mark_wrong
from tray_app.ui.forms_keys import lead_to
from tray_app.ui.forms_layout import SPACE, WIDE, column_of, row_of
from tray_app.ui.forms_look import Text, muted
from tray_app.ui.layouts import Columns
from tray_app.ui.settings_checks import interval_problem
from tray_app.ui.theme import body_metrics


class IntervalsEditor(QWidget):
    """One field for each interval; a value below the least one stands if the file says so already."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._before = Intervals()
        self._edits: dict[str, QLineEdit] = {}
        self._problem = Problem()
        columns = Columns((2, 1), WIDE, SPACE)
        longest = max(map(body_metrics().horizontalAdvance, _words().values()))
        for key, words in _words().items():
            edit = line_edit(name=f"intervals.{key}", changed=self.changed.emit)
            edit.setAccessibleName(words)
            self._edits[key] = edit
            columns.addWidget(_Interval(words, edit, longest))
        column_of(self, columns, muted(tr("In seconds.")), self._problem, spacing=4)

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


class _Interval(QWidget):
    """A field with its name before it; the fields stand in line, since each pair is divided alike."""

    def __init__(self, words: str, edit: LineEdit, longest: int) -> None:
        super().__init__()
        self._natural_width = longest * 5 // 3 + SPACE
        label = Text(words)
        lead_to(label, edit)
        row = row_of(self, label, edit)
        row.setStretch(0, 3)
        row.setStretch(1, 2)

    def natural_width(self) -> int:
        return self._natural_width


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
