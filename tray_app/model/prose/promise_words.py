"""The words around a time that make it a promise, or tell that it is none; for text in lower case."""

from __future__ import annotations

import re

END = re.compile(
    r"\bwieder\b|behoben|beheb|(?<![a-zäöü])gel(?:ö|oe)st|\bl(?:ö|oe)s|abgeschlossen|abschl|beendet|beseitig|entstör|fertig\b"
    r"|wiederherst|inbetriebnahme|in betrieb\b|fertigst|normalisier|bereinigt|repariert|geheilt|\bend(?:e|en|et)\b"
    r"|zurück\b|(?:imap|smtp|pop3|webmail|e?-?mails?|services|dienste|versand|empfang|rest) (?:\w+ ){0,3}?(?:folgt"
    r"|folgen|follow)|\bsorted\b"
    r"|entwarnung|(?<!report )(?<!call )(?<!call you )(?<!check )\bback\b(?! with | to you)|restor|resol|\bfix"
    r"|complet|finish"
    r"|\bagain\b|repair|solv|recover|normal|\bend(?:s|ed"
    r"|ing)?\b|\bover\b(?! (?:the|this|a|night|next|easter|christmas)\b)|\bdone\b|up and running|operational"
    r"|rectif|\bclear|\bgone\b|\breturn(?!(?:ed)? to (?:the |their |its )?sender)|\bresum|caught up"
    r"|subside|\bin place\b|(?:expect|will|should) (?:\w+ ){0,4}have (?:full )?access\b(?! only)"
    r"|(?:\ball|\balle[rns]?|queued|delayed|held|backlog|stuck|waiting|wartende\w*|aufgelaufene\w*|verzögerte\w*"
    r"|zurückgehaltene\w*) (?:\w+ ){0,8}?(?:delivered|delivering|zugestellt|ausgeliefert|eintreffen)|nachgeliefert"
    r"|nachgereicht"
    r"|\bfull (?:service|operation)\b|reach (?:everyone|everybody|all)\b|erfolgt\b|\bempty\b|\bleer\b|abgearbeitet"
    r"|abgebaut|weitergeh|weiter geht"
    r"|ausgetauscht|ersetzt|\babbau\b|abarbeitung|abschluss|rückkehr|wiederaufnahme|freigabe"
    r"|\breinstat|\bgreift\b|takes? effect|\b(?:gebt|geben sie|gib) uns\b|\bgive us\b"
    r"|\bmit (?:unser\w* |den |allen )?(?:\w*diensten|\w*servern|\w*systemen) rechnen"
)
RUNS = re.compile(
    r"\b(?:be|bring|get|have|come) (?:\w+ ){0,3}?(?:running|up|online|available|working|reachable|accessible|live"
    r"|functional)\b|(?:verfügbar|erreichbar|online|bereit|nutzbar) (?:sein|stehen)\b"
)
"""What is the end of a trouble if it is told of a moment to come, and the opposite behind "until"."""
AHEAD = re.compile(
    r"\bwird\b|\bwerden\b|\bsoll|\bdürfte|\bkönnte|voraussichtlich|\bvsl|erwart|rechne|davon aus|\bplan|\bziel\b"
    r"|hoff|prognos|foresee|forecast|vorgesehen|geschätzt|schätz|spätestens|zuversicht|\bendet\b|\bends\b|\bwill\b|'ll\b|\bshould\b|expect"
    r"|estimat|\beta\b|\bettr\b|\betr\b|\bhop(?:e|ing)\b|anticipat|\baim|target|likely|schedul|predict|confident"
    r"|\bgreift\b|\btakes? effect|\b(?:gebt|geben sie|gib) uns\b|\bgive us\b|\berst (?:gegen|um|ab|am)\b"
    r"|\bwenn alles\b|\bif (?:all|everything) goes\b|\bgoal\b|nach (?:derzeit|aktuell"
    r"|jetzig|heutig)\w+ (?:stand"
    r"|planung|einschätzung)"
)
TROUBLE = re.compile(
    r"kein(?:e|en)? (?!(?:\w+ )?(?:aussage|prognose|auskunft|angabe|einschätzung|rückmeldung|antwort|anruf|beratung)"
    r"|\w+ kontakt)(?:\w+ ){0,5}?(?:möglich|verfügbar|erreichbar)|nicht (?:mehr )?zur verfügung"
    r"|(?:turned|switched) off\b"
    r"|stör|ausf[aä]ll|nicht (?:\w+ ){0,2}(?:erreichbar|zu erreichen|verfügbar|möglich|nutzbar)|außer betrieb"
    r"|eingeschränkt|einschränk|verzöger"
    r"|unavailable|outage|\bdown\b|offline|disrupt|unable|\bdauer|\banhalten|andauer|\blast\b|continue|wartung"
    r"|maintenance|arbeiten\b|\bwork|\bfail|intermittent|problem|issue|\bslow|langsam|beeinträchti|degraded"
    r"|abgeschaltet|deaktiviert|disabled|unterbrech|interrupt|aussetzer"
)
UPDATE = re.compile(
    r"(?:next|nächste\w*|weitere\w*|another|further|neue[rs]?|additional"
    r"|following)\s(?:\w+\s)?(?:status)?-?(?:updates?\b|info\w*|meldung|stand\b|message|statement|mitteilung"
    r"|statusmeldung)|updates? (?:will|at|by|um|bis|folgt|in|within|every|gegen|spätestens|wird|geben|to follow)"
    r"|\bupdates?\s?:|\bupdate (?:again|you|this|here|everyone|customers)|will (?:\w+ )?update\b|informier"
    r"|\bmelden (?:wir |uns)|\bmelden\b.*\buns\b|update you|\bpost\b|provid(?:e|ing)\b|keep you"
    r"|hear (?:back )?from|\breport back|call (?:you )?back|bericht\b|post-?mortem|\breports?\b(?! that\b)"
    r"|get back to (?:you|them)|let you know|berichten|more info"
    r"|(?<!derzeitigem )(?<!aktuellem )(?<!jetzigem )(?<!heutigem )\bstand\b"
    r"|last update|zuletzt aktualisier|letzte aktualisier"
    r"|aktualisieren (?:diese|sie|hier)|aktualisieren wir (?:hier|diese|die (?:seite|meldung|statusseite)"
    r"|den (?:status|beitrag|artikel)|laufend|regelmäßig|fortlaufend)|auf dem laufenden|bekannt ?ge(?:ge)?ben|mitteilen"
    r"|will be announced"
    r"|mehr dazu|give an update"
    r"|share|follow up|status ?seite|nächste\w* aktualisierung|\bnews\b|further details"
)
SOFTWARE = re.compile(
    r"\b(?:\w*sicherheits|security|software|firmware|microsoft|windows|exchange|kernel|system|server|webmail|roundcube"
    r"|monthly|monatliche\w*)[- ]?updates?\b"
    r"|\bupdates?(?= (?:[^\s,;]+ ){0,8}?(?:applied|installed|deployed|eingespielt|installiert|durchgeführt|aufgespielt"
    r"|vorgenommen|einspielen|installieren)\b)|\b(?:applying|installing) (?:\w+ )?updates?\b"
)
"""Updates of programs, not of the post."""
PAST = re.compile(
    r"\bkam es\b|\bgab es\b|\bwar(?:en)?\b|\bwurden?\b|\bhatten?\b|\bkonnten?\b|\btraten?\b|\bfiel(?:en)?\b|\bwas\b"
    r"|\bwere\b|\bhad\b|experienced|\blasted\b|dauerte\b|started|began|occurred|\bletzten\b|\bvergangen"
    r"|\blast (?:night|week|two|few|\d)|(?<!quarter )(?<!half )\bpast\b|\bago\b|\bhad promised|versprochen hat"
    r"|\b(?:funktionierte|klappte|lief|ging|blieb|kam)(?:en|n)?\b|\b(?:remained|stayed|worked)\b"
    r"|\b(?:no|nobody|no one) (?:\w+ ){0,2}could\b|zugesagt hat|\bwent\b|\bcame\b|\bfell\b|gestern|yesterday|gewesen"
)
WILL = re.compile(r"\bwird\b|\bwerden\b|\bsoll|\bwill\b|\bshould\b|\bist\b|\bis\b")
NOT_OURS = re.compile(
    r"\bob\b|\bwhether\b|\bdecide|entscheid|refund|erstattung|(?:do|does|did)(?: not|n't) (?:expect|anticipate)"
    r"|not expected|unlikely|unwahrscheinlich"
    r"|nicht (?:\w+ ){0,4}zu rechnen|(?:rechnen|erwarten) (?:\w+ ){0,3}nicht\b|originally|ursprünglich"
    r"|\b(?:initially|at the time|at first|would)\b|\b(?:expected|hoped|planned|promised) to have\b"
    r"|\bestimated that\b"
    r"|(?<!uhr )nicht zu erreichen\b"
    r"|nicht (?!zu erreichen\b)(?:\w+ )?(?:ein)?(?:halten|gehalten|schaffen|geschafft|erreichen|erreicht|klappen"
    r"|geklappt|einhalten)\b"
    r"|\bverstrichen"
    r"|\bmissed\b|overr[ua]n|(?:unable to|not|n't) (?:\w+ )?(?:meet|met|make|made|keep|kept)\b|\bslipped\b"
    r"|\bwe (?:had )?(?:promised|expected|hoped|planned)\b|support|hotline|service-?zeit"
    r"|öffnungszeit"
    r"|(?<!nur )telefonisch|office hours|business hours"
    r"|opening hours|\bcall\b"
    r"|rufen sie|versuchen sie|probieren sie|\btry\b|\bretry|erneut versuch|zu einem späteren|password|passwort"
    r"|rabatt|angebot|discount|offer|\bkündig|frist\b|gespeichert|aufbewahr|gelöscht|\bstored|\bdeleted|\bretained"
    r"|vertröst|bounce|\bjede[nrs]?\b|\bevery\b|\beach\b|\bweekly\b|\bdaily\b|wöchentlich|täglich|in der regel"
    r"|usual|typical"
    r"|normalerweise|erfahrungsgemäß|üblicherweise|generally|\bqueued? (?:for|up to)|zwischengespeichert"
)
PEOPLE = re.compile(
    r"(?:\bwe\b|\bwe'(?:re|ll|ve)|\bwir\b|\b(?:team|staff|crews?|shift|engineers?|technicians?|admins?|colleagues"
    r"|people|experts?|specialists?|developers?|vendors?|supplier|manufacturer|help ?desk|techniker\w*|kolleg\w*"
    r"|mitarbeite\w*|leute|experten|spezialisten|ingenieure|entwickler|personal|hersteller|dienstleister|\w*dienst"
    r"|\w*bereitschaft|\w*annahme|leitstelle|technik)\b)"
    r".*?(?:\bwork|\bcontinu|\bstay|\bremain|\bmonitor|\bwatch|\bobserv|\bkeep(?:ing)? (?:an |a close )?(?:eye|at)"
    r"|\bduty|\bon[ -](?:call|shift|site)|\bstaff|\bavailable|\breach|\bsleep|\bbusy|\bassigned|\bcontact|\btouch"
    r"|arbeit|\bbleib|beobacht|überwach|im einsatz|im dienst|besetzt|erreichbar|vor ort|\bdran\b|bereitschaft"
    r"|in kontakt|eingeplant|beschäftigt|schichtbetrieb"
    r"|eingeschaltet|eintreffen|trifft|treffen|\barriv|\bship"
    r"|\b(?:look|check|try|meet|ask|press|chase|schauen?|sehen?|prüfen?|fragen?)\b)"
    r"|\b(?:on duty|on[ -]call|on shift|staffed|manned|reach us|contact us|emergency number"
    r"|besetzt|notruf\w*|in bereitschaft|im dienst|vor ort)\b"
)
"""People who work, watch or can be reached through a time: no word that it is over then."""
REOPENS = re.compile(
    r"\b(?:office|büro|schalter|sekretariat|service|help ?desk|support)\b.{0,40}?(?:\bre-?opens?\b|\bopen(?:s|ed)?\b"
    r"|öffnet|für sie da|wieder (?:für sie |für euch )?(?:erreichbar|da\b|besetzt))"
)
"""When the office opens."""
WORK_RESTS = re.compile(r"\bwork\b.{0,20}?\b(?:pauses?|resumes?|stops?)\b")
THROUGH = re.compile(r"\b(?:until|till|'?til|through(?:out)?|over|during|bis|über|während)\b|\bovernight\b")
"""Said of how long somebody works, not of when it is done."""
WORKS_AGAIN = re.compile(
    r"\b(?:look|check|try|meet|ask|press|chase|schau|seh|prüf|frag)\w*\b.{0,40}?\b(?:again|back|wieder|nach)\b"
)
"""Somebody does something again, not: something works again."""
WORK_ON_END = re.compile(r"\ba[nm] (?:der |einer |dem )?(?:behebung|lösung|wiederherstellung|reparatur|\w*behebung)")
GIVE_US = re.compile(
    r"(?:give|gebt|gib|geben sie) us|(?:gebt|gib|geben sie) uns"
    r"|(?<=rechnet )mit noch|(?<=rechnen sie )mit noch|(?<=rechnen wir )mit noch"
)
FROM_NOW = re.compile(r"\b(?:another|further|weitere\w*|noch)\b")
AFTER_IT = re.compile(r"\b(?:nach|after|following)\s(?:der|den|dem|diese\w*|the|this)\b")
THE_NEXT = re.compile(
    r"(?:for|für) (?:(?:at least|about|mindestens|etwa) )?(?:the next|another|die nächsten?|weitere)\b"
)
FOR_SO_LONG = re.compile(r"(?:for|für)\s")
"""How long something is away, at a time that nobody told."""
IF = re.compile(
    r"^\W*(?!sollte (?:in|bis|gegen|ab|um|spätestens|heute|morgen|so|dann|also|alles)\b[^,]*"
    r"\bwieder (?:\w+ )?(?:laufen|funktionieren|gehen|klappen|sein|stehen)\W*(?:$|#))"
    r"(?:if|wenn|falls|sofern|should you|sollten sie|sollte)\b"
    r"(?!.*\b(?:all|alles|everything|nothing|nichts)\b)"
)
"""A clause on what may be so."""
AFTERWARDS = re.compile(r"\W*(?:once|after|sobald|nachdem)\b")
ENDS = re.compile(rf"{END.pattern}|\b(?:ends|is over|endet|vorbei ist)\b")
OPENING = re.compile(
    r"\bgeöffnet\b|sprechzeit|sprechstunde|rückfragen|beratung\b|\braum\b|drop-?in\b|help is available"
    r"|\bopening\b|\bdesk\b|voicemail|\bgeschlossen\b|\bclosed\b|(?:support|office|hotline|büro)\b.{0,40}\bback\b"
)
"""When people can be reached."""
CLOSED_FOR_WORK = re.compile(
    r"\b(?:\w*mail\w*|\w*server|\w*system|\w*postf\w+)\b.{0,40}?"
    r"(?:\bwegen (?:\w+ )?\w*wartung\w*\b.{0,60}?\bgeschlossen\b"
    r"|\bclosed for (?:\w+ )?maintenance\b)"
)
"""A service that is closed, not a desk."""
BARE_FORECAST = re.compile(r"[,;] (?:und zwar )?(?:voraussichtlich|vsl\.?|vermutlich|probably)\s$")
DELAY = re.compile(
    r"verzöger|delay|verspät|\blate\b|\blatency|wartezeit|länger als|slow|zustell\w* (?:kann|dauer)"
    r"|deliver\w* (?:can|may|takes?|time)"
)
EARLIEST = re.compile(
    r"(?:nicht vor|not before|frühestens|earliest|no earlier than|keine[nr]? (?:\w+ )?(?:zeitpunkt|prognose|termin"
    r"|angabe)|no (?:eta|estimate|timeline))\W*(?:\w+ )?$"
)
LEAD = re.compile(
    r"\b(?:bis|until|till|'?til|by|before|vor|spätestens|no later than|not later than)(?:\s(?:spätestens"
    r"|voraussichtlich|vsl\.|ca\.?|etwa|zirka|circa|gegen|um|about|around|approximately|approx\.?|at|the|zum|zur|am"
    r"|den|mindestens|at least|latest|early|late|frühestens|einschließlich|inkl\.|heute um))*,?\s*$"
)
PURPOSE = re.compile(
    r"(?<!expect )(?<!expected )(?<!hope )(?<!hoping )(?<!aim )(?<!aiming )(?<!plan )(?<!planning )(?<!able )"
    r"(?<!going )"
    r"(?<!likely )(?<!scheduled )\b(?:in order )?to (?:resolve|fix|solve|address|repair|restore|finish|complete"
    r"|clear)\w*"
    r"|\bzur (?:behebung|lösung|wiederherstellung)\b|\bum\b.{0,80}?\bzu (?:beheben|lösen|beseitigen)"
)
"""What something is done for: no word that it is then done."""
START_LABEL = re.compile(
    r"\b(?:start|starts|starting|begins?|beginn|beginnt|startet|since|seit|started)(?: time"
    r"| date|zeit)?\s?:?\s*(?:at |on |um |am )?$"
)
SAID_BEFORE = re.compile(
    r"\bwir (?:haben|hatten) .{0,40}?(?:gemeldet|mitgeteilt|angekündigt|versprochen|geschrieben)|\bwe (?:had "
    r"|have )?(?:said"
    r"|told you|announced|reported|wrote)\b"
)
"""What the provider said earlier, and mostly takes back."""
USUAL = re.compile(
    r"\b(?:in der regel|usually|typically|generally|normalerweise|erfahrungsgemäß|üblicherweise|gewöhnlich)\b"
)
"""What is always so promises nothing."""
POWER_BACK = re.compile(r"\b(?:strom|netz|power|electricity)\b[^,;]*$")
OURS_BEHIND = re.compile(r"^[^,;]*[,;].*\b(?:unsere\w*|wir|our|we|\w*mails?|services?|dienste)\b.*\d")
"""A later time for the service itself, behind the one at which the power is back."""
BY_OTHERS = re.compile(r"delist|austragung|\blöschung|unblock|propagat")
"""What others do in their own time: to take a server off their list."""
GIVEN_UP = re.compile(
    r"\b(?:statt|anstatt|anstelle|entgegen|instead of|rather than|nicht wie|not as)\s(?:(?!erst|nun|nur"
    r"|now)\w+\s){0,4}$"
)
"""Before a time that does not count any more: "statt wie geplant um 11 Uhr"."""
FAILED = re.compile(
    r"\b(?:konnten?|wurden?|could|was|were|did|has|have|hat|haben)(?:\b|(?=n't)).{0,60}?(?:\bnicht\b|\bnot\b|n't\b)"
)
"""What did not come about."""
TOLD_ON = re.compile(
    r"\b(?:sent|sent out|posted|announced|reported|wrote|gesendet|verschickt|mitgeteilt|angekündigt|gemeldet|seit"
    r"|since)"
    r"\s(?:on |am )?$"
)
"""Behind it stands the day on which something was told or began."""
TONIGHT = re.compile(r"\bheute (?:in der )?nacht\b|\btonight\b|\bkommende\w* nacht\b")
BROKE_DOWN = re.compile(r"\b(?:ausgefallen|abgestürzt|gekommen|aufgetreten|gewesen|failed|crashed)\b")
SINCE = re.compile(r"\b(?:seit|since)\s(?:\w+\s){0,2}$")
OF_MAILS = re.compile(
    r"(?<!\w)(?:(?:e-?)?mails|nachrichten|messages),?(?: die)? (?:that |which )?(?:von|vom|from|zwischen|between|sent"
    r"|came in|came|arrived|aus)?\s?(?:\w+\s)?$"
)
"""A span in which mails were sent, not one in which anything is down."""
UP_TO = re.compile(r"\b(?:until|till|bis)\s(?:the |zum )?$")
WATCH = re.compile(r"\b(?:monitor|watch|observ|keep (?:an |a close )?eye)|beobacht|überwach|\bim auge\b")
"""What is done when the trouble is over, or whether it is: no repair."""
UNTIL = re.compile(r"^(?:bis|until|till|'?til)\b")
OF_TWELVE = re.compile(r"(?!0)\d{1,2}[:.]\d\d")
ENGLISH_LEAD = re.compile(r"\b(?:by|before|until|till|around|about|at|approximately)\s$")
NOT_BEFORE = re.compile(r"^(?:before|vor)\b")
THEN_AGAIN = re.compile(
    r"[^,;.]{0,60}[,;] (?:danach|anschließend|after (?:which|that)|then)\b.*(?:\bwieder\b|wie gewohnt|normal|\bagain\b)"
)
"""Behind the time at which a repair is put in: what is so from then on."""
AGAIN_FROM = re.compile(r"\b(?:ab|from)\s*(?:ca\.?\s|etwa\s)?$")
SPAN = re.compile(
    r"\s*,?\s*(?:(?:and )?(?:ending|ends|finishing|lasting until|und endet|endend)\s(?:on |at |um |am |gegen )?"
    r"|(?:uhr)?\s*(?:-|–|—|bis|until|till|to|through)\s*(?:zum|zur|ca\.?|etwa|voraussichtlich|gegen|about"
    r"|approximately|approx\.?|um|on|spätestens)?|auf|zum|und|and)\s*(?:den\s|dem\s|am\s)?"
)
AND = re.compile(r"\s*(?:und|and)\s*")
BETWEEN = re.compile(r"\b(?:zwischen|between)\b")
SPAN_LEAD = re.compile(r"(?:\bin der )?(?:\bnacht )?(?:\b(?:von|vom|zwischen|from|between|ab)\s+)?$")
END_LABEL = re.compile(
    r"(?:(?:voraussichtliche\w*|geplante\w*|erwartete\w*|estimated|expected|planned|scheduled"
    r"|target)\s)?(?:\w+\s)?(?:prognose|zieltermin|forecast|new (?:target|eta|time)"
    r"|(?:new|current|latest|best|our) estimate|target|neues ziel"
    r"|neuer termin|(?<!schicht)(?<!dienst)(?<!angebots)ende|end(?:ing)?(?: time)?|entstörung|behebung|lösung"
    r"|fertigstellung|wiederherstellung|restoration(?: time)?|resolution(?: time)?|completion(?: time)?|fix"
    r"|(?<!support )(?<!offer )(?<!sale )(?<!shift )(?<!hours )\bends|\b(?:nennt|nennen|gibt) (?:\w+ )?als ziel"
    r"|finish(?: time)?|eta|ettr|etr|time (?:of|to) \w+)(?:\sfor(?:\s\w+){1,5}"
    r"|\s(?:der|des|of the|of this|dieser|dieses) \w+|\sof(?: \w+){1,2}"
    r"|\sfür(?:\s\w+){1,4})?\s?(?:\([^)]*\))?(?:\sbis(?=:))?\s?(?::|=|is\b|ist\b|um\b|gegen\b|am\b|-|–"
    r"|(?<=\beta )(?:of\b)?|(?<=\bende )|(?<=\bend )|(?<=\bettr )|(?<=voraussichtlich )|(?<=zieltermin )"
    r"|(?<=als ziel ))"
    r"\s*(?:(?:by|ca\.?|um|am|gegen|etwa|voraussichtlich|vsl\.|circa|ungefähr|approx\.?|approximately|about|around"
    r"|probably|expected|at) )*$"
)
PLAIN_END_LABEL = re.compile(
    r"(?<!\w)(?P<forecast>(?:voraussicht|geplant|erwartet|prognos|vermut|estimat|expect|plan|schedul"
    r"|anticipat|target|project)\w*\s)?\w*(?:störungsende|ende|end(?: time)?)(?: der störung)?\s?[:=]\s*$"
)
"""An end that is not called a forecast: in the past it has come."""
CLAUSE = re.compile(r"[,;:]\s| - | – |(?<!\bup)\s(?:und|and|aber|but|sowie|jedoch|however)\s")
INSERTED = re.compile(
    rf"(?:\s?uhr)?\s?,\s(?=(?:vollständig |alles? (?:\w+ )?|komplett |fully |all (?:\w+ )?)?(?:{END.pattern}))"
)
"""Behind a time that stands between commas: "bis heute, 18 Uhr, wieder verfügbar"."""
TAKES = re.compile(
    r"(?:^|[,;] )(?:it |this |that |which )?(?:should|will|may|expected to|likely to) (?:only )?take\b|^(?:dies|das"
    r"|dieser?|es|er"
    r"|sie)\b.{0,30}\bdauer(?:n|t)\b"
)
REPAIR = re.compile(
    r"\b(?:eta|ettr|etr|time to (?:fix|repair|restore|resolution|resolve))\b|restdauer|restzeit|verbleibende"
    r"|remaining|behebung|reparatur|arbeiten|entstörung|störung|ausfall"
    r"|wiederherstellung|umstellung|austausch|repair|\bfix"
    r"|work|outage|restor|resol|recover|migration|upgrade|rebuild|recovery|replac|\bit will|\bthis will|maintenance"
    r"|wartung"
)
DENIED = re.compile(
    r"nicht (?:\w+ ){0,3}?(?:zu erwarten|zusagen|zugesagt|versprechen|garantieren|zu rechnen|zu schaffen)"
    r"|(?:cannot|can't|can not|unable to) (?:\w+ )?(?:promise|guarantee|commit|confirm)\b(?!.*\bavailab)"
)
"""No time is promised."""
THAT = re.compile(r"\W*(?:dass|that)\b")
DUTY = re.compile(r"\b(?:please|bitte)\b(?!.*\b(?:patien|geduld|bear with|beachten|note|informed|advised|aware)\b)")
"""What readers are asked to do."""
PLANNED_WORK = re.compile(
    r"wartung|\barbeiten\b|\w+arbeiten\b|umstellung|aktualisierung|migration|umzug|maintenance|upgrade|\bworks?\b|window"
    r"|downtime|\bmove\b"
)
CALLED_OFF_OR_MOVED = re.compile(
    r"\bcancel|call(?:ed|ing)? off|postpone|\bput off\b|\bdeferred|rescheduled|(?:not|n't) (?:take place|go ahead)"
    r"|abgesagt|sagen .* ab\b|entf[aä]ll|verschoben|verschieben|verlegt|fällt .*\baus\b|nicht statt"
)
NEW_DATE = re.compile(
    r"\b(?:auf|to|until)\s(?:den\s|the\s)?$|\b(?:neue\w*|new|instead|stattdessen|ersatztermin|rescheduled for)\b"
    r"|\b(?:nun|now)\b(?!.*(?:cancel|called|abgesagt))"
)
"""Before the time that takes the place of one called off."""
HOPE = re.compile(r"\bhopefully\b|\bhoffentlich\b|\bfingers crossed\b|daumen")
"""A wish; without a time it promises nothing."""
REGULAR = re.compile(
    r"\bregularly\b|regelmäßig|\bwöchentlich|\bmonatlich|\busual\b"
    r"|\b(?:once|twice|\w+ times) (?:a|per|every|each) (?:week|month|quarter|year)\b"
    r"|mal (?:im|pro|je|jede[nrs]?|in der) (?:woche|monat|quartal|jahr)\b"
)
"""Said of a window that comes again and again."""
COMING = re.compile(r"\b(?:next|coming|kommende[nr]?|nächste[nr]?)\s$")
OF_QUEUE = re.compile(
    r"queue|warteschlange|re-?send|\bretr(?:y|ies)|erneut zu|zustellversuch|attempt|sperre\b|block(?:ed|ier)|locked"
    r"|refus|reject|abgewiesen"
)
"""What waits or is locked out in the meantime, and how long."""
TOLD_US = re.compile(
    r"[^,;.]{0,30}?\b(?:did we|were told|was told|heard|learne?[dt]|received|informed|advised|notified|erfuhren"
    r"|erhielten|bekamen|teilte\w*)\b"
)
"""Behind a time: at which something was told to somebody."""
