"""The rows of a test: they fill in as the probes end. For the wizard and the settings."""

from __future__ import annotations

from collections.abc import Container, Sequence

from PySide6.QtWidgets import QGridLayout, QWidget

from tray_app.model.account import Account, Service
from tray_app.model.wording import service_word
from tray_app.texts import tr
from tray_app.ui.forms_look import Text
from tray_app.ui.forms_marks import MarkLabel, mark_label, show_mark


class TestRows(QWidget):
    """Mark, service and sentence, one row each."""

    __test__ = False

    def __init__(self) -> None:
        super().__init__()
        self.is_finished = False
        self._results: dict[str, bool | None] = {}
        self._parts: dict[str, tuple[MarkLabel, Text, Text]] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(2, 1)

    @property
    def any_ok(self) -> bool:
        """Whether something works."""
        return any(ok is True for ok in self._results.values())

    @property
    def all_ok(self) -> bool:
        """Whether nothing fails; an unreadable source is no failure."""
        return self.any_ok and not any(ok is False for ok in self._results.values())

    def start(self, rows: Sequence[tuple[str, str]]) -> None:
        """New rows, all waiting."""
        for old in self._parts.values():
            for part in old:
                self._grid.removeWidget(part)
                part.deleteLater()
        self._parts, self._results, self.is_finished = {}, {}, False
        for row, (key, name) in enumerate(rows):
            made = (mark_label("clock"), Text(name, bold=True, wrap=False), Text(tr("Testing…")))
            made[2].setObjectName(f"result-{key}")
            self._parts[key] = made
            self._results[key] = None
            for column, widget in enumerate(made):
                self._grid.addWidget(widget, row, column)

    def show_row(self, key: str, ok: bool | None, sentence: str) -> None:
        """A row that the user deselected meanwhile is left out."""
        if key not in self._parts:
            return
        mark, name, words = self._parts[key]
        self._results[key] = ok
        show_mark(mark, {True: "tick", False: "cross", None: "question"}[ok])
        words.setText(sentence)
        words.setAccessibleName(f"{name.text()}: {sentence}")

    def finish(self) -> None:
        """What has no answer by now will get none."""
        self.is_finished = True
        for mark, _name, words in self._parts.values():
            if words.text() == tr("Testing…"):
                show_mark(mark, "question")
                words.setText(tr("not tested"))


def rows_of(account: Account, besides: Container[str] = ()) -> list[tuple[str, str]]:
    """One row of a test for each service and one for the status sources: key and name."""
    shown = (service for service in Service if service in account.services or service.value in besides)
    rows = [(service.value, service_word(service)) for service in shown]
    return rows + ([("status", tr("Status source"))] if account.status else [])
