"""Which state a post claims. The rules, in this order:

1. A single user's post, a help page, an advert or news is `unrelated`, unless the provider speaks of trouble now.
2. The newest part that claims anything decides; older parts only when it claims nothing.
3. In it, an end that has come and is not taken back ("except", "still") is `resolved`.
4. Announced or running maintenance is `maintenance`, unless trouble came after it or beside it.
5. Trouble is `outage` where hard words stand alone, `degraded` where it is soft, partial, only possible or fading.
6. What else is open takes the tag of the post ("[Monitoring]"), else it is `degraded`.
7. "No known issues" and trouble told only in the past are `resolved`; whatever is left is `unknown`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tray_app.model.notice import NoticeState
from tray_app.model.prose import tenses
from tray_app.model.prose.claims import Claim, Strength
from tray_app.model.prose.other_matters import is_other_matter, says_nothing_of_mail
from tray_app.model.prose.plans import is_planned
from tray_app.model.prose.services import services_again, services_in

_FROM_TO = re.compile(r"(?<![a-z])(?:vo[nm]|zwischen|from|between) .{0,40}?(?:bis|und|to|until|and|-) (?:\S+ )?\d")
"""A span with a beginning and an end."""
_OTHER_SERVER = re.compile(
    r"(?<![a-z])(?:verwenden|nutzen|benutzen|weichen|use|using|switch to|try) (?:\S+ ){0,4}?(?:smtp|imap|pop|mail|mx"
    r"|server|node|cluster)[ -]?\d|(?<![a-z])auf (?:\S+ )?(?:smtp|imap|pop|mail|mx|server)[ -]?\d\S* (?:\S+ )?ausweich"
)
"""Readers are sent to another server of the same kind: only a part is down."""


def state_of(parts: Sequence[tuple[Sequence[Claim], NoticeState | None]]) -> NoticeState:
    """The state that the parts claim, each the claims of its sentences and its tag, the newest part first."""
    claims = [claim for part, _ in parts for claim in part]
    if is_other_matter(claims):
        return NoticeState.UNRELATED
    for part, tag in parts:
        state = _state_of_part(part, tag)
        if state is not NoticeState.UNKNOWN:
            return state
    return NoticeState.UNRELATED if says_nothing_of_mail(claims) else NoticeState.UNKNOWN


def _state_of_part(claims: Sequence[Claim], tag: NoticeState | None) -> NoticeState:
    live = [claim for claim in claims if not claim.is_if]
    ended = _end_of(live)
    if ended is not None and not _taken_back(live, ended):
        return NoticeState.RESOLVED
    if is_planned(live) or (tag is NoticeState.MAINTENANCE and not _came_after_work(live)):
        return NoticeState.MAINTENANCE
    is_open = any(claim.is_unfinished or claim.is_mostly_over or claim.is_at_work for claim in live)
    if tag is NoticeState.RESOLVED and not is_open:
        return NoticeState.RESOLVED
    troubles = _still_there([claim for claim in live if claim.is_trouble], is_open=is_open)
    if troubles:
        is_fading = any(claim.is_over or claim.is_mostly_over for claim in live) or _only_in_part(claims)
        return NoticeState.DEGRADED if is_fading else _severity(troubles, tag)
    if any(claim.is_mostly_over for claim in live):
        return NoticeState.DEGRADED
    if tag is not None:
        return tag
    return _without_trouble(claims, is_open=is_open)


def _came_after_work(claims: Sequence[Claim]) -> bool:
    """Whether the only work is over and trouble is told: "in progress" is said of repairs, too."""
    works = [claim for claim in claims if claim.is_maintenance]
    return bool(works) and all(claim.is_past for claim in works) and any(claim.is_trouble for claim in claims)


def _end_of(claims: Sequence[Claim]) -> int | None:
    """The place of the last end that has come, for what the trouble is about."""
    ends = [place for place, claim in enumerate(claims) if claim.is_over and not _is_of_spared(claim, claims)]
    return ends[-1] if ends else None


def _is_of_spared(end: Claim, claims: Sequence[Claim]) -> bool:
    """Whether what "works normally" is not what the trouble is about: "Webmail is down. IMAP works as normal."."""
    works = set(services_again([end.sentence])) - {"all"}
    troubled = {name for claim in claims if claim.is_trouble for name in services_in([claim.sentence])}
    return bool(works and troubled) and "all" not in troubled and works.isdisjoint(troubled)


def _taken_back(claims: Sequence[Claim], ended: int) -> bool:
    """Whether trouble goes on in or after the sentence that says it is over."""
    goes_on = [claim for claim in claims if claim.trouble is not Strength.NONE and _goes_on(claim)]
    if any(claim in goes_on or claim.is_unfinished for claim in claims[ended:]):
        return True
    return bool(goes_on) and claims[ended].is_still  # "the change is reverted, but the stores have to be checked"


def _goes_on(claim: Claim) -> bool:
    if claim.is_past:
        return tenses.STILL_NOT.search(claim.sentence) is not None
    return claim.is_still or tenses.NOW.search(claim.sentence) is not None


def _still_there(troubles: Sequence[Claim], *, is_open: bool) -> Sequence[Claim]:
    """The troubles of now; where none is, those of the past count as long as something is open."""
    present = [claim for claim in troubles if not claim.is_past]
    if any(claim.is_past and _FROM_TO.search(claim.sentence) for claim in troubles):
        # Told with its beginning and its end; a mere title says what the post tells of.
        present = [claim for claim in present if claim.is_present]
    return present or (troubles if is_open else ())


def _only_in_part(claims: Sequence[Claim]) -> bool:
    """Whether only some may be concerned, or readers are sent to another server of the same kind."""
    return any(_OTHER_SERVER.search(c.sentence) for c in claims)


def _severity(troubles: Sequence[Claim], tag: NoticeState | None) -> NoticeState:
    strength = max(claim.trouble for claim in troubles)
    is_soft = any(claim.is_soft_too for claim in troubles)
    is_partly = any(claim.is_partly for claim in troubles)
    if strength is Strength.SOFT or is_partly or tag is NoticeState.DEGRADED:
        return NoticeState.DEGRADED
    return NoticeState.DEGRADED if strength is Strength.MEDIUM and is_soft else NoticeState.OUTAGE


def _without_trouble(claims: Sequence[Claim], *, is_open: bool) -> NoticeState:
    """The state of a part that tells of no trouble of now."""
    live = [claim for claim in claims if not claim.is_if]
    clear = [claim for claim in live if claim.is_clear]
    if clear and all(claim.is_announced for claim in clear):
        return NoticeState.MAINTENANCE
    if clear:
        return NoticeState.UNKNOWN if any(claim.trouble and claim.is_if for claim in claims) else NoticeState.RESOLVED
    if is_open:
        return NoticeState.DEGRADED
    return NoticeState.RESOLVED if any(claim.is_trouble for claim in live) else NoticeState.UNKNOWN
