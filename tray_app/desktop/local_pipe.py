"""The server side of `local_socket` with Qt's local server: a named pipe on Windows."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtNetwork import QLocalServer, QLocalSocket

Json = dict[str, Any]


class PipeServer(QObject):
    """Answers one line of JSON for each that comes."""

    def __init__(self, name: str, answer: Callable[[Json], Json]) -> None:
        super().__init__()
        self._answer = answer
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        QLocalServer.removeServer(name)
        if not self._server.listen(name):
            raise OSError(self._server.errorString())
        self._server.newConnection.connect(self._on_connection)

    def close(self) -> None:
        """Ends the service."""
        self._server.close()

    @Slot()
    def _on_connection(self) -> None:
        connection = self._server.nextPendingConnection()
        if connection is not None:
            connection.readyRead.connect(self._on_ready)
            connection.disconnected.connect(connection.deleteLater)

    @Slot()
    def _on_ready(self) -> None:
        connection = self.sender()
        if not isinstance(connection, QLocalSocket) or not connection.canReadLine():
            return
        try:
            question = json.loads(bytes(connection.readLine().data()))
        except ValueError:
            question = None
        reply = self._answer(question) if isinstance(question, dict) else {"error": "one JSON object, please"}
        connection.write(json.dumps(reply).encode() + b"\n")
        connection.flush()
        connection.disconnectFromServer()
