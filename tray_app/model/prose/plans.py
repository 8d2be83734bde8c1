"""Work that is planned, and trouble that is announced: nobody announces a fault."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tray_app.model.prose import words
from tray_app.model.prose.claims import Claim, Strength

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
_FEARED = re.compile(
    r"(?<![a-z])(?:more|further|another|additional|new|weitere[nr]?|neue|erneute) (?:\S+ )?(?:crash|outage|problem"
    r"|failure|interruption|disruption|\w*ausf[ae]|\w*stoerung|\w*unterbrechung|abstuerz|aussetzer)"
)
"""Trouble to come that nobody has planned: "more crashes are likely today"."""
_WEAK_MAINTENANCE = re.compile(
    r"(?:we are|we're) (?:moving|replacing|migrating|upgrading)|being (?:moved|replaced|migrated|upgraded|swapped)"
    r"|(?:\w*[a-z-])?(?:replacement|swap|restart|migration|upgrade|umzug|migrier|umstellung|tausch\b|neustart|reboot"
    r"|nicht-?verfuegbarkeit"
    r"|cutover|updates?)"
)


def is_planned(claims: Sequence[Claim]) -> bool:
    """Whether maintenance is told of, running or to come, or trouble that is set for a time."""
    return is_maintenance(claims) or _is_announced(claims)


def is_maintenance(claims: Sequence[Claim]) -> bool:
    """Whether work is named that is not over, and no trouble that came with it."""
    named = [claim for claim in claims if claim.is_maintenance]
    if all(claim.is_past for claim in named):
        return False
    if _is_unplanned(claims) and any(claim.is_trouble for claim in claims):
        return False
    is_set = _PLANNED.search(" ".join(claim.sentence for claim in claims)) is not None
    return is_set or not all(map(_may_be_repair, named))


def _may_be_repair(claim: Claim) -> bool:
    """Whether the work it names may be done on a fault, too: a restart, a replacement."""
    return words.MAINTENANCE.search(_WEAK_MAINTENANCE.sub("", claim.sentence)) is None


def _is_unplanned(claims: Sequence[Claim]) -> bool:
    """Whether work went wrong, was not planned, came after a fault or had one come after it."""
    text = " ".join(claim.sentence for claim in claims)
    return (
        _UNPLANNED.search(text) is not None
        or WORK_GONE_WRONG.search(text) is not None
        or any(_AFTER_WORK.search(c.sentence) for c in claims if c.is_present or c.is_past)
    )


def _is_announced(claims: Sequence[Claim]) -> bool:
    """Whether trouble is told only for a set time to come: nobody announces a fault, but its end."""
    troubles = [claim for claim in claims if claim.is_trouble]
    if all(claim.is_unfinished for claim in troubles) or any(_FEARED.search(claim.sentence) for claim in troubles):
        return False
    hard = [claim for claim in troubles if claim.trouble is not Strength.SOFT]
    is_set = all(claim.is_announced and not claim.is_past for claim in hard or troubles)
    is_there = any(claim.is_at_work or claim.goes_on for claim in claims)
    return is_set and not is_there and any(claim.names_time_set for claim in claims)
