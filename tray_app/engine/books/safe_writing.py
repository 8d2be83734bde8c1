"""Writes to the history, which may fail: the watch goes on, and the window says so."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager

from tray_app.storage.history import History, StorageError

log = logging.getLogger(__name__)


class SafeWriting:
    """Shared by all books. `writes` is False for a single `check`, which keeps nothing but what logins need."""

    def __init__(self, history: History, *, writes: bool = True) -> None:
        self.history = history
        self.writes = writes
        self.problem = ""
        """One sentence while nothing can be written."""

    def recall(self, key: str) -> str | None:
        """A small thing that was remembered."""
        return self.history.recall(key)

    def remember(self, key: str, value: str) -> None:
        """Keeps a small thing across restarts, if it can be kept."""
        with self.may_fail():
            self.history.remember(key, value)

    def forget(self, key: str) -> None:
        """Removes it; fine if there is none."""
        with self.may_fail():
            self.history.forget(key)

    @contextmanager
    def may_fail(self) -> Iterator[None]:
        """A full disk stops no watching: told once when it breaks and once when it heals."""
        try:
            yield
        except StorageError as error:
            if not self.problem:
                log.warning("the history cannot be written: %s", error)
            self.problem = str(error)
        else:
            if self.problem:
                log.warning("the history can be written again")
            self.problem = ""
