"""The windows that explain: an error message, the program itself and its log, what a change of provider takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from tray_app import __version__
from tray_app.app.links import open_or_copy
from tray_app.app.parts import Parts
from tray_app.app.windows import take_place
from tray_app.desktop import opener
from tray_app.model.snapshot import Snapshot
from tray_app.net.visited import visited
from tray_app.texts import tr

if TYPE_CHECKING:
    from tray_app.ui.about_window import AboutWindow, HostTalkedTo
    from tray_app.ui.explain_window import ExplainWindow
    from tray_app.ui.log_window import LogWindow
    from tray_app.ui.switch_window import SwitchWindow

LICENCE = "MIT"


class HelpPart(QObject):
    """Each window once."""

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts
        self.explain: ExplainWindow | None = None
        self.about: AboutWindow | None = None
        self.switch: SwitchWindow | None = None
        self.log: LogWindow | None = None

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """What is measured now, for the windows that are open."""
        if self.explain is not None:
            self.explain.show_snapshot(snapshot)
        if self.about is not None:
            self.about.show_hosts(self._hosts(snapshot), snapshot.at)

    def open_explain(self) -> None:
        """What does this error mean?"""
        self.explain = self.explain or self._make_explain()
        opener.bring_forward(self.explain)

    def open_about(self) -> None:
        """Version, folders, hosts talked to."""
        self.about = self.about or self._make_about()
        opener.bring_forward(self.about)

    def open_switch(self) -> None:
        """The checklist for a change of provider."""
        self.switch = self.switch or self._make_switch()
        opener.bring_forward(self.switch)

    @Slot()
    def open_log(self) -> None:
        """The end of the log."""
        self.log = self.log or self._make_log()
        self.log.read_again()
        opener.bring_forward(self.log)

    def rebuild(self) -> None:
        """In another language; what was put in stays."""
        if (explain := self.explain) is not None:
            self.explain = self._make_explain()
            self.explain.show_text(explain.text)
            take_place(explain, self.explain)
        if (about := self.about) is not None:
            self.about = self._make_about()
            take_place(about, self.about)
        if (switch := self.switch) is not None:
            self.switch = self._make_switch()
            take_place(switch, self.switch)
        if (log := self.log) is not None:
            self.log = self._make_log()
            take_place(log, self.log)

    def _make_log(self) -> LogWindow:
        from tray_app.ui.log_window import LogWindow

        window = LogWindow(self._log_text)
        window.folder_requested.connect(self._on_logs_folder)
        window.finished.connect(self._on_log_closed)
        return window

    def _make_switch(self) -> SwitchWindow:
        from tray_app.ui.switch_window import SwitchWindow

        window = SwitchWindow()
        window.finished.connect(self._on_switch_closed)
        return window

    def _make_explain(self) -> ExplainWindow:
        from tray_app.ui.explain_window import ExplainWindow

        window = ExplainWindow(self._parts.zone)
        window.link_requested.connect(self._on_link)
        window.finished.connect(self._on_explain_closed)
        window.show_snapshot(self._parts.watch.snapshot())
        return window

    def _make_about(self) -> AboutWindow:
        from tray_app.ui.about_window import About, AboutWindow

        profile = self._parts.profile
        folders = (
            (tr("Settings"), str(profile.config_dir)),
            (tr("History"), str(profile.data_dir)),
            (tr("Log"), str(profile.logs_dir)),
        )
        about = About(__version__, LICENCE, folders, diagnosis=self._diagnosis)
        window = AboutWindow(about, self._parts.now(), self._parts.zone)
        window.folder_requested.connect(self._on_folder)
        window.link_requested.connect(self._on_link)
        window.finished.connect(self._on_about_closed)
        snapshot = self._parts.watch.snapshot()
        window.show_hosts(self._hosts(snapshot), snapshot.at)
        return window

    def _hosts(self, snapshot: Snapshot) -> tuple[HostTalkedTo, ...]:
        from tray_app.app.hosts import hosts_talked_to, phone_service

        settings = self._parts.keeper.settings
        hosts = hosts_talked_to(visited(), snapshot, settings.accounts, settings.general.control_hosts)
        told_at = self._parts.phone.told_at
        return hosts if told_at is None else (phone_service(told_at), *hosts)

    def _diagnosis(self) -> str:
        from tray_app.app.bug_report import bug_report

        return bug_report(
            self._parts.watch.snapshot(), self._parts.keeper.settings.accounts, self._parts.profile.logs_dir
        )

    def _log_text(self) -> str:
        from tray_app.app.bug_report import log_text

        return log_text(self._parts.profile.logs_dir)

    @Slot(str)
    def _on_link(self, url: str) -> None:
        open_or_copy(url, self._parts.tellings)

    @Slot(str)
    def _on_folder(self, path: str) -> None:
        if not opener.open_path(path):
            self._parts.tellings.say(tr("“{place}” cannot be opened here.", place=path))

    @Slot()
    def _on_logs_folder(self) -> None:
        self._on_folder(str(self._parts.profile.logs_dir))

    @Slot()
    def _on_explain_closed(self) -> None:
        if self.explain is not None:
            self.explain.deleteLater()
            self.explain = None

    @Slot()
    def _on_about_closed(self) -> None:
        if self.about is not None:
            self.about.deleteLater()
            self.about = None

    @Slot()
    def _on_switch_closed(self) -> None:
        if self.switch is not None:
            self.switch.deleteLater()
            self.switch = None

    @Slot()
    def _on_log_closed(self) -> None:
        if self.log is not None:
            self.log.deleteLater()
            self.log = None
