"""Everything known about one account at one moment: what a verdict is made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, tzinfo

from tray_app.model.account import Account, Auth, Service
from tray_app.model.health import Health
from tray_app.model.line import Line
from tray_app.model.notice import Notice, SourceReading
from tray_app.model.rhythm import Rhythm
from tray_app.model.roundtrip import NO_TRIPS, Trips
from tray_app.model.verdict import Recovery


@dataclass(frozen=True, slots=True)
class Situation:
    """The input of `judging.judge`."""

    account: Account
    healths: Mapping[Service, Health]
    now: datetime
    zone: tzinfo
    watching_since: datetime
    readings: tuple[SourceReading, ...] = ()
    page_notice: Notice | None = None
    """What the webmail page says, where it says something."""
    own_note: Notice | None = None
    """What the user heard elsewhere, e.g. on the hotline."""
    line: Line | None = None
    vpn_up_at: datetime | None = None
    """When a VPN came up that still is; None: none is, or nobody saw it come."""
    secret_problem: str = ""
    """Why there is nothing to log in with, in one sentence."""
    login_stopped_at: datetime | None = None
    paused_until: datetime | None = None
    is_paused: bool = False
    recovery: Recovery | None = None
    retry_at: datetime | None = None
    rhythm: Rhythm | None = None
    """How much mail usually arrives; None where nobody may look."""
    trips: Trips = NO_TRIPS
    """The test mails sent so far."""
    can_test: bool = False
    """A test mail may be sent from the account to itself."""
    quick: bool = False
    """Give a first answer from unconfirmed failures, too."""

    @property
    def can_login(self) -> bool:
        """Whether logins are wanted and there is something to log in with."""
        return self.account.auth is not Auth.NONE and not self.secret_problem
