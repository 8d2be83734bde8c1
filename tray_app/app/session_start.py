"""Starting with the session, or no longer: beside the windows, for a sandbox's desktop may ask its user first."""

from __future__ import annotations

from collections.abc import Callable

from tray_app.app.parts import Parts
from tray_app.desktop import autostart


def starts_with_session(parts: Parts) -> bool:
    """Whether this profile does."""
    return autostart.is_enabled(_name(parts))


def set_autostart(parts: Parts, *, on: bool, failed: Callable[[str], None]) -> None:
    """Starts this profile with the session, or no longer; `failed` gets one sentence if that did not work."""
    profile_dir = "" if parts.profile.is_default else str(parts.profile.data_dir)

    def work() -> str:
        try:
            if on:
                autostart.enable([*autostart.program(profile_dir), "--at-login"], _name(parts))
            else:
                autostart.disable(_name(parts))
        except autostart.AutostartError as error:
            return str(error)
        return ""

    def done(problem: str) -> None:
        if problem:
            failed(problem)

    parts.runner.submit(work, done, _raise)


def _name(parts: Parts) -> str:
    return autostart.NAME if parts.profile.is_default else parts.profile.instance_name


def _raise(error: BaseException) -> None:
    raise error
