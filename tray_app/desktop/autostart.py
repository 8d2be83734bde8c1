"""Starts Mailampel with the session: an XDG entry, a LaunchAgent or a value of Windows' Run key.

The contents are plain functions; only `is_enabled`, `enable` and `disable` touch the computer. Each profile has an
entry of its own; `name` is that of the usual one. In a sandbox the desktop is asked (`background_portal`), and may ask
its user: then `enable` and `disable` wait for the answer.
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
_APPROVED_KEY = r"Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
"""Where Windows' own list of programs that start with the computer notes what its user has switched off."""
_PACKAGE = Path(__file__).resolve().parent.parent
_CHECKOUT = "" if _PACKAGE in RESOURCES.parents else str(_PACKAGE.parent)
"""Where the program must be started if it was not installed."""
_FROM_THERE = "import sys;sys.path[0]=sys.argv.pop(1);import tray_app.__main__ as m;m.main()"
"""The Run key names no folder to start in, and has room for 260 characters."""
_SWITCHED_OFF = frozenset({"hidden=true", "x-gnome-autostart-enabled=false"})
"""How the session settings of desktops switch an entry off without removing it."""
_RESERVED = set(" \t\n\"'\\><~|&;$*?#()`")


class AutostartError(OSError):
    """It could not be changed; one sentence."""


def program(profile_dir: str = "") -> list[str]:
    """The command that starts this very program; the profile is named unless it is the usual one."""
    beside = Path(sys.executable).with_name(NAME)
    installed = str(beside) if beside.is_file() else shutil.which(NAME)
    # On Windows that would be a program of the console, whose window would open with every session.
    as_module = not installed or sys.platform == "win32"
    command = [sys.executable, "-m", "tray_app"] if as_module else [str(installed)]
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


def launch_agent(command: Sequence[str], folder: str = "", label: str = AGENT) -> bytes:
    """The property list for `~/Library/LaunchAgents`."""
    entries: dict[str, object] = {"Label": label, "ProgramArguments": list(command), "RunAtLoad": True}
    if folder:
        entries["WorkingDirectory"] = folder
    return plistlib.dumps(entries)


def run_value(command: Sequence[str], folder: str = "") -> str:
    """The value for Windows' Run key; without a console window."""
    first, *more = command
    if first.lower().endswith("python.exe"):
        first = f"{first[: -len('python.exe')]}pythonw.exe"
    if folder and more[:2] == ["-m", "tray_app"]:
        more = ["-c", _FROM_THERE, folder, *more[2:]]
    return subprocess.list2cmdline([first, *more])


def is_enabled(name: str = NAME) -> bool:
    """Whether the program starts with the session."""
    if sys.platform == "win32":
        return _windows_value(name) is not None and _is_approved(name)
    try:
        lines = _file(name).read_bytes().decode("utf-8", "replace").lower().splitlines()
    except OSError:
        return False
    return not _SWITCHED_OFF & {line.replace(" ", "") for line in lines}


def enable(command: Sequence[str], name: str = NAME) -> None:
    """Starts `command` with every session from now on."""
    folder = _CHECKOUT if "tray_app" in command else ""
    try:
        if sys.platform == "win32":
            _set_windows_value(name, run_value(command, folder))
        elif sys.platform == "darwin":
            _write(name, launch_agent(command, folder, _file(name).stem))
        else:
            _ask_portal(command, on=True)
            # In a sandbox it starts nothing, but remembers what was granted: a portal cannot be asked how things stand.
            _write(name, desktop_entry(command, folder).encode())
    except AutostartError:
        raise
    except OSError as error:
        raise _in_words(error) from error


def disable(name: str = NAME) -> None:
    """No longer starts with the session."""
    if not is_enabled(name):
        return
    try:
        if sys.platform == "win32":
            _set_windows_value(name, None)
        else:
            _ask_portal([NAME], on=False)
            _file(name).unlink(missing_ok=True)
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


def _file(name: str) -> Path:
    if sys.platform == "darwin":
        return Path.home() / "Library" / "LaunchAgents" / f"{AGENT}{name.removeprefix(NAME)}.plist"
    config = os.environ.get("XDG_CONFIG_HOME") or Path.home() / ".config"
    return Path(config) / "autostart" / f"{name}.desktop"


def _write(name: str, content: bytes) -> None:
    file = _file(name)
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)


if sys.platform == "win32":
    import winreg

    def _windows_value(name: str, key_name: str = _RUN_KEY) -> object:
        try:
            with winreg.OpenKey(winreg.HKEY_CURRENT_USER, key_name) as key:
                return winreg.QueryValueEx(key, name)[0]
        except FileNotFoundError:
            return None

    def _is_approved(name: str) -> bool:
        """An odd first byte means switched off; nothing at all means on."""
        mark = _windows_value(name, _APPROVED_KEY)
        return not isinstance(mark, bytes) or not mark or mark[0] % 2 == 0

    def _set_windows_value(name: str, value: str | None) -> None:
        with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _RUN_KEY) as key:
            if value is not None:
                winreg.SetValueEx(key, name, 0, winreg.REG_SZ, value)
            elif _windows_value(name) is not None:
                winreg.DeleteValue(key, name)
        if value is not None and not _is_approved(name):
            with winreg.CreateKey(winreg.HKEY_CURRENT_USER, _APPROVED_KEY) as key:
                winreg.DeleteValue(key, name)
