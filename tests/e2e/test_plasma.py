"""The story on KDE Plasma, on X11 and on Wayland."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from tests.e2e import pictures
from tests.e2e.plasma import DAEMON, LAST_BUTTON, missing, plasma
from tests.e2e.sessions import wait_patiently
from tests.e2e.test_outage import OK, OUTAGE, status_of
from tests.e2e.test_panels import acknowledged
from tests.fakes.bus_listener import BusListener
from tests.fakes.desk import end

pytestmark = [
    pytest.mark.desktop("KDE Plasma"),
    pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}"),
]


@pytest.fixture(params=["wayland", "x11"])
def kind(request):
    return request.param


@pytest.fixture
def listener(the_desk):
    with BusListener(the_desk.bus) as listening:
        yield listening


@pytest.fixture
def desktop(the_desk, kind, listener):
    with plasma(the_desk, kind, listener) as made:
        yield made


def test_the_story_on_plasma(the_desk, kind, desktop, listener, mail, provider, profile):
    desktop.start_shell()
    program = the_desk.mailampel(profile.data_dir)
    wait_patiently(lambda: desktop.icon(OK, f"plasma-{kind}-ok"), what="a green icon in the bar")

    provider.says("Mail is down", "Our mail storage has failed. We are working on it.", datetime.now(UTC))
    wait_patiently(lambda: provider.was_heard, what="the provider's words read")
    mail.stop()
    listener.wait(lambda: "Outage at Nordpost" in listener.titles)
    wait_patiently(lambda: desktop.icon(OUTAGE, f"plasma-{kind}-outage"), what="a red icon")
    wait_patiently(lambda: desktop.message(OUTAGE, f"plasma-{kind}-outage"), what="the message")
    the_desk.click(*LAST_BUTTON)
    wait_patiently(lambda: acknowledged(profile), what="the outage acknowledged")

    provider.says("Resolved: Mail is down", "The mail storage works again. The problem is solved.", datetime.now(UTC))
    mail.start()
    listener.wait(lambda: "Nordpost works again" in listener.titles)
    wait_patiently(lambda: desktop.icon(OK, f"plasma-{kind}-recovered"), what="a green icon again")
    assert end(program) == 0
    assert "Traceback" not in the_desk.output_of(program)


def test_a_shell_that_ends_and_returns_shows_icon_and_messages(the_desk, kind, desktop, listener, mail, profile):
    shell = desktop.start_shell()
    the_desk.mailampel(profile.data_dir)
    wait_patiently(lambda: desktop.icon(OK, f"plasma-{kind}-again"), what="a green icon")
    shell.kill()
    shell.wait()
    wait_patiently(lambda: not listener.has(DAEMON), what="no notifications")
    wait_patiently(lambda: not desktop.icon(OK, f"plasma-{kind}-again"), what="no icon")
    desktop.start_shell()
    wait_patiently(lambda: desktop.icon(OK, f"plasma-{kind}-again"), what="a green icon in the shell that came back")
    mail.stop()
    listener.wait(lambda: "Outage at Nordpost" in listener.titles)
    wait_patiently(lambda: desktop.icon(OUTAGE, f"plasma-{kind}-again"), what="a red icon")
    wait_patiently(lambda: desktop.message(OUTAGE, f"plasma-{kind}-again"), what="the message from the new shell")


def test_a_program_that_was_there_before_the_shell_gets_an_icon_that_opens_the_window(the_desk, kind, desktop, profile):
    the_desk.mailampel(profile.data_dir)
    wait_patiently(lambda: status_of(the_desk, profile) == "ok", what="ok without a shell")
    desktop.start_shell()
    wait_patiently(lambda: desktop.icon(OK, f"plasma-{kind}-late"), what="a green icon in the late shell")
    the_desk.click(*pictures.middle(desktop.icon(OK, f"plasma-{kind}-late")))
    wait_patiently(lambda: desktop.cards(f"plasma-{kind}-window"), what="the window")


def test_the_icon_tells_by_its_tooltip_and_its_menu_opens_the_window(the_desk, kind, desktop, profile):
    desktop.start_shell()
    the_desk.mailampel(profile.data_dir)
    wait_patiently(lambda: desktop.icon(OK, f"plasma-{kind}-ok"), what="a green icon")
    x, y = pictures.middle(desktop.icon(OK, f"plasma-{kind}-ok"))
    the_desk.xdotool("mousemove", str(x - 4), str(y), "mousemove", str(x), str(y))
    # "Mailampel: all is well, checked 14:04"; one that takes our words for markup would be empty.
    wait_patiently(lambda: desktop.tooltip(f"plasma-{kind}-tooltip") > 200, what="a tooltip with words in it")
    the_desk.click(x, y, button=3)
    wait_patiently(lambda: desktop.menu_item(1, f"plasma-{kind}-menu"), what="the menu")
    the_desk.click(*desktop.menu_item(1, f"plasma-{kind}-menu"))  # "Open Mailampel", below the state
    wait_patiently(lambda: desktop.cards(f"plasma-{kind}-window"), what="the window")
