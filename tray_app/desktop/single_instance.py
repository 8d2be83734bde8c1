"""One running program per profile; a second start, and `mailampel status`, talk to the first.

A lock says who is first. The system gives it back when a program dies, even by `kill -9`, so that nothing
that was left behind can keep the next one from starting.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from tray_app.desktop.local_socket import Server

Json = dict[str, Any]


def ask_running(instance_name: str, question: Json, timeout_s: float) -> Json | None:
    """What the running program answers; None if none is running or it does not answer in time."""
    from tray_app.desktop.local_socket import ask

    return ask(instance_name, question, timeout_s)


class SingleInstance:
    """Knows whether this program is the first of its profile, and answers the others if it is."""

    def __init__(self, instance_name: str) -> None:
        from PySide6.QtCore import QLockFile

        from tray_app.desktop.local_socket import socket_folder

        self._name = instance_name
        self._lock = QLockFile(str(socket_folder() / f"{instance_name}.lock"))
        self._lock.setStaleLockTime(0)  # only the death of its owner frees it, not its age
        self._server: Server | None = None
        self.is_first = self._lock.tryLock(0)

    def serve(self, answer: Callable[[Json], Json]) -> None:
        """Answers other programs from now on."""
        from tray_app.desktop.local_socket import local_server

        self._server = local_server(self._name, answer)

    def close(self) -> None:
        """Lets another be the first."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()
