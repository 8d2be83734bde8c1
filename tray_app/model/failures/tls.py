"""What TLS libraries say about certificates and encryption; none of it is the provider's own word."""

from __future__ import annotations

import re

from tray_app.model.failures import interceptors
from tray_app.model.failures.material import Material
from tray_app.model.failures.patterns import compiled
from tray_app.model.failures.rule import Meaning, Rule, first
from tray_app.model.reason import Failure, Origin

EXPIRED = Meaning(Failure.TLS_CERTIFICATE, "certificate_expired", Origin.PROVIDER)
NOT_YET_VALID = Meaning(Failure.TLS_CERTIFICATE, "certificate_not_yet_valid", Origin.COMPUTER)
OTHER_NAME = Meaning(Failure.TLS_CERTIFICATE, "certificate_hostname", Origin.UNKNOWN)
SELF_SIGNED = Meaning(Failure.TLS_CERTIFICATE, "certificate_self_signed", Origin.UNKNOWN)
UNKNOWN_ISSUER = Meaning(Failure.TLS_CERTIFICATE, "certificate_unknown_issuer", Origin.UNKNOWN)
NOT_VALID = Meaning(Failure.TLS_CERTIFICATE, "certificate_invalid", Origin.UNKNOWN)
NO_ENCRYPTION = Meaning(Failure.TLS_CERTIFICATE, "tls_unavailable", Origin.PROVIDER)
INTERCEPTED = Meaning(Failure.TLS_INTERCEPTED, "tls_intercepted")
NOT_TLS = Meaning(Failure.CLIENT_BUG, "not_tls")
OUTDATED = Meaning(Failure.SERVER_MISCONFIGURED, "tls_version")
ALERT = Meaning(Failure.SERVER_MISCONFIGURED, "tls_failed", Origin.UNKNOWN)
BROKEN_OFF = Meaning(Failure.LOCAL_NETWORK, "tls_failed", Origin.UNKNOWN)

_INTERCEPTORS = "|".join(
    (*(re.escape(name.strip()) for name in interceptors.NAMES), "eset", "antivirus", "virenscanner")
)
_CERTIFICATE = r"(?:certificates?|certs?|(?:sicherheits|server|remote)?zertifikat[\w-]*)"

VERIFY_CODES = {
    9: NOT_YET_VALID, 10: EXPIRED, 18: SELF_SIGNED, 19: SELF_SIGNED, 20: UNKNOWN_ISSUER, 21: UNKNOWN_ISSUER,
    62: OTHER_NAME, 64: OTHER_NAME,
}  # fmt: skip
"""OpenSSL's X509_V_ERR numbers."""
APPLE_CODES = {
    9807: NOT_VALID, 9808: NOT_VALID, 9812: UNKNOWN_ISSUER, 9813: UNKNOWN_ISSUER, 9814: EXPIRED, 9815: NOT_YET_VALID,
    9843: OTHER_NAME, 1201: EXPIRED, 1202: NOT_VALID, 1203: UNKNOWN_ISSUER, 1204: NOT_YET_VALID,
}  # fmt: skip
"""macOS and iOS: errSSL and NSURLError numbers, without their minus sign."""
WINDOWS_CODES = {
    0x800B0101: EXPIRED, 0x80090328: EXPIRED, 0x800B0109: UNKNOWN_ISSUER, 0x800B010A: UNKNOWN_ISSUER,
    0x80090325: UNKNOWN_ISSUER, 0x800B010F: OTHER_NAME, 0x80090322: OTHER_NAME, 0x80090331: OUTDATED,
}  # fmt: skip
"""CERT_E and SEC_E numbers."""

_INTERCEPTION = Rule(
    INTERCEPTED,
    (
        rf"(?:{_INTERCEPTORS})<4> (?:root|certificate|zertifikat|issuer|ca\b|ssl|shield|personal)",
        rf"(?:issuer|issued by|signed by|aussteller|ausgestellt von|signiert von)…(?:{_INTERCEPTORS})",
        rf"(?:{_INTERCEPTORS})<9> (?:entschlüsselt|decrypt\w*|intercept\w*|inspect\w*)",
        (
            rf"(?:{_INTERCEPTORS})<9> (?:verbindung|connection|tls|ssl|{_CERTIFICATE})<6> "
            rf"(?:geprüft|überprüft|ersetzt|gefiltert|blockiert|scanned|replaced|filtered|blocked)"
        ),
        r"(?:tls|ssl|https|mail)[- ](?:interception|inspection|scanning|scan)|(?:mail|web)[- ]?shield\b",
    ),
    "issuer names of security software",
)
RULES = (
    Rule(
        NOT_YET_VALID,
        (
            r"not[ _]?yet[ _]?valid",
            rf"{_CERTIFICATE}<4> (?:noch nicht gültig|gilt noch nicht|erst ab)|{_CERTIFICATE}<4> erst<4> gültig",
            r"valid from the future|certificate_not_yet",
        ),
        "OpenSSL, Java, NSS: usually this computer's clock",
        unless=(r"token",),
    ),
    Rule(
        EXPIRED,
        (
            rf"{_CERTIFICATE}<8> (?:expired|abgelaufen|outdated|nicht mehr gültig|no longer valid)",
            rf"(?:abgelaufene[sn]?|expired) {_CERTIFICATE}",
            r"cert_has_expired|sec_error_expired|certificateexpired|err_cert_date|cert_e_expired",
            r"certificate_expired|certexpired",
        ),
        "OpenSSL verify code 10, NSS, Schannel, Java",
    ),
    Rule(
        OTHER_NAME,
        (
            (
                r"(?:host ?name|ip address|name|principal|cn)<2> (?:mismatch|does not match|"
                r"doesn't match|didn't match)"
            ),
            (
                rf"{_CERTIFICATE}<6> (?:not valid for|does not match|doesn't match|did(?: not|n't) match|only valid "
                rf"for|is valid for)"
            ),
            (
                rf"{_CERTIFICATE}<8> (?:(?:different|wrong|another|falsche[rn]?|andere[rn]?) (?:site|name|"
                rf"host|server|website|domain|adresse|address)|für diesen server nicht|nicht für)"
            ),
            r"(?:host ?name|host)<3> not (?:verified|match)|no (?:subject )?alternative<2> names?",
            (
                r"subject name<3> match\w*|(?:owner|identity)<3> (?:not|n't) match|identität<4> stimmt nicht|(?:not|"
                r"n't) match<3> (?:certificate|cert|altnames?)"
            ),
            r"zertifikat[\w-]*<4> stimm\w*<4> nicht|zertifikat[\w-]*<1> (?:gilt|gültig) nur für",
            r"ziel-?prin[cz]ipal-?name|target principal name|wrong principal",
            rf"{_CERTIFICATE}<4> (?:ist|is) (?:für|for) \S+, (?:aber|but)",
            r"no name matching|host ?name<1> nicht (?:bestätigt|verifiziert)|host ?name<1> not confirmed",
            r"unrecogni[sz]ed[ _]name|bad_cert_domain|err_cert_common_name|cn_no_match|altname_invalid",
            r"certificate_hostname",
        ),
        "OpenSSL verify code 62, NSS, Schannel, Java, Go",
    ),
    Rule(
        SELF_SIGNED,
        (r"self[- _]?signed", r"selbst-?\s?signiert\w*|selbst ausgestellt\w*", r"depth_zero"),
        "OpenSSL verify codes 18 and 19",
    ),
    Rule(
        UNKNOWN_ISSUER,
        (
            r"verify the first certificate|unable to (?:get|find)<1> issuer|unable_to_(?:get_issuer|verify)|given ca\b",
            r"unknown[ _](?:authority|issuer|ca\b)|no trusted certificate",
            (
                r"(?:issuer|root|authority|aussteller|zertifizierungsstelle)<4> (?:not trusted|untrusted|"
                r"unknown|unbekannt|nicht vertrau\w*)"
            ),
            r"(?:signed by|from|by) (?:an? )?(?:unknown|untrusted)\b(?!\[)|trust anchor",
            r"untrusted[ _]?(?:root|certificate|issuer)|untrustedroot|sec_error_untrusted",
            (
                r"pkix path|certification path|unbekannte[nrs]? (?:aussteller|zertifizierungsstelle|(?:ca|stamm|"
                r"root)-?zertifikat)"
            ),
            r"nicht (?:\w+ ){0,2}vertrauenswürdig\w*",
            rf"{_CERTIFICATE}<6> not trusted|err_cert_authority|{_CERTIFICATE}<5> nicht vertraut\b",
            r"not signed by<3> (?:known|trusted)|von keiner (?:bekannten|anerkannten|vertrauenswürdigen)",
            r"unbekannte[rn]? zertifikat\w*",
            rf"{_CERTIFICATE}<4> (?:hat sich geändert|has changed|changed\b|geändert)",
        ),
        "OpenSSL verify codes 20 and 21, NSS, Schannel, Java, Go",
    ),
    Rule(
        NO_ENCRYPTION,
        (
            r"(?:tls|starttls)<2> (?:not available|unavailable|temporarily)<3>",
            r"(?:starttls|tls initiali[sz]ation) failed",
        ),
        "RFC 3207, section 4 (454): the server's own key or certificate",
    ),
    Rule(
        NOT_VALID,
        (
            r"(?:chain|path) (?:validation|building)|certificate[ _]verify[ _]failed|certpathvalidator",
            r"sslpeerunverified|sslcertverification",
            rf"nicht (?:über)?prüfbar\w* (?:\w+ )?{_CERTIFICATE}|identität<1> nicht (?:verifizierbar|(?:über)?prüfbar)",
            r"serveridentität<3> nicht",
            r"(?:ungültige\w*|invalid|false) information\w*<6> (?:identif|ausweis|identity)",  # Thunderbird
            r"certificate[ _]unknown|cannot verify server identity|key[ _]pinning",
            (
                rf"{_CERTIFICATE}<8> (?:ungültig|invalid|not valid|nicht gültig|revoked|widerrufen|fail\w*|fehler|"
                rf"error|rejected|abgelehnt|problem|"
                rf"nicht (?:über)?prüf\w*|nicht geprüft|nicht verifiziert|cannot be verified|could not be "
                rf"verified|not be verified|insecure|unsicher)"
            ),
            (
                rf"(?:ungültige[sn]?|invalid|bad|revoked|widerrufene[sn]?|unannehmbare[sn]?|"
                rf"unacceptable) (?:\w+[ -])?{_CERTIFICATE}"
            ),
            rf"{_CERTIFICATE}(?:s?fehler|s?problem| error| problem)",
            (
                r"identität<9> nicht (?:überprüf|bestätig|verifizier)\w+|identity<9> (?:cannot|"
                r"could not) be verified|verify error|verify return code"
            ),
        ),
        "TLS libraries and mail programs, without the cause",
    ),
    Rule(
        NOT_TLS,
        (
            r"wrong[ _]version[ _]number|https?[ _]request\b|packet length too long|rx_record_too_long|record_too_long",
            r"not an ssl/tls record|unsupported or unrecognized ssl message|unknown[ _]protocol",
            r"does not look like a tls|plaintext connection\?|unexpected (?:tls|ssl) packet",
        ),
        "OpenSSL, Java, Go, NSS: the other side does not speak TLS on this port",
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "tls_version"),
        (r"(?:upgrade|update)(?:/update)?<1> (?:your|the) (?:\w+ )?(?:client|program|software|app)\b",),
        "Exchange Online (421 4.7.66): the program speaks outdated encryption only",
    ),
    Rule(
        OUTDATED,
        (
            (
                r"unsupported[ _](?:protocol|version|function|algorithm)|common algorithm|algorithm[ _]mismatch|"
                r"no (?:protocols available|appropriate protocol)"
            ),
            r"(?:alert )?protocol[ _]version|alert: ?protocolversion",
            r"no (?:shared|common|supported) cipher\w*|no_cypher_overlap|wrong[ _](?:signature|curve|cipher)",
            (
                r"(?:dh|ee|ca)[ _](?:key|md)[ _]too (?:small|weak)|(?:weak|insufficient)<3> (?:key|security)|"
                r"handshake[ _]failure|fatal alert<5> handshake"
            ),
            r"no[ _]ciphers?[ _]available|legacy (?:sigalg|renegotiation)",
            r"(?:tls|ssl) ?v?1?[.\d]*<3> (?:not supported|no longer|disabled|veraltet)",
        ),
        "OpenSSL, NSS: only outdated encryption in common",
    ),
    Rule(
        BROKEN_OFF,
        (
            r"(?:tls|ssl)[- ]?(?:aushandlung|handshake|fehler)|bad[ _](?:record[ _]mac|length|decompression)",
            r"decryption failed|record layer failure",
        ),
        "TLS libraries, without the cause: what came in between can be anything on the way",
    ),
    Rule(
        ALERT,
        (
            (
                r"(?:tls|ssl)\w*(?:[ _]\w+)?[ _]alert|fatal alert|sspi failed|unexpected or badly formatted|"
                r"illegal[ _]message"
            ),
        ),
        "TLS libraries, without the cause",
    ),
)

_VERIFY = r"verify (?:error|return code|result)[ :=]{0,3}(?:num=)?(\d{1,2})\b"
_APPLE = r"(?:domain ?(?:error )?code=|error |code |domainssl,? )-(\d{4})\b|\(-(\d{4})\)|(?<![\w.])-(98\d\d)\b"


def tls_error(said: Material) -> tuple[Meaning, re.Match[str]] | None:
    """What is wrong with certificate or encryption: who has put himself between, by number, else by the words."""
    intercepted = _INTERCEPTION.search(said)
    if intercepted is not None:
        return INTERCEPTED, intercepted
    for wanted, table in ((_VERIFY, VERIFY_CODES), (_APPLE, APPLE_CODES)):
        for found in compiled(wanted).finditer(said.folded):
            meaning = table.get(int(next(filter(None, found.groups()))))
            if meaning is not None:
                return meaning, found
    return first(RULES, said)
