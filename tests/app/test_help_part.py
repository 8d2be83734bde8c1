from __future__ import annotations

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton, QTreeWidget

from tests.fakes.programs import running_program, until
from tray_app.app import help_part
from tray_app.model.settings import General, Settings
from tray_app.storage.settings_file import save

pytestmark = pytest.mark.usefixtures("no_session")


@pytest.fixture
def program(qapp, profile):
    save(profile.settings_file, Settings(general=General(language="en")))
    with running_program(profile) as made:
        yield made


def test_the_report_of_a_bug_is_copied(program):
    program.rare.helping.open_about()
    program.rare.helping.about.findChild(QPushButton, "copyDiagnosis").click()
    assert "settings: good; storage: good" in QApplication.clipboard().text()


def test_the_log_is_read_in_a_window_of_its_own(program, profile, qtbot):
    (profile.logs_dir / "mailampel.log").write_text("what happened\n")
    program.rare.settings.open()
    until(qtbot, lambda: program.rare.settings.dialog is not None)
    program.rare.settings.dialog.advanced.findChild(QPushButton, "viewLog").click()
    log = program.rare.helping.log
    assert log.isVisible()
    assert log.findChild(QPlainTextEdit, "logText").toPlainText() == "what happened\n"


def test_a_folder_that_nobody_here_can_open_is_told(program, profile, monkeypatch, qtbot):
    told = []
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda _url: False))
    monkeypatch.setattr(program._parts.tellings, "say", told.append)
    program.rare.helping.open_about()
    program.rare.helping.about.folder_requested.emit("/srv/mail")
    program.rare.helping.open_log()
    program.rare.helping.log.folder_requested.emit()
    assert told == ["“/srv/mail” cannot be opened here.", f"“{profile.logs_dir}” cannot be opened here."]

    program.rare.settings.open()
    until(qtbot, lambda: program.rare.settings.dialog is not None)
    program.rare.settings.dialog.advanced.findChild(QPushButton, "openFolder").click()
    said = [label.text() for label in program.rare.settings.dialog.findChildren(QLabel)]
    assert f"“{profile.config_dir}” cannot be opened here." in said


def test_the_list_of_hosts_is_live_and_names_the_phones_service(program, monkeypatch):
    monkeypatch.setattr(help_part, "visited", dict)
    program.rare.helping.open_about()
    hosts = program.rare.helping.about.findChild(QTreeWidget, "hosts")
    assert hosts.topLevelItemCount() == 0

    monkeypatch.setattr(help_part, "visited", lambda: {"imap.nordpost.example": 1.0})
    program._parts.phone.told_at = program._parts.now()
    program.watch.updated.emit()
    shown = {hosts.topLevelItem(row).text(0) for row in range(hosts.topLevelItemCount())}
    assert shown == {"imap.nordpost.example", "the service of your choice"}


def test_an_open_explanation_learns_what_is_measured_now(program, monkeypatch):
    program.rare.helping.open_explain()
    told = []
    monkeypatch.setattr(program.rare.helping.explain, "show_snapshot", told.append)
    program.watch.updated.emit()
    assert len(told) == 1


def test_windows_are_made_anew_in_another_language_and_gone_once_closed(program):
    helping = program.rare.helping
    for make in (helping.open_explain, helping.open_about, helping.open_switch, helping.open_log):
        make()
    helping.explain.show_text("421 4.3.2 Service not available")
    before = (helping.explain, helping.about, helping.switch, helping.log)
    helping.rebuild()
    after = (helping.explain, helping.about, helping.switch, helping.log)
    assert not set(before) & set(after)
    assert [window.isVisible() for window in after] == [True] * 4
    assert helping.explain.text == "421 4.3.2 Service not available"
    for window in after:
        window.close()
    assert (helping.explain, helping.about, helping.switch, helping.log) == (None,) * 4


def test_a_link_of_the_explanation_is_opened(program, monkeypatch):
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda url: opened.append(url.toString()) or True))
    program.rare.helping.open_explain()
    program.rare.helping.explain.link_requested.emit("https://mail.nordpost.example/")
    assert opened == ["https://mail.nordpost.example/"]
