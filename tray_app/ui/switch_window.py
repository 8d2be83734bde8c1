"""What to think of before changing the provider: a neutral list, offered after repeated outages (UI, section 5.6)."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QWidget

from tray_app.model.verdict import Status
from tray_app.texts import tr
from tray_app.ui.button import Button, Kind
from tray_app.ui.forms_keys import give_access_keys
from tray_app.ui.icons import status_icon
from tray_app.ui.layouts import Flow
from tray_app.ui.styling import column, restyle_all
from tray_app.ui.theme import Size, Tone, current_theme, scaled
from tray_app.ui.words import Words


def steps() -> tuple[str, ...]:
    """What to do, in this order; nobody is recommended and nobody advised against."""
    return (
        tr("Set up a mailbox at another provider and watch it here beside the old one for some weeks."),
        tr("Save your contacts and your calendar."),
        tr("Copy your mail: a mail program with both accounts can move folders from one to the other."),
        tr("Have new mail forwarded from the old address to the new one."),
        tr("Tell people, banks, shops and authorities the new address, and change logins that use the old one."),
        tr("Look up the notice period of your contract. A report of the outages may help you there."),
        tr("Keep the old address for at least half a year after that; some sender always turns up late."),
    )


class _Step(QWidget):
    """A number, and beside it the step, whose further lines begin where the first one does."""

    def __init__(self, number: int, step: str) -> None:
        super().__init__()
        figure = Words(f"{number}.", name=f"number-{number}")
        figure.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        figure.setFixedWidth(figure.fontMetrics().horizontalAdvance("00."))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(scaled(8))
        row.addWidget(figure)
        row.addWidget(Words(step, name=f"step-{number}"), 1)


class SwitchWindow(QWidget):
    """The list, to be read or copied."""

    finished = Signal()
    """It was closed."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("switchWindow")
        self.setWindowTitle(tr("Prepare a change"))
        self.setWindowIcon(status_icon(Status.OK))
        self.setAutoFillBackground(True)
        theme = current_theme()
        self.setPalette(theme.palette())
        self._copy = Button(tr("Copy the list"), name="copyList")
        self._copy.clicked.connect(self._copy_list)
        close = Button(tr("Close"), Kind.PLAIN, name="close")
        close.clicked.connect(self.close)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)
        self._build(close)
        restyle_all(self, theme)
        give_access_keys(self)
        self.resize(scaled(480), scaled(480))

    def closeEvent(self, event: QCloseEvent, /) -> None:
        super().closeEvent(event)
        self.finished.emit()

    def _build(self, close: Button) -> None:
        content = QWidget()
        rows = column(gap=scaled(10), margins=(scaled(20), scaled(18), scaled(20), scaled(12)))
        rows.addWidget(Words(tr("Before you change your provider"), Size.VERDICT))
        rows.addWidget(Words(tr("No need to hurry: both mailboxes can run side by side."), colour=Tone.MUTED))
        for number, step in enumerate(steps(), 1):
            rows.addWidget(_Step(number, step))
        rows.addStretch(1)
        content.setLayout(rows)
        area = QScrollArea()
        area.setWidget(content)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        buttons = Flow(scaled(8), last_right=True)
        buttons.addWidget(self._copy)
        buttons.addWidget(close)
        below = column(gap=0, margins=(scaled(20), scaled(8), scaled(20), scaled(14)))
        below.addLayout(buttons)
        whole = column(gap=0)
        whole.addWidget(area, 1)
        whole.addLayout(below)
        self.setLayout(whole)

    @Slot()
    def _copy_list(self) -> None:
        QGuiApplication.clipboard().setText("\n".join(f"{n}. {step}" for n, step in enumerate(steps(), 1)))
        self._copy.setText(tr("Copied"))
        give_access_keys(self)
