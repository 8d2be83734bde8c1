from __future__ import annotations

import os
import signal
import sys

import pytest

from tray_app.app.unix_signals import EndingSignals


@pytest.mark.skipif(sys.platform == "win32", reason="sends a Unix signal")
@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_a_signal_ends_the_program_from_within_its_loop(qapp, qtbot, number):
    before = signal.getsignal(number)
    ended = []
    signals = EndingSignals(lambda: ended.append(True))
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: ended == [True])
    signals.close()
    assert signal.getsignal(number) is before
