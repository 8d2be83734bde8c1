"""Writing from another address of the user while the usual one does not work."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QGuiApplication

from tray_app.app.parts import Parts
from tray_app.app.windows import take_place
from tray_app.desktop import opener
from tray_app.discovery.catalogue import provider_for
from tray_app.model.compose import MOST_LETTERS, mail_link, page_link, takes_recipients
from tray_app.model.verdict import Alternative
from tray_app.texts import tr

if TYPE_CHECKING:
    from tray_app.ui.compose_window import ComposeWindow


class ComposePart(QObject):
    """One window at a time."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self._page = ""
        self.window: ComposeWindow | None = None

    def open(self, way: Alternative) -> None:
        """`way` is another address of the user, from which to write."""
        if self.window is not None:
            self.window.close()
        self._page = self._page_of(way)
        self.window = self._make(way.detail)
        opener.bring_forward(self.window)

    def rebuild(self) -> None:
        """In another language; the recipients stay."""
        if (window := self.window) is not None:
            self.window = self._make(window.address)
            self.window.show_text(window.text)
            take_place(window, self.window)

    def _make(self, sender: str) -> ComposeWindow:
        from tray_app.ui.compose_window import ComposeWindow

        window = ComposeWindow(sender, has_page=bool(self._page))
        window.mail_requested.connect(self._on_mail)
        window.page_requested.connect(self._on_page)
        window.finished.connect(self._on_closed)
        return window

    def _page_of(self, way: Alternative) -> str:
        """Where to write in the browser: the provider's page for a new mail, else what the user or we know."""
        provider = provider_for(way.detail.rpartition("@")[2])
        if provider is not None and provider.compose:
            return provider.compose
        accounts = self._parts.keeper.settings.accounts
        own = next((a.webmail.url for a in accounts if a.address == way.detail and a.webmail is not None), "")
        given = way.url if way.url.startswith(("https://", "http://")) else ""
        return given or own or (provider.webmail if provider is not None else "")

    @Slot(tuple)
    def _on_mail(self, hidden: tuple[str, ...]) -> None:
        assert self.window is not None
        sender, link = self.window.address, mail_link(self.window.address, hidden)
        if len(link) <= MOST_LETTERS:
            opened, is_whole = opener.open_link(link), True
        else:
            opened, is_whole = opener.open_link(mail_link(sender)), False
        if not opened:
            self._copy(hidden, tr("No mail program takes it here."))
        elif not is_whole:
            self._copy(hidden, tr("There are too many for a link."))
        else:
            self.window.say(tr("In the mail program choose {address} as the sender.", address=sender))

    @Slot(tuple)
    def _on_page(self, hidden: tuple[str, ...]) -> None:
        assert self.window is not None
        link = page_link(self._page, self.window.address, hidden)
        is_whole = takes_recipients(self._page) and len(link) <= MOST_LETTERS
        if not is_whole:
            link = page_link(self._page, self.window.address)
        if not opener.open_link(link):
            self._copy(hidden, tr("The page cannot be opened here."))
        elif hidden and not is_whole:
            self._copy(hidden, "")
        else:
            self.window.say("")

    def _copy(self, hidden: tuple[str, ...], why: str) -> None:
        """What a link could not carry is at least ready to be pasted."""
        assert self.window is not None
        if hidden:
            QGuiApplication.clipboard().setText(", ".join(hidden))
            told = tr("The recipients are in the clipboard now: paste them into the field BCC.")
            why = f"{why} {told}".strip()
        self.window.say(why)

    @Slot()
    def _on_closed(self) -> None:
        if self.window is not None:
            self.window.deleteLater()
            self.window = None
