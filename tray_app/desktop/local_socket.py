"""One question and one answer, a line of JSON each, between programs of the same user on the same computer.

The server side waits without a thread. On Unix it is a plain socket, because Qt's network library would cost
memory for nothing else; Windows has named pipes, which Qt serves.
"""

from __future__ import annotations

import json
import logging
import os
import socket
import stat
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from PySide6.QtCore import QObject, QSocketNotifier, Slot

from tray_app.net.in_time import NotInTimeError, in_time

log = logging.getLogger(__name__)
Json = dict[str, Any]
Answer = Callable[[Json], Json]

MOST_BYTES = 4_000_000
_PATIENCE_S = 0.3
"""The asker writes at once after connecting; one that does not must not hold up the window."""
_LONGEST_PATH = 100
"""The system allows a few characters more than this in a socket's path."""


class LocalSocketError(OSError):
    """There is no safe place for the socket."""


def socket_folder() -> Path:
    """A folder that only this user can write to; made if need be."""
    runtime = os.environ.get("XDG_RUNTIME_DIR", "")
    if runtime and len(runtime) < _LONGEST_PATH - 40 and os.access(runtime, os.W_OK):
        folder = Path(runtime) / "mailampel"
    else:
        folder = Path(tempfile.gettempdir()) / f"mailampel-{getattr(os, 'getuid', int)()}"
    folder.mkdir(mode=0o700, exist_ok=True)
    _refuse_strangers(folder)
    return folder


def _refuse_strangers(folder: Path) -> None:
    """In a folder for everybody, somebody else may have made ours first."""
    if sys.platform == "win32":
        return
    found = folder.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != os.getuid() or found.st_mode & 0o022:
        raise LocalSocketError(f"The folder {folder} belongs to somebody else.")


def ask(name: str, question: Json, timeout_s: float) -> Json | None:
    """The answer of the server `name`; None if there is none or it does not answer in time. Needs no Qt loop."""
    line = json.dumps(question).encode() + b"\n"
    try:
        if sys.platform == "win32":
            reply = _ask_pipe(rf"\\.\pipe\{name}", line, timeout_s)
        else:
            reply = _ask_socket(name, line, timeout_s)
        answer = json.loads(reply)
    except (OSError, ValueError, NotInTimeError) as error:
        log.debug("no answer from %s: %s", name, error)
        return None
    return answer if isinstance(answer, dict) else None


def _ask_socket(name: str, line: bytes, timeout_s: float) -> bytes:
    with socket.socket(socket.AF_UNIX) as connection:
        connection.settimeout(timeout_s)
        connection.connect(str(socket_folder() / name))
        connection.sendall(line)
        return _read_line(connection)


def _ask_pipe(place: str, line: bytes, timeout_s: float) -> bytes:
    """A pipe knows no time-out, and who serves it may be stuck."""

    def talk() -> bytes:
        with Path(place).open("r+b", buffering=0) as pipe:
            pipe.write(line)
            return pipe.readline(MOST_BYTES)

    return in_time(talk, timeout_s, name="pipe")


def _read_line(connection: socket.socket) -> bytes:
    received = bytearray()
    while not received.endswith(b"\n") and len(received) < MOST_BYTES:
        chunk = connection.recv(65536)
        if not chunk:
            break
        received += chunk
    return bytes(received)


def _answer_line(line: bytes, answer: Answer) -> bytes:
    try:
        question = json.loads(line)
    except ValueError:
        question = None
    reply = answer(question) if isinstance(question, dict) else {"error": "one JSON object, please"}
    return json.dumps(reply).encode() + b"\n"


class UnixServer(QObject):
    """Serves a socket in the user's own folder."""

    def __init__(self, name: str, answer: Answer) -> None:
        super().__init__()
        self._path = socket_folder() / name
        self._answer = answer
        # The lock of `single_instance` is ours by now, so a socket that is still there was left by a dead program.
        self._path.unlink(missing_ok=True)
        self._socket = socket.socket(socket.AF_UNIX)
        self._socket.bind(str(self._path))
        self._socket.listen()
        self._socket.settimeout(0)
        self._notifier = QSocketNotifier(self._socket.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_connection)

    def close(self) -> None:
        """Ends the service and takes the socket away."""
        self._notifier.setEnabled(False)
        self._socket.close()
        self._path.unlink(missing_ok=True)

    @Slot()
    def _on_connection(self) -> None:
        try:
            connection, _ = self._socket.accept()
        except OSError as error:
            log.debug("the asker is gone already: %s", error)
            return
        with connection:
            connection.settimeout(_PATIENCE_S)
            try:
                connection.sendall(_answer_line(_read_line(connection), self._answer))
            except OSError as error:
                log.info("a question over the local socket was not finished: %s", error)


class Server(Protocol):
    """Something that answers until it is closed."""

    def close(self) -> None:
        """Ends the service."""


def local_server(name: str, answer: Answer) -> Server:
    """Starts to answer the questions that come."""
    if sys.platform == "win32":
        from tray_app.desktop.local_pipe import PipeServer

        return PipeServer(name, answer)
    return UnixServer(name, answer)
