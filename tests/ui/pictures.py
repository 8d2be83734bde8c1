"""Pictures of the status window in each state and of every other window, by language, appearance and size of text.

`python -m tests.ui.pictures DIRECTORY [FONT]` writes them all, to be looked at. The approved ones are in
`tests/ui/approved`; they are made with the font that `test_pictures.py` names.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import QPoint, QSize, Qt
from PySide6.QtGui import QFont, QImage
from PySide6.QtWidgets import QApplication, QMenu

from tests.ui import samples
from tests.ui.windows import WINDOWS
from tray_app.texts import use_language
from tray_app.ui import theme
from tray_app.ui.status_window import StatusWindow


class Look(NamedTuple):
    story: str
    language: str
    dark: bool
    percent: int

    @property
    def name(self) -> str:
        return f"{self.story}-{self.language}-{'dark' if self.dark else 'light'}-{self.percent}"


LOOKS = [
    *(
        Look(shown, language, dark, 100)
        for shown in (*samples.STORY, *WINDOWS)
        for language in ("de", "en")
        for dark in (False, True)
    ),
    *(
        Look(shown, "de", False, 200)
        for shown in ("outage", "ok", "own", "settings-accounts", "wizard-1", "wizard-2", "wizard-3")
    ),
]
SHOWN = [
    *(Look(story, "en", False, 100) for story in samples.SHOWN),
    *(Look(window, "en", False, 100) for window in WINDOWS),
]
"""What `docs/pictures` shows."""


SIZES = {"settings": QSize(960, 690), "history": QSize(900, 730)}


def picture(look: Look, family: str) -> QImage:
    """The whole window without a scroll bar; the caller gives the font and the catalogue back."""
    use_language(look.language)
    font = QFont(family)
    font.setPointSizeF(10.5 * look.percent / 100)  # 14 pixels; the forms reckon in points
    QApplication.setFont(font)
    usual = theme._is_dark
    theme._is_dark = lambda: look.dark
    palette = QApplication.palette()
    if look.dark:
        QApplication.setPalette(theme.DARK.palette())  # forms have the colours of the desktop
    try:
        return _window_picture(look) if look.story in WINDOWS else _picture(look)
    finally:
        theme._is_dark = usual
        QApplication.setPalette(palette)


def _picture(look: Look) -> QImage:
    window = StatusWindow(lambda: samples.NOW, samples.ZONE, {"north"} if look.dark else set())
    stories = samples.STORY_IN_ENGLISH if look.language == "en" else samples.STORY
    window.show_snapshot((stories | samples.SHOWN)[look.story]())
    window.show()
    window._area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    width = 520 + 120 * (look.percent - 100) // 100
    for _ in range(2):  # what is unfolded grows once it is shown
        window.resize(width, window._wanted_height(width))
        QApplication.processEvents()
    image = window.grab().toImage()
    window.hide()
    window.deleteLater()
    return image


def _window_picture(look: Look) -> QImage:
    window = WINDOWS[look.story]()
    if isinstance(window, QMenu):
        window.popup(QPoint(0, 0))
    else:
        window.show()
    if wanted := SIZES.get(look.story.partition("-")[0]):
        window.resize(wanted * (look.percent / 100))  # the offscreen screen is smaller than a usual one
    for _ in range(2):
        QApplication.processEvents()
    image = window.grab().toImage()
    window.hide()
    window.deleteLater()
    return image


def main(target: Path, family: str = "DejaVu Sans") -> None:
    """The approved pictures."""
    _write({look.name: look for look in LOOKS}, target, family)


def show(target: Path, family: str = "DejaVu Sans") -> None:
    """The pictures of `docs/pictures.md`."""
    _write({f"{look.story}-{look.language}": look for look in SHOWN}, target, family)


def _write(looks: dict[str, Look], target: Path, family: str) -> None:
    target.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    for name, look in looks.items():
        if not picture(look, family).save(str(target / f"{name}.png"), quality=0):  # the smallest file
            raise OSError(f"{target / name}.png cannot be written")
    app.quit()


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]), sys.argv[2] if len(sys.argv) > 2 else "DejaVu Sans")
