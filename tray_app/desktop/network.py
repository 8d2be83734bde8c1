"""Says when this computer's way into the network is another one: Wi-Fi changed, VPN up, cable pulled.

A hint only, never a veto: whether the line works is for the probes to say. On Linux the kernel reports every
change of an address or route; most of them mean nothing (a lease renewed, a container started), so what counts
is whether the address that we would speak from has changed.
"""

from __future__ import annotations

import logging
import socket
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot

from tray_app.net.way import Way, way_out

log = logging.getLogger(__name__)
_GROUPS = 0x1 | 0x10 | 0x40 | 0x100 | 0x400
"""Links, and addresses and routes of both families (rtnetlink(7))."""
_CALM_MS = 1000
"""Changes come in bursts."""


class NetworkWatch(QObject):
    """Waits without ticking."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None, way: Callable[[], Way] = way_out) -> None:
        super().__init__(parent)
        self._way = way
        self._known = way()
        self._calm = QTimer(self, singleShot=True, interval=_CALM_MS)
        self._calm.timeout.connect(self._compare)
        if sys.platform == "linux":
            self._listen_to_kernel()
        else:
            self._listen_to_qt()

    def close(self) -> None:
        """Ends listening."""
        self._calm.stop()
        if sys.platform == "linux" and self._kernel is not None:
            self._notifier.setEnabled(False)
            self._kernel.close()

    def _listen_to_kernel(self) -> None:
        self._kernel: socket.socket | None = None
        try:
            kernel = socket.socket(socket.AF_NETLINK, socket.SOCK_RAW, socket.NETLINK_ROUTE)
            kernel.bind((0, _GROUPS))
        except OSError as error:
            log.info("network changes will not be noticed: %s", error)
            return
        kernel.settimeout(0)
        self._kernel = kernel
        self._notifier = QSocketNotifier(kernel.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_kernel)

    def _listen_to_qt(self) -> None:
        from PySide6.QtNetwork import QNetworkInformation

        if QNetworkInformation.loadDefaultBackend():
            information = QNetworkInformation.instance()
            information.reachabilityChanged.connect(self.stir)
            information.transportMediumChanged.connect(self.stir)

    @Slot()
    def _on_kernel(self) -> None:
        assert self._kernel is not None
        try:
            while self._kernel.recv(65536):
                pass
        except OSError:
            pass  # all read, or more came than the kernel keeps: either way something happened
        self.stir()

    @Slot()
    def stir(self) -> None:
        """Something about the network may have changed."""
        self._calm.start()

    @Slot()
    def _compare(self) -> None:
        now = self._way()
        if now != self._known:
            log.info("the network changed")
            self._known = now
            self.changed.emit()
