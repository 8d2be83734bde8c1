"""Words that tell whether a claim held, holds, will, might or does not; as they look in folded text."""

from __future__ import annotations

import re

from tray_app.model.prose.families import family

BEEN = family(r"gewesen", r"had been", r"have been (?:\w+ )?(?:unavailable|down|offline) (?:between|from)")
PAST = family(
    r"(?<!seit )gestern", r"(?<!since )yesterday", r"did have", r"kam es\b", r"gab es\b", r"war(?:en)?\b",
    r"wurden?\b", r"hatten?\b", r"konnten?\b", r"traten?\b", r"fiel(?:en)?\b", r"was\b", r"were\b", r"had\b",
    r"experienced", r"caused", r"prevented", r"could not\b", r"couldn't", r"affected (?:customers|users)",
    r"(?:may|might|could|would) have (?:\w+ )?(?:\w+ed|been|seen|had|lost|found|got|taken)\b", r"lasted",
    r"dauerte", r"gewesen", r"refused", r"crashed", r"stopped",
    r"glitched", r"broke\b", r"lacked\b", r"began\b", r"suffered\b", r"struck\b", r"went (?!down|off|dark)",
    r"sat in\b", r"(?<!be )(?<!is )(?<!are )lost (?:power|connection|its|their)\b", r"stauten\b",
    r"(?:after|when|because) (?:\S+ ){1,5}?failed\b", r"(?:no|nobody|no one) (?:\S+ ){0,2}?could\b",
    r"brach(?:te|ten|en)?\b", r"begann(?:en)?\b", r"verlor(?:en)?\b(?! ge)",
    r"came\b",
    r"took\b", r"saw\b", r"meant\b", r"led to\b", r"resulted", r"liefer(?:te|ten)\b", r"(?:meld|klag|bericht)eten?\b",
    r"zeig(?:te|ten)\b", r"verursach(?:te|ten)\b", r"fuehr(?:te|ten)\b", r"funktionier(?:te|ten)\b",
    r"ging(?:en)?\b", r"lief(?:en)?\b", r"blieb(?:en)?\b", r"kam(?:en)?\b", r"betraf(?:en)?\b",
    r"sorg(?:te|ten)\b", r"fehl(?:te|ten)\b", r"reagier(?:te|ten)\b",
    r"musst(?:e|en)\b", r"scheiter(?:te|ten)\b", r"erhielt(?:en)?\b", r"litt(?:en)?\b", r"stand(?:en)?\b(?! \d)",
    r"(?:loes|leg)(?:te|ten)\b", r"geschah(?:en)?\b",
    r"faced\b", r"made\b",
    r"(?<!\bis )(?<!\bare )(?<!\bbe )(?<!being )(?<!currently )(?<!not )(?<!temporarily )affected (?:all|the"
    r"|our|some|a"
    r"|about|around|many|most|mail|email|\d)",
)  # fmt: skip
PRESENT = family(
    r"aktuell", r"derzeit", r"zurzeit", r"zur zeit", r"momentan", r"im moment", r"augenblicklich", r"gegenwaertig",
    r"seit\b", r"kommt es", r"gibt es", r"besteh(?:en|t)\b", r"liegt\b", r"ist\b", r"sind\b", r"haben\b", r"hat\b",
    r"koennen\b", r"kann\b", r"weiterhin", r"treten\b", r"funktionier", r"jetzt\b", r"now\b", r"current", r"is\b",
    r"are\b", r"has\b(?! been)", r"(?<!may )(?<!might )(?<!would )(?<!could )have\b(?! been)",
    r"(?<=may |ght )have\b(?! (?:\w+ )?(?:\w+ed|been|seen|had|lost|found|got|taken)\b)", r"still\b(?![.,;!])",
    r"ongoing", r"remain", r"may be\b",
    r"(?:nobody|no one|no-one|users|customers|staff|they|people) can\b", r"at the moment", r"right now",
    r"since\b", r"we're", r"goes on\b", r"geht weiter", r"dauert an\b", r"can't",
    r"cannot", r"continue",
)  # fmt: skip
STILL = family(
    r"weiterhin", r"noch\b(?! (?:am|gestern|in der nacht)\b)", r"nach wie vor", r"erneut", r"jedoch",
    r"allerdings", r"dennoch", r"trotzdem",
    r"lediglich", r"aber\b", r"still\b(?![.,;!])", r"remain", r"continue", r"ongoing", r"however", r"but\b", r"except",
    r"ausser\b", r"ausnahme", r"doch (?:d\w+|wir|es|leider|noch|beim?|im) ", r"bis auf\b", r"again experiencing",
    r"not yet", r"although",
    r"apart from",
)  # fmt: skip
STILL_NOT = re.compile(
    r"(?<![a-z])(?:noch (?:immer )?(?:nichts?|kein\w*)|immer noch|still (?:not|un\w+|down|failed)"
    r"|not yet)(?![a-z])"
)
"""What goes on even where it is told in the past: "funktionierten immer noch nicht"."""
GOES_ON = family(
    r"weiterhin", r"noch (?:immer )?(?:nicht|kein\w*)", r"nach wie vor", r"immer noch", r"still\b(?![.,;!])",
    r"remain(?:s|ed)?\b",
    r"ongoing", r"goes on\b", r"geht weiter", r"dauert an\b",
    r"erneut", r"wieder (?:losgegangen|angefangen|begonnen)\b", r"(?:started|begun|happening) again\b",
)  # fmt: skip
"""It is so already and stays so."""
NOW = family(
    r"aktuell(?!e[nrs]? (?:ip|passwort|kennwort|version|browser|zugangsdaten))", r"derzeit", r"zurzeit",
    r"zur zeit", r"momentan", r"im (?:moment|augenblick)\b", r"augenblicklich", r"gegenwaertig",
    r"gerade\b(?! (?:wenn|bei|fuer|im|in|deshalb|kleine|mittlere|grosse|auch))", r"current", r"at the moment",
    r"right now",
    r"at present\b", r"grad\b", r"for (?:\S+ ){1,4}?(?:minutes|hours|days|weeks) now\b", r"at this time", r"ongoing",
)  # fmt: skip
BYGONE = family(
    r"(?:im|in der|in den|am) (?:vergangenen|letzten|vorigen) (?:fruehjahr|sommer|herbst|winter|jahr|monat|quartal)\b",
    r"(?:last|previous) (?:spring|summer|autumn|fall|winter|year|month|quarter)(?:'s)?\b",
    r"vor (?:\S+ )?(?:wochen|monaten|jahren)\b", r"(?:weeks|months|years) ago\b",
)  # fmt: skip
"""A time that is over; what is told of it is past even in the present tense."""
UP_TO_NOW = family(
    r"(?:has|have) been (?:[^\s,;]+ ){1,12}?(?:over|for|during|in) the (?:past|last)\b",
    r"seit (?:[^\s,;]+ ){0,3}?(?:stunden|tagen|wochen|uhr|morgen|mittag)\b (?:[^\s,;]+ ){0,10}?(?:ist|sind|hat|haben"
    r"|kann|koennen|kommt)\b",
    r"(?:ist|sind|hat|haben|kann|koennen|kommt|klagen) (?:[^\s,;]+ ){0,10}?seit (?:[^\s,;]+ )?(?:stunden|tagen"
    r"|wochen)\b",
)  # fmt: skip
"""A time that has not ended yet: "have been hit over the past two weeks"."""
IF = family(
    r"wenn\b", r"falls\b", r"sofern\b", r"sollten? (?:sie|es|ihnen|ihr|dennoch|weiterhin|noch|bei|dein|du)\b",
    r"solltest du\b", r"solltet ihr\b",
    r"if\b", r"ob\b", r"when (?:something|an?|you)\b(?! (?:\S+ ){0,5}?(?:went|was|were|had|did|got|\w{2,}ed)\b)",
    r"(?:that|because|which) you reported",
    r"real-?time (?:status|updates?|outage|overview|information|info|data)",
    r"in case", r"should you", r"whenever", r"in der regel", r"normalerweise", r"ueblicherweise", r"usually",
    r"typically", r"generally", r"bevorsteh", r"drohend", r"potentiell", r"potenziell", r"potential", r"im falle",
    r"bei (?:problemen|ueberlast|\w*stoerungen|\w*ausfaellen)\b",
    r"make sure", r"check (?:whether|if|that|with)", r"stellen sie sicher",
    r"(?:they|it) should be able to tell", r"threat(?:en\w*|s)? (?:to|of)\b", r"gedroht",
    r"(?:droht|drohen) (?:mit|uns)\b",
    r"vorsorglich\w* (?:information|hinweis|warnung)", r"(?:ueber)?pruefen sie",
    r"any (?:\w+ ){0,2}?(?:delays?|issues?|problems?|errors?) you (?:might|may)",
)  # fmt: skip
IF_FIRST = re.compile(
    r"\W*should (?:our|the|any|it|this|that|your|mail|e-?mail|webmail|service)[^.?!]*, |\W*sollte[nt]? (?!bis |in "
    r"|gegen |ab |um |spaetestens |heute |morgen |so |dann |also |alles )[^.?!]*, "
    r"|\W*(?:ist|sind|wird|werden|hat|haben|kann|koennen|kommt|kommen|sollten?|tritt|treten"
    r"|funktioniert|geht|laeuft"
    r"|erscheint|erhalten|bleibt|bekommen) (?:der|die|das|ihre?|sie|es|ein|eine|dein|kein|keine|man"
    r"|diese[rs]?)(?![a-z])"
    r"[^.?!]*, "
    r"|\W*(?!seit|mit|laut|statt|samt|nicht|jetzt|wegen|gegen|neben|zwischen|erst|zuletzt|selbst|damit)[a-z]{3,}(?:en|t)"
    r" (?:der|die|das|ein|eine|ihre?|unsere?|mehrere|mails|nachrichten) [^.?!]*, "
    r"(?:so |dann )?[a-z]{3,}(?:en|t) (?:wir|sie|der|die|das|es|ihre?)(?![a-z])"
)
IF_ALWAYS = re.compile(
    r"\W*(?:so \w+(?:en|ern|eln) sie|if you|wenn sie|falls sie|sofern sie|sollten sie|wenn du|falls du)(?![a-z])"
)
"""Said to one reader, whatever is "currently" so."""
"""German may leave out the "wenn": "Ist der Speicher voll, können keine Mails empfangen werden."."""
MOSTLY = family(
    r"\d+ (?:of|von|out of) (?:the )?\d+", r"teilweise", r"\d+ ?(?:%|prozent|percent)", r"schrittweise",
    r"schritt fuer schritt", r"nach und nach", r"weitgehend", r"groesstenteils", r"weitestgehend",
    r"(?:die )?meisten", r"ein(?:en)? (?:gross)?teil", r"erste[nr]? (?:dienste|systeme|kunden|postfaecher|server)",
    r"sukzessive", r"partial", r"gradual", r"mostly", r"largely",
    r"most (?:of|users|customers|services|systems|mailboxes)",
    r"some (?:of|users|customers|services|affected|mailboxes)", r"step by step", r"one by one", r"nacheinander",
    r"(?:bringing|rolling out|(?<!finished )(?<!completed )restoring)", r"beginning to", r"starting to", r"slowly",
    r"in the process of",
    r"(?:eine[rs]?|zwei|drei|vier|fuenf|sechs|acht|zehn|one|two|three|four|five|six|eight|ten) (?:von|of) (?:den "
    r"|unseren |the |our )?(?:eine[rs]?|zwei|drei|vier|fuenf|sechs|acht|zehn|one|two|three|four|five|six|eight"
    r"|ten)\b",
    r"mehrzahl", r"mehrheit", r"(?:zwei |drei )?(?:drittel|viertel)\b", r"(?:die )?haelfte",
    r"(?:two|three)[- ](?:thirds|quarters)", r"an? (?:third|quarter) of\b",
    r"half (?:of )?(?:the |our |all )?(?:\w*mail|user|customer|server|account)", r"(?:the )?majority",
    r"(?:almost|nearly) (?:everyone|everybody|all)\b", r"(?:fast|nahezu|beinahe) alle[nrs]?\b",
)  # fmt: skip
NEGATION = re.compile(
    r"(?<![a-z])(?:nicht|kein(?:e|en|er)?|not|no|never|nie|isn't|hasn't|haven't|aren't|wasn't|weder"
    r"|yet to be|un)\b(?! nur)"
)
AHEAD = family(
    r"in (?:ca\.? |etwa |about |circa )?(?:\d+|eine[rmn]?|zwei|drei|vier|wenigen|two|three|a few"
    r"|an?) (?:\S+ )?(?:minute|stunde|hour|tag|day)", r"wird\b", r"werden\b", r"soll(?:en)?\b", r"sollte[n]?\b",
    r"duerfte", r"koennte", r"(?:koenne|werde|solle|muesse|wolle)\b", r"muss\b", r"muessen",
    r"kann\b", r"koennen\b", r"moechten", r"wollen", r"hoff",
    r"erwart", r"rechnen", r"(?:gehen|geht) (?:\S+ ){0,4}?davon aus", r"voraussichtlich", r"planen", r"ziel\b",
    r"(?<!die )(?<!den )(?<!der )arbeite(?:t|n) (?:wir|unsere|daran|bereits|weiter|mit|intensiv|derzeit|aktuell"
    r"|noch|fieberhaft|an\b)", r"bemueh", r"sobald", r"thought\b", r"believed", r"dachten", r"angenommen", r"schien",
    r"seemed", r"bis (?:das|die|der|alle|wir|es|zur|zum)\b", r"wann\b", r"ob\b",
    r"(?<!ist )(?<!sind )damit\b(?! (?:ist|sind|hat|haben|laeuft|laufen))", r"in kuerze", r"bald\b",
    r"demnaechst", r"spaetestens", r"schnellst", r"versuchen", r"zeitnah", r"umgehend", r"wenn\b", r"falls\b",
    r"bevor\b", r"um (?:\S+ ){1,5}zu\b", r"will\b", r"we'll", r"should\b", r"would\b", r"may\b", r"might\b",
    r"could\b", r"can be\b", r"to be\b", r"expect", r"hop(?:e|ing)\b", r"aim", r"plan(?:s|ning)?\b", r"estimate",
    r"anticipate", r"working (?:to|on|towards|hard)", r"once\b", r"until\b", r"when\b", r"as soon as", r"if\b",
    r"before\b", r"trying", r"try\b", r"struggl", r"kaempf", r"attempt", r"goal", r"target", r"eta\b",
    r"in order to", r"being\b",
    r"to (?:get|have|bring)\b", r"by the time", r"likely", r"must be\b", r"ensure", r"whether",
    r"gleich\b(?! null)",
    r"zuversicht", r"confident",
)  # fmt: skip
AHEAD_BEHIND = re.compile(
    r"\"?\s*(?:has not|hasn't|have not|is not|steht noch aus|noch nicht)\b|\s*zu (?:bringen|bekommen|setzen)\b"
    r"|\s*(?:sein |werden |zu sein |haben "
    r"|sind )?(?:wird|werden soll|werden sollen|werden muss|werden kann"
    r"|werden koennen|soll\b|sollte[n]?\b|duerfte|koennte|kann\b|muss\b)|\s*(?:will|should|is to) be\b"
    r"|\s*(?:is|are|wird|werden) (?:\w+ )?(?:foreseen|expected|planned|anticipated|estimated|erwartet)\b"
    r"|,?\s*(?:voraussichtlich|vsl|expected"
    r"|by (?:\d|mon|tue|wed|thu|fri|sat|sun|noon|tomorrow|end|the end)|(?:bis|ab) (?:ca\.? |etwa |heute )?\d"
    r"|spaetestens|tomorrow|morgen(?![a-z])|in kuerze|shortly|soon|in (?:ca|etwa|about|\d|den naechsten|the next"
    r"|an hour)|within )"
)
"""German puts it at the end: `behoben sein wird`."""
