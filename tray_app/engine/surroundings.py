"""What the monitor is given, and what it gives to those who listen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import tzinfo
from random import Random

from tray_app.engine.ports import Asker, Clock
from tray_app.engine.record import Record
from tray_app.engine.runner import Runner
from tray_app.model.outage import Outage
from tray_app.model.verdict import Verdict


@dataclass(frozen=True, slots=True)
class Change:
    """One account's verdict changed; the outage it belongs to has been written."""

    before: Verdict | None
    after: Verdict
    outage_before: Outage | None
    outage: Outage | None


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the monitor is given once and never changes."""

    clock: Clock
    zone: tzinfo
    dice: Random
    asker: Asker
    runner: Runner
    record: Record
    on_update: Callable[[], None]
    """Something to show may have changed; ask `snapshot` when it is to be shown."""
    on_change: Callable[[Change], None]
    provider_names: Callable[[], dict[str, str]]
    """Control host (`host:port`) to the name of its provider."""
    vpns_up: Callable[[], frozenset[str]] = frozenset
    """The names of the VPNs that are up."""
