"""Keyrings in memory instead of the system's."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import keyring
from keyring import errors
from keyring.backend import KeyringBackend

_Backend = TypeVar("_Backend", bound=KeyringBackend)


class FakeKeyring(KeyringBackend):
    """Keeps passwords in a dict; can be told to fail or to hang."""

    priority = 1

    def __init__(self):
        super().__init__()
        self.kept = {}
        self.asked = 0
        self.error = None
        self.gate = None

    def _answer(self):
        self.asked += 1
        if self.gate is not None:
            self.gate.wait(10)
        if self.error is not None:
            raise self.error

    def get_password(self, service, username):
        self._answer()
        return self.kept.get((service, username))

    def set_password(self, service, username, password):
        self._answer()
        self.kept[(service, username)] = password

    def delete_password(self, service, username):
        self._answer()
        if (service, username) not in self.kept:
            raise errors.PasswordDeleteError("not found")
        del self.kept[(service, username)]


@contextmanager
def in_use(backend: _Backend) -> Iterator[_Backend]:
    """Everybody asks this keyring meanwhile."""
    before = keyring.get_keyring()
    keyring.set_keyring(backend)
    try:
        yield backend
    finally:
        keyring.set_keyring(before)
