"""What one probe of one service found. Made by `probes`, judged by `health`."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import IntEnum, StrEnum

from tray_app.model.account import Service
from tray_app.model.reason import Reason


class Phase(IntEnum):
    """How far a conversation got; a later phase proves that all earlier ones work."""

    DNS = 0
    CONNECT = 1
    TLS = 2
    GREETING = 3
    LOGIN = 4
    USE = 5

    @property
    def word(self) -> str:
        """The phase as it stands in JSON: `dns`, `connect`, `tls`, `greeting`, `login`, `use`."""
        return self.name.lower()


class Depth(StrEnum):
    """LIGHT stops before the login; DEEP logs in and looks without changing anything."""

    LIGHT = "light"
    DEEP = "deep"


@dataclass(frozen=True, slots=True)
class TranscriptLine:
    """One line of a conversation, already redacted and capped, in the order it happened."""

    phase: Phase
    sent: bool
    """True: said by us. False: said by the server."""
    text: str


@dataclass(frozen=True, slots=True)
class ProbeResult:
    """The outcome of one bounded active test of one endpoint."""

    account_id: str
    service: Service
    depth: Depth
    endpoint: str
    """`host:port` or URL, as shown to people."""
    started_at: datetime
    duration_ms: float
    phase: Phase
    """The phase that failed, or the last one that succeeded."""
    reason: Reason | None = None
    """None if all went well."""
    server_text: str = ""
    """The last thing the server said that matters, plain and capped; may be there when all is well, too."""
    timings_ms: dict[str, float] = field(default_factory=dict)
    """Phase word to milliseconds spent in it."""
    transcript: tuple[TranscriptLine, ...] = ()
    family: str = ""
    """`ipv6` or `ipv4`, whichever answered; empty before that."""
    address: str = ""
    """`ip:port` that answered: a way to the network that needs no names; empty before that."""
    broken_family: str = ""
    """`ipv6` or `ipv4` if no connection came about over that one, and one did over the other."""
    by_bridge: bool = False
    """A program on this computer was asked that passes mail on; its answer says nothing about the line."""
    notice_text: str = ""
    """For webmail: what on the page looks like a notice to customers; plain text."""
    certificate_ends_at: datetime | None = None
    certificate_issuer: str = ""
    uid_next: int | None = None
    """UIDNEXT and UIDVALIDITY of the inbox (RFC 9051, 2.3.1.1), where it was opened: they tell that mail arrived,
    never what."""
    uid_validity: int | None = None

    @property
    def ok(self) -> bool:
        """Whether everything the depth asked for worked."""
        return self.reason is None

    @property
    def proves_line(self) -> bool:
        """A success up to the greeting proves the line (DESIGN 4.3)."""
        return self.ok or self.phase > Phase.GREETING or (self.phase is Phase.GREETING and bool(self.server_text))
