"""Weighs the evidence in one order: the phase reached, known texts, codes, general words, the status word.

1. A server's reply inside a program's message beats the program's own words.
2. What happened before a server answered (names, sockets, TLS) is judged by number and never accuses the provider.
3. Known texts beat codes, codes beat general words, general words beat a bare status word.
4. A mail program's own sentences come last; its guesses and its stock advice prove nothing.
5. Words about the one who asks (`own_matters`) take the right to accuse the provider from all the rest.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from tray_app.model.failures import bounces, own_matters, programs, replies, sockets, tls
from tray_app.model.failures.material import Material, material
from tray_app.model.failures.order import Found, finders
from tray_app.model.failures.rule import Meaning
from tray_app.model.failures.searching import search
from tray_app.model.failures.stage import LINE_STAGES, Stage, stage_of
from tray_app.model.failures.waits import retry_after_s
from tray_app.model.reason import Failure, Origin, Reason
from tray_app.model.result import Phase

_ORIGINS = {
    Failure.OK: Origin.UNKNOWN,
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
    Failure.UNKNOWN: Origin.UNKNOWN,
}

_PROVES_NOTHING = frozenset({sockets.REFUSED, sockets.TIMEOUT, sockets.RESET, tls.ALERT, tls.BROKEN_OFF})
"""Either side can be the cause: a log entry has a first suspect, a pasted message has none."""


def explain(text: str, protocol: str | None = None, phase: str | None = None) -> Reason:
    """What a message means that somebody saw or pasted; `unknown` where it does not say."""
    whole = programs.without_stock(_as_bounce(material(text, (protocol or "").strip().lower(), stage_of(phase))))
    inside = programs.server_reply_inside(whole)
    if inside is not None:
        whole = replace(whole, may_accuse=False)  # only the server's own words may
    candidates = (inside, whole, whole.with_names_spelt_out())
    reasons = [_judged(said) for said in candidates if said is not None]
    return next((reason for reason in reasons if reason.failure is not Failure.UNKNOWN), reasons[-1])


def from_reply(protocol: str, phase: Phase, reply: str) -> Reason:
    """What a live server said when it did not go on, such as `a1 NO [UNAVAILABLE] backend down`."""
    said = replace(material(reply, protocol, stage_of(phase), is_server_text=True), is_live=True)
    return _judged(said, said.passage)


def _as_bounce(whole: Material) -> Material:
    """A report about an undelivered message is recognised by its words, whatever it was called."""
    is_bounce = whole.stage in {Stage.ANY, Stage.PROGRAM} and search(bounces.MARKS, whole.folded)
    return replace(whole, stage=Stage.BOUNCE) if is_bounce else whole


def _judged(said: Material, quoted: Callable[[int, int], str] | None = None) -> Reason:
    """Of a paste only the deciding words are `quoted`, a live reply is heard out."""
    quoted = quoted or said.quote
    found = _evidence(said)
    if found is None:
        return Reason(Failure.UNKNOWN, "unknown", Origin.UNKNOWN, quoted(0, 0) if said.is_server_text else "")
    meaning, place = found
    failure = _failure(meaning, said)
    return Reason(
        failure=failure,
        code=meaning.code,
        origin=_ORIGINS[failure] if meaning.origin is None or failure is Failure.UNKNOWN else meaning.origin,
        quote=quoted(place.start(), place.end()),
        retry_after_s=retry_after_s(said),
        specific=meaning.specific,
    )


def _failure(meaning: Meaning, said: Material) -> Failure:
    """The class, where it depends on the stage or on who tells it."""
    if meaning.by_stage:
        nobody_gets_in = said.stage in {Stage.GREETING, Stage.LOGIN, Stage.PAGE}
        return Failure.PROVIDER_OUTAGE if nobody_gets_in else Failure.PROVIDER_DEGRADED
    if meaning in _PROVES_NOTHING and (said.protocol in {"", "client"} or said.stage is Stage.PROGRAM):
        return Failure.UNKNOWN
    return meaning.failure


def _evidence(said: Material) -> Found | None:
    said = replace(said, may_accuse=said.may_accuse and _is_servers_word(said))
    for find in finders(said):
        found = find(said)
        if found is not None and (said.may_accuse or not found[0].accuses_provider):
            return found
    return None


def _is_servers_word(said: Material) -> bool:
    """Only then can it accuse the provider; a program that merely talks about the server cannot."""
    if search(own_matters.OWN_MATTERS, said.folded):
        return False
    if replies.is_reply(said) or said.stage in {Stage.PAGE, Stage.BOUNCE}:
        return True
    return said.stage not in LINE_STAGES and (said.is_server_text or said.protocol not in {"", "client"})
