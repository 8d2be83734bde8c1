"""Errors of the operating system and of TLS: judged by number and fixed English library words only.

The system's localised sentences are never looked at. A connection that was refused, timed out or broke off proves
nothing about whose fault it is, so none of these accuses the provider.
"""

from __future__ import annotations

import re

from tray_app.model.failures.material import Material
from tray_app.model.failures.rule import Meaning, Rule, first
from tray_app.model.reason import Failure, Origin

_DNS = Meaning(Failure.DNS_LOCAL, "name_not_found")
_NO_ROUTE = Meaning(Failure.LOCAL_NETWORK, "no_route")
_REFUSED = Meaning(Failure.LOCAL_NETWORK, "refused")
_TIMEOUT = Meaning(Failure.LOCAL_NETWORK, "timeout")
_RESET = Meaning(Failure.LOCAL_NETWORK, "reset")
_FIREWALL = Meaning(Failure.LOCAL_NETWORK, "firewall", Origin.COMPUTER)
_EXPIRED = Meaning(Failure.TLS_CERTIFICATE, "certificate_expired")
_NOT_YET = Meaning(Failure.TLS_CERTIFICATE, "certificate_not_yet_valid", Origin.COMPUTER)
_WRONG_NAME = Meaning(Failure.TLS_CERTIFICATE, "certificate_wrong_name")
_UNKNOWN_ISSUER = Meaning(Failure.TLS_CERTIFICATE, "certificate_unknown_issuer")

ERRNOS = {
    # Linux, then macOS and BSD
    101: _NO_ROUTE, 113: _NO_ROUTE, 100: _NO_ROUTE, 112: _NO_ROUTE, 51: _NO_ROUTE, 65: _NO_ROUTE, 50: _NO_ROUTE, 64: _NO_ROUTE,
    111: _REFUSED, 61: _REFUSED,
    110: _TIMEOUT, 60: _TIMEOUT,
    104: _RESET, 54: _RESET, 32: _RESET, 103: _RESET, 53: _RESET,
    13: _FIREWALL, 1: _FIREWALL,
    # Windows sockets
    10050: _NO_ROUTE, 10051: _NO_ROUTE, 10065: _NO_ROUTE, 10064: _NO_ROUTE,
    10061: _REFUSED,
    10060: _TIMEOUT, 121: _TIMEOUT,
    10052: _RESET, 10053: _RESET, 10054: _RESET, 10058: _RESET,
    10013: _FIREWALL,
    11001: _DNS, 11002: _DNS, 11003: _DNS, 11004: _DNS,
    # getaddrinfo: glibc and musl negative, BSD positive
    -2: _DNS, -3: _DNS, -4: _DNS, -5: _DNS, 8: _DNS, 7: _DNS,
    # WinInet and Windows resolver
    12002: _TIMEOUT, 12007: _DNS, 12029: _REFUSED, 12030: _RESET, 12031: _RESET, 9003: _DNS, 9002: _DNS,
    1225: _REFUSED, 1236: _RESET, 64_000: _RESET, 1231: _NO_ROUTE, 1232: _NO_ROUTE,
    12037: _EXPIRED, 12038: _WRONG_NAME, 12045: _UNKNOWN_ISSUER,
}  # fmt: skip
_NUMBER = re.compile(
    r"(?:errno|winerror|win32 error code|winsock error(?: code)?|socket[- ]?(?:error|fehler)|socketfehler|os error|wsa ?error|eai|code=|"
    r"getaddrinfo|nsurlerrordomain code=|error code:?)[ :#=(\]]{0,3}(-?\d{1,5})\b|(?<!\d)(1[01]0\d\d)(?!\d)"
)
_NAMES = (
    Rule(
        _NOT_YET,
        (
            "not yet valid",
            "(?:noch nicht|erst ab)…gültig",
            "notyetvalid",
            r"\(?verify (?:error|return code)[: ]*(?:num=)?9\b",
        ),
        "OpenSSL verify code 9: own clock",
    ),
    Rule(
        Meaning(Failure.TLS_INTERCEPTED, "tls_intercepted"),
        (
            "(?:avast|avg|kaspersky|eset|bitdefender|zscaler|fortinet|fortigate|sophos|norton|mcafee|web shield|mail shield|antivirus|virenscanner)…(?:root|certificate|zertifikat|issuer|ca\\b|ssl|shield)",
            "(?:issuer|issued by|aussteller|ausgestellt von)…(?:avast|avg|kaspersky|eset|bitdefender|zscaler|fortinet|sophos|norton|mcafee|antivirus)",
        ),
        "issuer names of security software",
    ),
    Rule(
        _EXPIRED,
        (
            "certificate (?:has |is )?(?:been )?expired",
            "expired certificate",
            "cert_has_expired",
            "sec_error_expired",
            "(?:zertifikat|certificate)…(?:abgelaufen|expired|outdated)",
            "(?:abgelaufenes|expired) (?:zertifikat|certificate)",
            "certificateexpired",
            "err_cert_date",
            "cert_e_expired",
            "0x800b0101",
        ),
        "OpenSSL verify code 10, NSS, Schannel, Java",
        unless=("password…expired",),
    ),
    Rule(
        _WRONG_NAME,
        (
            "hostname mismatch",
            "ip address mismatch",
            "certificate (?:is )?not valid for",
            "certificate…(?:does not|doesn't|didn't) match",
            "hostname…(?:not match|doesn't match|not verified|in certificate)",
            "no (?:subject )?alternative (?:dns )?name",
            "zielprincipalname",
            "target principal name",
            "zielprinzipalname",
            "ssl_error_bad_cert_domain",
            "err_cert_common_name",
            "cert_e_cn_no_match",
            "0x800b010f",
            "(?:zertifikat|certificate)…(?:für diesen server nicht|falsche[rn]? (?:name|website|server)|andere[rn]? (?:name|server|website)|wrong (?:site|name|host)|different (?:site|name|host))",
            "err_tls_cert_altname_invalid",
        ),
        "OpenSSL verify code 62, NSS, Schannel, Java, Go",
    ),
    Rule(
        _UNKNOWN_ISSUER,
        (
            "self[- ]signed",
            "selbst ?signiert",
            "unable to get (?:local )?issuer",
            "unknown (?:authority|issuer|ca\\b)",
            "(?:signed by|from an?) (?:an )?(?:unknown|untrusted)",
            "trust anchor",
            "untrusted (?:root|certificate|issuer)",
            "(?:issuer|root)…(?:not trusted|untrusted|unknown)",
            "sec_error_unknown_issuer",
            "sec_error_untrusted",
            "cert_e_untrustedroot",
            "unable_to_verify",
            "self_signed_cert",
            "depth_zero_self",
            "pkix path",
            "nicht vertrauenswürdig",
            "unbekannte[nr]? (?:aussteller|zertifizierungsstelle)",
            "certificate (?:is )?not trusted",
            "alert unknown ca",
        ),
        "OpenSSL verify codes 18 to 21, NSS, Schannel, Java, Go",
    ),
    Rule(
        Meaning(Failure.TLS_CERTIFICATE, "tls_unavailable"),
        ("tls (?:is )?(?:currently )?(?:not available|unavailable)(?: due to local problem)?",),
        "RFC 3207, section 4 (454): the server's key or certificate",
    ),
    Rule(
        Meaning(Failure.TLS_CERTIFICATE, "certificate_refused"),
        (
            "certificate[ _]verify[ _]failed",
            "certificate error",
            "zertifikatsfehler",
            "zertifikat…(?:ist )?(?:ungültig|nicht gültig)",
            "(?:invalid|bad|revoked) certificate",
            "certificate (?:is )?(?:invalid|revoked)",
            "certpathvalidator",
            "certificate…(?:could not|cannot|can't|not) be? ?verif",
            "identität…(?:nicht überprüft|nicht verifiziert)",
            "cannot verify server identity",
            "(?:verify error|verify return code)",
            "(?:ungültiges|widerrufenes) zertifikat",
        ),
        "TLS libraries and mail programs, without the cause",
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "encryption_setting"),
        (
            "wrong[ _]version[ _]number",
            "http[ _]request\\b",
            "unknown protocol",
            "packet length too long",
            "not an ssl/tls record",
            "unsupported or unrecognized ssl message",
            "first record does not look like a tls",
            "record_too_long",
            "rx_record_too_long",
            "unknown_protocol",
        ),
        "OpenSSL, Java, Go, NSS: the other side does not speak TLS on this port",
    ),
    Rule(
        Meaning(Failure.SERVER_MISCONFIGURED, "tls_version"),
        (
            "unsupported protocol",
            "no protocols available",
            "protocol version",
            "no (?:shared|common) cipher",
            "dh key too small",
            "ee key too small",
            "handshake failure",
            "no_cypher_overlap",
            "unsupported_version",
            "protocol_version_alert",
            "legacy sigalg",
            "ca md too weak",
            "unsafe legacy renegotiation",
        ),
        "OpenSSL, NSS: only outdated encryption in common",
    ),
    Rule(
        _DNS,
        (
            "name or service not known",
            "name does not resolve",
            "eai_\\w+",
            "no address associated with",
            "nodename nor servname",
            "failed to resolve",
            "getaddrinfo",
            "temporary failure in name resolution",
            "nameresolutionerror",
            "unknownhostexception",
            "unable to resolve host",
            "no such host",
            "could not resolve",
            "couldn't resolve",
            "enotfound",
            "err_name_not_resolved",
            "dns_error",
            "host not found",
            "nxdomain",
            "servfail",
            "unknown host",
            "name resolution",
        ),
        "resolver libraries",
    ),
    Rule(
        _NO_ROUTE,
        (
            "network is unreachable",
            "no route to host",
            "enetunreach",
            "ehostunreach",
            "network is down",
            "enetdown",
            "err_internet_disconnected",
            "ns_error_offline",
            "software caused connection abort",
            "econnaborted",
            "no internet",
            "keine (?:\\w+ ){0,4}(?:internet|netzwerk)",
            "(?:offline|flugmodus|flight mode|airplane mode)",
            "not connected to the internet",
            "(?:ihre|your) (?:internet|netzwerk)-?(?:verbindung|connection)…(?:unterbrochen|getrennt|lost|appears to be offline)",
        ),
        "socket libraries and systems",
        unless=("to read offline", "server (?:is |ist )?offline", "offline gelesen", "service"),
    ),
    Rule(
        _RESET,
        (
            "close_notify",
            "connection reset",
            "econnreset",
            "broken pipe",
            "epipe",
            "connection aborted",
            "remote end closed",
            "connectionreseterror",
            "eof occurred",
            "socket error: eof",
            "unexpected eof",
            "unexpected_eof",
            "err eof",
            "connection unexpectedly closed(?!: timed)",
            "server disconnected",
            "remotedisconnected",
            "connection closed by (?:peer|remote|foreign)",
            "end of stream",
            "unexpected end of",
        ),
        "socket libraries",
    ),
    Rule(
        _TIMEOUT,
        (
            "timed? ?out",
            "etimedout",
            "timeouterror",
            "sockettimeout",
            "err_timed_out",
            "handshake operation timed",
            "zeitüberschreitung",
            "readtimeout",
            "deadline exceeded",
        ),
        "socket libraries",
        unless=("retry time",),
    ),
    Rule(
        _REFUSED,
        (
            "connection refused",
            "econnrefused",
            "connectionrefusederror",
            "err_connection_refused",
            "connect(?:ion)? failed",
            "actively refused",
        ),
        "socket libraries",
    ),
    Rule(
        Meaning(Failure.LOCAL_NETWORK, "firewall", Origin.COMPUTER),
        ("permission denied", "wsaeacces", "eacces", "access a socket in a way forbidden"),
        "socket libraries: a firewall on this computer",
    ),
)


def tls_words(material: Material) -> tuple[Meaning, re.Match[str]] | None:
    """What a TLS library says; before all words about logins, because `authority` contains `auth`."""
    return first(_NAMES[:8], material)


def system_error(material: Material) -> tuple[Meaning, re.Match[str]] | None:
    """The meaning of an error number, else of a library's fixed name for it."""
    for found in _NUMBER.finditer(material.folded):
        meaning = ERRNOS.get(int(found[1] or found[2]))
        if meaning is not None:
            return meaning, found
    return first(_NAMES[8:], material)
