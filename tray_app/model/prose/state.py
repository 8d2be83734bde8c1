"""Which state a post claims. The rules, in this order:

1. A single user's post, a help page, an advert or news is `unrelated`, unless the provider speaks of trouble now.
2. The newest part that claims anything decides; older parts only when it claims nothing.
3. In it, an end that has come and is not taken back ("except", "still") is `resolved`.
4. Announced or running maintenance is `maintenance`, unless trouble came after it or beside it.
5. Trouble is `outage` where hard words stand alone, `degraded` where it is soft, partial, only possible or fading.
6. Work going on without a word of trouble takes the tag of the post ("[Monitoring]"), else `degraded`.
7. "No known issues" and trouble told only in the past are `resolved`; whatever is left is `unknown`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tray_app.model.notice import NoticeState
from tray_app.model.prose import tenses, unrelated, words
from tray_app.model.prose.claims import Claim, Strength
from tray_app.model.prose.services import services_again, services_in

_UNPLANNED = re.compile(
    r"(?:wartung\S*|maintenance|upgrade|update) (?:\S+ ){0,5}?(?:ran into|hit (?:a|some|an)|encountered|went wrong"
    r"|schief)|(?:wartung\S*|maintenance|upgrade|update\S*|umstellung|migration|umzug) (?:\S+ ){0,7}?(?:gefuehrt"
    r"|verursacht"
    r"|caused|ausgeloest|resulted)|betroffene[nr]? \w*(?:server|system|dienst)|mit (?:der|einer) wiederherstellung"
    r"|update (?:dafuer|dagegen|hierfuer)|(?:fehler|problem"
    r"|ursache)\S* (?:[^\s,.]+ ){0,8}?(?:gefunden|identifiziert|lokalisiert)|(?:fault|problem|issue"
    r"|cause) (?:[^\s,.]+ ){0,5}?(?:found|identified|located)|(?:not|n't) go (?:to|as|according to) plan"
    r"|nicht (?:wie|nach) plan|update, d(?:as|er) (?:den|die|das) (?:fehler|problem)|behebt|ungeplant"
    r"|unerwartet|im gefolge von|infolge (?:von |der |einer )?"
    r"|nach (?:\S+ ){0,2}?(?:absturz|ausfall|crash)|after (?:\w+ ){0,2}?(?:crash|outage|failure)|unplanned"
    r"|(?:komplett|ganz|completely) (?:weg|gone)|verabschiedet|(?:backup|sicherung) (?:\S+ ){0,8}?zurueckgespielt"
    r"|abgeraucht|abgestuerzt|ausgefallen(?!e)|kaputt\b|geist aufgegeben|loeffel abgegeben|(?:has|have) (?:died|failed"
    r"|crashed)|im zuge (?:der|des) gestrigen|im nachgang|nacharbeiten|unexpected|unscheduled"
)
_AFTER_WORK = re.compile(
    r"(?<![a-z])(?:nach|seit|following|after) (?:\S+ ){0,4}?(?:wartung|maintenance|update|upgrade|umstellung|migration"
    r"|umzug)"
)
"""Trouble since some work; what comes after work that is still to come is none."""
WORK_GONE_WRONG = re.compile(
    r"(?<!bei )(?<!any )(?:failures?|problem\w*|trouble|chaos|panne\w*|schwierigkeit\w*|\w*stoerung\w*)"
    r" (?:in|during|with|beim?|mit|waehrend|durch) (?:\S+ ){0,3}?(?:maintenance|update|upgrade|umstellung|migration"
    r"|umzug)|(?:problems?|difficulties|issues?|delays?|errors?) (?:\S+ ){0,2}?(?:continue|persist)"
    r"|(?:probleme?|\w*stoerung(?:en)?|schwierigkeiten|\w*verzoegerung(?:en)?) (?:\S+ ){0,4}?(?:andauern"
    r"|anhalten|bestehen bleiben)|to (?:deal with|remedy|relieve|cure) (?:this|the|these)"
    r"|(?:abhilfe|entlastung) (?:zu )?schaff"
    r"|(?:bei|waehrend) (?:\S+ ){0,2}?wartung\S* [^.]*?(?:gekommen|passiert|aufgetreten|schiefgegangen)(?![a-z])"
)
"""Trouble that came with the work, or that the work is to end."""
_PLANNED = re.compile(
    r"geplant|planmaess|wartungsfenster|fuehren wir|fuehrt .{0,60} durch|durchgefuehrt|werden wir"
    r"|wird .{0,80}(?:nicht|eingeschraenkt)|in der nacht|zwischen|(?:vo[nm]|ab|am) \d|(?:vo[nm]|ab|am"
    r"|bis) (?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend)|heute|morgen|planned"
    r"|scheduled|window|tag auf |\d\d (?:uhr )?(?:bis|-|to|until) \d|start(?: time)?:? \d|im gange"
    r"|findet (?:\S+ )?statt|erfolgt (?:am|in|bis|ab)|wird gerade|werden gerade"
    r"|about to (?:re-?boot|re-?start|move|replace|upgrade|update|swap)"
    r"|under ?way|(?<![a-z])at \d|will be|we will"
    r"|we'll|tomorrow|tonight|from (?:\d|noon|midnight)|on (?:mon|tues|wednes"
    r"|thurs|fri|satur|sun)day|between|starting|during"
)
_FROM_TO = re.compile(r"(?<![a-z])(?:vo[nm]|zwischen|from|between) .{0,40}?(?:bis|und|to|until|and|-) (?:\S+ )?\d")
"""A span with a beginning and an end."""
_FEARED = re.compile(
    r"(?<![a-z])(?:more|further|another|additional|new|weitere[nr]?|neue|erneute) (?:\S+ )?(?:crash|outage|problem"
    r"|failure|interruption|disruption|\w*ausf[ae]|\w*stoerung|\w*unterbrechung|abstuerz|aussetzer)"
)
"""Trouble to come that nobody has planned: "more crashes are likely today"."""
_AFTERWARDS = re.compile(
    r"(?:will be|werden|wird) (?:[^\s,.;]+ ){0,8}?(?:queued|delivered|held|stored|zugestellt|ausgeliefert"
    r"|zwischengespeichert"
    r"|nachgeliefert|uebermittelt)|(?:zugestellt|ausgeliefert|nachgeliefert|uebermittelt) (?:werden|wird)"
)
"""What becomes of mails that come in during a trouble."""
_WILL_UNTIL = re.compile(r"(?<![a-z])(?:will|wird|werden)(?![a-z]).* (?:until|bis)(?![a-z])")
_OTHER_SERVER = re.compile(
    r"(?<![a-z])(?:verwenden|nutzen|benutzen|weichen|use|using|switch to|try) (?:\S+ ){0,4}?(?:smtp|imap|pop|mail|mx"
    r"|server|node|cluster)[ -]?\d|(?<![a-z])auf (?:\S+ )?(?:smtp|imap|pop|mail|mx|server)[ -]?\d\S* (?:\S+ )?ausweich"
)
"""Readers are sent to another server of the same kind: only a part is down."""
_LONG_WORDS = 12
_PRAISING_SENTENCES = 3
_GENERAL_SIGNS = 2
_CLOCK_OR_SINCE = re.compile(
    r"(?<!\d)\d{1,2}[:.]\d\d(?!\d)|\d ?(?:uhr|[ap]\.?m)(?![a-z])"
    r"|(?<![a-z])(?:yesterday|gestern|since|seit|now|nun)(?![a-z])"
)
_MOMENTS = (tenses.NOW, tenses.UP_TO_NOW, unrelated.DATED, _CLOCK_OR_SINCE)
"""What ties a text to a day, an hour or the moment."""
_WAIT = re.compile(r"(?<![a-z])(?:leider|unfortunately|geduld\w*|patience|maintenance|mail-?server)(?![a-z])")
"""Words of somebody who has to let others wait."""
_AGAIN = re.compile(
    r"(?<![a-z])(?:wieder|again|restored|resolved|fixed|back|recovered|behoben|geloest|beseitigt|wiederhergestellt"
    r"|entstoert)(?![a-z])"
)
_WORKS_ON = re.compile(
    r"(?<![a-z])(?:continu(?:e|ing) to (?:deploy|work|roll|investigat|apply|restor|repair|process)"
    r"|(?:wiederherstellung|ruecksicherung|reparatur)\w* (?:\S+ ){0,12}?(?:dauern|dauert|andauern)(?![a-z])"
    r"|(?:restoration|recovery|restore) (?:\S+ ){0,6}?(?:will take|is taking|continues?)(?![a-z])|still (?:working"
    r"|investigating|restoring|deploying|repairing)|arbeiten weiter"
    r"|wird (?:\S+ )?weiter(?:hin)? (?:\S+ ){0,4}?gearbeitet)"
)
"""Behind an end: the work on it goes on."""
_FOR_THE_CAUSE = re.compile(
    r"(?:continu(?:e|ing) to|still) (?:investigat\w*|look\w* (?:for|into)|determin\w*"
    r"|analy[sz]\w*) (?:\S+ ){0,3}?causes?(?![a-z])"
)
"""What goes on after a trouble as well."""
_TO_A_READER = re.compile(
    r"(?<![a-z])(?:sie|ihr\w*|you|your|dein\w*|please|bitte|absender\w*|sender\w*|benutzers?|nutzers?)(?![a-z])"
)
_WEAK_MAINTENANCE = re.compile(
    r"(?:we are|we're) (?:moving|replacing|migrating|upgrading)|being (?:moved|replaced|migrated|upgraded|swapped)"
    r"|(?:\w*[a-z-])?(?:replacement|swap|restart|migration|upgrade|umzug|migrier|umstellung|tausch\b|neustart|reboot"
    r"|nicht-?verfuegbarkeit"
    r"|cutover|updates?)"
)


def state_of(parts: Sequence[tuple[Sequence[Claim], NoticeState | None]]) -> NoticeState:
    """The state that the parts claim, each the claims of its sentences and its tag, the newest part first."""
    claims = [claim for part, _ in parts for claim in part]
    if _is_unrelated(claims):
        return NoticeState.UNRELATED
    for part, tag in parts:
        state = _state_of_part(part, tag)
        if state is not NoticeState.UNKNOWN:
            return state
    is_other_matter = _only_advises(claims) or _is_long_and_silent(claims)
    return NoticeState.UNRELATED if is_other_matter else NoticeState.UNKNOWN


def _is_unrelated(claims: Sequence[Claim]) -> bool:
    text = " ".join(claim.sentence for claim in claims)
    is_staff = unrelated.STAFF.search(text) is not None
    if is_of_another_kind(claims):
        return True
    if unrelated.TERMS.search(text) and not tenses.NOW.search(text):
        return True
    troubles = [claim for claim in claims if _is_trouble(claim) and not claim.is_past and not _is_about_hours(claim)]
    if unrelated.HOURS.search(text) and not troubles and not services_in(claim.sentence for claim in claims):
        return True
    if _only_praises(claims, troubles):
        return True
    says_now = is_staff or any(tenses.NOW.search(claim.sentence) for claim in claims if not claim.is_if)
    help_signs = len(set(unrelated.HELP.findall(text))) + 2 * len(set(unrelated.ARTICLE.findall(text)))
    if help_signs > 1 and not says_now:
        return True
    if help_signs > 1 and not troubles and not any(claim.is_over or claim.is_maintenance for claim in claims):
        return True
    if (troubles and says_now) or _is_maintenance(claims) or any(_speaks(claim) for claim in claims):
        return False
    if not troubles and unrelated.HOURS.search(text):
        return True
    if help_signs > 1 or (help_signs and not troubles):
        return True
    # What an advert or a piece of news says of trouble is no trouble; what stands beside it is.
    praising = [claim for claim in claims if unrelated.PRAISE.search(claim.sentence)]
    speaking = [claim for claim in claims if claim.is_mostly_over or (claim.is_unfinished and not claim.is_if)]
    told = [claim for claim in claims if _is_trouble(claim) and claim.is_past]
    return bool(praising) and all(claim in praising for claim in (*troubles, *told, *speaking))


def is_of_one_user(claims: Sequence[Claim]) -> bool:
    """Whether a single user writes, not the provider."""
    text = " ".join(claim.sentence for claim in claims)
    speaks_for_all = unrelated.STAFF.search(text) or unrelated.TO_CUSTOMERS.match(text)
    return unrelated.ONE_USER.search(text) is not None and speaks_for_all is None


def is_of_another_kind(claims: Sequence[Claim]) -> bool:
    """A single user's post, a warning of fraud, a rule of the house: whatever trouble they name is none now."""
    text = " ".join(claim.sentence for claim in claims)
    if is_of_one_user(claims) or is_routine(text) or unrelated.BAIT.search(text):
        return True
    is_told = any(claim.is_at_work or claim.is_over or claim.is_past or claim.is_still for claim in claims)
    if unrelated.WARNING.search(text) and not any(claim.is_at_work or claim.is_over for claim in claims):
        return True
    if _is_against_fraud(claims) or _is_general(claims) or _is_of_one_account(claims) or _is_called_off(claims):
        return True
    is_rule = unrelated.POLICY.search(text) and _TO_A_READER.search(text)
    return is_rule is not None and not is_told and not tenses.NOW.search(text)


def _is_against_fraud(claims: Sequence[Claim]) -> bool:
    """Whether readers are told not to fall for a fraud, and no trouble stands beside it."""
    text = " ".join(claim.sentence for claim in claims)
    signs = set(unrelated.FRAUD.findall(text))
    if not signs:
        return False
    # What is announced to "your account" is the bait: nobody announces a fault.
    troubles = [c for c in claims if _is_trouble(c) and not c.is_announced and not unrelated.QUOTED.search(c.sentence)]
    is_warning = unrelated.NOT_FOOLED.search(text) is not None or (len(signs) > 1 and not troubles)
    return (
        is_warning
        and all(claim.is_past for claim in troubles)
        and not any(claim.is_at_work or claim.is_over for claim in claims)
    )


def _is_general(claims: Sequence[Claim]) -> bool:
    """Whether a text tells of what may always come, and nothing in it is tied to a day, an hour or the moment."""
    text = " ".join(claim.sentence for claim in claims)
    if len(set(unrelated.GENERAL.findall(text))) < _GENERAL_SIGNS or is_of_a_moment(text):
        return False
    live = [claim for claim in claims if not claim.is_if]
    if any(claim.goes_on and not claim.is_announced for claim in live):
        return False
    return not any(claim.is_at_work or claim.is_over or claim.is_mostly_over for claim in live)


def is_of_a_moment(text: str) -> bool:
    """Whether a folded text is tied to a day, an hour or now."""
    return any(sign.search(text) for sign in _MOMENTS)


def _is_of_one_account(claims: Sequence[Claim]) -> bool:
    """Whether one reader is told what is wrong with the own account, and nothing else is."""
    of_it = [claim for claim in claims if unrelated.ONE_ACCOUNT.search(claim.sentence)]
    return bool(of_it) and all(claim in of_it or not (_is_trouble(claim) or claim.is_at_work) for claim in claims)


def _is_called_off(claims: Sequence[Claim]) -> bool:
    """Whether the only maintenance that is named will not be, and there is no trouble."""
    named = [claim for claim in claims if claim.is_maintenance]
    if not any(unrelated.CALLED_OFF.search(claim.sentence) for claim in named):
        return False
    return not any(
        _is_trouble(claim) or claim.is_at_work or (claim.is_later and not unrelated.CALLED_OFF.search(claim.sentence))
        for claim in claims
    )


def is_routine(text: str) -> bool:
    """Whether a folded text tells of what happens again and again, on no day in particular."""
    return (
        unrelated.ROUTINE.search(text) is not None
        and unrelated.DATED.search(text) is None
        and tenses.NOW.search(text) is None
    )


def _only_praises(claims: Sequence[Claim], troubles: Sequence[Claim]) -> bool:
    """Whether trouble is named only where something is praised, and nothing is happening now."""
    praising = [claim for claim in claims if unrelated.PRAISE.search(claim.sentence)]
    is_advert = any(len(set(unrelated.PRAISE.findall(claim.sentence))) > 1 for claim in praising)
    # An advert of many short sentences; it may praise how maintenance is done.
    is_advert = is_advert or (
        len(praising) >= _PRAISING_SENTENCES and all(c in praising for c in claims if c.is_maintenance)
    )
    if not is_advert or any(c.is_at_work or c.is_unfinished or c.is_over or c.is_mostly_over for c in claims):
        return False
    return all(claim in praising and not tenses.NOW.search(claim.sentence) for claim in troubles)


def _is_about_hours(claim: Claim) -> bool:
    """Whether it is people who are "nur eingeschränkt erreichbar", not a service."""
    return unrelated.HOURS.search(claim.sentence) is not None and not services_in([claim.sentence])


def _only_advises(claims: Sequence[Claim]) -> bool:
    """Whether a text that claims nothing tells readers what they can do."""
    text = " ".join(claim.sentence for claim in claims)
    if any(map(_claims_anything, claims)) or unrelated.STAFF.search(text):
        return False
    return unrelated.ADVICE.search(text) is not None


def _is_long_and_silent(claims: Sequence[Claim]) -> bool:
    """Whether a text of some length has no word of trouble, of its end, of work or of the provider's own voice."""
    text = " ".join(claim.sentence for claim in claims)
    if len(text.split()) < _LONG_WORDS or any(map(_claims_anything, claims)) or unrelated.STAFF.search(text):
        return False
    return not any(claim.is_over or claim.is_mostly_over or claim.is_clear for claim in claims) and not _WAIT.search(
        text
    )


def _claims_anything(claim: Claim) -> bool:
    return bool(claim.trouble) or (claim.is_unfinished and not claim.is_if) or claim.is_maintenance or claim.is_at_work


def _speaks(claim: Claim) -> bool:
    """Whether a claim tells of an end or of work on one; a new feature that is "now available" is neither."""
    return claim.is_at_work or (
        claim.is_over
        and tenses.IF_ALWAYS.match(claim.sentence) is None
        and unrelated.LAUNCH.search(claim.sentence) is None
    )


def _is_trouble(claim: Claim) -> bool:
    return claim.trouble is not Strength.NONE and not claim.is_if


def _state_of_part(claims: Sequence[Claim], tag: NoticeState | None) -> NoticeState:
    live = [claim for claim in claims if not claim.is_if]
    is_planned = _is_maintenance(live) or _is_announced(live)
    ended = _last(live, lambda claim: claim.is_over and not _is_of_spared(claim, live))
    if ended is not None and not _taken_back(live, ended):
        return NoticeState.RESOLVED
    if is_planned or (tag is NoticeState.MAINTENANCE and ended is None):
        return NoticeState.MAINTENANCE
    troubles = [claim for claim in live if _is_trouble(claim)]
    present = [claim for claim in troubles if not claim.is_past]
    if is_told_from_to(troubles):
        present = [claim for claim in present if claim.is_present]  # a mere title says what the post tells of
    is_open = any(claim.is_unfinished or claim.is_mostly_over or claim.is_at_work for claim in live)
    if tag is NoticeState.RESOLVED and not any(claim.is_present for claim in present) and not is_open:
        return NoticeState.RESOLVED
    if present or (troubles and is_open):
        fading = (
            ended is not None
            or any(map(_is_fading, live))
            or any((c.is_partly and c.is_if) or _OTHER_SERVER.search(c.sentence) for c in claims)
        )
        # What is past does not soften what is there now.
        return _severity(present or troubles, tag, fading=fading)
    if any(claim.is_mostly_over for claim in live):
        return NoticeState.DEGRADED
    if tag is not None:
        return tag
    clear = [claim for claim in live if claim.is_clear]
    if clear and all(claim.is_later and claim.is_announced for claim in clear):
        return NoticeState.MAINTENANCE
    if clear:
        return NoticeState.UNKNOWN if any(claim.trouble and claim.is_if for claim in claims) else NoticeState.RESOLVED
    if is_open and any(claim.is_unfinished or claim.is_at_work for claim in live):
        return NoticeState.DEGRADED
    return NoticeState.RESOLVED if troubles else NoticeState.UNKNOWN


def is_told_from_to(troubles: Sequence[Claim]) -> bool:
    """Whether a trouble is told in the past with its beginning and its end."""
    return any(claim.is_past and _FROM_TO.search(claim.sentence) for claim in troubles)


def _is_of_spared(end: Claim, claims: Sequence[Claim]) -> bool:
    """Whether what "works normally" is not what the trouble is about: "Webmail is down. IMAP works as normal."."""
    if _AGAIN.search(end.sentence):
        return False
    works = set(services_again([end.sentence])) - {"all"}
    troubled = {name for claim in claims if _is_trouble(claim) for name in services_in([claim.sentence])}
    return bool(works and troubled) and "all" not in troubled and works.isdisjoint(troubled)


def _is_fading(claim: Claim) -> bool:
    """Mostly over, or over except for something."""
    return claim.is_mostly_over or (claim.is_over and claim.trouble is not Strength.NONE)


def _last(claims: Sequence[Claim], wanted: object) -> int | None:
    places = [place for place, claim in enumerate(claims) if wanted(claim)]  # type: ignore[operator]
    return places[-1] if places else None


def _taken_back(claims: Sequence[Claim], ended: int) -> bool:
    """Whether trouble goes on in or after the sentence that says it is over."""
    goes_on = [claim for claim in claims if claim.trouble is not Strength.NONE and _goes_on(claim)]
    if any(claim in goes_on or claim.is_mostly_over or claim.is_unfinished for claim in claims[ended:]):
        return True
    if goes_on and claims[ended].is_still:  # "the change is reverted, but the stores have to be checked"
        return True
    if any(_WORKS_ON.search(_FOR_THE_CAUSE.sub(" ", claim.sentence)) for claim in claims[ended:]):
        return True
    works_again = set(services_in([claims[ended].sentence])) - {"all"}
    return bool(works_again) and any(
        works_again.isdisjoint({"all", *named}) for c in goes_on if (named := services_in([c.sentence]))
    )


def _goes_on(claim: Claim) -> bool:
    if claim.is_past:
        return tenses.STILL_NOT.search(claim.sentence) is not None
    is_now = claim.trouble > Strength.SOFT and not claim.is_if and tenses.NOW.search(claim.sentence) is not None
    return claim.is_still or is_now


def _is_maintenance(claims: Sequence[Claim]) -> bool:
    text = " ".join(claim.sentence for claim in claims)
    named = [claim for claim in claims if claim.is_maintenance and not claim.is_over]
    is_unplanned = _UNPLANNED.search(text) or WORK_GONE_WRONG.search(text) or _has_come_after_work(claims)
    if not named or (is_unplanned and any(_is_trouble(c) for c in claims)):
        return False
    if all(
        _WEAK_MAINTENANCE.search(claim.sentence)
        and not words.MAINTENANCE.search(_WEAK_MAINTENANCE.sub("", claim.sentence))
        for claim in named
    ):
        is_planned = _PLANNED.search(text) is not None or any(claim.is_later for claim in claims)
        return is_planned and not all(claim.is_past for claim in named)
    return not all(claim.is_past for claim in named)


def _has_come_after_work(claims: Sequence[Claim]) -> bool:
    is_set = any(claim.is_maintenance and claim.is_later for claim in claims)
    return any(
        _AFTER_WORK.search(claim.sentence) and (claim.is_present or claim.is_past or not is_set) for claim in claims
    )


def _is_announced(claims: Sequence[Claim]) -> bool:
    """Trouble that is told only for a set time to come: nobody announces a fault."""
    troubles = [claim for claim in claims if _is_trouble(claim)]
    hard = [claim for claim in troubles if claim.trouble is not Strength.SOFT or claim.is_present]
    return (
        bool(troubles)
        and all(claim.is_announced and not claim.is_past for claim in hard or troubles)
        and any(claim.names_time_set for claim in claims)
        and not any(_FEARED.search(claim.sentence) for claim in troubles)
        and not any(
            (c.is_unfinished and (c.trouble or not c.is_later) and not _is_of_the_time(c)) or c.is_at_work
            for c in claims
        )
        and not any(
            c.goes_on or (c.is_still and _is_trouble(c) and not c.is_later and not _AFTERWARDS.search(c.sentence))
            for c in claims
        )
    )


def _is_of_the_time(claim: Claim) -> bool:
    """Whether a claim tells what will be so until a trouble to come is over."""
    return _AFTERWARDS.search(claim.sentence) is not None or (
        claim.is_announced and _WILL_UNTIL.search(claim.sentence) is not None
    )


def _severity(troubles: Sequence[Claim], tag: NoticeState | None, *, fading: bool) -> NoticeState:
    strength = max(claim.trouble for claim in troubles)
    is_soft = any(claim.is_soft_too for claim in troubles)
    is_partly = any(claim.is_partly for claim in troubles)
    if strength is Strength.SOFT or is_partly or fading or tag is NoticeState.DEGRADED:
        return NoticeState.DEGRADED
    return NoticeState.DEGRADED if strength is Strength.MEDIUM and is_soft else NoticeState.OUTAGE
