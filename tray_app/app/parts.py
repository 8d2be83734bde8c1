"""What the windows' helpers are given: the long-lived objects that they work with, and nothing more."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo

from tray_app.app.phone import Phone
from tray_app.app.settings_keeper import SettingsKeeper
from tray_app.app.tellings import Tellings
from tray_app.app.trials import Trials
from tray_app.app.watch import Watch
from tray_app.engine.runner import Runner
from tray_app.storage.history import History
from tray_app.storage.paths import Profile
from tray_app.storage.secrets import SecretStore


@dataclass(frozen=True)
class Parts:
    """Made once by `program`."""

    profile: Profile
    keeper: SettingsKeeper
    history: History
    secrets: SecretStore
    watch: Watch
    tellings: Tellings
    phone: Phone
    trials: Trials
    runner: Runner
    """For what a window has to wait for; the probes have one of their own."""
    now: Callable[[], datetime]
    zone: tzinfo
