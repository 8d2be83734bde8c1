"""What the program says of itself."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QApplication, QTreeWidget

from tests.ui.looking import LANGUAGES, SCALES, access_keys, child, cut_texts, press, shown_in
from tray_app.ui.about_window import About, AboutWindow, HostTalkedTo
from tray_app.ui.forms_keys import without_key
from tray_app.ui.forms_look import Text

NOW = datetime(2030, 5, 3, 12, 0, tzinfo=UTC)
ABOUT = About(
    "1.2.3",
    "MIT",
    (("Settings", "/home/me/.config/mailampel"),),
    lambda: "diagnosis, redacted",
    "https://project.example",
)


@pytest.fixture
def window(qtbot):
    made = AboutWindow(ABOUT, NOW, UTC)
    qtbot.addWidget(made)
    made.show()
    return made


def texts(window):
    return [label.text() for label in window.findChildren(Text) if label.isVisible()]


def test_version_licence_and_folders_are_named(window, qtbot):
    assert "Version 1.2.3, MIT" in texts(window)
    assert "/home/me/.config/mailampel" in texts(window)
    with qtbot.waitSignal(window.folder_requested) as asked:
        next(b for b in window.findChildren(type(child(window, "close"))) if without_key(b.text()) == "Open").click()
    assert asked.args == ["/home/me/.config/mailampel"]


def test_the_hosts_talked_to_are_live(window):
    hosts = child(window, "hosts")
    assert isinstance(hosts, QTreeWidget)
    assert hosts.topLevelItemCount() == 0
    window.show_hosts((HostTalkedTo("imap.mail.example:993", "Receive (Private)", NOW - timedelta(minutes=1)),), NOW)
    item = hosts.topLevelItem(0)
    assert [item.text(column) for column in range(3)] == ["imap.mail.example:993", "Receive (Private)", "today, 11:59"]
    assert "What leaves this computer: 1 host" in texts(window)


def test_a_host_with_many_uses_pushes_nothing_out_of_sight(window):
    uses = ", ".join(f"Receive (account {number}), Send (account {number})" for number in range(6))
    window.show_hosts((HostTalkedTo("mail.example:993", uses, NOW),), NOW)
    QApplication.processEvents()
    hosts = child(window, "hosts")
    assert isinstance(hosts, QTreeWidget)
    assert hosts.horizontalScrollBar().maximum() == 0
    row = hosts.visualItemRect(hosts.topLevelItem(0))
    assert row.height() > 3 * hosts.fontMetrics().height()  # all of the uses can be read


def test_the_diagnosis_is_made_when_it_is_copied(window):
    press(child(window, "copyDiagnosis"))
    assert QApplication.clipboard().text() == "diagnosis, redacted"
    assert child(window, "copyDiagnosis").text() == "Copied"


def test_the_project_page_opens(window, qtbot):
    with qtbot.waitSignal(window.link_requested) as asked:
        press(child(window, "home"))
    assert asked.args == ["https://project.example"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("scale", SCALES)
def test_no_text_is_cut_and_no_access_key_twice(qtbot, language, scale):
    with shown_in(language, scale):
        window = AboutWindow(ABOUT, NOW, UTC)
        qtbot.addWidget(window)
        window.show_hosts((HostTalkedTo("imap.mail.example:993", "Receive (Private)", NOW),), NOW)
        window.show()
        assert cut_texts(window) == []
        assert {letter: n for letter, n in access_keys(window).items() if n > 1} == {}
        window.hide()
