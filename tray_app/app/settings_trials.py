"""What is tried out from the settings dialog before it counts: an account as it stands in its form, a message."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot

from tray_app.app.parts import Parts
from tray_app.app.trials import LatestTrial, Trial
from tray_app.model.account import Account

if TYPE_CHECKING:
    from tray_app.model.notice import SourceReading
    from tray_app.ui.settings_dialog import SettingsDialog


class SettingsTrials(QObject):
    """`dialog` is the one that is open, if any."""

    def __init__(self, parts: Parts, dialog: Callable[[], SettingsDialog | None], parent: QObject) -> None:
        super().__init__(parent)
        self._parts = parts
        self._dialog = dialog
        self._trial = LatestTrial(parts.trials)
        self._readings: dict[str, SourceReading] = {}

    def readings(self) -> Mapping[str, SourceReading]:
        """What the status sources last said, by address; a test adds what it reads."""
        verdicts = self._parts.watch.monitor.verdicts
        self._readings = {reading.url: reading for verdict in verdicts for reading in verdict.sources}
        return self._readings

    def serve(self, dialog: SettingsDialog) -> None:
        """A new dialog is open."""
        dialog.accounts.test_requested.connect(self._on_test)
        dialog.accounts.test_cancelled.connect(self.cancel)
        dialog.messages.test_message_requested.connect(self._on_test_message)
        dialog.messages.test_message_answered.connect(self._on_message_answered)

    @Slot()
    def cancel(self) -> None:
        """Nobody waits for a test any more."""
        self._trial.cancel()

    @Slot(object, str)
    def _on_test(self, account: Account, password: str) -> None:
        dialog = self._dialog()
        assert dialog is not None
        test = dialog.accounts.test
        self._trial.start(account, password, Trial(test.show_row, test.show_finished, read=self._on_read))

    def _on_read(self, readings: Sequence[SourceReading]) -> None:
        """A test has read the sources as they stand in the form: what they offer can now be chosen."""
        from tray_app.ui.settings_sources import SourcesEditor

        self._readings.update({reading.url: reading for reading in readings})
        if (dialog := self._dialog()) is not None:
            for editor in dialog.findChildren(SourcesEditor):
                editor.show_readings()

    @Slot()
    def _on_test_message(self) -> None:
        sound = self._parts.keeper.settings.notify.sound
        self._parts.tellings.show_test(lambda: None, self._on_message_failed, sound=sound)

    def _on_message_failed(self, problem: str) -> None:
        if (dialog := self._dialog()) is not None:
            dialog.messages.show_message_failed(problem)

    @Slot(bool)
    def _on_message_answered(self, seen: bool) -> None:
        self._parts.watch.remember("saw-message", "yes" if seen else "no")
