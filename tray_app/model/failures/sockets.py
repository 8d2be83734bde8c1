"""Errors of sockets and resolvers, by number and by their libraries' fixed names.

The system's localised sentences are never looked at. That a connection was refused, timed out or broke off
proves nothing about whose fault it is, so none of these accuses the provider.
"""

from __future__ import annotations

import re

from tray_app.model.failures.families import LOGIN_SERVICE
from tray_app.model.failures.material import Material
from tray_app.model.failures.patterns import compiled
from tray_app.model.failures.rule import Meaning, Rule, first
from tray_app.model.reason import Failure, Origin

NAME = Meaning(Failure.DNS_LOCAL, "name_unknown")
NO_ROUTE = Meaning(Failure.LOCAL_NETWORK, "unreachable")
OFFLINE = Meaning(Failure.LOCAL_NETWORK, "offline")
PROXY = Meaning(Failure.LOCAL_NETWORK, "proxy")
REFUSED = Meaning(Failure.LOCAL_NETWORK, "refused")
TIMEOUT = Meaning(Failure.LOCAL_NETWORK, "timeout")
RESET = Meaning(Failure.LOCAL_NETWORK, "reset")
FORBIDDEN = Meaning(Failure.LOCAL_NETWORK, "forbidden_here", Origin.COMPUTER)

UNIX = {
    # Linux
    101: NO_ROUTE, 113: NO_ROUTE, 100: NO_ROUTE, 99: NO_ROUTE, 111: REFUSED, 110: TIMEOUT, 104: RESET, 32: RESET,
    103: RESET, 107: RESET, 13: FORBIDDEN, 1: FORBIDDEN,
    # macOS and BSD
    50: NO_ROUTE, 51: NO_ROUTE, 64: NO_ROUTE, 65: NO_ROUTE, 61: REFUSED, 60: TIMEOUT, 54: RESET, 53: RESET,
    # getaddrinfo: glibc and musl below zero, BSD above
    -2: NAME, -3: NAME, -4: NAME, -5: NAME, 7: NAME, 8: NAME,
}  # fmt: skip
WINDOWS = {
    10050: NO_ROUTE, 10051: NO_ROUTE, 10064: NO_ROUTE, 10065: NO_ROUTE, 10049: NO_ROUTE, 1231: NO_ROUTE, 1232: NO_ROUTE,
    10061: REFUSED, 1225: REFUSED, 12029: REFUSED, 10060: TIMEOUT, 121: TIMEOUT, 12002: TIMEOUT,
    10052: RESET, 10057: RESET, 10053: RESET, 10054: RESET, 10058: RESET, 1236: RESET, 12030: RESET, 12031: RESET,
    10013: FORBIDDEN, 11001: NAME, 11002: NAME, 11003: NAME, 11004: NAME, 9002: NAME, 9003: NAME, 12007: NAME,
}  # fmt: skip
"""Windows sockets, system and WinInet."""
APPLE = {1001: TIMEOUT, 1003: NAME, 1004: REFUSED, 1005: RESET, 1006: NAME, 1009: OFFLINE, 1018: OFFLINE, 1020: OFFLINE}
"""NSURLError numbers, without their minus sign."""

_SIGN = r"[ :#=(\]]{0,3}"
_NUMBERS = (
    (rf"(?:errno|os error|posixerrordomain[^\d]{{0,12}}|getaddrinfo|eai){_SIGN}(-?\d{{1,3}})\b", UNIX),
    (rf"(?:winerror|(?:winsock|wsa|win32)[a-z ]*|socket[- ]?(?:error|fehler)[a-z ]*){_SIGN}(\d{{3,5}})\b", WINDOWS),
    (r"(?<![\d.])(1[01]0\d\d)(?![\d.])", WINDOWS),
    (r"(?:nsurlerror|kcferror|cfnetwork)[^\d]{0,30}-(1\d{3})\b", APPLE),
)

_OWN_LINE = (
    Rule(
        NAME,
        (
            r"name or service not known|name does not resolve|no address associated with|nodename nor servname",
            r"name resolution",
            r"eai_\w+|getaddrinfo|gethostby\w+|enotfound|unknown host|err_name_not",
            r"dns[- ]?(?:fehler|adresse|address|server|error)|dns_error|ns_error_unknown_host|nxdomain|servfail",
            r"(?:failed|unable|could not|couldn't|cannot|can't|not) (?:to )?(?:be )?resolved?|no such host",
            r"host not found|namensauflösung|server misbehaving|host is unresolved",
            r"(?:error|unable|failed|cannot|can't|could not) (?:to )?(?:resolve\b|find dns)",
        ),
        "resolver libraries",
    ),
    Rule(
        NO_ROUTE,
        (
            r"network is (?:unreachable|down)|no route to host|host is unreachable|enetunreach|ehostunreach",
            r"enetdown|software caused connection abort|econnaborted|err_address_unreachable",
            r"err_network_changed|unreachable (?:network|host)\b|nicht erreichbare[mnrs]? (?:netzwerk|host)",
        ),
        "socket libraries; `connection abort`: the network changed",
    ),
    Rule(
        PROXY,
        (
            (
                r"proxy[ _](?:connection|server|authentication)<3> (?:refused|failed|required|error)|err_(?:proxy|"
                r"tunnel)_\w+"
            ),
            r"(?:connect to|connection to|reach)<2> proxy|proxyerror",
            r"socks\d?<4> (?:failure|error|failed)",
        ),
        "browsers, RFC 9110 (407): the proxy of this network",
    ),
    Rule(
        OFFLINE,
        (
            r"err_internet_disconnected|ns_error_offline|not connected to the internet",
            r"internet connection appears to be offline",
            r"(?:unable|failed|cannot|can't|could not|couldn't) (?:to )?connect to (?:the |a )?(?:network|internet)\b",
        ),
        "browsers, Apple, Mozilla, Outlook",
    ),
)
_EITHER_SIDE = (
    Rule(
        RESET,
        (
            r"close_notify|connection (?:was )?(?:reset|aborted|lost|dropped|terminated|closed by)|broken pipe",
            r"econnreset|socket (?:was )?(?:aborted|closed)",
            r"verbindung wurde vom remotehost (?:geschlossen|getrennt|beendet)",
            r"server (?:has )?closed the connection|when not connected|: (?:no )?not connected",
            r"connection (?:is |was )?broken",
            r"net_io_connection\w+|read data from the transport|(?:non-?|not |im)properly terminated",
            r"epipe|err_connection_(?:reset|closed)|ssl_error_syscall|connect reset|err_empty_response",
            r"ssl (?:read|write) error",
            r"ns_error_net_(?:reset|interrupt)",
            r"remote end closed|socket error: eof|eof occurred|unexpected[ _](?:eof|end)",
            r"end of (?:stream|file)|premature (?:eof|end)|err eof|\beof\b",
            r"unexpectedly (?:disconnected|closed(?!: timed)|terminated)|connection closed(?!: timed)",
            r"unexpected close|server (?:disconnected|not connected)|stream closed|socket (?:is )?closed",
        ),
        "socket libraries",
        unless=(rf"connection lost to {LOGIN_SERVICE}",),  # inside the server
    ),
    Rule(
        TIMEOUT,
        (
            r"timed? ?-?out|etimedout|deadline exceeded|did not properly respond",
            r"greeting never received|failed to receive greeting|host has failed to respond",
        ),
        "socket libraries",
        unless=(r"session<2> timed out",),  # a web page's: sign in again
    ),
    Rule(
        REFUSED,
        (
            r"connection (?:was )?refused|econnrefused|err_connection_refused",
            r"actively refused|failed to connect|connect(?:ion|\(\))? (?:failed|failure)|couldn't open stream",
            r"error (?:while )?connecting to|verbindungsaufbau abgelehnt",
        ),
        "socket libraries",
    ),
    Rule(
        FORBIDDEN,
        (
            r"permission denied|eacces|forbidden by its access permissions",
            r"by (?:a |the |your )?(?:local )?firewall|firewall rule",
        ),
        "socket libraries: a firewall on this computer",
        unless=(
            r"exception\\+|<\w*:?exception",  # SabreDAV's word about one calendar
            r"mailbox|folder|ordner|/(?:var|home)/",
        ),
    ),
)


_CLASS_NAMES = (
    Rule(NAME, (r"unknownhost\w*|nameresolutionerror|gaierror",), "Java, urllib3, Python"),
    Rule(NO_ROUTE, (r"noroutetohost\w*",), "Java"),
    Rule(RESET, (r"connection(?:reset|aborted)error|remotedisconnected|\w*eof(?:error|exception)",), "Python, Java"),
    Rule(TIMEOUT, (r"\w*timeout(?:error|exception)?\b",), "Python, Java, requests"),
    Rule(
        REFUSED,
        (
            r"connectionrefused\w*|connectexception|mailconnectexception|\w*connect(?:ion)?error|max retries exceeded",
            r"(?:unable|failed|cannot|can't|could not|couldn't) (?:to )?connect\b",
        ),
        "Python, Java",
    ),
)
RULES = (*_OWN_LINE, *_EITHER_SIDE)


def numbered_error(said: Material) -> tuple[Meaning, re.Match[str]] | None:
    """The meaning of an error number."""
    for wanted, table in _NUMBERS:
        for found in compiled(wanted).finditer(said.folded):
            meaning = table.get(int(found[1]))
            if meaning is not None:
                return meaning, found
    return None


def named_error(said: Material) -> tuple[Meaning, re.Match[str]] | None:
    """The meaning of a library's fixed words."""
    return first(RULES, said)


def exception_class(said: Material) -> tuple[Meaning, re.Match[str]] | None:
    """The name of a program's exception; its words come first, because libraries wrap everything in such classes."""
    return first(_CLASS_NAMES, said)
