"""The demo's clock: races and lingers, never goes back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tray_app.demo.pacing import PacedClock, Stretch

START = datetime(2012, 8, 15, 8, 0, tzinfo=UTC)
STRETCHES = [Stretch(START, 60), Stretch(START + timedelta(hours=1), 3600), Stretch(START + timedelta(hours=25), 1)]


class Real:
    """A stopwatch wound by hand."""

    def __init__(self):
        self.s = 100.0

    def __call__(self):
        return self.s


@pytest.fixture
def real():
    return Real()


@pytest.mark.parametrize(
    ("real_s", "story"),
    [(0, timedelta()), (30, timedelta(minutes=30)), (60, timedelta(hours=1)), (61, timedelta(hours=2))],
)
def test_each_stretch_has_its_pace(real, real_s, story):
    clock = PacedClock(STRETCHES, real=real)
    real.s += real_s
    assert clock.now() == START + story


def test_the_last_pace_goes_on(real):
    clock = PacedClock(STRETCHES, real=real)
    real.s += 60 + 24 + 10
    assert clock.now() == START + timedelta(hours=25, seconds=10)


def test_waiting_counts_real_seconds_across_stretches(real):
    clock = PacedClock(STRETCHES, real=real)
    assert clock.until(START + timedelta(hours=3)) == pytest.approx(60 + 2)
    real.s += 10
    assert clock.until(START) == pytest.approx(-10)


def test_speed_makes_all_of_it_faster(real):
    clock = PacedClock(STRETCHES, 10, real=real)
    assert clock.until(START + timedelta(hours=1)) == pytest.approx(6)
    real.s += 6
    assert clock.now() == START + timedelta(hours=1)


@given(st.floats(0, 200), st.floats(0, 200))
def test_until_is_the_inverse_of_now(real_s, later_s):
    real = Real()
    clock = PacedClock(STRETCHES, real=real)
    real.s += real_s + later_s
    moment = clock.now()
    real.s -= later_s
    assert clock.until(moment) == pytest.approx(later_s, abs=1e-3)
    assert clock.monotonic() <= (moment - START).total_seconds() + 1e-6
