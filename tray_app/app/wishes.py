"""What the wishes of tray and windows lead to. Every line connects one wish with one deed."""

from __future__ import annotations

import logging
from collections.abc import Collection
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QObject, QProcess, Slot

from tray_app.app.links import open_or_copy
from tray_app.app.parts import Parts
from tray_app.app.rare_parts import RareParts
from tray_app.app.windows import StatusPart
from tray_app.desktop import opener
from tray_app.engine.announcer import AckRule
from tray_app.model.announcements import Step
from tray_app.model.pauses import pause_end, unpaused
from tray_app.model.verdict import Alternative, AlternativeKind
from tray_app.storage.settings_file import SettingsError
from tray_app.texts import current_language, tr
from tray_app.ui.wishes import Place

if TYPE_CHECKING:
    from tray_app.ui.status_window import StatusWindow
    from tray_app.ui.tray import Tray

log = logging.getLogger(__name__)


class Wishes(QObject):
    """Stands between those who wish and those who can."""

    def __init__(
        self,
        parts: Parts,
        status: StatusPart,
        rare: RareParts,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._parts = parts
        self._status = status
        self._rare = rare
        status.made.connect(self.connect_window)
        rare.example_wanted.connect(self.start_demo)
        parts.tellings.asked_for_account.connect(status.open)
        parts.tellings.asked_for_url.connect(self.open_link)
        parts.tellings.asked_for_step.connect(self._on_step)
        parts.tellings.acknowledged.connect(self._on_got_it)

    def connect_tray(self, tray: Tray) -> None:
        """The icon and its menu."""
        tray.open_wanted.connect(self._on_open)
        tray.quit_wanted.connect(self.quit)
        tray.check_wanted.connect(self._parts.watch.check_now)
        tray.account_wanted.connect(self._on_account)
        tray.place_wanted.connect(self.go_to)
        tray.way_wanted.connect(self._on_way)
        tray.mute_wanted.connect(self._on_mute)
        tray.unmute_wanted.connect(self._parts.watch.unacknowledge)
        tray.pause_wanted.connect(self._on_pause)
        tray.resume_wanted.connect(self._on_resume)

    @Slot(object)
    def connect_window(self, window: StatusWindow) -> None:
        """The main window."""
        watch = self._parts.watch
        window.check_wanted.connect(watch.check_now)
        window.quit_wanted.connect(self.quit)
        window.place_wanted.connect(self.go_to)
        window.way_wanted.connect(self._on_way)
        window.link_wanted.connect(self.open_link)
        window.day_wanted.connect(self._on_day)
        window.report_wanted.connect(self._on_report)
        window.mute_wanted.connect(self._on_mute)
        window.unmute_wanted.connect(watch.unacknowledge)
        window.resume_wanted.connect(self._on_resume)
        window.test_wanted.connect(self._on_test)
        window.note_wanted.connect(watch.note)
        window.password_wanted.connect(self._on_password)
        window.recovery_seen.connect(watch.acknowledge_recovery)
        window.cards_seen.connect(self._on_seen)

    @Slot(str)
    def go_to(self, place: str) -> None:
        """Another window, or the example."""
        match place:
            case Place.SETTINGS:
                self._rare.settings.open()
            case Place.ADD_ACCOUNT:
                self._rare.wizard.open()
            case Place.HISTORY:
                self._rare.history.open()
            case Place.EXPLAIN:
                self._rare.helping.open_explain()
            case Place.ABOUT | Place.HELP:
                self._rare.helping.open_about()
            case Place.SWITCH:
                self._rare.helping.open_switch()
            case Place.DEMO:
                self.start_demo()

    @Slot()
    def start_demo(self) -> None:
        """The example runs as a program of its own, with a profile that is thrown away."""
        from tray_app.desktop import autostart

        program, *arguments = autostart.program()
        QProcess.startDetached(program, [*arguments, "--lang", current_language(), "demo"])

    @Slot()
    def quit(self) -> None:
        """Ends at once, whatever is under way."""
        QCoreApplication.quit()

    @Slot(str)
    def open_link(self, url: str) -> None:
        """Opens a page."""
        open_or_copy(url, self._parts.tellings)

    @Slot()
    def _on_open(self) -> None:
        self._status.open()

    @Slot(str)
    def _on_account(self, account_id: str) -> None:
        self._status.open(account_id)

    @Slot(str, object)
    def _on_way(self, account_id: str, way: Alternative) -> None:
        log.debug("a way out of %s was taken: %s", account_id, way.kind)
        if way.kind is AlternativeKind.ACCOUNT and way.detail:
            self._rare.compose.open(way)
        else:
            self.open_link(way.url)

    @Slot(str)
    def _on_test(self, account_id: str) -> None:
        assert self._status.window is not None
        if self._parts.watch.send_test_mail(account_id):
            sentence = tr("The test mail is on its way. If it does not arrive, it will stand here.")
        else:
            sentence = tr("No test mail can go out now: one is still under way, or there were four today.")
        self._status.window.answer_test(account_id, sentence)

    @Slot(str, object)
    def _on_day(self, account_id: str, day: date) -> None:
        self._rare.history.open(account_id, day)

    @Slot(str)
    def _on_report(self, account_id: str) -> None:
        self._rare.history.open(account_id)

    @Slot(str, str, str)
    def _on_step(self, step: str, account_id: str, token: str) -> None:
        """What a message's button asks for; the token lets the window come to the front."""
        opener.keep_token(token)
        if step == Step.REPORT:
            self._on_report(account_id)
        else:
            self._on_password(account_id)

    @Slot(str)
    def _on_password(self, account_id: str) -> None:
        self._rare.settings.enter_password(account_id)

    @Slot(str, str)
    def _on_mute(self, account_id: str, mute: str) -> None:
        self._parts.watch.acknowledge(account_id, AckRule(mute))

    @Slot(str)
    def _on_got_it(self, account_id: str) -> None:
        self._parts.watch.acknowledge(account_id, AckRule.CHANGE)

    @Slot(str)
    def _on_pause(self, pause: str) -> None:
        self._parts.watch.pause(pause_end(pause, self._parts.now(), self._parts.zone))

    @Slot(str)
    def _on_resume(self, account_id: str) -> None:
        """Ends the pause of one account, or of all; one that stands in the settings ends there, if it is meant."""
        settings = self._parts.keeper.settings
        lasting = {account.id for account in settings.accounts if account.paused}
        if account_id in lasting or (not account_id and len(lasting) == len(settings.accounts)):
            self._end_lasting_pause({account_id} if account_id else lasting)
        else:
            self._parts.watch.resume()

    def _end_lasting_pause(self, account_ids: Collection[str]) -> None:
        """An open settings dialog learns of it as of any change of the file."""
        try:
            self._parts.keeper.save(unpaused(self._parts.keeper.settings, account_ids))
        except SettingsError as error:
            self._parts.tellings.say(tr("Still paused. {problem}", problem=error))

    @Slot(tuple)
    def _on_seen(self, account_ids: tuple[str, ...]) -> None:
        """What the user has before the eyes needs no message beside it."""
        for account_id in account_ids:
            self._parts.tellings.withdraw(account_id)
