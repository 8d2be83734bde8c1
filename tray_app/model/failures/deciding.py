"""Weighs the evidence in one order: the phase reached, known texts, codes, general words, the status word.

1. A server's reply inside a program's message beats the program's own words.
2. Text before the server answered (DNS, connect, TLS) is judged by number and never accuses the provider.
3. Known texts beat codes, codes beat general words, general words beat a bare status word.
4. A mail program's own sentences come last; its guesses and its stock advice prove nothing.
"""

from __future__ import annotations

import re

from tray_app.model.failures import numbers, outlook, programs
from tray_app.model.failures.codes import response_code
from tray_app.model.failures.general_words import AVAILABILITY, CREDENTIALS, PROVIDER_TROUBLE
from tray_app.model.failures.http import http_status
from tray_app.model.failures.known_texts import KNOWN_TEXTS
from tray_app.model.failures.material import Material, material
from tray_app.model.failures.rule import Meaning, first, pattern
from tray_app.model.failures.smtp import smtp_code
from tray_app.model.failures.stage import LINE_STAGES, Stage, stage_of
from tray_app.model.reason import PROVIDER_FAILURES, Failure, Origin, Reason
from tray_app.model.result import Phase

_Found = tuple[Meaning, re.Match[str]]
_MARKS = re.compile(
    r"\[(?:unavailable|serverbug|limit|inuse|in-use|sys/temp|sys/perm|overquota|alert|tempfail|corruption)"
    r"|(?<![\d.])[45]\.\d{1,2}\.\d{1,3}(?![\d.]*\d)|(?:^|\W)(?:4[25]\d|5[0235]\d)[ -]|-err\b|(?:^|\s)(?:\* )?(?:no|bad|bye) |http/|http error"
)
_ORIGINS = {
    Failure.PROVIDER_OUTAGE: Origin.PROVIDER,
    Failure.PROVIDER_DEGRADED: Origin.PROVIDER,
    Failure.PLANNED_MAINTENANCE: Origin.PROVIDER,
    Failure.CREDENTIALS_REJECTED: Origin.ACCOUNT,
    Failure.ACCOUNT_BLOCKED: Origin.ACCOUNT,
    Failure.RATE_LIMITED: Origin.ACCOUNT,
    Failure.QUOTA: Origin.ACCOUNT,
    Failure.TOO_MANY_CONNECTIONS: Origin.ACCOUNT,
    Failure.TLS_CERTIFICATE: Origin.PROVIDER,
    Failure.TLS_INTERCEPTED: Origin.COMPUTER,
    Failure.LOCAL_NETWORK: Origin.LINE,
    Failure.DNS_LOCAL: Origin.LINE,
    Failure.CAPTIVE_PORTAL: Origin.LINE,
    Failure.SERVER_MISCONFIGURED: Origin.ACCOUNT,
    Failure.CLIENT_BUG: Origin.COMPUTER,
    Failure.OK: Origin.UNKNOWN,
    Failure.UNKNOWN: Origin.UNKNOWN,
}


def explain(text: str, protocol: str | None = None, phase: str | None = None) -> Reason:
    """What a pasted message says; `unknown` where it does not say."""
    stage = stage_of(phase)
    whole = material(text, (protocol or "").lower(), stage)
    reply = _reply_inside(whole)
    if reply is not None:
        reason = _judged(reply)
        if reason.failure is not Failure.UNKNOWN:
            return reason
    return _judged(whole)


def from_reply(protocol: str, phase: Phase, reply: str) -> Reason:
    """What a live server said in a conversation that did not go on."""
    said = material(reply, protocol, stage_of(phase), is_server_text=True)
    return _judged(said)


def _reply_inside(whole: Material) -> Material | None:
    found = None
    for found in programs.FRAMES.finditer(whole.folded):
        pass
    if found is None or found.end() >= len(whole.plain):
        return None
    return whole.with_text(whole.plain[found.end() :], is_server_text=True)


def _judged(said: Material) -> Reason:
    found = _evidence(said)
    if found is None:
        return Reason(Failure.UNKNOWN, "unknown", Origin.UNKNOWN, said.quote() if said.is_server_text else "")
    meaning, place = found
    failure = _failure(meaning, said.stage)
    return Reason(
        failure,
        meaning.code,
        meaning.origin or _ORIGINS[failure],
        said.quote(place.start(), place.end()),
        retry_after_s(said),
        meaning.specific,
    )


def _failure(meaning: Meaning, stage: Stage) -> Failure:
    if not meaning.by_stage:
        return meaning.failure
    return Failure.PROVIDER_OUTAGE if stage in {Stage.LOGIN, Stage.PAGE} else Failure.PROVIDER_DEGRADED


def _evidence(said: Material) -> _Found | None:
    said = _without_stock(said)
    trusted = said.is_server_text or _is_server_speaking(said)
    for find in (
        numbers.tls_words,
        _known,
        response_code,
        http_status,
        smtp_code,
        _credentials,
        _trouble,
        _available,
        numbers.system_error,
        outlook.outlook_code,
        _status_word,
        _sentence,
    ):
        found = find(said)
        if found is not None and (trusted or not _accuses(found[0])):
            return found
    return None


def _without_stock(said: Material) -> Material:
    if said.is_server_text or said.protocol not in {"", "client"} or said.stage in {Stage.PAGE, Stage.BOUNCE}:
        return said
    places = list(pattern(programs.STOCK_ADVICE).finditer(said.folded))
    text = said.plain
    for place in reversed(places):
        text = text[: place.start()] + " " + text[place.end() :]
    return said.with_text(text, is_server_text=False) if places else said


def _accuses(meaning: Meaning) -> bool:
    return meaning.by_stage or meaning.failure in PROVIDER_FAILURES


def _is_server_speaking(said: Material) -> bool:
    if said.stage in LINE_STAGES or (said.protocol in {"", "client"} and said.stage not in {Stage.PAGE, Stage.BOUNCE}):
        return _MARKS.search(said.folded) is not None
    return True


def _known(said: Material) -> _Found | None:
    return first(KNOWN_TEXTS, said)


def _credentials(said: Material) -> _Found | None:
    return first(CREDENTIALS, said)


def _trouble(said: Material) -> _Found | None:
    return first(PROVIDER_TROUBLE, said)


def _available(said: Material) -> _Found | None:
    return first(AVAILABILITY, said)


def _sentence(said: Material) -> _Found | None:
    return first(programs.SENTENCES, said)


_STATUS = re.compile(r"(?:^|\s|['\"(])(?:\S{1,12} )?(ok|no|bad|bye|preauth)(?: |$)|(\+ok|-err)\b|^(2[25]0)[ -]")


def _status_word(said: Material) -> _Found | None:
    """The last resort: a bare OK, NO, BAD, BYE, -ERR."""
    found = _STATUS.search(said.folded)
    if found is None or said.protocol in {"client", "http"}:
        return None
    word = found[1] or found[2] or found[3]
    if word in {"ok", "preauth", "+ok", "220", "250"}:
        return Meaning(Failure.OK, "ok"), found
    if word == "bye":
        return Meaning(Failure.PROVIDER_DEGRADED, "bye", by_stage=True), found
    if said.stage is Stage.LOGIN and word in {"no", "-err"}:
        return Meaning(Failure.CREDENTIALS_REJECTED, "refused_without_words"), found
    return None


_WAITS = (
    (re.compile(r"backoff time: ?(\d{1,9}) ?milli"), 0.001),
    (re.compile(r"retry-after: ?(\d{1,7})(?!\d|[^\n]*gmt)"), 1.0),
    (re.compile(r"(?:login-delay|try again in|wait|retry in|at least)[^\d]{0,20}(\d{1,6}) ?(?:s\b|sec|sekunde)"), 1.0),
    (
        re.compile(
            r"(?:logins? must be at least|try again in|wait|retry in|minimum)[^\d]{0,20}(\d{1,5}) ?(?:min|minute)"
        ),
        60.0,
    ),
    (re.compile(r"(?:try again in|wait|retry in)[^\d]{0,20}(\d{1,3}) ?(?:h\b|hour|stunde)"), 3600.0),
    (re.compile(r"\[login-delay[^\d\]]{0,10}(\d{1,6})"), 1.0),
)


def retry_after_s(said: Material) -> float | None:
    """How long the server asked us to wait."""
    for wanted, unit in _WAITS:
        found = wanted.search(said.folded)
        if found:
            return int(found[1]) * unit
    return None
