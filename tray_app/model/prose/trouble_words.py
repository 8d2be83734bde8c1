"""The words for trouble, from hard to soft, as they look in folded text."""

from __future__ import annotations

from tray_app.model.prose.families import family

_FEW = r"(?:\S+ ){0,9}"

STRONG = family(
    r"(?:nimmt|nehmen) (?:\S+ ){0,5}?(?:nix|nichts) mehr an\b", r"(?:weder|nichts?|nix) rein,? (?:und |noch )?"
    r"(?:nichts? |nix )?raus", r"nothing (?:\w+ )?in,? (?:and )?nothing (?:\w+ )?out\b",
    r"(?:imap|smtp|pop3?|webmail|\w*mails?|\w*server|\w*dienste?) (?:\S+ ){0,4}?(?:komplett|ganz|voellig) weg\b",
    r"(?:saemtliche|alle) (?:\S+ )?\w*(?:dienste|server|systeme) (?:\S+ ){0,10}?unterbrochen\b",
    r"(?:nimmt|nehmen) (?:\S+ ){0,5}?keine (?:\S+ ){0,5}?an\b", r"ausser betrieb", r"zum erliegen", r"tot\b", r"dead\b",
    r"out of (?:order|service|action)", r"broken",
    r"(?:\S*versand|\S*empfang|\S*abruf|login|\S*zugriff|\S*zustellung|imap|smtp|webmail|pop3):? (?:noch "
    r"|leider )?nicht\W*$",
    r"nicht (?:mehr )?(?:\S+ ){0,2}?(?:erreichbar|verfuegbar|moeglich|nutzbar|benutzbar|bedienbar|zugaenglich"
    r"|abrufbar|abgerufen|zu erreichen"
    r"|ankommen|eintreffen|versendet|zugestellt|empfangen|gesendet|verschickt|online|funktion|zur verfuegung"
    r"|aufrufbar|einloggen|anmelden|geladen)",
    r"(?:(?:funktionier|geh|laeuf|lauf|klapp)(?:en|ten?|t)|gingen|ging|liefen"
    r"|lief) (?:[^\s,;:]+ ){0,10}?nicht\b(?! (?:verloren|mit voller|richtig|rund"
    r"|optimal|wie|fehlerfrei|stabil"
    r"|einwandfrei|zuverlaessig|ganz)\b)",
    r"steh(?:en|t) (?:\S+ ){0,5}?nicht (?:mehr )?(?:zur|bereit)",
    r"(?:\w*ausgefallen|(?:\w*[a-z])?ausfall\b|(?:\w*[a-z])?ausfalls\b|(?:\w*[a-z])?ausfaelle"
    r"|faellt \S* ?\S* ?aus\b)",
    r"(?<!come )(?<!coming )(?<!came )(?<!goes )(?<!go )(?<!going )(?<!further )(?<!slow )(?<!slows )(?<!slowed )"
    r"(?<!slowing )down\b(?! ?(?:to|from"
    r"|for maintenance|your|the page"
    r"|below))", r"(?:switched|turned|powered) off\b", r"outage",
    r"(?:un|not )(?:available|reachable|responding|accessible|working|possible|functional|functioning)",
    r"unresponsive", r"can neither\b", r"(?:has |have )?(?:stopped|halted)\b", r"(?:steht|stehen) still",
    r"(?:nobody|no one|no-one) can", r"niemand kann", r"(?:versand|empfang|mail\w*|zustellung|betrieb"
    r"|dienst\w*)(?: \S+){0,4}? ruh(?:t|en)\b", r"refus(?:e|ing|ed) ",
    r"(?:not|never) arriv", r"kommen (?:[^\s,;:]+ ){0,12}?nicht an\b",
    r"kein(?:en?)? (?:\S+ ){1,3}?(?:moeglich|verfuegbar|erreichbar)", r"inaccessible",
    r"offline\b(?![ -](?:search|mode|access|reading|use|version|copy|modus|suche|nutzung))",
    rf"(?:users|customers|you|clients|subscribers|they|people|mailboxes|accounts) {_FEW}?(?:cannot|can't|can not"
    rf"|could not|couldn't|(?:are|were) (?:\w+ )?unable|(?:are|were) not able)",
    rf"koennen {_FEW}?(?:nicht|keine?[rmn]?|weder)\b",
    r"kein(?:en?)? (?:\S+ )?\S*(?:zugriff|empfang|versand|zugang|login|abruf)",
    r"keine (?:neuen )?(?:e-?)?mails? (?:\S+ ){0,4}?(?:empfang|versand|versend|abruf|abgeruf|zugestellt|senden"
    r"|verschick)", r"lahmgelegt", r"lahm\b", r"liegt? am boden", r"crash", r"abgestuerzt", r"blackout",
    r"(?:no|lost|lacked?|lacking) access", r"(?:is|are|has|have) (?:currently |completely |been )?failed", r"failing",
    r"(?:schlaegt|schlagen) (?:\S+ ){0,4}?fehl\b",
    r"\S*(?:server|system|dienst|cluster) steht (?:\S+ ){0,2}?(?:noch|weiterhin|leider|still)",
    r"betriebsunterbruch", r"abgeschaltet", r"heruntergefahren", r"vom netz", r"(?:shut|taken) ?(?:down|offline)",
    r"downtime", r"nothing works",
    r"(?<!verloren )(?:geht|funktioniert|laeuft|kommt) (?:\S+ ){0,3}?nichts\b(?! verloren)",
    r"nichts geht\b",
    r"komm(?:en|t) (?:sie|ihr|man) (?:\S+ ){0,5}?nicht (?:in|an|auf) (?:\S+ )?(?:\S*mails?|\S*postf\S+|\S*konto)",
    r"nicht an (?:\S+ ){0,2}?(?:\S*mails?|\S*nachrichten|\S*postf\S+|\S*konto|\S*konten) (?:heran)?(?:komm|gelang)",
    r"not (?:currently |yet |yet been )?(?:being |getting )?(?:delivered|accepted|received|sent|processed)\b",
    r"fehlschlaegt|fehlschlagen",
    r"verweiger(?:t|n) (?:\S+ ){0,5}?(?:\S*anmeldung|\S*verbindung|\S*zugriff|login)", r"refuses? ",
    r"kolla(?:ps|bier)", r"collapsed?\b", r"in die knie", r"knocked (?:out|offline)", r"aus dem netz",
    r"verabschiedet", r"dark\b(?! mode| theme)", r"nirvana",
    r"(?:ohne|ausser) funktion\b", r"funktionslos", r"kurzschluss",
    r"(?:weder|nicht) per (?:e-?)?mail",
    r"weder (?:\S+ ){1,6}?noch (?:\S+ ){0,6}?(?:erreichbar|moeglich|verfuegbar|zu erreichen|abrufbar)",
    r"(?:nobody|no one|no-one) is (?:\w+ )?able",
    r"(?:den )?geist aufgegeben", r"(?:has |have )?died\b", r"abgeraucht", r"kaputt",
    r"(?:\S*server|imap|smtp|pop3|webmail|postfaecher|mails?|verbindung)(?: \S+){0,2}? weg\b",
    r"(?:ist|sind) (?:\S+ ){0,6}?(?:\S*server|imap|smtp|pop3|webmail|postfaecher|mails?|verbindung) weg\b",
    r"nicht in der lage\b", r"streik(?:t|en) (?:\S+ ){0,2}?(?:komplett|total|voellig|vollstaendig)\b",
    r"komplett (?:platt|dicht|zu)\b", r"(?:throw|threw|thrown) in the towel",
    r"(?:macht|gemacht"
    r"|machte) (?:\S+ ){0,3}?(?:die biege|die graetsche|schlapp)\b|die (?:biege|graetsche) gemacht",
    r"loeffel abgegeben",
    r"neither (?:\w+ )?(?:send|receive|access|log)\w* (?:\w+ )?(?:nor|or)", r"weder senden noch empfangen",
    r"(?:left|are|is|been|remain|still) without (?:\w+ )?e-?mails?\b",
    r"still no (?:e-?mail|mail|way|access|service)\b",
    r"(?:is|are) toast\b", r"bootet nicht\b",
)  # fmt: skip
MEDIUM = family(
    r"(?:\w*[a-z])?(?<!ent)stoerung(?!s(?:annahme|melder|hotline|stelle|ticket|seite|assistent|dienst|nummer"
    r"|formular|karte|frei))", r"gestoert", r"(?:service )?disrupt", r"interrupt", r"(?:\w*[a-z])?unterbrech",
    r"unterbrochen", r"unable to", r"(?:cannot|can't) be\b", r"fail(?:s|ed|ure)", r"incident(?! report)",
    r"restore (?:all |the |full |normal )?(?:service|operation|access|email|mail)", r"wiederherstellung",
    r"blockiert", r"(?:is|are) (?:currently |also )?(?:affected|impacted)", r"betroffen(?: ist| sind|:)",
    r"(?:is|are|currently|temporarily) disabled",
    r"restoring (?:the |all |your |user )?(?:mail|e-?mail|mailbox|service|data|access|from)", r"reject(?:ed|ing)",
    r"(?:ab|zurueck)gewiesen(?!e[nrs]? (?:\S+ )?(?:\S*mails?|nachrichten))", r"bounc(?:e|ing)",
    r"(?:mails|nachrichten) (?:\S+ ){1,12}?zurueck\b", r"(?:not|hasn't|haven't) (?:yet )?(?:come|came) back",
    r"(?:do|does|did|will|is|are)(?: not|n't) (?:currently |yet |always )?(?:sync|load|open|arriv|work|show|display"
    r"|appear|deliver|respond|connect|start|accept)", r"(?:don't|doesn't|won't|didn't) (?:\w+ )?(?:sync|load|open"
    r"|arrive|work|show|display|appear|respond|connect|start|accept)\b", r"synchronisier\w+ (?:\S+ ){0,3}?nicht\b",
    r"nicht synchronisiert",
    r"(?:keep|keeps) (?:\w+ )?(?:prompting|asking)", r"frag(?:t|en) (?:\S+ ){0,3}?(?:staendig|immer|wiederholt"
    r"|erneut|dauernd) (?:\S+ ){0,2}?nach\b", r"did not help\b", r"ohne erfolg\b", r"without success\b",
    r"not (?:seeing|getting|receiving) (?:\w+ )?(?:mail|email|message)",
    r"can't (?:open|load|reach|access|send|receive|get|read|log|sign|connect)",
    r"cannot (?:open|load|reach|access|send|receive|get|read|log|sign|connect)",
    r"no (?:connection|response|answer) (?:to|from)", r"(?:5\d\d|4\d\d) errors?", r"error (?:code )?[45]\d\d",
    r"block(?:ed|ing)\b(?! senders?)", r"keine (?:\S+ )?verbindung",
    r"nicht (?:durch|raus|rein|hinaus|heraus|weg)\b", r"antwort(?:en|et) (?:\S+ ){0,3}?nicht",
    r"reagier(?:en|t) (?:\S+ ){0,3}?nicht", r"nicht (?:mehr )?(?:geoeffnet|gelesen|geladen|synchronisiert"
    r"|angenommen|akzeptiert|ausgeliefert|weitergeleitet|angemeldet|eingeloggt|verbinden|verbunden|durch|starten"
    r"|reagier)",
    r"l(?:aesst|assen) sich (?:\S+ ){0,5}?(?:nicht|keine?n?)\b",
    r"faults?\b",
    r"(?:is|are)(?: not|n't) (?:currently |all )?(?:getting|coming|going) (?:through|in|out)\b",
    r"nicht (?:raus|hinaus|durch)(?:gehen|kommen|geht|kommt)\b",
)  # fmt: skip
SOFT = family(
    r"verlier(?:t|en) (?:\S+ ){0,6}?verbindung\w*", r"wobbly", r"sulk\w+", r"crawl(?:s|ing)?\b",
    r"(?:being )?(?:junked|spam-?foldered)\b", r"verlangsamt", r"leere[nr]? (?:ordner|postfa\w+|kalender)\b",
    r"der wurm drin", r"uebermotiviert",
    r"reduzierte\w* (?:leistung|kapazitaet|geschwindigkeit)", r"(?:warte|lade|antwort)zeiten",
    r"noch (?:\S+ ){0,5}?(?:minuten|stunden|tage) dauern", r"hink(?:t|en)\b", r"(?:running|falling) behind",
    r"reduced (?:capacity|performance|service)", r"notbetrieb", r"emergency mode", r"limited mode", r"aerger",
    r"ablehnung", r"(?:bleib|steck)(?:en|t) (?:\S+ ){0,6}?(?:haengen|stecken|liegen)", r"haeng(?:en|t)\b",
    r"(?:auf|von|on|to) (?:\S+ ){0,4}?(?:\w*sperrlisten?|blacklists?|blocklists?|block lists?)\b",
    r"zertifikat\S* (?:\S+ )?abgelaufen", r"abgelaufenes zertifikat", r"expired certificate",
    r"certificate (?:has )?expired", r"read-?only", r"nur lesend", r"unexpected behaviou?r", r"fehlverhalten",
    r"malfunction", r"hiccup", r"glitch", r"struggl", r"flaky", r"not as expected",
    r"nicht wie (?:gewohnt|erwartet)", r"rebuild", r"hohe[rn]? last", r"high load", r"stottert", r"mucken", r"muckt",
    r"wacklig", r"panne", r"defekt", r"poor performance", r"missing (?:mail|email|message)",
    r"(?:\w*[a-z])?verzoeger", r"(?:e-?mail-?)?delay", r"verspaet", r"langsam", r"traege", r"slow",
    r"(?:\w*[a-z])?einschraenk", r"eingeschraenkt", r"beeintraecht", r"(?:\w*[a-z-])?problem", r"issue", r"trouble",
    r"difficult(?! times?\b)", r"schwierigkeit", r"(?:\w*[a-z])?fehler",
    r"(?:voruebergehend|temporarily|zeitweilig) (?:\S+ )?(?:deaktiviert|disabled|suspended|ausgesetzt)",
    r"(?:misconfigur|fehlkonfigur)", r"errors?\b", r"degrad", r"latency", r"(?:time-?outs?|timing out)\b",
    r"zeitueberschreitung", r"instabil", r"unstable", r"schwankung", r"impact", r"backlog", r"queue(?:s|d)?\b",
    r"rueckstau", r"warteschlange", r"ueberlast", r"abgelehnt", r"lehn(?:t|en) (?:\S+ ){0,5}?ab\b", r"aussetzer",
    r"pausier", r"paused", r"packet loss", r"paketverlust", r"(?:klemm|streik|zick|spinn|hust|wackel)(?:t|en)\b",
    r"hak(?:t|en)\b", r"drossel", r"overload", r"limited (?:availability|functionality|access)", r"impaired",
    r"unregelmaessigkeit", r"laenger als (?:ueblich|gewoehnlich|normal|gewohnt|sonst)",
    r"longer than (?:usual|normal|expected)",
    r"als spam (?:einsortiert|markiert|erkannt|eingestuft|verschoben)", r"(?:marked|flagged|classified) as spam",
    r"backed up\b", r"arriv\w+ late", r"deferr", r"zurueckgestellt",
    r"(?:may|might) not (?:\w+ )?(?:sync|load|arrive|appear|open|work|display|show|update|be delivered|see"
    r"|receive)", r"komm(?:en|t) (?:\S+ ){0,8}?(?:spaeter|zu spaet) an\b",
    r"nicht (?:korrekt |richtig |mehr |vollstaendig )?angezeigt", r"kein\w* \S+ angezeigt",
    r"(?:weisse|leere|blank|white|empty) (?:seite|page|screen)",
    r"(?:takes?|taking) (?:much |a bit |a little )?longer", r"dauer(?:t|n) (?:\S+ ){0,6}?laenger",
    r"takes? (?:\w+ ){1,5}?to (?:arrive|be delivered|deliver|appear|show|load)",
    r"brauch(?:t|en) (?:\S+ ){1,6}?(?:stunde|minute)", r"(?:is|are|being|werden|wird) (?:\S+ ){0,3}?(?:held\b"
    r"|zurueckgehalten)", r"rate-? ?limit", r"throttl", r"above normal", r"erhoehte (?:fehler|latenz|antwort)",
    r"frozen\b", r"freez(?:e|es|ing)\b", r"hangs?\b(?! tight)", r"hanging\b", r"lag(?:s|gy|ging)\b",
    r"lag\b(?! (?:jedoch|nicht|bei|in|an|am|im|daran|aber|der|die|das|es)\b)", r"stuck\b",
    r"stall(?:s|ed|ing)?\b", r"sluggish", r"garbled", r"duplicate[ds]?\b", r"disappear(?:ed|ing)\b", r"disconnect",
    r"drop(?:ping|ped|s) (?:\w+ )?(?:connection|out)", r"bottleneck", r"saturat", r"under attack", r"ddos",
    r"denial.of.service", r"congest", r"corrupt", r"anomal", r"stock(?:t|en)\b", r"verbindungsabbr",
    r"abgebrochen", r"abbrueche?\b", r"brech(?:en|t) (?:\S+ ){0,3}?ab\b", r"bricht (?:\S+ ){0,4}?ab\b", r"engpass",
    r"angriff", r"attacke", r"verschwunden", r"doppelt (?:zugestellt|empfangen|versendet|angezeigt|an\b)",
    r"fehl(?:en|t) (?:\S+ ){0,4}?(?:mails?|nachrichten|kontakte|ordner)",
    r"(?:mails?|nachrichten|kontakte|ordner) fehlen\b", r"laehm", r"zaeh\b", r"schleppend", r"ruckel",
    r"beschaedigt", r"inkonsisten", r"auffaelligkeit",
    r"nicht mit voller", r"noch nicht (?:\S+ ){0,2}?(?:volle|vollstaendig)", r"time[sd]? out\b",
    r"(?:is|are|ist|sind|erscheinen) (?:empty|leer)\b",
    r"limiting\b", r"begrenz(?:en|t) (?:wir|die|den)",
    r"pending delivery", r"still pending", r"awaiting delivery",
    r"los(?:e|es|ing) (?:\w+ )?(?:e-?)?(?:mails?|messages)\b", r"vanish(?:es|ing)?\b",
    r"(?:schlecht|schwer|kaum|nur mit muehe) (?:\w*erreichbar|\w*nutzbar|zu erreichen)", r"ueberflutet", r"flooded",
    r"unvollstaendig", r"incomplete", r"misbehav", r"(?:is|are|be|were) missing\b",
    r"(?:may|might) (?:notice|see|experience|encounter)\b", r"bugs?\b", r"(?:minuten|stunden) spaeter",
    r"(?:minutes|hours) late\b",
    r"werden noch (?:\S+ ){0,6}?(?:nachgeliefert|nachtraeglich|zugestellt)",
    r"(?:may|might) not be able",
    r"tak(?:e|es|ing) (?:\S+ ){1,6}?to (?:show|arrive|come|appear|reach|get|deliver|load|be delivered)\b",
    r"(?:just|only|but|arriving|arrive|delivered) late\b",
    r"landen (?:\S+ ){0,6}?(?:im|in|als) (?:\S+ )?(?:spam|junk)\w*",
    r"(?:going|go|ending up|end up|landing|land) (?:\w+ ){0,3}?(?:in|to|into) (?:the |your )?(?:spam|junk)\b",
    r"\w*abbruech\w*",
    r"greif\w+ (?:\S+ ){0,3}?sperren\b", r"sperren (?:\S+ ){0,2}?greif\w+",
)  # fmt: skip
PARTLY = family(
    r"some of (?:you|us)\b",
    r"idle\b", r"push(?:-?\w*(?:benachrichtigung|notification|nachricht|mail|dienst|service)\w*)?\b",
    r"teils\b", r"intermittent", r"sporadi", r"teilweise", r"zeitweise", r"zeitweilig", r"vereinzelt",
    r"gelegentlich",
    r"occasional", r"immer ?wieder", r"(?:several|multiple|many) times", r"mehrmals", r"mehrfach", r"on and off\b",
    r"partial",
    r"(?:older|old|previous|archived|stored) (?:\w+ )?(?:e-?mails?|messages?|mail)\b",
    r"(?:aeltere|alte|archivierte|bisherige)[nr]? (?:\w+ )?(?:e-?mails?|nachrichten|mails?)\b",
    r"(?:e-?mails?|mail|messages) (?:\w+ )?(?:received|sent|stored|from) (?:\w+ ){0,2}?(?:prior to|before)\b",
    r"(?:zweier|dreier|einiger|mehrerer|two|some|several) (?:\S+ ){0,2}?(?:\S*anbieters?|\S*providers?)\b",
    r"(?:einige|manche|wenige|einzelne|mehrere|ein(?:em|en)? (?:kleiner? |kleine[mn] |geringe[mnr] )?teil"
    r"|bestimmte)[nr]? (?:unserer |der |von )?(?:betroffenen )?(?:\w*kund|\w*nutzer|\w*postfae|\w*teilnehmer"
    r"|\w*anwender|\w*konten"
    r"|\w*server|\w*empfaenger)",
    r"(?:some|few|certain|a (?:small |limited )?(?:number|portion|subset|percentage|fraction|handful) of|several"
    r"|subset of|not all) (?:of )?(?:our |the |your )?(?:\w+ )?(?:user|customer|mail|email|e-mail|account|client"
    r"|server|message|subscriber|incoming|outgoing|domain)", r"one of our", r"einem? unserer (?:mail)?server",
    r"(?:some|a few|several) of you\b", r"(?:einige|manche|mehrere)[nr]? von (?:ihnen|euch)\b",
    r"nicht alle", r"\d+ ?(?:%|prozent|percent)", r"(?:der|den|die) (?:letzten|restlichen|uebrigen|verbleibenden)",
    r"remaining", r"(?:(?:e-?)?mails|messages) (?:sent |going )?(?:to|from) (?:\S+ ){1,5}?(?:recipients|addresses"
    r"|users|accounts|customers)",
    r"(?:(?:e-?)?mails|nachrichten) (?:an|von) (?:empfaenger|kunden|nutzer|adressen)[rn]? (?:bei|von|der|des)\b",
    r"(?:(?:e-?)?mails|messages|nachrichten) (?:sent |going )?(?:an|to|von|from) (?:@\S+|gmail|google|gmx|web\.de"
    r"|microsoft|outlook"
    r"|hotmail|yahoo|aol|icloud|t-online|freenet|1&1)(?!\S*-(?:adress|konto|konten|postf|kunden))",
    r"(?:kleine|geringe|begrenzte|ueberschaubare)[nr]? (?:an)?zahl", r"(?:is|are) (?:\w+ )?degraded",
    r"one (?:\w+ )?(?:node|server|disk|host|rack)\b", r"ein(?:er)? (?:knoten|node|der server|unserer server)",
    r"not (?:\w+ )?(?:working|functioning|displayed|loading) (?:properly|correctly|as (?:expected|it should"
    r"|intended)|reliably)", r"\w+n't (?:\w+ )?(?:work|working|function|functioning|load|loading) (?:properly"
    r"|correctly|as (?:expected|it should|intended)|reliably)",
    r"nicht (?:richtig|korrekt|zuverlaessig|einwandfrei|ordnungsgemaess|wie gewohnt)",
    r"nicht (?:mit voller|rund|optimal|fehlerfrei|stabil|ganz)\b",
    r"koennen (?:\S+ ){0,4}?(?:abgewiesen|abgelehnt|zurueckgewiesen|blockiert|verzoegert|unterbrochen) werden\b",
    r"(?:may|might|can|could) (?:\w+ )?(?:be (?:rejected|blocked|deferred|refused|returned)|bounce)\b",
    r"mails? an (?:einige|manche|bestimmte|andere|fremde) provider", r"(?:von|an) \S+-adressen\b",
    r"von unser(?:en|em) (?:mail-?)?servern? an\b",
    r"(?:an|nach|von) extern\w* (?:empfaenger|adressen|mail)\w*", r"external (?:recipients|addresses|domains"
    r"|senders)",
    r"(?:larger|bigger|greater) than", r"ueber \d+ ?mb", r"groesser als",
    r"(?:kann|koennen|koennte) es (?:\S+ ){0,10}?zu\b",
    r"notbetrieb", r"emergency mode", r"(?:alte|aeltere|old|older) (?:\S+ )?(?:nachrichten|mails|messages|e-?mails)",
    r"(?:has|have) improved", r"(?:verspaetet|verzoegert) (?:oder|bzw\.?) (?:\S+ )?(?:gar |ueberhaupt )?nicht",
    r"(?:gar |ueberhaupt )nicht oder (?:nur |erst )?(?:\S+ )?(?:verspaetet|verzoegert|spaet)",
    r"(?:late|delayed),? or not at all", r"not yet (?:fully |completely |quite )?stable",
    r"noch nicht (?:ganz |voll )?(?:stabil|rund)",
    r"(?:rund|etwa|ca\.?|circa|about|around|approximately|roughly) \d[\d.,]* (?:\S+ )?(?:postf|kund|nutzer|konten"
    r"|mailbox|customer|user|account)",
)  # fmt: skip
