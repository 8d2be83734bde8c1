"""Links of all windows: to the system's own programs, and where there is none, to the clipboard."""

from __future__ import annotations

from PySide6.QtGui import QGuiApplication

from tray_app.app.tellings import Tellings
from tray_app.desktop import opener
from tray_app.texts import tr


def open_or_copy(url: str, tellings: Tellings) -> None:
    """Opens a page; where nobody can, the link is at least ready to be pasted."""
    if not opener.open_link(url):
        QGuiApplication.clipboard().setText(url)
        tellings.say(tr("The link cannot be opened here; it is in the clipboard now."))
