"""The history: 90 days at a glance, every outage, and what happened in each.

What the composition root connects:

- `show_account(account_id, History, now)` for the chosen account; `account_chosen(id)` asks for another one.
- `outage_chosen(outage)` -> `show_record(Record, now)` with its evidence and the notices read during it.
- `note_added(outage_id, text)` -> write, then `show_record` again. Nothing else can be changed.
- `report_requested(account_id, since, until)` and `csv_requested(account_id)`, with `reports=True` only.
- `link_requested(url)` opens a page. `show_damage(sentence)` if a part of the history cannot be read.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QListWidget, QSplitter, QStackedWidget, QWidget

from tray_app.model.moments import clock_words, long_date
from tray_app.model.outage import Outage
from tray_app.model.past import strip_start, strip_summary
from tray_app.model.snapshot import History
from tray_app.model.verdict import Status
from tray_app.texts import tr, trn
from tray_app.ui.forms import Problem, button, combo
from tray_app.ui.forms_keys import give_access_keys
from tray_app.ui.forms_layout import column_of, row_of, scaled_size, scrolling
from tray_app.ui.forms_look import Panel, Text, Tone, muted, subheading
from tray_app.ui.forms_window import FormWindow
from tray_app.ui.history_detail import OutageDetail
from tray_app.ui.history_list import fill
from tray_app.ui.history_timeline import Record, reaching_into
from tray_app.ui.strip import Strip

WIDTH, HEIGHT = 900, 730
MARGIN = 24
PERIODS = (90, 365, 0)
"""Days that can be chosen; 0 means all."""


class HistoryWindow(FormWindow):
    """Modeless; only notes are added here, nothing is edited."""

    account_chosen = Signal(str)
    outage_chosen = Signal(object)
    note_added = Signal(int, str)
    report_requested = Signal(str, object, object)
    csv_requested = Signal(str)
    link_requested = Signal(str)

    def __init__(
        self,
        accounts: Sequence[tuple[str, str]],
        zone: tzinfo,
        *,
        reports: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        """`accounts`: (id, name) in the user's order; `reports`: whether a report can be made."""
        super().__init__(parent)
        self.setObjectName("history")
        self.setWindowTitle(tr("History"))
        self._zone = zone
        self._now = datetime.now(zone)
        self._history = History()
        self._shown: list[Outage] = []
        self._accounts = combo([(name, account_id) for account_id, name in accounts], name="account")
        self._accounts.setAccessibleName(tr("Account"))
        self._accounts.activated.connect(self._on_account)
        self._period = _period_choice()
        self._period.activated.connect(self._show_list)
        self._damage = Problem()
        self._summary = subheading("")
        self._unwatched = Text(tone=Tone.MUTED, scale=0.93, wrap=False)
        self._strip = Strip()
        self._strip.day_chosen.connect(self.choose_day)
        self._axis_start, self._axis_end = muted(), muted()
        self._list = QListWidget()
        self._list.setObjectName("outages")
        self._list.setAccessibleName(tr("Outages"))
        self._list.currentRowChanged.connect(self._on_row)
        self._detail = OutageDetail(zone)
        self._detail.note_added.connect(self.note_added)
        self._detail.link_requested.connect(self.link_requested)
        self._empty = Text(tone=Tone.MUTED)
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setObjectName("empty")
        self._lay_out(reports=reports)
        self.resize(scaled_size(self, WIDTH, HEIGHT))

    @property
    def account_id(self) -> str:
        """The chosen account; empty if there is none."""
        return str(self._accounts.currentData() or "")

    @property
    def outage_id(self) -> int | None:
        """The chosen outage; None if there is none."""
        chosen = self._chosen()
        return chosen.id if chosen is not None else None

    def show_account(self, account_id: str, history: History, now: datetime) -> None:
        """Shows the past of one account."""
        self._accounts.setCurrentIndex(max(0, self._accounts.findData(account_id)))
        self._history, self._now = history, now
        self._show_strip()
        self._show_list()

    def show_record(self, record: Record, now: datetime) -> None:
        """Everything kept about the chosen outage; an answer about another one is left alone."""
        chosen = self._chosen()
        if chosen is not None and chosen.id == record.outage.id:
            self._detail.show_record(record, now)
            give_access_keys(self)

    def show_damage(self, sentence: str) -> None:
        """A part of the history cannot be read."""
        self._damage.show_text(sentence)

    def choose(self, outage_id: int) -> None:
        """Goes to one outage, e.g. from a message."""
        if self._row_of(outage_id) < 0:
            self._period.setCurrentIndex(self._period.findData("0"))
            self._show_list()
        if self._row_of(outage_id) >= 0:
            self._list.setCurrentRow(self._row_of(outage_id))

    def choose_day(self, day: date) -> None:
        """A bar of a strip leads to the outage of that day, if there was one."""
        for row, outage in enumerate(self._shown):
            last = (outage.ended_at or self._now).astimezone(self._zone).date()
            if outage.started_at.astimezone(self._zone).date() <= day <= last:
                self._list.setCurrentRow(row)
                return

    def showEvent(self, event: QShowEvent) -> None:
        """Access keys need to know what is visible; the list takes the arrow keys."""
        super().showEvent(event)
        self._list.setFocus()
        give_access_keys(self)

    def _lay_out(self, *, reports: bool) -> None:
        holder = QWidget()
        column_of(holder, scrolling(self._detail), margin=0)
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(12)
        split.addWidget(self._list)
        split.addWidget(holder)
        split.setStretchFactor(1, 1)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(split)
        column = column_of(
            self, self._top_row(reports=reports), self._damage, self._strip_panel(), self._stack, spacing=12, margin=16
        )
        column.setStretch(3, 1)

    def _top_row(self, *, reports: bool) -> QHBoxLayout:
        row = row_of(None, self._accounts, self._period)
        row.addStretch(1)
        if reports:
            row.addWidget(button(tr("Save CSV"), self._on_csv, name="csv"))
            row.addWidget(button(tr("Create report"), self._on_report, name="report", default=True))
        return row

    def _strip_panel(self) -> Panel:
        panel = Panel()
        panel.setObjectName("stripPanel")
        self._unwatched.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._axis_end.setAlignment(Qt.AlignmentFlag.AlignRight)
        head = row_of(None, self._summary, self._unwatched, stretch=self._summary)
        axis = row_of(None, self._axis_start, self._axis_end)
        column_of(panel, head, self._strip, axis, spacing=4, margin=14)
        return panel

    def _show_strip(self) -> None:
        history = self._history
        summary = strip_summary(history.days, history.outages, self._now)
        self._summary.setText(summary[:1].upper() + summary[1:])
        missing = _unwatched_days(history)
        self._unwatched.setText(trn("Not watched: {n} day", "Not watched: {n} days", missing) if missing else "")
        self._strip.show_days(history.days, tr("Last 90 days: {summary}", summary=summary))
        self._axis_start.setText(strip_start(history.days))
        today = long_date(self._now.astimezone(self._zone).date())
        self._axis_end.setText(tr("today, {day}", day=today))

    def _show_list(self) -> None:
        days = int(self._period.currentData())
        since = self._now - timedelta(days=days) if days else None
        before = self._chosen()
        self._shown = reaching_into(self._history.outages, since)
        fill(self._list, self._shown, self._now, self._zone)
        self._list.setMinimumWidth(min(self._list.sizeHintForColumn(0) + MARGIN, self.width() // 2))
        self._stack.setCurrentIndex(1 if self._shown else 0)
        self._empty.setText(self._nothing())
        if self._shown:
            self._list.setCurrentRow(max(0, self._row_of(before.id) if before is not None else 0))
        give_access_keys(self)

    def _nothing(self) -> str:
        if self._history.outages:
            return tr("No outage in this time.")
        since = self._history.watched_since
        if since is None:
            return tr("No outage yet.")
        return tr("No outage yet. Watched since {time}.", time=clock_words(since, self._now, self._zone))

    def _chosen(self) -> Outage | None:
        row = self._list.currentRow()
        return self._shown[row] if 0 <= row < len(self._shown) else None

    def _row_of(self, outage_id: int | None) -> int:
        """Where an outage stands in the list; -1 if it does not."""
        return next((row for row, outage in enumerate(self._shown) if outage.id == outage_id), -1)

    def _on_row(self, _row: int) -> None:
        chosen = self._chosen()
        if chosen is not None:
            self._detail.show_record(Record(chosen), self._now)
            self.outage_chosen.emit(chosen)

    def _on_account(self) -> None:
        self.account_chosen.emit(self.account_id)

    def _on_csv(self) -> None:
        self.csv_requested.emit(self.account_id)

    def _on_report(self) -> None:
        days = int(self._period.currentData())
        since = self._now - timedelta(days=days) if days else self._history.watched_since
        self.report_requested.emit(self.account_id, since, self._now)


def _period_choice() -> QComboBox:
    words = {90: tr("Last 90 days"), 365: tr("Last 12 months"), 0: tr("All")}
    made = combo([(words[days], str(days)) for days in PERIODS], name="period")
    made.setAccessibleName(tr("Period"))
    return made


def _unwatched_days(history: History) -> int:
    """Days without a measurement since the watch began."""
    first = next((i for i, day in enumerate(history.days) if day.status is not Status.UNKNOWN), len(history.days))
    return sum(day.status is Status.UNKNOWN for day in history.days[first:])
