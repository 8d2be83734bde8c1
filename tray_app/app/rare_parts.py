"""What is opened rarely: settings, wizard, history, the windows that explain. Each is imported when first wanted.

Together with what only they need (discovery, signing in, autostart) they take 2 MiB, and most days nobody asks.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot

from tray_app.app.parts import Parts

if TYPE_CHECKING:
    from tray_app.app.compose_part import ComposePart
    from tray_app.app.help_part import HelpPart
    from tray_app.app.history_part import HistoryPart
    from tray_app.app.settings_part import SettingsPart
    from tray_app.app.wizard_part import WizardPart
    from tray_app.model.account import Account
    from tray_app.model.snapshot import Snapshot


class RareParts(QObject):
    """Makes each part once. What does not exist yet has nothing to show or to rebuild."""

    example_wanted = Signal()

    def __init__(self, parts: Parts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._parts = parts

    @cached_property
    def settings(self) -> SettingsPart:
        """The settings dialog."""
        from tray_app.app.settings_part import SettingsPart

        made = SettingsPart(self._parts, self._open_wizard, self)
        made.log_wanted.connect(self._open_log)
        return made

    @cached_property
    def wizard(self) -> WizardPart:
        """Adds accounts."""
        from tray_app.app.wizard_part import WizardPart

        made = WizardPart(self._parts, self)
        made.added.connect(self._on_added)
        made.example_wanted.connect(self.example_wanted)
        return made

    @cached_property
    def history(self) -> HistoryPart:
        """The past."""
        from tray_app.app.history_part import HistoryPart

        return HistoryPart(self._parts, self)

    @cached_property
    def compose(self) -> ComposePart:
        """A mail from another address."""
        from tray_app.app.compose_part import ComposePart

        return ComposePart(self._parts, self)

    @cached_property
    def helping(self) -> HelpPart:
        """The windows that explain."""
        from tray_app.app.help_part import HelpPart

        return HelpPart(self._parts, self)

    def show_snapshot(self, snapshot: Snapshot) -> None:
        """What is true now."""
        if "helping" in self.__dict__:
            self.helping.show_snapshot(snapshot)

    def rebuild(self) -> None:
        """In another language."""
        made = [self.__dict__[name] for name in ("settings", "history", "compose", "helping") if name in self.__dict__]
        for part in made:
            part.rebuild()

    def _open_wizard(self) -> None:
        self.wizard.open()

    @Slot()
    def _open_log(self) -> None:
        self.helping.open_log()

    @Slot(object)
    def _on_added(self, account: Account) -> None:
        if "settings" in self.__dict__:
            self.settings.on_added(account)
