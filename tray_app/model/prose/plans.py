"""Work that is planned, and trouble that is announced: nobody announces a fault."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tray_app.model.prose import words
from tray_app.model.prose.claims import Claim, Strength

_WORK = r"(?:wartung\S*|maintenance|upgrade|update\S*|umstellung|migration|umzug)"
_UNPLANNED = re.compile(
    rf"{_WORK} (?:\S+ ){{0,7}}?(?:ran into|hit (?:a|some|an)|encountered|went wrong|schief|gefuehrt|verursacht|caused"
    r"|ausgeloest|resulted)"
    rf"|(?:bei|waehrend) (?:\S+ ){{0,2}}?{_WORK} [^.]*?(?:gekommen|passiert|aufgetreten)(?![a-z])"
    r"|(?<!bei )(?<!any )(?:failures?|problem\w*|trouble|chaos|panne\w*|schwierigkeit\w*|\w*stoerung\w*)"
    rf" (?:in|during|with|beim?|mit|waehrend|durch) (?:\S+ ){{0,3}}?{_WORK}"
    r"|(?:not|n't) go (?:to|as|according to) plan|nicht (?:wie|nach) plan"
    r"|un(?:expected|planned|scheduled)|unerwartet|ungeplant|ddos|denial-of-service|cyber-?(?:attack|angriff)"
    r"|ausgefallen(?!e)|ist (?:leider )?(?:hin|kaputt|defekt)(?![a-z])"
    r"|(?:has|have) (?:died|failed|crashed)|(?:komplett|ganz|completely) (?:weg|gone)"
    r"|(?:nach|after|infolge) (?:\S+ ){0,2}?(?:absturz|\w*ausf[ae]ll|crash|outage|failure)"
    r"|to (?:deal with|remedy) (?:this|the|these)|behebt|betroffene[nr]? \w*(?:server|system|dienst)"
)
_AFTER_WORK = re.compile(
    rf"(?<![a-z])(?:nach|im nachgang|im zuge|infolge|seit|following|after) (?:\S+ ){{0,4}}?{_WORK}"
)
"""Trouble since some work."""
_PLANNED = re.compile(
    r"geplant|planmaess|planned|scheduled|wartungsfenster|window|starting|start(?: time)?:? \d|werden wir|we will|we'll"
    r"|will be|about to (?:re-?boot|re-?start|move|replace|upgrade|update|swap)|heute|morgen|in der nacht|tomorrow"
    r"|tonight|zwischen|between|(?<![a-z])(?:vo[nm]|ab|am|from|at) (?:\d|noon|midnight)"
    r"|\d\d (?:uhr )?(?:bis|-|to|until) \d"
    r"|(?:vo[nm]|ab|am|bis) (?:(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|sonnabend)"
    r"|on (?:mon|tues|wednes|thurs|fri|satur|sun)day"
)
"""What work that is planned is told with."""
_FEARED = re.compile(
    r"(?<![a-z])(?:more|further|another|additional|new|weitere[nr]?|neue|erneute) (?:\S+ )?(?:crash|outage|problem"
    r"|failure|interruption|disruption|\w*ausf[ae]|\w*stoerung|\w*unterbrechung|abstuerz|aussetzer)"
)
"""Trouble to come that nobody has planned: "more crashes are likely today"."""
_WEAK_MAINTENANCE = re.compile(
    r"(?:we are|we're) (?:moving|replacing|migrating|upgrading)|being (?:moved|replaced|migrated|upgraded|swapped)"
    r"|(?:\w*[a-z-])?(?:replacement|swap|restart|migration|upgrade|umzug|migrier|umstellung|tausch\b|neustart|reboot"
    r"|nicht-?verfuegbarkeit|cutover|updates?)"
)
"""Work that may be done on a fault, too."""


def is_planned(claims: Sequence[Claim]) -> bool:
    """Whether maintenance is told of, running or to come, or trouble that is set for a time."""
    return is_maintenance(claims) or _is_announced(claims)


def is_maintenance(claims: Sequence[Claim]) -> bool:
    """Whether work is named that is not past, that is no repair, and that no trouble came with."""
    named = [claim for claim in claims if claim.is_maintenance]
    if all(claim.is_past for claim in named):  # also where none is named
        return False
    came_after = any(_AFTER_WORK.search(claim.sentence) for claim in claims if claim.is_present or claim.is_past)
    if (came_after or is_unplanned(claims)) and any(claim.is_trouble for claim in claims):
        return False
    is_set = _PLANNED.search(" ".join(claim.sentence for claim in claims)) is not None
    return is_set or not all(map(_may_be_repair, named))


def _may_be_repair(claim: Claim) -> bool:
    return words.MAINTENANCE.search(_WEAK_MAINTENANCE.sub("", claim.sentence)) is None


def is_unplanned(claims: Sequence[Claim]) -> bool:
    """Whether work went wrong, nobody planned it, or it is done on what broke."""
    return _UNPLANNED.search(" ".join(claim.sentence for claim in claims)) is not None


def _is_announced(claims: Sequence[Claim]) -> bool:
    """Whether trouble is told only for a set time to come: nobody announces a fault, but its end."""
    troubles = [claim for claim in claims if claim.is_trouble]
    if all(claim.is_unfinished for claim in troubles) or any(_FEARED.search(claim.sentence) for claim in troubles):
        return False
    hard = [claim for claim in troubles if claim.trouble is not Strength.SOFT]
    is_set = all(claim.is_announced and not claim.is_past for claim in hard or troubles)
    is_there = any(claim.is_at_work or claim.goes_on for claim in claims)
    return is_set and not is_there and any(claim.names_time_set for claim in claims)
