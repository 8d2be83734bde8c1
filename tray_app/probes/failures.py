"""Turns socket, resolver and TLS errors into reasons: by number and type, never by the system's localised words.

What a server says in words is judged by `model.failures`; here is only what happens when nobody says anything.
"""

from __future__ import annotations

import errno
import socket
import ssl
from datetime import datetime

from tray_app.model.failures.interceptors import is_interceptor
from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.result import Phase
from tray_app.net.certificate import Certificate
from tray_app.net.wire import WireError

_BY_ERRNO = {
    errno.ECONNREFUSED: "refused",
    errno.ECONNRESET: "reset",
    errno.ECONNABORTED: "reset",
    errno.EPIPE: "closed",
    errno.ENETUNREACH: "unreachable",
    errno.EHOSTUNREACH: "unreachable",
    errno.ENETDOWN: "unreachable",
    errno.EADDRNOTAVAIL: "unreachable",
    errno.ETIMEDOUT: "timeout",
}
_FORBIDDEN = frozenset({errno.EACCES, errno.EPERM, getattr(errno, "WSAEACCES", errno.EACCES)})
_NO_SUCH_NAME = frozenset(
    number
    for number in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", None), 11001, 11004)
    if number is not None
)  # fmt: skip
"""The resolver's numbers for "there is no such name" on Unix and Windows."""

_BY_VERIFY_CODE = {
    9: "certificate_not_yet_valid",
    10: "certificate_expired",
    18: "certificate_self_signed",
    19: "certificate_unknown_issuer",
    20: "certificate_unknown_issuer",
    21: "certificate_unknown_issuer",
    62: "certificate_hostname",
    64: "certificate_hostname",
    0x800B0101: "certificate_expired",
    0x800B0109: "certificate_unknown_issuer",
    0x800B010A: "certificate_unknown_issuer",
    0x800B010F: "certificate_hostname",
    -67818: "certificate_expired",
    -67819: "certificate_not_yet_valid",
    -67843: "certificate_unknown_issuer",
    -67602: "certificate_hostname",
}
"""OpenSSL's X509_V_ERR numbers, then those of Windows (CERT_E_...) and macOS (errSec...)."""
_NOT_TLS = frozenset({"WRONG_VERSION_NUMBER", "HTTP_REQUEST", "PACKET_LENGTH_TOO_LONG", "UNKNOWN_PROTOCOL"})


def network_reason(error: Exception, *, settings_are_proven: bool) -> Reason:
    """Why a connection failed, as far as its error tells; whose fault it is shows only beside the line."""
    if isinstance(error, TimeoutError):
        return silent("timeout")
    if isinstance(error, socket.gaierror):
        return _name_reason(error, settings_are_proven=settings_are_proven)
    if isinstance(error, WireError):
        return silent(error.kind)
    if isinstance(error, ssl.SSLEOFError | ssl.SSLZeroReturnError):
        return silent("tls_closed")
    if isinstance(error, ssl.SSLError):
        if getattr(error, "reason", "") in _NOT_TLS:
            return wrong_setting("not_tls", settings_are_proven=settings_are_proven)
        return silent("tls_failed")
    number = error.errno if isinstance(error, OSError) else None
    if number in _FORBIDDEN:
        return Reason(Failure.LOCAL_NETWORK, "forbidden_here", Origin.COMPUTER)
    return silent(_BY_ERRNO.get(number or 0, "failed"))


def silent(code: str) -> Reason:
    """Nobody said anything; the line tells whose fault it is."""
    return Reason(Failure.UNKNOWN, code, Origin.UNKNOWN)


def wrong_setting(code: str, *, settings_are_proven: bool) -> Reason:
    """What a wrong setting would look like; if the same settings worked before, nobody has said why they do not now."""
    if settings_are_proven:
        return silent(code)
    return Reason(Failure.SERVER_MISCONFIGURED, code, Origin.ACCOUNT)


def _name_reason(error: socket.gaierror, *, settings_are_proven: bool) -> Reason:
    if error.errno not in _NO_SUCH_NAME:
        return silent("dns_failed")
    return wrong_setting("name_unknown", settings_are_proven=settings_are_proven)


def certificate_reason(
    error: ssl.SSLCertVerificationError, seen: Certificate, now: datetime, *, settings_are_proven: bool
) -> Reason:
    """What is wrong with a certificate, by the verifier's number and by what it says about itself."""
    if is_interceptor(seen.issuer):
        return Reason(Failure.TLS_INTERCEPTED, "tls_intercepted", Origin.COMPUTER, quote=seen.issuer)
    code = _by_dates(seen, now) or _BY_VERIFY_CODE.get(error.verify_code, "certificate_invalid")
    return Reason(Failure.TLS_CERTIFICATE, code, _certificate_origin(code, settings_are_proven=settings_are_proven))


def _by_dates(seen: Certificate, now: datetime) -> str:
    """The dates speak where the verifier named something else first, such as an unknown issuer."""
    if seen.ends_at is not None and seen.ends_at < now:
        return "certificate_expired"
    if seen.starts_at is not None and seen.starts_at > now:
        return "certificate_not_yet_valid"
    return ""


def _certificate_origin(code: str, *, settings_are_proven: bool) -> Origin:
    if code == "certificate_not_yet_valid":
        return Origin.COMPUTER  # servers do not serve tomorrow's certificates; our clock is behind
    if code == "certificate_expired" or settings_are_proven:
        return Origin.PROVIDER
    return Origin.ACCOUNT


def garbage_reason(line: str, protocol: str, *, settings_are_proven: bool) -> Reason:
    """The server speaks, but not our protocol: another one (a wrong port in the settings) or none at all."""
    spoken = next((name for start, name in _FIRST_WORDS.items() if line.startswith(start)), "")
    if spoken and spoken != protocol:
        return wrong_setting("other_protocol", settings_are_proven=settings_are_proven)
    return silent("garbage")


_FIRST_WORDS = {"* OK": "imap", "* BYE": "imap", "* PREAUTH": "imap", "220": "smtp", "+OK": "pop3", "HTTP/": "http"}


def server_reason(protocol: str, phase: Phase, reply: str) -> Reason:
    """What the server's own words mean."""
    from tray_app.model.failures import from_reply

    return from_reply(protocol, phase, reply)
