"""What several commands need: profile, settings, times, printing."""

from __future__ import annotations

import argparse
import json
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tray_app.cli.errors import UsageError
from tray_app.storage.os_words import os_words
from tray_app.storage.paths import Profile
from tray_app.texts import tr, use_language

_YEARS = range(1900, 2200)
"""Further away a time is a mistake, and sums of times soon leave the calendar."""

if TYPE_CHECKING:
    from tray_app.model.settings import Settings
    from tray_app.storage.history import History


def profile_of(options: argparse.Namespace) -> Profile:
    """`--profile`, else `MAILAMPEL_PROFILE`, else the platform's folders."""
    if options.profile == "":
        raise UsageError(tr("--profile needs the name of a folder."))
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


def speak(options: argparse.Namespace) -> None:
    """The language of the settings for a command that needs nothing else of them; broken ones do not stop it."""
    with suppress(UsageError):
        settings_of(profile_of(options), options)


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
        found = datetime.fromisoformat(text).astimezone(UTC)
    except (ValueError, OverflowError):
        found = None
    if found is None or found.year not in _YEARS:
        raise UsageError(
            tr("“{text}” is not a time; write it like 2026-08-15T08:12 or 2026-08-15T08:12:00Z.", text=text)
        )
    return found


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
    try:
        print(text, flush=True)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise UsageError(tr("The output cannot be written: {problem}.", problem=os_words(error))) from error


def say_json(value: object, *, indent: int | None = 2) -> None:
    """Prints a JSON value, in ASCII where the output is not UTF; `indent=None` puts it on one line."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    is_narrow = not encoding.lower().replace("-", "").startswith("utf")
    say(json.dumps(value, ensure_ascii=is_narrow, indent=indent))


def read_line() -> str:
    """The first line of the standard input; empty if there is none."""
    if sys.stdin is None:
        return ""
    try:
        return sys.stdin.readline().rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise UsageError(tr("The standard input must be text in the encoding {name}.", name=error.encoding)) from None


def read_text(argument: str | None) -> str:
    """The text argument; `-` or none means stdin."""
    if argument not in (None, "-"):
        return str(argument)
    if sys.stdin is None or (argument is None and sys.stdin.isatty()):
        raise UsageError(tr("Give a text, or “-” to read it from the standard input."))
    return sys.stdin.buffer.read().decode("utf-8", errors="replace")
