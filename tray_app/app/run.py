"""One start of the tray app from beginning to end. Until the icon stands in the tray nothing else is loaded."""

from __future__ import annotations

import os
import sys
import threading
import time
from importlib import import_module
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QSystemTrayIcon

from tray_app.app.first_icon import first_icon
from tray_app.app.launch import Launch
from tray_app.app.lean_heap import use_one_heap
from tray_app.app.lean_pyside import keep_sources_out_of_memory
from tray_app.desktop.single_instance import SingleInstance, ask_running

if TYPE_CHECKING:
    from tray_app.app.program import Program

ALREADY_RUNNING, CRASHED = 3, 70
_PATIENCE_S, _AGAIN_S = 5.0, 0.1
_SLOW = ("tray_app.engine.compose", "tray_app.storage.history")
"""Most of what `program` needs, and nothing of Qt."""


def run(launch: Launch) -> int:
    """Runs the tray app; returns the exit status once it has ended."""
    keep_sources_out_of_memory()
    use_one_heap()
    token = start_token()
    application = qt_application()
    instance = SingleInstance(launch.profile.instance_name)
    if not instance.is_first:
        return 0 if open_the_first(launch, token) else ALREADY_RUNNING
    icon = first_icon()
    rest = Rest(launch, application, icon, instance)
    # Not after `exec`: Windows ends a program with its session as soon as the signal's receivers have returned.
    application.aboutToQuit.connect(rest.close)
    QTimer.singleShot(0, rest.load)
    try:
        return application.exec()
    finally:
        instance.close()


class Application(QApplication):
    """Ends when it is asked to. Qt would first close every window, and stay if one asks back or only hides."""

    def event(self, event: QEvent, /) -> bool:
        """`quit`, the session's end, the Dock's menu and Cmd+Q all come this way."""
        if event.type() is QEvent.Type.Quit:
            self.exit(0)
            return True
        return super().event(event)


def qt_application() -> QApplication:
    """The one QApplication, with our names."""
    application = Application(sys.argv[:1])
    application.setApplicationName("Mailampel")
    application.setDesktopFileName("mailampel")
    application.setQuitOnLastWindowClosed(False)
    return application


def start_token() -> str:
    """With it a window may come to the front: the desktop gave it to this start. Qt takes it away when it begins."""
    return os.environ.get("XDG_ACTIVATION_TOKEN", "")


def open_the_first(launch: Launch, token: str) -> bool:
    """Has the program that runs already show its window; one that is only just starting is waited for."""
    deadline = time.monotonic() + _PATIENCE_S
    question = {"do": "open", "token": token}
    while ask_running(launch.profile.instance_name, question, _PATIENCE_S) is None:
        if time.monotonic() > deadline:
            return False
        time.sleep(_AGAIN_S)
    return True


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

    @Slot()
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
