from __future__ import annotations

import asyncio
import queue
import sys

import pytest

from tests.fakes.notification_library import DesktopNotifier, library
from tray_app.desktop import notifier_native
from tray_app.desktop.notifier import Button, Click, Message
from tray_app.desktop.notifier_native import ICON, NativeNotifier
from tray_app.model.announcements import Urgency

OUTAGE = Message(
    "north",
    "Outage at Nordpost",
    "Receiving fails.",
    Urgency.CRITICAL,
    sound=True,
    buttons=(Button("ack", "Got it"), Button("way", "Open webmail"), Button("third", "Too many")),
)


class FakeBackend:
    """Stands for desktop-notifier, which does not exist on this platform."""

    problem: Exception | None = None
    silent = False

    def __init__(self):
        self.shown, self.cleared = {}, []

    async def send(self, message, clicked):
        if self.silent:
            await asyncio.Event().wait()
        if self.problem:
            raise self.problem
        key = f"n{len(self.shown)}"
        self.shown[key] = (message, clicked)
        return key

    async def clear(self, message_id):
        self.cleared.append(message_id)


class Desk:
    def __init__(self, backend):
        self.calls, self.clicks = queue.SimpleQueue(), []
        self.notifier = NativeNotifier(self.clicks.append, self.calls.put, lambda: backend, call_timeout_s=0.2)

    def show(self, message=OUTAGE):
        outcome = []
        self.notifier.show(message, lambda: outcome.append("shown"), outcome.append)
        while not outcome:
            self.calls.get(timeout=10)()
        return outcome[0]


@pytest.fixture
def backend():
    return FakeBackend()


@pytest.fixture
def desk(backend):
    desk = Desk(backend)
    yield desk
    desk.notifier.close()


def test_shows_and_replaces(desk, backend):
    assert [desk.show(), desk.show()] == ["shown", "shown"]
    assert backend.cleared == ["n0"]


def test_clicks_come_home(desk, backend):
    desk.show()
    backend.shown["n0"][1]("ack")
    desk.calls.get(timeout=5)()
    assert desk.clicks == [Click("north", "ack")]


def test_withdraws(desk, backend):
    desk.show()
    desk.notifier.withdraw("north")
    desk.notifier.withdraw("unknown")
    desk.show()
    assert backend.cleared == ["n0"]


def test_a_refusal_is_a_failure(desk, backend):
    backend.problem = OSError("the system does not allow messages of this program")
    assert desk.show() == "the system does not allow messages of this program"


def test_silence_is_a_failure_in_time(desk, backend):
    backend.silent = True
    assert desk.show() == "the system does not answer"


def test_whatever_is_raised_is_a_failure_and_not_a_lost_message(desk, backend, caplog):
    backend.problem = ImportError("No module named 'winrt'")
    assert desk.show() == "ImportError: No module named 'winrt'"
    assert "the library for messages failed" in caplog.text


def test_an_old_message_that_cannot_be_taken_back_does_not_keep_a_new_one_from_being_shown(desk, backend, monkeypatch):
    async def refuse(_message_id):
        raise KeyError("gone")

    desk.show()
    monkeypatch.setattr(backend, "clear", refuse)
    assert desk.show() == "shown"


# --- the library itself ------------------------------------------------------------------------------------------


@pytest.fixture
def system(monkeypatch):
    """What the library stands on; its class, to set what it allows and takes."""
    made = library()
    monkeypatch.setitem(sys.modules, "desktop_notifier", made)
    monkeypatch.setattr(notifier_native, "LISTED_AFTER_S", (0.0, 0.0, 0.0))
    return made.DesktopNotifier


@pytest.fixture
def native(system):
    desk = Desk(None)
    desk.notifier.close()
    desk.notifier = NativeNotifier(desk.clicks.append, desk.calls.put)
    yield desk
    desk.notifier.close()


def test_the_library_gets_everything_with_our_name_and_icon(native):
    assert native.show() == "shown"
    used = DesktopNotifier.newest
    assert (used.app_name, used.app_icon.path) == ("Mailampel", ICON)
    assert ICON.exists()
    (sent,) = used.sent
    assert (sent["title"], sent["message"], sent["urgency"].name) == (OUTAGE.title, OUTAGE.body, "Critical")
    assert sent["sound"].name == "default"
    assert [button.title for button in sent["buttons"]] == ["Got it", "Open webmail"]
    sent["buttons"][0].on_pressed()
    sent["on_clicked"]()
    for _ in range(2):
        native.calls.get(timeout=5)()
    assert native.clicks == [Click("north", "ack"), Click("north", "default")]


def test_a_quiet_message_makes_no_sound(native):
    native.show(Message("north", "t", "b", Urgency.LOW))
    (sent,) = DesktopNotifier.newest.sent
    assert (sent["sound"], sent["urgency"].name) == (None, "Low")


def test_a_system_for_which_the_library_only_pretends_is_a_failure(native, system):
    system.capabilities = frozenset()  # macOS without an app bundle
    assert native.show() == "the system shows only messages of an app bundle"


def test_a_user_who_does_not_allow_messages_is_asked_and_obeyed(native, system):
    system.allows = False
    assert native.show() == "the system does not allow messages of this program"
    system.agrees = True
    assert native.show() == "shown"


def test_what_the_system_did_not_take_is_a_failure(native, system):
    system.takes = False
    assert native.show() == "the system did not take the message"


def test_what_is_listed_a_moment_later_was_shown(native, system):
    system.lists_after = 2
    assert native.show() == "shown"


def test_the_library_replaces_and_withdraws(native):
    native.show()
    native.show()
    assert DesktopNotifier.newest.current == ["id-2"]
    native.notifier.withdraw("north")
    native.show(Message("south", "t", "b"))
    assert DesktopNotifier.newest.current == ["id-3"]
