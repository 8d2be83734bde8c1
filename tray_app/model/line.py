"""Is it our own line? Judged from what the control group and the rest of the network answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from math import ceil, comb, log

from tray_app.model.reason import Failure, Origin, Reason

CLOCK_TOLERANCE_S = 300.0
"""A clock this wrong is told of; certificates and tokens begin to suffer."""
BY_CHANCE = 1e-5
"""A silence this unlikely on our own line is not our own line's."""
_DATED = frozenset({"certificate_expired", "certificate_not_yet_valid"})
_UNKNOWN_ISSUER = frozenset({"certificate_unknown_issuer", "certificate_self_signed", "certificate_invalid"})


class LineStatus(StrEnum):
    """`check --json` shows these as `line.status`."""

    OK = "ok"
    OFFLINE = "offline"
    CAPTIVE_PORTAL = "captive_portal"
    DNS = "dns"
    BLOCKED_PORTS = "blocked_ports"
    TLS_INTERCEPTED = "tls_intercepted"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class ControlAnswer:
    """What one control host did."""

    host: str
    resolved: bool
    tls_answered: bool | None = None
    """A TLS server answered, whatever its certificate (DESIGN 8)."""
    issuer: str = ""
    addresses: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LineEvidence:
    """Everything asked after a failure before the greeting, as values."""

    measured_at: datetime
    controls: tuple[ControlAnswer, ...]
    literal_connected: bool | None = None
    """Whether a TCP connection to a literal public address worked; None: not asked."""
    web_answered: bool | None = None
    """Whether an ordinary web server (port 443) answered; None: not asked."""
    mail_connected: bool | None = None
    """Whether a mail port answered at an address that was known from before; None: not asked."""
    portal_seen: bool = False
    """A plain 204 test was answered with something else than 204 (Chrome's definition of a portal)."""
    portal_url: str = ""
    system_says_offline: bool = False
    """The operating system's hint; never a veto."""
    clock_ahead_s: float | None = None
    """How far our clock is ahead of a web server's `Date`; None: nobody told the time."""


@dataclass(frozen=True, slots=True)
class Line:
    """The judged state of our own line at one moment."""

    status: LineStatus
    measured_at: datetime
    asked: int = 0
    reached_hosts: tuple[str, ...] = ()
    portal_url: str = ""
    issuers: tuple[str, ...] = ()
    """Who signed the control hosts' certificates, as we see them from here."""
    clock_ahead_s: float | None = None

    @property
    def reached(self) -> int:
        """How many of the control group answered."""
        return len(self.reached_hosts)


def losses(lines: Sequence[Line]) -> tuple[int, int]:
    """Of so many answers awaited from the control group over these measurements: (missing, awaited).

    Who never answered is down and says nothing of our line; where packets get lost, silence strikes now one and now
    another.
    """
    asked = [line for line in lines if line.asked]
    answers = Counter(host for line in asked for host in line.reached_hosts)
    awaited = len(answers) * len(asked)
    return awaited - answers.total(), awaited


def silences_needed(lines: Sequence[Line]) -> int:
    """So many silences in a row that our own line would show them by chance once in 100,000 at most.

    0 where the control group was not asked.
    """
    share = _share_lost(lines)
    return ceil(log(BY_CHANCE) / log(share)) if share else 0


def may_be_chance(silences: int, attempts: int, lines: Sequence[Line]) -> bool:
    """Whether our own line would show so many silences among so many attempts more often than once in 100,000."""
    share = _share_lost(lines)
    tail = sum(comb(attempts, n) * share**n * (1 - share) ** (attempts - n) for n in range(silences, attempts + 1))
    return tail > BY_CHANCE


def _share_lost(lines: Sequence[Line]) -> float:
    """Jeffreys' estimate, (missing + 1/2) / (awaited + 1): few answers prove little. 0 where nobody was asked."""
    if not any(line.asked for line in lines):
        return 0.0
    missing, awaited = losses(lines)
    return (missing + 0.5) / (awaited + 1)


def reason_beside(reason: Reason, issuer: str, line: Line) -> Reason:
    """What a failed check of a certificate means beside what the control group shows.

    A clock of our own that is wrong makes good certificates look expired or not yet valid. The same unknown issuer
    before unlike providers sits on our side of the network.
    """
    if reason.failure is not Failure.TLS_CERTIFICATE:
        return reason
    if line.clock_ahead_s is not None and reason.code in _DATED:
        if abs(line.clock_ahead_s) > CLOCK_TOLERANCE_S:
            return Reason(Failure.TLS_CERTIFICATE, "own_clock_wrong", Origin.COMPUTER)
        if reason.code == "certificate_not_yet_valid":
            return Reason(Failure.TLS_CERTIFICATE, "certificate_too_early", Origin.PROVIDER)
    if issuer and issuer in line.issuers and reason.code in _UNKNOWN_ISSUER:
        return Reason(Failure.TLS_INTERCEPTED, "tls_intercepted", Origin.COMPUTER, quote=issuer)
    return reason


def with_web(line: Line) -> Line:
    """The same line, where a web page of the user's answered a moment ago: then it is not offline."""
    return replace(line, status=LineStatus.BLOCKED_PORTS) if line.status is LineStatus.OFFLINE else line


def with_greeting(line: Line) -> Line:
    """The same line, where a mail server greeted meanwhile: it works, whoever else keeps silent."""
    if line.status is LineStatus.OK:
        return line
    return replace(line, status=LineStatus.OK, asked=0, reached_hosts=())


def judge_line(evidence: LineEvidence) -> Line:
    """The line's status by the table of DESIGN 4.3; one answering control host proves it."""
    reached = tuple(answer.host for answer in evidence.controls if answer.tls_answered)
    return Line(
        status=_line_status(evidence, bool(reached)),
        measured_at=evidence.measured_at,
        asked=len(evidence.controls),
        reached_hosts=reached,
        portal_url=evidence.portal_url,
        issuers=tuple(dict.fromkeys(answer.issuer for answer in evidence.controls if answer.issuer)),
        clock_ahead_s=evidence.clock_ahead_s,
    )


def _line_status(evidence: LineEvidence, any_reached: bool) -> LineStatus:
    any_resolved = any(answer.resolved for answer in evidence.controls)
    if any_reached:
        return LineStatus.OK
    if evidence.portal_seen or _one_private_address_for_all(evidence.controls):
        return LineStatus.CAPTIVE_PORTAL
    if evidence.mail_connected and any_resolved:
        return LineStatus.OK
    if not evidence.controls and evidence.literal_connected is None and evidence.web_answered is None:
        return LineStatus.OFFLINE if evidence.system_says_offline else LineStatus.UNKNOWN
    if not any_resolved:
        reaches = evidence.literal_connected or evidence.mail_connected
        return LineStatus.DNS if reaches else LineStatus.OFFLINE
    if evidence.web_answered or evidence.literal_connected:
        return LineStatus.BLOCKED_PORTS
    return LineStatus.OFFLINE


def _one_private_address_for_all(controls: tuple[ControlAnswer, ...]) -> bool:
    """A portal that lies in DNS gives unrelated names one and the same private address."""
    from ipaddress import ip_address

    named = [set(answer.addresses) for answer in controls if answer.resolved]
    shared = set.intersection(*named) if len(named) > 1 else set()
    return any(ip_address(a).is_private and not ip_address(a).is_loopback for a in shared)
