from __future__ import annotations

import threading

import pytest

from tray_app.app.bridge import Bridge


@pytest.fixture
def bridge(qapp):
    return Bridge()


def test_what_a_worker_delivers_runs_in_the_windows_thread(bridge, qtbot):
    threads = []
    worker = threading.Thread(target=lambda: bridge.deliver(lambda: threads.append(threading.current_thread())))
    worker.start()
    qtbot.waitUntil(lambda: bool(threads))
    worker.join()
    assert threads == [threading.main_thread()]


def test_even_the_windows_own_calls_wait_for_their_turn(bridge, qtbot):
    done = []
    bridge.deliver(lambda: done.append("later"))
    assert done == []
    qtbot.waitUntil(lambda: done == ["later"])


def test_after_each_delivery_something_may_follow_even_if_it_crashed(bridge, qtbot):
    followed = []
    bridge.after_each = lambda: followed.append(True)

    def crash():
        raise ZeroDivisionError

    with qtbot.captureExceptions() as crashes:
        bridge.deliver(crash)
        bridge.deliver(lambda: None)
        qtbot.waitUntil(lambda: len(followed) == 2)
    assert crashes[0][0] is ZeroDivisionError
