"""What all mail protocols share about logging in: when it may be tried at all, and how."""

from __future__ import annotations

from collections.abc import Iterable

from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.result import Phase
from tray_app.net.wire import Wire
from tray_app.probes import sasl
from tray_app.probes.request import ProbeRequest
from tray_app.probes.visit import RefusalError, Visit

CLEAR_TEXT = Reason(Failure.CLIENT_BUG, "login_in_the_clear", Origin.ACCOUNT)
_UNSENDABLE = ("\r", "\n", "\0")


def refuse_in_the_clear(visit: Visit, wire: Wire) -> None:
    """A password leaves this computer encrypted or not at all."""
    if not (wire.is_protected or wire.is_loopback):
        raise RefusalError(CLEAR_TEXT)
    if any(mark in visit.request.secret + visit.request.account.login_name for mark in _UNSENDABLE):
        raise RefusalError(Reason(Failure.CLIENT_BUG, "password_unsendable", Origin.ACCOUNT))


def mechanism(request: ProbeRequest, offered: Iterable[str], *, command_exists: bool) -> sasl.Mechanism | None:
    """The one mechanism to use; None: the protocol's own login command. RefusalError if neither fits.

    A password with letters beyond ASCII travels by SASL only: the older commands cannot carry it.
    """
    offered = list(offered)
    chosen = sasl.choose(offered, request.account.login_name, request.secret, oauth=request.is_oauth)
    if chosen is not None or (command_exists and not request.is_oauth and request.secret.isascii()):
        return chosen
    raise RefusalError(_no_way_in(offered, request))


def _no_way_in(offered: list[str], request: ProbeRequest) -> Reason:
    names = " ".join(sorted(offered))
    if not request.is_oauth and any(name.upper() in sasl.OAUTH_MECHANISMS for name in offered):
        return Reason(Failure.CREDENTIALS_REJECTED, "password_login_off", Origin.ACCOUNT, quote=names, specific=True)
    return Reason(Failure.SERVER_MISCONFIGURED, "no_common_login", Origin.ACCOUNT, quote=names)


def phase_after_tls(request: ProbeRequest) -> Phase:
    """Where a conversation goes on after STARTTLS.

    Only a probe that logs in asks anything more there, so only another login can show that a failure is over.
    """
    return Phase.LOGIN if request.logs_in else Phase.GREETING


def unencrypted_reason(request: ProbeRequest) -> Reason:
    """STARTTLS is not offered: a wrong setting, or, where it is known to exist, something on the way removed it."""
    if request.settings_are_proven:
        return Reason(Failure.TLS_INTERCEPTED, "starttls_missing", Origin.COMPUTER)
    return Reason(Failure.SERVER_MISCONFIGURED, "starttls_missing", Origin.ACCOUNT)
