"""What one bar of the 90-day strip says. The report prints the same thresholds."""

from __future__ import annotations

from tray_app.model.verdict import Status

OUTAGE_DAY_S = 600.0
"""A day with this much outage is a day of outage."""
TROUBLED_DAY_S = 300.0
"""A day with this much outage or trouble together is a degraded one; as much maintenance, a maintenance one."""


def day_status(watched_s: float, outage_s: float, degraded_s: float, maintenance_s: float) -> Status:
    """The worst that lasted; UNKNOWN if the provider was not measured at all (off, asleep, or our own line)."""
    if watched_s <= 0:
        return Status.UNKNOWN
    if outage_s >= OUTAGE_DAY_S:
        return Status.OUTAGE
    if outage_s + degraded_s >= TROUBLED_DAY_S:
        return Status.DEGRADED
    if maintenance_s >= TROUBLED_DAY_S:
        return Status.MAINTENANCE
    return Status.OK
