"""Accounts and requests for probes on loopback."""

from __future__ import annotations

from datetime import UTC, datetime

from tray_app.model.account import Account, Auth, Page, Receive, Security, Send, Service
from tray_app.model.result import Depth, ProbeResult
from tray_app.net.trust import Trust
from tray_app.probes import ProbeRequest, run_probe

SECRET = "Öl&Wasser-77"
TRUST = Trust()


def account(
    kind: str,
    port: int,
    *,
    host: str = "localhost",
    security: Security = Security.PLAIN,
    ca_file: str = "",
    **more: object,
) -> Account:
    """An account whose one service of `kind` is on this computer at `port`."""
    scheme = "https" if security is Security.TLS else "http"
    places = {
        "imap": {"receive": Receive(host, port, security)},
        "pop3": {"receive": Receive(host, port, security, "pop3")},
        "smtp": {"send": Send(host, port, security)},
        "webmail": {"webmail": Page(f"{scheme}://{host}:{port}/")},
        "carddav": {"contacts": Page(f"{scheme}://{host}:{port}/")},
    }
    fields: dict[str, object] = {"auth": Auth.PASSWORD, "tls_ca_file": ca_file, **places[kind], **more}
    return Account(**{"id": "test", "address": "kim@nordpost.example", **fields})


def probe(
    kind: str,
    port: int,
    *,
    deep: bool = False,
    secret: str = SECRET,
    deadline_s: float = 5.0,
    security: Security = Security.PLAIN,
    ca_file: str = "",
    worked_before: bool = False,
    host: str = "localhost",
    **more: object,
) -> ProbeResult:
    """One probe of the service of `kind` on this computer."""
    subject = account(kind, port, host=host, security=security, ca_file=ca_file, **more)
    return run_probe(
        ProbeRequest(
            account=subject,
            service=subject.services[0],
            depth=Depth.DEEP if deep else Depth.LIGHT,
            trust=TRUST,
            password=secret if deep else None,
            deadline_s=deadline_s,
            now=lambda: datetime.now(UTC),
            worked_before=worked_before,
        )
    )


__all__ = ["SECRET", "TRUST", "Security", "Service", "account", "probe"]
