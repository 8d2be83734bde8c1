"""The history window: gets its values from the database, adds the user's notes."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from tray_app.app.links import open_or_copy
from tray_app.app.parts import Parts
from tray_app.app.windows import take_place
from tray_app.desktop import opener
from tray_app.model.outage import Outage
from tray_app.storage.history import StorageError

if TYPE_CHECKING:
    from tray_app.ui.history_window import HistoryWindow


class HistoryPart(QObject):
    """One window at a time."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self.window: HistoryWindow | None = None

    def open(self, account_id: str = "", day: date | None = None) -> None:
        """Shows the past of one account, at the outage of `day` if given; of the first account without a name."""
        if self.window is None:
            self.window = self._make()
        opener.bring_forward(self.window)
        self.show_account(account_id or self.window.account_id)
        if day is not None:
            self.window.choose_day(day)

    def rebuild(self) -> None:
        """In another language, with the same account and the same outage."""
        old = self.window
        if old is None:
            return
        account_id, outage_id = old.account_id, old.outage_id
        self.window = self._make()
        take_place(old, self.window)
        self.show_account(account_id)
        if outage_id is not None:
            self.window.choose(outage_id)

    @Slot(str)
    def show_account(self, account_id: str) -> None:
        """Another account was chosen."""
        past = self._parts.watch.snapshot().histories.get(account_id)
        if self.window is not None and past is not None:
            self.window.show_account(account_id, past, self._parts.now())

    def _make(self) -> HistoryWindow:
        from tray_app.ui.history_window import HistoryWindow

        accounts = [(account.id, account.label) for account in self._parts.keeper.settings.accounts]
        window = HistoryWindow(accounts, self._parts.zone)
        window.account_chosen.connect(self.show_account)
        window.outage_chosen.connect(self._on_outage)
        window.note_added.connect(self._on_note)
        window.link_requested.connect(self._on_link)
        window.finished.connect(self._on_closed)
        window.show_damage(self._parts.history.repaired)
        return window

    @Slot(str)
    def _on_link(self, url: str) -> None:
        open_or_copy(url, self._parts.tellings)

    @Slot(object)
    def _on_outage(self, outage: Outage) -> None:
        from tray_app.ui.history_timeline import Record

        if self.window is None or outage.id is None:
            return
        history = self._parts.history
        notices = history.notices(outage.account_id, since=outage.started_at, until=outage.ended_at)
        claims = self._parts.watch.monitor.claims(outage.id)
        self.window.show_record(Record(outage, history.evidence_of(outage.id), notices, claims), self._parts.now())

    @Slot(int, str)
    def _on_note(self, outage_id: int, text: str) -> None:
        assert self.window is not None
        present = self._parts.watch.present_outage(self.window.account_id)
        try:
            if present is not None and present.id == outage_id:
                self._parts.watch.note(present.account_id, text)
            else:
                self._parts.history.add_note(outage_id, self._parts.now(), text)
        except StorageError as error:
            self.window.show_damage(str(error))
            return
        self.show_account(self.window.account_id)
        self.window.choose(outage_id)

    @Slot()
    def _on_closed(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
