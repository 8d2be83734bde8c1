from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading

import pytest

from tray_app.desktop.single_instance import SingleInstance, ask_running

pytestmark = [
    pytest.mark.skipif(sys.platform == "win32", reason="the other side is a plain socket"),
    pytest.mark.usefixtures("runtime_dir"),
]
NAME = "mailampel-test"
HOLDER = """
import sys
from tray_app.desktop.single_instance import SingleInstance
from PySide6.QtCore import QCoreApplication
app = QCoreApplication([])
instance = SingleInstance(sys.argv[1])
instance.serve(lambda question: {"pid": 1})
print(instance.is_first, flush=True)
app.exec()
"""


@pytest.fixture
def first(qapp):
    instance = SingleInstance(NAME)
    yield instance
    instance.close()


def ask_while_running(qtbot, question):
    """Asks from another thread, as another program would, while the window's loop runs."""
    answers = []
    thread = threading.Thread(target=lambda: answers.append(ask_running(NAME, question, 5.0)))
    thread.start()
    qtbot.waitUntil(lambda: bool(answers), timeout=10_000)
    thread.join()
    return answers[0]


def test_the_first_is_first_and_the_second_is_not(first):
    second = SingleInstance(NAME)
    assert (first.is_first, second.is_first) == (True, False)
    second.close()
    assert SingleInstance("another-profile").is_first


def test_the_first_stays_first_however_long_it_runs(first, runtime_dir):
    os.utime(runtime_dir / "mailampel" / f"{NAME}.lock", (0, 0))
    assert not SingleInstance(NAME).is_first


def test_the_first_answers_questions(first, qtbot):
    first.serve(lambda question: {"you said": question})
    assert ask_while_running(qtbot, {"do": "status"}) == {"you said": {"do": "status"}}
    assert ask_while_running(qtbot, {"do": "again"}) == {"you said": {"do": "again"}}


def test_long_answers_arrive_whole(first, qtbot):
    first.serve(lambda _question: {"long": "ä" * 500_000})
    assert ask_while_running(qtbot, {})["long"] == "ä" * 500_000


def test_nobody_is_running():
    assert ask_running(NAME, {"do": "status"}, 0.2) is None


def test_after_closing_another_may_be_first(first):
    first.serve(lambda _question: {})
    first.close()
    second = SingleInstance(NAME)
    assert second.is_first
    assert ask_running(NAME, {}, 0.2) is None
    second.close()


def test_a_program_killed_hard_leaves_nothing_that_matters(qtbot, tmp_path):
    holder = subprocess.Popen([sys.executable, "-c", HOLDER, NAME], stdout=subprocess.PIPE, text=True)
    with holder:
        assert holder.stdout.readline() == "True\n"
        assert ask_running(NAME, {}, 5.0) == {"pid": 1}
        assert not SingleInstance(NAME).is_first
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
    assert ask_running(NAME, {}, 0.2) is None
    next_one = SingleInstance(NAME)
    assert next_one.is_first
    next_one.serve(lambda _question: {"pid": 2})
    assert ask_while_running(qtbot, {}) == {"pid": 2}
    next_one.close()


def test_a_server_that_is_stuck_is_given_up(first):
    first.serve(lambda _question: {})  # nobody runs its loop
    assert ask_running(NAME, {}, 0.2) is None
