"""Codes that servers send beside their words: IMAP and POP3 response codes, SMTP replies, HTTP status lines."""

from __future__ import annotations

import re

from tray_app.model.failures.material import Material
from tray_app.model.failures.patterns import compiled
from tray_app.model.failures.rule import Meaning
from tray_app.model.reason import Failure

_DOWN = Meaning(Failure.PROVIDER_DEGRADED, "unavailable", by_stage=True)

RESPONSE_CODES = {
    # RFC 5530, section 3
    "unavailable": _DOWN,
    "authenticationfailed": Meaning(Failure.CREDENTIALS_REJECTED, "authenticationfailed"),
    "authorizationfailed": Meaning(Failure.CREDENTIALS_REJECTED, "authorizationfailed", specific=True),
    "serverbug": Meaning(Failure.PROVIDER_DEGRADED, "serverbug"),
    "corruption": Meaning(Failure.PROVIDER_DEGRADED, "corruption"),
    "inuse": Meaning(Failure.TOO_MANY_CONNECTIONS, "in_use"),
    "limit": Meaning(Failure.RATE_LIMITED, "limit"),
    "noperm": Meaning(Failure.OK, "noperm"),
    "permissiondenied": Meaning(Failure.OK, "noperm"),  # Cyrus
    "badcharset": Meaning(Failure.CLIENT_BUG, "protocol_misuse"),
    "read-only": Meaning(Failure.OK, "one_object"),
    "cannot": Meaning(Failure.OK, "one_object"),
    "nonexistent": Meaning(Failure.OK, "one_object"),
    "alreadyexists": Meaning(Failure.OK, "one_object"),
    "expungeissued": Meaning(Failure.OK, "one_object"),
    # RFC 9051, section 7.1
    "trycreate": Meaning(Failure.OK, "one_object"),
    "haschildren": Meaning(Failure.OK, "one_object"),
    "unknown-cte": Meaning(Failure.OK, "one_object"),
    # RFC 3206 and RFC 2449
    "sys/temp": Meaning(Failure.PROVIDER_DEGRADED, "sys_temp", by_stage=True),
    "sys/perm": Meaning(Failure.ACCOUNT_BLOCKED, "sys_perm"),
    "auth": Meaning(Failure.CREDENTIALS_REJECTED, "auth"),
    # Yahoo
    "tempfail": Meaning(Failure.PROVIDER_DEGRADED, "tempfail", by_stage=True),
}

_RESPONSE_CODE = r"\[(" + "|".join(map(re.escape, RESPONSE_CODES)) + r")(?: [^\]]{0,200})?\]"


def response_code(material: Material) -> tuple[Meaning, re.Match[str]] | None:
    """The meaning of an IMAP or POP3 response code such as `[UNAVAILABLE]`."""
    found = compiled(_RESPONSE_CODE).search(material.folded)
    return (RESPONSE_CODES[found[1]], found) if found else None
