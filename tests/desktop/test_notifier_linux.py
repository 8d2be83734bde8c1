from __future__ import annotations

import queue
from dataclasses import replace
from pathlib import Path

import pytest

from tests.fakes.notification_daemon import Habits, NotificationDaemon, wait_until
from tests.fakes.private_bus import HAS_DBUS, private_bus
from tray_app.desktop.notifier import Button, Click, Message
from tray_app.desktop.notifier_linux import LinuxNotifier
from tray_app.model.announcements import Urgency
from tray_app.model.verdict import Status

pytestmark = pytest.mark.skipif(not HAS_DBUS, reason="needs dbus-daemon")

OUTAGE = Message(
    "north",
    "Outage at Nordpost",
    "Receiving fails. Nordpost: “Store <b>A&B</b> is down”",
    Urgency.CRITICAL,
    sound=True,
    show_label="Show",
    buttons=(Button("url", "Open webmail"), Button("ack", "Got it"), Button("third", "Too many")),
)


class Desk:
    """A notifier and everything it reported."""

    def __init__(self, call_timeout_s=5.0):
        self.calls = queue.SimpleQueue()
        self.clicks: list[Click] = []
        self.notifier = LinuxNotifier(self.clicks.append, self.calls.put, call_timeout_s)

    def show(self, message=OUTAGE):
        """What became of it: "shown" or the problem."""
        outcome: list[str] = []
        self.notifier.show(message, lambda: outcome.append("shown"), outcome.append)
        while not outcome:
            self.calls.get(timeout=10)()
        return outcome[0]

    def click(self):
        """The next click that comes home."""
        before = len(self.clicks)
        while len(self.clicks) == before:
            self.calls.get(timeout=10)()
        return self.clicks[-1]


@pytest.fixture
def desk(bus):
    desk = Desk()
    yield desk
    desk.notifier.close()


@pytest.fixture
def daemon(bus):
    with NotificationDaemon(bus) as daemon:
        yield daemon


def test_shows_title_body_buttons_and_a_byte_of_urgency(daemon, desk):
    assert desk.show() == "shown"
    (shown,) = daemon.shown
    assert shown.title == "Outage at Nordpost"
    assert shown.actions == ("default", "Show", "url", "Open webmail", "ack", "Got it")
    assert shown.hints["urgency"] == ("y", 2)
    assert shown.hints["desktop-entry"] == ("s", "mailampel")
    assert shown.icon == "mailampel"


def test_the_sign_of_its_status_is_a_picture_that_is_there(daemon, desk):
    desk.show(replace(OUTAGE, status=Status.OUTAGE))
    file = Path(daemon.shown[0].icon)
    assert (file.name, file.exists()) == ("outage.svg", True)


def test_only_what_is_to_be_heard_makes_a_sound(daemon, desk):
    desk.show()
    desk.show(replace(OUTAGE, sound=False))
    loud, quiet = (shown.hints for shown in daemon.shown)
    assert (loud["sound-name"], "suppress-sound" in loud) == (("s", "message"), False)
    assert (quiet["suppress-sound"], "sound-name" in quiet) == (("b", True), False)


def test_a_body_is_escaped_only_for_a_daemon_that_does_markup(daemon, desk):
    desk.show()
    assert "Store &lt;b&gt;A&amp;B&lt;/b&gt; is down" in daemon.shown[0].body
    daemon.stop()
    daemon.habits = Habits(capabilities=("body",))
    daemon.start()
    desk.show()
    assert "Store <b>A&B</b> is down" in daemon.shown[1].body


def test_a_daemon_without_actions_gets_none(bus, desk):
    with NotificationDaemon(bus, Habits(capabilities=("body",))) as daemon:
        desk.show()
        assert daemon.shown[0].actions == ()


def test_a_new_message_of_an_account_replaces_the_one_before(daemon, desk):
    desk.show()
    desk.show(Message("south", "Other", "account"))
    desk.show(Message("north", "Nordpost works again", "After 2 h."))
    assert [shown.replaces for shown in daemon.shown] == [0, 0, daemon.shown[0].id]


def test_a_click_comes_home_once_with_its_token(daemon, desk):
    desk.show()
    daemon.press(daemon.shown[0].id, "default", token="token-1")
    daemon.press(daemon.shown[0].id, "default")
    daemon.press(daemon.shown[0].id, "ack")
    assert desk.click() == Click("north", "default", "token-1")
    assert desk.click() == Click("north", "ack", "token-1")


def test_a_click_after_closing_counts(daemon, desk):
    desk.show()
    daemon.close(daemon.shown[0].id)
    daemon.press(daemon.shown[0].id, "ack")
    assert desk.click().key == "ack"


def test_clicks_on_messages_of_others_are_not_ours(daemon, desk):
    desk.show()
    daemon.press(daemon.shown[0].id + 7, "default")
    daemon.press(daemon.shown[0].id, "ack")
    assert desk.click().key == "ack"


def test_signals_of_a_stranger_are_ignored(bus, daemon, desk):
    desk.show()
    stranger = NotificationDaemon(bus)
    stranger.start()  # queues for the name, does not own it
    stranger.press(daemon.shown[0].id, "default")
    wait_until(lambda: not stranger._jobs)
    stranger.stop()
    daemon.press(daemon.shown[0].id, "ack")
    assert desk.click().key == "ack"


def test_after_closing_the_next_message_is_a_new_one(daemon, desk):
    desk.show()
    daemon.close(daemon.shown[0].id)
    daemon.press(daemon.shown[0].id, "ack")
    desk.click()  # so the closing has been seen, too
    desk.show()
    assert daemon.shown[1].replaces == 0


def test_withdraws_what_can_still_be_seen(daemon, desk):
    desk.show()
    desk.notifier.withdraw("north")
    desk.notifier.withdraw("unknown")
    daemon.wait(lambda: daemon.closed == [daemon.shown[0].id])


def test_bears_a_daemon_that_answers_twice(bus, desk):
    with NotificationDaemon(bus, Habits(answers_twice=True)) as daemon:
        outcomes = [desk.show(Message(str(n), "t", "b")) for n in range(40)]
        assert outcomes == ["shown"] * 40
        assert len(daemon.shown) == 40


def test_a_reborn_daemon_is_asked_anew_and_its_ids_are_new(daemon, desk):
    desk.show()
    daemon.stop()
    daemon.start()
    assert desk.show() == "shown"
    assert daemon.shown[1].replaces == 0
    assert daemon.capability_calls == 2


def test_a_click_on_the_id_of_an_earlier_life_is_not_ours(daemon, desk):
    desk.show()
    daemon.stop()
    daemon.start()
    daemon.press(1, "default")
    desk.show(Message("south", "Other", "account", buttons=(Button("ack", "Got it"),)))
    daemon.press(daemon.shown[-1].id, "ack")
    assert desk.click() == Click("south", "ack", "")


def test_no_daemon_is_a_failure_and_the_next_message_tries_again(bus, desk):
    assert "ServiceUnknown" in desk.show()
    with NotificationDaemon(bus):
        assert desk.show() == "shown"


def test_a_daemon_that_does_not_answer_is_a_failure_in_time(bus):
    desk = Desk(call_timeout_s=0.2)
    with NotificationDaemon(bus, Habits(mute=True)):
        assert desk.show() == "the notification daemon does not answer"
    desk.notifier.close()


def test_what_is_shown_too_late_is_closed_again(bus):
    desk = Desk(call_timeout_s=0.2)
    with NotificationDaemon(bus) as daemon:
        desk.show(Message("warm-up", "so that the capabilities are known", ""))
        daemon.habits.mute = True
        assert desk.show() == "the notification daemon does not answer"
        daemon.answer_late()
        daemon.wait(lambda: daemon.closed == [daemon.shown[-1].id])
    desk.notifier.close()


def test_a_senseless_answer_is_a_failure(bus, desk):
    with NotificationDaemon(bus, Habits(reply_body=("s", ("what?",)))):
        assert "unexpected answer" in desk.show()


def test_no_bus_is_a_failure(tmp_path, monkeypatch):
    monkeypatch.delenv("DBUS_SESSION_BUS_ADDRESS", raising=False)
    monkeypatch.delenv("XDG_RUNTIME_DIR", raising=False)
    desk = Desk()
    assert desk.show() == "there is no session bus"
    desk.notifier.close()


def test_a_bus_that_ended_is_a_failure_and_a_new_one_is_found(tmp_path, monkeypatch, desk, daemon):
    desk.show()
    (tmp_path / "second").mkdir()
    with private_bus(tmp_path / "second") as address, NotificationDaemon(address):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        desk.notifier._bus.sockets[0].shutdown(2)
        assert desk.show() == "shown"


def test_a_bus_that_ended_for_good_is_a_failure_each_time(tmp_path, monkeypatch):
    (tmp_path / "only").mkdir()
    with private_bus(tmp_path / "only") as address, NotificationDaemon(address):
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        desk = Desk()
        assert desk.show() == "shown"
    assert desk.show() not in ("", "shown")
    assert desk.show() not in ("", "shown")
    desk.notifier.close()


def test_texts_that_the_bus_cannot_carry_are_mended(daemon, desk):
    assert desk.show(Message("north", "null\0", "half \ud800 character")) == "shown"
    assert daemon.shown[0].title == "null"
