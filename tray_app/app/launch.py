"""What one start of the tray app is given; the demo gives another clock and looks on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tray_app.app.program import Program
    from tray_app.engine.ports import Clock
    from tray_app.storage.paths import Profile
    from tray_app.storage.secrets import SecretStore


def _nothing(_program: Program) -> None:
    return


@dataclass(frozen=True, slots=True)
class Launch:
    """The defaults are an ordinary start."""

    profile: Profile
    language: str = ""
    """`de` or `en` from the command line; empty: as the settings say."""
    verbose: bool = False
    at_login: bool = False
    """Started with the session: nobody waits for a window, and the panel may come later."""
    clock: Clock | None = None
    """None: the computer's own."""
    secrets: SecretStore | None = None
    """None: the profile's."""
    on_ready: Callable[[Program], None] = _nothing
    """Called once everything is built and the first probes are about to start."""
