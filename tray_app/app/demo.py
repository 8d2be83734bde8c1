"""The tray app on another clock, with a story going on around it; pictures of each stage if wanted."""

from __future__ import annotations

import threading
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from tray_app.app.bridge import Bridge
from tray_app.app.launch import Launch
from tray_app.app.program import Program
from tray_app.app.run import run
from tray_app.demo.stage import Stage
from tray_app.demo.story import Scene
from tray_app.storage.paths import Profile
from tray_app.storage.secrets import SecretStore

_PATIENCE_S = 5.0


def run_demo(stage: Stage, profile: Profile, secrets: SecretStore, *, language: str, pictures: Path | None) -> int:
    """Plays the story; returns the exit status. With `pictures` it ends by itself, else when the user quits."""
    audience: list[Audience] = []

    def sit_down(program: Program) -> None:
        audience.append(Audience(program, stage, pictures))

    return run(Launch(profile, language=language, clock=stage.clock, secrets=secrets, on_ready=sit_down))


class Audience(QObject):
    """Opens the window, lets the story begin, takes the pictures."""

    def __init__(self, program: Program, stage: Stage, pictures: Path | None) -> None:
        super().__init__(program)
        self._program = program
        self._last = stage.last_scene
        self._pictures = pictures
        self._bridge = Bridge(self)
        program.status.open()
        stage.play(self._on_scene)

    def _on_scene(self, before: Scene | None, scene: Scene) -> None:
        """Called in the story's thread; what is shown changes only once the picture has been taken."""
        if self._pictures is None:
            return
        if before is not None and before.picture:
            self._wait_for(before.picture)
        if scene is self._last:
            self._bridge.deliver(QApplication.quit)

    def _wait_for(self, picture: str) -> None:
        taken = threading.Event()

        def take() -> None:
            self._take(picture)
            taken.set()

        self._bridge.deliver(take)
        taken.wait(_PATIENCE_S)

    def _take(self, picture: str) -> None:
        """The window, and the whole screen where the desktop lets a program see it (X11, Windows)."""
        assert self._pictures is not None
        QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest.value)  # or new words stand in their old places
        if self._program.status.window is not None:
            self._program.status.window.grab().save(str(self._pictures / f"{picture}.png"))
        screen = QGuiApplication.primaryScreen()
        seen = screen.grabWindow(0)
        if not seen.isNull():
            seen.save(str(self._pictures / f"{picture}-desktop.png"))
