"""Tells once where the icon is, if the desktop has no place for it: else its user waits for one that never comes."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Slot

from tray_app.app.parts import Parts
from tray_app.desktop import tray_host
from tray_app.texts import tr

PATIENCE_MS = 30_000
"""After a login the panel may come later than we do; one that restarts is back sooner."""
_TOLD = "told-no-tray"
_ASKED = "saw-icon"
"""The assistant has asked about the icon, and helped."""


class MissingTray(QObject):
    """Looks some time after the start, and after a tray has gone."""

    def __init__(self, parts: Parts, parent: QObject | None = None, patience_ms: int = PATIENCE_MS) -> None:
        super().__init__(parent)
        self._parts = parts
        self._timer = QTimer(self, singleShot=True, interval=patience_ms)
        self._timer.timeout.connect(self._look)

    def watch(self) -> None:
        """To be called at the start; does nothing where there is a tray or its user knows."""
        if not tray_host.is_there():
            self.wait()

    @Slot()
    def wait(self) -> None:
        """There is no tray now; tells if that stays so and its user does not know."""
        if not any(self._parts.history.recall(name) for name in (_TOLD, _ASKED)):
            self._timer.start()

    @Slot()
    def stop(self) -> None:
        """A tray has come."""
        self._timer.stop()

    @Slot()
    def _look(self) -> None:
        if tray_host.is_there() or self._parts.keeper.settings.general.open_on_outage == "never":
            return
        self._parts.tellings.say(_sentence(), lambda: self._parts.watch.remember(_TOLD, "yes"))


def _sentence() -> str:
    from tray_app.app.wizard_part import desktop_kind
    from tray_app.ui.wizard_help import icon_help

    help_ = icon_help(desktop_kind(), has_tray=False)
    return f"{tr('There is no place for the icon here.')} {help_.text}"
