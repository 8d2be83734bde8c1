"""Does this computer run on battery? Asked whenever something is due anyway; nothing ticks for it."""

from __future__ import annotations

import sys
from pathlib import Path

SUPPLIES = Path("/sys/class/power_supply")


def is_on_battery() -> bool:
    """False where nobody knows."""
    if sys.platform == "win32":
        return _is_on_battery_windows()
    return supplies_say_battery(SUPPLIES)


def supplies_say_battery(folder: Path) -> bool:
    """A battery is being emptied and no mains is plugged in, by Linux's files; False without such files."""
    try:
        supplies = [(_word(path / "type"), path) for path in folder.iterdir()]
    except OSError:
        return False
    if any(kind in ("Mains", "USB") and _word(path / "online") == "1" for kind, path in supplies):
        return False
    return any(
        kind == "Battery" and _word(path / "scope") != "Device" and _word(path / "status") == "Discharging"
        for kind, path in supplies
    )


def _word(path: Path) -> str:
    try:
        return path.read_text().strip()
    except OSError:
        return ""


def _is_on_battery_windows() -> bool:
    import ctypes

    class Status(ctypes.Structure):
        _fields_ = (
            ("line", ctypes.c_ubyte),
            ("flags", ctypes.c_ubyte),
            ("percent", ctypes.c_ubyte),
            ("saver", ctypes.c_ubyte),
            ("seconds", ctypes.c_ulong),
            ("full_seconds", ctypes.c_ulong),
        )

    status = Status()
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - exists on Windows only
    return bool(kernel.GetSystemPowerStatus(ctypes.byref(status))) and status.line == 0
