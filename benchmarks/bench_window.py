"""How long the status window takes from the click to the screen: `python benchmarks/bench_window.py`.

Wanted (issue 6): at most 120 ms with 3 accounts, 300 ms with 200.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
ROUNDS = 7
CASES = ((3, 1, 120), (200, 1, 300), (200, 200, 300))
"""Accounts, how many of them are down, the limit in ms."""


def milliseconds(start: float) -> float:
    return (time.perf_counter() - start) * 1000


def import_window() -> float:
    """What the very first opening costs in addition, unless the program has loaded the window before."""
    start = time.perf_counter()
    import tray_app.ui.status_window  # noqa: F401 - its cost is the point

    return milliseconds(start)


def open_once(accounts: int, outages: int) -> float:
    import samples
    from PySide6.QtWidgets import QApplication

    from tray_app.ui.status_window import StatusWindow

    down = [samples.outage_verdict(f"north{n}") for n in range(outages)]
    well = [samples.ok_verdict(f"island{n}") for n in range(accounts - outages)]
    shown = samples.snapshot(*down, *well)
    start = time.perf_counter()
    window = StatusWindow(lambda: samples.NOW, samples.ZONE)
    window.show_snapshot(shown)
    window.show()
    window.repaint()
    took = milliseconds(start)
    window.hide()
    window.deleteLater()
    QApplication.processEvents()
    return took


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    sys.path[:0] = [str(ROOT), str(ROOT / "tests" / "ui")]
    from PySide6.QtWidgets import QApplication

    import tray_app.engine.monitor  # the running program has its rules loaded
    import tray_app.ui.tray

    assert tray_app.engine.monitor, tray_app.ui.tray
    app = QApplication([])
    print(f"import of the window: {import_window():.0f} ms")
    for accounts, outages, limit in CASES:
        times = sorted(open_once(accounts, outages) for _ in range(ROUNDS))
        middle = times[len(times) // 2]
        print(f"{accounts:4} accounts, {outages:3} down: {middle:.0f} ms (limit {limit}), slowest {times[-1]:.0f} ms")
    app.quit()


if __name__ == "__main__":
    main()
