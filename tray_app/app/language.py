"""Which language the windows speak where the settings say "like the system"."""

from __future__ import annotations

import os

from PySide6.QtCore import QLocale

from tray_app.texts import LANGUAGE_VARIABLES, LANGUAGES


def language_of_windows(wanted: str) -> str:
    """`wanted`, or what the desktop says: a program that was not started in a terminal may have no such variable."""
    if wanted != "auto" or any(os.environ.get(name) for name in LANGUAGE_VARIABLES):
        return wanted
    spoken = (name.partition("-")[0].lower() for name in QLocale.system().uiLanguages())
    return next((name for name in spoken if name in LANGUAGES), "auto")
