"""To whom a new mail goes, and where it is written."""

from __future__ import annotations

import pytest

from tests.ui.looking import LANGUAGES, access_keys, child, press, shown_in, without_access_key
from tray_app.ui.compose_window import ComposeWindow


@pytest.fixture
def window(qtbot):
    made = ComposeWindow("kim@second.example", has_page=True)
    qtbot.addWidget(made)
    made.show()
    return made


def test_it_names_the_sender(window):
    assert window.windowTitle() == "Write from second.example"
    assert any("kim@second.example" in label.text() for label in window.findChildren(type(child(window, "said"))))


@pytest.mark.parametrize(("name", "wish"), [("openMail", "mail_requested"), ("openCompose", "page_requested")])
def test_the_chosen_recipients_are_handed_over(window, qtbot, name, wish):
    child(window, "recipients").setPlainText("Lee <lee@example.net>; max@example.org")
    assert child(window, "count").text() == "2 recipients in BCC: none sees the others"
    with qtbot.waitSignal(getattr(window, wish)) as asked:
        press(child(window, name))
    assert asked.args == [("lee@example.net", "max@example.org")]


def test_recipients_may_wait(window, qtbot):
    assert child(window, "count").text().startswith("One or more addresses")
    with qtbot.waitSignal(window.mail_requested) as asked:
        press(child(window, "openMail"))
    assert asked.args == [()]


def test_what_is_left_to_do_goes_with_other_recipients(window):
    window.say("Paste them.")
    assert child(window, "said").text() == "Paste them."
    child(window, "recipients").setPlainText("x")
    assert child(window, "said").text() == ""


def test_without_a_page_there_is_no_button_for_it(qtbot):
    window = ComposeWindow("kim@second.example", has_page=False)
    qtbot.addWidget(window)
    window.show()
    assert not child(window, "openCompose").isVisible()


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_button_has_a_key_of_its_own(qtbot, language):
    with shown_in(language, 1.0):
        window = ComposeWindow("kim@second.example", has_page=True)
        qtbot.addWidget(window)
        window.show()
        assert without_access_key(window) == []
        assert {letter: n for letter, n in access_keys(window).items() if n > 1} == {}
        window.hide()
