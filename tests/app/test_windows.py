"""The status window comes and goes; what the user did with it stays."""

from __future__ import annotations

import threading
from types import SimpleNamespace

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QPushButton

from tests.fakes.programs import running_program, until
from tests.fakes.servers import FakeServer
from tests.ui import samples
from tray_app.app import windows
from tray_app.app.windows import StatusPart
from tray_app.desktop import opener
from tray_app.model.account import Account, Receive, Security
from tray_app.model.settings import General, Settings
from tray_app.storage.settings_file import save


@pytest.fixture
def kept():
    """What the database holds of windows."""
    return {}


@pytest.fixture
def make(qapp, kept):
    """Makes the part of a program; all have the same database."""
    made = []

    def one():
        parts = SimpleNamespace(
            now=lambda: samples.NOW,
            zone=samples.ZONE,
            watch=SimpleNamespace(remember=kept.__setitem__),
            history=SimpleNamespace(recall=kept.get),
        )
        part = StatusPart(parts)
        part.show_snapshot(samples.STORY["outage"]())
        made.append(part)
        return part

    yield one
    for part in made:
        part.close()
        part.forget()
    QApplication.processEvents()


def why(part):
    return part.window.findChild(QPushButton, "why")


def test_unfolded_reasons_outlive_the_window(make):
    part = make()
    part.open()
    why(part).click()
    part.close()
    part.forget()
    assert part.window is None

    part.open()

    assert why(part).isChecked()


def test_the_place_is_remembered_across_programs(make):
    first = make()
    first.open()
    first.window.move(41, 23)
    place = first.window.geometry().topLeft()
    first.close()

    second = make()
    second.open()

    assert second.window.geometry().topLeft() == place
    assert second.window.width() == 520, "it goes on following its content"


def test_a_size_of_the_users_own_is_remembered_across_programs(make):
    first = make()
    first.open()
    first.window.resize(610, 480)
    first.close()

    second = make()
    second.open()

    assert second.window.size() == QSize(610, 480)


def test_wayland_tells_no_places_so_none_is_restored(make, monkeypatch):
    first = make()
    first.open()
    first.window.move(41, 23)
    place = first.window.geometry().topLeft()
    first.close()
    monkeypatch.setattr(windows, "knows_positions", lambda: False)

    second = make()
    second.open()

    assert second.window.geometry().topLeft() != place


def test_a_window_that_is_wanted_again_is_not_given_up(make):
    part = make()
    part.open()
    before = part.window
    part.close()
    assert part._forgetting.isActive()

    part.open()

    assert part.window is before
    assert not part._forgetting.isActive()


def test_a_window_that_nobody_asked_for_takes_no_keyboard(make, monkeypatch):
    taken = []
    monkeypatch.setattr(opener, "bring_forward", lambda *_: taken.append(1))
    part = make()

    part.open_quietly()

    assert part.window.isVisible()
    assert taken == []


def test_check_now_says_that_it_checks_until_the_answer_is_there(qapp, no_session, profile, qtbot):
    answered = threading.Event()

    def greet(conversation):
        answered.wait(20)
        conversation.say("* OK [CAPABILITY IMAP4rev1] ready")
        while line := conversation.hear():
            conversation.say("* CAPABILITY IMAP4rev1", f"{line.split()[0].decode()} OK done")

    with FakeServer(greet) as server:
        watched = Account(
            id="north", address="kim@nordpost.example", receive=Receive("127.0.0.1", server.port, Security.PLAIN)
        )
        save(profile.settings_file, Settings(general=General(language="en", quiet_hours=""), accounts=(watched,)))
        answered.set()
        with running_program(profile) as program:
            program.status.open()
            check = program.status.window.findChild(QPushButton, "checkNow")
            until(qtbot, lambda: check.isEnabled() and check.text() == "Check now")
            answered.clear()
            asked = server.clients

            check.click()
            until(qtbot, lambda: check.text() == "Checking…")
            until(qtbot, lambda: server.clients > asked)
            assert not check.isEnabled()

            answered.set()
            until(qtbot, lambda: check.text() == "Check now")
            assert not check.isEnabled(), "not again within ten seconds"
