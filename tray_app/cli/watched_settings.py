"""The settings in force while `watch` runs: edits are taken over, a broken file is told once and changes nothing."""

from __future__ import annotations

import sys
from pathlib import Path

from tray_app.model.settings import Settings
from tray_app.storage.settings_file import SettingsError, load

LOOK_S = 15.0
"""How long an edit may go unnoticed while there is nothing else to do."""


class WatchedSettings:
    """Looks at the file when asked; reads it only if it is another one since."""

    def __init__(self, file: Path, settings: Settings) -> None:
        self.now = settings
        self._file = file
        self._seen = self._mark()
        self._problem = ""

    def are_others(self) -> bool:
        """Whether the settings in force have changed since the last look."""
        mark = self._mark()
        if mark == self._seen:
            return False
        self._seen = mark
        before, self.now = self.now, self._read()
        return self.now != before

    def _mark(self) -> tuple[int, ...]:
        try:
            found = self._file.stat()
        except OSError:
            return ()
        return found.st_mtime_ns, found.st_size, found.st_ino

    def _read(self) -> Settings:
        try:
            settings = load(self._file)
        except SettingsError as error:
            if str(error) != self._problem:
                print(error, file=sys.stderr, flush=True)
            self._problem = str(error)
            return self.now
        self._problem = ""
        return settings
