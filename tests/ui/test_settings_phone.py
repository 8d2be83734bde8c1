"""Messages to the phone, in the settings: the targets are typed, kept and forgotten, and never shown."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLineEdit

from tests.ui.looking import child, press
from tray_app.model.settings import Phone, Settings
from tray_app.ui.forms import field_of
from tray_app.ui.settings_context import Keyring, PhoneContext, SettingsContext
from tray_app.ui.settings_dialog import SettingsDialog

TARGET = "ntfys://ntfy.sh/my-topic"
ON = Settings(phone=Phone(enabled=True))


def opened(qtbot, settings=ON, *, kept=False, missing="", keyring=Keyring.UNLOCKED):
    dialog = SettingsDialog(settings, SettingsContext(keyring=keyring, phone=PhoneContext(kept, missing)))
    qtbot.addWidget(dialog)
    child(dialog, "pages").setCurrentRow(2)
    dialog.show()
    dialog.tests, dialog.forgotten = [], []
    dialog.messages.phone.test_requested.connect(lambda *wish: dialog.tests.append(wish))
    dialog.messages.phone.forget_requested.connect(lambda: dialog.forgotten.append(True))
    return dialog


def type_into(dialog, name, text):
    child(dialog, name).setText(text)


def problem(dialog, name="phoneTargets"):
    return field_of(child(dialog, name)).problem


def words(dialog):
    return " ".join(label.text() for label in dialog.findChildren(type(child(dialog, "phoneTestResult"))))


@pytest.mark.parametrize(
    ("name", "how", "expected"),
    [
        ("phone.enabled", lambda box: box.click(), Phone()),
        ("phone.targets_command", lambda edit: edit.setText("pass 'a b'"), Phone(True, ("pass", "a b"))),
    ],
)
def test_every_key_can_be_set(qtbot, name, how, expected):
    dialog = opened(qtbot, kept=True)
    how(child(dialog, name))

    assert dialog.settings().phone == expected
    assert dialog.has_changes


def test_new_targets_are_a_change_and_leave_the_field_once_they_are_kept(qtbot):
    dialog = opened(qtbot)
    type_into(dialog, "phoneTargets", f" {TARGET} ")
    assert dialog.messages.phone.new_targets == TARGET
    assert dialog.has_changes
    assert child(dialog, "phoneTargets").echoMode() is QLineEdit.EchoMode.Password

    dialog.show_saved()

    assert child(dialog, "phoneTargets").text() == ""
    assert not dialog.has_changes
    assert child(dialog, "forgetPhone").isVisible()
    assert TARGET not in str(dialog.settings())


def test_forgetting_counts_at_once(qtbot):
    dialog = opened(qtbot, kept=True)
    press(child(dialog, "forgetPhone"))

    assert dialog.forgotten == [True]
    assert not child(dialog, "forgetPhone").isVisible()
    assert not child(dialog, "testPhone").isEnabled()


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("my-topic", "Write a target like ntfys://ntfy.sh/my-topic."),
        (f"{TARGET} my-topic", "Write a target like ntfys://ntfy.sh/my-topic."),
        ("ntfys://" + "x" * 1000, "At most 1000 characters."),
    ],
)
def test_what_is_no_target_is_said_at_the_field(qtbot, text, sentence):
    dialog = opened(qtbot)
    type_into(dialog, "phoneTargets", text)

    assert problem(dialog) == sentence
    assert not child(dialog, "save").isEnabled()


def test_several_targets_stand_beside_each_other(qtbot):
    dialog = opened(qtbot)
    type_into(dialog, "phoneTargets", f"{TARGET} tgram://123:abc/456")

    assert problem(dialog) == ""
    assert child(dialog, "save").isEnabled()


def test_switching_it_on_asks_for_a_target(qtbot):
    dialog = opened(qtbot, Settings())
    child(dialog, "phone.enabled").click()
    assert problem(dialog) == "Enter at least one target."

    type_into(dialog, "phone.targets_command", "pass show phone")

    assert problem(dialog) == ""
    assert child(dialog, "save").isEnabled()


def test_a_file_that_has_it_on_without_a_target_is_never_found_wrong(qtbot):
    dialog = opened(qtbot)

    assert problem(dialog) == ""
    assert not dialog.has_changes


def test_an_open_quotation_mark_is_said_at_the_command(qtbot):
    dialog = opened(qtbot)
    type_into(dialog, "phone.targets_command", "pass 'a b")

    assert problem(dialog, "phone.targets_command") == "A quotation mark is not closed."


def test_a_command_takes_the_place_of_what_is_typed(qtbot):
    dialog = opened(qtbot, kept=True)
    type_into(dialog, "phoneTargets", TARGET)
    type_into(dialog, "phone.targets_command", "pass show phone")

    assert dialog.messages.phone.new_targets == ""
    assert not child(dialog, "phoneTargets").isEnabled()


def test_a_test_asks_with_what_is_in_the_form(qtbot):
    dialog = opened(qtbot)
    assert not child(dialog, "testPhone").isEnabled()
    type_into(dialog, "phoneTargets", TARGET)
    press(child(dialog, "testPhone"))

    assert dialog.tests == [(TARGET, Phone(enabled=True))]
    assert not child(dialog, "testPhone").isEnabled()

    dialog.messages.phone.show_test("")

    assert child(dialog, "phoneTestResult").text() == "Sent. Has it arrived?"
    assert child(dialog, "testPhone").isEnabled()


def test_what_went_wrong_with_the_test_stands_at_the_field_and_may_be_saved(qtbot):
    dialog = opened(qtbot)
    type_into(dialog, "phoneTargets", TARGET)
    press(child(dialog, "testPhone"))
    dialog.messages.phone.show_test("Ntfy answers with status 403.")

    assert problem(dialog) == "Ntfy answers with status 403."
    assert child(dialog, "phoneTargets").accessibleDescription() == "Ntfy answers with status 403."
    assert child(dialog, "save").isEnabled()

    type_into(dialog, "phoneTargets", TARGET + "2")

    assert problem(dialog) == ""


def test_without_the_package_it_says_how_to_get_it_and_can_only_be_switched_off(qtbot):
    dialog = opened(qtbot, missing="Install it.")

    assert "Install it." in words(dialog)
    assert [child(dialog, name).isEnabled() for name in ("phoneTargets", "phone.targets_command", "testPhone")] == [
        False
    ] * 3
    child(dialog, "phone.enabled").click()
    assert dialog.settings().phone == Phone()
    assert not child(dialog, "phone.enabled").isEnabled()


def test_without_a_keyring_it_is_said_that_targets_do_not_last(qtbot):
    assert "kept only until you quit" in words(opened(qtbot, keyring=Keyring.NONE))


def test_a_wrong_command_found_when_saving_stands_at_its_field(qtbot):
    dialog = opened(qtbot)
    dialog.show_problem("phone.targets_command", "Name the program first.")

    assert problem(dialog, "phone.targets_command") == "Name the program first."
