"""Tells secrets apart without keeping any: what the database may know of a password that was refused."""

from __future__ import annotations

import hashlib
import logging
import os
from pathlib import Path

log = logging.getLogger(__name__)


class Fingerprints:
    """Those of one profile, which have nothing in common with another's."""

    def __init__(self, salt_file: Path) -> None:
        self._salt_file = salt_file
        self._known: dict[str, str] = {}

    def of(self, secret: str) -> str:
        """A slow salted hash, too short to be sure of a guess."""
        if secret not in self._known:
            salted = hashlib.scrypt(secret.encode(), salt=self._salt(), n=2**13, r=8, p=1, dklen=4)
            self._known[secret] = salted.hex()
        return self._known[secret]

    def _salt(self) -> bytes:
        """Made once for each profile; the database holds the fingerprints."""
        try:
            return self._salt_file.read_bytes()
        except FileNotFoundError:
            salt = os.urandom(16)
        try:
            with os.fdopen(os.open(self._salt_file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "wb") as out:
                out.write(salt)
        except FileExistsError:
            return self._salt_file.read_bytes()
        except OSError as error:
            log.warning("fingerprints of secrets hold for this session only: %s", error)
        return salt
