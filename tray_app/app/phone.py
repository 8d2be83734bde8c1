"""The user's phone hears of an outage's begin and end: what the desktop was shown, at the moment it was shown.

So quiet hours, acknowledgements and the choice of messages hold here, too, without a rule of their own. A phone that
cannot be reached is one quiet sentence in the window; nothing waits for it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable
from datetime import datetime

from tray_app.engine.runner import Runner
from tray_app.logs import hide
from tray_app.model.announcements import Announcement, Kind
from tray_app.model.settings import Phone as PhoneSettings
from tray_app.model.verdict import Status
from tray_app.storage.secrets import SecretError, SecretStore
from tray_app.texts import tr

log = logging.getLogger(__name__)
PASSED_ON = frozenset({Kind.OUTAGE_START, Kind.RECOVERED})
_SHORTEST_TOKEN = 8
_SERVER = re.compile(r"localhost|[0-9.]+|(?:[a-z0-9-]+\.)+[a-z]{2,}")


class Phone:
    """`changed` is called when there is a new `problem` to show, or none any more."""

    def __init__(
        self,
        settings: Callable[[], PhoneSettings],
        secrets: SecretStore,
        runner: Runner,
        changed: Callable[[], None],
        now: Callable[[], datetime],
    ) -> None:
        self._settings = settings
        self._secrets = secrets
        self._runner = runner
        self._changed = changed
        self._now = now
        self._problem = ""
        self.told_at: datetime | None = None
        """When a message, or the wish to send one, last left this computer."""

    @property
    def problem(self) -> str:
        """One sentence while messages do not reach a phone that is to get them."""
        if not self._problem or not self._settings().enabled:
            return ""
        return tr("Your phone was not told: {problem}", problem=self._problem)

    def pass_on(self, announcement: Announcement) -> None:
        """The desktop has shown this."""
        settings = self._settings()
        if not settings.enabled or not is_for_phone(announcement):
            return
        self._send("", settings, announcement.title, announcement.body, self._on_sent)

    def test(self, targets: str, settings: PhoneSettings, done: Callable[[str], None]) -> None:
        """A message without meaning; `targets` empty: those that are kept. `done` gets the problem, if any."""

        def sent(problem: str) -> None:
            if not problem and not targets:
                self._on_sent("")
            done(problem)

        self._send(targets, settings, tr("Test message"), tr("This is how Mailampel tells you about an outage."), sent)

    def keep(self, targets: str, problem: Callable[[str], None]) -> None:
        """Stores new targets; if that fails they count until the program ends, and `problem` says so."""

        def work() -> str:
            _hide_parts(targets)
            try:
                self._secrets.set_phone_targets(targets)
            except SecretError as error:
                return str(error)
            return ""

        def done(sentence: str) -> None:
            self._on_sent("")
            if sentence:
                log.info("the phone's targets are kept for this session only: %s", sentence)
                problem(sentence)

        self._runner.submit(work, done, _raise)

    def forget(self, problem: Callable[[str], None]) -> None:
        """Removes the targets; `problem` says why they could not be."""

        def work() -> str:
            try:
                self._secrets.forget_phone_targets()
            except SecretError as error:
                return str(error)
            return ""

        self._runner.submit(work, lambda sentence: problem(sentence) if sentence else None, _raise)

    def has_targets(self, settings: PhoneSettings) -> bool:
        """Whether the keyring, or this session, holds some that count; asked in a worker."""
        try:
            return not settings.targets_command and bool(self._secrets.phone_targets(()))
        except SecretError:
            return False

    def _send(self, targets: str, settings: PhoneSettings, title: str, body: str, done: Callable[[str], None]) -> None:
        def work() -> str:
            from tray_app.desktop.phone import PhoneError, send

            try:
                wanted = targets or self._secrets.phone_targets(settings.targets_command)
                _hide_parts(wanted)
                send(wanted, title, body)
            except (SecretError, PhoneError) as error:
                # They may have been changed in the keyring, or by what the command asks.
                self._secrets.drop_phone_targets()
                return str(error)
            return ""

        self.told_at = self._now()
        self._runner.submit(work, done, _raise)

    def _on_sent(self, problem: str) -> None:
        if problem and problem != self._problem:
            log.warning("the phone was not told: %s", problem)
        elif self._problem and not problem:
            log.info("messages to the phone work again")
        self._problem = problem
        self._changed()


def is_for_phone(announcement: Announcement) -> bool:
    """Whether it tells of an outage's begin, or of the end of one whose begin was for the phone, too."""
    if announcement.kind is Kind.RECOVERED and announcement.was in (Status.DEGRADED, Status.MAINTENANCE):
        return False
    # A message that only grows by one more account replaces the old one on the desktop; a phone would ring twice.
    return announcement.kind in PASSED_ON and not announcement.renews


def _hide_parts(targets: str) -> None:
    """Blots the targets out of every log, and each part that may be a token; a server's name is none."""
    for target in targets.split():
        hide(target)
        for part in re.split(r"[/?#&=:@]+", target):
            if len(part) >= _SHORTEST_TOKEN and not _SERVER.fullmatch(part):
                hide(part)


def _raise(error: BaseException) -> None:
    raise error
