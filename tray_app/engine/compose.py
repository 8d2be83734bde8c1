"""Builds a monitor with everything it needs; the tray app and the terminal commands share it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import tzinfo
from random import SystemRandom

from tray_app.desktop.vpn import vpns_up
from tray_app.discovery.catalogue import control_group
from tray_app.engine.asker import NetworkAsker
from tray_app.engine.monitor import Monitor
from tray_app.engine.ports import Clock, LocalZone
from tray_app.engine.record import Record
from tray_app.engine.runner import ThreadRunner
from tray_app.engine.surroundings import Change, Surroundings
from tray_app.model.settings import Settings
from tray_app.net.trust import Trust
from tray_app.storage.secrets import SecretStore


def build_monitor(
    settings: Callable[[], Settings],
    *,
    clock: Clock,
    record: Record,
    secrets: SecretStore,
    deliver: Callable[[Callable[[], None]], None],
    on_update: Callable[[], None] = lambda: None,
    on_change: Callable[[Change], None] = lambda _change: None,
    quick: bool = False,
    zone: tzinfo | None = None,
) -> Monitor:
    """A monitor over the real network. `deliver` brings answers to the monitor's thread."""
    zone = zone or LocalZone()
    around = Surroundings(
        clock=clock,
        zone=zone,
        dice=SystemRandom(),
        asker=NetworkAsker(Trust(), secrets, lambda: settings().general.control_hosts, clock.now, zone),
        runner=ThreadRunner(deliver),
        record=record,
        on_update=on_update,
        on_change=on_change,
        provider_names=control_group,
        vpns_up=vpns_up,
    )
    return Monitor(settings(), around, quick=quick)
