"""One profile's place in the system keyring: asked by one at a time, under a deadline, and not again and again."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from tray_app.net.in_time import NotInTimeError, in_time
from tray_app.storage import keyring_access
from tray_app.storage.keyring_access import KeyringState
from tray_app.storage.secret_error import KeyringLockedError, NoKeyringError, SecretError
from tray_app.texts import tr

log = logging.getLogger(__name__)
STATE_DEADLINE_S = 3.0
"""A window waits for it; nobody has to be asked anything."""
_T = TypeVar("_T")


class ProfileKeyring:
    """It may be locked, absent or hang: each is a SecretError with one sentence. Safe to use from worker threads."""

    def __init__(self, service: str, deadline_s: float) -> None:
        self._service = service
        self._deadline_s = deadline_s
        self._turn = threading.Lock()
        self._was_locked = False

    def state(self) -> KeyringState:
        """Whether there is a keyring and whether it is open; never makes it ask the person."""
        try:
            return self._in_time(keyring_access.state, min(STATE_DEADLINE_S, self._deadline_s))
        except NoKeyringError:
            return KeyringState.NONE
        except KeyringLockedError:
            return KeyringState.LOCKED
        except SecretError as error:
            log.info("the keyring's state is not known: %s", error)
            return KeyringState.SILENT

    def read(self, name: str) -> str | None:
        """What is kept under a name; None if nothing is."""
        if self._was_locked and self.state() is KeyringState.LOCKED:
            # The person was asked once and did not unlock it; asking at every check would be a nuisance.
            raise KeyringLockedError(keyring_access.locked())
        try:
            return self._in_time(lambda: keyring_access.read(self._service, name), self._deadline_s)
        except KeyringLockedError:
            self._was_locked = True
            raise

    def write(self, texts: Mapping[str, str]) -> None:
        """Keeps each text under its name."""

        def write() -> None:
            for name, text in texts.items():
                keyring_access.write(self._service, name, text)

        self._in_time(write, self._deadline_s)
        self._was_locked = False

    def remove(self, names: Iterable[str]) -> None:
        """Removes what is kept under these names; fine if nothing is."""

        def remove() -> None:
            for name in names:
                keyring_access.remove(self._service, name)

        self._in_time(remove, self._deadline_s)

    def _in_time(self, call: Callable[[], _T], deadline_s: float) -> _T:
        """Asks under a deadline. A keyring that hangs keeps its turn, so that calls do not pile up."""
        hangs = SecretError(tr("The system keyring does not answer. Unlock it, or log in to your computer again."))
        if not self._turn.acquire(timeout=deadline_s):
            raise hangs

        def work() -> _T:
            try:
                return call()
            finally:
                self._turn.release()

        try:
            return in_time(work, deadline_s, name="keyring")
        except NotInTimeError:
            raise hangs from None
