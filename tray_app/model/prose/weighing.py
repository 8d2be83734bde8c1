"""The state that the words and signs of a post speak for, beside the one that the rules found.

The rules of `state` know what a sentence claims, but only in words they know. Here every word and every sign (a claim
of the rules, without the conclusion they draw) counts a little for or against each state, as often as it stands in
posts of that state: see `weights`. What the rules found counts as one more sign, and a fault is believed a little later
than anything else: a false alarm is the worst mistake.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from tray_app.model.notice import NoticeState
from tray_app.model.prose import tenses, unrelated, weights
from tray_app.model.prose.claims import Claim, Strength
from tray_app.model.prose.cleaning import folded
from tray_app.model.prose.services import OTHER, services_in
from tray_app.model.prose.state import (
    WORK_GONE_WRONG,
    is_of_a_moment,
    is_of_another_kind,
    is_of_one_user,
    is_told_from_to,
)
from tray_app.model.prose.updates import Update

STATES = (
    *(NoticeState.OUTAGE, NoticeState.DEGRADED, NoticeState.MAINTENANCE),
    *(NoticeState.RESOLVED, NoticeState.UNRELATED, NoticeState.UNKNOWN),
)
"""In the order of the columns of `weights`."""
BIAS = "(any)"
"""The line of a table that counts for every post."""
_TENTH = 0.1
_SIGNS_COUNT = 0.5
"""Signs come from the rules, which were made for the posts that the weights were found with."""
_RULES_COUNT = 1.0
_FAULT_COSTS = 0.4
_SURE = 0.8
_LIKELY = 0.5
_FEW_WORDS = 4
_STEM = 5
"""Letters of a word that count: `gestört`, `gestörte` and `gestörten` are one."""
_TOLD_WITH = {"now", "later", "announced", "at work"}
"""What makes a trouble of mail a report, whatever is advertised beside it."""
_ENDED = re.compile(
    r"(?<![a-z])(?:has|have|is|are|was|were|been|ist|sind|wurden?|worden|konnten?)(?![a-z])[^,;:]*?"
    r"(?:resolved|fixed|restored|remediated|rectified|repaired|behoben|geloest|beseitigt|repariert"
    r"|wiederhergestellt|online|(?:working|functioning|running) properly)(?![a-z])|status ?: (?:resolved|behoben)"
    r"|took [^,;:]*? to (?:fix|resolve|restore|repair)(?![a-z])"
    r"|(?:behoben|geloest|beseitigt|repariert|wiederhergestellt) (?:worden|ist|sind|hat|haben|wurden?)(?![a-z])"
)
"""An end told as a fact: "the fault was fixed"."""
_TELLS_OF_AN_END = {"over", "clear", "trouble past", "tag"}
"""Without one of them no trouble is over."""
_UNPLANNED = re.compile(r"(?<![a-z])(?:un(?:expected|planned|scheduled)|unerwartet|ungeplant)")
"""Said of no maintenance."""
_WORD = re.compile(r"[a-z']+|\d+|[!?%€$£]")
_FAULTS = (NoticeState.OUTAGE, NoticeState.DEGRADED)


def weighed(by_rules: NoticeState, parts: Sequence[Update], found: Sequence[Sequence[Claim]]) -> NoticeState:
    """The likeliest state of a post; `by_rules` where too little is known.

    `parts` begin with the newest; `found` has the claims of each.
    """
    claims = [claim for of_part in found for claim in of_part]
    stems = stems_of(parts)
    known = [stem for stem in stems if stem in _words()]
    if len(known) < _FEW_WORDS:
        return by_rules
    signs = signs_of(claims, parts)
    likeliest, share = _likeliest(by_rules, known, signs)
    if (
        parts[0].tag is by_rules
        or _tells_as_fact(by_rules, likeliest, found[0])
        or _speaks_against(by_rules, likeliest, share, signs, claims)
    ):
        return by_rules
    return likeliest


def _likeliest(by_rules: NoticeState, stems: Iterable[str], signs: Iterable[str]) -> tuple[NoticeState, float]:
    """The likeliest state and its share of all."""
    scores = _scores(_words(), stems)
    for place, of_signs in enumerate(_scores(_signs(), signs)):
        scores[place] += _SIGNS_COUNT * of_signs
    for place, state in enumerate(STATES):
        scores[place] += (_RULES_COUNT if state is by_rules else 0) - (_FAULT_COSTS if state in _FAULTS else 0)
    best = max(range(len(STATES)), key=scores.__getitem__)
    return STATES[best], 1 / sum(math.exp(score - scores[best]) for score in scores)


def _speaks_against(
    by_rules: NoticeState, likeliest: NoticeState, share: float, signs: set[str], claims: Sequence[Claim]
) -> bool:
    """Whether something is claimed that words cannot outweigh, or they are not sure enough."""
    is_fault = likeliest in _FAULTS
    was_open = by_rules in _FAULTS or by_rules is NoticeState.MAINTENANCE
    if likeliest is NoticeState.UNRELATED:
        is_told = "unfinished" in signs or ("trouble of mail" in signs and bool(signs & _TOLD_WITH))
        if not was_open:
            is_ours = "strong trouble" in signs or any(unrelated.STAFF.search(claim.sentence) for claim in claims)
            return share < _SURE and (by_rules is NoticeState.UNKNOWN or ("trouble past" in signs and is_ours))
        is_tied = "at work" in signs or any(is_of_a_moment(claim.sentence) for claim in claims)
        return (is_told and (is_tied or share < _SURE)) or share < _LIKELY
    if by_rules is NoticeState.UNRELATED and is_of_another_kind(claims) and (is_fault or not is_of_one_user(claims)):
        return True
    if likeliest is NoticeState.RESOLVED:
        if by_rules in _FAULTS and not signs & _TELLS_OF_AN_END:
            return True
        return was_open and bool({"unfinished", "at work", "mostly over"} & signs)
    if likeliest is NoticeState.MAINTENANCE:
        is_repair = by_rules in _FAULTS and "unfinished" in signs and "maintenance" not in signs
        is_unplanned = by_rules in _FAULTS and any(
            said.search(claim.sentence) for claim in claims for said in (_UNPLANNED, WORK_GONE_WRONG)
        )
        is_overdue = by_rules in _FAULTS and any(map(_still_fails, claims))
        if is_repair or is_unplanned or is_overdue or by_rules is NoticeState.RESOLVED:
            return True
    if not is_fault:
        return False
    troubles = [claim for claim in claims if claim.trouble is not Strength.NONE]
    if troubles and all(claim.is_if for claim in troubles) and "at work" not in signs:
        return True
    is_set = by_rules is NoticeState.MAINTENANCE and bool(troubles) and all(c.is_announced or c.is_if for c in troubles)
    if is_set and likeliest is NoticeState.OUTAGE:  # words cannot make sudden what is announced
        return True
    if by_rules in _FAULTS:  # they can soften a trouble, not make it harder
        return likeliest is NoticeState.OUTAGE
    return share < (_SURE if by_rules is NoticeState.MAINTENANCE else _LIKELY)


def _tells_as_fact(by_rules: NoticeState, likeliest: NoticeState, newest: Sequence[Claim]) -> bool:
    """Whether the newest part tells of an end that has come, or of trouble at the moment, where words deny it."""
    if by_rules is NoticeState.RESOLVED and likeliest in _FAULTS:
        ends = [place for place, claim in enumerate(newest) if claim.is_over]
        facts = [place for place in ends if _ENDED.search(newest[place].sentence)]
        if facts and not any(map(_is_now, newest[facts[-1] :])):
            return True
        if ends:
            behind = newest[ends[-1] :]
            return not any(map(_is_now, newest)) and not behind[0].is_still and not any(map(_is_open, behind))
        troubles = [claim for claim in newest if claim.trouble is not Strength.NONE and not claim.is_if]
        is_span = is_told_from_to(troubles)  # beside it a title or an "aber" takes nothing back
        return (
            bool(troubles)
            and all(claim.is_past or (is_span and not claim.is_present) for claim in troubles)
            and not any(_is_open(claim) or (claim.is_still and not is_span) for claim in newest)
        )
    return by_rules in _FAULTS and likeliest is NoticeState.RESOLVED and any(map(_is_now, newest))


def _is_open(claim: Claim) -> bool:
    """Whether work goes on or something is awaited."""
    is_awaited = claim.is_present and tenses.AHEAD.search(claim.sentence) is not None
    goes_on = claim.is_still and claim.trouble is not Strength.NONE
    return is_awaited or goes_on or claim.is_at_work or claim.is_unfinished or claim.is_mostly_over


def _is_now(claim: Claim) -> bool:
    """Whether a claim tells of trouble that is there at the moment."""
    is_trouble = claim.trouble is not Strength.NONE and not claim.is_if and not claim.is_past
    is_now = claim.goes_on or any(sign.search(claim.sentence) for sign in (tenses.NOW, tenses.UP_TO_NOW))
    return is_trouble and is_now


def _still_fails(claim: Claim) -> bool:
    """As no work that goes as planned does; that something "remains unavailable until noon" may well be planned."""
    return claim.trouble > Strength.SOFT and tenses.STILL_NOT.search(claim.sentence) is not None


def stems_of(parts: Sequence[Update]) -> set[str]:
    """The words that count: those of the newest part, or of all of them where it says next to nothing."""
    newest = parts[0].text if parts else ""
    text = newest if len(newest.split()) >= _FEW_WORDS else "\n".join(part.text for part in parts)
    return _stems(folded(text))


def _stems(text: str) -> set[str]:
    return {"#" if word.isdigit() else word[:_STEM] for word in _WORD.findall(text)}


def signs_of(claims: Sequence[Claim], parts: Sequence[Update]) -> set[str]:
    """What the sentences of a post claim, by name."""
    return set(_signs_of_parts(parts)) | {sign for claim in claims for sign in _signs_of_claim(claim)} or {"no claims"}


def _signs_of_parts(parts: Sequence[Update]) -> Iterator[str]:
    if any(part.tag for part in parts):
        yield "tag"
    if any(part.said_at for part in parts):
        yield "stamp"


def _signs_of_claim(claim: Claim) -> Iterator[str]:
    for name in (
        *("is_over", "is_mostly_over", "is_clear", "is_maintenance", "is_at_work", "is_partly", "is_announced"),
        *("names_time_set", "is_later"),
    ):
        if getattr(claim, name):
            yield name.removeprefix("is_").replace("_", " ")
    if unrelated.ROUTINE.search(claim.sentence):
        yield "routine"
    if claim.is_if:
        if claim.trouble is not Strength.NONE:
            yield "trouble if"
        return
    if claim.is_unfinished:
        yield "unfinished"
    if tenses.NOW.search(claim.sentence):
        yield "now"
    if claim.trouble is not Strength.NONE:
        yield f"{claim.trouble.name.lower()} trouble"
        yield "trouble past" if claim.is_past else "trouble present" if claim.is_present else "trouble named"
        if services_in([claim.sentence]):
            yield "trouble of mail"
        elif OTHER.search(claim.sentence):
            yield "trouble of others"


def _scores(table: dict[str, tuple[int, ...]], found: Iterable[str]) -> list[float]:
    lines = [table[name] for name in (BIAS, *found) if name in table]
    return [_TENTH * sum(column) for column in zip(*lines, strict=True)]


@cache
def _words() -> dict[str, tuple[int, ...]]:
    return _table(weights.WORDS)


@cache
def _signs() -> dict[str, tuple[int, ...]]:
    return _table(weights.SIGNS)


def _table(text: str) -> dict[str, tuple[int, ...]]:
    table = {}
    for entry in text.strip().replace("\n", "; ").split("; "):
        name, _, numbers = entry.partition(":")
        table[name] = tuple(map(int, numbers.split()))
    return table
