from __future__ import annotations

import pytest

from tray_app.model.strip import day_status
from tray_app.model.verdict import Status


@pytest.mark.parametrize(
    ("watched_s", "outage_s", "degraded_s", "maintenance_s", "status"),
    [
        (0, 0, 0, 0, Status.UNKNOWN),
        (60, 0, 0, 0, Status.OK),
        (80000, 600, 0, 0, Status.OUTAGE),
        (80000, 599, 0, 0, Status.DEGRADED),
        (80000, 299, 0, 0, Status.OK),
        (80000, 0, 300, 0, Status.DEGRADED),
        (80000, 150, 150, 0, Status.DEGRADED),
        (80000, 0, 299, 299, Status.OK),
        (80000, 0, 0, 300, Status.MAINTENANCE),
        (80000, 0, 300, 9000, Status.DEGRADED),
    ],
)
def test_what_lasted_longest_enough_names_the_day(watched_s, outage_s, degraded_s, maintenance_s, status):
    assert day_status(watched_s, outage_s, degraded_s, maintenance_s) is status
