"""What has to happen whether or not anybody looks: the monitor, its one timer, what is announced and recorded."""

from __future__ import annotations

import logging
import math
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from tray_app.app.bridge import Bridge
from tray_app.app.pacer import Pacer
from tray_app.app.settings_keeper import SettingsKeeper
from tray_app.desktop.power import is_on_battery
from tray_app.engine.announcer import ACK_HOUR, AckRule, Announcer
from tray_app.engine.compose import build_monitor
from tray_app.engine.ports import Clock
from tray_app.engine.surroundings import Change
from tray_app.model.announcements import STARTS, Announcement, Kind
from tray_app.model.contract import Json, check_json
from tray_app.model.line import LineStatus
from tray_app.model.mutes import mute_sentence
from tray_app.model.outage import Outage
from tray_app.model.snapshot import Snapshot
from tray_app.model.verdict import Verdict
from tray_app.storage.history import History, StorageError
from tray_app.storage.secrets import SecretStore

log = logging.getLogger(__name__)


class Watch(QObject):
    """Keeps the watch running in the window's thread. `updated` says that there is something new to show."""

    updated = Signal()
    announcement_due = Signal(object)
    """An `Announcement`; whoever shows it answers with `told` or `not_told`."""
    withdrawal_due = Signal(str)
    outage_began = Signal(str)
    """The id of an account whose outage is certain now."""

    def __init__(
        self,
        keeper: SettingsKeeper,
        *,
        clock: Clock,
        zone: tzinfo,
        history: History,
        secrets: SecretStore,
        bridge: Bridge,
        storage_problem: str = "",
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._clock = clock
        self._history = history
        self._zone = zone
        self._storage_problem = storage_problem
        self._outages: dict[str, Outage | None] = {}
        self._in_flight: set[str] = set()
        self._refresh = QTimer(self, singleShot=True, interval=0)
        self._refresh.timeout.connect(self._on_refresh)
        self.announcer = Announcer(self._announce, self.withdrawal_due.emit, clock.now(), history)
        self._silence = QTimer(self, singleShot=True)
        self._silence.timeout.connect(self._on_silence)
        self._wait_for_speech()
        self.monitor = build_monitor(
            lambda: keeper.settings,
            clock=clock,
            history=history,
            secrets=secrets,
            deliver=bridge.deliver,
            on_update=self._refresh.start,
            on_change=self._on_change,
            zone=zone,
        )
        self.pacer = Pacer(self._tick, self)
        bridge.after_each = self.pacer.look
        self._resume_outages()
        keeper.changed.connect(self._on_settings)
        keeper.problem_changed.connect(self._on_settings_problem)
        self._on_settings_problem()

    # --- what there is to show -------------------------------------------------------------------------------

    def snapshot(self) -> Snapshot:
        """Everything, as of now."""
        found = self.monitor.snapshot()
        return replace(
            found,
            storage_problem=found.storage_problem or self._storage_problem,
            acknowledged=self._acknowledged(found.at),
        )

    def status_json(self) -> Json:
        """What `mailampel status --json` prints."""
        snapshot = self.monitor.snapshot()
        line = snapshot.line.status if snapshot.line else LineStatus.UNKNOWN
        return check_json(snapshot.verdicts, line, snapshot.checked_at or snapshot.at)

    def verdict(self, account_id: str) -> Verdict | None:
        """The account's verdict, once there is one."""
        return next((verdict for verdict in self.monitor.verdicts if verdict.account_id == account_id), None)

    def _acknowledged(self, now: datetime) -> dict[str, str]:
        given = {verdict.account_id: self.announcer.acknowledgement(verdict, now) for verdict in self.monitor.verdicts}
        return {
            account_id: mute_sentence(ack.rule, ack.at + ACK_HOUR, now, self._zone)
            for account_id, ack in given.items()
            if ack is not None
        }

    # --- what the outside may wish ---------------------------------------------------------------------------

    def start(self) -> None:
        """Begins to ask."""
        self.pacer.look()

    def close(self) -> None:
        """Stops asking and writes what is still in memory."""
        self.pacer.stop()
        self._refresh.stop()
        self._silence.stop()
        self.monitor.close()

    @Slot()
    def check_now(self) -> None:
        """Everything is due."""
        self.monitor.check_now()
        self.pacer.look()

    @Slot()
    def void(self) -> None:
        """The computer woke up or the network is another one."""
        self.monitor.void()
        self.announcer.begin_quiet(self._clock.now())
        self._wait_for_speech()
        self.pacer.look()

    def pause(self, until: datetime | None) -> None:
        """Stops asking; None: until `resume`."""
        self.monitor.pause(until)
        self.pacer.look()

    @Slot()
    def resume(self) -> None:
        """Asks again, everything at once."""
        self.monitor.resume()
        self.pacer.look()

    def send_test_mail(self, account_id: str) -> bool:
        """The user wants to see whether mail arrives; False if no test mail may be sent now."""
        agreed = self.monitor.start_round_trip(account_id)
        self.pacer.look()
        return agreed

    def note(self, account_id: str, text: str) -> None:
        """The user read or heard something elsewhere."""
        self.monitor.note(account_id, text)

    def present_outage(self, account_id: str) -> Outage | None:
        """The outage that lasts; None if there is none."""
        newest = self._outages.get(account_id)
        return newest if newest is not None and newest.is_open else None

    def acknowledge(self, account_id: str, rule: AckRule) -> None:
        """The user knows about it."""
        verdict = self.verdict(account_id)
        if verdict is not None:
            with self._storage_may_fail():
                self.announcer.acknowledge(verdict, rule, self._clock.now())
            self._refresh.start()

    def unacknowledge(self, account_id: str) -> None:
        """The user wants to be told again."""
        with self._storage_may_fail():
            self.announcer.unacknowledge(account_id)
        self._refresh.start()

    def secret_changed(self, account_id: str) -> None:
        """The user gave a new password."""
        self.monitor.secret_changed(account_id)
        self.pacer.look()

    def acknowledge_recovery(self, account_id: str) -> None:
        """The user has seen that it works again."""
        with self._storage_may_fail():
            self.monitor.acknowledge_recovery(account_id)

    def remember(self, name: str, value: str) -> None:
        """Keeps a small thing across restarts, if it can be kept."""
        with self._storage_may_fail():
            self._history.remember(name, value)

    # --- announcing ------------------------------------------------------------------------------------------

    def told(self, account_id: str) -> None:
        """The message was really shown: only now it counts."""
        self._in_flight.discard(account_id)
        with self._storage_may_fail():
            for known, kind in self.announcer.shown(account_id, self._clock.now()):
                # Only a beginning and an end belong to the outage; a word about the line or a password does not.
                if kind in STARTS or kind is Kind.RECOVERED:
                    self.monitor.announced(known, recovery=kind is Kind.RECOVERED)
        self._refresh.start()

    def not_told(self, account_id: str) -> None:
        """Nothing could be shown; the next look tries again."""
        self._in_flight.discard(account_id)
        self.announcer.failed(account_id)

    def _announce(self, announcement: Announcement) -> None:
        self._in_flight.add(announcement.account_id)
        self.announcement_due.emit(announcement)

    def _wait_for_speech(self) -> None:
        """What was found while nothing may be said is told when that time is over, not with the next probe."""
        self._silent_until = self._clock.now() + timedelta(seconds=self._keeper.settings.policy.red_after_s)
        self._on_silence()

    @Slot()
    def _on_silence(self) -> None:
        left_s = self._clock.until(self._silent_until)
        if left_s > 0:  # Qt's timers may be early
            self._silence.start(math.ceil(left_s * 1000))
        else:
            self._refresh.start()

    def _resume_outages(self) -> None:
        for account in self._keeper.settings.accounts:
            newest = next(iter(self._history.outages(account.id)), None)
            if newest is not None:
                self._outages[account.id] = newest
                self.announcer.resume_from(account.id, newest)

    # --- what comes by itself --------------------------------------------------------------------------------

    def _tick(self) -> float | None:
        self.monitor.spare(sparing=is_on_battery())
        return self.monitor.tick()

    def _on_change(self, change: Change) -> None:
        account_id = change.after.account_id
        before, self._outages[account_id] = self._outages.get(account_id), change.outage
        if change.outage is not None and change.outage.is_open and (before is None or not before.is_open):
            self.outage_began.emit(account_id)

    @Slot()
    def _on_refresh(self) -> None:
        now, settings = self._clock.now(), self._keeper.settings
        with self._storage_may_fail():
            for verdict in self.monitor.verdicts:
                if verdict.account_id not in self._in_flight:
                    outage = self._outages.get(verdict.account_id)
                    self.announcer.consider(verdict, outage, settings, now, self._zone)
        self.updated.emit()

    @contextmanager
    def _storage_may_fail(self) -> Iterator[None]:
        """A full disk ends nothing but what it keeps from being remembered; the window says so."""
        try:
            yield
        except StorageError as error:
            self._storage_problem = str(error)
            log.warning("something could not be kept: %s", error)

    @Slot()
    def _on_settings(self) -> None:
        self.monitor.apply(self._keeper.settings)
        self.pacer.look()

    @Slot()
    def _on_settings_problem(self) -> None:
        self.monitor.settings_problem = self._keeper.problem
        self._refresh.start()
