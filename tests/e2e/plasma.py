"""KDE Plasma nested in a test's screen, on X11 or on Wayland."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from tests.e2e import pictures
from tests.e2e.sessions import install, session, wait_patiently
from tests.fakes.bus_listener import BusListener
from tests.fakes.desk import Desk

PROGRAMS = ("plasmashell", "kded5", "kwin_x11", "kwin_wayland")
BAR_HEIGHT = 44
LAST_BUTTON = (1216, 801)
"""In a message: it grows upwards from the right lower corner."""
_SERVICES = ("org.kde.ActivityManager", "org.kde.kglobalaccel")
TRAY, DAEMON = "org.kde.StatusNotifierWatcher", "org.freedesktop.Notifications"


def missing() -> list[str]:
    """Which of the programs are not installed."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


@dataclass
class Plasma:
    """The desktop without its shell (panel and notifications), which the test starts and ends."""

    desk: Desk
    listener: BusListener

    def start_shell(self) -> subprocess.Popen[bytes]:
        """Panel, wallpaper and notifications; returns once they answer."""
        shell = self.desk.run("plasmashell", "--no-respawn")
        wait_patiently(lambda: self.listener.has(DAEMON), what="Plasma's notifications")
        return shell

    def icon(self, colour: tuple[int, int, int], name: str) -> list[tuple[int, int]]:
        """Where in the bar this colour is, looked up in a picture of that name."""
        return pictures.spots(self.desk.screenshot(name), colour, (640, 900 - BAR_HEIGHT, 640, BAR_HEIGHT))

    def message(self, colour: tuple[int, int, int], name: str) -> bool:
        """Whether a message with a picture of this colour is drawn, looked up in a picture of that name."""
        return len(pictures.spots(self.desk.screenshot(name), colour, (1180, 600, 80, 240))) > 500

    def tooltip(self, name: str) -> int:
        """How wide the tooltip above the bar is, looked up in a picture of that name; 0 while there is none."""
        ground = pictures.spots(self.desk.screenshot(name), (208, 212, 214), (640, 815, 640, 30))
        return max(x for x, _ in ground) - min(x for x, _ in ground) if len(ground) > 2_000 else 0

    def menu_item(self, number: int, name: str) -> tuple[int, int] | None:
        """Where this line of the icon's open menu is, looked up in a picture of that name; 0 tells the state."""
        ground = pictures.spots(self.desk.screenshot(name), (244, 245, 245), (1000, 560, 280, 290))
        if len(ground) < 20_000:
            return None
        left, top = min(x for x, _ in ground), min(y for _, y in ground)
        return left + 60, top + 16 + 33 * number

    def cards(self, name: str) -> bool:
        """Whether a window of ours is drawn, with its white cards, looked up in a picture of that name."""
        return len(pictures.spots(self.desk.screenshot(name), (255, 255, 255), (0, 0, 1280, 800))) > 20_000


@contextmanager
def plasma(desk: Desk, kind: str, listener: BusListener) -> Iterator[Plasma]:
    """Window manager and background service of this kind (`wayland`, `x11`), and a place for tray icons."""
    about = {"KDE_FULL_SESSION": "true", "KDE_SESSION_VERSION": "5", "XDG_CURRENT_DESKTOP": "KDE"}
    with session(desk, _SERVICES, XDG_SESSION_TYPE=kind, **about):
        install(desk)
        made = Plasma(desk, listener)
        if kind == "x11":
            desk.run("kwin_x11")
            wait_patiently(lambda: listener.has("org.kde.KWin"), what="kwin")
        else:
            _start_wayland(desk)
        desk.run("kded5")
        wait_patiently(lambda: listener.has(TRAY), what="a tray")
        yield made


def _start_wayland(desk: Desk) -> None:
    # The file bears a capability with which containers do not let it start; a copy does not.
    program = shutil.copy(shutil.which("kwin_wayland") or "", desk.runtime / "kwin_wayland")
    socket = desk.runtime / "wayland-0"
    size = ("--width", "1280", "--height", "900")
    desk.run(str(program), "--x11-display", desk.display, *size, "--no-lockscreen", "--socket", socket.name)
    wait_patiently(socket.exists, what="kwin")
    desk.extra |= {"WAYLAND_DISPLAY": socket.name, "DISPLAY": "", "QT_QPA_PLATFORM": ""}
