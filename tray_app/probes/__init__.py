"""Asks the servers: one function per kind of service, bounded in time and memory, never raising for a bad network.

To add a probe: write a module with `probe(visit: Visit) -> None` that walks through the phases with
`visit.enter` and raises `RefusalError` when the server says no; name it in PROBES; let `_kind` choose it. The tests in
`tests/probes/test_contract.py` then put it through every kind of hostile server.
"""

from __future__ import annotations

import ssl
from collections.abc import Callable

from tray_app.model.account import Service
from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.result import ProbeResult
from tray_app.net.dial import DialError
from tray_app.net.http import HttpError
from tray_app.net.trust import TrustError
from tray_app.net.wire import WireError
from tray_app.probes import carddav, imap, pop3, smtp, webmail
from tray_app.probes.failures import certificate_reason, network_reason, silent
from tray_app.probes.hiding import without_secret
from tray_app.probes.look import look_at_certificate
from tray_app.probes.request import ProbeRequest
from tray_app.probes.visit import RefusalError, Visit

__all__ = ["PROBES", "ProbeRequest", "run_probe", "run_visit"]

PROBES: dict[str, Callable[[Visit], None]] = {
    "imap": imap.probe,
    "pop3": pop3.probe,
    "smtp": smtp.probe,
    "webmail": webmail.probe,
    "carddav": carddav.probe,
}


def run_probe(request: ProbeRequest) -> ProbeResult:
    """One bounded test; a bad network is a result. Ends within the deadline, give or take what closing costs."""
    return run_visit(request, PROBES[_kind(request)])


def run_visit(request: ProbeRequest, walk: Callable[[Visit], None]) -> ProbeResult:
    """The same for any conversation with the server of `request.service`."""
    visit = Visit(request)
    try:
        reason = _reason(visit, walk)
    finally:
        visit.close()
    return without_secret(visit.result(reason), request.secret)


def _reason(visit: Visit, walk: Callable[[Visit], None]) -> Reason | None:
    """None if all went well."""
    try:
        walk(visit)
    except RefusalError as refused:
        visit.server_text = refused.server_text
        return refused.reason
    except HttpError as error:
        return _http_reason(error, visit)
    except DialError as error:
        return _network_reason(error.error, visit)
    except TrustError:
        return Reason(Failure.CLIENT_BUG, "ca_file_unreadable", Origin.COMPUTER)
    except (OSError, WireError) as error:
        return _network_reason(error, visit)
    return None


def _kind(request: ProbeRequest) -> str:
    if request.service is Service.RECEIVE:
        receive = request.account.receive
        return receive.protocol if receive else "imap"
    return {Service.SEND: "smtp", Service.WEBMAIL: "webmail", Service.CONTACTS: "carddav"}[request.service]


def _network_reason(error: Exception, visit: Visit) -> Reason:
    proven = visit.request.settings_are_proven
    if isinstance(error, ssl.SSLCertVerificationError):
        visit.certificate = look_at_certificate(visit.place, _kind(visit.request), visit.deadline, visit.request.ask)
        return certificate_reason(error, visit.certificate, visit.request.now(), settings_are_proven=proven)
    return network_reason(error, settings_are_proven=proven)


def _http_reason(error: HttpError, visit: Visit) -> Reason:
    if error.kind == "bad_url":
        return Reason(Failure.CLIENT_BUG, "bad_url", Origin.ACCOUNT)
    if error.kind in ("dns", "connect", "tls", "timeout") and error.cause is not None:
        return _network_reason(error.cause, visit)
    return silent(error.kind)
