"""While `mailampel watch` runs, the user's phone hears what a desktop would be shown of an outage's begin and end."""

from __future__ import annotations

import sys
from collections.abc import Callable
from datetime import tzinfo

from tray_app.app.phone import Phone
from tray_app.desktop.single_instance import ask_running
from tray_app.engine.announcer import Announcer
from tray_app.engine.monitor import Monitor
from tray_app.engine.ports import Clock
from tray_app.engine.record import Record
from tray_app.engine.runner import ThreadRunner
from tray_app.engine.surroundings import Change
from tray_app.model.announcements import BEGINNINGS, Announcement, Kind
from tray_app.model.outage import Outage
from tray_app.model.settings import Settings
from tray_app.storage.paths import Profile
from tray_app.storage.secrets import SecretStore

_PATIENCE_S = 1.0


class PhoneWatch:
    """Quiet hours and the choice of messages hold here, too. `deliver` brings calls to the monitor's thread."""

    def __init__(
        self,
        profile: Profile,
        settings: Settings,
        *,
        record: Record,
        secrets: SecretStore,
        clock: Clock,
        zone: tzinfo,
        deliver: Callable[[Callable[[], None]], None],
    ) -> None:
        self._instance_name = profile.instance_name
        self._settings = settings
        self._clock = clock
        self._zone = zone
        self._deliver = deliver
        self._phone = Phone(lambda: self._settings.phone, secrets, ThreadRunner(deliver), self._on_phone, clock.now)
        self._said = ""
        self._announcer = Announcer(self._tell, lambda _account_id: None, clock.now(), record.writing)
        self._outages: dict[str, Outage | None] = {}
        for account in settings.accounts:
            newest = next(iter(record.writing.history.outages(account.id)), None)
            self._outages[account.id] = newest
            self._announcer.resume_from(account.id, newest)
        self._is_due = False
        self.monitor: Monitor | None = None

    def apply(self, settings: Settings) -> None:
        """The settings are others now."""
        self._settings = settings

    def note(self, change: Change) -> None:
        """An account's verdict changed."""
        self._outages[change.after.account_id] = change.outage

    def soon(self) -> None:
        """Something may be due; looked at once the monitor has finished what it is doing."""
        if not self._is_due:
            self._is_due = True
            self._deliver(self._look)

    def _look(self) -> None:
        self._is_due = False
        assert self.monitor is not None
        now = self._clock.now()
        for verdict in self.monitor.verdicts:
            outage = self._outages.get(verdict.account_id)
            self._announcer.consider(verdict, outage, self._settings, now, self._zone)

    def _tell(self, announcement: Announcement) -> None:
        assert self.monitor is not None
        # With the tray app beside it, the phone would ring twice.
        if ask_running(self._instance_name, {"do": "status"}, _PATIENCE_S) is None:
            self._phone.pass_on(announcement)
        for account_id, kind in self._announcer.shown(announcement.account_id, self._clock.now()):
            if kind in BEGINNINGS or kind is Kind.RECOVERED:
                self.monitor.announced(account_id, recovery=kind is Kind.RECOVERED)

    def _on_phone(self) -> None:
        if self._phone.problem and self._phone.problem != self._said:
            print(self._phone.problem, file=sys.stderr, flush=True)
        self._said = self._phone.problem
