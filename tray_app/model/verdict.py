"""What the tray shows for an account, as values. How it comes about is in `judging`."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from tray_app.model.account import Service
from tray_app.model.line import LineStatus
from tray_app.model.notice import Notice, Promise, SourceReading
from tray_app.model.reason import Failure
from tray_app.model.result import TranscriptLine


class Status(StrEnum):
    """The eight statuses of DESIGN 3."""

    OK = "ok"
    DEGRADED = "degraded"
    OUTAGE = "outage"
    MAINTENANCE = "maintenance"
    LINE = "line"
    ACCOUNT = "account"
    UNKNOWN = "unknown"
    PAUSED = "paused"


TRAY_ORDER = (
    Status.OUTAGE,
    Status.ACCOUNT,
    Status.LINE,
    Status.DEGRADED,
    Status.MAINTENANCE,
    Status.UNKNOWN,
    Status.OK,
    Status.PAUSED,
)
"""Worst first: what stops mail and needs the user (UI, section 3). On purpose not the order of exit codes."""


@dataclass(frozen=True, slots=True)
class ServiceState:
    """One tile of the route board."""

    service: Service
    status: Status
    phase: str = ""
    reason_code: str = ""
    server_text: str = ""
    duration_ms: float | None = None
    checked_at: datetime | None = None
    since: datetime | None = None
    failed_of_last: tuple[int, int] | None = None
    """`(1, 3)`: one of the last three attempts failed; None unless it fails at times."""
    slow: bool = False
    transcript: tuple[TranscriptLine, ...] = ()


@dataclass(frozen=True, slots=True)
class StatedReason:
    """The best reason there is, always with who said it, where and when."""

    code: str
    text: str
    """The provider's own words, unaltered; or our own sentence where nobody said anything."""
    origin: str
    source: str
    """Where the words stand, as people call it ("Status page", "Mail server"); empty for our own sentence."""
    url: str = ""
    said_at: datetime | None = None
    promised: Promise | None = None
    is_quote: bool = False
    """True if `text` is somebody else's words and must be shown as a quotation."""
    failure: Failure | None = None
    """What kind of failure decided it, where one of our own probes did."""


class AlternativeKind(StrEnum):
    """What kind of way out is offered; also the `kind` of `check --json`."""

    WEBMAIL = "webmail"
    ACCOUNT = "account"
    CONTACTS = "contacts"
    SUPPORT = "support"
    PROVIDER = "provider"


@dataclass(frozen=True, slots=True)
class Alternative:
    """One thing the user can do now; `works` is None if nobody has checked."""

    kind: AlternativeKind
    label: str
    url: str
    works: bool | None
    detail: str = ""
    """E.g. the full address to write from."""


@dataclass(frozen=True, slots=True)
class Recovery:
    """What a user is told after an outage, until acknowledged."""

    started_at: datetime
    ended_at: datetime
    late_mails: int = 0
    """How many delayed messages have arrived since, where they are counted."""
    oldest_late: timedelta | None = None
    """How long the oldest of them was under way."""


class Mark(StrEnum):
    """In front of a piece of evidence: it works, it does not, nobody knows."""

    YES = "yes"
    NO = "no"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Evidence:
    """One sentence of "Why do we say this?"."""

    mark: Mark
    sentence: str


class HintKind(StrEnum):
    """What a hint is about."""

    CERTIFICATE = "certificate"
    LOGIN = "login"
    SILENCE = "silence"
    ROUND_TRIP = "round_trip"
    VPN = "vpn"


@dataclass(frozen=True, slots=True)
class Hint:
    """One sentence worth knowing that is no trouble yet."""

    kind: HintKind
    text: str


@dataclass(frozen=True, slots=True)
class Verdict:
    """Everything there is to say about one account at one moment."""

    account_id: str
    name: str
    address: str
    provider: str
    status: Status
    affected: tuple[Service, ...] = ()
    confirmed: bool = False
    checking: bool = False
    """A failure is being confirmed right now; shown as a small sign, never as a colour."""
    since: datetime | None = None
    reason: StatedReason | None = None
    services: tuple[ServiceState, ...] = ()
    sources: tuple[SourceReading, ...] = ()
    alternatives: tuple[Alternative, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    line: LineStatus = LineStatus.UNKNOWN
    line_asked: int = 0
    line_reached: int = 0
    recovery: Recovery | None = None
    unstable: bool = False
    paused_until: datetime | None = None
    retry_at: datetime | None = None
    """When the next login may be tried, where the provider limits them."""
    checked_at: datetime | None = None
    can_login: bool = False
    """Whether logins are part of the watch; without, the window says what cannot be seen."""
    provider_notice_only: bool = False
    """The page reports trouble while everything works here."""
    announced: tuple[Notice, ...] = ()
    """Maintenance of mail that lies ahead and should be known by now, soonest first."""
    hints: tuple[Hint, ...] = ()
    can_test: bool = False
    """Whether a test mail may be offered: it would go from the account to itself."""

    @property
    def essence(self) -> tuple[object, ...]:
        """What must differ for people to be told of a change; a new time of checking is none."""
        said = self.reason and (self.reason.text, self.reason.promised)
        tiles = tuple((state.service, state.status) for state in self.services)
        return (self.status, self.confirmed, self.affected, self.since, said, tiles, self.unstable, self.recovery)
