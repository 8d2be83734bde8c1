"""GNOME Shell nested in a test's screen, on Wayland or on X11, with or without its extension for tray icons."""

from __future__ import annotations

import json
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
from tests.e2e.sessions import install, session, wait_patiently
from tests.fakes.desk import Desk

PROGRAMS = ("gnome-shell", "gjs", "gsettings")
EXTENSION = "ubuntu-appindicators@ubuntu.com"
BAR_HEIGHT = 32
_EXTENSIONS = Path("/usr/share/gnome-shell/extensions")
_KINDS = {"wayland": ("--nested", "--wayland"), "x11": ("--x11",)}
_SHELL = DBusAddress("/org/gnome/Shell", bus_name="org.gnome.Shell", interface="org.gnome.Shell")
_SWITCHES = DBusAddress("/org/gnome/Shell", bus_name="org.gnome.Shell", interface="org.gnome.Shell.Extensions")


def missing() -> list[str]:
    """Which of the programs are not installed."""
    absent = [name for name in PROGRAMS if shutil.which(name) is None]
    return absent if (_EXTENSIONS / EXTENSION).exists() else [*absent, "gnome-shell-extension-appindicator"]


@dataclass
class Gnome:
    """The shell, asked in its own words (`Eval`, which `--unsafe-mode` allows)."""

    desk: Desk

    def ask(self, script: str) -> Any:
        """The value of a piece of the shell's JavaScript; fails with its error."""
        answer = self._call(_SHELL, "Eval", "s", (f"JSON.stringify({script})",))
        assert answer[0], answer[1]
        # What the script gives comes as JSON once more.
        return json.loads(json.loads(answer[1])) if answer[1] else None

    def messages(self) -> list[dict[str, Any]]:
        """Title and body of each message that the shell keeps."""
        return list(
            self.ask(
                "imports.ui.main.messageTray.getSources().flatMap(source => source.notifications)"
                ".map(one => ({title: one.title, body: one.bannerBodyText, urgency: one.urgency}))"
            )
        )

    def windows(self) -> dict[str, bool]:
        """Titles of all windows, and whether each has the keyboard."""
        return dict(
            self.ask(
                "Object.fromEntries(global.get_window_actors().map(actor => actor.meta_window)"
                ".map(window => [window.title, window.has_focus()]))"
            )
        )

    def bring_to_front(self, title: str) -> None:
        """Gives this window the keyboard, as its user does by a click."""
        windows = "global.get_window_actors().map(actor => actor.meta_window)"
        self.ask(f"{windows}.find(window => window.title === '{title}').activate(global.get_current_time())")

    def switch_extension(self, on: bool) -> None:
        """Turns the tray on or off, as its user does."""
        (done,) = self._call(_SWITCHES, "EnableExtension" if on else "DisableExtension", "s", (EXTENSION,))
        assert done

    def icon(self, colour: tuple[int, int, int], name: str) -> list[tuple[int, int]]:
        """Where in the bar this colour is, looked up in a picture of that name."""
        return pictures.spots(self.desk.screenshot(name), colour, (640, 0, 640, BAR_HEIGHT))

    def button(self, label: str) -> tuple[int, int] | None:
        """Where this button of the shown message is, which opens while the mouse is on it."""
        banner = _rectangle("imports.ui.main.messageTray._bannerBin")
        x, y, width, height = self.ask(banner)
        self.desk.xdotool("mousemove", str(x + width // 2 + 1), str(y + height // 2), "mousemove_relative", "1", "1")
        buttons = self.ask(
            "(imports.ui.main.messageTray._banner?._buttonBox?.get_children() ?? [])"
            f".map(button => [button.label, {_rectangle('button')}])"
        )
        return _middle_of(label, buttons)

    def menu(self, name: str) -> list[tuple[int, int]]:
        """Where an open menu's ground is, looked up in a picture of that name."""
        return pictures.spots(self.desk.screenshot(name), (53, 53, 53), (640, BAR_HEIGHT, 640, 500))

    def menu_item(self, label: str) -> tuple[int, int] | None:
        """Where this line of the open menu is."""
        lines = "imports.ui.main.panel.menuManager.activeMenu?._getMenuItems() ?? []"
        return _middle_of(label, self.ask(f"({lines}).map(line => [line.label?.text, {_rectangle('line')}])"))

    def _call(self, where: DBusAddress, method: str, signature: str, arguments: tuple[Any, ...]) -> Any:
        with open_dbus_connection(self.desk.bus) as connection:
            message = new_method_call(where, method, signature, arguments)
            return connection.send_and_get_reply(message, timeout=10).body


def _middle_of(label: str, drawn: list[tuple[str, list[int]]]) -> tuple[int, int] | None:
    """The middle of what bears this label, if it is drawn by now."""
    for text, (left, top, width, height) in drawn:
        if text == label and width and height:
            return left + width // 2, top + height // 2
    return None


def _rectangle(actor: str) -> str:
    """Left, top, width and height of something drawn."""
    return f"[...{actor}.get_transformed_position(), ...{actor}.get_transformed_size()].map(Math.round)"


@contextmanager
def gnome(desk: Desk, kind: str, extension: bool) -> Iterator[Gnome]:
    """The shell of this kind (`wayland`, `x11`), past its greetings."""
    install(desk)
    # What the shell says once to everybody is taken as said.
    said = desk.runtime / "data" / "gnome-shell" / "lock-warning-shown"
    said.parent.mkdir(parents=True)
    said.touch()
    desk.extra |= {"GSETTINGS_BACKEND": "keyfile", "XDG_SESSION_TYPE": kind, "XDG_CURRENT_DESKTOP": "GNOME"}
    with session(desk, ["org.gnome.Shell.Notifications"]):
        _set(desk, "org.gnome.shell", "enabled-extensions", f"['{EXTENSION}']" if extension else "[]")
        _set(desk, "org.gnome.desktop.interface", "enable-animations", "false")
        desk.run(
            "gnome-shell", *_KINDS[kind], "--sm-disable", "--unsafe-mode", MUTTER_DEBUG_DUMMY_MODE_SPECS="1280x900"
        )
        made = Gnome(desk)
        wait_patiently(lambda: _is_up(made), what="the shell")
        if kind == "wayland":
            desk.extra |= {"WAYLAND_DISPLAY": "wayland-0", "DISPLAY": ""}
        made.ask("imports.ui.main.overview.hide()")
        made.ask("imports.ui.main.messageTray.getSources().forEach(source => source.destroy())")
        yield made


def _set(desk: Desk, schema: str, key: str, value: str) -> None:
    subprocess.run(["gsettings", "set", schema, key, value], env=desk.environment, timeout=10, check=True)


def _is_up(shell: Gnome) -> bool:
    try:
        return bool(shell.ask("!imports.ui.main.layoutManager._startingUp"))
    except (AssertionError, TypeError, IndexError, ValueError, KeyError):
        return False
