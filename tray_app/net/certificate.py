"""What a server's certificate says about itself: who issued it, until when it holds."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import lru_cache


@dataclass(frozen=True, slots=True)
class Certificate:
    """The dates and the issuer; everything a verdict needs to know."""

    issuer: str = ""
    starts_at: datetime | None = None
    ends_at: datetime | None = None


NO_CERTIFICATE = Certificate()


def verified_certificate(sock: ssl.SSLSocket) -> Certificate:
    """The certificate of a connection that was verified."""
    fields = sock.getpeercert()
    if not fields:
        return unverified_certificate(sock)
    return Certificate(
        _issuer_words(fields.get("issuer", ())), _moment(fields, "notBefore"), _moment(fields, "notAfter")
    )


def unverified_certificate(sock: ssl.SSLSocket) -> Certificate:
    """The certificate of a connection that nobody verified; `ssl` itself keeps silent about those."""
    encoded = sock.getpeercert(binary_form=True)
    if not encoded:
        return NO_CERTIFICATE
    from cryptography import x509
    from cryptography.x509.oid import NameOID

    try:
        read = x509.load_der_x509_certificate(encoded)
        naming = (NameOID.ORGANIZATION_NAME, NameOID.COMMON_NAME)
        names = [str(part.value) for part in read.issuer if part.oid in naming]
    except ValueError:
        return NO_CERTIFICATE
    return Certificate(_joined(names), read.not_valid_before_utc, read.not_valid_after_utc)


def _issuer_words(rows: object) -> str:
    """`Example Trust Services, Example CA 3` of the nested tuples that `ssl` gives."""
    pairs = [pair for row in rows for pair in row]  # type: ignore[attr-defined]  # ssl's type is this loose
    wanted = ("organizationName", "commonName")
    return _joined([value for name, value in pairs if name in wanted])


def _joined(names: list[str]) -> str:
    return ", ".join(dict.fromkeys(names))[:200]


def _moment(fields: object, name: str) -> datetime | None:
    text = fields.get(name)  # type: ignore[attr-defined]  # ssl's type is this loose
    return _parsed(text) if text else None


@lru_cache(maxsize=256)
def _parsed(text: str) -> datetime:
    """The same certificates come back every minute; reading a date costs 0.1 ms."""
    return datetime.fromtimestamp(ssl.cert_time_to_seconds(text), UTC)
