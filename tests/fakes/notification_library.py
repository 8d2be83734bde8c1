"""Stands for the library desktop-notifier, which is not installed here: what we use of it, as version 6.2 has it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path
from types import ModuleType
from typing import Any


class Urgency(Enum):
    Critical = auto()
    Normal = auto()
    Low = auto()


@dataclass(frozen=True)
class Icon:
    path: Path | None = None


@dataclass(frozen=True)
class Sound:
    name: str


@dataclass(frozen=True)
class Button:
    title: str
    on_pressed: Any


DEFAULT_ICON = Icon(Path("python.png"))


class DesktopNotifier:
    """One system: what it allows and takes is set by the test."""

    newest: DesktopNotifier
    capabilities = frozenset({"title", "buttons"})
    allows = True
    agrees = False
    """Whether its user says yes when asked."""
    takes = True
    lists_after = 0
    """How often one must look until it lists what it has taken."""

    def __init__(self, app_name: str = "Python", app_icon: Icon | None = DEFAULT_ICON) -> None:
        self.app_name, self.app_icon = app_name, app_icon
        self.sent: list[dict[str, Any]] = []
        self.current: list[str] = []
        self.looks = 0
        DesktopNotifier.newest = self

    async def get_capabilities(self) -> frozenset[str]:
        return self.capabilities

    async def has_authorisation(self) -> bool:
        return self.allows

    async def request_authorisation(self) -> bool:
        return self.agrees

    async def send(
        self,
        title: str,
        message: str,
        urgency: Urgency = Urgency.Normal,
        icon: Icon | None = None,
        buttons: tuple[Button, ...] = (),
        reply_field: object = None,
        on_dispatched: Any = None,
        on_clicked: Any = None,
        on_dismissed: Any = None,
        attachment: object = None,
        sound: Sound | None = None,
        thread: str | None = None,
        timeout: int = -1,
    ) -> str:
        asked = {"title": title, "message": message, "urgency": urgency, "sound": sound}
        self.sent.append({**asked, "buttons": buttons, "on_clicked": on_clicked})
        name = f"id-{len(self.sent)}"
        if self.takes:  # else it only logs a warning
            self.current.append(name)
        return name

    async def get_current_notifications(self) -> list[str]:
        self.looks += 1
        return self.current if self.looks > self.lists_after else []

    async def clear(self, identifier: str) -> None:
        self.current.remove(identifier)


def library() -> ModuleType:
    """The module, with a system that nobody has changed yet."""
    made = ModuleType("desktop_notifier")
    system = type("DesktopNotifier", (DesktopNotifier,), {})
    vars(made).update(DesktopNotifier=system, Icon=Icon, Button=Button, Urgency=Urgency, DEFAULT_SOUND=Sound("default"))
    return made
