"""The terminal's loop: waits for answers and for what is due."""

from __future__ import annotations

import threading

from tray_app.engine.loop import Loop


class Monitor:
    """Is due again after a moment; counts the looks."""

    def __init__(self, wait_s):
        self.wait_s, self.looks, self.voided_at = wait_s, 0, []

    def tick(self):
        self.looks += 1
        return self.wait_s

    def void(self):
        self.voided_at.append(self.looks)


def test_it_looks_again_when_the_time_has_come():
    monitor = Monitor(0.0)
    Loop(lambda: ()).run(monitor, until=lambda: monitor.looks >= 3)
    assert monitor.looks == 3


def test_answers_from_other_threads_run_in_this_one():
    loop, seen = Loop(lambda: ()), []
    threading.Thread(target=loop.deliver, args=(lambda: seen.append(threading.current_thread()),)).start()
    loop.run(Monitor(None), until=lambda: bool(seen))
    assert seen == [threading.current_thread()]


def test_in_another_network_nothing_under_way_counts():
    ways = iter([("192.0.2.7", ""), ("192.0.2.7", ""), ("198.51.100.3", ""), ("198.51.100.3", "")])
    monitor = Monitor(0.0)
    Loop(lambda: next(ways)).run(monitor, until=lambda: monitor.looks >= 3)
    assert monitor.voided_at == [1]


def test_it_looks_around_in_between_even_if_nothing_is_planned():
    seen = []
    Loop(lambda: ()).run(Monitor(None), until=lambda: len(seen) >= 3, look=lambda: seen.append(1), look_s=0.001)
    assert len(seen) == 3
