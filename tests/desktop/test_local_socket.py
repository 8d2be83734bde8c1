from __future__ import annotations

import os
import socket
import sys
import threading

import pytest

from tray_app.desktop import local_socket
from tray_app.net.in_time import NotInTimeError

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Unix sockets")
NAME = "mailampel-socket-test"


@pytest.fixture(autouse=True)
def folder(runtime_dir):
    return runtime_dir / "mailampel"


@pytest.fixture
def server(qapp):
    server = local_socket.local_server(NAME, lambda question: {"you said": question})
    yield server
    server.close()


def test_the_folder_is_for_the_user_alone(folder):
    assert local_socket.socket_folder() == folder
    assert folder.stat().st_mode & 0o777 == 0o700


def test_a_folder_of_somebody_else_is_refused(folder):
    folder.mkdir()
    folder.chmod(0o777)
    with pytest.raises(local_socket.LocalSocketError):
        local_socket.socket_folder()
    assert local_socket.ask(NAME, {}, 0.1) is None


def test_without_a_folder_of_the_session_there_is_the_temporary_one(monkeypatch, tmp_path):
    monkeypatch.delenv("XDG_RUNTIME_DIR")
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    assert local_socket.socket_folder().parent == tmp_path


def talk(folder, line, replies):
    with socket.socket(socket.AF_UNIX) as asker:
        asker.connect(str(folder / NAME))
        asker.sendall(line)
        asker.shutdown(socket.SHUT_WR)
        replies.append(asker.makefile("rb").readline())


@pytest.mark.parametrize("line", [b"garbage\n", b"[1]\n", b"", b"\xff\xfe\n"])
def test_garbage_gets_an_error_and_the_next_one_an_answer(server, folder, qtbot, line):
    replies = []
    for sent in (line, b'{"do": "status"}\n'):
        thread = threading.Thread(target=talk, args=(folder, sent, replies))
        thread.start()
        qtbot.waitUntil(lambda thread=thread: not thread.is_alive(), timeout=5000)
    assert b"error" in replies[0]
    assert replies[1] == b'{"you said": {"do": "status"}}\n'


def test_an_asker_that_says_nothing_does_not_stop_the_others(server, folder, qtbot):
    with socket.socket(socket.AF_UNIX) as silent:
        silent.connect(str(folder / NAME))
        answers = []
        thread = threading.Thread(target=lambda: answers.append(local_socket.ask(NAME, {"n": 1}, 5.0)))
        thread.start()
        qtbot.waitUntil(lambda: bool(answers), timeout=5000)
        thread.join()
    assert answers == [{"you said": {"n": 1}}]


def test_a_pipe_whose_server_is_stuck_is_given_up(tmp_path):
    place = tmp_path / "pipe"
    os.mkfifo(place)
    held = os.open(place, os.O_RDWR)  # never empty and never closed: it takes the question and gives no answer
    try:
        with pytest.raises(NotInTimeError):
            local_socket._ask_pipe(str(place), b"x", 0.1)
    finally:
        os.close(held)
