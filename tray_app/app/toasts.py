"""The last rung of the ladder: messages in a small window of our own, which always works."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from tray_app.desktop.notifier import DEFAULT_ACTION, Click, Message
from tray_app.model.verdict import Status

if TYPE_CHECKING:
    from tray_app.ui.toast import Toast


class WindowNotifier:
    """One small window at a time; the newest message takes the place of the one before."""

    name = "window"

    def __init__(self, on_click: Callable[[Click], None]) -> None:
        self._on_click = on_click
        self._toast: Toast | None = None
        self._tag = ""

    def show(self, message: Message, shown: Callable[[], None], failed: Callable[[str], None]) -> None:  # noqa: ARG002
        from tray_app.ui.toast import Toast

        self.close()
        toast = Toast()
        toast.setWindowTitle(message.title)
        toast.clicked.connect(partial(self._press, message.tag, DEFAULT_ACTION))
        toast.button_clicked.connect(partial(self._press, message.tag))
        buttons = [(button.key, button.label) for button in message.buttons]
        toast.show_message(message.status or Status.UNKNOWN, message.title, message.body, buttons)
        self._toast, self._tag = toast, message.tag
        shown()

    def withdraw(self, tag: str) -> None:
        if tag == self._tag:
            self.close()

    def close(self) -> None:
        if self._toast is not None:
            self._toast.hide()
            self._toast.deleteLater()
            self._toast = None

    def _press(self, tag: str, key: str) -> None:
        self._on_click(Click(tag, key))
