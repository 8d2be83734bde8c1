"""A notice together with how bad it is, and the mapping between our states and severities."""

from __future__ import annotations

from dataclasses import dataclass

from tray_app.model.notice import Notice, NoticeState
from tray_app.sources.report import Severity

STATES = {
    Severity.MAJOR: NoticeState.OUTAGE,
    Severity.PARTIAL: NoticeState.DEGRADED,
    Severity.MINOR: NoticeState.DEGRADED,
    Severity.MAINTENANCE: NoticeState.MAINTENANCE,
}
SEVERITIES = {
    NoticeState.OUTAGE: Severity.MAJOR,
    NoticeState.DEGRADED: Severity.MINOR,
    NoticeState.MAINTENANCE: Severity.MAINTENANCE,
}


@dataclass(frozen=True, slots=True)
class Judged:
    """`severity` is NONE unless the notice is open: it orders notices and makes the source's status."""

    notice: Notice
    severity: Severity
    title: str = ""
    is_loose: bool = False
    """A post of its own: nothing but words and time ties it to what was said before."""
