"""What is another in one snapshot than in the one before, for those who watch the window or have it read to them."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtWidgets import QWidget

from tray_app.model.headlines import headline
from tray_app.model.snapshot import Snapshot
from tray_app.model.verdict import Status, Verdict
from tray_app.texts import tr
from tray_app.ui.announce import announce


def turned(before: Snapshot | None, after: Snapshot) -> list[Verdict]:
    """The accounts of both that have another status."""
    known = {verdict.account_id: verdict.status for verdict in before.verdicts} if before else {}
    return [v for v in after.verdicts if v.account_id in known and known[v.account_id] is not v.status]


def needs_other_room(before: Snapshot | None, after: Snapshot) -> bool:
    """Whether the cards may want another height."""
    return _shape(before) != _shape(after)


def announce_changes(window: QWidget, before: Snapshot | None, after: Snapshot, now: datetime, zone: tzinfo) -> None:
    """Has a screen reader say them; also that a check has found none."""
    changed = turned(before, after)
    for verdict in changed:
        words = f"{verdict.name}: {headline(verdict, now, zone)}"
        announce(window, words, at_once=verdict.status is Status.OUTAGE)
    if before is not None and before.is_checking and not after.is_checking and not changed:
        announce(window, tr("Checked. Nothing has changed."))


def _shape(snapshot: Snapshot | None) -> object:
    """What decides how much room the cards need."""
    return snapshot and [(v.account_id, v.status, v.reason, v.recovery, v.hints) for v in snapshot.verdicts]
