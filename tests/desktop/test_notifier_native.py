from __future__ import annotations

import asyncio
import queue

import pytest

from tray_app.desktop.notifier import Button, Click, Message
from tray_app.desktop.notifier_native import NativeNotifier

OUTAGE = Message("north", "Outage at Nordpost", "Receiving fails.", buttons=(Button("ack", "Got it"),))


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
