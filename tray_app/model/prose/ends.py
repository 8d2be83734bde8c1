"""Whether a word for the end of a trouble, such as "behoben", tells of one that has come, or one to come."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tray_app.model.prose import tenses, words
from tray_app.model.prose.families import ONE_WORD

_CLAUSE_END = re.compile(r"[,;:]| - | (?=(?:und|sowie|and|but|however|while|waehrend|whereas|though|although)\b)")
_CLAUSE_WITH_VERB = re.compile(
    r"[,;:]\s| - |(?=(?<![a-z])(?:except|ausser|bis auf|mit ausnahme|apart from)(?![a-z]))|(?<![a-z])(?:und"
    r"|and) (?=(?:der|die|das|the|we|wir|es|it)(?![a-z]))|(?<![a-z])(?:aber|jedoch|allerdings|but|however|while"
    r"|waehrend|whereas|though|although)(?![a-z])"
)
_PAST_UNTIL = re.compile(
    r"(?<![a-z])(?:bis|until|nachdem|after|when|als)\b.*\b(?:wurden?|konnten?|war(?:en)?|was|were)\b"
)
_WAS_DONE = re.compile(
    r"(?<![a-z])(?<!dass )(?:was|were|wurden?|konnten?) (?:(?!not |nicht "
    r"|being )[^\s,;:]+ ){0,4}$"
)
"""Before a word for an end that came: "functions were restored around ten"."""
_HAS_BEEN = re.compile(
    r"(?<![a-z])(?:has|have) been (?:now |since )?|(?<![a-z])(?:hat|haben|habe) (?:[^\s,;:]+ ){1,8}[a-z]+(?:en|t)$"
)
"""As in "has been restored", "hat der Anbieter gegen zwölf die Störung behoben"."""
_DONE = re.compile(r"(?:got|brought|came) |queues? emptied")
"""A verb of the past for an end: "we got it up by ten"."""
_LASTED = re.compile(r"(?<![a-z])(?:lasted|dauerten?|hielten?|ran) ")
_NAMES_A_TIME = re.compile(
    r"(?<![a-z])(?:bis|by|until|within|innerhalb|soon|shortly|bald|in|um|gegen|morgen|tomorrow|later|spaeter|heute"
    r"|today|tonight|next|naechste\w*|ab|from|again at|mon|tue|stunden?|minuten?|hours?|minutes?)(?![a-z])|\d"
)
_AHEAD_WITHIN = re.compile(r"(?<![a-z])(?:will|should|would|bald|in kuerze|voraussichtlich|soon)(?![a-z])")
_NOW_ALREADY = re.compile(
    r"(?<!danach )(?<!anschliessend )(?<!dann )(?:sollten?|should|duerften?)(?: \S+){0,4}? "
    r"(?:now|jetzt|nun|nunmehr|inzwischen|mittlerweile|bereits|already"
    r"|wieder wie gewohnt)\b|(?:now|jetzt|nun|nunmehr|inzwischen|mittlerweile) (?:sollten?|should|duerften?)\b"
)
_DAY_NAMES = (
    r"(?:mon|tues?|wednes|thurs?|fri|satur|sun)(?:day)?|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend"
    r"|sonntag|mo|di|mi|do|fr|sa|so"
)
_BY_A_TIME = re.compile(
    r"(?<!\d )(?<!uhr )(?<![a-z0-9])(?:bis|by|until|spaetestens|ab|gegen) (?:(?:spaetestens|zum|zur|ca\.?|etwa|circa"
    r"|voraussichtlich|um|about|approximately|around|the|at|am|gegen|latest|kommenden|naechsten|next|this) )*(?:\d"
    rf"|(?:heute|morgen|uebermorgen|mittag|abend|nachmittag|mitternacht|today|tomorrow|tonight|noon|midday|midnight"
    rf"|evening|afternoon|morning|end of|close of|ende|{_DAY_NAMES})(?![a-z]))"
)
"""A time to come before the word for the end: "steht bis heute, 18 Uhr, wieder zur Verfügung"."""
_WITHIN_THE_NEXT = re.compile(
    r"(?<![a-z])(?:innerhalb|binnen|in|within) (?:der|den|the) (?:naechsten|kommenden|next|coming) "
)
_WHOM = re.compile(
    r"(?<![a-z])(?:preventing|affecting|impacting|causing"
    r"|(?:that|which) (?:had )?(?:affected|prevented|impacted|caused))"
    r" (?:\w+ ){0,2}?(?:some|most|(?:a )?(?:small )?(?:number|subset) of) (?:of )?(?:our |the )?\w+"
)
"""Whom a trouble met that is over for all of them: "the issue affecting some users was fixed"."""
_LASTING = re.compile(r"wieder|again|back |operating|working|running|flowing|delivered")
_NOT_YET = re.compile(r"(?<![a-z])(?:noch nicht|nicht alle|not yet|not all|noch keine?)(?![a-z])")
_EXCEPT = re.compile(
    r"(?<![a-z])(?:except(?: for)?|apart from|other than|bis auf(?! weiteres)|ausser|ausgenommen|mit ausnahme"
    r"|abgesehen von)"
    r"(?! (?:a )?(?:short|brief|kurz))(?![a-z])"
)
"""What is not over yet."""
_GRADUALLY = re.compile(
    r"one by one|one at a time|nacheinander|nach und nach|schrittweise|gradual|sukzessive|step by step"
    r"|schritt fuer schritt|bringing (?:\S+ ){1,5}(?:online|back|up)"
)
_FOLLOWS = re.compile(
    r"(?<![a-z])(?:imap|smtp|pop3?|webmail|versand|empfang|rest|others?|dienste|(?:die|den) (?:uebrigen|restlichen"
    r"|anderen|letzten|verbleibenden)) (?:\S+ ){0,3}?fol(?:gt|gen"
    r"|low)(?![a-z])"
)
"""What works again only later: "SMTP folgt"."""
_END_UNKNOWN = re.compile(
    r"(?<![a-z])(?:wann|wie lange|when|how long)(?![a-z]).*(?:nicht (?:ab(?:zu|seh|schaetz)|vorher)\w*|unklar|offen\b"
    r"|ungewiss|not (?:yet )?(?:known|clear)|unclear|unknown)|(?<![a-z])(?:nicht (?:abzusehen|absehbar)|unklar|offen"
    r"|ungewiss|not (?:yet )?known|unclear),? (?:wann|wie lange|when|how long)(?![a-z])"
)
"""Nobody can say yet when it will be over."""
_USED = re.compile(
    r"(?<![a-z])(?:verschick|schick|send|versend|empfang|abruf|abhol|lesen|liest|sehen|sieht|anmeld|einlogg|zugreif"
    r"|nutz|log in|see|read|receiv|access)"
)
"""What readers do with mail; "noch nicht" beside it tells of trouble that goes on."""


@dataclass(frozen=True, slots=True)
class Ends:
    """What one sentence says of the end of a trouble."""

    rest: str
    """What it says besides; where an end has come only the clauses that go on."""
    has_come: bool = False
    is_partly: bool = False
    """It has come, but not for everything."""
    is_missing: bool = False
    """It is spoken of as still to come."""


@dataclass(frozen=True, slots=True)
class Clear:
    """What one sentence says of all being well."""

    is_said: bool
    is_again: bool
    """It is well after a trouble: "mittlerweile laufen alle Systeme wieder"."""
    is_to_come: bool


def ends_in(sentence: str, bare: str) -> Ends:
    """The ends in a folded sentence; `bare` is the sentence without words that only sound like an end or a trouble."""
    found = _told_in(bare)
    if words.TAKEN_BACK.search(sentence):
        return Ends(found.rest, is_missing=True)
    if not found.has_come:
        return found
    clauses = _CLAUSE_END.split(found.rest)
    is_partly = (
        found.is_partly
        or _GRADUALLY.search(sentence) is not None
        or _EXCEPT.search(sentence) is not None
        or any(_NOT_YET.search(clause) and not tenses.PAST.search(clause) for clause in clauses)
    )
    going_on = [c for c in clauses if "~" not in c and (tenses.STILL.search(c) or tenses.NOW.search(c))]
    return Ends(" , ".join(going_on), has_come=True, is_partly=is_partly, is_missing=found.is_missing)


def clear_in(sentence: str) -> Clear:
    """The all-clear in a folded sentence."""
    clears = list(words.CLEAR.finditer(sentence))
    ahead = [clear for clear in clears if _is_ahead(sentence, clear)]
    is_to_come = any(words.AGAIN_CLEAR.search(clear[0]) for clear in ahead)
    is_again = len(ahead) < len(clears) and words.AGAIN_CLEAR.search(sentence) is not None
    return Clear(is_said=bool(clears) and not is_to_come, is_again=is_again, is_to_come=is_to_come)


def is_left_out(sentence: str, rest: str) -> bool:
    """Whether an end is missing without a word for it: "SMTP folgt", "cannot be used yet"."""
    if _FOLLOWS.search(sentence) or _END_UNKNOWN.search(sentence):
        return True
    is_past = tenses.PAST.search(sentence) is not None
    return not is_past and any(tenses.STILL_NOT.search(c) and _USED.search(c) for c in _CLAUSE_END.split(rest))


def without_ended_clauses(sentence: str) -> str:
    """A folded sentence without the clauses that say that something works again."""
    clauses = _CLAUSE_WITH_VERB.split(sentence.replace("immer wieder", "immerwieder"))
    kept: list[str] = []
    has_ended = False
    for clause in reversed(clauses):
        has_ended = _told_in(clause).has_come or (has_ended and ONE_WORD.fullmatch(clause) is not None)
        if not has_ended:
            kept.insert(0, clause)
    return sentence if len(kept) == len(clauses) else " , ".join(kept)


def _told_in(sentence: str) -> Ends:
    """The ends that words tell of, and the sentence without these words where one has come."""
    told = list(words.OVER.finditer(sentence))
    come = [end for end in told if not _is_ahead(sentence, end)]
    return Ends(
        words.OVER.sub(" ~ ", sentence) if come else sentence,
        has_come=bool(come),
        is_partly=any(tenses.MOSTLY.search(_WHOM.sub(" ", _clause_around(sentence, end))) for end in come),
        is_missing=len(come) < len(told),
    )


def _is_ahead(sentence: str, end: re.Match[str]) -> bool:
    """Whether a word such as "behoben" is denied, hoped for or announced."""
    if tenses.NEGATION.search(_clause_before(sentence, end.start())):
        return True
    before = sentence[: end.start()]
    if _DONE.match(end[0]):
        return False
    if _AHEAD_WITHIN.search(end[0]):
        return True
    clause = _clause_before(sentence, end.start())
    has_been = _HAS_BEEN.search(clause + end[0]) is not None
    if _WAS_DONE.search(before) or (has_been and not tenses.AHEAD.search(clause)):
        return False
    if tenses.AHEAD_BEHIND.match(sentence, end.end()):
        return True
    is_set = _BY_A_TIME.search(before + end[0]) or _WITHIN_THE_NEXT.search(_clause_before(sentence, end.end()))
    if is_set and not tenses.PAST.search(sentence):
        return True
    if _LASTED.search(before) or _NOW_ALREADY.search(before + end[0]) or _PAST_UNTIL.search(sentence):
        return False
    signs = [sign[0] for sign in tenses.AHEAD.finditer(before)]
    if not _NAMES_A_TIME.search(sentence):
        # "The problem should be resolved." says that it is; "should be resolved by noon" that it is not.
        signs = [sign for sign in signs if sign not in ("should", "sollte", "sollten", "duerfte")]
    if _LASTING.match(end[0]) and not re.search(r"(?:sein|stehen|be)\b", sentence[end.end() : end.end() + 8]):
        # "Mails werden wieder zugestellt" and "Sie können wieder senden" are true now.
        signs = [sign for sign in signs if sign not in ("werden", "wird", "kann", "koennen")]
    return bool(signs)


def _clause_before(sentence: str, position: int) -> str:
    start = 0
    for boundary in _CLAUSE_END.finditer(sentence, 0, position):
        start = boundary.end()
    return sentence[start:position]


def _clause_around(sentence: str, found: re.Match[str]) -> str:
    return _clause_before(sentence, found.end()) + _CLAUSE_END.split(sentence[found.end() :])[0]
