"""What has to happen whether or not anybody looks: the monitor, its one timer, what is announced and recorded."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, tzinfo

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from tray_app.app.announcing import Announcing
from tray_app.app.bridge import Bridge
from tray_app.app.pacer import Pacer
from tray_app.app.settings_keeper import SettingsKeeper
from tray_app.desktop.power import is_on_battery
from tray_app.engine.announcer import AckRule
from tray_app.engine.compose import build_monitor
from tray_app.engine.ports import Clock
from tray_app.engine.record import Record
from tray_app.engine.surroundings import Change
from tray_app.model.announcements import BEGINNINGS, Kind
from tray_app.model.contract import Json, check_json
from tray_app.model.line import LineStatus
from tray_app.model.outage import Outage
from tray_app.model.snapshot import Snapshot
from tray_app.model.verdict import Verdict
from tray_app.storage.history import History
from tray_app.storage.secrets import SecretStore


class Watch(QObject):
    """Keeps the watch running in the window's thread. `updated` says that there is something new to show."""

    updated = Signal()
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
        self._storage_problem = storage_problem
        self._record = Record(history)
        self._refresh = QTimer(self, singleShot=True, interval=0)
        self._refresh.timeout.connect(self._on_refresh)
        self.announcing = Announcing(self._record.writing, clock, zone, self)
        self.announcing.silence_ended.connect(self._refresh.start)
        self.announcing.begin_quiet(keeper.settings.policy.red_after_s)
        self.monitor = build_monitor(
            lambda: keeper.settings,
            clock=clock,
            record=self._record,
            secrets=secrets,
            deliver=bridge.deliver,
            on_update=self._refresh.start,
            on_change=self._on_change,
            zone=zone,
        )
        self.pacer = Pacer(self._tick, self)
        bridge.after_each = self.pacer.look
        self.announcing.resume_from(account.id for account in keeper.settings.accounts)
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
            acknowledged=self.announcing.acknowledged(found.verdicts, found.at),
        )

    def status_json(self) -> Json:
        """What `mailampel status --json` prints."""
        snapshot = self.monitor.snapshot()
        line = snapshot.line.status if snapshot.line else LineStatus.UNKNOWN
        return check_json(snapshot.verdicts, line, snapshot.checked_at or snapshot.at)

    def verdict(self, account_id: str) -> Verdict | None:
        """The account's verdict, once there is one."""
        return next((verdict for verdict in self.monitor.verdicts if verdict.account_id == account_id), None)

    # --- what the outside may wish ---------------------------------------------------------------------------

    def start(self) -> None:
        """Begins to ask."""
        self.pacer.look()

    def close(self) -> None:
        """Stops asking and writes what is still in memory."""
        self.pacer.stop()
        self._refresh.stop()
        self.announcing.close()
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
        self.announcing.begin_quiet(self._keeper.settings.policy.red_after_s)
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
        return self.announcing.present_outage(account_id)

    def acknowledge(self, account_id: str, rule: AckRule) -> None:
        """The user knows about it."""
        verdict = self.verdict(account_id)
        if verdict is not None:
            self.announcing.acknowledge(verdict, rule)
            self._refresh.start()

    def unacknowledge(self, account_id: str) -> None:
        """The user wants to be told again."""
        self.announcing.unacknowledge(account_id)
        self._refresh.start()

    def secret_changed(self, account_id: str) -> None:
        """The user gave a new password."""
        self.monitor.secret_changed(account_id)
        self.pacer.look()

    def acknowledge_recovery(self, account_id: str) -> None:
        """The user has seen that it works again."""
        self.monitor.acknowledge_recovery(account_id)

    def remember(self, name: str, value: str) -> None:
        """Keeps a small thing across restarts, if it can be kept."""
        self._record.writing.remember(name, value)

    # --- announcing ------------------------------------------------------------------------------------------

    def told(self, account_id: str) -> None:
        """The message was really shown: only now it counts."""
        for known, kind in self.announcing.shown(account_id):
            # Only a beginning and an end belong to the outage; a word about the line or a password does not.
            if kind in BEGINNINGS or kind is Kind.RECOVERED:
                self.monitor.announced(known, recovery=kind is Kind.RECOVERED)
        self._refresh.start()

    # --- what comes by itself --------------------------------------------------------------------------------

    def _tick(self) -> float | None:
        self.monitor.spare(sparing=is_on_battery())
        return self.monitor.tick()

    def _on_change(self, change: Change) -> None:
        if self.announcing.note_outage(change.after.account_id, change.outage):
            self.outage_began.emit(change.after.account_id)

    @Slot()
    def _on_refresh(self) -> None:
        self.announcing.consider(self.monitor.verdicts, self._keeper.settings)
        self.updated.emit()

    @Slot()
    def _on_settings(self) -> None:
        self.monitor.apply(self._keeper.settings)
        self.pacer.look()

    @Slot()
    def _on_settings_problem(self) -> None:
        self.monitor.settings_problem = self._keeper.problem
        self._refresh.start()
