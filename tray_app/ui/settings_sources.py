"""The status sources of one account: address, format, parts."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from tray_app.model.account import StatusSource
from tray_app.model.moments import ago_words
from tray_app.model.notice import SourceReading
from tray_app.model.source_problems import source_problem_sentence
from tray_app.texts import tr, trn
from tray_app.ui.forms import Field, button, combo, line_edit
from tray_app.ui.forms_keys import give_access_keys
from tray_app.ui.forms_layout import WIDE, column_of, row_of
from tray_app.ui.settings_checks import https_problem
from tray_app.ui.settings_context import SettingsContext

AUTO = "auto"
_PRODUCTS = {
    "apple": "Apple",
    "betterstack": "Better Stack",
    "cachet": "Cachet",
    "cstate": "cState",
    "gatus": "Gatus",
    "github": "GitHub",
    "google": "Google Workspace",
    "incidentio": "incident.io",
    "instatus": "Instatus",
    "jsonfeed": "JSON Feed",
    "microsoft": "Microsoft 365",
    "pagerduty": "PagerDuty",
    "statusio": "Status.io",
    "statusiq": "StatusIQ",
    "statuspage": "Statuspage",
    "statuspal": "Statuspal",
    "openstatus": "OpenStatus",
    "uptimekuma": "Uptime Kuma",
    "uptimerobot": "UptimeRobot",
    "upptime": "Upptime",
}
"""Proper names, the same in every language."""


class SourcesEditor(QWidget):
    """The first source in one line; "More" opens format, parts and the other sources."""

    changed = Signal()

    def __init__(self, context: SettingsContext) -> None:
        super().__init__()
        self._context = context
        self._rows: list[SourceRow] = []
        self._is_open = False
        self._more = button("", self._toggle, name="status.more")
        self._add = button(tr("Add a source"), self._add_empty, name="status.add")
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self._add, 0, Qt.AlignmentFlag.AlignLeft)

    @property
    def first(self) -> QLineEdit:
        """The address of the first source."""
        return self._rows[0].url

    def load(self, sources: tuple[StatusSource, ...]) -> None:
        """Shows `sources`; without any, one empty line."""
        for row in self._rows:
            self._column.removeWidget(row)
            row.deleteLater()
        self._rows = []
        for source in sources or (StatusSource(""),):
            self._append(source)
        self._rows[0].add_button(self._more)
        self._show_open(is_open=False)

    def values(self) -> tuple[StatusSource, ...]:
        """The sources entered, without empty lines and those with a problem."""
        return tuple(row.value() for row in self._rows if row.url.text().strip() and not row.problem())

    def check(self) -> QWidget | None:
        """Shows what is wrong and returns the first such field."""
        wrong = [row.url for row in self._rows if not row.check()]
        return wrong[0] if wrong else None

    def show_readings(self) -> None:
        """There are newer readings."""
        for row in self._rows:
            row.show_reading()

    def _append(self, source: StatusSource) -> SourceRow:
        row = SourceRow(source, len(self._rows), self._context)
        row.changed.connect(self.changed)
        row.removed.connect(self._remove)
        self._rows.append(row)
        self._column.insertWidget(len(self._rows) - 1, row)
        return row

    def _add_empty(self) -> None:
        row = self._append(StatusSource(""))
        self._show_open(is_open=True)
        row.url.setFocus()

    def _remove(self, row: SourceRow) -> None:
        if row is self._rows[0]:
            row.url.clear()
            return
        self._rows.remove(row)
        self._column.removeWidget(row)
        row.deleteLater()
        self.changed.emit()

    def _toggle(self) -> None:
        self._show_open(is_open=not self._is_open)

    def _show_open(self, *, is_open: bool) -> None:
        self._is_open = is_open
        others = len(self._rows) - 1
        closed = trn("More ({n})", "More ({n})", others) if others else tr("More")
        self._more.setText(tr("Less") if is_open else closed)
        self._add.setVisible(is_open)
        for row in self._rows:
            row.setVisible(is_open or row is self._rows[0])
            row.show_details(shown=is_open)
        give_access_keys(self.window())
        self.changed.emit()


class SourceRow(QWidget):
    """One source: its address, what it is read as, and which of its parts count."""

    changed = Signal()
    removed = Signal(object)

    def __init__(self, source: StatusSource, number: int, context: SettingsContext) -> None:
        super().__init__()
        self._context = context
        self._url_before = source.url
        self._parts_before = source.components
        self.url = line_edit(
            source.url, name=f"status.{number}.url", placeholder="https://status.example.org", changed=self._on_url
        )
        self.url.setAccessibleName(tr("Status source"))
        self._field = Field(self.url)
        self._format = combo(
            _formats(context.formats, source.format), name=f"status.{number}.format", changed=self.changed.emit
        )
        self._format.setCurrentIndex(max(self._format.findData(source.format), 0))
        self._format.setAccessibleName(tr("Read as"))
        self._parts = line_edit(
            ", ".join(source.components),
            name=f"status.{number}.components",
            placeholder=tr("Parts: all that concern mail"),
            changed=self.changed.emit,
        )
        self._parts.setAccessibleName(tr("Parts"))
        self._offer = button(tr("Choose"), self._choose_parts, name=f"status.{number}.choose")
        self._remove = button(tr("Remove"), lambda: self.removed.emit(self), name=f"status.{number}.remove")
        self._details = QWidget()
        self._format.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._format.setMinimumContentsLength(10)
        parts = row_of(None, self._parts, self._offer, stretch=self._parts)
        end = row_of(None, self._format, self._remove, stretch=self._format)
        column_of(self._details, parts, end, spacing=4).setContentsMargins(WIDE, 0, 0, WIDE)
        column_of(self, self._field, self._details, spacing=4)
        self._on_url()

    def add_button(self, extra: QPushButton) -> None:
        """Puts `extra` to the right of the address."""
        self._field.add_editor(extra)

    def show_details(self, *, shown: bool) -> None:
        """Format, parts and removing."""
        self._details.setVisible(shown)
        self._offer.setVisible(bool(self._offered()))

    def show_reading(self) -> None:
        """What the newest reading of this address was, and which parts it offers."""
        self._field.set_help(_reading_words(self._reading(), self._context))
        self._offer.setVisible(bool(self._offered()))

    def value(self) -> StatusSource:
        """The source as entered."""
        parts = parts_in(self._parts.text(), (*self._offered(), *self._parts_before))
        return StatusSource(self.url.text().strip(), str(self._format.currentData()), parts)

    def problem(self) -> str:
        """Why this cannot be saved."""
        url = self.url.text().strip()
        return https_problem(url, self._url_before) if url else ""

    def check(self) -> bool:
        """Shows the problem, or the warning that the page is unreadable."""
        problem = self.problem()
        reading = self._reading()
        unreadable = reading is not None and not reading.readable
        if not problem and unreadable:
            why = source_problem_sentence(reading.problem) if reading and reading.problem else ""
            said = tr("We cannot read this page. It is shown in grey.")
            self._field.show_problem(f"{said} {why}".strip(), warning=True)
        else:
            self._field.show_problem(problem)
        return not problem

    def _reading(self) -> SourceReading | None:
        return self._context.readings.get(self.url.text().strip())

    def _offered(self) -> tuple[str, ...]:
        """The parts that the page names."""
        reading = self._reading()
        return reading.offered if reading else ()

    def _on_url(self) -> None:
        self.show_reading()
        self.changed.emit()

    def _choose_parts(self) -> None:
        """The parts that the page names, to be ticked instead of typed."""
        chosen = set(self.value().components)
        menu = QMenu(self)
        for part in self._offered():
            action = menu.addAction(part.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(part in chosen)
            action.toggled.connect(lambda on, part=part: self._set_part(part, on=on))
        menu.popup(self._offer.mapToGlobal(self._offer.rect().bottomLeft()))

    def _set_part(self, part: str, *, on: bool) -> None:
        parts = [known for known in self.value().components if known != part]
        self._parts.setText(", ".join([*parts, part] if on else parts))


def parts_in(text: str, known: Collection[str]) -> tuple[str, ...]:
    """The parts that a line names; the comma between them may also stand in the name of a known one."""
    pieces, parts = [piece.strip() for piece in text.split(",")], []
    while pieces:
        length = next((n for n in range(len(pieces), 1, -1) if _joined(pieces[:n]) in set(map(_joined_name, known))), 1)
        parts.append(next((name for name in known if _joined_name(name) == _joined(pieces[:length])), pieces[0]))
        pieces = pieces[length:]
    return tuple(filter(None, parts))


def _joined(pieces: Sequence[str]) -> str:
    return ",".join(pieces)


def _joined_name(name: str) -> str:
    return _joined([piece.strip() for piece in name.split(",")])


def format_words(name: str) -> str:
    """A format as people call it; one that nobody here knows by its own name."""
    kind = name.partition(":")[0]
    spoken = {AUTO: tr("found by itself"), "rss": tr("news feed"), "page": tr("web page"), "text": tr("plain text")}
    return spoken.get(kind) or _PRODUCTS.get(kind, name)


def _formats(offered: tuple[str, ...], present: str) -> list[tuple[str, str]]:
    names = dict.fromkeys((AUTO, *offered, present))
    return [(format_words(name), name) for name in names]


def _reading_words(reading: SourceReading | None, context: SettingsContext) -> str:
    if reading is None or reading.read_at is None or not reading.readable:
        return ""
    ago = ago_words(context.now - reading.read_at)
    return tr("Last read {time}, recognised as {format}.", time=ago, format=format_words(reading.format))
