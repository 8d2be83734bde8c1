"""The same story on real panels and with real notification daemons; the pictures are kept among the artifacts."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.e2e.test_outage import status_of
from tests.fakes.bus_listener import BusListener
from tests.fakes.desk import wait_until


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
DESKTOPS = {
    "xfce": [[XFCONFD], ["xfce4-panel", "--disable-wm-check"], [XFCE_NOTIFYD]],
    "lxqt": [["lxqt-panel"], ["dunst"]],
}


@pytest.fixture(params=sorted(DESKTOPS))
def desktop(request, the_desk, listener):
    """A desktop with a window manager, a panel and a notification daemon; gives its name."""
    programs = [["openbox"], *DESKTOPS[request.param]]
    missing = [program for program, *_ in programs if not program or shutil.which(program) is None]
    if missing:
        pytest.skip("a program of this desktop is not installed")
    _write(the_desk.runtime / "config/xfce4/xfconf/xfce-perchannel-xml/xfce4-panel.xml", XFCE_PANEL)
    _write(the_desk.runtime / "config/lxqt/panel.conf", LXQT_PANEL)
    for program in programs:
        the_desk.run(*program, XDG_CURRENT_DESKTOP=request.param.upper())
        if program[0] == XFCONFD:
            wait_until(lambda: listener.has("org.xfce.Xfconf"), what="xfconfd")
    wait_until(lambda: listener.has("org.kde.StatusNotifierWatcher"), what="a tray")
    wait_until(lambda: listener.has("org.freedesktop.Notifications"), what="a daemon")
    return request.param


def _write(file, text):
    file.parent.mkdir(parents=True)
    file.write_text(text)


@pytest.fixture
def listener(the_desk):
    with BusListener(the_desk.bus) as listening:
        yield listening


def test_the_story_on_a_real_desktop(the_desk, desktop, listener, mail, profile):
    the_desk.mailampel(profile.data_dir)
    listener.wait(lambda: "RegisterStatusNotifierItem" in listener.calls)
    wait_until(lambda: status_of(the_desk, profile) == "ok", what="ok")
    the_desk.screenshot(f"{desktop}-ok")

    mail.stop()
    listener.wait(lambda: "Outage at Nordpost" in listener.titles)
    wait_until(lambda: status_of(the_desk, profile) == "outage", what="outage")
    the_desk.screenshot(f"{desktop}-outage")

    the_desk.ask(profile.data_dir)
    wait_until(lambda: the_desk.windows("^Mailampel$"), what="the window")
    the_desk.screenshot(f"{desktop}-window")

    mail.start()
    listener.wait(lambda: "Nordpost works again" in listener.titles)
    wait_until(lambda: status_of(the_desk, profile) == "ok", what="ok again")
    the_desk.screenshot(f"{desktop}-recovered")
