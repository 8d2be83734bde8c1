"""The interpreter must survive any number of calls into Qt."""

from __future__ import annotations

import subprocess
import sys

CALLS = """
import sys
from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtGui import QPainterPath
class Sender(QObject):
    told = Signal(bool)
    @Slot(bool)
    def hear(self, _value): ...
path, sender = QPainterPath(), Sender()
sender.told.connect(sender.hear)
for n in range(200_000):
    path.moveTo(0, 0)
    sender.told.emit(n % 2 == 0)
for constant in (None, True, False):
    assert sys.getrefcount(constant) > 0, constant
"""


def test_constants_outlive_any_number_of_calls():
    finished = subprocess.run([sys.executable, "-c", CALLS], capture_output=True, text=True, timeout=60, check=False)

    assert finished.returncode == 0, finished.stderr
