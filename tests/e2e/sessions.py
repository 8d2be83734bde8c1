"""What GNOME and Plasma want of a session: services that the bus starts, a system bus, and an end for all of it."""

from __future__ import annotations

import os
import shutil
import signal
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

from tests.fakes.desk import ROOT, Desk, wait_until
from tests.fakes.private_bus import private_bus

_SERVICES = Path("/usr/share/dbus-1/services")
_BUS = DBusAddress("/org/freedesktop/DBus", bus_name="org.freedesktop.DBus", interface="org.freedesktop.DBus")


def wait_patiently(condition: Callable[[], object], what: str) -> None:
    """Large desktops are drawn without a graphics card here, which takes its time on a busy machine."""
    wait_until(condition, timeout_s=60, what=what)


@contextmanager
def session(desk: Desk, services: Sequence[str], **environment: str) -> Iterator[None]:
    """Makes a desk one on which a whole desktop can be started; `services` may be activated on its bus."""
    (desk.runtime / "system").mkdir()
    with private_bus(desk.runtime / "system") as system_bus:
        desk.extra |= {"DBUS_SYSTEM_BUS_ADDRESS": system_bus, "LIBGL_ALWAYS_SOFTWARE": "1", **environment}
        folder = desk.runtime / "services"
        folder.mkdir()
        for name in services:
            shutil.copy(_SERVICES / f"{name}.service", folder)
        with open_dbus_connection(desk.bus) as connection:
            tell = new_method_call(_BUS, "UpdateActivationEnvironment", "a{ss}", (desk.environment,))
            for message in (tell, new_method_call(_BUS, "ReloadConfig")):
                connection.send_and_get_reply(message, timeout=5)
        try:
            yield
        finally:
            _end_all(desk)


def install(desk: Desk) -> None:
    """Puts the program's entry and icon where a package puts them: the shell shows both."""
    entry = (ROOT / "resources" / "mailampel.desktop").read_text()
    entry = entry.replace("Exec=mailampel", f"Exec={sys.executable}")
    for source, target in (
        (entry.encode(), "applications/mailampel.desktop"),
        ((ROOT / "resources" / "icons" / "mailampel.svg").read_bytes(), "icons/hicolor/scalable/apps/mailampel.svg"),
    ):
        file = desk.runtime / "data" / target
        file.parent.mkdir(parents=True)
        file.write_bytes(source)


def _end_all(desk: Desk) -> None:
    """Ends what was started on this desk's bus by whomever, known by the address in its environment."""
    for signum in (signal.SIGTERM, signal.SIGKILL):
        for process in _processes_of(desk):
            with suppress(ProcessLookupError):
                os.kill(process, signum)
        with suppress(AssertionError):
            wait_until(lambda: not _processes_of(desk), timeout_s=2)


def _processes_of(desk: Desk) -> list[int]:
    mark = f"DBUS_SESSION_BUS_ADDRESS={desk.bus}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):
            if mark in (folder / "environ").read_bytes().split(b"\0") and _state(folder) != "Z":
                found.append(int(folder.name))
    return found


def _state(folder: Path) -> str:
    return (folder / "stat").read_text().rpartition(")")[2].split()[0]
