"""Posts that name trouble and report none: who speaks in them, to whom, and of what."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tray_app.model.prose import tenses, unrelated
from tray_app.model.prose.claims import Claim, claim_of
from tray_app.model.prose.general import is_general, names_the_moment, unquoted
from tray_app.model.prose.plans import is_maintenance
from tray_app.model.prose.services import services_in

_LONG_WORDS = 12
_CLOCK_OR_SINCE = re.compile(
    r"(?<!\d)\d{1,2}[:.]\d\d(?!\d)|\d ?(?:uhr|[ap]\.?m)(?![a-z])"
    r"|(?<![a-z])(?:yesterday|gestern|since|seit|now|nun|in den letzten (?:tagen|stunden|wochen)"
    r"|in (?:the )?(?:last|past|recent) (?:few )?(?:days|hours|weeks))(?![a-z])"
)
_MOMENTS = (tenses.NOW, tenses.UP_TO_NOW, unrelated.DATED, _CLOCK_OR_SINCE)
"""What ties a text to a day, an hour or the moment."""
_TO_A_READER = re.compile(
    r"(?<![a-z])(?:sie|ihr\w*|you|your|dein\w*|please|bitte|absender\w*|sender\w*|benutzers?|nutzers?)(?![a-z])"
)


def is_other_matter(claims: Sequence[Claim]) -> bool:
    """Whether a post reports nothing of mail, whatever trouble it names."""
    text = text_of(claims)
    troubles = [c for c in claims if c.is_trouble and not c.is_past and not _is_about_hours(c)]
    if is_of_another_kind(claims) or unrelated.TERMS.search(text) or _is_advert(claims, troubles):
        return True
    if unrelated.HOURS.search(text) and not troubles and not is_maintenance(claims):
        return True
    says_now = unrelated.STAFF.search(text) is not None or any(
        tenses.NOW.search(claim.sentence) for claim in claims if not claim.is_if
    )
    help_signs = len(set(unrelated.HELP.findall(text))) + 2 * len(set(unrelated.ARTICLE.findall(text)))
    if help_signs > 1 and not says_now:
        return True
    if (troubles and says_now) or is_maintenance(claims) or any(map(_reports, claims)):
        return False
    if help_signs and not troubles:
        return True
    # What an advert or a piece of news says of trouble is no trouble; what stands beside it is.
    told = [claim for claim in claims if claim.is_trouble or claim.is_unfinished or claim.is_mostly_over]
    return any(map(praises, claims)) and all(map(praises, told))


def says_nothing_of_mail(claims: Sequence[Claim]) -> bool:
    """Whether a text that claims no state gives advice, or is long and not in the provider's own voice."""
    text = text_of(claims)
    is_long = len(text.split()) >= _LONG_WORDS
    return unrelated.ADVICE.search(text) is not None or (is_long and unrelated.STAFF.search(text) is None)


def is_of_another_kind(claims: Sequence[Claim]) -> bool:
    """A single user's post, a warning of fraud, a rule of the house: whatever trouble they name is none now."""
    text = text_of(claims)
    if is_of_one_user(claims) or is_routine(text) or unrelated.BAIT.search(text):
        return True
    if unrelated.WARNING.search(text) and not any(map(_is_our_own, claims)):
        return True
    if _is_against_fraud(claims) or is_general(claims) or _is_of_one_account(claims) or _is_called_off(claims):
        return True
    is_rule = any(unrelated.POLICY.search(unquoted(claim)) for claim in claims) and _TO_A_READER.search(text)
    return bool(is_rule) and not any(map(names_the_moment, claims))


def is_of_one_user(claims: Sequence[Claim]) -> bool:
    """Whether a single user writes, not the provider."""
    text = text_of(claims)
    speaks_for_all = unrelated.STAFF.search(text) or unrelated.TO_CUSTOMERS.match(text)
    return unrelated.ONE_USER.search(text) is not None and speaks_for_all is None


def is_of_a_moment(text: str) -> bool:
    """Whether a folded text is tied to a day, an hour or now."""
    return any(sign.search(text) for sign in _MOMENTS)


def is_routine(text: str) -> bool:
    """Whether a folded text tells of what happens again and again, on no day in particular."""
    is_of_a_day = unrelated.DATED.search(text) or tenses.NOW.search(text)
    return unrelated.ROUTINE.search(text) is not None and is_of_a_day is None


def _is_our_own(claim: Claim) -> bool:
    """Whether the writer tells of trouble, of work on it or of its end, not of what a fraud pretends."""
    is_there = claim.is_trouble and not claim.is_past and not claim.is_if and not _is_pretended(claim)
    return claim.is_at_work or claim.is_over or is_there


def _is_against_fraud(claims: Sequence[Claim]) -> bool:
    """Whether readers are told of a fraud, and no trouble is claimed but what the fraud pretends."""
    text = text_of(claims)
    signs = {*unrelated.FRAUD.findall(text), *unrelated.PRETENDED.findall(text)}
    ours = [claim for claim in claims if not _is_pretended(claim)]
    is_warning = unrelated.NOT_FOOLED.search(text) or (len(signs) > 1 and not any(c.is_trouble for c in ours))
    is_report = any(claim.is_at_work or claim.is_over for claim in ours)
    is_past = all(claim.is_past for claim in ours if claim.is_trouble)
    return bool(signs and is_warning) and is_past and not is_report


def _is_pretended(claim: Claim) -> bool:
    """Whether a claim is made in quotes, or what is announced to "your account": nobody announces a fault."""
    return claim.is_announced or unrelated.PRETENDED.search(claim.sentence) is not None or _is_quoted(claim)


def _is_quoted(claim: Claim) -> bool:
    bare = unquoted(claim)
    return bare != claim.sentence and not claim_of(bare).is_trouble


def _is_of_one_account(claims: Sequence[Claim]) -> bool:
    """Whether one reader is told what is wrong with the own account, and nothing else is."""
    of_it = [claim for claim in claims if unrelated.ONE_ACCOUNT.search(claim.sentence)]
    return bool(of_it) and all(claim in of_it or not (claim.is_trouble or claim.is_at_work) for claim in claims)


def _is_called_off(claims: Sequence[Claim]) -> bool:
    """Whether the only maintenance that is named will not be, and there is no trouble."""
    off = [claim for claim in claims if unrelated.CALLED_OFF.search(claim.sentence)]
    is_on = any(c.is_trouble or c.is_at_work or (c.is_later and c not in off) for c in claims)
    return any(claim.is_maintenance for claim in off) and not is_on


def _is_advert(claims: Sequence[Claim], troubles: Sequence[Claim]) -> bool:
    """Whether something is praised again and again, and no trouble of now or work at a set time is told."""
    is_work_set = any(claim.is_maintenance and claim.is_later for claim in claims)
    is_now = any(tenses.NOW.search(claim.sentence) for claim in troubles)
    return sum(map(praises, claims)) > 1 and not is_work_set and not is_now


def praises(claim: Claim) -> bool:
    """Whether an advert or news of a product speaks."""
    return unrelated.PRAISE.search(claim.sentence) is not None


def opens_an_article(first: Claim) -> bool:
    """Whether a first sentence tells what the text is about, as those of help pages do."""
    return any(sign.search(first.sentence) for sign in (unrelated.HELP, unrelated.ARTICLE, unrelated.SUBJECT))


def _is_about_hours(claim: Claim) -> bool:
    """Whether it is people who are "nur eingeschränkt erreichbar", not a service."""
    return unrelated.HOURS.search(claim.sentence) is not None and not services_in([claim.sentence])


def _reports(claim: Claim) -> bool:
    """Whether a claim tells of an end or of work; a new feature that is "now available" is neither."""
    is_advice = tenses.IF_ALWAYS.match(claim.sentence) or unrelated.LAUNCH.search(claim.sentence)
    return claim.is_at_work or ((claim.is_over or claim.is_mostly_over) and is_advice is None)


def text_of(claims: Sequence[Claim]) -> str:
    """All their sentences."""
    return " ".join(claim.sentence for claim in claims)
