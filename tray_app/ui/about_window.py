"""About: version, licence, folders, and what leaves this computer.

What the composition root connects: `About` is all it shows; `show_hosts(hosts)` at each change while it is open;
`folder_requested(path)` and `link_requested(url)` open something; "Copy diagnosis" puts `About.diagnosis` (already
redacted) on the clipboard.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, tzinfo
from functools import partial

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget

from tray_app.model.moments import clock_words
from tray_app.model.verdict import Status
from tray_app.texts import tr, trn
from tray_app.ui.forms import button
from tray_app.ui.forms_keys import give_access_keys, keep_key
from tray_app.ui.forms_layout import WIDE, add_field, column_of, field_form, row_of, scaled_size
from tray_app.ui.forms_look import Text, heading, muted, subheading
from tray_app.ui.forms_marks import status_label
from tray_app.ui.forms_window import FormWindow

WIDTH, HEIGHT = 620, 600
COPIED_MS = 2000
_FITTING = QHeaderView.ResizeMode.ResizeToContents


@dataclass(frozen=True, slots=True)
class HostTalkedTo:
    """One host this computer has talked to since the start."""

    host: str
    purpose: str
    """For people: "Receive (Private), Send (Private)", "Comparison", "Status source"."""
    last_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class About:
    """What the window shows."""

    version: str
    licence: str
    folders: tuple[tuple[str, str], ...] = ()
    """(What is in it, path)."""
    diagnosis: Callable[[], str] = str
    """Makes the redacted text for bug reports when it is asked for."""
    home: str = ""
    """The project's page; empty: there is no button."""


class AboutWindow(FormWindow):
    """Modeless; the list of hosts is live."""

    folder_requested = Signal(str)
    link_requested = Signal(str)

    def __init__(self, about: About, now: datetime, zone: tzinfo, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("about")
        self.setWindowTitle(tr("About Mailampel"))
        self._about = about
        self._now, self._zone = now, zone
        self._title = subheading("")
        self._hosts = _host_list()
        self._copy = button(tr("Copy diagnosis"), self._on_copy, name="copyDiagnosis")
        self._back = QTimer(self)
        self._back.setSingleShot(True)
        self._back.setInterval(COPIED_MS)
        self._back.timeout.connect(self._name_copy)
        self._close = button(tr("Close"), self.close, name="close")
        keep_key(self._close, self._copy)
        self._lay_out()
        self.show_hosts((), now)
        self.resize(scaled_size(self, WIDTH, HEIGHT))

    def show_hosts(self, hosts: tuple[HostTalkedTo, ...], now: datetime) -> None:
        """The hosts talked to so far, at `now`."""
        self._now = now
        self._title.setText(self._summary(len(hosts)))
        self._hosts.clear()
        for host in hosts:
            when = clock_words(host.last_at, now, self._zone) if host.last_at else ""
            item = QTreeWidgetItem([host.host, host.purpose.replace("), ", ")\n"), when])
            for column in range(item.columnCount()):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
            self._hosts.addTopLevelItem(item)

    def showEvent(self, event: QShowEvent) -> None:
        """Access keys need to know what is visible."""
        super().showEvent(event)
        give_access_keys(self)

    def _lay_out(self) -> None:
        about = self._about
        words = QWidget()
        column_of(
            words,
            heading("Mailampel"),
            muted(tr("Version {version}, {licence}", version=about.version, licence=about.licence)),
            Text(tr("Says in seconds whose fault it is when mail does not work, and why.")),
            spacing=4,
        )
        head = row_of(None, status_label(Status.OK, 3.0), words, stretch=words, spacing=WIDE)
        form = field_form()
        for what, path in about.folders:
            add_field(form, what, self._folder_row(path))
        footer = row_of(None, self._copy)
        if about.home:
            footer.addWidget(button(tr("Project page"), partial(self.link_requested.emit, about.home), name="home"))
        footer.addStretch(1)
        footer.addWidget(self._close)
        promise = muted(
            tr("Mailampel talks to no other hosts. No statistics, no remote pictures, no search for updates.")
        )
        column = column_of(self, head, form, self._title, self._hosts, promise, footer, spacing=10, margin=20)
        column.setStretch(3, 1)

    def _folder_row(self, path: str) -> QWidget:
        row = QWidget()
        shown = Text(path)
        shown.setTextInteractionFlags(shown.textInteractionFlags() | Qt.TextInteractionFlag.TextSelectableByMouse)
        row_of(row, shown, button(tr("Open"), partial(self.folder_requested.emit, path)), stretch=shown)
        return row

    def _summary(self, count: int) -> str:
        title = tr("What leaves this computer")
        return f"{title}: {trn('{n} host', '{n} hosts', count)}" if count else title

    def _on_copy(self) -> None:
        QGuiApplication.clipboard().setText(self._about.diagnosis())
        self._copy.setText(tr("Copied"))
        self._back.start()

    def _name_copy(self) -> None:
        self._copy.setText(tr("Copy diagnosis"))
        give_access_keys(self)


def _host_list() -> QTreeWidget:
    tree = QTreeWidget()
    tree.setObjectName("hosts")
    tree.setAccessibleName(tr("What leaves this computer"))
    tree.setRootIsDecorated(False)
    tree.setHeaderLabels([tr("Host"), tr("What for"), tr("Last")])
    tree.header().setStretchLastSection(False)
    for section, mode in enumerate((_FITTING, QHeaderView.ResizeMode.Stretch, _FITTING)):
        tree.header().setSectionResizeMode(section, mode)
    tree.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
    return tree
