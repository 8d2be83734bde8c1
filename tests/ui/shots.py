"""Pictures of the status window, to be looked at: `python tests/ui/shots.py DIRECTORY [STORY...]`."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(Path(__file__).parents[2]), str(Path(__file__).parent)]

import samples
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from tray_app.texts import use_language
from tray_app.ui import theme
from tray_app.ui.status_window import StatusWindow


def shoot(app: QApplication, target: Path, story: str, *, language: str, dark: bool, percent: int, family: str) -> None:
    use_language(language)
    theme._is_dark = lambda: dark
    font = QFont(family)
    font.setPixelSize(14 * percent // 100)
    app.setFont(font)
    window = StatusWindow(lambda: samples.NOW, samples.ZONE)
    window.show_snapshot(samples.STORY[story]())
    window.show()
    if story == "outage" and dark:
        for card in window.findChildren(object):
            if hasattr(card, "explain"):
                card.explain(True)
    width = 520 + 120 * (percent - 100) // 100
    for _ in range(3):
        app.processEvents()
    around = window._navigation.heightForWidth(width) + window._footer.heightForWidth(width)
    window.resize(width, around + window._column.heightForWidth(width))
    for _ in range(3):
        app.processEvents()
    name = f"{story}-{language}-{'dark' if dark else 'light'}-{percent}.png"
    window.grab().save(str(target / name))
    window.deleteLater()
    app.processEvents()


def main() -> None:
    target = Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    family = os.environ.get("SHOT_FONT", "Inter")
    for story in sys.argv[2:] or samples.STORY:
        for language, dark, percent in (("de", False, 100), ("en", True, 100), ("de", False, 200)):
            shoot(app, target, story, language=language, dark=dark, percent=percent, family=family)


if __name__ == "__main__":
    main()
