"""SMTP replies by number: the enhanced code says more than the reply code (RFC 3463, 4954, 5248, 5321)."""

from __future__ import annotations

import re

from tray_app.model.failures.material import Material
from tray_app.model.failures.own_matters import about_the_asker, says_little
from tray_app.model.failures.patterns import compiled
from tray_app.model.failures.rule import Meaning
from tray_app.model.failures.stage import Stage
from tray_app.model.reason import Failure

_BUSY = Meaning(Failure.PROVIDER_DEGRADED, "unavailable", by_stage=True)
_NO_LOGINS = Meaning(Failure.PROVIDER_OUTAGE, "auth_unavailable")
_RECIPIENT = Meaning(Failure.OK, "recipient")
_LOGIN_NEEDED = Meaning(Failure.CLIENT_BUG, "login_needed")
_ENCRYPT = Meaning(Failure.CLIENT_BUG, "encryption_needed")
_SENDER = Meaning(Failure.CLIENT_BUG, "sender_refused")
_MISUSE = Meaning(Failure.CLIENT_BUG, "protocol_misuse")
_TOO_LARGE = Meaning(Failure.CLIENT_BUG, "message_too_large")
_MANY_RECIPIENTS = Meaning(Failure.CLIENT_BUG, "too_many_recipients")
_REJECTED = Meaning(Failure.CREDENTIALS_REJECTED, "authenticationfailed")
_EXPIRED = Meaning(Failure.CREDENTIALS_REJECTED, "password_expired", specific=True)
_METHOD = Meaning(Failure.CREDENTIALS_REJECTED, "login_method_ended", specific=True)
_BLOCKED = Meaning(Failure.ACCOUNT_BLOCKED, "account_blocked", specific=True)
_POLICY = Meaning(Failure.ACCOUNT_BLOCKED, "address_blocked")
_SLOWER = Meaning(Failure.RATE_LIMITED, "rate_limited")
_QUOTA = Meaning(Failure.QUOTA, "overquota")
_STORAGE = Meaning(Failure.PROVIDER_DEGRADED, "server_storage")
_WRONG_HOST = Meaning(Failure.SERVER_MISCONFIGURED, "no_service_here")
_TLS_BROKEN = Meaning(Failure.TLS_CERTIFICATE, "tls_unavailable")
_UNDELIVERED = Meaning(Failure.PROVIDER_OUTAGE, "recipient_unreachable")

_SYSTEM = Meaning(Failure.PROVIDER_DEGRADED, "mail_system", by_stage=True)
_CLOSED = Meaning(Failure.PROVIDER_DEGRADED, "not_accepting", by_stage=True)  # RFC 3463, section 3.4
_WEAK = frozenset({_BUSY, _NO_LOGINS, _STORAGE})
"""Servers give these numbers for all kinds of reasons."""
_OF_THE_SYSTEM = frozenset({_SYSTEM, _CLOSED})
"""Numbers of the mail system itself; only words about the one who asks outweigh them."""

ENHANCED = {
    "5.7.8": _REJECTED,  # RFC 4954, section 6
    "5.7.9": _METHOD,
    "4.7.12": _EXPIRED,
    "5.7.11": _ENCRYPT,
    "5.7.10": _ENCRYPT,  # RFC 5248 registry
    "5.7.13": _BLOCKED,
    "5.7.3": _REJECTED,  # seen at Exchange Online
    "5.7.139": _REJECTED,
    "5.7.30": _METHOD,
    "5.7.14": Meaning(Failure.CREDENTIALS_REJECTED, "web_login_needed", specific=True),  # seen at Gmail
    "5.7.60": _SENDER,
    "5.4.5": _SLOWER,
    "5.4.6": Meaning(Failure.SERVER_MISCONFIGURED, "mail_loop"),
    "4.4.1": _UNDELIVERED,  # RFC 3463, section 3.5: the next server did not answer
    "4.4.7": _UNDELIVERED,
    "5.4.7": _UNDELIVERED,
    "5.3.1": _STORAGE,
    "5.3.4": _TOO_LARGE,
    "5.2.2": _QUOTA,
    "5.2.3": _TOO_LARGE,
    "4.2.2": _QUOTA,
    "4.3.1": _STORAGE,
    "4.3.2": _CLOSED,
    "4.5.3": _MANY_RECIPIENTS,
    "5.5.3": _MANY_RECIPIENTS,
    "5.1.7": _SENDER,
    "5.1.8": _SENDER,
    "5.7.27": _SENDER,  # RFC 7505: a sender who takes no mail
    "5.7.17": _RECIPIENT,  # RFC 7293: the address has another owner now
    "5.7.18": _RECIPIENT,
    "5.7.16": _TOO_LARGE,  # RFC 6710
    **dict.fromkeys((f"4.7.{detail}" for detail in range(20, 27)), _POLICY),  # RFC 7372: DKIM, SPF, reverse names
    "5.7.28": _SLOWER,  # seen at Gmail: a flood of mail
}
SUBJECTS = {
    "5.1": _RECIPIENT,  # RFC 3463, section 3: addressing
    "4.1": _RECIPIENT,
    "5.2": _RECIPIENT,
    "4.2": _RECIPIENT,
    "4.3": _SYSTEM,  # RFC 3463, section 3.4: the mail system itself
    "5.4": _RECIPIENT,
    "4.4": _BUSY,
    "5.5": _MISUSE,  # RFC 3463, section 3.6: the talk itself
    "4.5": _MISUSE,
    "5.6": Meaning(Failure.CLIENT_BUG, "content_refused"),
    "4.6": Meaning(Failure.CLIENT_BUG, "content_refused"),
    "5.7": _POLICY,
    "4.7": _SLOWER,
}
_SUBJECTS_AT = {
    Stage.LOGIN: {"4.7": _NO_LOGINS, "5.7": _REJECTED, "5.5": _MISUSE},
    Stage.SENDER: {"5.1": _SENDER, "4.1": _SENDER, "5.2": _BLOCKED},  # the address and the mailbox of the sender
}
REPLIES = {
    "421": _BUSY,  # RFC 5321, section 4.2.2
    "430": _NO_LOGINS,  # Exim
    "432": _EXPIRED,  # RFC 4954, section 6
    "435": _NO_LOGINS,  # Exim
    "450": _BUSY,
    "451": _BUSY,
    "452": _STORAGE,
    "454": _NO_LOGINS,
    "455": _MISUSE,
    "500": _MISUSE,
    "501": _MISUSE,
    "502": _MISUSE,
    "503": _MISUSE,
    "504": _MISUSE,
    "521": _WRONG_HOST,  # RFC 7504
    "523": _ENCRYPT,
    "525": _BLOCKED,  # RFC 5248
    "530": _LOGIN_NEEDED,
    "534": _METHOD,
    "535": _REJECTED,
    "538": _ENCRYPT,
    "550": _POLICY,
    "551": _RECIPIENT,
    "552": _QUOTA,
    "553": _RECIPIENT,
    "554": _POLICY,
    "555": _MISUSE,
    "556": _RECIPIENT,
}
_AT_STAGE = {
    (Stage.SENDER, "454"): _LOGIN_NEEDED,
    (Stage.SENDER, "550"): _POLICY,
    (Stage.SENDER, "553"): _SENDER,
    (Stage.ENVELOPE, "432"): _RECIPIENT,  # Exchange: the recipient's incoming mail is stopped
    (Stage.CONTENT, "432"): _RECIPIENT,
    (Stage.BOUNCE, "432"): _RECIPIENT,
    (Stage.ENVELOPE, "450"): _RECIPIENT,
    (Stage.ENVELOPE, "454"): _LOGIN_NEEDED,
    (Stage.ENVELOPE, "550"): _RECIPIENT,
    (Stage.CONTENT, "552"): _TOO_LARGE,
    (Stage.BOUNCE, "550"): _RECIPIENT,
    (Stage.TLS, "454"): _TLS_BROKEN,
    (Stage.LOGIN, "550"): _REJECTED,
    (Stage.LOGIN, "553"): _REJECTED,
    (Stage.LOGIN, "554"): _REJECTED,
    (Stage.LOGIN, "530"): _REJECTED,
    (Stage.GREETING, "554"): _WRONG_HOST,  # RFC 5321, section 3.1
    (Stage.CONNECT, "554"): _WRONG_HOST,
}
EXACT_REPLIES = frozenset({"430", "432", "435", "521", "523", "525", "530", "534", "535", "538"})
_BY_DIGITS = {"43": _BUSY, "45": _BUSY, "50": _MISUSE, "55": _POLICY, "57": _POLICY}
"""RFC 5321, section 4.2.1: what the first two digits of a code nobody lists say."""
_ENHANCED = r"(?<![\d.])([45]\.\d{1,2})\.\d{1,3}(?![.\d])"
_REPLY = (
    r"(?:^|(?:smtp|server|error|fehler|serverfehler|response|reply|code|said|status|<<<)[-: (#\[]{0,4}|['\"(<] ?|[:;] )"
    r"([45]\d\d)(?=[ ,)>'\":\]-]|$)"
)
_IN_IMAP = r"\b(535) 5\.7\.\d{1,3}\b"


def smtp_code(said: Material) -> tuple[Meaning, re.Match[str]] | None:
    """The meaning of the enhanced code, else of the reply code."""
    if said.protocol in {"imap", "pop3", "http"}:
        found = compiled(_IN_IMAP).search(said.folded)  # Exchange lets an SMTP line slip out there
        return (_REJECTED, found) if found else None
    for numbers, meaning_of in _ORDER:
        for found in compiled(numbers).finditer(said.folded):
            meaning = meaning_of(found, said.stage)
            if meaning is not None and _may_decide(meaning, said):
                return meaning, found
    return None


def _may_decide(meaning: Meaning, said: Material) -> bool:
    if meaning in _OF_THE_SYSTEM:
        return said.is_live or not about_the_asker(said)
    return meaning not in _WEAK or says_little(said)


def _exact_enhanced(code: re.Match[str], _stage: Stage) -> Meaning | None:
    return ENHANCED.get(code[0])


def _exact_reply(code: re.Match[str], stage: Stage) -> Meaning | None:
    """Codes with one meaning of their own; they say more than a subject such as `5.7`."""
    return _AT_STAGE.get((stage, code[1]), REPLIES[code[1]]) if code[1] in EXACT_REPLIES else None


def _by_subject(code: re.Match[str], stage: Stage) -> Meaning | None:
    if code[0] in ENHANCED:
        return None  # what the whole code says was too weak; a part of it says no more
    return _SUBJECTS_AT.get(stage, {}).get(code[1]) or SUBJECTS.get(code[1])


def _by_reply(code: re.Match[str], stage: Stage) -> Meaning | None:
    return _AT_STAGE.get((stage, code[1])) or REPLIES.get(code[1]) or _BY_DIGITS.get(code[1][:2])


_ORDER = (
    (_ENHANCED, _exact_enhanced),
    (_REPLY, _exact_reply),
    (_ENHANCED, _by_subject),
    (_REPLY, _by_reply),
)
