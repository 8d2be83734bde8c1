"""A certificate authority for tests, and server certificates with every fault that occurs in the wild."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

import trustme

HOST = "localhost"
ADDRESS = "127.0.0.1"


@dataclass(frozen=True)
class Authority:
    """Signs; `ca_file` is what an account's `tls_ca_file` points to."""

    ca: trustme.CA
    ca_file: str

    def server(self, *names: str, starts_at: datetime | None = None, ends_at: datetime | None = None) -> ssl.SSLContext:
        """A server context with a certificate for `names` (by default this computer)."""
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate = self.ca.issue_cert(*(names or (HOST, ADDRESS, "::1")), not_before=starts_at, not_after=ends_at)
        certificate.configure_cert(context)
        return context


def authority(folder: Path, name: str = "Mailampel tests") -> Authority:
    """A new authority whose certificate is in `folder`."""
    ca = trustme.CA(organization_name=name)
    path = folder / "ca.pem"
    ca.cert_pem.write_to_path(path)
    return Authority(ca, str(path))


@cache
def _now() -> datetime:
    return datetime.now(UTC).replace(microsecond=0)


def good(authority: Authority) -> ssl.SSLContext:
    return authority.server()


def expired(authority: Authority) -> ssl.SSLContext:
    return authority.server(starts_at=_now() - timedelta(days=90), ends_at=_now() - timedelta(days=1))


def not_yet_valid(authority: Authority) -> ssl.SSLContext:
    return authority.server(starts_at=_now() + timedelta(days=2), ends_at=_now() + timedelta(days=90))


def wrong_host(authority: Authority) -> ssl.SSLContext:
    return authority.server("other.example")


def self_signed(_authority: Authority) -> ssl.SSLContext:
    """Signed by an authority that nobody knows; its root comes along with it."""
    return Authority(trustme.CA(organization_name="Nobody knows me"), "").server()


def intercepted(_authority: Authority) -> ssl.SSLContext:
    """Signed by security software that opens encrypted connections."""
    return Authority(trustme.CA(organization_name="Avast Web/Mail Shield"), "").server()
