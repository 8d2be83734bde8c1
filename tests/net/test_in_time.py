from __future__ import annotations

import threading

import pytest

from tray_app.net.in_time import NotInTimeError, in_time


def test_what_the_call_gives_comes_back_even_if_it_is_nothing():
    assert in_time(lambda: 42, 10, name="t") == 42
    assert in_time(lambda: None, 10, name="t") is None


def test_an_error_is_raised_where_it_was_asked():
    def fail():
        raise ValueError("that went wrong")

    with pytest.raises(ValueError, match="that went wrong"):
        in_time(fail, 10, name="t")


def test_a_call_that_hangs_costs_the_deadline_and_its_thread_holds_nothing_back():
    gate, threads = threading.Event(), []

    def hang():
        threads.append(threading.current_thread())
        gate.wait(10)

    with pytest.raises(NotInTimeError):
        in_time(hang, 0.05, name="keyring")

    assert (threads[0].name, threads[0].daemon) == ("keyring", True)
    gate.set()
    threads[0].join()
