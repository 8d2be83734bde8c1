"""What several commands need: profile, settings, times, printing."""

from __future__ import annotations

import argparse
import json
import os
import sys
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tray_app.cli.errors import UsageError
from tray_app.storage.paths import Profile
from tray_app.texts import tr, use_language

if TYPE_CHECKING:
    from tray_app.model.settings import Settings
    from tray_app.storage.history import History


def profile_of(options: argparse.Namespace) -> Profile:
    """`--profile`, else `MAILAMPEL_PROFILE`, else the platform's folders."""
    directory = options.profile or os.environ.get("MAILAMPEL_PROFILE")
    return Profile.at(Path(directory).expanduser()) if directory else Profile.default()


def settings_of(profile: Profile, options: argparse.Namespace) -> Settings:
    """The settings; their language counts unless `--lang` was given."""
    from tray_app.storage.settings_file import SettingsError, load

    try:
        settings = load(profile.settings_file)
    except SettingsError as error:
        raise UsageError(str(error)) from error
    use_language(options.lang or settings.general.language)
    return settings


def history_of(profile: Profile, now: datetime) -> History:
    """The database of the profile."""
    from tray_app.storage.history import History, StorageError

    try:
        profile.ensure()
        return History.open(profile.history_file, now=now)
    except (StorageError, OSError) as error:
        raise UsageError(str(error)) from error


def moment(text: str | None, *, default: datetime) -> datetime:
    """An ISO 8601 time from the command line; without a zone it is local time."""
    if text is None:
        return default
    try:
        return datetime.fromisoformat(text).astimezone(UTC)
    except ValueError:
        raise UsageError(
            tr("“{text}” is not a time; write it like 2026-08-15T08:12 or 2026-08-15T08:12:00Z.", text=text)
        ) from None


def moment_with_zone(text: str | None) -> datetime:
    """Like `moment`, but keeps the zone that was written: texts speak in it."""
    if text is None:
        return datetime.now().astimezone()
    parsed = moment(text, default=datetime.now(UTC))
    written = datetime.fromisoformat(text)
    return written if written.tzinfo is not None else parsed.astimezone()


def has_desktop() -> bool:
    """Whether there is a desktop session to show a tray icon on."""
    if not sys.platform.startswith("linux"):
        return True
    offscreen = os.environ.get("QT_QPA_PLATFORM", "") not in ("", "xcb", "wayland")
    return offscreen or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def say(text: str = "") -> None:
    """Prints one piece of output."""
    print(text, flush=True)


def say_json(value: object, *, indent: int | None = 2) -> None:
    """Prints a JSON value; `indent=None` puts it on one line."""
    say(json.dumps(value, ensure_ascii=False, indent=indent))


def read_text(argument: str | None) -> str:
    """The text argument; `-` or none means stdin."""
    if argument not in (None, "-"):
        return str(argument)
    if sys.stdin is None or (argument is None and sys.stdin.isatty()):
        raise UsageError(tr("Give a text, or “-” to read it from the standard input."))
    return sys.stdin.buffer.read().decode("utf-8", errors="replace")
