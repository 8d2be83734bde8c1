"""One outage in detail: when, what happened, what was promised, the user's notes."""

from __future__ import annotations

from datetime import datetime, tzinfo
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QGridLayout, QPlainTextEdit, QWidget

from tray_app.model.moments import clock_words
from tray_app.model.verdict import Status
from tray_app.texts import tr
from tray_app.ui.forms import button, line_edit, link
from tray_app.ui.forms_keys import give_access_keys
from tray_app.ui.forms_layout import SPACE, column_of, row_of, scaled_size
from tray_app.ui.forms_look import Panel, Text, Tone, heading, muted, rule, subheading
from tray_app.ui.forms_marks import MarkLabel, mark_label, status_label
from tray_app.ui.forms_window import FormWindow
from tray_app.ui.history_timeline import (
    Entry,
    Kept,
    PromiseRow,
    Record,
    promises,
    protocol_text,
    span_line,
    timeline,
    title,
)
from tray_app.ui.layouts import Spread
from tray_app.ui.words import keep_units

_STATUS_MARKS = frozenset(status.value for status in Status)
_KEPT_MARKS = {Kept.KEPT: "tick", Kept.BROKEN: "cross", Kept.VAGUE: "question", Kept.RUNNING: "clock"}
_KEPT_TONES = {Kept.KEPT: Tone.GOOD, Kept.BROKEN: Tone.PROBLEM}
NOTE_LENGTH = 500


class OutageDetail(Panel):
    """Filled anew for each outage; a few dozen rows at most."""

    note_added = Signal(int, str)
    link_requested = Signal(str)

    def __init__(self, zone: tzinfo) -> None:
        super().__init__()
        self.setObjectName("detail")
        self._zone = zone
        self._record: Record | None = None
        self._now = datetime.now(zone)
        self._title = heading("")
        self._span = muted()
        self._rows = QWidget()
        self._promises = QWidget()
        self._note = line_edit(name="note", placeholder=tr("Hotline call, ticket, cost"))
        self._note.setMaxLength(NOTE_LENGTH)
        self._note.setAccessibleName(tr("Note"))
        self._note.returnPressed.connect(self._on_note)
        self._note.textChanged.connect(self._on_edit)
        self._add = button(tr("Add note"), self._on_note, name="addNote")
        self._protocol = button(tr("View measurements"), self._on_protocol, name="protocol")
        self._rule = rule()
        ends = Spread(SPACE)
        for part in (self._note, self._add, self._protocol):
            ends.addWidget(part)
        parts = (self._title, self._span, self._rows, self._rule, self._promises, ends)
        self._column = column_of(self, *parts, spacing=10, margin=18)
        self._column.insertStretch(len(parts) - 1, 1)
        self._column.insertSpacing(2, 4)
        self._on_edit()

    def show_record(self, record: Record, now: datetime) -> None:
        """Shows one outage; a note being typed stays as long as it is the same one."""
        same = self._record is not None and self._record.outage.id == record.outage.id
        if not same:
            self._note.clear()
        self._record, self._now = record, now
        self._title.setText(title(record.outage, now, self._zone))
        self._span.setText(keep_units(span_line(record.outage, now, self._zone)))
        self._rows = self._replaced(self._rows, self._timeline(timeline(record, now, self._zone)))
        rows = promises(record, now, self._zone)
        self._promises = self._replaced(self._promises, self._promise_table(rows))
        self._promises.setVisible(bool(rows))
        self._rule.setVisible(bool(rows))
        self._protocol.setVisible(bool(protocol_text(record, self._zone)))
        has_id = record.outage.id is not None
        self._note.setVisible(has_id)
        self._add.setVisible(has_id)

    def _replaced(self, old: QWidget, new: QWidget) -> QWidget:
        self._column.replaceWidget(old, new)
        old.hide()
        old.deleteLater()
        return new

    def _timeline(self, entries: list[Entry]) -> QWidget:
        box = QWidget()
        grid = _grid(box, stretch=2)
        grid.addWidget(subheading(tr("What happened")), 0, 0, 1, 3)
        for row, entry in enumerate(entries, 1):
            when = muted(clock_words(entry.at, self._now, self._zone))
            when.setWordWrap(False)
            for place, widget in enumerate((when, _mark(entry.mark), self._what(entry))):
                grid.addWidget(widget, row, place, Qt.AlignmentFlag.AlignTop if place < 2 else Qt.AlignmentFlag(0))
        return box

    def _what(self, entry: Entry) -> QWidget:
        """Who, and in which words; with a way to the page they stand on."""
        box = QWidget()
        words = Text(keep_units(entry.text))
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        who = Text(entry.who, Tone.MUTED, scale=0.93, bold=True)
        column = column_of(None, who, words, spacing=1)
        if entry.url.startswith(("https://", "http://")):
            page = link(tr("Open page"), partial(self.link_requested.emit, entry.url), name="openPage")
            column.addWidget(page, 0, Qt.AlignmentFlag.AlignLeft)
        box.setLayout(column)
        return box

    def _promise_table(self, rows: list[PromiseRow]) -> QWidget:
        box = QWidget()
        grid = _grid(box, stretch=2)
        for column, share in ((1, 2), (2, 3)):
            grid.setColumnStretch(column, share)
        grid.addWidget(subheading(tr("Promised and kept")), 0, 0, 1, 4)
        for column, words in enumerate((tr("Promise of"), tr("promised"), tr("in fact"))):
            grid.addWidget(Text(words, Tone.MUTED, scale=0.93, bold=True), 1, column)
        for number, row in enumerate(rows, 2):
            texts = (clock_words(row.said_at, self._now, self._zone), row.promised, row.actually)
            for column, text in enumerate(texts):
                grid.addWidget(Text(keep_units(text)), number, column)
            grid.addWidget(_kept(row.kept), number, 3)
        return box

    def _on_edit(self) -> None:
        self._add.setEnabled(bool(self._note.text().strip()))

    def _on_note(self) -> None:
        text = self._note.text().strip()
        if text and self._record is not None and self._record.outage.id is not None:
            self._note.clear()
            self.note_added.emit(self._record.outage.id, text)

    def _on_protocol(self) -> None:
        if self._record is not None:
            show_protocol(self, protocol_text(self._record, self._zone))


def show_protocol(parent: QWidget, text: str) -> QDialog:
    """The measurements in full, to read and to copy."""
    dialog = FormWindow(parent)
    dialog.setObjectName("protocolDialog")
    dialog.setWindowTitle(tr("Measurements"))
    view = QPlainTextEdit(text)
    view.setReadOnly(True)
    view.setObjectName("protocolText")
    end = row_of(None)
    end.addStretch(1)
    end.addWidget(button(tr("Copy"), partial(QGuiApplication.clipboard().setText, text), name="copyProtocol"))
    end.addWidget(button(tr("Close"), dialog.close, name="closeProtocol", default=True))
    column_of(dialog, view, end, margin=14)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.resize(scaled_size(dialog, 680, 480))
    dialog.show()
    give_access_keys(dialog)
    return dialog


def _grid(box: QWidget, stretch: int) -> QGridLayout:
    grid = QGridLayout(box)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(10)
    grid.setVerticalSpacing(8)
    grid.setColumnStretch(stretch, 1)
    return grid


def _mark(name: str) -> MarkLabel:
    if name in _STATUS_MARKS:
        return status_label(Status(name), 1.1)
    return mark_label("info" if name == "note" else name, Tone.GOOD if name == "tick" else Tone.MUTED, 1.1)


def _kept(kept: Kept) -> QWidget:
    words = {
        Kept.KEPT: tr("kept"),
        Kept.BROKEN: tr("not kept"),
        Kept.VAGUE: tr("no time named"),
        Kept.RUNNING: tr("still running"),
    }[kept]
    tone = _KEPT_TONES.get(kept, Tone.MUTED)
    box = QWidget()
    row_of(box, mark_label(_KEPT_MARKS[kept], tone, 0.9), Text(words, tone, bold=True, wrap=False), spacing=6)
    return box
