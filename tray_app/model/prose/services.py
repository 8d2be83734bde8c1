"""Which services a post is about, in the words of `Service`; named as working counts as not affected."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tray_app.model.prose.families import ONE_WORD, family

_ELSEWHERE = (
    r"@\S+|empfaenger|postfaechern? (?:bei|von) |adressen (?:von|bei|der|des) |addresses (?:at|of) "
    r"|(?:\S+ )?recipients|(?:externe|andere"
    r"|fremde|einige|some|other|certain|external)\S* |(?:gmail"
    r"|google|gmx|web\.de"
    r"|microsoft|outlook|hotmail|yahoo|aol|icloud|apple|t-online|telekom|freenet|1&1|comcast|at&t|bellsouth"
    r"|verizon|arcor|vodafone"
    r"|proton)(?!\S*-(?:adress|konto|konten|postf|kunden))"
)
"""Whom mails go to or come from, where that is not the provider itself."""
FAMILIES = {
    "receive": family(
        r"(?:\w*[a-z-])?empfang", r"empfangen", r"eingehend", r"posteingang", r"eingang",
        r"(?:\w*[a-z-])?zustellung", r"zugestellt", r"zustellen", r"zugang zum postfach", r"pop\d?\b", r"imap\w*",
        r"(?:\w*[a-z-])?abruf\w*", r"abgerufen", r"ausgeliefert", r"auslieferung", r"ankommen", r"eintreffen",
        r"treffen (?:\S+ ){0,5}?ein\b",
        r"kommen (?:\S+ ){0,6}?(?:an|mit verspaetung|verspaetet)\b", r"arriv", r"erhalten", r"mx\b", r"receiv",
        r"get(?:ting)? (?:in)?to (?:your|their|my|the) (?:\w+ ){0,2}?e?-?mail",
        r"(?:getting|get) (?:your|their|any|new) (?:e-?)?mails?", r"incoming", r"inbound", r"deliver",
        r"(?:als|as) spam\b", r"spam-?(?:filter|ordner)\w*", r"spam (?:filter|folder)", r"nachgeliefert",
        r"new (?:e-?)?mails?\b(?! (?:platform|server|system|service))",
        r"neue[nr]? (?:e-?)?(?:mails?|nachrichten)\b",
        rf"(?:(?:e-?)?mails?|nachrichten|messages) (?:sent |coming )?(?:von|from) (?:{_ELSEWHERE})",
        r"(?:retriev|collect|fetch|download)\w* (?:\w+ ){0,3}?(?:e-?mail|mail)s?",
        r"(?:e-?mail|mail)s? (?:collection|retrieval|reception)", r"retriev", r"inbox",
        r"(?:access|accessing|log ?in(?:to)?|sign ?in(?:to)?) (?:\w+ ){0,4}?(?:mailbox|mail\b|email|e-mail|inbox)",
        r"mailbox(?:es)? (?:\w+ ){0,3}?(?:access|unavailable|inaccessible)", r"mailbox(?:es)?\b",
        r"postfa(?:ch|echer)\w*(?: \S+){0,4} (?:zugreifen|zugriff|erreichbar)",
        r"zugriff auf (?:\S+ ){0,4}?(?:postfa|mail|e-mail)", r"postfachzugriff", r"exchange activesync",
        r"activesync", r"outlook(?!\.com| (?:on the web|web))",
    ),
    "send": family(
        r"(?:\w*[a-z-])?versand", r"versenden", r"versendet", r"verschick", r"(?:\w*[a-z-])?senden", r"gesendet",
        r"ausgehend", r"postausgang", r"smtp\w*", r"send\b", r"sends\b", r"sending",
        r"(?:be|being|not|never) sent\b", r"outgoing", r"outbound", r"submission", r"mx-out", r"verschicken",
        r"relay", r"\w*sperrlisten?\b", r"blacklists?\b", r"blocklists?\b",
        r"an (?:alle|manche|andere|bestimmte|einige|einzelne|fremde) (?:\S+ )?(?:anbieter|provider)",
        rf"(?:(?:e-?)?mails|nachrichten|messages) (?:sent |going )?(?:an|to) (?:{_ELSEWHERE})",
    ),
    "webmail": family(
        r"web-?mail\w*", r"(?:ueber|auf|via|on|through) (?:die|der|unserer?|the|our) (?:web-?seite|website|homepage)",
        r"web-?based (?:e-?)?mail", r"web ?mailer", r"weboberflaeche", r"web-oberflaeche", r"owa\b",
        r"outlook on the web", r"outlook web", r"roundcube", r"mail-?portal", r"e-?mail[- ]?center", r"web ?client",
        r"web interface", r"browser", r"horde", r"squirrelmail", r"zimbra", r"sogo\b", r"kundencenter-login",
    ),
    "contacts": family(
        r"(?:\w*[a-z-])?adressbuch", r"adressbuecher", r"(?:\w*[a-z-])?kontakten?\b(?! (?:aufnehm|mit|zu))",
        r"kontakt(?:daten|liste|verzeichnis|server|dienst|synchron)\w*", r"contacts\b", r"address ?books?",
        r"carddav", r"address list",
    ),
}  # fmt: skip
MAIL = family(
    r"e-?mails?\w*", r"e-mail-\w+", r"mails?\b",
    r"mail(?:server|dienst|system|verkehr|versand|empfang|zustell|box|konto|konten|funktion|gateway|cluster"
    r"|plattform|hosting|stoerung|relay|adress|queue|ing)\w*", r"mail-\w+", r"\w+-?mails?\b",
    r"postfa(?:ch|echer)\w*", r"(?<!local )(?<!telephone )(?<!the )(?<!stock )(?<!internet )exchange",
    r"outlook", r"nachrichten", r"messages?\b", r"zimbra", r"groupware",
    r"(?:microsoft|office) ?365 (?:services?|suite)\b",
    r"dovecot", r"postfix", r"gmx\b", r"web\.de", r"mx\b", r"spam", r"\w+mail\b",
)  # fmt: skip
OTHER = family(
    r"haushalte\b", r"households?\b", r"card (?:terminals?|payments?)", r"kartenzahlung\w*", r"(?:the|our|your) game\b",
    r"spieleserver", r"aufzug\w*", r"elevators?\b", r"der zug (?:nach|von|um)\b", r"zugverkehr", r"trains?\b",
    r"vollsperrung",
    r"gesperrte strecke",
    r"kurs\b", r"schulung\w*", r"seminar\w*", r"veranstaltung\w*", r"cable(?: tv)?\b(?! (?:cut|damage|fault"
    r"|break))", r"channels?\b", r"telephone exchange", r"local exchange",
    r"internet\w*", r"dsl\w*", r"vdsl", r"adsl", r"festnetz\w*", r"telefon(?!ic)\w*", r"telephone", r"phone\w*",
    r"tv\b",
    r"(?:radio|rundfunk|handy|satelliten|sat|netz|paket|waren)-?empfang\w*",
    r"\w+-tv\b", r"fernseh\w*", r"television", r"broadband", r"fib(?:re|er)\w*", r"glasfaser\w*",
    r"kabel(?:netz|anschluss|internet|fernseh)\w*", r"mobil(?:funk|netz|e daten|telefon)\w*",
    r"mobile (?:network|data|service)", r"handynetz", r"lte\b", r"5g\b", r"sms\b", r"voip", r"wlan\w*", r"wi-?fi",
    r"eduroam", r"vpn", r"moodle\w*", r"ilias", r"website\w*", r"webseite\w*", r"homepage", r"webhosting\w*",
    r"web hosting", r"web ?server", r"web ?space", r"cloud(?:-?speicher|-?storage|-?server|-?drive)?\b", r"drive\b",
    r"nextcloud", r"kalender", r"calendar", r"dns\b", r"domain(?:registr|verwaltung|-)\w*", r"vserver", r"vps\b",
    r"dedicated server", r"teams\b", r"zoom\b", r"drucker\w*", r"print\w*", r"campus\w*", r"netzlaufwerk\w*",
    r"fileserver", r"online-?banking", r"sap\b", r"campus-?management", r"lernplattform", r"stud\.?ip", r"opac",
    r"citrix", r"remote ?desktop", r"terminalserver", r"ticket-?system", r"job-?ticket\S*", r"(?:web|online)-?shop",
    r"payment", r"webex", r"bigbluebutton", r"vdi\b", r"hpc\b", r"wiki\b", r"mensa\w*", r"pruefungs\w*", r"parkhaus",
    r"forum\b", r"server ?raum", r"satellit\w*", r"sender\b", r"mediathek", r"proxy\b", r"identity",
    r"passwort-?portal", r"kundencenter", r"kundenportal", r"customer portal", r"rechnung\w*", r"billing",
    r"mysql", r"router", r"anschluss", r"leitung\w*", r"line fault", r"calls\b",
    r"anrufe", r"gespraeche", r"invoice\w*", r"name ?server\w*", r"object storage", r"video ?conferenc\w*",
    r"videokonferenz\w*", r"netzstoerung", r"network (?:outage|fault)", r"hotline", r"bibliothek\w*", r"statisti\w*",
    r"status ?page", r"statusseite", r"streaming", r"entertain", r"magenta ?tv", r"giga ?tv", r"kubernetes",
    r"chat\b", r"ftp\b", r"landline", r"roaming", r"moodle", r"hisinone", r"gitlab", r"jira",
    r"confluence", r"imessage", r"facetime", r"(?:apple|google|samsung) pay\b", r"app store", r"siri\b", r"whatsapp",
    r"photos\b", r"api\b", r"ssh\b", r"sso\b", r"shibboleth",
    r"control panel\b", r"help ?desk", r"support (?:desk|tickets?)", r"tickets?\b",
    r"twitter", r"kurznachrichten\w*", r"kurzmitteilung\w*", r"facebook", r"instagram", r"youtube", r"netflix",
    r"spotify", r"paypal", r"rechnungen",
)  # fmt: skip
_SERVICE = re.compile(
    r"server|system|dienst|service|log-?in|log(?:ging)? in|sign(?:ing)? in|anmeld|einlogg|zugang|zugriff|access|konto"
    r"|konten|account|plattform|platform|rechenzentr|data ?cent|stoerung|ausfall|outage|incident|wartung|maintenance"
    r"|cluster|storage|speicher|platte|raid|disk|node|knoten|host|rack|switch|netzwerk|network|datenbank|database|queue"
    r"|warteschlange|backlog|zustell|deliver|verbindung|connect|update|upgrade|patch|migration|umzug|fehler"
    r"|problem|issue"
    r"|fault|techni|engineer|fix|reboot|neustart|backup|restore|recover|dns|zertifikat|certificate|firewall"
    r"|gateway|proxy"
    r"|kunden|customers|users|nutzer|downtime|degrad|delay|verzoeger|unavailab|erreichbar|verfuegbar|entwarnung"
    r"|all clear|everything|alles|resolved|behoben|operational|beeintraecht|ddos|attack|angriff|controller|portal"
    r"|(?<![a-z])(?:it|db|edv|mx\d*)(?![a-z])|uebergangsloesung|anhaeng|attachment|ordner|folder|weiterleit|forward"
    r"|abwesenheit|auto-?repl|filter|sync|passw|kennwort|verteiler|mailing|newsletter|web-?site|seite|page|slow|langsam"
    r"|hiccup|lag(?![a-z])|senden|send|empfang|receiv|abruf|fetch|inbox|timeout|time-?out|bounce|loadbalancer|router"
)
"""What is spoken of where computers serve people, even without a word of mail."""
_UNAFFECTED = re.compile(
    r"(?<![a-z])(?:nicht(?! mehr)|not|isn't|aren't|kein\w*) (?:\S+ ){0,2}?(?:betroffen|affected|impacted"
    r"|gestoert|touched"
    r"|beeintraechtigt|involved|delayed|verzoegert|down)|unaffected|unbetroffen|(?<![a-z])(?:is|are) (?:up|online"
    r"|fine|ok|okay)(?![a-z])|(?<![a-z])keeps? (?:running|working)(?! slow)"
    r"|(?:funktionier|lauf|laeuf|klapp)(?:en|t)\W*$|(?:funktionier|lauf|laeuf|arbeit)(?:en"
    r"|et|t) (?:\S+ ){0,3}?(?:einwandfrei|normal|problemlos|reibungslos"
    r"|korrekt)|bleib(?:en|t) (?:\S+ ){0,3}?(?:erreichbar|verfuegbar|nutzbar|moeglich|in betrieb)|(?:funktionier"
    r"|laeuf|lauf|bleib|steh|ist"
    r"|sind)(?:en|t)? (?:\S+ ){0,3}?(?:weiterhin (?!nicht|kein|gestoert|eingeschr|verzoeg|instabil)|weiter (?!nicht"
    r"|kein|gestoert)|uneingeschraenkt|ohne einschraenkung|wie gewohnt|stoerungsfrei|normal|jederzeit)"
    r"|weiterhin (?:(?!nicht|kein)\S+ ){0,3}?(?:moeglich|erreichbar|verfuegbar|nutzbar|uneingeschraenkt|normal"
    r"|zur verfuegung|zugestellt|in den postfaechern)|weiterhin wie gewohnt|treffen weiterhin|(?:remains?|still"
    r"|continues? to be|continue to) (?:(?!not)\w+ )?(?:available|working|operational|accessible|work|function"
    r"|deliver|operate|be received)|(?:is|are|works?|working|functions?|functioning)(?: \w+)? (?:normally|fine"
    r"|as (?:expected|usual|normal))|(?:funktionier|lauf|laeuf)(?:en|t) (?:\S+ ){0,3}?weiter\W*$|(?:best|easiest"
    r"|quickest|fastest) way to|can still (?:use|access|send|receive|log|connect)|(?:appears?"
    r"|seems?) to be (?:working|fine|ok|up)|(?:utili[sz]e|use|using|via"
    r"|try) (?:our |the )?webmail|(?:nutzen|verwenden|benutzen) (?:\S+ ){0,4}?(?:webmail|weboberflaeche|browser)"
    r"|(?:ausweichen|ausweich|weich(?:en|t) .{0,40}? auf .{0,30}? aus(?![a-z])|alternativ|stattdessen|instead"
    r"|workaround)|operational|(?<![a-z])ok(?![a-z])"
    r"|keine (?:\S+ )?stoerung|gehen nicht verloren|not (?:be )?lost|no (?:\w+ )?(?:mails?|emails?|messages?"
    r"|data) (?:\w+ ){0,3}?lost|nicht verloren"
)
_CONTACT = re.compile(
    r"(?:schreiben|senden|schicken) sie (?:uns )?(?:bitte )?(?:eine? )?e?-?mail(?: an| unter)?"
    r"|(?<!weder )(?<!nicht )(?<!noch )(?<!not )(?<!nor )(?:per|via|by"
    r"|an) (?:e-?)?mail(?: an| at)?\b(?!(?: \S+){0,4} (?:noch|nicht|weder|nor|not|gestoert|eingeschraenkt)\b)"
    r"|e-?mail(?: us)? (?:at|us)\b|\S+@\S+"
    r"|https?://\S+|www\.\S+|contact us\b"
    r"|e-?mail[- ]?(?:anfrage|kontakt|support)\w*|kontaktieren|(?<![a-z])e-?mailed(?![a-z])|(?:second|this"
    r"|our) e-?mail(?![a-z])"
)
_CLAUSES = re.compile(
    r"[;!]|:(?!\d\d)|\.(?=\s|$)|, | - | (?:aber|jedoch|allerdings|waehrend(?! (?:des|dieses|dieser|eines|einer"
    r"|der (?:\w*wartung|\w*arbeiten"
    r"|\w*phase|\w*umstellung|\w*migration|\w*stoerung|zeit|downtime))(?![a-z]))|hingegen|dagegen|but|however"
    r"|while|whereas"
    r"|though)\b"
)

_WAY_ROUND = re.compile(
    r"nur (?:noch )?(?:ueber|per|via|im) (?:\S+ )?(?:webmail\w*|imap|browser)|only (?:via|through|using"
    r"|by) (?:\w+ )?webmail"
)

_AGAIN = re.compile(r"(?<![a-z])(?:wieder|again|restored|wiederhergestellt)(?![a-z])")
_TO_OTHERS = re.compile(rf"(?<![a-z])(?:an|to) (?:{_ELSEWHERE})")
_TO_FOREIGN = re.compile(
    r"(?<![a-z])(?:an|to) (?:@\S+|empfaenger (?:bei|von)|extern\w*|(?:gmail|google|gmx|web\.de|microsoft|outlook\.com"
    r"|hotmail|yahoo|aol|icloud|t-online|freenet)(?!\S*-(?:adress|konto|konten|postf|kunden)))"
)
"""Recipients at another provider for certain."""
_DELIVERED = re.compile(r"(?<![a-z])(?:zugestellt|zustell\w+|ausgeliefert|deliver\w*)(?![a-z])")
_OUTBOUND = re.compile(
    r"(?:deliver\w*|zustellung) (?:of |the |delayed |queued |der |von )*(?:outbound|outgoing|ausgehend)|(?:outbound"
    r"|outgoing"
    r"|ausgehend\w*) (?:\w+ ){0,3}?(?:deliver\w*|zustellung|zugestellt)"
)
"""Delivery to others is sending."""
_DATABASE = re.compile(r"(?<![a-z])(?:databases?|\w*datenbank\w*|mariadb|postgres\w*|\w*sql\w*)(?![a-z])")
"""What mail may need as well: another service only where mail is said to be spared."""
_OTHER_RECEPTION = re.compile(
    r"(?<![a-z])(?:fernseh|tv|radio|rundfunk|mobilfunk|handy|satelliten|sat|wlan|netz|paket|waren)-?empfang\w*"
)
_COMES = re.compile(
    r"(?<![a-z])(?:abgerufen|abruf\w*|erhalten|eingang|eingehend\w*|ankommen\w*|incoming|inbound|arriv\w*|receiv\w*"
    r"|retriev\w*|zugestellt)(?![a-z])"
)
_IN_WEBMAIL = re.compile(
    rf"(?:(?:posteingang\w*|inbox|postfa\w+|mailbox\w*|e?-?mails?|log-?in|sign-?in|access|anmeldung|zugang|einloggen)"
    rf"\W+(?:\w+ )?(?:im|in|ins|ueber|via|through|to|zum|beim|into) (?:\w+ )?)?{FAMILIES['webmail'].pattern}"
)
"""The webmail together with what is looked at in it."""
_WORKS = re.compile(
    r"^(?!.*(?:wieder|weder|nicht|kein|nur|eingeschr|schlecht|schwer|langsam|verzoeg|kaum|unmoeg)).*(?:moeglich"
    r"|verfuegbar|erreichbar)\W*$"
)
"""A clause such as "Empfang möglich"."""
_FINE_LINE = re.compile(
    r"[\w /().-]{1,40}: ?(?:operational|ok|up|online|verfuegbar|normal|fine|good|gruen|green|funktioniert|laeuft"
    r"|keine \S*stoerung\S*|no issues)\W*"
)
"""A line of a list of services: `IMAP: Operational`."""


_MAIL_LINE = re.compile(
    r"(?:e-?mails?|mails?|(?:e-?)?mail-?(?:dienste?|services?"
    r"|system)) ?[:-] ?(?:[a-z-]+\W*){1,2}"
)
"""A line of such a list about mail as a whole: `Email: Major outage`."""


_LIST_END = re.compile(r"^\W*[\w-]+ (?:und|and|sowie|or|oder) ")


def clauses_affected(sentence: str) -> list[str]:
    """The clauses of a folded sentence that do not say "not affected" and do not give an address to write to."""
    if _FINE_LINE.fullmatch(sentence):
        return []
    clauses = _CLAUSES.split(_WAY_ROUND.sub(" ", _CONTACT.sub(" ", sentence)))
    affected: list[str] = []
    is_list = False
    for clause in reversed(clauses):  # "IMAP, POP3 und SMTP funktionieren": what stands last is said of all of them
        is_spared = bool(_UNAFFECTED.search(clause) or _WORKS.search(clause)) or (
            is_list and ONE_WORD.fullmatch(clause) is not None
        )
        is_list = is_spared and (is_list or _LIST_END.search(clause) is not None)
        if not is_spared:
            affected.append(clause)
    return affected[::-1]


def services_in(sentences: Iterable[str]) -> tuple[str, ...]:
    """The services that the sentences name as affected: some, `all`, or none."""
    sentences = tuple(sentences)
    affected = [clause for sentence in sentences for clause in clauses_affected(sentence)]
    if any(_MAIL_LINE.fullmatch(sentence) and not _FINE_LINE.fullmatch(sentence) for sentence in sentences):
        return ("all",)
    if named := _named(affected):
        return named
    return ("all",) if any(MAIL.search(clause) for clause in affected) else ()


def _named(clauses: Iterable[str]) -> tuple[str, ...]:
    clauses = tuple(clauses)
    named = tuple(name for name in FAMILIES if any(_names(clause, name) for clause in clauses))
    return ("all",) if {"receive", "send", "webmail"} <= set(named) else named


def _names(clause: str, service: str) -> bool:
    """Whether a clause names a service; the inbox in the webmail is the webmail."""
    if service == "receive":
        clause = _OTHER_RECEPTION.sub(" ", clause)
        if OTHER.search(clause) and not MAIL.search(clause):
            clause = _COMES.sub(" ", clause)  # bills and calls are fetched and received, too
        if _TO_FOREIGN.search(clause):
            clause = _DELIVERED.sub(" ", clause)
        clause = _OUTBOUND.sub(" outbound ", _TO_OTHERS.sub(" ", _IN_WEBMAIL.sub(" ", clause)))
    return FAMILIES[service].search(clause) is not None


def services_again(sentences: Iterable[str]) -> tuple[str, ...]:
    """The services that the sentences name as working again, or else as affected."""
    sentences = tuple(sentences)
    clauses = [clause for sentence in sentences for clause in _CLAUSES.split(sentence)]
    named = _named(clause for clause in clauses if _AGAIN.search(clause)) or services_in(sentences)
    return named or _named(clauses)


def names_a_service(sentences: Iterable[str]) -> bool:
    """Whether a text speaks of mail or at least of computers that serve people."""
    text = " ".join(sentences)
    return MAIL.search(text) is not None or bool(services_in([text])) or _SERVICE.search(text) is not None


def is_about_others(sentences: Iterable[str]) -> bool:
    """Whether the sentences name another service, and mail only as working or not at all."""
    sentences = tuple(sentences)
    affected = [clause for sentence in sentences for clause in clauses_affected(sentence)]
    if services_in(sentences):
        return False
    if any(map(_DATABASE.search, affected)) and any(MAIL.search(s) and _UNAFFECTED.search(s) for s in sentences):
        return True
    return any(OTHER.search(clause) for clause in affected)
