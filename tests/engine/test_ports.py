"""The computer's own clock."""

from __future__ import annotations

import ctypes
import sys
from types import SimpleNamespace

from tray_app.engine.ports import SystemClock


def test_on_windows_the_clock_that_stands_still_in_sleep_is_asked(monkeypatch):
    def query(pointer):
        pointer._obj.value = 12_345_678_900  # in units of 100 ns
        return 1

    kernel = SimpleNamespace(QueryUnbiasedInterruptTime=query)
    monkeypatch.setattr(ctypes, "windll", SimpleNamespace(kernel32=kernel), raising=False)
    monkeypatch.setattr(sys, "platform", "win32")
    assert SystemClock().monotonic() == 1234.56789
