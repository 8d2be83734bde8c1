"""The words around an explanation: whose turn it is, and whether it fits what we measure. Without widgets."""

from __future__ import annotations

import re
from datetime import tzinfo

from tray_app.model.headlines import headline
from tray_app.model.health import PROVIDER_STATUSES
from tray_app.model.moments import clock_words, ended
from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.snapshot import Snapshot
from tray_app.model.verdict import Status, Verdict
from tray_app.model.wording import failing_sentence
from tray_app.texts import tr

EXAMPLES = (
    "421 4.3.2 Service temporarily unavailable, closing connection",
    "A1 NO [AUTHENTICATIONFAILED] Invalid credentials",
    "550 5.2.2 Mailbox full",
)
_SECRETS = (
    re.compile(r"(?i)\b(pass(?:word|wort|phrase)?|kennwort|pwd|token|bearer)(\s*[:=]\s*)(\S+)"),
    re.compile(r"(?i)\b(auth(?:enticate)?\s+(?:plain|login|xoauth2|oauthbearer))(\s+)(\S+)"),
    re.compile(r"(?im)^(\s*(?:[a-z]*\d+\s+)?login\s+\S+)(\s+)(\S+)\s*$"),
    re.compile(r"(\bLOGIN\s+\"?[^\s\"]+@[^\s\"]+)(\s+)(\S+)"),
    re.compile(r"(?m)(^\s*PASS)(\s+)(\S.*)$"),
    re.compile(r"(?i)(\bauthorization\s*:\s*\w+)(\s+)(\S+)"),
    re.compile(r"(://[^/\s:@]+)(:)([^/\s@]+)(?=@)"),
)
"""What stands before a secret, the gap, the secret: settings as people paste them, and lines of a conversation."""
_STATUSES = {
    Failure.OK: Status.OK,
    Failure.PROVIDER_OUTAGE: Status.OUTAGE,
    Failure.PROVIDER_DEGRADED: Status.DEGRADED,
    Failure.PLANNED_MAINTENANCE: Status.MAINTENANCE,
    Failure.TLS_CERTIFICATE: Status.OUTAGE,
    Failure.TLS_INTERCEPTED: Status.LINE,
    Failure.LOCAL_NETWORK: Status.LINE,
    Failure.DNS_LOCAL: Status.LINE,
    Failure.CAPTIVE_PORTAL: Status.LINE,
    Failure.UNKNOWN: Status.UNKNOWN,
}
"""The icon of a class; all others are the account's matter."""


def status_of(reason: Reason) -> Status:
    """The silhouette and colour that go with the explanation."""
    if reason.failure is Failure.TLS_CERTIFICATE and reason.origin is not Origin.PROVIDER:
        return Status.ACCOUNT
    return _STATUSES.get(reason.failure, Status.ACCOUNT)


def whose_turn(reason: Reason) -> str:
    """The headline: who must act."""
    if reason.failure is Failure.OK:
        return tr("Nothing is wrong here")
    if reason.failure is Failure.UNKNOWN:
        return tr("We do not know this message.")
    return {
        Origin.PROVIDER: tr("It is the mail provider, not you"),
        Origin.LINE: tr("It is your internet connection, not the provider"),
        Origin.ACCOUNT: tr("It is about your account; you can act"),
        Origin.COMPUTER: tr("It is about this computer, not the provider"),
        Origin.UNKNOWN: tr("The message does not say whose turn it is"),
    }[reason.origin]


def verdict_for(text: str, snapshot: Snapshot | None) -> Verdict | None:
    """The account the message speaks of, else the one that is worst off."""
    if snapshot is None or not snapshot.verdicts:
        return None
    lowered = text.lower()
    named = (v for v in snapshot.by_severity if v.address.lower() in lowered or _domain(v) in lowered)
    return next(named, snapshot.by_severity[0])


def fits_measurement(reason: Reason, verdict: Verdict | None, snapshot: Snapshot | None, zone: tzinfo) -> str:
    """Whether our own probes see the same; empty while nothing is watched."""
    if verdict is None or snapshot is None:
        return ""
    measured = _measured(verdict, snapshot, zone)
    if verdict.status in (Status.UNKNOWN, Status.PAUSED) or reason.failure in (Failure.UNKNOWN, Failure.OK):
        return tr("This is what Mailampel measures right now: {verdict}", verdict=measured)
    if _same_side(reason, verdict):
        return tr("Yes. {verdict}", verdict=measured)
    if reason.origin in (Origin.ACCOUNT, Origin.COMPUTER) and not verdict.can_login:
        return tr("We cannot tell: {account} is watched without a login.", account=verdict.name)
    return tr("Not right now. {verdict}", verdict=measured)


def redacted(quote: str) -> str:
    """The quote without what looks like a password in it."""
    for pattern in _SECRETS:
        quote = pattern.sub(lambda found: f"{found[1]}{found[2]}•••", quote)
    return quote


def _same_side(reason: Reason, verdict: Verdict) -> bool:
    if reason.origin is Origin.PROVIDER:
        return verdict.status in PROVIDER_STATUSES
    if reason.origin in (Origin.LINE, Origin.COMPUTER):
        return verdict.status is Status.LINE
    return reason.origin is Origin.ACCOUNT and verdict.status is Status.ACCOUNT


def _measured(verdict: Verdict, snapshot: Snapshot, zone: tzinfo) -> str:
    said = ended(headline(verdict, snapshot.at, zone))
    if verdict.status in PROVIDER_STATUSES:
        return f"{said} {failing_sentence(verdict.affected, verdict.since, snapshot.at, zone)}".strip()
    if verdict.status is Status.OK:
        return _all_well(verdict, snapshot, zone)
    return said


def _all_well(verdict: Verdict, snapshot: Snapshot, zone: tzinfo) -> str:
    if verdict.checked_at is None:
        return tr("{provider} answers, all is well.", provider=verdict.provider)
    checked = clock_words(verdict.checked_at, snapshot.at, zone)
    return tr("{provider} answers, all is well (checked {time}).", provider=verdict.provider, time=checked)


def _domain(verdict: Verdict) -> str:
    return verdict.address.rpartition("@")[2].lower()
