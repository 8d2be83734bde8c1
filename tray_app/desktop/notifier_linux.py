"""Messages through `org.freedesktop.Notifications`, in a thread of its own that waits without ever ticking.

Off the window's thread, because a daemon may take seconds or never answer. The conversation itself is in
`notification_bus`.
"""

from __future__ import annotations

import select
import socket
import threading
from collections.abc import Callable
from queue import Empty, SimpleQueue

from tray_app.desktop.notification_bus import CALL_TIMEOUT_S, CallError, NotificationBus
from tray_app.desktop.notifier import Click, Deliver, Message

Job = Callable[[NotificationBus], None]


class LinuxNotifier:
    """Shows messages on any desktop that follows the specification."""

    name = "system"

    def __init__(
        self, on_click: Callable[[Click], None], deliver: Deliver, call_timeout_s: float = CALL_TIMEOUT_S
    ) -> None:
        self._jobs: SimpleQueue[Job | None] = SimpleQueue()
        self._wake_read, self._wake_write = socket.socketpair()
        self._deliver = deliver
        self._bus = NotificationBus(lambda click: deliver(lambda: on_click(click)), call_timeout_s)
        self._thread: threading.Thread | None = None

    def show(self, message: Message, shown: Callable[[], None], failed: Callable[[str], None]) -> None:
        def job(bus: NotificationBus) -> None:
            try:
                bus.notify(message)
            except (CallError, OSError) as error:
                problem = str(error)
                self._deliver(lambda: failed(problem))
            else:
                self._deliver(shown)

        self._submit(job)

    def withdraw(self, tag: str) -> None:
        if self._thread is not None:
            self._submit(lambda bus: bus.withdraw(tag))

    def close(self) -> None:
        if self._thread is not None:
            self._submit(None)
            self._thread.join(timeout=1.0)
        self._wake_read.close()
        self._wake_write.close()

    def _submit(self, job: Job | None) -> None:
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="notifications", daemon=True)
            self._thread.start()
        self._jobs.put(job)
        self._wake_write.send(b"x")

    def _run(self) -> None:
        """Waits for jobs and for signals, without ever ticking."""
        while self._do_jobs():
            readable, _, _ = select.select([self._wake_read, *self._bus.sockets], [], [])
            if self._wake_read in readable:
                self._wake_read.recv(4096)
            self._bus.receive()
        self._bus.disconnect()

    def _do_jobs(self) -> bool:
        """Does what waits; False once it is time to end."""
        while True:
            try:
                job = self._jobs.get_nowait()
            except Empty:
                return True
            if job is None:
                return False
            job(self._bus)
