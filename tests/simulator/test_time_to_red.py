"""How long from the failure to red, with the intervals and the policy that everybody has?"""

from __future__ import annotations

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import pytest

from tests.model.builders import account
from tests.simulator.laptop import Laptop
from tests.simulator.world import Outage, Trouble, World
from tray_app.model.verdict import Status

MEDIAN_S, MOST_S = 105, 165
IN_A_LIGHT_CHECK = (Trouble.REFUSES, Trouble.SILENT, Trouble.SAYS_BYE)
"""What fails before the login is seen each minute; a login is tried every ten minutes only."""
BEGINNINGS = range(900, 1500, 11)
"""Spread evenly over one round of all services."""


def seconds_to_red(trouble: Trouble, begins: float) -> float:
    """From a failure that begins so many seconds after the start."""
    world = World(begins + 200, (Outage(begins, begins + 200, trouble),))
    with TemporaryDirectory() as folder:
        laptop = Laptop(world, Path(folder), watched=account(status=()))
        laptop.run()
        laptop.history.close()
    return next(at - begins for at, change in laptop.changes if change.after.status is Status.OUTAGE)


@pytest.fixture(scope="module")
def measured() -> dict[Trouble, list[float]]:
    return {trouble: [seconds_to_red(trouble, at) for at in BEGINNINGS] for trouble in IN_A_LIGHT_CHECK}


@pytest.mark.parametrize("trouble", IN_A_LIGHT_CHECK)
def test_red_comes_in_time_whenever_it_begins(measured, trouble):
    assert max(measured[trouble]) <= MOST_S


@pytest.mark.parametrize("trouble", [Trouble.REFUSES, Trouble.SILENT])
def test_silence_is_never_called_an_outage_before_it_is_certain(measured, trouble):
    assert min(measured[trouble]) >= 90


def test_half_of_all_outages_are_told_in_time(measured):
    assert median(seconds for each in measured.values() for seconds in each) <= MEDIAN_S
