"""How a message reaches the user: the system's notifications first, then a small window of our own.

A notifier reports honestly: `shown` only if the message is on the screen as far as anybody can tell, else
`failed` with the reason. Which messages there are and when they are due is decided elsewhere.
"""

from __future__ import annotations

import logging
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from tray_app.model.announcements import Urgency
from tray_app.model.verdict import Status

log = logging.getLogger(__name__)

DEFAULT_ACTION = "default"
"""The key of a click on the message itself."""
MOST_BUTTONS = 2
"""GNOME shows about three and Windows five; two fit everywhere."""

Deliver = Callable[[Callable[[], None]], None]
"""Takes a callable to the thread that asked."""


@dataclass(frozen=True, slots=True)
class Button:
    """One thing to press; `key` comes back in the `Click`."""

    key: str
    label: str


@dataclass(frozen=True, slots=True)
class Message:
    """What is to be shown. A new message with the same `tag` takes the place of the one before."""

    tag: str
    title: str
    body: str
    urgency: Urgency = Urgency.NORMAL
    sound: bool = False
    status: Status | None = None
    """Whose sign is shown; None: the program's own."""
    show_label: str = ""
    """What a click on the message itself is called where it is drawn as a button."""
    buttons: tuple[Button, ...] = ()


@dataclass(frozen=True, slots=True)
class Click:
    """What the user pressed on which message; the token lets a window come to the front on Wayland."""

    tag: str
    key: str
    activation_token: str = ""


class Notifier(Protocol):
    """One way to show messages. All callbacks come in the thread that called."""

    name: str

    def show(self, message: Message, shown: Callable[[], None], failed: Callable[[str], None]) -> None:
        """Shows the message, then calls exactly one of the two."""

    def withdraw(self, tag: str) -> None:
        """Takes the message back, if it can still be seen."""

    def close(self) -> None:
        """Ends what runs in the background; messages that are shown stay."""


class Ladder:
    """Tries one notifier after the other until one has shown the message; remembers which one did."""

    name = "ladder"

    def __init__(self, rungs: Sequence[Notifier]) -> None:
        self._rungs = tuple(rungs)
        self.worked = ""
        """The name of the notifier that showed the newest message; empty if none did."""

    def show(self, message: Message, shown: Callable[[], None], failed: Callable[[str], None]) -> None:
        self._climb(message, 0, [], shown, failed)

    def withdraw(self, tag: str) -> None:
        for rung in self._rungs:
            rung.withdraw(tag)

    def close(self) -> None:
        for rung in self._rungs:
            rung.close()

    def _climb(
        self,
        message: Message,
        step: int,
        problems: list[str],
        shown: Callable[[], None],
        failed: Callable[[str], None],
    ) -> None:
        if step == len(self._rungs):
            self._note("", problems)
            failed("; ".join(problems))
            return
        rung = self._rungs[step]

        def next_rung(problem: str) -> None:
            self._climb(message, step + 1, [*problems, f"{rung.name}: {problem}"], shown, failed)

        def worked() -> None:
            self._note(rung.name, problems)
            shown()

        rung.show(message, worked, next_rung)

    def _note(self, name: str, problems: Sequence[str]) -> None:
        """Once when it breaks, once when it heals."""
        if name != self.worked or not name:
            log.info("messages are shown by: %s (%s)", name or "nobody", "; ".join(problems) or "at the first try")
        self.worked = name


def system_notifier(on_click: Callable[[Click], None], deliver: Deliver) -> Notifier:
    """The way this operating system shows messages."""
    if sys.platform != "linux":
        from tray_app.desktop.notifier_native import NativeNotifier

        return NativeNotifier(on_click, deliver)
    from tray_app.desktop.notifier_linux import LinuxNotifier

    return LinuxNotifier(on_click, deliver)
