"""Local bridges, such as Proton's: programs on this computer that pass mail on. A dead one is nobody else's matter."""

from __future__ import annotations

from dataclasses import replace

from tray_app.discovery.catalogue import is_local_bridge
from tray_app.model.account import Account, Service
from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.result import ProbeResult

_NOT_READY = Reason(Failure.LOCAL_NETWORK, "local_bridge", Origin.COMPUTER)


def beside_bridge(account: Account, result: ProbeResult) -> ProbeResult:
    """The same result, seen as a bridge's where one was asked; what a bridge says in words is judged as ever."""
    place = {Service.RECEIVE: account.receive, Service.SEND: account.send}.get(result.service)
    if place is None or not is_local_bridge(place.host, place.port):
        return result
    return replace(result, by_bridge=True, reason=result.reason if result.proves_line else _NOT_READY)
