"""The same story on real panels and with real notification daemons; the pictures are kept among the artifacts."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.e2e import pictures
from tests.e2e.test_outage import OK, OUTAGE, status_of
from tests.fakes.bus_listener import BusListener
from tests.fakes.desk import end, wait_until


def _installed(pattern: str) -> str:
    return next((str(path) for path in Path("/usr/lib").glob(pattern)), "")


XFCONFD = _installed("*/xfce4/xfconf/xfconfd")
XFCE_NOTIFYD = _installed("*/xfce4/notifyd/xfce4-notifyd")
XFCE_PANEL = """<?xml version="1.0"?>
<channel name="xfce4-panel" version="1.0">
  <property name="configver" type="int" value="2"/>
  <property name="panels" type="array"><value type="int" value="1"/>
    <property name="panel-1" type="empty">
      <property name="position" type="string" value="p=10;x=0;y=0"/>
      <property name="length" type="uint" value="100"/>
      <property name="size" type="uint" value="30"/>
      <property name="plugin-ids" type="array"><value type="int" value="1"/></property>
    </property>
  </property>
  <property name="plugins" type="empty"><property name="plugin-1" type="string" value="systray"/></property>
</channel>
"""
LXQT_PANEL = """[General]
panels=panel1
[panel1]
plugins=statusnotifier
position=Bottom
[statusnotifier]
type=statusnotifier
"""
DUNST = """[global]
mouse_right_click = context
dmenu = {chooser}
"""
CHOOSER = """#!/bin/sh
# In place of the menu of actions: takes the one that the test asks for.
exec grep -m1 'Got it'
"""
DESKTOPS = {
    "xfce": [[XFCONFD], ["xfce4-panel", "--disable-wm-check"], [XFCE_NOTIFYD]],
    "lxqt": [["lxqt-panel"], ["dunst"]],
}
PANELS = {"xfce": "xfce4-panel", "lxqt": "lxqt-panel"}
TRAY, DAEMON = "org.kde.StatusNotifierWatcher", "org.freedesktop.Notifications"


@pytest.fixture(params=sorted(DESKTOPS))
def bare_desktop(request, the_desk, listener):
    """A desktop with a window manager, settings for panel and daemon, and neither yet; gives its name."""
    programs = [["openbox"], *DESKTOPS[request.param]]
    missing = [program for program, *_ in programs if not program or shutil.which(program) is None]
    if missing:
        pytest.skip("a program of this desktop is not installed")
    _write(the_desk.runtime / "config/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml", XFCE_PANEL)
    _write(the_desk.runtime / "config/lxqt/panel.conf", LXQT_PANEL)
    _write(the_desk.runtime / "config/dunst/dunstrc", DUNST.format(chooser=the_desk.runtime / "chooser"))
    _write(the_desk.runtime / "chooser", CHOOSER)
    (the_desk.runtime / "chooser").chmod(0o700)
    the_desk.extra["XDG_CURRENT_DESKTOP"] = request.param.upper()
    the_desk.run("openbox")
    if request.param == "xfce":
        the_desk.run(XFCONFD)
        wait_until(lambda: listener.has("org.xfce.Xfconf"), what="xfconfd")
    return request.param


@pytest.fixture
def desktop(the_desk, bare_desktop, listener):
    """All of it, panel and daemon as well; gives its name."""
    start_panel(the_desk, bare_desktop)
    the_desk.run(*DESKTOPS[bare_desktop][-1])
    wait_until(lambda: listener.has(TRAY), what="a tray")
    wait_until(lambda: listener.has(DAEMON), what="a daemon")
    return bare_desktop


def start_panel(the_desk, name):
    return the_desk.run(*next(command for command in DESKTOPS[name] if command[0] == PANELS[name]))


def _write(file, text):
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text)


@pytest.fixture
def listener(the_desk):
    with BusListener(the_desk.bus) as listening:
        yield listening


def test_the_story_on_a_real_desktop(the_desk, desktop, listener, mail, profile):
    the_desk.mailampel(profile.data_dir)
    listener.wait(lambda: "RegisterStatusNotifierItem" in listener.calls)
    wait_until(lambda: status_of(the_desk, profile) == "ok", what="ok")
    wait_until(lambda: _icon(the_desk, f"{desktop}-ok"), what="a green icon in the panel")

    mail.stop()
    listener.wait(lambda: "Outage at Nordpost" in listener.titles)
    wait_until(lambda: status_of(the_desk, profile) == "outage", what="outage")
    wait_until(lambda: _icon(the_desk, f"{desktop}-outage", OUTAGE), what="a red icon in the panel")

    the_desk.ask(profile.data_dir)
    wait_until(lambda: the_desk.windows("^Mailampel$"), what="the window")
    the_desk.screenshot(f"{desktop}-window")

    wait_until(lambda: _press(the_desk, *GOT_IT[desktop]) or acknowledged(profile), what="the outage acknowledged")
    mail.start()
    listener.wait(lambda: "Nordpost works again" in listener.titles)
    wait_until(lambda: status_of(the_desk, profile) == "ok", what="ok again")
    wait_until(lambda: _icon(the_desk, f"{desktop}-recovered"), what="a green icon again")


def test_a_panel_that_comes_late_goes_and_returns_shows_the_icon(the_desk, bare_desktop, listener, profile):
    program = the_desk.mailampel(profile.data_dir)
    wait_until(lambda: status_of(the_desk, profile) == "ok", what="ok without a panel")
    panel = start_panel(the_desk, bare_desktop)
    wait_until(lambda: _icon(the_desk, f"{bare_desktop}-late"), what="a green icon in the late panel")
    end(panel)
    wait_until(lambda: not listener.has(TRAY), what="no tray")
    start_panel(the_desk, bare_desktop)
    wait_until(lambda: _icon(the_desk, f"{bare_desktop}-late"), what="a green icon in the panel that came back")
    assert end(program) == 0


def _icon(the_desk, name, colour=OK):
    return len(pictures.spots(the_desk.screenshot(name), colour, (0, 860, 1280, 40))) > 20


GOT_IT = {
    # The daemon's window, where in it from the right lower corner, and with which mouse button.
    "xfce": ("^xfce4-notifyd$", 65, 32, 1),
    "lxqt": ("^Dunst$", 160, 30, 3),
}


def _press(the_desk, title, from_right, from_bottom, button):
    """Presses it if it is drawn by now; a message may still grow while it appears."""
    for window in the_desk.windows(title):
        lines = the_desk.xdotool("getwindowgeometry", "--shell", window).splitlines()
        place = {name: int(value) for name, _, value in (line.partition("=") for line in lines)}
        if place:
            x, y = place["X"] + place["WIDTH"] - from_right, place["Y"] + place["HEIGHT"] - from_bottom
            the_desk.click(x, y, button)
    return False


def acknowledged(profile):
    """Whether its user has said: got it."""
    with closing(sqlite3.connect(profile.history_file)) as database:
        return database.execute("SELECT 1 FROM memory WHERE name = 'ack:north'").fetchone()
