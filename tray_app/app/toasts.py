"""The last rung of the ladder: messages in a small window of our own, which always works."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tray_app.desktop.notifier import DEFAULT_ACTION, Click, Message
from tray_app.model.verdict import Status

if TYPE_CHECKING:
    from tray_app.ui.toast import Toast


MOST = 3
"""More would fill the screen; the oldest makes room, after a while it would have gone anyway."""


class WindowNotifier:
    """A small window for each message, one below the other: what counts as told must have been seen."""

    name = "window"

    def __init__(self, on_click: Callable[[Click], None]) -> None:
        self._on_click = on_click
        self._toasts: dict[str, Toast] = {}
        """By tag, oldest first."""

    def show(self, message: Message, shown: Callable[[], None], failed: Callable[[str], None]) -> None:  # noqa: ARG002
        from tray_app.ui.toast import Toast

        self.withdraw(message.tag)
        self._make_room()
        toast = Toast()
        toast.setWindowTitle(message.title)
        toast.clicked.connect(partial(self._press, message.tag, DEFAULT_ACTION))
        toast.button_clicked.connect(partial(self._press, message.tag))
        buttons = [(button.key, button.label) for button in message.buttons]
        top = max((other.bottom for other in self._toasts.values()), default=0)
        toast.show_message(message.status or Status.UNKNOWN, message.title, message.body, buttons, top)
        self._toasts[message.tag] = toast
        shown()

    def withdraw(self, tag: str) -> None:
        if (toast := self._toasts.pop(tag, None)) is not None:
            toast.hide()
            toast.deleteLater()

    def close(self) -> None:
        for tag in list(self._toasts):
            self.withdraw(tag)

    def _make_room(self) -> None:
        """Lets go of those that have gone by themselves, and of the oldest if there are too many."""
        for tag in [tag for tag, toast in self._toasts.items() if not toast.isVisible()]:
            self.withdraw(tag)
        if len(self._toasts) == MOST:
            self.withdraw(next(iter(self._toasts)))

    def _press(self, tag: str, key: str) -> None:
        self._on_click(Click(tag, key))
