"""Holds the settings in force: reads the file, notices edits, keeps the last good ones while it is broken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal, Slot

from tray_app.model.settings import Settings
from tray_app.storage.settings_file import SettingsError, load, save

_CALM_MS = 300
"""Editors write in several steps."""


class SettingsKeeper(QObject):
    """`changed` comes after the settings in force are others; `problem_changed` when the file breaks or heals."""

    changed = Signal()
    problem_changed = Signal()

    def __init__(self, file: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.file = file
        self.settings = Settings()
        self.problem = ""
        """One sentence while the file cannot be used."""
        self._read()
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self.reload)
        self._watcher = QFileSystemWatcher(self)
        self._watcher.fileChanged.connect(self._on_touched)
        self._watcher.directoryChanged.connect(self._on_touched)
        self._watch()

    def save(self, settings: Settings) -> None:
        """Writes and takes new settings; raises SettingsError if they cannot be written."""
        save(self.file, settings)
        self.reload()

    @Slot()
    def reload(self) -> None:
        """Looks at the file again."""
        settings, problem = self.settings, self.problem
        self._read()
        self._watch()
        if self.settings != settings:
            self.changed.emit()
        if self.problem != problem:
            self.problem_changed.emit()

    def _read(self) -> None:
        try:
            self.settings = load(self.file)
            self.problem = ""
        except SettingsError as error:
            self.problem = str(error)

    def _watch(self) -> None:
        """An editor may put a new file in the old one's place, which is then no longer the one that is watched."""
        wanted = [str(path) for path in (self.file.parent, self.file) if path.exists()]
        missing = set(wanted) - set(self._watcher.files()) - set(self._watcher.directories())
        if missing:
            self._watcher.addPaths(sorted(missing))

    @Slot()
    def _on_touched(self) -> None:
        self._calm.start()
