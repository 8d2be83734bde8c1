"""What the words and signs of a post speak for, as the posts of the tests have taught (`weights`).

Every word and every sign (a claim of the rules, without the conclusion they draw) counts a little for or against each
state, as often as it stands in posts of that state. What the rules found counts as one more sign, and a fault is
believed a little later than anything else: a false alarm is the worst mistake.
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
_FAULTS = (NoticeState.OUTAGE, NoticeState.DEGRADED)
_FEW_WORDS = 4
_STEM = 5
"""Letters of a word that count: `gestört`, `gestörte` and `gestörten` are one."""
_WORD = re.compile(r"[a-z']+|\d+|[!?%€$£]")


def likeliest(by_rules: NoticeState, stems: Iterable[str], signs: Iterable[str]) -> tuple[NoticeState, float]:
    """The likeliest state and its share of all; the state of the rules where too few words are known."""
    known = [stem for stem in stems if stem in _words()]
    if len(known) < _FEW_WORDS:
        return by_rules, 1.0
    scores = _scores(_words(), known)
    for place, of_signs in enumerate(_scores(_signs(), signs)):
        scores[place] += _SIGNS_COUNT * of_signs
    for place, state in enumerate(STATES):
        scores[place] += (_RULES_COUNT if state is by_rules else 0) - (_FAULT_COSTS if state in _FAULTS else 0)
    best = max(range(len(STATES)), key=scores.__getitem__)
    return STATES[best], 1 / sum(math.exp(score - scores[best]) for score in scores)


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
