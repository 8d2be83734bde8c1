"""What is another in one snapshot than in the one before, for those who watch the window or have it read to them."""

from __future__ import annotations

from datetime import datetime, tzinfo

from PySide6.QtWidgets import QWidget

from tray_app.model.headlines import headline
from tray_app.model.snapshot import Snapshot
from tray_app.model.verdict import Status, Verdict
from tray_app.texts import tr
from tray_app.ui.announce import announce
from tray_app.ui.card_content import checking_words


def turned(before: Snapshot | None, after: Snapshot) -> list[Verdict]:
    """The accounts of both that have another verdict: another status, or another headline but for its times.

    The worst comes first: an outage is read at once, and cuts short what is being read.
    """
    known = {verdict.account_id: _gist(verdict) for verdict in before.verdicts} if before else {}
    return [v for v in after.by_severity if v.account_id in known and known[v.account_id] != _gist(v)]


def needs_other_room(before: Snapshot | None, after: Snapshot) -> bool:
    """Whether the cards may want another height."""
    return _shape(before) != _shape(after)


class Reader:
    """Has a screen reader say what changes in a window, and what became of a check that somebody waited for."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        self._has_told = False
        """Whether something was told since the check began."""

    def read(self, before: Snapshot | None, after: Snapshot, now: datetime, zone: tzinfo) -> None:
        """Says what is new in `after`."""
        changed = turned(before, after)
        for verdict in changed:
            words = f"{verdict.name}: {headline(verdict, now, zone)}"
            announce(self._window, words, at_once=verdict.status is Status.OUTAGE)
        self._has_told |= bool(changed)
        if before is not None and before.is_checking and not after.is_checking and not self._has_told:
            announce(self._window, _outcome(after))
        self._has_told &= after.is_checking


def _outcome(snapshot: Snapshot) -> str:
    """What a check came to that has changed no verdict, perhaps only because a failure has to be confirmed first."""
    signs = [f"{verdict.name}: {sign}" for verdict in snapshot.verdicts if (sign := checking_words(verdict))]
    return "\n".join(signs) or tr("Checked. Nothing has changed.")


def _gist(verdict: Verdict) -> object:
    return verdict.status, headline(verdict)


def _shape(snapshot: Snapshot | None) -> object:
    """What decides how much room the cards need."""
    return snapshot and [(v.account_id, v.status, v.reason, v.recovery, v.hints) for v in snapshot.verdicts]
