"""How sure to be before something is said: the keys of `policy`. For the impatient, so they are folded away."""

from __future__ import annotations

import re

import msgspec
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from tray_app.model.settings import Policy
from tray_app.model.settings_rules import policy_problems
from tray_app.texts import tr
from tray_app.ui.forms import Field, line_edit, link
from tray_app.ui.forms_keys import give_access_keys
from tray_app.ui.forms_layout import add_field, column_of, field_form, row_of


class PolicyFields(QWidget):
    """One field for each key, each with a sentence on what it decides."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._before = Policy()
        self._edits: dict[str, QLineEdit] = {}
        self._fields: dict[str, Field] = {}
        self._body = QWidget()
        form = field_form(self._body)
        for key, (words, help_text) in _words().items():
            edit = line_edit(name=f"policy.{key}", changed=self.changed.emit)
            self._edits[key] = edit
            self._fields[key] = Field(edit, help_text=help_text)
            add_field(form, words, self._fields[key], edit)
        self._fold = link(tr("When it counts as an outage"), self._toggle, name="foldPolicy")
        self._fold.set_mark("closed")
        top = row_of(None, self._fold)
        top.addStretch(1)
        self._body.hide()
        column_of(self, top, self._body)

    def load(self, policy: Policy) -> None:
        """Shows `policy`."""
        self._before = policy
        for key, edit in self._edits.items():
            edit.setText(_text(getattr(policy, key)))

    def value(self) -> Policy:
        """What is entered; a field that is no number keeps what it was."""
        entered = {key: number for key in self._edits if (number := self._entered(key)) is not None}
        return msgspec.structs.replace(self._before, **entered)

    def check(self) -> QWidget | None:
        """Shows what is wrong and returns the first such field."""
        problems = {str(problem.path[1]): problem.sentence for problem in policy_problems(self.value())}
        for key, field in self._fields.items():
            if self._entered(key) is None:
                problems[key] = tr("Enter a whole number.") if key == "red_failures" else tr("Enter seconds.")
            field.show_problem(problems.get(key, ""))
        return next((edit for key, edit in self._edits.items() if key in problems), None)

    def open(self) -> None:
        """Unfolds the fields."""
        self._show(shown=True)

    def _toggle(self) -> None:
        self._show(shown=not self._body.isVisibleTo(self))

    def _show(self, *, shown: bool) -> None:
        self._body.setVisible(shown)
        self._fold.set_mark("open" if shown else "closed")
        give_access_keys(self.window())

    def _entered(self, key: str) -> object:
        text = self._edits[key].text().strip()
        if key == "red_failures":
            return int(text) if text.isascii() and text.isdigit() else None
        if key != "recheck_s":
            return _seconds(text)
        numbers = [_seconds(part) for part in re.split(r"[\s;]+", text) if part]
        return None if None in numbers else tuple(numbers)


def _seconds(text: str) -> float | None:
    try:
        seconds = float(text.replace(",", "."))
    except ValueError:
        return None
    return seconds if abs(seconds) < float("inf") else None


def _text(value: float | tuple[float, ...]) -> str:
    return " ".join(f"{each:g}" for each in value) if isinstance(value, tuple) else f"{value:g}"


def _words() -> dict[str, tuple[str, str]]:
    return {
        "recheck_s": (tr("Further attempts"), tr("So many seconds after a failure, with spaces between.")),
        "red_failures": (tr("Failures"), tr("So many in a row make an outage.")),
        "red_after_s": (tr("Least time"), tr("Seconds between the first and the last of them.")),
        "said_after_s": (
            tr("If the provider says so"),
            tr("Two failures so many seconds apart are enough if the provider itself speaks of an outage."),
        ),
        "recover_after_s": (tr("Works again"), tr("After two successes so many seconds apart.")),
        "relapse_s": (tr("Relapse"), tr("A failure within so many seconds continues the same outage.")),
        "grace_s": (tr("Pause"), tr("Seconds to wait after sleep, a clock change or another network.")),
    }
