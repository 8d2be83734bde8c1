"""Work in daemon threads, a few at a time, the outcome delivered once."""

from __future__ import annotations

import queue
import threading

from tray_app.engine.runner import ThreadRunner


def collect(count, calls):
    for _ in range(count):
        calls.get(timeout=10)()


def test_values_and_errors_come_home_through_the_gate():
    calls, seen = queue.SimpleQueue(), []
    runner = ThreadRunner(calls.put)
    runner.submit(lambda: 6 * 7, seen.append, seen.append)
    collect(1, calls)
    runner.submit(lambda: 1 / 0, seen.append, lambda error: seen.append(type(error)))
    collect(1, calls)
    assert seen == [42, ZeroDivisionError]


def test_only_a_few_at_a_time_and_all_in_the_end():
    calls, gate, lock = queue.SimpleQueue(), threading.Event(), threading.Lock()
    running, most, done = [0], [0], []

    def work():
        with lock:
            running[0] += 1
            most[0] = max(most[0], running[0])
        gate.wait(10)
        with lock:
            running[0] -= 1

    runner = ThreadRunner(calls.put, at_a_time=2)
    for _ in range(6):
        runner.submit(work, done.append, done.append)
    gate.set()
    collect(6, calls)
    assert done == [None] * 6
    assert most[0] <= 2


def test_its_threads_do_not_hold_the_process():
    calls, seen = queue.SimpleQueue(), []
    ThreadRunner(calls.put).submit(lambda: threading.current_thread().daemon, seen.append, seen.append)
    collect(1, calls)
    assert seen == [True]
