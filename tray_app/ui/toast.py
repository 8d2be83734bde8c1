"""A message in a small window of our own: the last way to be heard, where the desktop shows none (UI, section 6).

It never takes the keyboard. It goes by itself after a while, unless the mouse is on it.

- `clicked()`: the message itself was clicked
- `button_clicked(key)`: one of the buttons given to `show_message`
- `gone()`: it is no longer on the screen, for whatever reason
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QEvent, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QEnterEvent, QGuiApplication, QHideEvent, QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from tray_app.model.verdict import Status
from tray_app.ui.announce import announce
from tray_app.ui.button import Button, Kind
from tray_app.ui.layouts import Flow
from tray_app.ui.surfaces import Panel, Sign
from tray_app.ui.theme import Size, current_theme, scaled
from tray_app.ui.words import Words

SHOWN_MS = 15_000
WIDTH = 360
FROM_EDGE = 16


class Toast(Panel):
    """One message, top right on the screen, below those that are there."""

    clicked = Signal()
    button_clicked = Signal(str)
    gone = Signal()

    def __init__(self) -> None:
        super().__init__(has_border=True)
        self.setObjectName("toast")
        self.setWindowFlags(
            Qt.WindowType.Tool
            | Qt.WindowType.FramelessWindowHint
            | Qt.WindowType.WindowStaysOnTopHint
            | Qt.WindowType.WindowDoesNotAcceptFocus
        )
        self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setPalette(current_theme().palette())
        self._sign = Sign(32)
        self._title = Words(size=Size.STRONG, name="toastTitle")
        self._body = Words(size=Size.EVIDENCE, name="toastBody")
        self._buttons = Flow(scaled(8))
        self._shown: list[Button] = []
        self._end = QTimer(self, interval=SHOWN_MS, singleShot=True)
        self._end.timeout.connect(self.hide)
        self._build()

    def show_message(
        self, status: Status, title: str, body: str, buttons: Sequence[tuple[str, str]] = (), top: int = 0
    ) -> None:
        """Shows a message in place of any earlier one; `buttons` are keys and labels.

        `top`: where the place begins that other messages leave, in pixels below the screen's edge.
        """
        self._sign.show_status(status)
        self._title.say(title)
        self._body.say(body)
        self._make_buttons(buttons)
        self.restyle(current_theme())
        self._place(top)
        self.show()
        self._end.start()
        announce(self, f"{title}. {body}", at_once=status is Status.OUTAGE)

    def enterEvent(self, event: QEnterEvent, /) -> None:
        self._end.stop()
        super().enterEvent(event)

    def leaveEvent(self, event: QEvent, /) -> None:
        self._end.start()
        super().leaveEvent(event)

    def hideEvent(self, event: QHideEvent, /) -> None:
        self._end.stop()
        super().hideEvent(event)
        self.gone.emit()

    def mouseReleaseEvent(self, event: QMouseEvent, /) -> None:
        self.hide()
        if event.button() is Qt.MouseButton.LeftButton:
            self.clicked.emit()

    def _build(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(scaled(4))
        words.addWidget(self._title)
        words.addWidget(self._body)
        words.addSpacing(scaled(4))
        words.addLayout(self._buttons)
        row = QHBoxLayout()
        row.setContentsMargins(scaled(14), scaled(12), scaled(14), scaled(12))
        row.setSpacing(scaled(12))
        row.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(words, 1)
        self.setLayout(row)

    def _make_buttons(self, buttons: Sequence[tuple[str, str]]) -> None:
        for old in self._shown:
            self._buttons.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._shown = [Button(label, Kind.PLAIN, name=f"toast-{key}", size=Size.EVIDENCE) for key, label in buttons]
        for button, (key, _label) in zip(self._shown, buttons, strict=True):
            button.clicked.connect(partial(self._press, key))
            self._buttons.addWidget(button)
            button.show()

    def _press(self, key: str) -> None:
        self.hide()
        self.button_clicked.emit(key)

    @property
    def bottom(self) -> int:
        """Where it ends, in pixels below the screen's edge."""
        return self.geometry().bottom() + 1 - QGuiApplication.primaryScreen().availableGeometry().top()

    def _place(self, top: int) -> None:
        screen = QGuiApplication.primaryScreen().availableGeometry()
        width = min(scaled(WIDTH), screen.width() - 2 * FROM_EDGE)
        self.resize(width, self.heightForWidth(width))
        self.move(screen.topRight() - QPoint(width + FROM_EDGE, -FROM_EDGE - top))
