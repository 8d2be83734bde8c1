"""Opens links with the user's own programs and brings our windows to the front."""

from __future__ import annotations

import logging
import os
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

log = logging.getLogger(__name__)
_SCHEMES = frozenset({"http", "https", "mailto"})
_PATIENCE_MS = 300


def open_link(url: str) -> bool:
    """Hands a web or mail link to the system; False if it is another kind of link or nobody takes it."""
    target = QUrl(url, QUrl.ParsingMode.StrictMode)
    if not target.isValid() or target.scheme() not in _SCHEMES:
        log.warning("a link was not opened: %.200r", url)
        return False
    return QDesktopServices.openUrl(target)


def open_path(path: str) -> bool:
    """Shows a file or folder of ours; False if it is not there or nobody takes it."""
    return Path(path).exists() and QDesktopServices.openUrl(QUrl.fromLocalFile(path))


def show_quietly(window: QWidget) -> None:
    """Shows a window that nobody asked for: it takes no keys from the program in front."""
    if window.isVisible():
        return
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, on=True)
    window.show()
    window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, on=False)


def keep_token(activation_token: str) -> None:
    """The next window that comes forward may, because of the click that this token is from; empty: there is none."""
    if activation_token:
        os.environ["XDG_ACTIVATION_TOKEN"] = activation_token


def bring_forward(window: QWidget, activation_token: str = "") -> None:
    """Shows a window that the user just asked for, in front of all others.

    Wayland wants the token of the click. Where even that is not enough (sway), hiding and showing once helps;
    never without the user's click, for it takes the keyboard away from another program.
    """
    keep_token(activation_token)
    if window.isMinimized():
        window.showNormal()
    window.show()
    window.raise_()
    window.activateWindow()
    QTimer.singleShot(_PATIENCE_MS, window, lambda: _insist(window))


def _insist(window: QWidget) -> None:
    if window.isVisible() and not window.isActiveWindow():
        window.hide()
        window.show()
