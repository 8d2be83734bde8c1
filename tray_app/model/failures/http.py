"""HTTP and DAV status (RFC 9110, 4918, 6352, 6585)."""

from __future__ import annotations

import re

from tray_app.model.failures.material import Material
from tray_app.model.failures.rule import Meaning
from tray_app.model.reason import Failure

_BUSY = Meaning(Failure.PROVIDER_DEGRADED, "http_5xx", by_stage=True)
_ONE_OBJECT = Meaning(Failure.OK, "one_object")
_MOVED = Meaning(Failure.SERVER_MISCONFIGURED, "not_found")

STATUS = {
    "400": Meaning(Failure.CLIENT_BUG, "protocol_misuse"),
    "401": Meaning(Failure.CREDENTIALS_REJECTED, "http_401"),
    "402": Meaning(Failure.ACCOUNT_BLOCKED, "account_blocked", specific=True),
    "403": Meaning(Failure.ACCOUNT_BLOCKED, "http_403"),
    "404": _MOVED,
    "405": _MOVED,
    "409": _ONE_OBJECT,
    "410": _MOVED,
    "412": _ONE_OBJECT,
    "413": Meaning(Failure.CLIENT_BUG, "message_too_large"),
    "415": Meaning(Failure.CLIENT_BUG, "protocol_misuse"),
    "423": _ONE_OBJECT,
    "429": Meaning(Failure.RATE_LIMITED, "rate_limited"),
    "500": _BUSY,
    "501": _MOVED,
    "502": _BUSY,
    "503": _BUSY,
    "504": _BUSY,
    "507": Meaning(Failure.QUOTA, "quota"),
    "508": _BUSY,
    "511": Meaning(Failure.CAPTIVE_PORTAL, "captive_portal"),
    "520": _BUSY,  # Cloudflare's own: the provider's server behind it did not answer
    "521": _BUSY,
    "522": _BUSY,
    "523": _BUSY,
    "524": _BUSY,
    "200": Meaning(Failure.OK, "ok"),
    "204": Meaning(Failure.OK, "ok"),
    "207": Meaning(Failure.OK, "ok"),
    "304": Meaning(Failure.OK, "ok"),
}
LONG_WAIT_S = 600
"""A `Retry-After` this long is announced work rather than a moment of overload (RFC 9110, section 10.2.3)."""
MAINTENANCE = Meaning(Failure.PLANNED_MAINTENANCE, "maintenance")
_NAMED = re.compile(
    r"http(?:/\d(?:\.\d)?)?(?: ?status)?(?: ?code)?(?: ?(?:error|fehler))?[ :=(]{0,3}([2345]\d\d)\b"
    r"|(?:returned|status(?: code)?|responded with|error|fehler)[ :=(]{0,3}([2345]\d\d)\b"
)
_BARE = re.compile(r"^\(?([2345]\d\d)\b|[(:] ?([345]\d\d)[) :]")


def http_status(material: Material) -> tuple[Meaning, re.Match[str]] | None:
    """The meaning of a status such as `503 Service Unavailable`; bare numbers count only in HTTP itself."""
    patterns = (_NAMED, _BARE) if material.protocol == "http" else (_NAMED,)
    if material.protocol not in {"", "http"} and "http" not in material.folded:
        return None
    for wanted in patterns:
        found = wanted.search(material.folded)
        meaning = STATUS.get(next(filter(None, found.groups()), "")) if found else None
        if found and meaning:
            return meaning, found
    return None
