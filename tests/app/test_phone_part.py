"""What the wishes of the group "Phone" lead to."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel, QLineEdit, QPushButton

from tray_app.app.phone_part import PhonePart
from tray_app.desktop import phone as desktop_phone
from tray_app.ui.settings_context import Keyring, PhoneContext
from tray_app.ui.settings_phone import PhoneGroup

TARGET = "json://127.0.0.1/t0psecret"


class Phone:
    """Does nothing, and says what it was asked to do."""

    def __init__(self):
        self.asked = []

    def test(self, targets, settings, done):
        self.asked.append(("test", targets))
        done("JSON cannot be reached.")

    def keep(self, targets, problem):
        self.asked.append(("keep", targets))
        problem("The keyring is locked.")

    def forget(self, problem):
        self.asked.append(("forget",))
        problem("The keyring is locked.")


@pytest.fixture
def group(qtbot):
    made = PhoneGroup(PhoneContext(has_targets=True, missing=""), Keyring.UNLOCKED)
    qtbot.addWidget(made)
    return made


@pytest.fixture
def part(qapp, group):
    said, phone = [], Phone()
    dialog = SimpleNamespace(messages=SimpleNamespace(phone=group))
    made = PhonePart(phone, lambda: dialog, said.append, QObject())
    made.serve(group)
    return SimpleNamespace(it=made, said=said, asked=phone.asked)


def test_forgetting_reaches_the_phone_and_a_refusal_the_user(part, group):
    group.findChild(QPushButton, "forgetPhone").click()
    assert (part.asked, part.said) == ([("forget",)], ["The keyring is locked."])


def test_a_test_is_sent_with_what_was_typed_and_its_outcome_comes_back(part, group):
    group.findChild(QLineEdit, "phoneTargets").setText(TARGET)
    group.findChild(QPushButton, "testPhone").click()
    assert part.asked == [("test", TARGET)]
    assert "JSON cannot be reached." in [label.text() for label in group.findChildren(QLabel)]


def test_only_new_targets_are_kept(part):
    part.it.keep("")
    part.it.keep(TARGET)
    assert (part.asked, part.said) == ([("keep", TARGET)], ["The keyring is locked."])


@pytest.mark.parametrize("is_there", [True, False])
def test_without_the_package_the_group_is_told_how_to_get_it(part, monkeypatch, is_there):
    monkeypatch.setattr(desktop_phone, "is_installed", lambda: is_there)
    context = part.it.context(has_targets=True)
    assert context.has_targets
    assert bool(context.missing) is not is_there
