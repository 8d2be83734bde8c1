"""Starts Mailampel with the session: an XDG entry, a LaunchAgent or a value of Windows' Run key.

The contents are plain functions; only `is_enabled`, `enable` and `disable` touch the computer. In a sandbox the
desktop is asked (`background_portal`), and may ask its user: then `enable` and `disable` wait for the answer.
"""

from __future__ import annotations

import os
import plistlib
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tray_app.desktop import background_portal
from tray_app.desktop.background_portal import PortalError
from tray_app.resource_files import RESOURCES
from tray_app.texts import tr

NAME = "mailampel"
AGENT = "org.mailampel.Mailampel"
_RUN_KEY = r"Software\Microsoft\Windows\CurrentVersion\Run"
_RESERVED = set(" \t\n\"'\\><~|&;$*?#()`")


class AutostartError(OSError):
    """It could not be changed; one sentence."""


def program(profile_dir: str = "") -> list[str]:
    """The command that starts this very program; the profile is named unless it is the usual one."""
    installed = shutil.which(NAME)
    command = [installed] if installed else [sys.executable, "-m", "tray_app"]
    return [*command, "--profile", profile_dir] if profile_dir else command


def desktop_entry(command: Sequence[str], folder: str = "") -> str:
    """The entry for `~/.config/autostart`: the program's own, with this command."""
    template = (RESOURCES / "mailampel.desktop").read_text(encoding="utf-8")
    lines = [line for line in template.splitlines() if not line.startswith(("Exec=", "TryExec=", "StartupNotify="))]
    lines.append(f"Exec={' '.join(map(_quoted, command))}")
    if folder:
        lines.append(f"Path={folder}")
    lines.append("X-GNOME-Autostart-enabled=true")
    return "\n".join(lines) + "\n"


def _quoted(argument: str) -> str:
    """As the Desktop Entry Specification wants it: quoted if need be, escaped twice, `%` doubled."""
    text = argument.replace("%", "%%")
    if not text or _RESERVED & set(text):
        escaped = "".join(f"\\{letter}" if letter in '"`$\\' else letter for letter in text)
        text = f'"{escaped}"'
    return text.replace("\\", "\\\\")


def launch_agent(command: Sequence[str], folder: str = "") -> bytes:
    """The property list for `~/Library/LaunchAgents`."""
    entries: dict[str, object] = {"Label": AGENT, "ProgramArguments": list(command), "RunAtLoad": True}
    if folder:
        entries["WorkingDirectory"] = folder
    return plistlib.dumps(entries)


def run_value(command: Sequence[str]) -> str:
    """The value for Windows' Run key; without a console window."""
    first = command[0]
    if first.lower().endswith("python.exe"):
        first = f"{first[: -len('python.exe')]}pythonw.exe"
    return subprocess.list2cmdline([first, *command[1:]])


def is_enabled() -> bool:
    """Whether the program starts with the session."""
    if sys.platform == "win32":
        return _windows_value() is not None
    return _file().exists()


def enable(command: Sequence[str]) -> None:
    """Starts `command` with every session from now on."""
    folder = "" if command[0].endswith(NAME) else str(RESOURCES.parent)
    try:
        if sys.platform == "win32":
            _set_windows_value(run_value(command))
        elif sys.platform == "darwin":
            _write(launch_agent(command, folder))
        else:
            _ask_portal(command, on=True)
            # In a sandbox it starts nothing, but remembers what was granted: a portal cannot be asked how things stand.
            _write(desktop_entry(command, folder).encode())
    except AutostartError:
        raise
    except OSError as error:
        raise _in_words(error) from error


def disable() -> None:
    """No longer starts with the session."""
    if not is_enabled():
        return
    try:
        if sys.platform == "win32":
            _set_windows_value(None)
        else:
            _ask_portal([NAME], on=False)
            _file().unlink(missing_ok=True)
    except AutostartError:
        raise
    except OSError as error:
        raise _in_words(error) from error


def _in_words(error: OSError) -> AutostartError:
    return AutostartError(
        tr("Starting with the computer cannot be changed: {problem}.", problem=error.strerror or error)
    )


def _ask_portal(command: Sequence[str], *, on: bool) -> None:
    """Out of a sandbox nothing else has an effect."""
    if not background_portal.is_sandboxed():
        return
    try:
        background_portal.request_autostart(command, on=on)
    except PortalError as error:
        raise AutostartError(str(error)) from error


def _file() -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{AGENT}.plist"
    config = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(config) / "autostart" / f"{NAME}.desktop"


def _write(content: bytes) -> None:
    file = _file()
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


if sys.platform == "win32":
    import winreg

    def _windows_value() -> str | None:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
                return str(winreg.QueryValueEx(key, NAME)[0])
        except FileNotFoundError:
            return None

    def _set_windows_value(value: str | None) -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
            if value is not None:
                winreg.SetValueEx(key, NAME, 0, winreg.REG_SZ, value)
            elif _windows_value() is not None:
                winreg.DeleteValue(key, NAME)
