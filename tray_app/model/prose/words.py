"""The word families but those for trouble, German and English, as they look in folded text.

To teach the program a word, add a post that uses it to `tests/model/prose/heard.txt` and run
`python packaging/prose_weights.py`. Only where that is not enough, add the word to its family here.
"""

from __future__ import annotations

import re

from tray_app.model.prose.families import family

OVER = family(
    r"(?:completed|concluded|finished) (?:successfully|without|on schedule|as planned|ahead of|at (?:\d|noon"
    r"|midnight))",
    r"wieder (?:im lot|im tritt|auf zack)\b", r"(?:wieder|back) (?:auf den beinen|on (?:its|their) feet)\b",
    r"all (?:is )?good\b", r"(?:beseitigen|beheben|loesen) koennen",
    r"(?:wurden?|ist|sind) (?:\S+ ){0,3}?durchgefuehrt", r"ended\b", r"normalbetrieb", r"regelbetrieb",
    r"normal (?:operation|service|working)", r"wieder (?:\S+ ){0,2}?(?:gut|an\b|wie gewohnt)", r"sorted\b",
    r"all is well", r"alles (?:ist )?(?:wieder )?(?:gut|okay|ok|in ordnung)\b",
    r"users can (?:now |again )?(?:access|send|receive|log|sign)", r"(?:can|able to) (?:\w+ ){1,5}again\b",
    r"nicht laenger", r"behoben", r"geloest", r"beseitigt", r"beendet", r"abgeschlossen", r"entwarnung",
    r"entstoert", r"korrigiert", r"repariert", r"bereinigt", r"erledigt", r"vorbei\b", r"corrected", r"repaired",
    r"rectified", r"wiederhergestellt", r"ueberstanden",
    r"wieder (?:\S+ ){0,5}?(?:verfuegbar|erreichbar|normal|nutzbar|online|uneingeschraenkt|zur verfuegung|moeglich"
    r"|stoerungsfrei|fehlerfrei|reibungslos|einwandfrei|in betrieb|voll funktion|funktionsfaehig|da\b|stabil"
    r"|wie gewohnt|zugestellt|abrufbar|empfangen|freigegeben|funktionier|ok\b)",
    r"(?:funktionier|lauf|laeuf|geh|klapp|fliess)(?:en|t) (?:\S+ ){0,4}?wieder\b", r"nach behebung", r"resolved",
    r"solved\b",
    r"fixed", r"restored", r"recovered", r"back (?:to normal|online|up|in operation|in service)",
    r"(?:operational|available|works?|working|running|accessible|online|reachable|operating|functioning"
    r"|flowing)(?: \w+){0,2} again",
    r"(?:operating|working|running|functioning|flowing|processing|delivered) (?:as )?normal",
    r"(?:(?:once )?again|once more) (?:available|operational|working|reachable|accessible|able to|possible)",
    r"(?:operating|working|running|functioning|responding|behaving|loading) (?:properly|correctly|reliably|smoothly"
    r"|as (?:expected|intended|it should|they should))",
    r"(?:services?|systems?|servers) are (?:all |now |back )*online\b",
    r"(?:got|brought) (?:\S+ ){1,6}?(?:up|back)\b", r"brought back\b", r"queues? (?:has |have )?(?:emptied|drained)\b",
    r"(?:maintenance|work|upgrade|migration)(?: \w+){0,4} (?:complete|finished|ended)",
    r"(?:has|have|is|was|been) (?:now )?(?:successfully )?(?:completed|finished)",
    r"(?:is|are|has|have) (?:now )?(?:over|ended)\b", r"all[- ]clear\b", r"wieder (?:\S+ ){0,2}?(?:zugriff|zugang)",
    r"up (?:and running|again)",
    r"(?:services?|everything|everyone|(?:web|e-?)?mails?|imap|smtp|pop3|we|it|they|mailboxes|servers?|systems?"
    r"|logins?"
    r"|access|delivery"
    r"|accounts?|cluster|platform)(?: is|'s|'re| are| now is| will be| would be| should be)(?: now| all"
    r"| fully)? back\b",
    r"(?:have|get|getting|bring|bringing) (?:\S+ ){1,4}?back\b(?! (?:up|end))",
    r"(?:service|mail|email|access|operation)(?: \w+)? (?:returns|returned|return)\b",
    r"nicht mehr (?:auf\b|gestoert|beeintraechtigt|verzoegert|vorhanden|betroffen)",
    r"(?:has|have|had) (?:now |all |since )*been (?:delivered|processed)",
    r"(?:sind|wurden) (?:inzwischen|nun|mittlerweile|jetzt|alle) (?:\S+ ){0,2}?zugestellt",
    r"returned to (?:normal|service)", r"normalized", r"(?:fully|now|again) (?:operational|functional|available)",
    r"(?:vollstaendig|komplett|jetzt|nun) abgearbeitet",
    r"(?:fully|completely|now) (?:processed|cleared|delivered|caught up)", r"normalisiert",
    r"no longer (?:\w+ )?(?:affect|experienc|seeing|an issue|occur|impact)",
    r"(?:failures?|errors?|problems?|issues?|delays?|time-?outs|bounces?|attacks?|disconnects) (?:has"
    r"|have) (?:now )?(?:stopped|ceased|ended|cleared|subsided|gone|disappeared)",
    r"(?:attacke|angriff)\S* (?:\S+ )?abgewehrt",
    r"queues? (?:is|are) (?:now )?(?:all )?(?:empty|clear|drained)", r"flowing (?:as usual|normally|freely)",
    r"warteschlangen? (?:ist|sind) (?:\S+ )?(?:leer|abgearbeitet)",
    r"(?:accepts?|accepting|answers?|answering|responds?|responding|loads|opens?|arrives?|arriving|syncs?|sends?"
    r"|delivers?"
    r"|delivering)(?: \w+){0,3} again\b", r"(?:incident|case|ticket|issue|vorfall"
    r"|stoerung)\b(?: \w+){0,3} (?:as )?(?:closed|geschlossen)\b",
    r"geloest\b", r"good to go\b", r"all set\b(?! to)", r"healthy again",
    r"(?:is|are|looks?|everything(?:'s| is)) (?:all )?(?:green|healthy|nominal)\b", r"caught up\b",
    r"(?:have|has) (?:fully |completely |now )?(?:cleared|drained|recovered|subsided)",
    r"wieder (?:\S+ ){0,3}?(?:flott|am start|auf kurs|am netz|rund|voll da|stabil|einsatzbereit|frei|rein|raus"
    r"|durch|hergestellt)\b", r"(?:rueckstand|rueckstaende|stau) (?:\S+ ){0,3}?(?:abgebaut|aufgeholt|abgearbeitet"
    r"|aufgeloest)", r"im gruenen bereich",
    r"(?:seither|seitdem) (?:\S+ ){1,5}?(?:normal|einwandfrei|stabil"
    r"|fehlerfrei|stoerungsfrei|ohne \S*(?:fehler|problem|stoerung)\w*)",
    r"(?:laeuft|laufen) (?:\S+ ){0,3}?(?:rund|stabil|normal"
    r"|fluessig|sauber)\b", r"geschafft\b", r"(?:back|up) (?:to|at) (?:full|100)",
    r"(?:is|are|has been|have been) lifted",
    r"(?<!problem )(?<!problems )(?<!issue )(?<!issues )(?<!errors )(?<!delays )came back (?:at|online|up|around"
    r"|again)", r"put (?:it|this|things|that) right", r"(?:restart|reboot|work|update|upgrade|migration|switch"
    r"|repair|restore|recovery)s? (?:is|was|has been) (?:now |all )?(?:done|finished|over)\b",
    r"queues (?:are|is) (?:now )?(?:all )?(?:processing|processed|normal)",
    r"resumed\b", r"normali[sz]e\b", r"(?:was|were) (?:operating|flowing|working|running) normally",
    r"return(?:s|ed)? to normal",
    r"erfolgreich (?:verlaufen|eingespielt|installiert|umgezogen)", r"went (?:smoothly|well|as planned)",
    r"verliefe?n? (?:erfolgreich|planmaessig|reibungslos)", r"remediated\b",
    r"impact (?:has been |is )?(?:mitigated|over)\b",
    r"wieder (?:\S+ ){0,4}?(?:freigeschaltet|aktiv|aktiviert|geoeffnet|angenommen|zugelassen|eingeschaltet"
    r"|hochgefahren|im einsatz|puenktlich|zuverlaessig|schnell|problemlos|ohne probleme|offen|abrufen|senden"
    r"|empfangen|lesen|einloggen|anmelden|zugreifen)\b", r"(?:being )?(?:accepted|processed|received|served) again\b",
    r"(?:(?:e-?)?mail|imap|smtp|pop3?|webmail|services?|it|everything|servers?|logins?) (?:has"
    r"|have) been (?:working|running(?! hot| slow| late)|stable|operational|online|up|fine)(?: \w+){0,2} since",
    r"normal traffic",
    r"behebung (?:ist|sei) (?:\S+ )?(?:erfolgt|geglueckt|gelungen)", r"angekuendigte behebung ist erfolgt",
    r"on the mend", r"(?:managed|were able|was able) to (?:quickly |successfully |finally )?(?:resolve|fix|restore"
    r"|repair|recover|rectify)",
    r"gelang (?:es )?(?:\S+ ){0,8}?zu (?:beheben|loesen|beseitigen|reparieren)",
    r"(?:besteh|tret|tritt|trat|exist)\w* (?:\S+ ){0,3}?nicht mehr", r"no longer (?:exists?|occurs?|present)",
    r"(?:wieder (?:\S+ ){0,5}?nutzbar)",
    r"wieder (?:\S+ ){0,4}?(?:bereit|nutzen|benutzen|verwenden)\b",
    r"(?:we've|we have|have) (?:now )?(?:finished|completed) (?:restoring"
    r"|migrating|repairing|moving|upgrading)", r"clos(?:ing|ed) (?:this|the) (?:incident|ticket|case)",
    r"(?:were|was|are|is) (?:now |all |then )?(?:cleared|drained|flushed)\b", r"back (?:within|in the normal)",
    r"within normal (?:operating )?(?:parameters|ranges?|limits)",
    r"(?:optimal|stable|fine|good|smooth|smoothly|fast|well) again\b",
    r"(?:nimmt|nehmen|akzeptier\w+) (?:\S+ ){0,6}?wieder\b",
    r"ohne (?:zwischenfaelle|probleme|komplikationen|stoerungen) (?:verlaufen|abgelaufen|beendet)",
    r"(?:have|has|we've) (?:now |since )?mitigated", r"wieder (?:\S+ ){0,3}?(?:in gang|zum laufen|ans laufen)",
    r"geschlossen (?:am|um)\b", r"in den griff (?:bekommen|gekriegt)",
    r"closed (?:on|at) (?:\d|mon|tue|wed|thu|fri|sat|sun)",
    r"(?:sending|receiving|sync|search|\S*versand|\S*empfang) (?:is|are|ist) (?:now )?(?:back|wieder da)\b",
    r"(?:promptly|on time|normally) (?:once more|again)",
    r"(?:have|has|we've) (?:now |since )?lifted", r"(?:wurde|ist|worden|sperre) (?:\S+ ){0,4}?aufgehoben",
    r"took (?:us |our \w+ )?(?:\S+ ){1,6}?to (?:fix|resolve|restore|repair)\b",
    r"(?:errors?|problems?|issues?|delays?|failures?|fehler|probleme?|\w*stoerung(?:en)?"
    r"|\w*verzoegerung(?:en)?) (?:\S+ ){0,2}?(?:are|is|sind|ist) (?:\S+ ){0,2}?(?:gone|weg|verschwunden|history"
    r"|behind us)\b", r"wieder (?:\S+ ){0,4}?(?:angezeigt|geladen|synchronisiert|sichtbar|lesbar|auffindbar"
    r"|zugaenglich)\b",
    r"(?:has|have) (?:now |all |since )?been (?:cleared|drained|flushed|rolled back|reverted)\b",
    r"(?:have|has|we've) (?:now |since )?addressed (?:this|the|that)",
    r"queues? (?:is|are) (?:now )?(?:fully|completely) (?:empty|clear|drained)",
    r"(?:mail|e-?mail|messages) (?:is |are )?(?:now )?flowing in real-? ?time",
    r"(?:is|are) back for (?:almost |nearly )?(?:everyone|everybody|all|most)\b",
)  # fmt: skip
TAKEN_BACK = family(
    r"(?:just|barely|hardly|kaum|gerade|eben|about to) (?:\S+ ){0,6}?(?:report|writ(?:e|ing)|tell(?:ing)?|told"
    r"|announc\w+"
    r"|gemeldet|melden|geschrieben|schreiben|verkuendet)[ ,]",
    r"verfrueht", r"zu frueh gefreut", r"premature", r"spoke too soon", r"celebrated too (?:soon|early)",
    r"(?:fix|loesung) (?:\S+ ){0,3}?(?:nicht gehalten|did not hold|didn't hold)", r"did(?:n't| not) last\b",
    r"(?:entwarnung|all[- ]clear) (?:\S+ ){0,5}?(?:zu frueh|too early|verfrueht)",
    r"(?:zu frueh|too (?:early|soon)) (?:\S+ ){0,6}?(?:entwarnung|all[- ]clear)",
    r"(?:vorfall|ticket|meldung|stoerung) (?:\S+ ){0,3}?wieder (?:geoeffnet|eroeffnet|aufgenommen)",
    r"re-?open(?:ed|ing) (?:the|this|our) (?:incident|ticket|issue|case)",
    r"(?:incident|ticket|issue|case) (?:\S+ ){0,3}?re-?opened",
)  # fmt: skip
"""The end that was told of has not come."""
CLEAR = family(
    r"last incident:.*", r"\S+ [:-] operational\b",
    r"(?:keine|keinerlei|ohne) (?:[^\s:]+ ){0,3}?(?:\w*stoerung|\w*ausfaelle|\w*problem|\w*einschraenkung"
    r"|\w*beeintraechtigung|\w*verzoegerung|\w*vorfaelle)",
    r"kein(?:en)? (?:\S+ ){0,2}?(?:\w*ausfall|problem|fehler)(?![:!?])",
    r"nicht(?:s)? (?:\S+ ){0,2}?(?:gestoert|bekannt)",
    r"(?:no|zero|not (?:aware of|seeing|experiencing|having) any|without(?: any)?|don't see any"
    r"|do not see any) (?:\w+ ){0,3}?(?:issue|outage|problem|incident|disruption|delay|interruption|error|downtime"
    r"|impact)",
    r"(?:do|does|did) not (?:expect|anticipate|foresee) (?:\w+ ){0,3}?(?:issue|outage|delay|problem|downtime"
    r"|disruption|impact)",
    r"(?:all|alle) (?:\w+ ){0,2}?(?:systems?|services?|systeme|dienste) (?:\w+ ){0,2}?(?:operational|go\b|normal"
    r"|online|up\b|verfuegbar|stoerungsfrei|in betrieb|laufen|ok\b|green)",
    r"everything (?:\w+ ){0,3}?(?:working|operational|normal|fine|ok\b)",
    r"(?:alles|systeme|dienste) (?:\w+ ){0,2}?(?:laeuft|laufen|funktioniert|funktionieren|in ordnung"
    r"|im gruenen)(?! nicht)", r"operating normally",
    r"nicht um (?:einen?|eine) (?:\S+ )?(?:\w*ausfall|\w*stoerung)", r"(?:not|isn't|no) an? (?:outage|incident)",
    r"nicht (?:verzoegert|gestoert|ausgefallen|eingeschraenkt|beeintraechtigt)",
    r"not (?:currently )?(?:delayed|down|offline)\b",
    r"falscher alarm", r"fehlalarm", r"false alarm", r"zu keine[mr] zeit(?:punkt)? (?:\S+ ){0,2}?(?:gestoert"
    r"|betroffen|ausgefallen|beeintraechtigt|eingeschraenkt)",
    r"(?:was|were|is|are) (?:never|at no time) (?:\w+ )?(?:down|affected|unavailable|offline|interrupted|disrupted)",
    r"(?:don't|doesn't|do not|does not|won't|will not) (?:impact|affect)",
    r"\S+: (?:ok|online|up|operational|gruen|green)\W*$",
    r"(?:e-?mail|mail|everything|webmail|imap|smtp|service|services)(?:'s| is| are) (?:all )?up\b(?! to)",
)  # fmt: skip
UNTOUCHED = family(
    r"(?:without|ohne) (?:any |jede |jegliche )?(?:downtime|interruption|ausfallzeit|unterbrechung)\w*",
    r"zero[- ]downtime (?:migration|upgrade|update|move|maintenance)s?", r"unterbrechungsfrei",
    r"nicht (?:[^\s,;:]+ ){0,8}?betroffen",
    r"(?:not |un)(?:currently )?(?:affected|impacted|involved)(?: by (?:\S+ ){0,5}?(?:outage|incident|issue|problem"
    r"|disruption))?",
    r"kein problem[:!]", r"no problem[:!]",
    r"(?:beantwortung|bearbeitung) (?:von|der|ihrer|eurer) (?:\S+ ){0,3}?(?:nicht|nur|erst"
    r"|verzoegert)(?: moeglich)?", r"stoerungen (?:melden|bitte|koennen sie|nehmen wir)",
    r"(?:all )?(?:our |the )?other (?:\w+ )?(?:services?|systems?|servers?|products?|features?|functions?"
    r"|protocols) (?:are|is|remains?|continues?|works?)\b(?: (?!back\b|again\b)[^\s,;:.]+){0,6}",
    r"(?:alle |die )?(?:anderen|uebrigen|sonstigen|weiteren) (?:\S+ )?(?:\w*dienste|systeme|server|funktionen"
    r"|protokolle) (?:sind|funktionieren|laufen|stehen|bleiben)\b(?: (?!wieder\b|nicht\b)[^\s,;:.]+){0,6}",
    r"to (?:avoid|prevent) (?:any |an? |further )?(?:\w+ )?(?:interruptions?|disruptions?|problems?|issues?"
    r"|outages?|downtime|loss\w*|losing)",
    r"(?:um )?(?:\w*unterbrechung|\w*problem|\w*ausfaell|\w*stoerung|\w*verzoegerung)\w* (?:\S+ )?zu vermeiden",
    r"(?:um )?(?:den|die|jeden) (?:\w*ausfall|\w*ausfallzeit|\w*unterbrechung) (?:\S+ ){0,3}?(?:kurz|gering"
    r"|klein) (?:\S+ )?zu halten",
    r"(?:laeuft|laufen|funktioniert|funktionieren|arbeitet|arbeiten) (?:\S+ ){0,2}?(?:normal|wie gewohnt"
    r"|uneingeschraenkt|problemlos|ohne einschraenkung\w*|ganz normal) weiter\b",
    r"(?:continues?|continue) (?:to (?:work|run|operate) )?(?:normally|as normal|as usual)\b",
)  # fmt: skip
"""Of a service that the trouble spares."""
LATE = re.compile(
    r"(?<![a-z])nicht (?:mehr )?(?:zeitnah|puenktlich|rechtzeitig|sofort|umgehend|unmittelbar|immer sofort|so schnell"
    r"|in (?:der )?gewohnte[rn]? (?:\S+ )?(?:zeit|geschwindigkeit))(?: zugestellt| versendet| verschickt"
    r"| ausgeliefert)?(?![a-z])|(?<![a-z])not (?:being )?(?:delivered|sent|processed|received) (?:promptly|quickly"
    r"|immediately|on time|right away|straight away|in a timely \w+|as quickly as \w+)"
)
"""Late, not never."""
REPORTED = re.compile(
    r"(?<![a-z])(?:anders )?als (?:gestern|zuvor|urspruenglich|bisher) (?:\S+ )?(?:angekuendigt|gemeldet|geplant"
    r"|gedacht|erwartet"
    r"|angenommen|mitgeteilt)|"
    r"(?<![a-z])(?:meldete|berichtete|bemerkte)n?(?: [^\s,]+){0,3}, dass |"
    r"(?<![a-z])(?:(?:are|is) reporting|reports?|berichten|berichtet|teilt(?: \S+){0,2} mit|says?"
    r"|confirmed),? (?:that|dass) "
)
"""Whoever tells it does so now; what is told may be past."""
IF_ALL_GOES_WELL = re.compile(
    r"(?<![a-z])(?:wenn alles (?:[^\s,]+ ){0,3}?(?:klappt|geht|laeuft|funktioniert)|sofern nichts dazwischen ?kommt"
    r"|if (?:all|everything) goes (?:well|to plan|as planned|smoothly))(?![a-z])"
)
"""A hope, no condition."""
AGAIN_CLEAR = family(
    r"wieder\b", r"again\b", r"mittlerweile", r"inzwischen", r"nunmehr", r"(?:normal|normally|fine) now\b",
    r"meanwhile",
)  # fmt: skip
"""With these an all-clear tells of an end: "all systems run again"."""
MAINTENANCE = family(
    r"carrying out (?:\S+ ){0,3}?improvements?\b",
    r"(?:machen|spielen|fahren) wir (?:\S+ ){0,6}?\S*(?:updates?|upgrades?|patch\w*)\b",
    r"(?:booten|rebooten|starten) wir\b", r"wir (?:re)?booten\b",
    r"muessen (?:wir )?(?:\S+ ){0,10}?(?:durchstarten|neu ?starten|neustarten|rebooten)\b",
    r"auf (?:eine |die )?neue(?:re)? (?:\S+ )?(?:version|hardware|server|systeme?|plattform)\b",
    r"(?:spielen|spielt) (?:\S+ ){0,8}?ein\b",
    r"(?<=: )arbeiten (?:am|an|im) ", r"(?<=wegen )arbeiten (?:am|an|im) ",
    r"wegen (?:eines?|des) (?:\w+-?)?(?:updates?|upgrades?|umzugs?|austauschs?|neustarts?)\b",
    r"(?:stellen|ziehen) (?!sie |ihr |bitte )(?:wir )?(?:\S+ ){0,18}?um\b",
    r"arbeiten (?:\S+ ){0,8}?(?:beginnen|starten|finden|werden durchgefuehrt)",
    r"works? (?:\w+ ){0,8}?(?:will )?(?:begin|start|take place)",
    r"(?:werden|muessen) wir (?:\S+ ){0,8}?(?:neu ?starten|austauschen|umziehen|aktualisieren|abschalten"
    r"|herunterfahren|umstellen|tauschen|erneuern|warten|migrieren|modernisieren)",
    r"(?:we will|we'll|going to) (?:\w+ )?(?:reboot|restart|replace|upgrade|migrate|move|patch)",
    r"(?:\w*[a-z])?tausch\b", r"nicht-?verfuegbarkeit", r"neustart", r"reboot", r"cutover",
    r"updates? (?:der|des|von|groupware|exchange|server|mail\S*|unserer)", r"(?:\w*[a-z-])?wartung",
    r"(?:system|server|netz)?umstellung", r"(?:\w*[a-z-])?update-?arbeiten",
    r"(?:geplante|planmaessige|notwendige|technische|dringende|angekuendigte)[rns]? (?:\S+ ){0,3}?(?:arbeiten"
    r"|updates?|nicht-?verfuegbarkeit|ausfallzeit|massnahme|upgrade|abschaltung|unterbrechung|neustart|downtime"
    r"|auszeit|umbau)", r"(?:\w*[a-z-])?maintenance",
    r"(?:planned|scheduled|necessary|essential|upcoming) (?:\w+ ){0,3}?(?:work|outage|downtime|upgrade|interruption"
    r"|update|migration|reboot|engineering)",
    r"(?:we will be|we'll be|we are|we're) (?:upgrading|migrating|moving|replacing|performing (?:an? )?(?:upgrade"
    r"|migration|work))", r"(?:this|the|our|essential) works? (?:happening|taking place|will (?!be (?:complete"
    r"|finish|done))|is being carried)",
    r"duration of the work",
    r"(?:will be|being|to be) (?:moved|migrated|replaced|upgraded|rebooted|restarted|updated|relocated|patched)",
    r"(?:fuehren|fuehrt) (?:\S+ ){0,14}?(?:\S*updates?|\S*upgrade|\S*austausch|\S*umzug|\S*neustart|\S*arbeiten"
    r"|\S*umbau\S*) (?:\S+ ){0,8}?durch\b", r"expected downtime",
    r"waehrend wir (?:\S+ ){0,5}?(?:umziehen|austauschen|neu starten|aktualisieren|umstellen|erneuern|tauschen)",
    r"engineering works?", r"(?:undergoing|emergency|unscheduled) repairs?",
    r"while (?:we|a|the|our) (?:\w+ ){0,3}?(?:reboot|restart|replace|upgrade|install|update|move|migrate)",
    r"(?:ausgetauscht|neu gestartet|neugestartet|umgezogen|aktualisiert|erneuert|getauscht|eingespielt|umgebaut"
    r"|umgestellt|modernisiert) (?:wird|werden)\b",
    r"(?:wird|werden) (?!noch|gerade|derzeit|nun|jetzt|aktuell|soeben)(?:\S+ ){0,8}?(?:ausgetauscht|neu gestartet"
    r"|neugestartet|umgezogen|aktualisiert|erneuert|getauscht|eingespielt|umgebaut|umgestellt|modernisiert)",
    r"(?:migration|upgrade|umzug|migrier)\w*",
    r"(?:aktualisieren|erneuern|modernisieren|migrieren|tauschen|ersetzen|warten"
    r"|patchen) wir (?:\S+ ){0,9}?(?:unser|die|das|den"
    r"|alle|einen|mehrere)\S* (?!seite|meldung|status|hinweis)",
    r"wegen (?:\S+ ){0,3}?(?:arbeiten|umbau\w*)\b", r"(?:due to|because of"
    r"|for) (?:\w+ ){0,3}?works?\b(?! (?:on a fix|together))", r"maint-?\d*\b", r"replacement of (?:our|the|a|all)\b",
    r"(?:switch|disk|hardware|server|storage|router|controller|power supply) (?:replacement|swap)",
    r"(?:emergency|planned|scheduled|quick|rolling) (?:\w+ )?(?:restart|reboot|maintenance|upgrade|patch)",
    r"will (?:\w+ )?(?:shut down|take down|be (?:shut|taken) down)",
    r"will (?:be )?(?:perform|carry|conduct|undertak|do)\w* (?:out )?(?:\S+ ){0,4}?works?\b",
    r"(?:wird|werden) (?!noch|gerade|derzeit|aktuell)(?:\S+ ){0,20}?(?:installiert|vorgenommen)\b",
    r"(?:plan|planning|going|want) to (?:move|migrate|upgrade|replace|switch|shut down|reboot|restart)",
    r"(?:planen|beabsichtigen) (?:wir )?(?:\S+ ){0,8}?(?:umzug|umstellung|migration|zu migrieren|umzuziehen"
    r"|umzustellen)",
    r"(?:wechseln|installieren|verlegen|verschieben|starten) wir (?:unser|die|das|den|alle|einen"
    r"|mehrere)\S* (?!seite|meldung|status|hinweis)",
    r"(?:firmware|software|security|kernel|os)-? ?(?:updates?|upgrades?|patch\w*)\b(?! (?:caused|broke|failed))",
    r"(?:begin|start) (?:the process of )?(?:moving|migrating|upgrading|replacing)",
    r"(?:tauschen|ersetzen|erneuern) wir (?:\S+ )?(?:alle|die|den|das|unsere?n?)\b",
    r"(?:wird|werden) (?:gerade|derzeit|aktuell|momentan|zurzeit) (?:aktualisiert|gewartet|umgestellt|umgezogen"
    r"|modernisiert)", r"waehrend (?:\S+ ){0,5}?umzieh\w+",
    r"arbeite[nt] (?:wir |unsere \S+ )?(?:\S+ ){0,8}?an (?:unsere|dem|den|der|einem)\S* (?:\S+ )?(?:\w*mail\w*"
    r"|\w*server|\w*system|\w*netz|\w*speicher|\w*infrastruktur|\w*datenbank)\b(?!-)",
    r"\w+-?updates? (?:der|des|von|groupware|exchange|server|mail\S*|unserer)\b",
    r"(?:wird|werden) (?!noch|gerade|derzeit)(?:\S+ ){0,14}?gewartet\b",
    r"wir (?:\S+ ){0,4}?(?:aktualisieren|erneuern|modernisieren|migrieren|patchen|tauschen"
    r"|ersetzen) (?:\S+ ){0,4}?(?:unser|die|das|den|alle|einen|mehrere)\S* (?!seite|meldung|status|hinweis"
    r"|beitrag)", r"(?:we'll|we will|we are going to|going to) be (?:changing|renewing|replacing|moving|upgrading"
    r"|updating|switching|rebooting|restarting|migrating)",
)  # fmt: skip
AT_WORK = family(
    r"fix (?:is )?(?:coming|on the way|in the works|on its way)",
    r"such(?:en|t) (?:\S+ ){0,4}?(?:ursache|fehler|loesung)",
    r"(?:wir |unsere \S+ |techniker |experten |kollegen |ncc |rechenzentrum |anbieter )?(?:arbeite[nt]"
    r"|bemueh[et]n? uns)\b", r"zu arbeiten", r"wird (?:\S+ ){0,6}?gearbeitet",
    r"gearbeitet (?:wird|werde)\b", r"in arbeit", r"will (?:turn|switch) (?:it|them|this) back on\b",
    r"(?:von einer|zur|mit einer|mit der|an der) (?:\S+ )?behebung",
    r"(?:wir |wird |werden )?(?:derzeit |aktuell )?(?:untersuch|analysier|pruefen (?:wir|das|den|die))",
    r"(?:(?<!you )(?<!not )(?<!n't )(?<!stopped )working(?! (?:properly|correctly|days?|hours?))|progressing)\b",
    r"investigat(?:e|ing|ion)",
    r"(?:being )?looked (?:at|into)", r"looking into", r"checking (?:our|the|all|into)\b",
    r"(?<!the )(?<!das )(?<!our )(?<!unser )(?<!added )(?<!improved )(?<!additional )(?<!and )monitoring"
    r"(?! (?:reported|showed|alerted|detected|noticed))",
    r"(?<!you )continu(?:e|ing) to",
    r"ursache (?:\S+ ){0,3}?(?:identifiziert|gefunden|bekannt)",
    r"(?:cause|issue|problem) (?:has been |was )?identified", r"fix (?:has been|was|is being|is)",
    r"(?:are|is) (?:now )?(?:flushing|catching up|clearing|recovering|draining)",
    r"(?:nach und nach|schrittweise|schritt fuer schritt|gradually|step by step)", r"hochdruck",
    r"under way|underway", r"in progress", r"mitigation",
    r"(?:gehen|geht) (?:der sache|dem|den \S+|diesen \S+) nach\b", r"rollback",
    r"(?:repair|reparatur|wiederherstellung|restore|recovery|rebuild|ruecksicherung"
    r"|datenrettung)\S* (?:\S+ ){0,4}?(?:ongoing|running|laeuft|dauert|in progress|continues)", r"hotfix",
    r"in vorbereitung",
    r"on it\b", r"am werk\b", r"(?:sind |bleiben |schon |bereits )?dran\b", r"kuemmern uns", r"kuemmert sich",
    r"escalated",
    r"(?:are|is|were) (?:already )?aware\b", r"(?:ist|sind) (?:uns |der technik |bereits |schon )*bekannt",
    r"(?:deploying|rolling out|applying) (?:a |the )?(?:\w+ )?(?:fix|patch|update|change)", r"eingegrenzt",
    r"hochtouren", r"fehlersuche", r"ursachenforschung",
    r"(?:technik|techniker|kollegen|entwickler|anbieter|provider) (?:\S+ )?(?:ist|sind"
    r"|wurden?) (?:\S+ )?(?:informiert|dran|verstaendigt|alarmiert|unterwegs|vor ort)",
    r"restoring",
    r"returning to normal",
    r"(?:laeuft|laufen) noch\b", r"still running\b",
    r"(?:restoration|restore|recovery|repair)s? (?:\w+ ){0,4}?(?:proceeding|progressing|continuing)",
    r"fahr(?:en|t) (?:\S+ ){0,4}?hoch\b",
    r"(?:are|is) (?:now |still )?(?:booting|starting up|coming (?:back )?(?:up|online))",
    r"(?:is|are) (?:now |slowly |gradually )?(?:stabili[sz]ing|improving)\b",
)  # fmt: skip
