"""Who is right where the rules (`state`) and the words of a post (`learned`) disagree.

Words know more than the rules, but only in sum. So they are believed unless one of these objections holds, in which
the post itself says better:

1. The provider's own label of the newest update says what the rules say.
2. A reader's own case, a warning or a rule of the house is no fault, whatever its words are.
3. The newest update tells of an end that nothing behind it takes back.
4. It tells of trouble or work that goes on, or nothing tells of an end.
5. Trouble of mail at a certain moment is no other matter.
6. Nor is it where it opens a text of a few sentences.
7. Nor is work on a fault, or its end, unless words are sure.
8. Trouble that came with some work is not planned.
9. Words can soften a fault, not harden it.
10. A fault that the rules heard nothing of needs words that are sure.
11. What is praised is no trouble.
12. All other states together are as likely as the one that the words speak for.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tray_app.model.notice import NoticeState
from tray_app.model.prose import tenses
from tray_app.model.prose.claims import Claim
from tray_app.model.prose.learned import likeliest, signs_of, stems_of
from tray_app.model.prose.other_matters import (
    is_of_a_moment,
    is_of_another_kind,
    is_of_one_user,
    opens_an_article,
    praises,
)
from tray_app.model.prose.plans import is_unplanned
from tray_app.model.prose.updates import Update

_FAULTS = (NoticeState.OUTAGE, NoticeState.DEGRADED)
_OPEN = (*_FAULTS, NoticeState.MAINTENANCE)
_EVEN = 0.5
_SURE = 0.8
_CERTAIN = 0.97
"""Shares of the likeliest state."""
_FEW = 3
"""Sentences of a banner."""
_TELLS_OF_AN_END = {"over", "clear", "trouble past", "tag"}


@dataclass(frozen=True, slots=True)
class _Case:
    """A post on which rules and words disagree."""

    by_rules: NoticeState
    by_words: NoticeState
    share: float
    tag: NoticeState | None
    newest: Sequence[Claim]
    """The claims of the newest update."""
    claims: Sequence[Claim]
    signs: set[str]


def weighed(by_rules: NoticeState, parts: Sequence[Update], found: Sequence[Sequence[Claim]]) -> NoticeState:
    """The state of a post; `parts` begin with the newest, `found` has the claims of each."""
    claims = [claim for of_part in found for claim in of_part]
    signs = signs_of(claims, parts)
    by_words, share = likeliest(by_rules, stems_of(parts), signs)
    if by_words is by_rules:
        return by_rules
    case = _Case(by_rules, by_words, share, parts[0].tag, found[0], claims, signs)
    return by_rules if any(objects(case) for objects in _OBJECTIONS) else by_words


def _is_labelled(case: _Case) -> bool:
    """The provider's own label says what the rules say."""
    return case.tag is case.by_rules


def _is_none_of_the_provider(case: _Case) -> bool:
    """A reader's own case, a warning, a rule of the house; but a reader may pass on a plan or an end."""
    if case.by_rules is not NoticeState.UNRELATED or not is_of_another_kind(case.claims):
        return False
    return case.by_words in _FAULTS or not is_of_one_user(case.claims)


def _has_ended(case: _Case) -> bool:
    """The newest update tells of an end or of what is past, of no trouble now, and nothing is awaited behind it."""
    if case.by_rules is not NoticeState.RESOLVED or case.by_words not in _OPEN:
        return False
    ends = [place for place, claim in enumerate(case.newest) if claim.is_over]
    if not ends and not any(claim.is_trouble and claim.is_past for claim in case.newest):
        return False
    behind = case.newest[ends[-1] + 1 :] if ends else case.newest
    return not any(map(_is_now, case.newest)) and not any(_is_at_it(claim) or _is_awaited(claim) for claim in behind)


def _goes_on(case: _Case) -> bool:
    """The newest update tells of trouble now or of work on it; or nothing tells that a fault is over."""
    if case.by_rules not in _OPEN or case.by_words is not NoticeState.RESOLVED:
        return False
    is_without_end = case.by_rules in _FAULTS and not case.signs & _TELLS_OF_AN_END
    return is_without_end or any(_is_now(claim) or _is_at_it(claim) for claim in case.newest)


def _is_of_mail_at_a_moment(case: _Case) -> bool:
    """Trouble of mail that is there at a certain moment or set for a time: an advert or a help page tells of none."""
    if case.by_rules not in _OPEN or case.by_words is not NoticeState.UNRELATED:
        return False
    troubles = [claim for claim in case.claims if claim.is_trouble and "trouble of mail" in case.signs]
    if _is_set(case.claims) or any(claim.is_announced and claim.names_time_set for claim in troubles):
        return True
    is_there = any(claim.is_present and is_of_a_moment(claim.sentence) for claim in troubles)
    return is_there and case.share <= _CERTAIN


def _is_a_short_notice(case: _Case) -> bool:
    """A few sentences that open with trouble of mail: help pages come to it later, or open with a question."""
    if case.by_rules not in _FAULTS or case.by_words is not NoticeState.UNRELATED or len(case.claims) > _FEW:
        return False
    first = next(iter(case.newest), None)
    if first is None or first.is_if or praises(first) or opens_an_article(first):
        return False
    return first.is_trouble and first.is_present and "trouble of mail" in case.signs and case.share <= _CERTAIN


def _tells_of_a_course(case: _Case) -> bool:
    """Work on a fault or its end is told: a help page or an advert has none, unless words are sure of it."""
    if case.by_words is not NoticeState.UNRELATED or case.by_rules not in (*_FAULTS, NoticeState.RESOLVED):
        return False
    return case.share < _SURE and bool(case.signs & {"at work", "over", "mostly over"})


def _came_with_work(case: _Case) -> bool:
    """Trouble in the course of some work, or that the work is to end: nobody plans it."""
    return case.by_rules in _FAULTS and case.by_words is NoticeState.MAINTENANCE and is_unplanned(case.claims)


def _is_harder(case: _Case) -> bool:
    """Words can soften a fault, not harden it."""
    return case.by_rules is NoticeState.DEGRADED and case.by_words is NoticeState.OUTAGE


def _is_unheard(case: _Case) -> bool:
    """A fault of which the rules have heard nothing: plans and help pages are full of words for trouble."""
    is_silent = case.by_rules not in (*_FAULTS, NoticeState.RESOLVED)
    needed = _CERTAIN if _is_set(case.claims) else _SURE
    return is_silent and case.by_words in _FAULTS and case.share < needed


def _is_praise(case: _Case) -> bool:
    """Something is praised, and the rules have heard of no end and of no work at a set time."""
    if case.by_rules is not NoticeState.UNRELATED or not any(map(praises, case.claims)):
        return False
    is_end = case.by_words is NoticeState.RESOLVED and not case.signs & _TELLS_OF_AN_END
    return is_end or (case.by_words is NoticeState.MAINTENANCE and not _is_set(case.claims))


def _is_unsure(case: _Case) -> bool:
    """All other states together are as likely as what the words say."""
    return case.share < _EVEN


_OBJECTIONS = (
    _is_labelled,
    _is_none_of_the_provider,
    _has_ended,
    _goes_on,
    _is_of_mail_at_a_moment,
    _is_a_short_notice,
    _tells_of_a_course,
    _came_with_work,
    _is_harder,
    _is_unheard,
    _is_praise,
    _is_unsure,
)
"""One that holds is enough for the rules to stand."""


def _is_set(claims: Sequence[Claim]) -> bool:
    """Whether work is set for a day or an hour to come."""
    return any(claim.is_maintenance and claim.is_later and is_of_a_moment(claim.sentence) for claim in claims)


def _is_now(claim: Claim) -> bool:
    """Whether a claim tells of trouble that is there at the moment."""
    is_now = claim.goes_on or any(sign.search(claim.sentence) for sign in (tenses.NOW, tenses.UP_TO_NOW))
    return claim.is_trouble and not claim.is_past and is_now


def _is_at_it(claim: Claim) -> bool:
    """Whether somebody works on an end that has not come."""
    return claim.is_at_work or claim.is_unfinished or claim.is_mostly_over


def _is_awaited(claim: Claim) -> bool:
    """Whether it tells in the present of something to come."""
    return claim.is_present and not claim.is_if and tenses.AHEAD.search(claim.sentence) is not None
