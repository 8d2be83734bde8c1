"""From a post to its `Understanding`."""

from __future__ import annotations

from datetime import datetime

from tray_app.model.notice import NoticeState, Promise, Understanding
from tray_app.model.prose import tenses, unrelated
from tray_app.model.prose.chains import later_clauses
from tray_app.model.prose.claims import Claim, claim_of
from tray_app.model.prose.cleaning import folded, plain
from tray_app.model.prose.ends import without_ended_clauses
from tray_app.model.prose.headline import headline_of
from tray_app.model.prose.promises import has_ended, promise_of
from tray_app.model.prose.sentences import sentences
from tray_app.model.prose.services import is_about_others, names_a_service, services_again, services_in
from tray_app.model.prose.state import state_of
from tray_app.model.prose.updates import Update, updates
from tray_app.model.prose.weighing import weighed

_FAULTS = (NoticeState.OUTAGE, NoticeState.DEGRADED)
_OPEN = (*_FAULTS, NoticeState.MAINTENANCE)
_TITLE_WORDS = 8


def understand(text: str, now: datetime) -> Understanding:
    """What one post says; `now` is aware, in the zone the text speaks in."""
    whole = plain(text)
    parts = updates(whole, now)
    state = NoticeState.RESOLVED if _is_review(whole) else _state(parts, now)
    is_notice = state not in (NoticeState.UNRELATED, NoticeState.UNKNOWN)
    headline = headline_of(whole, parts[0].text, is_notice=is_notice)
    if state is NoticeState.UNRELATED:
        return Understanding(state, ("not_mail",), None, headline)
    lines = [folded(sentence) for part in parts for sentence in sentences(part.text)]
    if is_about_others(lines):
        return Understanding(NoticeState.UNRELATED, ("not_mail",), None, headline)
    if state in _OPEN and not names_a_service(lines):
        return Understanding(NoticeState.UNKNOWN, ("all",), None, headline)
    if state in _FAULTS and has_ended(parts, now):
        state = NoticeState.RESOLVED
    if state not in _OPEN:
        named = services_again(lines) if state is NoticeState.RESOLVED else services_in(lines)
        return Understanding(state, named or ("all",), None, headline)
    services = services_in(map(without_ended_clauses, lines)) or services_in(lines) or ("all",)
    return Understanding(state, services, promise_of(parts, state, now), headline)


def state_of_words(text: str) -> NoticeState:
    """Only the state of a text, e.g. of a feed's title; whether it is about mail is not asked."""
    return state_of([([claim_of(folded(sentence)) for sentence in sentences(plain(text))], None)])


def promise_in(text: str, now: datetime) -> Promise | None:
    """Only the promised end in a text that is known to speak of a problem or of maintenance."""
    return promise_of(updates(plain(text), now), NoticeState.DEGRADED, now)


def _is_review(whole: str) -> bool:
    """Whether a report is written when all is over: it tells trouble at length."""
    low = folded(whole).strip(" -*#[(")
    title = low.split("\n")[0]
    is_called = unrelated.REVIEW.match(low) or (len(title.split()) <= _TITLE_WORDS and unrelated.REVIEW.search(title))
    return bool(is_called) and tenses.NOW.search(low) is None


def claims_of(parts: list[Update], now: datetime) -> list[list[Claim]]:
    """What the sentences of each part claim."""
    return [_claims(part, part.said_at or now) for part in parts]


def _state(parts: list[Update], now: datetime) -> NoticeState:
    claims = claims_of(parts, now)
    by_rules = state_of([(found, part.tag) for found, part in zip(claims, parts, strict=True)])
    return weighed(by_rules, parts, claims)


def _claims(part: Update, said_at: datetime) -> list[Claim]:
    return [claim_of(folded(line), [*map(folded, later_clauses(line, said_at))]) for line in sentences(part.text)]
