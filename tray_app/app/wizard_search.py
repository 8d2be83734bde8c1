"""Looks the servers of an address up for the wizard; only the latest search counts."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Slot

from tray_app.discovery.address import AddressError
from tray_app.discovery.discover import discover, has_places
from tray_app.discovery.network import Network
from tray_app.engine.runner import Runner
from tray_app.model.provider import Found
from tray_app.net.trust import Trust
from tray_app.net.way import way_out


class WizardSearch(QObject):
    """The wizard's wishes are connected to `start` and `cancel`."""

    def __init__(self, runner: Runner, show: Callable[[Found, bool], None], parent: QObject) -> None:
        """`show` gets what was found and, if that is nothing, whether there is no way into the internet."""
        super().__init__(parent)
        self._runner = runner
        self._show = show
        self._trust = Trust()
        self._number = 0
        """Of the search that is wanted; older ones come to nothing."""

    @Slot(str)
    def start(self, address: str) -> None:
        """Asks the catalogue, the domain and Mozilla's directory; what is no address is found nowhere."""
        self.cancel()
        number = self._number
        network = Network(self._trust)

        def work() -> Found:
            try:
                return discover(address, network=network, is_wanted=lambda: number == self._number)
            except AddressError:
                return Found(address)

        def done(found: Found) -> None:
            if number == self._number:
                self._show(found, not has_places(found) and not any(way_out()))

        self._runner.submit(work, done, _raise)

    @Slot()
    def cancel(self) -> None:
        """Nobody waits any more."""
        self._number += 1


def _raise(error: BaseException) -> None:
    raise error
