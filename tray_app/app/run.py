"""One start of the tray app from beginning to end. Until the icon stands in the tray nothing else is loaded."""

from __future__ import annotations

import sys
import threading
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from tray_app.app.first_icon import first_icon
from tray_app.app.launch import Launch
from tray_app.app.lean_heap import use_one_heap
from tray_app.app.lean_pyside import keep_sources_out_of_memory
from tray_app.desktop.single_instance import SingleInstance, ask_running

if TYPE_CHECKING:
    from tray_app.app.program import Program

ALREADY_RUNNING, CRASHED = 3, 70
_PATIENCE_S = 5.0
_SLOW = ("tray_app.engine.compose", "tray_app.storage.history")
"""Most of what `program` needs, and nothing of Qt."""


def run(launch: Launch) -> int:
    """Runs the tray app; returns the exit status once it has ended."""
    keep_sources_out_of_memory()
    use_one_heap()
    application = qt_application()
    instance = SingleInstance(launch.profile.instance_name)
    if not instance.is_first:
        return 0 if open_the_first(launch) else ALREADY_RUNNING
    icon = first_icon()
    rest = Rest(launch, application, icon, instance)
    QTimer.singleShot(0, rest.load)
    try:
        return application.exec()
    finally:
        rest.close()
        instance.close()


def qt_application() -> QApplication:
    """The one QApplication, with our names."""
    application = QApplication(sys.argv[:1])
    application.setApplicationName("Mailampel")
    application.setDesktopFileName("mailampel")
    application.setQuitOnLastWindowClosed(False)
    return application


def open_the_first(launch: Launch) -> bool:
    """Has the program that runs already show its window."""
    return ask_running(launch.profile.instance_name, {"do": "open"}, _PATIENCE_S) is not None


class Rest(QObject):
    """Everything but the icon: imported in a thread, so that the panel gets its answers meanwhile; built here."""

    _loaded = Signal()

    def __init__(
        self, launch: Launch, application: QApplication, icon: QSystemTrayIcon, instance: SingleInstance
    ) -> None:
        super().__init__()
        self._launch = launch
        self._application = application
        self._icon = icon
        self._instance = instance
        self._program: Program | None = None
        self._loaded.connect(self._build)

    @Slot()
    def load(self) -> None:
        """Starts the imports."""
        threading.Thread(target=self._import, name="imports", daemon=True).start()

    def close(self) -> None:
        """Ends what was built; until then the icon is all there is."""
        if self._program is None:
            self._icon.hide()
            return
        self._signals.close()
        self._program.close()

    def _import(self) -> None:
        for name in _SLOW:
            import_module(name)
        self._loaded.emit()

    @Slot()
    def _build(self) -> None:
        try:
            self._build_program()
        except BaseException:
            # An icon without a program behind it would say "?" for ever.
            QApplication.exit(CRASHED)
            raise

    def _build_program(self) -> None:
        from tray_app import logs
        from tray_app.app.program import Program
        from tray_app.app.tidying import Tidying
        from tray_app.app.unix_signals import EndingSignals

        logs.set_up(self._launch.profile.logs_dir, verbose=self._launch.verbose)
        self._program = Program(self._launch, self._icon)
        self._signals = EndingSignals(QApplication.quit, self)
        self._instance.serve(self._program.answer)
        self._program.start()
        self._program.status.forgotten.connect(Tidying(self._application, self).soon)
