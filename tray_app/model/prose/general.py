"""Texts that tell of what may always come: help pages, contracts, policies, descriptions of a service.

Their sentences are conditions, habits, limits, examples or advice, and nothing ties them to the moment: no "now", no
beginning, no day, no work on what is wrong. Notices of live trouble give advice as well, but they have such a tie.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from tray_app.model.prose import tenses, unrelated
from tray_app.model.prose.claims import Claim
from tray_app.model.prose.families import family

_LEAST_SIGNS = 2
_LEAST_SHARE = 3
"""One sentence in three is general."""
_MANY_RULES = 3
_QUOTED = re.compile(r'"[^"]{1,300}"')
"""What a program or somebody else says, with the days and hours in it."""
_CONDITION = re.compile(
    r"(?:^|[:;] ?)\W*(?:wer|wem|wessen|who(?:ever)?|those who|if|when(?:ever)?|once|unless|until|should|wenn|falls"
    r"|sofern|sobald|solange)(?![a-z:])"
    r"|(?<![a-z])(?:if|whenever|unless|wenn|falls|sofern|es sei denn|where (?:we|you)|im falle?|bei (?:einem|einer)"
    r"|in case|in the event)(?![a-z])"
    r"|(?:^|[:;)] ?)\W*[a-z]{3,}(?:t|en|st|d) (?:der|die|das|ihre?|sie|es|ein|eine|dein|kein|keine|man|diese[rs]?"
    r"|unsere?)(?![a-z])[^.?!]*, "
    r"|^\W*(?:wird|werden|ist|sind|hat|haben|kann|koennen|kommt|kommen)(?![a-z])[^.?!]*, (?:so |dann )?"
    r"[a-z]{3,}(?:t|en|d) (?:wir|sie|der|die|das|es|ihre?|eine?)(?![a-z])"
    r"|(?<![a-z])should (?:our|the|any|an?|both|your) (?:\S+ ){1,4}?(?:be|fail|become|go|not)(?![a-z])"
)
"""German may begin with the verb instead of "wenn": "Wird dabei festgestellt, dass das Postfach voll ist, ..."."""
_HABIT = family(
    r"(?:jede[nrsm]?|alle|every|each|any|per|pro) (?:\S+ )?(?:minute|stunde|tag|nacht|woche|monat|quartal|jahr|hour|day"
    r"|night|week|month|year)",
    r"usually", r"typically", r"commonly", r"occasionally", r"sometimes", r"generally", r"normally", r"always\b",
    r"never\b", r"often\b", r"hardly ever", r"as a rule", r"most common", r"from time to time",
    r"(?:general|common|typical|allgemeine|typische) (?:problem|error|issue|question|fehler|frage)",
    r"(?:sie haben|you have) (?:an? |ein )?(?:problem|trouble|issue|schwierigkeit)",
    r"in (?:den )?(?:most|many|some|rare|a lot of|meisten|vielen|manchen|seltenen) (?:cases|faellen)",
    r"in einzelfaellen", r"meist(?:ens)?\b", r"manchmal", r"gelegentlich", r"in der regel", r"ueblich",
    r"normalerweise", r"haeufig", r"immer\b(?! noch)", r"stets\b", r"niemals\b", r"grundsaetzlich", r"jeweils\b",
    r"oft\b", r"jederzeit", r"je nach\b", r"depending on",
    r"(?:kann|koennen)(?: es)? (?:\S+ ){0,3}?vorkommen", r"nicht jede", r"any of your", r"for any reason",
    r"z\. ?b\.", r"e\.g\.", r"i\.e\.", r"for example", r"zum beispiel", r"beispielsweise", r"(?:example|beispiel):",
    r"(?:(?:nach|after) (?:\S+ ){0,2}?|for (?:about|around|approximately|up to) )"
    r"(?:\d+|zwei|drei|fuenf|acht|zehn|zwoelf|two|three|four|five|eight|ten)"
    r" (?:\S+ )?"
    r"(?:minut|stunde|tag|monat|jahr|\w*versuch|hour|day|month|year|attempt|failed|wrong)",
    r"(?:darf|duerfen)\b", r"shall\b", r"must\b", r"liab\w+", r"haft(?:en|ung)\b", r"entitled", r"policy\b",
    r"slas?\b",
    r"means?\b", r"bedeutet", r"heisst\b(?!,? es)", r"(?:is|are) (?:called|marked)", r"gilt als",
    r"(?:verschiedene|unterschiedliche|various|several) (?:reasons|causes|gruende|ursachen)",
)  # fmt: skip
"""Habits, possibilities, examples, definitions, duties."""
_LIMIT = family(
    r"maximal\b",
    r"hoechstens",
    r"mindestens",
    r"at (?:most|least)",
    r"(?:up to|bis zu) (?:\d|eine)",
    r"automatic",
    r"automatisch",
    r"each \w+ (?:may|can|must|is|has)\b",
)
"""Limits, which live trouble has as well."""
_TO_READER = re.compile(
    r"(?:^|[:;,)] ?)\W*(?:\d+\. ?)?(?:please |bitte |then |next |first )?(?:open|check|press|click|try|look|ask|put|use"
    r"|restart|remove|add|choose|lower|close|contact|see|make sure|enter|subscribe|download|select|go|keep|leave|write"
    r"|send)(?![a-z])"
    r"|(?<![a-z])(?!koennen|haben|werden|sollten|erhalten|sind|warten)[a-z]{3,}e[rl]?n sie(?![a-z])"
    r"|(?<![a-z])(?:you (?:can|may|must|need|will)|sie koennen|koennen sie|man kann|lassen sich|laesst sich)(?![a-z])"
)
_MOMENT = family(
    r"heute", r"gestern", r"today", r"yesterday", r"tonight", r"tomorrow", r"morgen\b", r"ago\b", r"overnight",
    r"(?:this|last) (?:morning|afternoon|evening|night|week|weekend|mon|tue|wed|thu|fri|sat|sun)",
    r"(?:over the|am|vom|dem) (?:weekend|wochenende)",
    r"(?:since|seit) (?:\S+ )?(?:\d|noon|midnight|early|about|ungefaehr|etwa|gut|heute|the|de[mr]|[a-z]+tag\b|mittwoch"
    r"|mittag|wenigen|einigen|einer|zwei|drei|mehreren|mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep"
    r"|oct|nov|dec)",
    r"(?:nach|according to) (?:\S+ )?(?:angaben|auskunft)", r"for the time being", r"bis auf weiteres",
    r"until further notice", r"so far\b", r"bisher\b", r"es (?:\S+ )?neues gibt", r"auf dem laufenden",
    r"keep you (?:posted|updated|informed)", r"(?:next|further|another) updates?\b", r"naechste[sn]? update",
    r"update this (?:page|post)", r"(?:die|der|the|this) (?:\w*stoerung|fehler|ausfall|outage|fault|problem|issue)"
    r" (?:behoben|beseitigt|vorbei|(?:is|has been) (?:fixed|resolved|over))",
)  # fmt: skip
_FOR_A_WHILE = family(
    r"vorlaeufig", r"voruebergehend", r"temporarily", r"in the meantime", r"inzwischen", r"nun\b", r"now\b(?! a)"
)
"""Ties to the moment, except in a rule: "then the address is blocked temporarily"."""
_DAY = re.compile(
    rf"{unrelated.DATED.pattern}|(?<![a-z])(?:mon|tues|wednes|thurs|fri|satur|sun)day(?![a-z])|(?<!\d)\d\d?/\d\d?/\d\d"
)
_CLOCK = re.compile(r"(?<!\d)\d{1,2}[:.]\d\d(?!\d)|\d ?(?:uhr|[ap]\.?m)(?![a-z])")
_WE = re.compile(r"(?<![a-z])(?:wir|we)(?![a-z])")


def is_general(claims: Sequence[Claim]) -> bool:
    """Whether a text tells of what may always come, and nothing in it is tied to the moment."""
    claims = [claim for claim in claims if any(map(str.isalpha, claim.sentence))]
    rules = [claim for claim in claims if _is_rule(claim)]
    hints = (_LIMIT, _TO_READER)
    signs = [c for c in claims if c in rules or any(hint.search(unquoted(c)) for hint in hints)]
    if len(signs) < _LEAST_SIGNS or _LEAST_SHARE * len(signs) < len(claims):
        return False
    others = [c for c in claims if c not in rules and (c.is_trouble or (_claims_something(c) and c not in signs))]
    is_ruled = not others or len(rules) >= max(_MANY_RULES, len(others) + 1)
    return is_ruled and not any(map(_is_tied_to_a_moment, claims))


def _is_rule(claim: Claim) -> bool:
    """Whether it holds on a condition, as a habit, or is asked."""
    sentence = unquoted(claim)
    return claim.is_if or any(sign.search(sentence) for sign in (_CONDITION, _HABIT))


def _is_tied_to_a_moment(claim: Claim) -> bool:
    sentence = unquoted(claim)
    if claim.sentence.rstrip().endswith("?"):
        return False
    if names_the_moment(claim):
        return True
    if _is_rule(claim) or _LIMIT.search(sentence):
        return False
    if _FOR_A_WHILE.search(sentence):
        return True
    if claim.goes_on or claim.is_at_work or claim.is_over or _is_open(claim) or (claim.is_trouble and claim.is_past):
        return True
    day, clock = _DAY.search(sentence), _CLOCK.search(sentence)
    if day and (clock or _WE.search(sentence)):
        return True
    return bool(day or clock) and _claims_something(claim)


def names_the_moment(claim: Claim) -> bool:
    """Whether a sentence says "now", "today", "since Monday" of its own, not in quotes."""
    return any(sign.search(unquoted(claim)) for sign in (tenses.NOW, tenses.UP_TO_NOW, _MOMENT))


def _is_open(claim: Claim) -> bool:
    return claim.is_unfinished or claim.is_mostly_over


def _claims_something(claim: Claim) -> bool:
    return claim.is_trouble or claim.is_maintenance or claim.is_at_work or claim.is_over or _is_open(claim)


def unquoted(claim: Claim) -> str:
    """Its sentence without what it quotes."""
    return _QUOTED.sub(" ~ ", claim.sentence)
