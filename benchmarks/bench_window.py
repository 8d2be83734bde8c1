"""How long the status window takes from the click to the screen: `python benchmarks/bench_window.py`.

Wanted (issue 6): at most 120 ms with 3 accounts, 300 ms with 200. On a busy machine look at the CPU time.
What is not on the screen yet is built afterwards; "blocked" is the longest moment in which the window did not answer.
"""

from __future__ import annotations

import os
import sys
import time
from importlib import import_module
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 7
CASES = ((3, 1, 120), (200, 1, 300), (200, 200, 300))
"""Accounts, how many of them are down, the limit in ms."""


class Watch:
    """Measures wall and CPU time in ms."""

    def __init__(self) -> None:
        self._wall, self._cpu = time.perf_counter(), time.process_time()

    def read(self) -> tuple[float, float]:
        return (time.perf_counter() - self._wall) * 1000, (time.process_time() - self._cpu) * 1000


def import_window() -> tuple[float, float]:
    """What the very first opening costs in addition, unless the program has loaded the window before."""
    watch = Watch()
    import tray_app.ui.status_window  # noqa: F401 - its cost is the point

    return watch.read()


def open_once(accounts: int, outages: int) -> tuple[float, float, float]:
    from PySide6.QtWidgets import QApplication

    from tray_app.ui.status_window import StatusWindow

    samples = import_module("tests.ui.samples")
    down = [samples.outage_verdict(f"north{n}") for n in range(outages)]
    well = [samples.ok_verdict(f"island{n}") for n in range(accounts - outages)]
    shown = samples.snapshot(*down, *well)
    watch = Watch()
    window = StatusWindow(lambda: samples.NOW, samples.ZONE)
    window.show_snapshot(shown)
    window.show()
    window.repaint()
    took = watch.read()
    blocked = longest_step(window, accounts)
    window.hide()
    window.deleteLater()
    QApplication.processEvents()
    return *took, blocked


def longest_step(window: QWidget, accounts: int) -> float:
    """Builds the other cards, and returns the ms of the longest step."""
    from PySide6.QtWidgets import QApplication

    from tray_app.ui.card import Card

    longest = 0.0
    while len(window.findChildren(Card)) < accounts:
        watch = Watch()
        QApplication.processEvents()
        longest = max(longest, watch.read()[0])
    return longest


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path.insert(0, str(ROOT))
    from PySide6.QtWidgets import QApplication

    for loaded in ("tray_app.engine.monitor", "tray_app.ui.tray"):  # as in the running program
        import_module(loaded)
    app = QApplication([])
    wall, cpu = import_window()
    print(f"import of the window: {wall:.0f} ms, {cpu:.0f} ms CPU")
    for accounts, outages, limit in CASES:
        walls, cpus, blocked = zip(*(open_once(accounts, outages) for _ in range(ROUNDS)), strict=True)
        times = f"{median(walls):.0f} ms, {median(cpus):.0f} ms CPU (limit {limit}), blocked {median(blocked):.0f} ms"
        print(f"{accounts:4} accounts, {outages:3} down: {times}")
    app.quit()


if __name__ == "__main__":
    main()
