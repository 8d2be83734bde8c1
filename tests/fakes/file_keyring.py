"""A keyring in a file, for programs that a test starts.

Their environment says `PYTHON_KEYRING_BACKEND=tests.fakes.file_keyring.FileKeyring`.
"""

from __future__ import annotations

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.compat import properties
from keyring.errors import PasswordDeleteError

PLACE = "MAILAMPEL_TEST_KEYRING"
"""The environment's name of the file."""


class FileKeyring(KeyringBackend):
    @properties.classproperty
    def priority(cls) -> float:  # noqa: N805
        """Without a file it is none, so that no other test of the same process finds it."""
        if PLACE not in os.environ:
            raise RuntimeError(f"{PLACE} is not set")
        return 1

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept().get(f"{service} {username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._write({**self._kept(), f"{service} {username}": password})

    def delete_password(self, service: str, username: str) -> None:
        kept = self._kept()
        if kept.pop(f"{service} {username}", None) is None:
            raise PasswordDeleteError("not found")
        self._write(kept)

    def _kept(self) -> dict[str, str]:
        file = Path(os.environ[PLACE])
        return dict(json.loads(file.read_text())) if file.exists() else {}

    def _write(self, kept: dict[str, str]) -> None:
        Path(os.environ[PLACE]).write_text(json.dumps(kept))
