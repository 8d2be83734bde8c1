from __future__ import annotations

import json

import pytest
from PySide6.QtNetwork import QLocalSocket

from tray_app.desktop.local_pipe import PipeServer


@pytest.fixture
def server(qapp, tmp_path):
    server = PipeServer(str(tmp_path / "pipe"), lambda question: {"you said": question})
    yield server
    server.close()


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        (b'{"do": "open"}\n', {"you said": {"do": "open"}}),
        (b"garbage\n", {"error": "one JSON object, please"}),
    ],
)
def test_answers_a_line_with_a_line(server, tmp_path, qtbot, line, answer):
    asker = QLocalSocket()
    asker.connectToServer(str(tmp_path / "pipe"))
    asker.write(line)
    with qtbot.waitSignal(asker.disconnected, timeout=5000):
        asker.flush()
    assert json.loads(bytes(asker.readAll().data())) == answer
