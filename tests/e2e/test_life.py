"""What happens around the program: trays and daemons that come and go, second starts, hard ends."""

from __future__ import annotations

import json
import os
import signal
import sqlite3

from tests.e2e.test_outage import OK, OUTAGE, colour_of, status_of
from tests.fakes.desk import end, wait_until
from tests.fakes.tray_watcher import TrayWatcher


def test_a_tray_that_comes_late_gets_the_icon(the_desk, messages, profile):
    program = the_desk.mailampel(profile.data_dir)
    wait_until(lambda: status_of(the_desk, profile) == "ok", what="running")
    with TrayWatcher(the_desk.bus) as late:
        late.wait(lambda: len(late.items) >= 1)
        wait_until(lambda: colour_of(late) == OK, what="green")
    with TrayWatcher(the_desk.bus) as returned:
        returned.wait(lambda: len(returned.items) >= 1)
        wait_until(lambda: colour_of(returned) == OK, what="green after the panel's restart")
    assert end(program) == 0


def test_without_a_tray_the_window_opens_by_itself(the_desk, messages, profile, mail):
    the_desk.mailampel(profile.data_dir)
    wait_until(lambda: the_desk.windows("^Mailampel$"), what="the window at the start")
    the_desk.screenshot("no-tray-start")
    wait_until(lambda: status_of(the_desk, profile) == "ok", what="ok")
    mail.stop()
    messages.wait(lambda: messages.shown and messages.shown[-1].title == "Outage at Nordpost")
    assert the_desk.windows("^Mailampel$")
    the_desk.screenshot("no-tray-outage")


def test_a_daemon_that_dies_and_returns_is_used_again(the_desk, tray, messages, mail, profile):
    the_desk.mailampel(profile.data_dir)
    tray.wait(lambda: len(tray.items) == 1)
    wait_until(lambda: colour_of(tray) == OK, what="green")
    mail.stop()
    messages.wait(lambda: messages.shown and messages.shown[-1].title == "Outage at Nordpost")
    messages.stop()
    messages.start()
    mail.start()
    messages.wait(lambda: "works again" in messages.shown[-1].title)
    assert messages.shown[-1].replaces == 0  # the reborn daemon knows nothing of the message before


def test_without_a_daemon_a_message_is_told_as_soon_as_there_is_one(the_desk, tray, messages, mail, profile):
    messages.stop()
    program = the_desk.mailampel(profile.data_dir)
    tray.wait(lambda: len(tray.items) == 1)
    wait_until(lambda: colour_of(tray) == OK, what="green")
    mail.stop()
    wait_until(lambda: colour_of(tray) == OUTAGE, what="red")
    wait_until(lambda: the_desk.windows("^Outage at Nordpost$"), what="a window of our own")
    the_desk.screenshot("own-message")
    assert end(program) == 0


def test_a_second_start_opens_the_window_of_the_first(the_desk, tray, messages, profile):
    first = the_desk.mailampel(profile.data_dir)
    tray.wait(lambda: len(tray.items) == 1)
    wait_until(lambda: status_of(the_desk, profile) == "ok", what="running")
    assert not the_desk.windows("^Mailampel$")
    assert the_desk.ask(profile.data_dir).returncode == 0
    wait_until(lambda: the_desk.windows("^Mailampel$"), what="the window")
    assert first.poll() is None
    assert len(tray.items) == 1


def test_a_click_on_the_icon_opens_the_window(the_desk, tray, messages, profile):
    the_desk.mailampel(profile.data_dir)
    tray.wait(lambda: len(tray.items) == 1)
    wait_until(lambda: colour_of(tray) == OK, what="green")
    tray.activate()
    wait_until(lambda: the_desk.windows("^Mailampel$"), what="the window")
    the_desk.screenshot("window-ok")


def test_after_a_hard_end_it_starts_again_and_the_outage_goes_on(the_desk, tray, messages, mail, profile):
    program = the_desk.mailampel(profile.data_dir)
    tray.wait(lambda: len(tray.items) == 1)
    wait_until(lambda: colour_of(tray) == OK, what="green")
    mail.stop()
    messages.wait(lambda: messages.shown and messages.shown[-1].title == "Outage at Nordpost")
    wait_until(lambda: _announced(profile), what="the message on record")
    os.kill(program.pid, signal.SIGKILL)
    program.wait()

    the_desk.mailampel(profile.data_dir)
    tray.wait(lambda: len(tray.items) == 2)
    wait_until(lambda: colour_of(tray) == OUTAGE, what="red after the restart")
    outages = json.loads(the_desk.ask(profile.data_dir, "history", "--json").stdout)
    assert len(outages["outages"] if isinstance(outages, dict) else outages) == 1
    assert len(messages.shown) == 1  # what was told is not told again


def _announced(profile):
    with sqlite3.connect(profile.history_file) as database:
        return database.execute("SELECT 1 FROM outages WHERE announced_at IS NOT NULL").fetchone()


def test_it_ends_at_once_during_probes(the_desk, tray, messages, profile, neighbour):
    program = the_desk.mailampel(profile.data_dir)
    tray.wait(lambda: len(tray.items) == 1)
    wait_until(lambda: the_desk.ask(profile.data_dir, "status").returncode == 0, what="running")
    assert end(program, timeout_s=3.0) == 0


def test_status_without_a_running_program_says_what_to_do(the_desk, profile):
    answer = the_desk.ask(profile.data_dir, "status", "--json")
    assert answer.returncode == 2
    assert "not running" in answer.stderr


def test_broken_settings_are_told_and_the_last_good_ones_go_on(the_desk, tray, messages, profile):
    the_desk.mailampel(profile.data_dir)
    tray.wait(lambda: len(tray.items) == 1)
    wait_until(lambda: colour_of(tray) == OK, what="green")
    good = profile.settings_file.read_text()
    profile.settings_file.write_text(good + "\nnonsense = \n")
    tray.activate()
    wait_until(lambda: the_desk.windows("^Mailampel$"), what="the window")
    assert status_of(the_desk, profile) == "ok"
    the_desk.screenshot("settings-broken")


def test_without_a_desktop_it_watches_in_the_terminal(the_desk, profile):
    program = the_desk.run(*_terminal(profile), DISPLAY="", QT_QPA_PLATFORM="")
    wait_until(lambda: "All is well" in the_desk.output_of(program), what="a verdict")
    assert "no desktop session" in the_desk.output_of(program)
    program.send_signal(signal.SIGINT)
    program.wait(10)


def _terminal(profile):
    import sys

    return (sys.executable, "-m", "tray_app", "--profile", str(profile.data_dir))
