"""From the process' start to the icon's registration with the panel, beside a bare PySide6 tray app.

Both run by turns on the same virtual screen and bus, so that the machine's mood meets both. Fails above the limit.
"""

from __future__ import annotations

import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.fakes.desk import Desk, desk, end
from tests.fakes.tray_watcher import TrayWatcher

LIMIT = 1.35
ROUNDS = 15
BARE = Path(__file__).with_name("bare_tray.py")


def main() -> int:
    with desk() as place, TrayWatcher(place.bus) as panel, tempfile.TemporaryDirectory() as folder:
        profile = Path(folder)
        starts: dict[str, Callable[[], subprocess.Popen[bytes]]] = {
            "bare": lambda: place.run(sys.executable, str(BARE)),
            "mailampel": lambda: place.mailampel(profile),
        }
        for start in starts.values():
            measure(panel, start)  # warms the caches
        times: dict[str, list[float]] = {name: [] for name in starts}
        for _ in range(ROUNDS):
            for name, start in starts.items():
                times[name].append(measure(panel, start))
                forget(profile, place)
    return report(times)


def measure(panel: TrayWatcher, start: Callable[[], subprocess.Popen[bytes]]) -> float:
    """Milliseconds until a new icon has registered."""
    known = len(panel.items)
    begun = time.monotonic()
    program = start()
    panel.wait(lambda: len(panel.items) > known)
    end(program)
    return (panel.registered_at[known] - begun) * 1000


def forget(profile: Path, place: Desk) -> None:
    """Every start is the first one of a profile."""
    shutil.rmtree(profile, ignore_errors=True)
    place.programs.clear()


def report(times: dict[str, list[float]]) -> int:
    print(f"{'start to tray':<16}{'median ms':>10}{'fastest':>10}{'slowest':>10}")
    for name, values in times.items():
        print(f"{name:<16}{statistics.median(values):>10.0f}{min(values):>10.0f}{max(values):>10.0f}")
    ratio = statistics.median(ours / bare for ours, bare in zip(times["mailampel"], times["bare"], strict=True))
    print(f"ratio {ratio:.2f}, limit {LIMIT}")
    return int(ratio > LIMIT)


if __name__ == "__main__":
    sys.exit(main())
