"""Where one profile keeps its things. `--profile DIR` puts everything into one folder that nothing else touches."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path

from tray_app.storage.os_words import os_words
from tray_app.texts import tr

APP_NAME = "mailampel"


class ProfileError(OSError):
    """One sentence: a folder of the profile cannot be used."""


@dataclass(frozen=True)
class Profile:
    """The folders of one profile, and the names that keep it apart from others on the same computer."""

    config_dir: Path
    data_dir: Path
    logs_dir: Path
    is_default: bool = False

    @classmethod
    def at(cls, directory: Path) -> Profile:
        """Everything in one folder of its own."""
        home = Path(os.path.abspath(directory))  # noqa: PTH100 - resolve() would follow links that may change
        return cls(home, home, home / "logs")

    @classmethod
    def default(cls) -> Profile:
        """The folders that the platform intends."""
        from platformdirs import PlatformDirs

        dirs = PlatformDirs(APP_NAME, appauthor=False)
        return cls(dirs.user_config_path, dirs.user_data_path, dirs.user_log_path, is_default=True)

    @property
    def settings_file(self) -> Path:
        return self.config_dir / "settings.toml"

    @property
    def history_file(self) -> Path:
        return self.data_dir / "history.sqlite3"

    @property
    def contacts_dir(self) -> Path:
        return self.data_dir / "contacts"

    @property
    def salt_file(self) -> Path:
        """What makes fingerprints of secrets differ from everybody else's."""
        return self.data_dir / "salt"

    @property
    def instance_name(self) -> str:
        """Names the local socket of the running program; short, since socket paths have little room."""
        return f"{APP_NAME}-{self._tag}"

    @property
    def keyring_service(self) -> str:
        """Under which name the keyring holds this profile's passwords."""
        return APP_NAME if self.is_default else f"{APP_NAME}-{self._tag}"

    def ensure(self) -> None:
        """Makes the folders that are missing, readable for nobody else. Folders that exist stay as they are."""
        for folder in (self.config_dir, self.data_dir, self.contacts_dir, self.logs_dir):
            try:
                folder.parent.mkdir(parents=True, exist_ok=True)
                folder.mkdir(mode=0o700, exist_ok=True)
            except OSError as error:
                raise ProfileError(
                    tr("The folder {folder} cannot be made: {problem}.", folder=folder, problem=os_words(error))
                ) from error

    @property
    def _tag(self) -> str:
        # Some desktops set USERNAME and a login over the network does not; both are one and the same user's.
        owner = str(os.getuid()) if hasattr(os, "getuid") else f"{os.environ.get('USERNAME', '')}0"
        return hashlib.sha256(f"{owner}:{self.data_dir}".encode()).hexdigest()[:10]
