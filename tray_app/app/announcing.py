"""When the user is told something: what the announcer finds due goes out, and counts once it was shown."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from tray_app.engine.announcer import ACK_HOUR, AckRule, Announcer
from tray_app.engine.books.safe_writing import SafeWriting
from tray_app.engine.ports import Clock
from tray_app.model.announcements import Announcement, Kind
from tray_app.model.mutes import mute_sentence
from tray_app.model.outage import Outage
from tray_app.model.settings import Settings
from tray_app.model.verdict import Verdict


class Announcing(QObject):
    """Around `engine.announcer`: one message under way for each account, and the silence after start and resume."""

    due = Signal(object)
    """An `Announcement`; whoever shows it answers with `shown` or `failed`."""
    withdrawal_due = Signal(str)
    silence_ended = Signal()
    """What was found while nothing might be said can be told now."""

    def __init__(self, writing: SafeWriting, clock: Clock, zone: tzinfo, parent: QObject) -> None:
        super().__init__(parent)
        self._writing = writing
        self._clock = clock
        self._zone = zone
        self._outages: dict[str, Outage | None] = {}
        """By account id: the newest one, open or not."""
        self._in_flight: set[str] = set()
        self._announcer = Announcer(self._announce, self.withdrawal_due.emit, clock.now(), writing)
        self._silent_until = clock.now()
        self._silence = QTimer(self, singleShot=True)
        self._silence.timeout.connect(self._on_silence)

    def resume_from(self, account_ids: Iterable[str]) -> None:
        """What was told before this start is not told again."""
        for account_id in account_ids:
            newest = next(iter(self._writing.history.outages(account_id)), None)
            if newest is not None:
                self._outages[account_id] = newest
            self._announcer.resume_from(account_id, newest)

    def begin_quiet(self, length_s: float) -> None:
        """After a start, sleep or a network change nothing new is said for a while; told when that is over."""
        now = self._clock.now()
        self._announcer.begin_quiet(now)
        self._silent_until = now + timedelta(seconds=length_s)
        self._on_silence()

    def close(self) -> None:
        """Nothing is told any more."""
        self._silence.stop()

    def note_outage(self, account_id: str, outage: Outage | None) -> bool:
        """An account's outage is another one, or changed; returns whether it has just begun."""
        before, self._outages[account_id] = self._outages.get(account_id), outage
        return outage is not None and outage.is_open and (before is None or not before.is_open)

    def present_outage(self, account_id: str) -> Outage | None:
        """The outage that lasts; None if there is none."""
        newest = self._outages.get(account_id)
        return newest if newest is not None and newest.is_open else None

    def consider(self, verdicts: Iterable[Verdict], settings: Settings) -> None:
        """Tells what is due; what is under way is waited for."""
        now = self._clock.now()
        for verdict in verdicts:
            if verdict.account_id not in self._in_flight:
                outage = self._outages.get(verdict.account_id)
                self._announcer.consider(verdict, outage, settings, now, self._zone)

    def shown(self, account_id: str) -> list[tuple[str, Kind]]:
        """The message was really shown; gives each account it told of."""
        self._in_flight.discard(account_id)
        return self._announcer.shown(account_id, self._clock.now())

    def failed(self, account_id: str) -> None:
        """Nothing could be shown; the next look tries again."""
        self._in_flight.discard(account_id)
        self._announcer.failed(account_id)

    def acknowledge(self, verdict: Verdict, rule: AckRule) -> None:
        """The user knows about it."""
        self._announcer.acknowledge(verdict, rule, self._clock.now())

    def unacknowledge(self, account_id: str) -> None:
        """The user wants to be told again."""
        self._announcer.unacknowledge(account_id)

    def acknowledged(self, verdicts: Iterable[Verdict], now: datetime) -> dict[str, str]:
        """How long each account is muted, as a sentence."""
        given = {verdict.account_id: self._announcer.acknowledgement(verdict, now) for verdict in verdicts}
        return {
            account_id: mute_sentence(ack.rule, ack.at + ACK_HOUR, now, self._zone)
            for account_id, ack in given.items()
            if ack is not None
        }

    def _announce(self, announcement: Announcement) -> None:
        self._in_flight.add(announcement.account_id)
        self.due.emit(announcement)

    @Slot()
    def _on_silence(self) -> None:
        left_s = self._clock.until(self._silent_until)
        if left_s > 0:  # Qt's timers may be early
            self._silence.start(math.ceil(left_s * 1000))
        else:
            self.silence_ended.emit()
