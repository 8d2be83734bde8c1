"""Builds every object of the tray app once and connects them; runs after the icon is there."""

from __future__ import annotations

import logging
import sys
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QSystemTrayIcon

from tray_app.app.bridge import Bridge
from tray_app.app.language import language_of_windows
from tray_app.app.launch import Launch
from tray_app.app.missing_tray import PATIENCE_MS, MissingTray
from tray_app.app.parts import Parts
from tray_app.app.phone import Phone
from tray_app.app.rare_parts import RareParts
from tray_app.app.settings_keeper import SettingsKeeper
from tray_app.app.tellings import Tellings
from tray_app.app.toasts import WindowNotifier
from tray_app.app.trials import Trials
from tray_app.app.watch import Watch
from tray_app.app.windows import StatusPart
from tray_app.app.wishes import Wishes
from tray_app.desktop import tray_host
from tray_app.desktop.network import NetworkWatch
from tray_app.desktop.notifier import Click, Ladder, system_notifier
from tray_app.desktop.tray_host import TrayHost
from tray_app.desktop.wake import Wake
from tray_app.engine.ports import LocalZone, SystemClock
from tray_app.engine.runner import ThreadRunner
from tray_app.model.announcements import Announcement
from tray_app.net.trust import Trust
from tray_app.storage.history import History, StorageError
from tray_app.storage.secrets import SecretStore
from tray_app.texts import current_language, use_language
from tray_app.ui.tray import Tray

log = logging.getLogger(__name__)


class Program(QObject):
    """Everything that lives as long as the tray app does."""

    def __init__(self, launch: Launch, icon: QSystemTrayIcon) -> None:
        super().__init__()
        self._launch = launch
        self._clock = launch.clock or SystemClock()
        self._zone = LocalZone()
        self._bridge = Bridge(self)
        self._keeper = SettingsKeeper(launch.profile.settings_file, self)
        self._use_language()
        # Before all others hear of new settings: what they say then is said in the new language.
        self._keeper.changed.connect(self._use_language)
        self._parts = self._build_parts()
        self.secrets = self._parts.secrets
        self.watch = self._parts.watch
        self.tray = Tray(self._clock.now, self._zone, mask=self._wants_mask(), icon=icon, parent=self)
        self.status = StatusPart(self._parts, self)
        self.rare = RareParts(self._parts, self)
        self.wishes = Wishes(self._parts, self.status, self.rare, parent=self)
        self._shown_language = current_language()
        self._host, self._wake, self._network = TrayHost(self), Wake(self), NetworkWatch(self)
        self._missing_tray = MissingTray(self._parts, self)
        self._connect()

    def start(self) -> None:
        """Shows what there is and begins to ask."""
        self._launch.on_ready(self)
        self._show()
        self.watch.start()
        if not self._keeper.settings.accounts and not self._keeper.problem:
            self.rare.wizard.open()
        elif self._launch.at_login and not self._keeper.problem:
            QTimer.singleShot(PATIENCE_MS, self, self._show_without_icon)  # the panel may come later
        else:
            self._show_without_icon()
        if self._keeper.settings.accounts:
            self._missing_tray.watch()

    @Slot()
    def _show_without_icon(self) -> None:
        """Where there is no place for the icon, or the settings cannot be read, the window says what there is."""
        if self._keeper.problem or not tray_host.is_there():
            self.status.open_quietly()

    def close(self) -> None:
        """Ends everything that was begun; what is in memory is written."""
        self._missing_tray.stop()
        self._bridge.close()
        self.watch.close()
        self.status.close()
        self._ladder.close()
        self._network.close()
        self.tray.hide()
        self._parts.history.close()

    def answer(self, question: dict[str, Any]) -> dict[str, Any]:
        """What another start of the program, or `mailampel status`, wants."""
        if question.get("do") == "status":
            return self.watch.status_json()
        if question.get("do") == "open":
            self.status.open(token=str(question.get("token", "")))
            return {"ok": True}
        if question.get("do") == "secret":
            return self._take_secret(str(question.get("account", "")))
        return {"error": "unknown question"}

    def _take_secret(self, account_id: str) -> dict[str, Any]:
        """The command line has put a new secret into the keyring."""
        if all(account.id != account_id for account in self._keeper.settings.accounts):
            return {"error": "unknown account"}
        self._parts.secrets.drop_cached(account_id)
        self.watch.secret_changed(account_id)
        return {"ok": True}

    @property
    def told_by(self) -> str:
        """Which way the newest message reached the user; empty: none did."""
        return self._ladder.worked

    # --- building --------------------------------------------------------------------------------------------

    def _build_parts(self) -> Parts:
        history, storage_problem = self._open_history()
        secrets = self._launch.secrets or SecretStore(self._launch.profile)
        watch = Watch(
            self._keeper,
            clock=self._clock,
            zone=self._zone,
            history=history,
            secrets=secrets,
            bridge=self._bridge,
            storage_problem=storage_problem,
            parent=self,
        )
        runner = ThreadRunner(self._bridge.deliver)
        self._ladder = Ladder([system_notifier(self._on_click, self._bridge.deliver), WindowNotifier(self._on_click)])
        return Parts(
            profile=self._launch.profile,
            keeper=self._keeper,
            history=history,
            secrets=secrets,
            watch=watch,
            tellings=Tellings(self._ladder, watch.told, watch.announcing.failed, self),
            phone=Phone(lambda: self._keeper.settings.phone, secrets, runner, watch.updated.emit, self._clock.now),
            trials=Trials(runner, Trust(), secrets, self._clock.now),
            runner=runner,
            now=self._clock.now,
            zone=self._zone,
        )

    def _open_history(self) -> tuple[History, str]:
        try:
            history = History.open(self._launch.profile.history_file, now=self._clock.now())
        except StorageError as error:
            log.warning("this session is not kept: %s", error)
            return History.in_memory(now=self._clock.now()), str(error)
        return history, history.repaired

    def _connect(self) -> None:
        watch, tellings = self.watch, self._parts.tellings
        watch.updated.connect(self._show)
        watch.announcing.due.connect(tellings.show)
        watch.announcing.withdrawal_due.connect(tellings.withdraw)
        watch.outage_began.connect(self._on_outage)
        tellings.was_shown.connect(self._on_told)
        self._keeper.changed.connect(self._on_settings)
        self.wishes.connect_tray(self.tray)
        self._host.came.connect(self._on_tray)
        self._host.came.connect(self._missing_tray.stop)
        self._host.went.connect(self._missing_tray.wait)
        self._wake.woke.connect(watch.void)
        self._network.changed.connect(watch.void)

    # --- what comes by itself --------------------------------------------------------------------------------

    def _on_click(self, click: Click) -> None:
        self._parts.tellings.on_click(click)

    @Slot()
    def _show(self) -> None:
        snapshot = replace(self.watch.snapshot(), phone_problem=self._parts.phone.problem)
        self.tray.show(snapshot)
        self.status.show_snapshot(snapshot)
        self.rare.show_snapshot(snapshot)

    @Slot(object)
    def _on_told(self, announcement: Announcement) -> None:
        self._parts.phone.pass_on(announcement)

    @Slot(str)
    def _on_outage(self, _account_id: str) -> None:
        wanted = self._keeper.settings.general.open_on_outage
        if wanted == "always" or (wanted == "auto" and not tray_host.is_there()):
            self.status.open_quietly()

    @Slot()
    def _on_tray(self) -> None:
        self.tray.renew()

    @Slot()
    def _on_settings(self) -> None:
        self.tray.set_mask(self._wants_mask())
        if current_language() != self._shown_language:
            self._shown_language = current_language()
            self.status.rebuild()
            self.rare.rebuild()
            self._show()

    @Slot()
    def _use_language(self) -> None:
        use_language(language_of_windows(self._launch.language or self._keeper.settings.general.language))

    def _wants_mask(self) -> bool:
        colour = self._keeper.settings.general.tray_colour
        return colour == "mask" or (colour == "auto" and sys.platform == "darwin")
