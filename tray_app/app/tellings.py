"""Announcements on their way to the notifier, and clicks on their way back."""

from __future__ import annotations

import logging
from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from tray_app.desktop.notifier import DEFAULT_ACTION, Button, Click, Message, Notifier
from tray_app.model.announcements import Announcement, Kind
from tray_app.model.verdict import Status
from tray_app.texts import tr

log = logging.getLogger(__name__)
OPEN_URL, ACKNOWLEDGE = "open", "acknowledge"
TEST_TAG, OWN_TAG = "test", "own"
APP_NAME = "Mailampel"


class Tellings(QObject):
    """Turns an announcement into a message of the desktop. The account's id is the tag."""

    asked_for_account = Signal(str, str)
    """The user wants to see this account; with the activation token of the click."""
    asked_for_url = Signal(str)
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
        self._urls: dict[str, str] = {}

    def show(self, announcement: Announcement) -> None:
        """Displays it and reports what became of it."""
        account_id = announcement.account_id
        self._urls[account_id] = announcement.url
        self._notifier.show(
            message_of(announcement),
            lambda: self._on_shown(announcement),
            lambda problem: self._on_failed(account_id, problem),
        )

    def withdraw(self, account_id: str) -> None:
        """It is no longer true, or the user has seen it elsewhere."""
        self._notifier.withdraw(account_id)

    def show_test(self, shown: Callable[[], None], failed: Callable[[str], None]) -> None:
        """A message without meaning, to see whether messages reach the user."""
        message = Message(
            TEST_TAG,
            tr("Test message"),
            tr("This is how Mailampel tells you about an outage."),
            sound=True,
            show_label=tr("Show"),
        )
        self._notifier.show(message, shown, failed)

    def say(self, sentence: str, shown: Callable[[], None] = lambda: None) -> None:
        """A few words about the program itself, where no window is there to say them."""
        self._notifier.show(Message(OWN_TAG, APP_NAME, sentence), shown, lambda _problem: None)

    def on_click(self, click: Click) -> None:
        """What the user pressed."""
        url = self._urls.get(click.tag, "")
        if click.key == OPEN_URL and url:
            self.asked_for_url.emit(url)
        elif click.key == ACKNOWLEDGE:
            self.acknowledged.emit(click.tag)
        elif click.key in (DEFAULT_ACTION, OPEN_URL):
            self.asked_for_account.emit("" if click.tag in (TEST_TAG, OWN_TAG) else click.tag, click.activation_token)

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
    if announcement.may_acknowledge:
        buttons.append(Button(ACKNOWLEDGE, tr("Got it")))
    return Message(
        announcement.account_id,
        announcement.title,
        announcement.body,
        announcement.urgency,
        sound=announcement.sound,
        status=_SIGNS.get(announcement.kind, Status.OUTAGE),
        show_label=tr("Show"),
        buttons=tuple(buttons),
    )
