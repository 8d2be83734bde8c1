from __future__ import annotations

import pytest
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QPushButton

from tests.fakes.programs import running_program, until
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
