"""The story on GNOME Shell: with its extension for tray icons, and without, where there is no place for an icon."""

from __future__ import annotations

import sys
from datetime import UTC, datetime

import pytest

from tests.e2e import pictures
from tests.e2e.gnome import BAR_HEIGHT, gnome, missing
from tests.e2e.sessions import wait_patiently
from tests.e2e.test_outage import OK, OUTAGE, status_of
from tests.e2e.test_panels import acknowledged
from tests.fakes.desk import end

pytestmark = [
    pytest.mark.desktop("GNOME Shell"),
    pytest.mark.skipif(bool(missing()), reason=f"not installed: {', '.join(missing())}"),
]
WORDS = "Our mail storage has failed."
WINDOW = "Mailampel"
OTHER_PROGRAM = """
from PySide6.QtWidgets import QApplication, QLabel
app = QApplication([])
label = QLabel("Something else")
label.setWindowTitle("Other")
label.resize(700, 500)
label.show()
app.exec()
"""


@pytest.fixture(params=["wayland", "x11"])
def kind(request):
    return request.param


@pytest.fixture
def shell(the_desk, kind):
    with gnome(the_desk, kind, extension=True) as made:
        yield made


@pytest.fixture
def bare_shell(the_desk, kind):
    """Without the extension, as GNOME comes."""
    with gnome(the_desk, kind, extension=False) as made:
        yield made


def test_the_story_on_gnome(the_desk, kind, shell, mail, provider, profile):
    program = the_desk.mailampel(profile.data_dir)
    wait_patiently(lambda: shell.icon(OK, f"gnome-{kind}-ok"), what="a green icon in the bar")
    assert WINDOW not in shell.windows()

    provider.says("Mail is down", f"{WORDS} We are working on it.", datetime.now(UTC))
    wait_patiently(lambda: provider.was_heard, what="the provider's words read")
    mail.stop()
    wait_patiently(lambda: _titles(shell) == ["Outage at Nordpost"], what="the message")
    (outage,) = shell.messages()
    assert WORDS in outage["body"]
    wait_patiently(lambda: shell.icon(OUTAGE, f"gnome-{kind}-outage"), what="a red icon")

    wait_patiently(lambda: shell.button("Got it"), what="the message's buttons")
    the_desk.screenshot(f"gnome-{kind}-buttons")
    the_desk.click(*shell.button("Got it"))
    wait_patiently(lambda: acknowledged(profile), what="the outage acknowledged")

    provider.says("Resolved: Mail is down", "The mail storage works again. The problem is solved.", datetime.now(UTC))
    mail.start()
    wait_patiently(lambda: _titles(shell) == ["Nordpost works again"], what="the message of the recovery")
    wait_patiently(lambda: shell.icon(OK, f"gnome-{kind}-recovered"), what="a green icon again")
    assert end(program) == 0
    assert "Traceback" not in the_desk.output_of(program)


def test_an_extension_switched_off_and_on_shows_the_icon_again(the_desk, kind, shell, profile):
    program = the_desk.mailampel(profile.data_dir)
    wait_patiently(lambda: shell.icon(OK, f"gnome-{kind}-again"), what="a green icon")
    shell.switch_extension(on=False)
    wait_patiently(lambda: not shell.icon(OK, f"gnome-{kind}-again"), what="no icon")
    shell.switch_extension(on=True)
    wait_patiently(lambda: shell.icon(OK, f"gnome-{kind}-again"), what="a green icon again")
    the_desk.click(*pictures.middle(shell.icon(OK, f"gnome-{kind}-again")))
    wait_patiently(lambda: shell.menu_item("Open Mailampel"), what="the icon's menu")
    wait_patiently(lambda: len(shell.menu(f"gnome-{kind}-menu")) > 5_000, what="the menu on the screen")
    the_desk.click(*shell.menu_item("Open Mailampel"))
    wait_patiently(lambda: WINDOW in shell.windows(), what="the window")
    assert end(program) == 0


def test_message_and_menu_bring_the_window_to_the_front(the_desk, kind, shell, mail, profile):
    the_desk.mailampel(profile.data_dir)
    wait_patiently(lambda: shell.icon(OK, f"gnome-{kind}-front"), what="a green icon")
    mail.stop()
    wait_patiently(lambda: _titles(shell) == ["Outage at Nordpost"], what="the message")
    the_desk.run(sys.executable, "-c", OTHER_PROGRAM)
    wait_patiently(lambda: shell.windows().get("Other"), what="another program in front")
    wait_patiently(lambda: shell.button("Got it"), what="the message's buttons")
    x, y = shell.button("Got it")
    the_desk.click(x - 100, y - 60)
    wait_patiently(lambda: shell.windows().get(WINDOW), what="the window in front after a click on the message")
    shell.bring_to_front("Other")
    wait_patiently(lambda: shell.windows().get("Other"), what="the other program in front again")
    the_desk.click(*pictures.middle(shell.icon(OUTAGE, f"gnome-{kind}-front")))
    wait_patiently(lambda: len(shell.menu(f"gnome-{kind}-front")) > 5_000, what="the menu on the screen")
    the_desk.click(*shell.menu_item("Open Mailampel"))
    wait_patiently(lambda: shell.windows().get(WINDOW), what="the window in front after the menu")


def test_without_the_extension_the_window_stands_in(the_desk, kind, bare_shell, mail, profile):
    the_desk.mailampel(profile.data_dir)
    wait_patiently(lambda: WINDOW in bare_shell.windows(), what="the window at the start")
    wait_patiently(lambda: status_of(the_desk, profile) == "ok", what="ok")
    the_desk.screenshot(f"gnome-{kind}-bare")
    mail.stop()
    wait_patiently(lambda: "Outage at Nordpost" in _titles(bare_shell), what="the message")
    wait_patiently(lambda: bare_shell.button("Got it"), what="the message's buttons")
    wait_patiently(lambda: len(_red(the_desk, f"gnome-{kind}-bare-outage")) > 700, what="red in message and window")
    wait_patiently(lambda: "Mailampel" in _titles(bare_shell), what="a word on the missing icon")
    (told,) = (message for message in bare_shell.messages() if message["title"] == "Mailampel")
    assert "AppIndicator" in told["body"]


def _red(the_desk, name):
    return pictures.spots(the_desk.screenshot(name), OUTAGE, (0, BAR_HEIGHT, 1280, 900 - BAR_HEIGHT))


def _titles(shell):
    return [message["title"] for message in shell.messages()]
