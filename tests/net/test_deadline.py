from __future__ import annotations

import pytest

from tray_app.net.deadline import Deadline


class HandClock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock():
    return HandClock()


def test_time_left_shrinks_to_zero_and_no_further(clock):
    deadline = Deadline.after(5, clock)

    clock.now += 3
    assert deadline.left_s == 2
    clock.now += 3
    assert deadline.left_s == 0
    assert deadline.has_passed


def test_a_passed_deadline_gives_no_timeout_because_zero_would_mean_do_not_block(clock):
    deadline = Deadline.after(1, clock)
    clock.now += 1

    with pytest.raises(TimeoutError):
        deadline.timeout_s()


@pytest.mark.parametrize(("seconds", "left"), [(2, 2), (20, 5)])
def test_a_shorter_deadline_never_gets_longer_than_the_whole(clock, seconds, left):
    assert Deadline.after(5, clock).at_most(seconds).left_s == left
