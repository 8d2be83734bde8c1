from __future__ import annotations

import pytest

from tray_app.app.pacer import LONGEST_WAIT_S, Pacer


@pytest.mark.parametrize(
    ("wait_s", "expected"), [(None, None), (60.0, 60.0), (0.25, 0.25), (40 * 86_400, LONGEST_WAIT_S)]
)
def test_waits_as_long_as_it_is_told(qapp, wait_s, expected):
    pacer = Pacer(lambda: wait_s)
    pacer.look()
    assert pacer.wait_s == (None if expected is None else pytest.approx(expected, rel=0.06))


def test_looks_again_when_the_time_has_come(qapp, qtbot):
    waits = [0.01, 0.01, None]
    looked = []

    def tick():
        looked.append(True)
        return waits.pop(0)

    pacer = Pacer(tick)
    pacer.look()
    qtbot.waitUntil(lambda: len(looked) == 3)
    assert pacer.wait_s is None


def test_stopped_it_looks_no_more(qapp):
    pacer = Pacer(lambda: 60.0)
    pacer.look()
    pacer.stop()
    assert pacer.wait_s is None
