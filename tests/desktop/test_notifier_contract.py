"""What holds for every way to show a message, whatever stands behind it."""

from __future__ import annotations

import queue
import sys

import pytest
from PySide6.QtWidgets import QApplication, QPushButton

from tests.fakes.notification_daemon import NotificationDaemon
from tests.fakes.notification_library import DesktopNotifier, library
from tests.fakes.private_bus import HAS_DBUS
from tray_app.app.toasts import WindowNotifier
from tray_app.desktop import notifier_native
from tray_app.desktop.notifier import DEFAULT_ACTION, Button, Click, Message
from tray_app.desktop.notifier_linux import LinuxNotifier
from tray_app.desktop.notifier_native import NativeNotifier
from tray_app.ui.toast import Toast

OUTAGE = Message("north", "Outage at Nordpost", "Receiving fails.", buttons=(Button("ack", "Got it"),))
BACK = Message("north", "Nordpost works again", "After 2 h.")


class Way:
    """One notifier, and the screen as its user sees it."""

    def __init__(self):
        self.calls, self.clicks, self.outcomes = queue.SimpleQueue(), [], []
        self.notifier = self.made()

    def show(self, message):
        before = len(self.outcomes)
        self.notifier.show(message, lambda: self.outcomes.append("shown"), self.outcomes.append)
        self.until(lambda: len(self.outcomes) > before)
        return self.outcomes[-1]

    def until(self, condition):
        while not condition():
            self.calls.get(timeout=5)()


class System(Way):
    """The notifications of a Linux desktop."""

    def __init__(self, daemon):
        self.daemon = daemon
        super().__init__()

    def made(self):
        return LinuxNotifier(self.clicks.append, self.calls.put)

    def click(self, key):
        self.daemon.press(self.daemon.shown[-1].id, key)

    def wait_for(self, titles):
        def standing():
            newest = {one.id: one.title for one in self.daemon.shown}
            return [title for known, title in newest.items() if known not in self.daemon.closed]

        self.daemon.wait(lambda: standing() == titles)


class Library(Way):
    """desktop-notifier."""

    def made(self):
        return NativeNotifier(self.clicks.append, self.calls.put)

    def click(self, key):
        sent = DesktopNotifier.newest.sent[-1]
        sent["on_clicked"]() if key == DEFAULT_ACTION else sent["buttons"][0].on_pressed()

    def wait_for(self, titles):
        # What was withdrawn is gone before the next message is shown.
        if not titles:
            self.show(Message("end", "end", ""))
        used = DesktopNotifier.newest
        names = [name for name in used.current if used.sent[int(name[3:]) - 1]["title"] != "end"]
        assert [used.sent[int(name[3:]) - 1]["title"] for name in names] == titles


class Window(Way):
    """Our own small window."""

    def made(self):
        return WindowNotifier(self.clicks.append)

    def click(self, key):
        (toast,) = _toasts()
        toast.clicked.emit() if key == DEFAULT_ACTION else toast.findChild(QPushButton, f"toast-{key}").click()

    def wait_for(self, titles):
        assert [toast.windowTitle() for toast in _toasts()] == titles


def _toasts():
    """From top to bottom."""
    found = [widget for widget in QApplication.topLevelWidgets() if isinstance(widget, Toast) and widget.isVisible()]
    return sorted(found, key=lambda toast: toast.y())


@pytest.fixture(params=["system", "library", "window"])
def way(request, qapp, monkeypatch):
    if request.param == "system":
        if not HAS_DBUS:
            pytest.skip("needs dbus-daemon")
        made = System(request.getfixturevalue("daemon"))
    elif request.param == "library":
        monkeypatch.setitem(sys.modules, "desktop_notifier", library())
        monkeypatch.setattr(notifier_native, "LISTED_AFTER_S", (0.0,))
        made = Library()
    else:
        made = Window()
    yield made
    made.notifier.close()


@pytest.fixture
def daemon(bus):
    with NotificationDaemon(bus) as made:
        yield made


def test_it_says_once_that_it_was_shown(way):
    assert way.show(OUTAGE) == "shown"
    way.wait_for(["Outage at Nordpost"])
    assert way.outcomes == ["shown"]


@pytest.mark.parametrize("key", [DEFAULT_ACTION, "ack"])
def test_a_click_says_on_what_and_which_message(way, key):
    way.show(OUTAGE)
    way.click(key)
    way.until(lambda: way.clicks)
    assert way.clicks == [Click("north", key)]


def test_a_new_message_of_an_account_takes_the_place_of_the_one_before(way):
    way.show(OUTAGE)
    way.show(BACK)
    way.wait_for(["Nordpost works again"])


def test_messages_of_two_accounts_stand_beside_each_other(way):
    way.show(OUTAGE)
    way.show(Message("south", "Outage at Suedpost", "Sending fails."))
    way.wait_for(["Outage at Nordpost", "Outage at Suedpost"])


def test_what_is_withdrawn_goes_and_nothing_else(way):
    way.show(OUTAGE)
    way.notifier.withdraw("south")
    way.wait_for(["Outage at Nordpost"])
    way.notifier.withdraw("north")
    way.notifier.withdraw("north")
    way.wait_for([])
