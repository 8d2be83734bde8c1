"""The page "General": language, start, icon, window."""

from __future__ import annotations

import msgspec
from PySide6.QtWidgets import QComboBox

from tray_app.model.settings import Settings
from tray_app.texts import tr
from tray_app.ui.forms import Field, check_box, combo
from tray_app.ui.forms_layout import add_field, field_form
from tray_app.ui.settings_page import SettingsPage


class GeneralPage(SettingsPage):
    """Starting with the computer is no setting of the file; the dialog emits it as a wish of its own."""

    def __init__(self, *, autostarts: bool | None) -> None:
        super().__init__()
        self._before = bool(autostarts)
        self._language = self._choice("language", (tr("like the system"), "auto"), ("Deutsch", "de"), ("English", "en"))
        self._colour = self._choice(
            "tray_colour",
            (tr("as usual on this system"), "auto"),
            (tr("coloured"), "colour"),
            (tr("in one colour"), "mask"),
        )
        self._open = self._choice(
            "open_on_outage",
            (tr("only without an icon in the panel"), "auto"),
            (tr("always"), "always"),
            (tr("never"), "never"),
        )
        self._autostart = check_box(tr("Start with the computer"), name="autostart", changed=self.changed.emit)
        self._autostart.setChecked(self._before)
        form = field_form(self)
        for words, choice in (
            (tr("Language"), self._language),
            (tr("Icon"), self._colour),
            (tr("Open the window at an outage"), self._open),
        ):
            add_field(form, words, Field(choice), choice)
        form.addRow("", self._autostart)
        self._autostart.setVisible(autostarts is not None)

    @property
    def autostart(self) -> bool | None:
        """Whether to start with the computer; None if that stays as it is."""
        now = self._autostart.isChecked()
        return now if now != self._before else None

    @property
    def has_more(self) -> bool:
        """Whether to start with the computer is to change."""
        return self.autostart is not None

    def show_saved(self) -> None:
        """So it is now."""
        self._before = self._autostart.isChecked()

    def load(self, settings: Settings) -> None:
        """Shows the settings."""
        self._language.setCurrentIndex(max(self._language.findData(settings.general.language), 0))
        self._colour.setCurrentIndex(max(self._colour.findData(settings.general.tray_colour), 0))
        self._open.setCurrentIndex(max(self._open.findData(settings.general.open_on_outage), 0))

    def merged(self, settings: Settings) -> Settings:
        """With the choices made."""
        general = msgspec.structs.replace(
            settings.general,
            language=str(self._language.currentData()),
            tray_colour=str(self._colour.currentData()),
            open_on_outage=str(self._open.currentData()),
        )
        return msgspec.structs.replace(settings, general=general)

    def _choice(self, key: str, *items: tuple[str, str]) -> QComboBox:
        return combo(items, name=f"general.{key}", changed=self.changed.emit)
