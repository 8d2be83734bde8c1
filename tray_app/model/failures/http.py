"""HTTP and DAV status (RFC 9110, 4918, 6585), and the Wi-Fi pages that answer in a server's place."""

from __future__ import annotations

import re

from tray_app.model.failures.material import Material
from tray_app.model.failures.patterns import compiled
from tray_app.model.failures.rule import Meaning, Rule, first
from tray_app.model.failures.stage import Stage
from tray_app.model.failures.waits import retry_after_s
from tray_app.model.reason import Failure

_Found = tuple[Meaning, re.Match[str]]
_FAULT = Meaning(Failure.PROVIDER_DEGRADED, "http_5xx", by_stage=True)
_ONE_OBJECT = Meaning(Failure.OK, "one_object")
_NOT_FOUND = Meaning(Failure.SERVER_MISCONFIGURED, "not_found")
_MOVED = Meaning(Failure.SERVER_MISCONFIGURED, "moved")
_MISUSE = Meaning(Failure.CLIENT_BUG, "protocol_misuse")
_OK = Meaning(Failure.OK, "ok")
_PORTAL = Meaning(Failure.CAPTIVE_PORTAL, "captive_portal")
_MAINTENANCE = Meaning(Failure.PLANNED_MAINTENANCE, "maintenance")

STATUS = {
    "200": _OK, "201": _OK, "204": _OK, "207": _OK, "304": _OK,
    "301": _MOVED, "308": _MOVED,
    "400": _MISUSE,
    "401": Meaning(Failure.CREDENTIALS_REJECTED, "http_401"),
    "402": Meaning(Failure.ACCOUNT_BLOCKED, "account_blocked", specific=True),
    "403": Meaning(Failure.ACCOUNT_BLOCKED, "http_403"),
    "404": _NOT_FOUND, "405": _NOT_FOUND, "410": _NOT_FOUND, "421": _NOT_FOUND, "501": _NOT_FOUND,
    "407": Meaning(Failure.LOCAL_NETWORK, "proxy"),
    "409": _ONE_OBJECT, "412": _ONE_OBJECT, "423": _ONE_OBJECT,
    "413": Meaning(Failure.CLIENT_BUG, "message_too_large"),
    "414": _MISUSE, "415": _MISUSE, "431": _MISUSE,
    "429": Meaning(Failure.RATE_LIMITED, "rate_limited"),
    "500": _FAULT, "502": _FAULT, "503": _FAULT, "504": _FAULT, "508": _FAULT, "509": _FAULT,
    "507": Meaning(Failure.QUOTA, "overquota"),
    "511": _PORTAL,
    "520": _FAULT, "521": _FAULT, "522": _FAULT, "523": _FAULT, "524": _FAULT, "529": _FAULT, "530": _FAULT,
    "525": _FAULT, "526": _FAULT, "527": _FAULT,
}  # fmt: skip
"""520 to 530: content networks, whose customer's server does not answer them."""
LONG_WAIT_S = 600
"""A `Retry-After` this long is announced work rather than a moment of overload (RFC 9110, section 10.2.3)."""

PORTAL = (
    Rule(
        _PORTAL,
        (
            r"captive(?: portal)?\b|network authentication required",
            r"(?:connectivity|generate_204|internet) ?(?:check|probe)?<3> (?:redirect\w*|30\d|200|511)",
            r"redirect\w*<4> (?:sign-?in|log-?in|hotspot|portal|splash|anmelde\w*)|instead of (?:a |http )?204",
            r"(?:hotspot|wi-?fi|wlan|guest network|gastnetz)<5> (?:log-?in|log in|sign-?in|sign in|anmeld\w*)",
            r"(?:hotspot|wi-?fi|wlan|guest network|gastnetz)<5> (?:accept|portal|terms|nutzungsbedingungen)",
            r"(?:sign in|log in|anmelden|anmeldung)<3> (?:wi-?fi|wlan|hotspot)",
            r"(?:sign|log) ?in (?:to|on) (?:this |the |your |a )?network|(?:bei|in) (?:diesem|dem) netz\w* anmelden",
            r"(?:anmelde|login)-?seite<4> (?:wi-?fi|wlan|hotspot)",
            (
                r"(?:wi-?fi|wlan|hotspot|gast\w*)[- ]?(?:portal|anmeld\w*|login|log-in)|(?:page|"
                r"seite)<3> (?:hotspot|portal)"
            ),
            r"(?:location:|redirect\w* to) ?https?://\S*(?:portal|hotspot|captive|wi-?fi|wlan|guest|splash)",
            r"(?:log-?in|dst=|redirect)\S*(?:connectivitycheck|generate(?:_|%5f)204|detectportal|msftconnecttest)",
            r"(?:location:|redirect\w* to) ?https?://(?:10\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.)",
        ),
        "RFC 6585, section 6; browsers' definition: an answer where 204 should be",
    ),
)
_NAMED = (
    r"(?:https?(?:/\d(?:\.\d)?)?|(?:http ?)?status(?: ?code)?)"
    r"(?: ?(?:error|fehler|code|response|status))?[ :=(]{0,3}([2345]\d\d)\b"
    r"|(?:returned|responded with|replied|answered|got|received|error|fehler|fehlercode)"
    r"(?: (?:status|code|http))*[ :=(]{0,3}([345]\d\d)\b"
)
_PHRASES = {
    "bad request": "400", "unauthorized": "401", "forbidden": "403", "not found": "404", "method not allowed": "405",
    "too many requests": "429", "internal server error": "500", "bad gateway": "502", "service unavailable": "503",
    "gateway timeout": "504", "gateway time-out": "504", "insufficient storage": "507",
    "network authentication required": "511",
}  # fmt: skip
"""Reason phrases that stand alone (RFC 9110, section 15)."""
_OF_MAIL = r"smtp|\b[45]\d\d[ -][45]\.\d{1,2}\.\d{1,3}\b"
"""A reply of a mail server; a web address in it is no HTTP."""
_BARE = r"(?:^|[(:>] ?|<-+ ?|(?:propfind|report|options|get|put|head|post) |http/[\d.]+\" )([2345]\d\d)(?:[) :,]|$)"


def portal(said: Material) -> _Found | None:
    """A sign-in page of the network here answers instead of the provider."""
    found = first(PORTAL, said)
    if found is None and said.stage is Stage.PROBE:
        answer = re.search(r"\b(2(?!04)\d\d|3\d\d|511)\b", said.folded)
        return (_PORTAL, answer) if answer else None
    return found


def speaks_for_itself(said: Material) -> bool:
    """Whether the status decides, so that the words of the page around it (menus, footers) must not."""
    if said.protocol != "http":
        return False
    found = http_status(said)
    return found is not None and (found[0] in {_FAULT, _NOT_FOUND, _MAINTENANCE})


def http_status(said: Material) -> _Found | None:
    """The meaning of a status such as `503 Service Unavailable`; bare numbers count only in HTTP itself."""
    if said.protocol not in {"", "http", "client"}:
        return None
    if said.protocol != "http" and compiled(_OF_MAIL).search(said.folded):
        return None
    phrase = compiled("|".join(_PHRASES)).fullmatch(said.folded) if said.protocol == "http" else None
    if phrase is not None:
        return STATUS[_PHRASES[phrase[0]]], phrase
    speaks_http = said.protocol == "http" or said.stage is Stage.PAGE or "http" in said.folded
    for wanted in (_NAMED, _BARE) if speaks_http else ():
        for found in compiled(wanted).finditer(said.folded):
            meaning = STATUS.get(next(filter(None, found.groups())))
            if meaning is not None:
                return (_MAINTENANCE if meaning is _FAULT and _waits_long(said) else meaning), found
    return None


def _waits_long(said: Material) -> bool:
    return (retry_after_s(said) or 0) >= LONG_WAIT_S
