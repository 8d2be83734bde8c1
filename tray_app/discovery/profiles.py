"""Where other mail programs keep their settings, and which files of theirs are read."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

from tray_app.discovery.ini import Sections, read_ini

PREFS = "prefs.js"
PROFILES = "profiles.ini"


def thunderbird_roots(home: Path, environ: Mapping[str, str], platform: str = sys.platform) -> tuple[Path, ...]:
    """The folders in which Thunderbird keeps its list of profiles: packages, Snap and Flatpak."""
    if platform == "win32":
        return (Path(environ.get("APPDATA") or home / "AppData" / "Roaming") / "Thunderbird",)
    if platform == "darwin":
        return (home / "Library" / "Thunderbird",)
    return (
        home / ".thunderbird",
        home / "snap" / "thunderbird" / "common" / ".thunderbird",
        home / ".var" / "app" / "org.mozilla.Thunderbird" / ".thunderbird",
        home / ".var" / "app" / "net.thunderbird.Thunderbird" / ".thunderbird",
        home / ".icedove",
    )


def thunderbird_profiles(root: Path) -> tuple[Path, ...]:
    """The profiles in use below `root`; `root` itself if it is one."""
    if (root / PREFS).is_file():
        return (root,)
    body = bytes_of(root / PROFILES)
    found = (root / path for path in _in_use(read_ini(body or b"")))
    return tuple(dict.fromkeys(profile for profile in found if (profile / PREFS).is_file()))


def _in_use(sections: Sections) -> Iterator[str]:
    """What an installation names as its own wins over the mark of older versions; without both all profiles count."""
    installed = [s["Default"] for name, s in sections.items() if name.startswith("Install") and s.get("Default")]
    profiles = [s for name, s in sections.items() if name.startswith("Profile") and s.get("Path")]
    marked = [s["Path"] for s in profiles if s.get("Default") == "1"]
    yield from installed or marked or [s["Path"] for s in profiles]


def bytes_of(file: Path) -> bytes | None:
    """What is in `file`; None if it cannot be read."""
    try:
        return file.read_bytes()
    except OSError:
        return None
