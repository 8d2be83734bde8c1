"""What one sentence claims: trouble, its end, an all-clear, maintenance; and whether it means now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from tray_app.model.prose import tenses, trouble_words, words
from tray_app.model.prose.families import ONE_WORD

_CLAUSE_END = re.compile(r"[,;:]| - | (?=(?:und|sowie|and|but|however|while|waehrend|whereas|though|although)\b)")
_CLAUSE_WITH_VERB = re.compile(
    r"[,;:]\s| - |(?=(?<![a-z])(?:except|ausser|bis auf|mit ausnahme|apart from)(?![a-z]))|(?<![a-z])(?:und"
    r"|and) (?=(?:der|die|das|the|we|wir|es|it)(?![a-z]))|(?<![a-z])(?:aber|jedoch|allerdings|but|however|while"
    r"|waehrend|whereas|though|although)(?![a-z])"
)
_WHETHER = re.compile(r"(?<![a-z])(?:ob|whether)(?![a-z])[^,.;:]*")
"""A question that claims nothing: "Hier sehen Sie, ob aktuell eine Störung vorliegt."."""
_AFTERMATH = re.compile(
    r"(?<![a-z])(?:seit de[mr] (?:\S+ )?|(?:nach|nachwirkungen|folgen|spaetfolgen|after|following"
    r"|since) (?:\S+ ){0,3}?|(?:letzte[rn]?"
    r"|fruehere|vergangene|last|past"
    r"|previous|during the) )(?:\w*ausfalls?|downtime|\w*stoerung(?:en)?|outages?|crash|incidents?"
    r"|disruption)(?![a-z])"
)
"""What is told of a trouble's consequences: "nach dem Ausfall neu gestartet"."""
_ERROR_SHOWN = re.compile(
    r"(?<![a-z])(?:fehlermeldung(?:en)?|error messages?|defekte\w* \w+"
    r"|technische\w* defekte?s?|(?:hardware|festplatten|speicher|netzteil)-?defekte?s?)(?![a-z])"
)
"""What a program shows for a trouble, or the thing that broke, makes it no softer."""
_CAUSE = re.compile(
    r"(?<![a-z])(?:root )?causes? of (?:the |this |that )?(?:failure|outage|issue|problem|incident|disruption"
    r"|delays?)"
    r"|ursache (?:der|des|fuer|dieser|dieses) (?:\S+ ){0,3}?(?:\w*stoerung|problems?|\w*ausfalls?|fehlers?)(?![a-z])"
    r"|(?:traced (?:back )?|down |due )to (?:an? |the |our )?(?:failing|faulty|dying|broken) (?:[a-z-]+ ){0,2}"
    r"(?:controller|disk|drive|switch|module|card|node|cable|component|unit)(?![a-z])"
    r"|(?:warum|weshalb|wieso|why) [^,.;:]*(?=, (?:wissen|ist|bleibt|klaeren|pruefen|untersuchen|we|is|remains))"
    r"|(?:investigation|enquir\w+) into (?:\S+ ){0,3}?(?:failure|outage|issue|problem|incident)"
)
"""What is looked for after a trouble as well as in it, or what it was found to come from."""
_APOLOGY = re.compile(
    r"(?<![a-z])(?:apologi[sz]e\w*|apologies|sorry|regret|entschuldig\w*|bedauern|behind) (?:\S+ ){0,7}?(?:downtime"
    r"|outages?"
    r"|interruptions?|disruptions?|issues?|problems?|delays?|failures?|incident|\w*stoerung(?:en)?|\w*ausf[a-z]+"
    r"|beeintraechtigung(?:en)?|verzoegerung(?:en)?|unterbrechung(?:en)?"
    r"|probleme?)(?![a-z])(?!(?: [^\s,.;:]+){0,7}? (?:are|is|remains?"
    r"|continues?|continuing|besteh\w+"
    r"|gibt|auftreten)(?![a-z]))"
)
"""A trouble that one is sorry for need not be there any more."""
_FROM_NOW_ON = re.compile(
    r"\W*(?:kuenftig|in zukunft|zukuenftig|from now on|in (?:the )?future|going forward)(?![a-z])"
)
"""What somebody learned from a trouble is no work to come."""
_NEITHER_NOR = re.compile(r"(?<![a-z])weder [^,;:]+? noch(?![a-z])")
_SINCE = re.compile(r"(?<![a-z])(?:seit|since)(?![a-z])")
_NOT_YET = re.compile(r"(?<![a-z])(?:noch nicht|nicht alle|not yet|not all|noch keine?)(?![a-z])")
_AGAIN_BAD = re.compile(
    r"(?<![a-z])wieder (?=(?:nur |erst |zu |mit |deutlich |stark |sehr |grosse[rn]? )*(?:verspaet|verzoeger|langsam"
    r"|\w*stoerung(?!sfrei)|\w*problem(?!los)|\w*ausfael|fehler(?!frei)|eingeschraenkt"
    r"|einschraenkung|gestoert|aussetz|unterbrech))"
)
"""A trouble that comes again, no service that does."""
_OFFER = re.compile(r"^\W*upgrade (?:now |today )?to (?!version|exchange|\d)")
"""Said to readers who are to buy something bigger."""
_FOLLOWS = re.compile(
    r"(?<![a-z])(?:imap|smtp|pop3?|webmail|versand|empfang|rest|others?|dienste|(?:die|den) (?:uebrigen|restlichen"
    r"|anderen|letzten|verbleibenden)) (?:\S+ ){0,3}?fol(?:gt|gen"
    r"|low)(?![a-z])"
)
"""What works again only later: "SMTP folgt"."""
_ANNOUNCED = re.compile(
    r"(?<![a-z])(?:wird|werden)(?![a-z]).*(?:sein|abgeschaltet|heruntergefahren|unterbrochen|vom netz|kommen|geben"
    r"|eingeschraenkt|neu gestartet)(?![a-z])|zu rechnen|rechnet (?:bitte )?mit|rechnen sie (?:bitte )?mit"
    r"|muessen sie .* rechnen|(?:angekuendigt|announced|scheduled"
    r"|geplant)(?![a-z])"
    r"|will (?:\w+ )?(?:be|have|experience|see)(?![a-z])|waehrenddessen|in dieser zeit|in diesem zeitraum"
    r"|in der zeit|(?<![a-z])dann(?![a-z])"
    r"|waehrend d|during (?:this"
    r"|the)|expected downtime|stehen .*nicht zur verfuegung"
)
_HAPPENED = re.compile(r"(?<![a-z])went (?:down|offline|dark)")
_SET_FOR = re.compile(
    r"(?<![a-z])(?:(?:am|fuer|diesen|this|for) (?:mo|di|mi|do|fr|sa|so|\d|kommenden|naechsten)|(?:on|this"
    r"|for) (?:mon|sun|sat|tue|wed|thu|fri|sat|sun|\d|[a-z]{3,9} \d)|ab \d|from \d|between \d|zwischen \d|tonight"
    r"|tomorrow|heute (?:nacht|abend)|morgen|uebermorgen|in der nacht|zum (?:\d|(?:monats|jahres|quartals)?ende)"
    r"|next (?:mon|tue|wed|thu|fri|sat|sun|week)"
    r"|von \d|vom \d|at \d|um \d)"
)
_PERFECT = re.compile(
    r"(?<![a-z])(?:\w*ge\w+(?:t|en)|(?:er|be|ver|ent|zer)\w+(?:t|en)|\w+iert) (?:haben|hat|hatte"
    r"|hatten)(?=\W*$|,)"
)
"""What somebody has done is no present trouble: "ein Zertifikat, das wir erneuert haben"."""
_PREVENTION = re.compile(
    r"(?<![a-z])(?:(?:continu(?:e|es|ing) to|still|will|are|is) )*(?:investigat\w*|look\w*|work\w*|review\w*|examin\w*)"
    r" (?:\S+ ){0,3}?(?:ways?|how|measures|options|steps) (?:to|of) (?:\S+ )?(?:prevent|avoid|mitigat|reduc)\w* [^.!?]*"
)
"""What is done against the next trouble after one."""
_EXCEPT = re.compile(
    r"(?<![a-z])(?:except(?: for)?|apart from|other than|bis auf(?! weiteres)|ausser|ausgenommen|mit ausnahme"
    r"|abgesehen von)"
    r"(?! (?:a )?(?:short|brief|kurz))(?![a-z])"
)
"""What is not over yet."""
_TO_READERS = re.compile(
    r"\W*(?:please |bitte )?(?:(?:do not|don't|never|avoid|beware|delete|ignore|check|restart)(?![a-z])"
    r"|(?!koennen|haben|werden|sollten|erhalten|sind)[a-z]+en sie (?:bitte |keine |nicht |auf keinen fall ))"
)
"""What readers are told to do, unless it is for what is so now."""
_GRADUALLY = re.compile(
    r"one by one|one at a time|nacheinander|nach und nach|schrittweise|gradual|sukzessive|step by step"
    r"|schritt fuer schritt|bringing (?:\S+ ){1,5}(?:online|back|up)"
)
_PAST_UNTIL = re.compile(
    r"(?<![a-z])(?:bis|until|nachdem|after|when|als)\b.*\b(?:wurden?|konnten?|war(?:en)?|was|were)\b"
)
_WAS_DONE = re.compile(
    r"(?<![a-z])(?<!dass )(?:was|were|wurden?|konnten?) (?:(?!not |nicht "
    r"|being )[^\s,;:]+ ){0,4}$"
)
"""Before a word for an end that came: "functions were restored around ten"."""
_HAS_BEEN = re.compile(r"(?<![a-z])(?:has|have) been (?:now |since )?")
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


class Strength(IntEnum):
    """How hard the words for a trouble are."""

    NONE = 0
    SOFT = 1
    MEDIUM = 2
    STRONG = 3


@dataclass(frozen=True, slots=True)
class Claim:
    """What one sentence claims."""

    sentence: str
    trouble: Strength = Strength.NONE
    is_soft_too: bool = False
    is_partly: bool = False
    is_past: bool = False
    is_over: bool = False
    is_mostly_over: bool = False
    is_unfinished: bool = False
    """It speaks of an end that has not come: "noch nicht behoben", "until this is resolved"."""
    is_clear: bool = False
    is_maintenance: bool = False
    is_at_work: bool = False
    is_if: bool = False
    is_present: bool = False
    """It has a word or a verb of the present, as a mere title has not."""
    is_still: bool = False
    is_announced: bool = False
    """It tells of a trouble that is set for a time to come."""
    names_time_set: bool = False
    is_later: bool = False
    """It names a moment to come at which something begins."""
    goes_on: bool = False


def claim_of(sentence: str, later: Sequence[str] = ()) -> Claim:
    """The claim of one folded sentence; `later`: its clauses that name a moment to come at which something begins."""
    sentence = sentence.replace("immer wieder", "immerwieder")
    sentence = _PREVENTION.sub(" ", _AGAIN_BAD.sub("erneut ", sentence))
    sentence = words.IF_ALL_GOES_WELL.sub(" voraussichtlich ", sentence)
    sentence = words.REPORTED.sub(" ", words.UNTOUCHED.sub(" ~ ", words.LATE.sub(" verzoegert ", sentence)))
    is_clear_ahead = any(
        words.AGAIN_CLEAR.search(clear[0]) and _is_ahead(sentence, clear) for clear in words.CLEAR.finditer(sentence)
    )
    is_clear = words.CLEAR.search(sentence) is not None and not is_clear_ahead
    rest, over, mostly, unfinished = _without_ends(
        _APOLOGY.sub(" ~ ", _CAUSE.sub(" cause ", _AFTERMATH.sub(" ", words.CLEAR.sub(" ~ ", sentence))))
    )
    if words.TAKEN_BACK.search(sentence):
        over, mostly, unfinished = False, False, True
    is_still = tenses.STILL.search(_NEITHER_NOR.sub(" ", sentence)) is not None
    is_now = tenses.NOW.search(_WHETHER.sub(" ", sentence)) is not None
    mostly = mostly or (over and (_GRADUALLY.search(sentence) or _EXCEPT.search(sentence)) is not None)
    mostly = mostly or (over and any(_NOT_YET.search(c) and not tenses.PAST.search(c) for c in _CLAUSE_END.split(rest)))
    if over:
        rest = " , ".join(
            c for c in _CLAUSE_END.split(rest) if "~" not in c and (tenses.STILL.search(c) or tenses.NOW.search(c))
        )
    strength = _strength(rest)
    depends = tenses.IF.search(rest) is not None or tenses.IF_FIRST.match(sentence) is not None
    is_if = (depends and not is_now) or tenses.IF_ALWAYS.match(sentence) is not None or sentence.rstrip().endswith("?")
    is_if = is_if or (_TO_READERS.match(sentence) is not None and not is_now)
    over = over or (not is_if and _is_clear_again(sentence))
    goes_on = tenses.GOES_ON.search(sentence) is not None
    is_set = any(map(_strength, later)) and not (is_now or goes_on or over or unfinished)
    return Claim(
        sentence=sentence,
        trouble=strength,
        is_soft_too=trouble_words.SOFT.search(_ERROR_SHOWN.sub(" ", rest)) is not None,
        is_partly=trouble_words.PARTLY.search(rest) is not None,
        is_past=_is_bygone(sentence) or _is_in_the_past(sentence, rest),
        is_over=over and not mostly,
        is_mostly_over=over and mostly,
        is_unfinished=unfinished or is_clear_ahead or _is_to_come(sentence, "" if is_if else rest),
        is_clear=is_clear,
        is_maintenance=words.MAINTENANCE.search(_OFFER.sub(" ", rest)) is not None and not _FROM_NOW_ON.match(sentence),
        is_at_work=words.AT_WORK.search(words.OVER.sub(" ~ ", sentence) if over else sentence) is not None,
        is_if=is_if,
        is_present=tenses.PRESENT.search(rest) is not None or is_now or is_still,
        is_still=is_still,
        is_announced=not is_now
        and not _HAPPENED.search(sentence)
        and (is_set or _ANNOUNCED.search(sentence) is not None),
        names_time_set=bool(later) or _SET_FOR.search(sentence) is not None,
        is_later=bool(later),
        goes_on=goes_on,
    )


def _is_in_the_past(sentence: str, rest: str) -> bool:
    """Whether verbs of the past tell it, and none of the present stands in `rest`, the sentence without its ends."""
    is_now = tenses.PRESENT.search(_PERFECT.sub(" ", rest)) is not None
    return tenses.PAST.search(sentence) is not None and (not is_now or tenses.BEEN.search(sentence) is not None)


def _is_to_come(sentence: str, rest: str) -> bool:
    """Whether an end is missing without a word for it: "SMTP folgt", "cannot be used yet"."""
    if _FOLLOWS.search(sentence) or _END_UNKNOWN.search(sentence):
        return True
    return not tenses.PAST.search(sentence) and _is_not_yet_of_use(rest)


def _is_not_yet_of_use(sentence: str) -> bool:
    return any(tenses.STILL_NOT.search(c) and _USED.search(c) for c in _CLAUSE_END.split(sentence))


def _is_bygone(sentence: str) -> bool:
    """Whether a time that is over is named, and nothing that lasts until now."""
    lasts = (tenses.NOW, tenses.UP_TO_NOW, tenses.GOES_ON, _SINCE)
    return tenses.BYGONE.search(sentence) is not None and not any(sign.search(sentence) for sign in lasts)


def _is_clear_again(sentence: str) -> bool:
    """Whether an all-clear tells of an end that has come: "mittlerweile laufen alle Systeme wieder"."""
    if not words.AGAIN_CLEAR.search(sentence):
        return False
    return any(not _is_ahead(sentence, clear) for clear in words.CLEAR.finditer(sentence))


def without_ended_clauses(sentence: str) -> str:
    """A folded sentence without the clauses that say that something works again."""
    clauses = _CLAUSE_WITH_VERB.split(sentence.replace("immer wieder", "immerwieder"))
    kept: list[str] = []
    has_ended = False
    for clause in reversed(clauses):
        has_ended = _without_ends(clause)[1] or (has_ended and ONE_WORD.fullmatch(clause) is not None)
        if not has_ended:
            kept.insert(0, clause)
    return sentence if len(kept) == len(clauses) else " , ".join(kept)


def _strength(text: str) -> Strength:
    if trouble_words.STRONG.search(text):
        return Strength.STRONG
    if trouble_words.MEDIUM.search(text):
        return Strength.MEDIUM
    return Strength.SOFT if trouble_words.SOFT.search(text) else Strength.NONE


def _without_ends(sentence: str) -> tuple[str, bool, bool, bool]:
    """The sentence without its words for an end; whether one has come, only mostly, or has still to come."""
    over = mostly = unfinished = False
    for match in words.OVER.finditer(sentence):
        if _is_ahead(sentence, match):
            unfinished = True
            continue
        over = True
        clause = _clause_before(sentence, match.start()) + match[0] + _CLAUSE_END.split(sentence[match.end() :])[0]
        mostly = mostly or tenses.MOSTLY.search(_WHOM.sub(" ", clause)) is not None
    return words.OVER.sub(" ~ ", sentence) if over else sentence, over, mostly, unfinished


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
