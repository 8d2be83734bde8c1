"""The window that dialogs are: fields and texts in the colours of the status window, in step with light and dark."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Slot
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QDialog, QWidget

from tray_app.model.verdict import Status
from tray_app.ui.forms_style import dress
from tray_app.ui.icons import status_icon
from tray_app.ui.theme import Theme, current_theme, text_scale


class FormWindow(QDialog):
    """Modeless unless its owner opens it otherwise."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowIcon(status_icon(Status.OK))
        self._worn: tuple[Theme, float] | None = None
        self._dress()  # before anything asks how large the texts and fields are
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow)

    def event(self, event: QEvent, /) -> bool:
        """Follows the light, dark and contrast palettes; another size of text counts when it is shown again."""
        if event.type() is QEvent.Type.ApplicationPaletteChange:
            self._follow()
        return super().event(event)

    def showEvent(self, event: QShowEvent, /) -> None:
        """What changed while it was hidden."""
        self._dress()
        super().showEvent(event)

    @Slot()
    def _follow(self) -> None:
        """A hidden window takes its time until it is shown."""
        if self.isVisible():
            self._dress()

    def _dress(self) -> None:
        """Only if something has changed, since dressing makes events of its own."""
        wanted = (current_theme(), text_scale())
        if wanted != self._worn:
            self._worn = wanted
            dress(self)
