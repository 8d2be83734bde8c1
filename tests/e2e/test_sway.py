"""The story on Wayland: sway, waybar, and mako, which answers some calls twice."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.e2e import pictures
from tests.e2e.sway import missing, sway
from tests.e2e.test_outage import OK, OUTAGE, status_of
from tests.fakes.bus_listener import BusListener
from tests.fakes.desk import end, wait_until

pytestmark = pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}")
TRAY, DAEMON = "org.kde.StatusNotifierWatcher", "org.freedesktop.Notifications"
WORDS = "Our mail storage has failed."
WINDOW = "Mailampel"


@pytest.fixture
def listener(the_desk):
    with BusListener(the_desk.bus) as listening:
        yield listening


@pytest.fixture
def session(the_desk):
    with sway(the_desk) as compositor:
        yield compositor


@pytest.fixture
def mako(session, listener):
    program = session.start_daemon()
    wait_until(lambda: listener.has(DAEMON), what="mako")
    return program


@pytest.fixture
def waybar(session, listener):
    program = session.start_bar()
    wait_until(lambda: listener.has(TRAY), what="waybar")
    return program


def test_the_story_on_sway(the_desk, session, waybar, mako, listener, mail, provider, profile):
    program = the_desk.mailampel(profile.data_dir)
    wait_until(lambda: session.icon(OK, "sway-ok"), what="a green icon in the bar")
    assert session.windows() == {}

    provider.says("Mail is down", f"{WORDS} We are working on it.", datetime.now(UTC))
    wait_until(lambda: provider.was_heard, what="the provider's words read")
    mail.stop()
    wait_until(lambda: _titles(session) == ["Outage at Nordpost"], what="the message")
    (outage,) = session.messages()
    assert WORDS in outage["body"]
    assert outage["actions"]["default"] == "Show"
    wait_until(lambda: session.icon(OUTAGE, "sway-outage"), what="a red icon")

    provider.says("Resolved: Mail is down", "The mail storage works again. The problem is solved.", datetime.now(UTC))
    mail.start()
    wait_until(lambda: _titles(session) == ["Nordpost works again"], what="the message in its place")
    assert session.messages()[0]["id"] == outage["id"]
    wait_until(lambda: session.icon(OK, "sway-recovered"), what="a green icon again")
    assert end(program) == 0
    assert "Traceback" not in the_desk.output_of(program)


def test_a_click_on_the_message_opens_the_window_and_takes_it_back(the_desk, session, waybar, mako, mail, profile):
    the_desk.mailampel(profile.data_dir)
    wait_until(lambda: status_of(the_desk, profile) == "ok", what="ok")
    mail.stop()
    wait_until(lambda: _titles(session) == ["Outage at Nordpost"], what="the message")
    _click_on_message(the_desk, session)
    wait_until(lambda: session.windows().get(WINDOW), what="the window with the keyboard")
    wait_until(lambda: session.messages() == [], what="no message left")
    session.screenshot("sway-window")


def _click_on_message(the_desk, session):
    # mako draws in the upper right corner, 300 wide, below the bar.
    the_desk.click(1024 - 150, 30 + 10 + 40)


def test_a_click_on_the_icon_opens_the_window(the_desk, session, waybar, mako, profile):
    the_desk.mailampel(profile.data_dir)
    wait_until(lambda: len(session.icon(OK, "sway-ok")) > 20, what="a whole green icon")
    the_desk.click(*pictures.middle(session.icon(OK, "sway-ok")))
    wait_until(lambda: session.windows().get(WINDOW), what="the window with the keyboard")


def test_the_menu_opens_at_the_icon(the_desk, session, waybar, mako, profile):
    the_desk.mailampel(profile.data_dir)
    wait_until(lambda: len(session.icon(OK, "sway-ok")) > 20, what="a whole green icon")
    the_desk.click(*pictures.middle(session.icon(OK, "sway-ok")), button=3)
    wait_until(lambda: len(session.menu("sway-menu")) > 10_000, what="the menu")
    left, top = min(session.menu("sway-menu"))[0], min(y for _, y in session.menu("sway-menu"))
    the_desk.click(left + 60, top + 44)  # "Open Mailampel", below the line that says the state
    wait_until(lambda: WINDOW in session.windows(), what="the window")


def test_a_bar_that_comes_late_goes_and_returns_shows_the_whole_icon(the_desk, session, mako, listener, profile):
    the_desk.mailampel(profile.data_dir)
    wait_until(lambda: status_of(the_desk, profile) == "ok", what="ok without a bar")
    bar = session.start_bar()
    # waybar draws a sliver until the icon is set once more.
    wait_until(lambda: len(session.icon(OK, "sway-late")) > 20, what="a whole green icon in the late bar")
    bar.kill()
    bar.wait()
    wait_until(lambda: not listener.has(TRAY), what="no tray")
    session.start_bar()
    wait_until(lambda: len(session.icon(OK, "sway-late")) > 20, what="a whole green icon in the bar that came back")


def test_mako_dies_and_is_reborn(the_desk, session, waybar, mako, mail, listener, profile):
    the_desk.mailampel(profile.data_dir)
    wait_until(lambda: status_of(the_desk, profile) == "ok", what="ok")
    mail.stop()
    wait_until(lambda: _titles(session) == ["Outage at Nordpost"], what="the message")
    mako.kill()
    mako.wait()
    wait_until(lambda: not listener.has(DAEMON), what="no daemon")
    session.start_daemon()
    wait_until(lambda: listener.has(DAEMON), what="mako reborn")
    mail.start()
    wait_until(lambda: _titles(session) == ["Nordpost works again"], what="the message from the new one")


def _titles(session):
    return [message["summary"] for message in session.messages()]
