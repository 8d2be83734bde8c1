"""Why something does not work: a class that says who must act, a code, and the words that decided it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Origin(StrEnum):
    """Whose matter it is."""

    PROVIDER = "provider"
    LINE = "line"
    ACCOUNT = "account"
    COMPUTER = "computer"
    UNKNOWN = "unknown"


class Failure(StrEnum):
    """The classes of `mailampel explain` (DESIGN, section 5)."""

    OK = "ok"
    PROVIDER_OUTAGE = "provider_outage"
    PROVIDER_DEGRADED = "provider_degraded"
    PLANNED_MAINTENANCE = "planned_maintenance"
    CREDENTIALS_REJECTED = "credentials_rejected"
    ACCOUNT_BLOCKED = "account_blocked"
    RATE_LIMITED = "rate_limited"
    QUOTA = "quota"
    TOO_MANY_CONNECTIONS = "too_many_connections"
    TLS_CERTIFICATE = "tls_certificate"
    TLS_INTERCEPTED = "tls_intercepted"
    LOCAL_NETWORK = "local_network"
    DNS_LOCAL = "dns_local"
    CAPTIVE_PORTAL = "captive_portal"
    SERVER_MISCONFIGURED = "server_misconfigured"
    CLIENT_BUG = "client_bug"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Reason:
    """What a probe or a pasted message says went wrong.

    `code` is a short stable word such as `unavailable`, `authenticationfailed`, `refused`, `timeout`,
    `certificate_expired`; scripts see it as `reason_code`. `quote` is the deciding part of the other side's
    own text, as plain text; empty where nobody said anything.
    """

    failure: Failure
    code: str
    origin: Origin
    quote: str = ""
    retry_after_s: float | None = None
    """How long the server asked us to wait, where it did."""
    specific: bool = False
    """For a refused login: the text names a cause (expired, locked, app password), so asking again is pointless."""

    @property
    def said_by_server(self) -> bool:
        """Whether the provider itself said in words that it cannot serve (not: a silent time-out)."""
        return bool(self.quote) and self.failure in PROVIDER_FAILURES


PROVIDER_FAILURES = frozenset({Failure.PROVIDER_OUTAGE, Failure.PROVIDER_DEGRADED, Failure.PLANNED_MAINTENANCE})
LOGIN_STOPPING_FAILURES = frozenset({Failure.CREDENTIALS_REJECTED, Failure.ACCOUNT_BLOCKED})
