"""The interpreter must survive any number of calls into Qt."""

from __future__ import annotations

import subprocess
import sys

CALLS = """
import sys, tray_app.ui
from PySide6.QtGui import QPainterPath
path = QPainterPath()
for _ in range(200_000):
    path.moveTo(0, 0)
assert sys.getrefcount(None) > 100_000, sys.getrefcount(None)
"""


def test_none_outlives_any_number_of_void_calls():
    finished = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, timeout=60, check=False)

    assert finished.returncode == 0, finished.stderr
