"""sway with waybar and mako, nested in a test's screen, so that mouse and pictures work as on X11."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, new_method_call
from jeepney.io.blocking import open_dbus_connection

from tests.e2e import pictures
from tests.fakes.desk import Desk, end, wait_until

PROGRAMS = ("sway", "waybar", "mako", "setpriv")
BAR_HEIGHT = 30
_NOBODY = 65534
_CONFIG = """
output * bg #203040 solid_color
default_border none
focus_on_window_activation smart
"""
_BAR = {"modules-right": ["tray"], "height": BAR_HEIGHT, "tray": {"icon-size": 22, "spacing": 4}}
_BAR_STYLE = "window#waybar { background: #222222; }"
_MAKO = DBusAddress("/fr/emersion/Mako", bus_name="org.freedesktop.Notifications", interface="fr.emersion.Mako")


def missing() -> list[str]:
    """Which of the programs are not installed."""
    return [name for name in PROGRAMS if shutil.which(name) is None]


@dataclass
class Sway:
    """The compositor; bar and daemon are started and ended by the test."""

    desk: Desk

    def start_bar(self) -> subprocess.Popen[bytes]:
        """waybar with nothing but its tray."""
        config, style = self.desk.runtime / "waybar.json", self.desk.runtime / "waybar.css"
        config.write_text(json.dumps(_BAR))
        style.write_text(_BAR_STYLE)
        return self.desk.run("waybar", "-c", str(config), "-s", str(style))

    def start_daemon(self) -> subprocess.Popen[bytes]:
        """mako as it comes, without a time limit."""
        config = self.desk.runtime / "mako.conf"
        config.write_text("default-timeout=0\nignore-timeout=1\n")
        return self.desk.run("mako", "--config", str(config))

    def messages(self) -> list[dict[str, Any]]:
        """What mako shows now: `id`, `summary`, `body`, `urgency`, `actions` and more of each."""
        with open_dbus_connection(self.desk.bus) as connection:
            answer = connection.send_and_get_reply(new_method_call(_MAKO, "ListNotifications"), timeout=5)
        return [{name: value for name, (_, value) in each.items()} for each in answer.body[0]]

    def windows(self) -> dict[str, bool]:
        """Titles of all windows, and whether each has the keyboard."""
        found: dict[str, bool] = {}
        nodes = [json.loads(self._tell("-t", "get_tree"))]
        while nodes:
            node = nodes.pop()
            if node.get("pid"):
                found[node["name"]] = node["focused"]
            nodes += node.get("nodes", []) + node.get("floating_nodes", [])
        return found

    def screenshot(self, name: str) -> Path:
        """What is on the screen, kept among the artifacts."""
        return self.desk.screenshot(name)

    def icon(self, colour: tuple[int, int, int], name: str) -> list[tuple[int, int]]:
        """Where in the bar this colour is, looked up in a picture of that name."""
        return pictures.spots(self.screenshot(name), colour, (0, 0, 1280, BAR_HEIGHT))

    def menu(self, name: str) -> list[tuple[int, int]]:
        """Where an open menu's white ground is, looked up in a picture of that name."""
        return pictures.spots(self.screenshot(name), (255, 255, 255), (500, 10, 524, 400))

    def _tell(self, *arguments: str) -> str:
        return subprocess.run(
            ["swaymsg", *arguments], env=self.desk.environment, capture_output=True, text=True, timeout=10, check=True
        ).stdout


@contextmanager
def sway(desk: Desk) -> Iterator[Sway]:
    """The compositor, as another user, for it refuses root; its programs need not be."""
    folder = desk.runtime / "sway"
    folder.mkdir(mode=0o700)
    config = folder / "config"
    config.write_text(_CONFIG)
    desk.runtime.chmod(0o711)
    os.chown(folder, _NOBODY, _NOBODY)
    as_nobody = ["setpriv", f"--reuid={_NOBODY}", f"--regid={_NOBODY}", "--clear-groups"]
    home = {"XDG_RUNTIME_DIR": str(folder), "HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    program = desk.run(*as_nobody, "sway", "--config", str(config), WLR_BACKENDS="x11", WLR_RENDERER="pixman", **home)
    wait_until(lambda: _sockets(folder), what="sway's sockets")
    wayland, control = _sockets(folder)
    desk.extra |= {
        "WAYLAND_DISPLAY": str(wayland),
        "SWAYSOCK": str(control),
        "DISPLAY": "",
        "XDG_SESSION_TYPE": "wayland",
        "XDG_CURRENT_DESKTOP": "sway",
    }
    try:
        yield Sway(desk)
    finally:
        end(program)


def _sockets(folder: Path) -> list[Path]:
    """The socket of Wayland and the one of sway, once both are there."""
    found = [path for name in ("wayland-[0-9]", "sway-ipc.*.sock") for path in folder.glob(name)]
    return found if len(found) == 2 else []
