"""The icon of the first moment: a question mark from a file, for drawing our own would have to wait for imports."""

from __future__ import annotations

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QMenu, QSystemTrayIcon

from tray_app.resource_files import RESOURCES

FILE = RESOURCES / "icons" / "first.png"
"""What `ui.icons` draws for "unknown", 64 pixels wide."""


def first_icon() -> QSystemTrayIcon:
    """An icon in the tray that says nothing yet; its menu is filled later, but panels ask only once for one."""
    icon = QSystemTrayIcon(QIcon(str(FILE)))
    icon.setContextMenu(QMenu())
    icon.show()
    return icon
