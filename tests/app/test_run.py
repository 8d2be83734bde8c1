"""The whole program in a process of its own: how it ends, and how a second start finds the first."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tray_app.app import run
from tray_app.app.launch import Launch
from tray_app.model.settings import General, Settings
from tray_app.storage.settings_file import save

ROOT = Path(__file__).resolve().parents[2]
ENDS = """
import os, signal, sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication, QTimer
from PySide6.QtWidgets import QApplication, QComboBox
from tray_app.app.launch import Launch
from tray_app.app.run import run
from tray_app.storage.paths import Profile

def on_ready(program):
    program.status.open()
    program.rare.helping.open_about()
    program.rare.settings.open()
    QTimer.singleShot(0, lambda: change(program))
    QTimer.singleShot(30_000, lambda: os._exit(99))

def change(program):
    dialog = program.rare.settings.dialog
    if dialog is None:
        QTimer.singleShot(10, lambda: change(program))
        return
    dialog.findChild(QComboBox, "general.language").setCurrentIndex(1)
    print(len([w for w in QApplication.topLevelWidgets() if w.isVisible()]) > 2, dialog.has_changes)
    close, program.close = program.close, lambda: (close(), print("closed"))
    if sys.argv[2] == "menu":
        program.wishes.quit()
    elif sys.argv[2] == "session":  # all that Windows leaves to a program at the end of its session
        QApplication.instance().aboutToQuit.emit()
        sys.stdout.flush()
        os._exit(0)
    else:
        os.kill(os.getpid(), signal.SIGTERM)

sys.exit(run(Launch(Profile.at(Path(sys.argv[1])), on_ready=on_ready)))
"""
OPENS = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from tray_app.app.launch import Launch
from tray_app.app.run import run
from tray_app.storage.paths import Profile

def on_ready(program):
    if sys.argv[2] == "bug":
        raise RuntimeError("a bug")
    program.status.open = lambda account_id="", token="": (print("opened", token), QCoreApplication.quit())
    print("ready", flush=True)

sys.exit(run(Launch(Profile.at(Path(sys.argv[1])), on_ready=on_ready)))
"""
pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Unix signals and sockets")


@pytest.fixture
def launch(profile, tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))
    save(profile.settings_file, Settings(general=General(language="en")))
    return Launch(profile)


@pytest.fixture
def start(launch):
    """Starts a script without a desktop's session around it; the processes are ended with the test."""
    away = ("DBUS_SESSION_BUS_ADDRESS", "DISPLAY", "WAYLAND_DISPLAY")
    around = {name: value for name, value in os.environ.items() if name not in away}
    around |= {"QT_QPA_PLATFORM": "offscreen", "PYTHON_KEYRING_BACKEND": "keyring.backends.null.Keyring"}
    started = []

    def begin(script, what):
        command = [sys.executable, "-c", script, str(launch.profile.data_dir), what]
        program = subprocess.Popen(
            command, env=around, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )
        started.append(program)
        return program

    yield begin
    for program in started:
        program.kill()
        program.communicate()


@pytest.mark.parametrize("how", ["menu", "signal", "session"])
def test_it_ends_at_once_whatever_windows_are_open_and_unsaved(start, how):
    program = start(ENDS, how)
    out, err = program.communicate(timeout=60)

    assert (program.returncode, out.splitlines()) == (0, ["True True", "closed"])
    assert "Traceback" not in err


def test_an_icon_without_a_program_behind_it_does_not_stay(start):
    program = start(OPENS, "bug")
    _out, err = program.communicate(timeout=60)

    assert program.returncode == run.CRASHED
    assert "RuntimeError: a bug" in err


def test_another_start_opens_the_window_with_its_token(start, launch):
    program = start(OPENS, "open")
    assert program.stdout.readline() == "ready\n"

    assert run.open_the_first(launch, "token-9")
    assert program.communicate(timeout=60)[0] == "opened token-9\n"


def test_a_second_start_hands_the_token_of_its_click_on(launch, monkeypatch):
    asked = []
    monkeypatch.setenv("XDG_ACTIVATION_TOKEN", "token-9")
    monkeypatch.setattr(run, "ask_running", lambda name, question, _seconds: asked.append((name, question)) or {})

    assert run.open_the_first(launch, run.start_token())
    assert asked == [(launch.profile.instance_name, {"do": "open", "token": "token-9"})]


def test_a_first_that_is_only_just_starting_is_waited_for(launch, monkeypatch):
    answers = iter([None, None, {"ok": True}])
    monkeypatch.setattr(run, "ask_running", lambda *_question: next(answers))
    monkeypatch.setattr(run, "_AGAIN_S", 0.0)

    assert run.open_the_first(launch, "")


def test_a_first_that_never_answers_is_given_up(launch, monkeypatch):
    monkeypatch.setattr(run, "ask_running", lambda *_question: None)
    monkeypatch.setattr(run, "_PATIENCE_S", 0.0)
    monkeypatch.setattr(run, "_AGAIN_S", 0.0)

    assert not run.open_the_first(launch, "")
