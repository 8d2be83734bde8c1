from __future__ import annotations

import subprocess
import sys

LOOK = """
import linecache, sys
import PySide6.QtCore
if "lean" in sys.argv:
    from tray_app.app.lean_pyside import keep_sources_out_of_memory
    keep_sources_out_of_memory()
import wave
print(any(name.endswith("wave.py") for name in linecache.cache))
"""


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-c", LOOK, *arguments], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_sources_of_later_imports_are_not_kept():
    assert run("lean") == "False"


def test_the_workaround_is_still_needed():
    assert run() == "True"
