"""Posts that sound like trouble and are none: help pages, adverts, news, single users, faults of other services."""

from __future__ import annotations

import re

from tray_app.model.prose.families import family

HELP = family(
    r"so (?:gehen|beheben|loesen|pruefen|koennen|richten|aendern|erkennen|schuetzen) sie", r"pruefen sie",
    r"ueberpruefen sie", r"kontrollieren sie", r"stellen sie sicher", r"vergewissern sie", r"so geht",
    r"so funktioniert", r"was tun", r"was kann ich tun", r"schritt \d", r"anleitung", r"faq\b", r"haeufige fragen",
    r"so \w+en sie\b", r"tipp\b", r"folgende[rn]? (?:ursachen|schritte|punkte|loesungen)", r"ursachen sind",
    r"real-?time", r"reported by users", r"user reports", r"nutzermeldungen", r"how we",
    r"haben sie (?:\S+ ){0,3}?(?:problem|frage|schwierig)", r"do you have", r"having (?:trouble|problems)",
    r"need help", r"(?:hilft|helfen) (?:ihnen |dir )?gerne?", r"was bedeutet(?!,| dass)",
    r"what does (?:\S+ ){1,8}mean",
    r"phishing", r"\w*betrueger", r"geben sich als", r"beware of", r"gefaelschte", r"scam", r"in der regel",
    r"usually", r"typically", r"ueblicherweise",
    r"gewoehnlich", r"haeufige ursachen", r"moegliche ursachen", r"warum (?:\S+ ){0,5}?ich\b",
    r"wie (?:\S+ ){0,5}?ich\b", r"wie (?:richte|kann|behebe|stelle|aendere)", r"hilfe (?:bei|zu|zum|zur)\b",
    r"fehlercodes", r"und ihre bedeutung", r"hilfethemen?", r"tipps?\b", r"klicken sie", r"oeffnen sie",
    r"gehen sie (?:zu|auf|wie)", r"rufen sie .{0,40} auf", r"loesungen?:", r"erste hilfe", r"ratgeber",
    r"fehlermeldung .{0,40} bedeutet", r"das bedeutet, dass", r"in ausnahmefaellen", r"how (?:to|do i|can i)",
    r"why (?:can't|am|do|does|is my|are my|can i)", r"what (?:to do|can i do|should i do)", r"make sure",
    r"check (?:your|that|whether|the settings|if you)", r"verify (?:your|that)", r"troubleshoot", r"step \d",
    r"follow (?:these|the) steps", r"click (?:on )?", r"go to (?:settings|your)", r"open (?:the )?settings",
    r"common (?:causes|problems|issues|errors)", r"possible (?:causes|reasons)", r"frequently asked",
    r"help (?:article|center|centre|page)", r"try the following", r"(?:this|the) (?:article|guide)", r"learn how",
    r"(?:this|the) error (?:means|occurs)", r"knowledge base", r"clear your", r"reminder:",
    r"betrug", r"kriminelle", r"stammen nicht von uns", r"fake (?:e-?)?mails?", r"einrichten\b", r"erklaert\b",
    r"tips?\b(?! off)", r"setting up", r"einrichtung\b",
    r"(?:is|are) your \w+ [^.!]*\?", r"here are", r"warning signs",
    r"get help", r"community\b",
    r"stellen sie sich vor", r"imagine\b", r"wenn ploetzlich",
    r"kann es (?:hierfuer |dafuer )?(?:\S+ ){0,2}?(?:gruende|ursachen)",
    r"(?:viele|verschiedene|verschiedenste|mehrere|unterschiedliche) (?:gruende|ursachen)", r"beachten sie",
    r"navigieren sie", r"waehlen sie", r"loeschen sie", r"belegt\b", r"nichtzustellung", r"erhaelt der absender",
    r"typically", r"wartungsmodus", r"(?:common|several|many|various|different|number of|few) reasons",
    r"(?:vorhalte|aufbewahrungs|speicher)zeit",
    r"(?:ihr|dein|your) (?:postfach|mailbox|inbox) (?:ist|is) (?:\S+ ){0,4}?(?:voll|full)\b",
    r"speicher (?:erweitern|aufraeumen|freigeben)", r"over ?quota", r"speicherplatz",
    r"sie (?:warten|wollen|moechten)\b",
    r"transparenz", r"farblich", r"jederzeit (?:\S+ ){0,4}?(?:nachvollziehen|einsehen|pruefen|abrufen)",
    r"(?:five|ten|three|seven|\d+) (?:ways|tips|reasons|things)",
    r"erkennen sie (?:z\.b\.|zum beispiel|daran|beispielsweise)", r"erhalten sie immer",
    r"(?:kann|koennen) (?:dies|dieses|das) (?:\S+ ){0,8}?liegen", r"this article",
    r"(?:durch )?folgende fehlermeldung",
    r"schauen sie", r"lesen sie", r"vergleichen sie", r"wie sie am besten", r"moeglicherweise finden sie",
    r"das bedeuten (?:die|der)",
    r"probieren sie",
    r"kann es vorkommen", r"in einigen faellen", r"voreingestellt", r"voreinstellung\w*", r"standardmaessig",
    r"by default", r"if there is ever", r"it(?:'s| is) (?:crucial|important|essential) to",
    r"(?:consider|follow|take) (?:the following|these)", r"gelegentlich kann es", r"practical steps",
)  # fmt: skip
ARTICLE = family(
    r"(?:three|five|seven|ten|\d+) (?:ways|tips|reasons) ",
    r"(?:dieser|diesem|this|the following) (?:artikel|article)", r"leitfaden", r"kennen sie das", r"manchmal",
    r"in den meisten faellen", r"haeufigste\w*", r"stellen sie sich vor", r"imagine\b", r"how to\b", r"this guide",
    r"(?:viele|verschiedene|verschiedenste|mehrere|unterschiedliche) (?:gruende|ursachen)", r"in dieser anleitung",
    r"mit hilfe der", r"(?:nach)?folgende[nr]? (?:punkte|schritte|hinweise|anleitung)", r"when (?:does|do) [^.]*\?",
    r"(?:sometimes|most of the time|in most cases)\b", r"\d\. (?:oeffnen|klicken|waehlen|navigieren|open|click"
    r"|select|go)",
    r"(?:spf|dkim|dmarc)\b.{0,40}?(?:spf|dkim|dmarc)\b", r"diese (?:fehler)?meldung (?:erscheint|bedeutet|erhalten)",
    r"(?:this|the) (?:error )?(?:message|code) (?:appears|means|indicates)",
    r"(?:erhalten|bekommen|sehen) sie (?:[^.?!]* )?(?:keine?|nicht|\S*fehler\S*)[^.?!]*\?", r"eine von ihnen",
    r"was bedeutet(?!,| dass)", r"what does (?:\S+ ){1,8}mean", r"an sog\. ", r"an einem sog",
    r"maximal \d+ (?:mb|gb|empfaenger|e-?mails|mails)", r"(?:up to|maximum of|at most) \d+ (?:mb|recipients)",
    r"das bedeuten (?:die|der)",
    r"in der heutigen (?:\S+ )?welt", r"in today's (?:\S+ )?world",
    r"(?:kleine|small) (?:und|and|to) (?:mittlere|mid|medium)\S* (?:unternehmen|business\w*|compan\w+)",
    r"(?:status|error|fehler|smtp)-?\s?(?:codes?|meldung|messages?)? (?:\S+ ){0,3}?(?:means? that|bedeutet, dass"
    r"|indicates? that|besagt)",
    r"(?:ihre[rn]?|your|deine[rn]?) (?:aktuelle[nr]? |current )?ip-? ?(?:adresse|address)", r"al[pb]traum",
    r"nightmare", r"during an? (?:\w+ )?(?:outage|disruption)\b", r"(?:a )?number of (?:factors|reasons|causes)",
    r"what you can do\b", r"alarm bells", r"unternehmen und organisationen",
    r"(?:fehler|probleme) dieser art", r"(?:this|these) (?:type|kind|sort)s? of (?:errors?|problems?|issues?)",
    r"startet es den versand",
)  # fmt: skip
"""Words of an article rather than of a notice; they count twice."""
SUBJECT = re.compile(r"^\W*(?:about|ueber|description|beschreibung|overview|uebersicht)(?![a-z])")
"""How a page begins that describes something."""
ADVICE = family(
    r"sie koennen\b", r"laden sie", r"melden sie sich (?:\S+ ){0,6}?an\b", r"geben sie", r"nutzen sie",
    r"wussten sie", r"haben sie ihr passwort", r"passwort vergessen", r"koennen sie\b",
    r"you can\b", r"did you know", r"set up\b", r"download", r"discover", r"learn\b", r"entdecken", r"feiern sie",
    r"gewinnen sie", r"enjoy\b", r"join us", r"try our", r"keep your \w+ safe", r"pick up your",
    r"(?:no longer|stop|end|ended?ing|discontinu\w+) support(?:s|ing)?\b", r"nicht (?:mehr|laenger) unterstuetzt",
    r"abgekuendigt", r"exportieren sie", r"aendern sie (?:\S+ ){0,3}?\S*passwort", r"reset your password",
    r"will (?:disable|retire|deprecate)\b",
    r"(?:authentication|auth|tls|ssl|protocol|version)\S* (?:\S+ ){0,3}?(?:will be"
    r" )?(?:switched|turned) off", r"will no longer (?:be able|connect|support|accept)", r"please move to\b",
    r"stellen (?:sie|ihr) (?:\S+ ){0,8}?(?:um|ein)\b", r"stellen wir (?:\S+ ){0,10}?ein\b", r"pruefe\b",
    r"pruef(?:t|en) (?:mit|ob)\b",
    r"muessen sie (?:sich|ihr\w*|lediglich|nur|dazu|dort|zuerst)\b", r"loggen sie sich",
)  # fmt: skip
"""Advice and offers: alone they make a text that claims nothing no notice."""
HOURS = family(
    r"(?:we are|we're|we will be|we'll be) closed\b", r"wir haben (?:\S+ ){0,6}?geschlossen\b",
    r"(?:wir |unser \S+ )?bleib(?:t|en) (?:wir )?(?:\S+ ){0,6}?geschlossen\b", r"voice ?mail\b",
    r"(?:\S*support|\S*hotline|kundenservice|kundendienst|kundenbetreuung|kundencenter|\S*buero|filialen?|shops?"
    r"|office"
    r"|service ?desk|help ?desk|our team|unser team) (?:\S+ ){0,12}?(?:erreichbar|besetzt|geschlossen|closed|feiertag"
    r"|holidays?|open|geoeffnet|available|limited)\b",
    r"(?:opening|office|business|support|reduced) hours",
    r"zwischen den jahren", r"oeffnungszeiten", r"servicezeiten", r"geschaeftszeiten",
    r"buerozeiten", r"sprechzeiten",
    r"(?:stores?|shops?|offices?|branches) (?:will )?(?:close|open|are closed)", r"closing our",
    r"(?:reply|respond|replies|responses?|response times?|antwort\w*|beantwort\w*"
    r"|rueckmeldung\w*) (?:\S+ ){0,5}?(?:within|innerhalb|up to|bis zu) (?:\S+ ){0,4}?(?:days?|hours?|tage\w*"
    r"|werktage\w*|stunden)", r"(?:within|innerhalb|up to|bis zu) (?:\S+ ){0,4}?(?:days?|hours?|tage\w*|werktage\w*"
    r"|stunden) (?:\S+ ){0,3}?(?:reply|respond|antwort\w*|beantwort\w*)",
    r"high volumes? of (?:\w+ )?(?:e-?mails?|calls|enquiries|inquiries|tickets|requests)",
)  # fmt: skip
"""When somebody can be reached: no word about the service itself."""
_WEEKDAY = (
    r"(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonnabend|sonntag|monday|tuesday|wednesday|thursday"
    r"|friday|saturday|sunday)"
)
ROUTINE = family(
    rf"(?:jede[nrsm]?|every|each) (?:\S+ )?(?:{_WEEKDAY}|woche|monat|nacht|quartal|tag|week|month|night|quarter|day)",
    rf"(?<!heutigen )(?<!des )(?<!last ){_WEEKDAY}s\b(?! (?:ausfall|stoerung|outage|incident|maintenance|problem))",
    rf"(?:erste|zweite|dritte|letzte)[rnm]? {_WEEKDAY} (?:\S+ )?(?:im|des|eines|jeden) (?:\S+ )?\w*monats?",
    rf"(?:first|second|third|last) {_WEEKDAY} (?:of|in) (?:the|each|every|a) month",
    r"(?:standard|regular|weekly|monthly|reserved|routine) (?:\S+ )?maintenance windows?",
    r"(?:regelmaessige|woechentliche|monatliche|festes?|feste)[rnms]? (?:\S+ )?\w*wartung\w*",
    r"(?:we|wir) (?:reserve|reservieren)\b", r"(?:\w*vormittag|\w*nacht|\w*abend) (?:\S+ ){0,6}?reserviert\b",
)  # fmt: skip
"""What happens again and again: a rule of the house, no announcement."""
DATED = family(
    r"heute", r"morgen\b", r"tonight", r"today", r"tomorrow", r"(?:kommende|naechste)[nrms]?\b",
    r"diese[nrms]? (?:woche|mal|nacht|monat|quartal)",
    r"(?:this|next) (?:week|sun|mon|tue|wed|thu|fri|sat)", r"\d{1,2}\. ?(?:\d{1,2}\.|[a-z]{3,})", r"20\d\d-\d\d",
    r"\d{1,2}(?:st|nd|rd|th)\b", r"\d{1,2} (?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)",
    r"(?:jan|feb|mar|apr|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d",
)  # fmt: skip
"""One day in particular."""
_CONTRACT = (
    r"(?:\w*geschaeftsbedingungen|nutzungsbedingungen|agb|datenschutz(?:erklaerung|bestimmungen)"
    r"|terms (?:of (?:service|use)|and conditions)|(?:privacy|acceptable use|maintenance) policy|user agreement)"
)
REVIEW = re.compile(
    r"(?<![a-z])(?:rca|round-?up|root cause analysis|post-?mortem|(?:post-)?incident (?:summary|report|review)"
    r"|outage report"
    r"|summary of (?:the |our )?(?:\S+ ){0,3}?(?:incident|outage|disruption|failure)"
    r"|zusammenfassung (?:der|des) (?:\S+ )?(?:\w*stoerung|\w*ausfalls|vorfalls)|vorfalls?bericht"
    r"|stoerungsbericht|abschlussbericht|nachbericht|nachbetrachtung|ursachenanalyse"
    r"|lessons learned)(?![a-z])"
)
"""What a report is called that is written when all is over."""
TERMS = family(
    r"(?:changes?|changing|updat(?:e[sd]?|ing)|revis\w+|neuen?|aender\w+|(?:pass|aktualisier)en)"
    rf" (?:\S+ ){{0,5}}?{_CONTRACT}",
    rf"{_CONTRACT} (?:\S+ ){{0,12}}?(?:change|updated|effect|apply|aendern|geaendert|angepasst|gelten"
    r"|in kraft|zum \d|an\b)",
)
"""A changed contract: it speaks of interruptions and maintenance without any of them being there."""
LAUNCH = family(
    r"(?:new|neu|introducing|announcing) ?:?.{0,80}(?:now available|available now|jetzt verfuegbar|verfuegbar)",
    r"(?:is |are )?now available (?:in|for|on|with|as|to)\b",
)  # fmt: skip
PRAISE = family(
    r"(?:fresh )?new look", r"neuem? (?:gewand|look)", r"der vergangenheit an",
    r"\d+[.,]\d+ ?% (?:verfuegbarkeit|uptime)", r"zum preis von", r"\w*specials?\b", r"\d+ monate\b",
    r"rund um die uhr", r"geld zurueck", r"money back",
    r"jetzt (?:neu|sichern|bestellen|kaufen|wechseln|testen|buchen|upgraden|informieren|zugreifen|entdecken"
    r"|anmelden|sparen|kostenlos|abschliessen|gratis)", r"jetzt [a-z]+en(?=[,.!])", r"sichern sie sich",
    r"gratis", r"kostenlos", r"rabatt",
    r"angebote?\b", r"aktion(?:spreis)?\b", r"gutschein", r"nur \d+,\d\d", r"\d+,\d\d (?:€|euro)", r"(?:€|eur"
    r"|euro)\b",
    r"pro monat", r"premium", r"monate? (?:gratis|kostenlos|geschenkt)", r"sparen sie",
    r"\d+ ?% (?:sparen|rabatt|guenstiger|off)", r"wechseln\b", r"upgraden sie", r"tarife?\b", r"nie (?:wieder|mehr)",
    r"schluss mit", r"mehr speicher", r"exklusiv", r"gewinnspiel", r"vorteil", r"bestellen sie", r"wechseln sie",
    r"testen sie", r"free (?:trial|month)", r"% off", r"save \d+", r"discount", r"upgrade (?:now|today|to)",
    r"special offer", r"limited[- ]time", r"buy now", r"sign up (?:now|today)", r"only \$", r"\$\d", r"£\d",
    r"per month", r"try .{0,20} free", r"never (?:again|miss|worry)", r"say goodbye", r"get started",
    r"switch to .{0,30}today", r"black friday", r"deal\b(?! with)", r"promo", r"tired of", r"order now",
    r"your business deserves", r"uptime guarantee", r"no more", r"new ?:", r"neu ?:", r"neu (?:im|in|bei)\b",
    r"wir freuen uns", r"neue (?:funktion|features?|version|app|oberflaeche|webmail)",
    r"neues (?:design|feature|webmail|layout)", r"ab sofort", r"jetzt auch", r"newsletter", r"wir stellen vor",
    r"vorgestellt", r"stellenangebot", r"vacanc(?:y|ies)\b",
    r"closing date", r"\(?[mwfd]/[mwfd]/[mwfdx]\b", r"bewirb dich", r"bewerb(?:en sie|ung)",
    r"wir suchen (?!die|den|das|nach|noch|weiter)",
    r"veroeffentlicht (?:seinen|unseren|den)", r"transparenzbericht", r"tag der offenen", r"auszeichnung",
    r"testsieger", r"gewonnen", r"we(?:'re| are) (?:excited|happy|pleased|thrilled|proud|delighted|hiring)",
    r"introducing", r"new feature", r"announcing", r"now (?:supports|available in|with)", r"release notes",
    r"we(?:'ve| have) (?:added|launched|released)", r"webinar", r"blog post", r"changelog", r"award",
    r"named (?:a|the) ", r"read more", r"\w*blog\b", r"leader\b",
    r"(?:months?|weeks?|year) free\b", r"(?:offer|sale|deal) ends", r"(?:rolled out|launched|introduced) (?:a"
    r"|our) new",
    r"new (?:webmail|web ?mailer|interface|design|layout)\b", r"empfehlen wir den einsatz", r"redesigned",
    r"try it (?:today|now|out)",
    r"ist da: ", r"congratulations", r"glueckwunsch",
    r"version \d", r"(?:is|are) here\b", r"fewer crashes", r"update (?:today|now)\b",
    r"(?:halben|halber|zum) preis", r"\w*kuendbar", r"for free\b", r"free of charge",
    r"(?:move|switch|migrate|upgrade) to our",
    r"(?:move|bring|transfer) your (?:\w+ )?(?:\w*mail\w*|domains?|accounts?)", r"keep your (?:\w+ )?address",
    r"\w+ report is out", r"uptime\b",
)  # fmt: skip
POLICY = family(
    r"(?:larger|bigger) than \d+ ?mi?b", r"(?:groesser als|ueber) \d+ ?mi?b", r"quota\b", r"kontingent", r"greylisting",
    r"(?:hoechstens|maximal|up to|at most|no more than) \d+ (?:messages|nachrichten|mails|empfaenger|recipients)",
    r"grundsaetzlich",
)  # fmt: skip
"""Limits and rules of the house; together with advice to readers they are no fault."""
FRAUD = family(
    r"\w*phishing\w*", r"spam\b", r"hackers?\b", r"scam\w*", r"spoof\w*", r"betrueg\w*", r"kriminelle\w*",
    r"tarnen sich", r"bona fide", r"(?:fraud|suspicio)\w*", r"verdaechtig\w*", r"vermeintliche?\w*",
)  # fmt: skip
NOT_FOOLED = family(
    r"(?:do not|don't|never) (?:\S+ ){0,3}?(?:reply|respond|click|open|enter|follow)\b",
    r"(?:nicht|keinesfalls|niemals|nie|keine|auf keinen fall) (?:\S+ ){0,5}?(?:klick\w*|link\w*|anhaeng\w*|antwort\w*"
    r"|zugangsdaten|passw\w+|kennw\w+)",
    r"(?:klicken|oeffnen|antworten|geben) sie (?:\S+ ){0,4}?(?:nicht|keinesfalls|niemals|nie|keine|keinen)\b",
    r"(?:stammt|kommt|kommen|ist|sind) nicht von uns", r"(?:if|when) (?:you are |you're )?(?:unsure|in doubt)\b",
    r"im zweifel\w*", r"not (?:sent )?(?:from|by) us", r"did not come from",
)  # fmt: skip
"""What readers are told against a fraud."""
PRETENDED = family(
    r"(?:subject|betreff)s?\b", r"(?:entitled|titled|they claim|claim(?:s|ing)? that|pretend\w*)\b",
    r"(?:supposedly|allegedly)\b", r"(?:angeblich\w*|vermeintlich\w*|behaupte\w*|nachgemacht\w*)\b",
    r"(?:this|that) is (?:not |un)true", r"none of (?:this|that|it) is true", r"stimmt nicht\b",
    r"(?:sonst|andernfalls|otherwise|or else)\b",
)  # fmt: skip
"""What somebody else says or pretends."""
ONE_ACCOUNT = family(
    r"(?:your|dein|ihr) (?:mailbox|(?:\S+ ){0,2}?account|login|ip|address|postfach|\w*konto|zugang|adresse)"
    r" (?:\S+ ){0,3}?(?:locked|blocked|suspended|disconnect\w*|deactivated|terminated|gesperrt|blockiert"
    r"|deaktiviert)\b",
)  # fmt: skip
"""What is wrong for one reader alone."""
BAIT = re.compile(
    r"(?<![a-z])(?:(?:bestaetigen|verifizieren|validieren|aktualisieren) sie (?:[^\s.!?]+ ){0,3}?\w*(?:konto|postfach"
    r"|account|zugang|daten|identitaet|mailbox)|(?:confirm|verify|validate|update) your (?:\S+ ){0,2}?(?:account"
    r"|mailbox|identity|password|credentials))\b.*(?:sonst|andernfalls|gesperrt|deaktiviert|geloescht|otherwise|suspended"
    r"|deactivated|terminated|deleted|closed|lose access)(?![a-z])"
)
"""The fraud itself: readers are to confirm who they are, or else."""
CALLED_OFF = family(
    r"(?:cancelled|canceled|called off)\b", r"abgesagt", r"entfaellt", r"entfallen\b", r"findet (?:\S+ )?nicht statt",
    r"(?:will not|won't|not going) (?:\S+ )?(?:take place|happen|go ahead|ahead)", r"ersatzlos gestrichen",
)  # fmt: skip
WARNING = family(
    r"wave of (?:\S+ ){0,3}?(?:messages|e-?mails|mails|phishing)", r"(?:that|which|and) pretend(?:s|ing)? to",
    r"infected attachments?", r"im umlauf", r"kursier(?:t|en)\b", r"die runde\b", r"(?:infizierte"
    r"|schaedliche)\w* anhaeng\w*",
    r"geben sich als", r"\w*betrueger", r"beware of", r"gefaelschte (?:e-?)?mails", r"fake (?:e-?)?mails",
    r"(?:vorsicht|achtung|warnung)\W+(?:vor )?(?:\S+ )?(?:\w*phishing|\w*betrug|\w*betrueg)",
    r"hoax(?:es)?\b", r"hoax[ -](?:e-?)?mails?", r"attempt\w* to (?:capture|steal|obtain|harvest)",
    r"(?:they|these) are not from us", r"stammen nicht von uns",
)  # fmt: skip
"""A warning of fraud: the trouble in it is what the fraud pretends."""
ONE_USER = family(
    r"(?<![a-z] )habe (?:das|auch|die|seit|den)\b",
    r"gleiche[sn]? (?:problem|fehler|thema)", r"same (?:problem|issue|here)",
    r"bei uns auch", r"meldet sich nicht", r"ich\b", r"bei mir", r"mein(?:e|em|en|er)?\b", r"mir\b",
    r"(?<!meldet )(?<!von )(?<!an )(?<!fuer )euch\b",
    r"jemand", r"noch wer", r"hallo (?:zusammen|leute|community|alle)\b(?!.*\b(?:wir|unser|admin))",
    r"unverschaemt", r"saftladen",
    r"danke schonmal", r"(?:geht|funktioniert|laeuft|klappt) (?:\S+ ){0,4}?auch (?:nicht|nix)",
    r"(?:the )?hotline (?:sagt|meint|says|said)", r"kuendige", r"sauerei", r"frechheit", r"i\b(?!\.e|\.?t\b|&)",
    r"i'm\b", r"i've\b", r"my\b",
    r"me\b",
    r"(?:anyone|anybody)\b(?! (?:who|whose|with|\w+ing)\b(?! (?:else|problems?|issues?|trouble|the same|this)\b))",
    r"is it just me", r"wtf", r"ridiculous", r"you guys", r"hey @", r"fix your",
    r"@\w+ (?:why|when|warum|wann|was ist)", r"seriously\?",
    r"(?:euer|eurem|euren|eure|eures) (?:\S+ )?(?:\S*server|\S*dienst|service|support|hotline|technik|laden"
    r"|webmail)\b", r"warte (?:auf|seit)\b", r"@\w+ (?:is|are|what|how|any|your|still|ist|wieso|geht|kann"
    r"|funktioniert|habt|mail|email)\b",
    r"nervt\b", r"wann (?:ist|geht|gehen|funktioniert|laeuft|kommt|kann) [^.!]*\?",
    r"mich\b",
)  # fmt: skip
TO_CUSTOMERS = re.compile(
    r"\W*(?:dear|liebe[r]?|sehr geehrte[r]?) (?:\S+ ){0,3}?(?:customers?|users?|members?|subscribers?|colleagues"
    r"|\w*kund(?:en|in|innen)|nutzer\w*|mitglieder\w*|kolleg\w+)(?![a-z])"
)
"""How a letter to all begins; its writer may well say "I"."""
STAFF = family(
    r"\(?admin(?:istrator)?\)?\W*$", r"wir melden\b", r"als admin\b",
    r"(?:support|service|helpdesk|technical|technik)[ -]team\W*$", r"thanks for (?:posting|reporting|letting us know)",
    r"(?:owner|admin|operator|sysadmin|maintainer|betreiber|inhaber) (?:here|hier)\b",
    r"(?:not|n't) (?:just|only) you\b", r"nicht nur (?:bei )?(?:dir|ihnen|euch)\b", r"ich (?:schau|schaue"
    r"|sehe) (?:mir )?\w+ (?:\S+ ){0,2}?an\b",
    r"(?:sind|bin|bin ich|ich bin) (?:\S+ )?(?:unterwegs|am werk|dran)\b", r"(?:dein|euer|ihr) \S*(?:admin|team"
    r"|support)\b",
    r"(?:viele gruesse|gruss|gruesse|cheers|regards|best),? (?:\S+ ){0,3}?(?:\(?admin\w*|\S*-?team|it-\S+|support)\b",
    r"wir (?:halten|kuemmern|wissen|geben|danken|setzen|tun|hoffen|werden|nehmen|arbeiten|bitten|entschuldigen"
    r"|untersuchen|informieren|haben|sind|bedauern|bemuehen|pruefen|melden"
    r"|kennen|stellen|rechnen|gehen|beobachten|konnten)",
    r"unsere (?:technik|techniker|experten|ingenieure|kolleg|spezialisten|systeme|server|mail)",
    r"unser (?:team|technik|mail|rechenzentrum)", r"bei uns(?:eren|erem)",
    r"bitten (?:\S+ ){0,3}?(?:entschuldig|verstaendnis|geduld)", r"die (?:kollegen|technik|techniker)",
    r"ist (?:uns|der technik) bekannt", r"liebe (?:kund|nutzer)", r"unannehmlichkeiten", r"uns (?:ist|sind|liegen)",
    r"we (?:are|have|apologi[sz]e|continue|expect|will|were|identified|investigat|experienced|recommend|detected"
    r"|anticipate|hope|do not|don't|understand)", r"we're", r"we've", r"we'll",
    r"our (?:engineers?|team|technicians|developers|provider|mail|email|systems?|servers?|incoming|outgoing"
    r"|inbound|outbound|imap|smtp|staff)", r"inconvenience", r"apologi[sz]e", r"engineers", r"some of our",
    r"our (?:\w+ )?data ?cent(?:er|re)", r"we (?:\w{3,}ed|found|lost|had|took|brought)\b",
    r"i (?:got|was) (?:paged|called)", r"i (?:am|was) on my way",
    r"moderator\w*:", r"bei uns (?:\S+ )?bekannt", r"kann ich (?:\S+ ){0,3}?(?:nicht|keine[n]?) (?:\S+ )?(?:nennen"
    r"|sagen|angeben)", r"vom team\b", r"rueckmeldung (?:aus|von) (?:der|unserer) technik",
    r"(?:werden|haben|koennen|bitten|arbeiten|sind) wir\b",
    r"(?:eure|deine|ihre) geduld", r"(?:euer|dein|ihr) verstaendnis", r"your (?:patience|understanding)",
    r"bearing with us", r"i(?:'ve| have| am|'m) (?:\w+ )?(?:mov|check|investigat|restor|restart|working on|replac"
    r"|re-?enabl|fix)\w*",
    r"i(?:'ve|'m|'ll| have| am| will) (?:\w+ ){1,2}(?:the|our|both) (?:mail )?(?:servers?|code|nodes?|proxy|cluster)\b",
    r"\w*sprecher(?:in)?\b", r"spokes(?:man|woman|person)",
    r"(?:das unternehmen|der konzern|the company) (?:\S+ ){0,2}?(?:hat|habe|said"
    r"|says|has|is)\b",
    r"wir koennen", r"das team", r"we can\b",
    r"laut (?:der |unserer )?technik\w*",
    r"affected (?:messages|e-?mails|mail) (?:will|have)\b", r"as (?:some|many) of you\b",
    r"remote[ -]hands", r"i(?:'ve| have| am|'m) (?:\S+ ){0,3}?(?:restoring|rebooting|rebuilding|swapping)\b",
    r"(?:mail|e-?mail)(?:'s| is| ist) down,? (?:\S+ )?(?:folks|everybody|everyone|all|leute)\b",
    r"(?:ich|wir) (?:ziehe|spiele|setze|stelle|tausche|baue)n? (?:\S+ ){0,8}?(?:zurueck|ein|neu|wieder her|um)\b",
    r"(?:backup|sicherung) (?:\S+ ){0,10}?(?:zurueck|onto|restor\w+|eingespielt)\b",
)  # fmt: skip
"""The provider's own voice."""
