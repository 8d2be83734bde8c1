"""Messages on Windows and macOS through the library desktop-notifier; nothing else of ours knows it.

The library hides failures, so a message counts as shown only if it is among the current ones afterwards.
Windows shows messages of programs with a registered AppUserModelID, macOS only those of signed bundles
(docs/decisions/0015-messages-on-windows-and-macos.md).
"""

from __future__ import annotations

import asyncio
import logging
import threading
from collections.abc import Callable, Coroutine
from functools import partial
from typing import Any, Protocol

from tray_app.desktop.notifier import DEFAULT_ACTION, MOST_BUTTONS, Button, Click, Deliver, Message
from tray_app.model.announcements import Urgency
from tray_app.resource_files import RESOURCES

log = logging.getLogger(__name__)
APP_NAME = "Mailampel"
"""Also the AppUserModelID under which the library registers us on Windows."""
ICON = RESOURCES / "icons" / "mailampel.png"
"""Windows draws no SVG; without one the library shows the sign of Python."""
CALL_TIMEOUT_S = 5.0
LISTED_AFTER_S = (0.0, 0.1, 0.4, 1.5)
"""The system lists what it has taken, but not always at once."""


class NativeNotifier:
    """Runs the library in an event loop and thread of its own, started with the first message."""

    name = "system"

    def __init__(
        self,
        on_click: Callable[[Click], None],
        deliver: Deliver,
        make_backend: Callable[[], Backend] | None = None,
        call_timeout_s: float = CALL_TIMEOUT_S,
    ) -> None:
        self._on_click = on_click
        self._deliver = deliver
        self._make_backend = make_backend or Library
        self._call_timeout_s = call_timeout_s
        self._loop: asyncio.AbstractEventLoop | None = None
        self._backend: Backend | None = None
        self._ids: dict[str, str] = {}

    def show(self, message: Message, shown: Callable[[], None], failed: Callable[[str], None]) -> None:
        async def send() -> None:
            try:
                await asyncio.wait_for(self._send(message), self._call_timeout_s)
            except (OSError, RuntimeError, TimeoutError) as error:
                problem = str(error) or "the system does not answer"
                self._deliver(lambda: failed(problem))
            except Exception as error:
                log.warning("the library for messages failed", exc_info=True)
                problem = f"{type(error).__name__}: {error}"
                self._deliver(lambda: failed(problem))
            else:
                self._deliver(shown)

        self._submit(send())

    def withdraw(self, tag: str) -> None:
        if self._loop is not None:
            self._submit(self._clear(tag))

    def close(self) -> None:
        if self._loop is not None:
            self._loop.call_soon_threadsafe(self._loop.stop)
            self._thread.join(timeout=1.0)

    def _submit(self, work: Coroutine[Any, Any, None]) -> None:
        if self._loop is None:
            self._loop = asyncio.new_event_loop()
            self._thread = threading.Thread(target=_run, args=(self._loop,), name="notifications", daemon=True)
            self._thread.start()
        asyncio.run_coroutine_threadsafe(work, self._loop)

    async def _send(self, message: Message) -> None:
        if self._backend is None:
            self._backend = self._make_backend()
        await self._clear(message.tag)
        self._ids[message.tag] = await self._backend.send(message, partial(self._clicked, message.tag))

    async def _clear(self, tag: str) -> None:
        known = self._ids.pop(tag, None)
        if known is not None and self._backend is not None:
            try:
                await self._backend.clear(known)
            except Exception as error:  # noqa: BLE001 - as above; an old message that stays must not keep a new one from being shown
                log.debug("message %s could not be withdrawn: %s", known, error)

    def _clicked(self, tag: str, key: str) -> None:
        self._deliver(lambda: self._on_click(Click(tag, key)))


def _run(loop: asyncio.AbstractEventLoop) -> None:
    try:
        loop.run_forever()
    finally:
        loop.close()


class Backend(Protocol):
    """What is needed of the library."""

    async def send(self, message: Message, clicked: Callable[[str], None]) -> str:
        """Shows it and returns its id; raises OSError or RuntimeError if it was not shown."""

    async def clear(self, message_id: str) -> None:
        """Takes it away."""


class Library:
    """desktop-notifier itself."""

    def __init__(self) -> None:
        import desktop_notifier

        self._library = desktop_notifier
        self._notifier = desktop_notifier.DesktopNotifier(APP_NAME, desktop_notifier.Icon(path=ICON))

    async def send(self, message: Message, clicked: Callable[[str], None]) -> str:
        if not await self._notifier.get_capabilities():
            raise OSError("the system shows only messages of an app bundle")  # the library would pretend
        if not await self._notifier.has_authorisation() and not await self._notifier.request_authorisation():
            raise OSError("the system does not allow messages of this program")
        library = self._library

        def button(one: Button) -> Any:
            return library.Button(title=one.label, on_pressed=partial(clicked, one.key))

        sent = await self._notifier.send(
            title=message.title,
            message=message.body,
            urgency=_urgency(library, message.urgency),
            buttons=[button(one) for one in message.buttons[:MOST_BUTTONS]],
            on_clicked=partial(clicked, DEFAULT_ACTION),
            sound=library.DEFAULT_SOUND if message.sound else None,
        )
        for wait_s in LISTED_AFTER_S:
            await asyncio.sleep(wait_s)
            if sent in await self._notifier.get_current_notifications():
                return str(sent)
        raise OSError("the system did not take the message")

    async def clear(self, message_id: str) -> None:
        await self._notifier.clear(message_id)


def _urgency(library: Any, urgency: Urgency) -> Any:
    levels = {Urgency.LOW: "Low", Urgency.NORMAL: "Normal", Urgency.CRITICAL: "Critical"}
    return getattr(library.Urgency, levels[urgency])
