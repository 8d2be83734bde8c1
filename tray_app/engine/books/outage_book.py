"""Outages with their evidence, what the provider said about them, and who has been told."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from tray_app.engine.books.pasts import Pasts
from tray_app.engine.books.safe_writing import SafeWriting
from tray_app.model.notice import Notice, SourceReading
from tray_app.model.outage import EvidenceItem, Outage


class OutageBook:
    """Written at once, before anything is announced. What fails to be written is offered again with the next change."""

    def __init__(self, writing: SafeWriting, pasts: Pasts) -> None:
        self._writing = writing
        self._pasts = pasts

    def newest(self, account_id: str) -> Outage | None:
        """The account's newest outage, open or not; asked when its watch begins, so what was known before is old."""
        self._pasts.changed(account_id)
        return next(iter(self._writing.history.outages(account_id)), None)

    def save(self, outage: Outage, evidence: Sequence[EvidenceItem]) -> Outage:
        """Writes the outage and its evidence in one transaction; returns it with its id, if it could be written."""
        if not self._writing.writes:
            return outage
        self._pasts.changed(outage.account_id)
        with self._writing.may_fail():
            outage = self._writing.history.save_outage(outage, evidence)
        return outage  # noqa: RET504 - unsaved, if it may fail

    def announced(self, outage: Outage, at: datetime, *, recovery: bool) -> Outage:
        """Notes that the message was really shown."""
        if outage.id is None or not self._writing.writes:
            return outage
        self._pasts.changed(outage.account_id)
        history = self._writing.history
        mark = history.mark_recovery_announced if recovery else history.mark_announced
        with self._writing.may_fail():
            mark(outage.id, at)
        return replace(outage, recovery_announced_at=at) if recovery else replace(outage, announced_at=at)

    def acknowledge(self, outage: Outage) -> Outage:
        """The user has seen that it is over."""
        self._pasts.changed(outage.account_id)
        if outage.id is not None and self._writing.writes:
            with self._writing.may_fail():
                self._writing.history.acknowledge_outage(outage.id)
        return replace(outage, acknowledged=True)

    def add_note(self, outage: Outage | None, note: Notice, at: datetime) -> None:
        """Keeps what the user noted with the outage it is about, if there is one."""
        if outage is not None and outage.id is not None:
            with self._writing.may_fail():
                self._writing.history.add_note(outage.id, at, note.text)

    def keep_notices(self, account_id: str, reading: SourceReading, seen_at: datetime) -> None:
        """Keeps every version of what the provider said."""
        if not self._writing.writes:
            return
        with self._writing.may_fail(), self._writing.history.together():
            for notice in reading.notices:
                self._writing.history.save_notice(account_id, reading.url, notice, seen_at)
