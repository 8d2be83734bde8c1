"""What one sentence claims: trouble, its end, an all-clear, maintenance; and whether it means now."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum

from tray_app.model.prose import tenses, trouble_words, words
from tray_app.model.prose.ends import clear_in, ends_in, is_left_out

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
_AGAIN_BAD = re.compile(
    r"(?<![a-z])wieder (?=(?:nur |erst |zu |mit |deutlich |stark |sehr |grosse[rn]? )*(?:verspaet|verzoeger|langsam"
    r"|\w*stoerung(?!sfrei)|\w*problem(?!los)|\w*ausfael|fehler(?!frei)|eingeschraenkt"
    r"|einschraenkung|gestoert|aussetz|unterbrech))"
)
"""A trouble that comes again, no service that does."""
_OFFER = re.compile(r"^\W*upgrade (?:now |today )?to (?!version|exchange|\d)")
"""Said to readers who are to buy something bigger."""
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
_TO_READERS = re.compile(
    r"\W*(?:please |bitte )?(?:(?:do not|don't|never|avoid|beware|delete|ignore|check|restart)(?![a-z])"
    r"|(?!koennen|haben|werden|sollten|erhalten|sind)[a-z]+en sie (?:bitte |keine |nicht |auf keinen fall ))"
)
"""What readers are told to do, unless it is for what is so now."""


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

    @property
    def is_trouble(self) -> bool:
        """Whether it tells of a trouble, and not only on a condition."""
        return self.trouble is not Strength.NONE and not self.is_if


def claim_of(sentence: str, later: Sequence[str] = ()) -> Claim:
    """The claim of one folded sentence; `later`: its clauses that name a moment to come at which something begins."""
    sentence = _in_plain_words(sentence)
    clear = clear_in(sentence)
    ends = ends_in(sentence, _without_namings(sentence))
    rest = ends.rest
    is_now = tenses.NOW.search(_WHETHER.sub(" ", sentence)) is not None
    is_still = tenses.STILL.search(_NEITHER_NOR.sub(" ", sentence)) is not None
    goes_on = tenses.GOES_ON.search(sentence) is not None
    is_if = _is_if(sentence, rest, is_now=is_now)
    has_ended = ends.has_come or (clear.is_again and not is_if)
    is_set = any(map(_strength, later)) and not (is_now or goes_on or has_ended or ends.is_missing)
    return Claim(
        sentence=sentence,
        trouble=_strength(rest),
        is_soft_too=trouble_words.SOFT.search(_ERROR_SHOWN.sub(" ", rest)) is not None,
        is_partly=trouble_words.PARTLY.search(rest) is not None,
        is_past=_is_bygone(sentence) or _is_in_the_past(sentence, rest),
        is_over=has_ended and not ends.is_partly,
        is_mostly_over=ends.is_partly,
        is_unfinished=ends.is_missing or clear.is_to_come or is_left_out(sentence, "" if is_if else rest),
        is_clear=clear.is_said,
        is_maintenance=words.MAINTENANCE.search(_OFFER.sub(" ", rest)) is not None and not _FROM_NOW_ON.match(sentence),
        is_at_work=words.AT_WORK.search(words.OVER.sub(" ~ ", sentence) if has_ended else sentence) is not None,
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


def _in_plain_words(sentence: str) -> str:
    """A folded sentence with one wording for what has several, and without what claims nothing."""
    sentence = sentence.replace("immer wieder", "immerwieder")
    sentence = _PREVENTION.sub(" ", _AGAIN_BAD.sub("erneut ", sentence))
    sentence = words.IF_ALL_GOES_WELL.sub(" voraussichtlich ", sentence)
    return words.REPORTED.sub(" ", words.UNTOUCHED.sub(" ~ ", words.LATE.sub(" verzoegert ", sentence)))


def _without_namings(sentence: str) -> str:
    """Without troubles that are named, but not claimed: in an all-clear, as a cause, with an apology."""
    return _APOLOGY.sub(" ~ ", _CAUSE.sub(" cause ", _AFTERMATH.sub(" ", words.CLEAR.sub(" ~ ", sentence))))


def _is_if(sentence: str, rest: str, *, is_now: bool) -> bool:
    """Whether it holds only on a condition or for whom it concerns, is asked, or told readers to do."""
    if tenses.IF_ALWAYS.match(sentence) or sentence.rstrip().endswith("?"):
        return True
    signs = (tenses.IF.search(rest), tenses.IF_FIRST.match(sentence), _TO_READERS.match(sentence))
    return any(signs) and not is_now


def _is_in_the_past(sentence: str, rest: str) -> bool:
    """Whether verbs of the past tell it, and none of the present stands in `rest`, the sentence without its ends."""
    is_now = tenses.PRESENT.search(_PERFECT.sub(" ", rest)) is not None
    return tenses.PAST.search(sentence) is not None and (not is_now or tenses.BEEN.search(sentence) is not None)


def _is_bygone(sentence: str) -> bool:
    """Whether a time that is over is named, and nothing that lasts until now."""
    lasts = (tenses.NOW, tenses.UP_TO_NOW, tenses.GOES_ON, _SINCE)
    return tenses.BYGONE.search(sentence) is not None and not any(sign.search(sentence) for sign in lasts)


def _strength(text: str) -> Strength:
    if trouble_words.STRONG.search(text):
        return Strength.STRONG
    if trouble_words.MEDIUM.search(text):
        return Strength.MEDIUM
    return Strength.SOFT if trouble_words.SOFT.search(text) else Strength.NONE
