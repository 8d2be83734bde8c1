"""Announcements on their way to the notifier, and clicks on their way back."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tray_app.desktop.notifier import DEFAULT_ACTION, MOST_BUTTONS, Button, Click, Message, Notifier
from tray_app.model.announcements import Announcement, Kind
from tray_app.model.verdict import Status
from tray_app.texts import tr

log = logging.getLogger(__name__)
OPEN_URL, DETAILS, ACKNOWLEDGE = "open", "details", "acknowledge"
TEST_TAG, OWN_TAG = "test", "own"
APP_NAME = "Mailampel"


class Tellings(QObject):
    """Turns an announcement into a message of the desktop. The account's id is the tag."""

    asked_for_account = Signal(str, str)
    """The user wants to see this account; with the activation token of the click."""
    asked_for_url = Signal(str)
    asked_for_step = Signal(str, str, str)
    """The user wants to do this (a word of `Step`) about this account; with the activation token of the click."""
    acknowledged = Signal(str)
    was_shown = Signal(object)
    """The `Announcement` that the desktop has shown."""

    def __init__(
        self,
        notifier: Notifier,
        shown: Callable[[str], None],
        failed: Callable[[str], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._notifier = notifier
        self._shown = shown
        self._failed = failed
        self._told: dict[str, Announcement] = {}
        """By tag: the newest."""

    def show(self, announcement: Announcement) -> None:
        """Displays it and reports what became of it."""
        account_id = announcement.account_id
        self._told[account_id] = announcement
        self._notifier.show(
            message_of(announcement),
            lambda: self._on_shown(announcement),
            lambda problem: self._on_failed(account_id, problem),
        )

    def withdraw(self, account_id: str) -> None:
        """It is no longer true, or the user has seen it elsewhere."""
        self._notifier.withdraw(account_id)

    def show_test(self, shown: Callable[[], None], failed: Callable[[str], None], *, sound: bool = True) -> None:
        """A message without meaning, to see whether messages reach the user."""
        message = Message(
            TEST_TAG,
            tr("Test message"),
            tr("This is how Mailampel tells you about an outage."),
            sound=sound,
            show_label=tr("Show"),
        )
        self._notifier.show(message, shown, failed)

    def say(self, sentence: str, shown: Callable[[], None] = lambda: None) -> None:
        """A few words about the program itself, where no window is there to say them."""
        self._notifier.show(Message(OWN_TAG, APP_NAME, sentence), shown, lambda _problem: None)

    def on_click(self, click: Click) -> None:
        """What the user pressed."""
        told = self._told.get(click.tag)
        if told is None or click.key in (DEFAULT_ACTION, DETAILS):
            self.asked_for_account.emit("" if told is None else click.tag, click.activation_token)
        elif click.key == OPEN_URL and told.url:
            self.asked_for_url.emit(told.url)
        elif click.key == ACKNOWLEDGE:
            for account_id in (click.tag, *told.others):
                self.acknowledged.emit(account_id)
        elif told.step is not None and click.key == told.step:
            self.asked_for_step.emit(told.step.value, click.tag, click.activation_token)

    def _on_shown(self, announcement: Announcement) -> None:
        self._shown(announcement.account_id)
        self.was_shown.emit(announcement)

    def _on_failed(self, account_id: str, problem: str) -> None:
        log.warning("a message could not be shown: %s", problem)
        self._failed(account_id)


_SIGNS = {
    Kind.RECOVERED: Status.OK,
    Kind.LINE: Status.LINE,
    Kind.ACCOUNT: Status.ACCOUNT,
    Kind.DEGRADED_START: Status.DEGRADED,
    Kind.NOTICE_ONLY: Status.DEGRADED,
    Kind.UNSTABLE: Status.DEGRADED,
    Kind.MAINT_ANNOUNCED: Status.MAINTENANCE,
    Kind.MAINT_STARTED: Status.MAINTENANCE,
}


def message_of(announcement: Announcement) -> Message:
    """The announcement as the desktop shows it."""
    buttons = []
    if announcement.url:
        buttons.append(Button(OPEN_URL, announcement.url_label))
    if announcement.step is not None:
        buttons.append(Button(announcement.step, announcement.step_label))
    last = [Button(ACKNOWLEDGE, tr("Got it"))] if announcement.may_acknowledge else []
    if len(buttons) + len(last) < MOST_BUTTONS:
        buttons.append(Button(DETAILS, tr("Details")))
    return Message(
        announcement.account_id,
        announcement.title,
        announcement.body,
        announcement.urgency,
        sound=announcement.sound,
        status=_SIGNS.get(announcement.kind, Status.OUTAGE),
        show_label=tr("Show"),
        buttons=(*buttons, *last),
    )
