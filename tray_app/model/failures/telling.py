"""A reason as scripts and windows get it: the name of its class and the object of `mailampel explain --json`."""

from __future__ import annotations

from tray_app.model.failures.advices import advice
from tray_app.model.failures.sentences import sentence
from tray_app.model.reason import Failure, Reason
from tray_app.texts import tr


def explanation_json(reason: Reason) -> dict[str, object]:
    """The object that `mailampel explain --json` prints (DESIGN, section 5)."""
    return {
        "class": reason.failure.value,
        "origin": reason.origin.value,
        "code": reason.code,
        "sentence": sentence(reason),
        "advice": advice(reason),
        "quote": reason.quote,
    }


def class_words(failure: Failure) -> str:
    """The class in a few words."""
    return {
        Failure.OK: tr("all is well"),
        Failure.PROVIDER_OUTAGE: tr("provider outage"),
        Failure.PROVIDER_DEGRADED: tr("provider overloaded"),
        Failure.PLANNED_MAINTENANCE: tr("planned maintenance"),
        Failure.CREDENTIALS_REJECTED: tr("password rejected"),
        Failure.ACCOUNT_BLOCKED: tr("account blocked"),
        Failure.RATE_LIMITED: tr("too many attempts, wait"),
        Failure.QUOTA: tr("mailbox full"),
        Failure.TOO_MANY_CONNECTIONS: tr("too many devices at once"),
        Failure.TLS_CERTIFICATE: tr("provider's certificate is wrong"),
        Failure.TLS_INTERCEPTED: tr("a program intercepts"),
        Failure.LOCAL_NETWORK: tr("no connection"),
        Failure.DNS_LOCAL: tr("server name not found"),
        Failure.CAPTIVE_PORTAL: tr("Wi-Fi sign-in needed"),
        Failure.SERVER_MISCONFIGURED: tr("server setting does not fit"),
        Failure.CLIENT_BUG: tr("bug in the mail program"),
        Failure.UNKNOWN: tr("unclear"),
    }[failure]
