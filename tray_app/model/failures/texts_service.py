"""Known texts about the service itself: it is in order, under maintenance, or in trouble."""

from __future__ import annotations

from tray_app.model.failures.families import (
    CREDENTIAL,
    LOGIN,
    LOGIN_SERVICE,
    NOT_WORKING,
    NOW,
    SERVER,
    STORE,
    TEMPORARY,
    TROUBLE,
)
from tray_app.model.failures.rule import Meaning, Rule
from tray_app.model.failures.stage import Stage
from tray_app.model.reason import Failure

IN_PROGRESS = (
    Rule(
        Meaning(Failure.OK, "in_progress"),
        (r"\[inprogress", r"hang in there", r"waiting for (?:auth\w*|backend|login) (?:\w+ )?(?:process )?to respond"),
        "RFC 9585; Dovecot while a part of it is slow",
    ),
)

FAREWELLS = (
    Rule(
        Meaning(Failure.PROVIDER_DEGRADED, "turned_away", by_stage=True),
        (r"(?:empty|no) (?:\w+ )?greeting\b|leere (?:begrüßung|antwort)",),
        "Roundcube: the server closed before it said a word",
        unless=(r"time-?out|timed out",),
    ),
    Rule(
        Meaning(Failure.OK, "idle_logout"),
        (
            (
                r"(?:disconnect\w*|clos\w*|logg(?:ed|ing)(?: you)? out|logout|terminat\w*|timed out|abgemeldet|"
                r"ausgeloggt|getrennt|beendet)…(?:inactiv|idle|untätig|inaktiv)"
            ),
            (
                r"(?:inactiv\w*|idle|inaktivität|untätigkeit)…(?:exceeded|disconnect|clos|logout|logged out|abgemeldet|"
                r"time-?out|too long|getrennt|beendet)"
            ),
            r"auto-?logout|automatisch (?:ausgeloggt|abgemeldet)|automatically (?:logged|signed) (?:you )?out",
            (
                r"(?:session|sitzung|verbindung)<4> (?:expired|abgelaufen|timed out)|(?:session|sitzung)<4> "
                r"(?:beendet|ended|time-?out)|anmeldung<1> abgelaufen|(?:session|"
                r"sitzung)<2> (?:ungültig|invalid)"
            ),
            r"(?:command|incoming data|idle|inactivity) time-?out|timeout exceeded|talking faster|you took too long",
            r"(?:time-?out|timed out) waiting for (?:a |the |your |next |client )*(?:commands?|client)\b",
        ),
        "RFC 9051, section 5.4; RFC 5321, section 4.5.3.2; Gmail, Dovecot, Courier, webmail pages",
        unless=(
            r"\[limit",
            r"token",
            r"tls|ssl",
            r"wartezeit|zeitlimit|\b401\b",
            r"password|passwort",
            r"retry time",
            r"possible causes",
        ),
    ),
    Rule(
        Meaning(Failure.OK, "goodbye"),
        (
            r"(?:server )?logging out",
            r"logout (?:requested|completed|received)",
            r"signing off|(?:session|connection) (?:terminated|closed|ended) by<1> (?:admin\w*|operator)",
            r"\+ok<4> (?:bye|goodbye)",
        ),
        "RFC 9051, section 7.1.5: the answer to our own farewell",
    ),
)

MAINTENANCE = (
    Rule(
        Meaning(Failure.PLANNED_MAINTENANCE, "maintenance"),
        (
            r"~maint(?:enance|ainance|enence)",
            r"~wartung(?!svertrag)",
            r"x-nextcloud-maintenance-mode: ?(?:1|true)",
            (
                r"(?:scheduled|planned|geplante[rn]?) (?:down ?time|outage|upgrade|work|arbeiten|"
                r"unterbrechung|abschaltung|update)"
            ),
            r"(?:being|undergoing|currently|we are|we're)…(?:upgrad(?:ed?|ing)|migrat(?:ed|ing|ion))",
            r"(?:wegen|aufgrund|due to)<3> \w*(?:updates?|upgrades?|umstellung|umbau\w*|umzugs?|migration|arbeiten)\b",
            r"(?:wird|werden)<6> (?:umgezogen|umgestellt|migriert|aktualisiert|erneuert)",
            r"(?:account|mailbox|user|server)<3> being<1> (?:moved|relocated|transferred)",
            r"(?:upgrade|migration|update|umzug|umstellung)<5> (?:in progress|under way|läuft)",
            r"(?:upgrade|migration|update) (?:is )?(?:in progress|under way)",
            r"(?:führen|spielen|nehmen)<4> (?:update|umstellung|aktualisierung)",
            r"~(?:server|system|dienst|postfach|webmail)\b.{0,80} gewartet",
            r"(?:wird|werden) (?:gerade|derzeit|momentan|aktuell|zurzeit|heute) gewartet",
            r"(?:wir )?(?:aktualisieren|erneuern|modernisieren)(?: wir)?<2> (?:unser\w*|die|das)\b",
            r"wir warten (?:das|die|den|unser\w*)\b",
            r"will be<2> (?:down|offline|unavailable|shut down)|(?:wird|werden)<6> (?:abgeschaltet|vom netz genommen)",
        ),
        "RFC 5530 (its UNAVAILABLE example); RFC 9110 with Nextcloud's header; Cyrus shutdown files",
        unless=(
            r"maintenance-mode: ?(?:0|false)",
            (
                r"~(?<!once )(?<!when )(?<!until )(?<!sobald die )\b(?:\w*wartung\w*|maintenance)<3> "
                r"(?:beendet|abgeschlossen|completed|finished|over\b)"
            ),
            r"auf<5> gewartet",
            r"maintenance<1> or\b|\bor (?:\w+ )?maintenance|oder (?:\w+ )?wartung|wartung\w* oder",  # a guess
        ),
    ),
)

LOGIN_SERVICE_DOWN = (
    Rule(
        Meaning(Failure.PROVIDER_OUTAGE, "auth_unavailable"),
        (
            rf"(?:\w*sql|ldap|\w*database|\w*datenbank|redis|radius)(?:[- ]\w+)?[- ]{TROUBLE}",
            rf"{TROUBLE}<3> (?:\w*sql|ldap|\w*database|\w*datenbank|redis|radius)\b",
        ),
        "Courier, Dovecot: what passwords are looked up in fails, whatever code stands beside it",
        frozenset({Stage.LOGIN}),
    ),
    Rule(
        Meaning(Failure.PROVIDER_DEGRADED, "unavailable", by_stage=True),
        (r"~(?<![/\w-])backend\b(?!/)",),
        "Dovecot, nginx: a front server that speaks of its backend is not talking about the user",
        frozenset({Stage.LOGIN}),
        unless=(rf"{CREDENTIAL}\b", r"reject|denied|refused|not (?:allowed|supported)|too many|limit|disabled|locked"),
        protocols="imap pop3 smtp",
    ),
    Rule(
        Meaning(Failure.PROVIDER_OUTAGE, "auth_unavailable"),
        (r"generic failure",),
        "Cyrus SASL: the process that checks passwords does not answer",
        unless=(
            r"\b535\b|\b5\.7\.8\b",  # the server itself calls the login wrong
            r"sasl\(-\d+\)<6> (?:callback|plug-?in|mech\w*)\b",  # the library of the program that asks
        ),
    ),
    Rule(
        Meaning(Failure.PROVIDER_OUTAGE, "auth_unavailable"),
        (
            rf"{TEMPORARY} (?:\w+ )?{LOGIN} (?:\w+ )?{TROUBLE}",
            rf"{LOGIN}<2> {TEMPORARY}<2>",
            rf"{TEMPORARY} (?:\w+ )?(?:authentifizierungs|anmelde|login)-?(?:fehler|problem|störung)",
            rf"{LOGIN}<3> (?:internal|system|server|backend|service|connection) {TROUBLE}",
            rf"(?:internal|system|server|backend|database|ldap|technical) {TROUBLE}<3> {LOGIN}",
            rf"{LOGIN_SERVICE}<4> (?:{NOT_WORKING}|failed|fail|failure|error|time-?out|timed out|lost|gone|refused)",
            rf"(?:connection|connect)<3> {LOGIN_SERVICE}",
            (
                rf"(?:unable|cannot|can't|could not|not able|not possible)(?: to)? (?:authenticate|log ?in|"
                rf"log you in|verify|check|validate)<3> {NOW}"
            ),
            rf"{LOGIN}<3> {NOW}<2> {NOT_WORKING}",
            rf"{LOGIN}<2> (?:unavailable|not available|nicht verfügbar)(?! for)",
            r"temporarily_unavailable|aadsts900(?:33|55)",
            (
                r"(?:unable|failed|cannot|can't|could not|couldn't) (?:to )?(?:contact|reach|query)<2> "
                r"(?:auth\w*|login|user|account|password)\b"
            ),
            r'"server_error"',
            r"disconnected from auth",
            rf"no (?:response|answer|reply) from<1> {LOGIN_SERVICE}",
            rf"(?:authentifizierungs|anmelde|login|auth)-?(?:server|dienst|system)<3> {NOT_WORKING}",
            rf"(?:anmelde(?:dienst|server|system)|login-?server|auth-?server)<4> {NOT_WORKING}",
        ),
        "RFC 4954 (454 4.7.0); RFC 3206 (SYS/TEMP); RFC 6749 (temporarily_unavailable); Dovecot, Exim, Cyrus, Yandex",
        unless=(
            r"too many|zu viele",
            r"suspend|gesperrt|locked|blocked",
            r"ip-?adresse",
            r"(?<!\w)disabled|deaktiviert",  # whoever switches something off means the account
            r"not (?:supported|recogni)",
            r"method|mechanism",
            r"reason unavailable",  # Postfix says so at every wrong password
        ),
    ),
)

TROUBLE_NAMED = (
    Rule(
        Meaning(Failure.PROVIDER_DEGRADED, "unavailable", by_stage=True),
        (
            r"(?:shutting|going) down|wird (?:heruntergefahren|neu gestartet)",
            r"service (?:is )?(?:\w+ )?unavailable - try again|503 service (?:\w+ )?unavailable",
        ),
        "RFC 5321, section 3.8 (421); Dovecot; Postfix whose filter does not answer",
    ),
    Rule(
        Meaning(Failure.UNKNOWN, "unknown"),
        (r"503 service (?:\w+ )?unavailable",),
        "RFC 9110, section 15.6.4: where only a program tells of it, and no SMTP 503 (bad sequence) either",
    ),
    Rule(
        Meaning(Failure.UNKNOWN, "unknown"),
        (r"(?:unavailable|not available|nicht verfügbar|nicht erreichbar)\D{0,12}503\b",),
        "the same in other words",
        stages=frozenset({Stage.PROGRAM}),
    ),
    Rule(
        Meaning(Failure.PROVIDER_DEGRADED, "internal_error"),
        (
            r"scann?er'?s? fail\w*|(?:virus|spam)_scan failed",
            r"(?:connect\w*|talk\w*|contact\w*|reach\w*)<3> (?:virus|spam|content)[- ]?(?:scann?er|filter|checker)",
            rf"(?:virus|spam|content|mail)[- ]?(?:engine|daemon|service|scanner|filter|checker)<2> {NOT_WORKING}",
            rf"(?:anti-?virus|clamav|clamd|spamd|rspamd|amavis)<2> {NOT_WORKING}",
        ),
        "Amavis, Exim: the server's own virus scanner does not work",
    ),
    Rule(
        Meaning(Failure.PROVIDER_DEGRADED, "turned_away", by_stage=True),
        (r"greeting<4> bye\b|bye<3> (?:greeting|as soon as)",),
        "RFC 9051, section 7.1.5: a farewell in place of the greeting, as libraries report it",
        frozenset({Stage.GREETING, Stage.LOGIN}),
    ),
    Rule(
        Meaning(Failure.PROVIDER_DEGRADED, "internal_error", by_stage=True),
        (
            rf"internal (?:\w+ )?{TROUBLE}|interner? (?:server-?)?fehler|erreur interne",
            rf"{TEMPORARY}(?! (?:\w+ )?(?:delivery|zustell))<3> {TROUBLE}",  # a delivery that failed names no cause
            (
                rf"(?:system|server|service|backend|database|db|storage|i/o|io|ldap|sql|config\w*|"
                rf"configuration|lookup|proxy|filesystem|software|local|fatal|processing|index|cache|"
                rf"disk)[ _-]?{TROUBLE}(?!: (?:[45]\d\d, |0x))"  # Outlook: `Server Error: 553, Error Number: ...`
            ),
            (
                rf"error<1> (?:opening|reading|writing|accessing|locking|loading|saving|fetching|getting|contacting|"
                rf"connecting to)"
                rf"<2> (?:{STORE}|(?:e-?)?mails)"
            ),
            r"(?:unser\w*|our) \w*(?:server|system|dienst|service)\w*<5> (?:problem|störung|issue|trouble)",
            (
                r"(?:serious|severe|critical|fatal) error|messages? (?:could not|can ?not)(?: be)? (?:fetched|read|"
                r"retrieved|load(?:ed)?)\b"
            ),
            r"~databaseerror|sqlstate|there is no mdb\b",
            (
                r"(?:unable|failed|not able|not possible) to (?:check|read|open|access|query|load)<1> "
                r"(?:recipients|users|controls?|aliases|maps?|tables?|configuration)"
            ),
            r"(?:service|server|system)<2> (?:currently )?(?:stopped|not ready)\b|trouble in<2> directory",
            r"(?:clock|time) skew<9> (?:file|on the) ?server\b",
            r"no<3> (?:process|worker|slot|thread|server)\w*<2> (?:free|left)\b",
            r"chdir<2> failed|has no \S*maildir",
            (
                rf"\S*(?:filter|scanner|milter|policy (?:service|server|daemon))<2> (?:{NOT_WORKING}|time-?out|"
                rf"timed out)"
            ),
            rf"{STORE}<2> (?:returned|reported|raised)<1> (?:error|failure|exception)",
            rf"{STORE}<1> (?:did not|didn't|cannot|can't|failed to) (?:deliver|return|accept|start|mount)",
            rf"(?:{STORE}|cluster|node)<3> (?:recovering|rebuilding|being (?:repaired|restored|rebuilt))",
            r"not (?:currently )?accepting (?:mail|messages|connections)(?! (?:from|with|to|for)\b)",
            r"power (?:failure|outage)|stromausfall",
            rf"{STORE}<4> nicht (?:beschreibbar|lesbar|zugreifbar)",
            rf"(?:mail ?system|ldap|sql|nfs|redis|database|datenbank)<3> {NOT_WORKING}(?! for)",
            r"(?:server|system|dienst|warteschlange)\w*<1> nimmt<3> (?:nichts|keine\w*)<3> (?:an|entgegen)\b",
            rf"(?:server|system|service|dienst)<1> (?:cannot|can't|could not|kann|konnte)<5> {NOW}",
            rf"{STORE}<2> (?:took|takes|taking|braucht\w*) (?:too long|zu lange)",
            r"(?:unexpected|emergency) (?:shut ?down|termination|restart)",
            r"(?:state|index|database) is inconsistent",
            r"input/output error|stale (?:nfs )?file handle|too many open files",
            r"cannot allocate memory|read[ -]?only file ?system",
            r"(?:server|storage|node|database|cluster|system)<3> read[ -]?only",
            r"operating system error|storedrv|unexpected (?:server )?(?:error|exception)",
            r"execution (?:expired|timed out)",
            (
                r"(?:mailbox|maildir|mail|home|spool) directory<3> (?:not owned|not exist|missing|not found|"
                r"unreadable|inaccessible)"
            ),
            r"~transient",
            r"~failover",
            r"session setup failed|in an inconsistent state",
            rf"(?:read|write) error (?:on|in|at)<1> {STORE}",
            r"target ip address responded",
            r"(?:can't|cannot|unable to|failed to) (?:open|load|read) (?:ssl|tls|server) (?:certificate|key)",
            r"(?:create|open|write) (?:lock|temp\w*|index) ?files?\b",
            r"unhandled exception(?!: (?:\[|trying))",  # a program's, before the server's own code
            r"unerwarteter? (?:\w+ )?fehler|encountered (?:an? )?(?:\w+ )?(?:problem|error)",
            (
                rf"(?:unable|failed|failure|cannot|can ?not|can't|could not|couldn't|not able)(?: to)? "
                rf"(?:open|read|write|scan|stat|access|select|lock|load|get|fetch|find|deliver|save|store|contact|"
                rf"connect to|connect with|reach|query|retrieve)<3> {STORE}"
            ),
            r"temporarily unable|unable to (?:complete|process|fulfil\w*|handle)<3> (?:request|command|operation)",
            r"no (?:\w+ )?(?:servers?|backends?|proxy) (?:is |are )?(?:available|reachable|found for user)",
            (
                r"(?:keine verbindung|verbindung fehlgeschlagen|verbindungsfehler) (?:zu[mr]?|mit dem) "
                r"(?:\w+[ -])?(?:server|datenbank|speicher\w*|backend)"
            ),
            r"verbindung zum (?:speicher|imap|mail|datenbank)\S*<3> (?:fehlgeschlagen|nicht möglich|verloren)",
            rf"(?:connection|connect)<2> {STORE}<3> (?:failed|lost|refused|timed out|error)",
            rf"error<3> {STORE}<1> connection|{STORE}<1> connection<1> (?:lost|failed|refused|timed out|closed)",
            rf"(?:lost|no) connection (?:to|with)<2> {STORE}",
            (
                rf"{STORE}<3> (?:could not|couldn't|cannot|can't|can not) be (?:opened|read|written|"
                rf"accessed|loaded|locked|"
                rf"selected|reached|contacted)"
            ),
            rf"{STORE}<4> (?:kann|konnte)<3> nicht (?:geöffnet|gelesen|geladen|erreicht|beschrieben)",
            rf"(?:index|cache|file|{STORE})<3> (?:corrupt\w*|damaged|beschädigt|invalid format|inconsistent)",
            r"\[corruption",
            r"restor(?:e|ing) (?:\w+ )?service|service (?:will be|is being) restored",
            r"technische[rns]? (?:problem|störung|schwierigkeit|fehler|gründe)",
            r"(?:technical|known) (?:problem|difficult|issue|reasons)",
            r"(?:störung|ausfall|problem)<6> (?:arbeiten|behoben|behebung|lösung)",
            r"(?:arbeiten|behebung|lösung)<6> (?:störung|problem)",
            r"(?:we are|we're|currently) (?:\w+ )?(?:experiencing|having|facing)",
            r"(?:datenbank|system|speicher)-?fehler|experiencing<2> (?:problem|issue|difficult|outage|delay)",
            r"bad gateway|gateway time-?out|(?:gone|went) away|server[- ]side (?:exception|error)",
            r"(?:wrong|problem|issue|error|fault|broken?|fehler)<3> (?:on our (?:side|end)|bei uns|unsererseits)",
            r"(?:engineers|technicians|techniker|unser team|our team)<4> (?:notified|working|informiert|arbeite\w*)",
            r"(?:arbeiten|working)<5> (?:lösung|behebung|solution|fix|restore|resolve)",
            r"(?:time-?out|timed out)<3> (?:lock|backend|storage|queue|spool|auth\w*)",
        ),
        "RFC 5530 (SERVERBUG); RFC 3463, X.3.0; Dovecot, Cyrus, Courier, qmail, Postfix, Exchange, Gmail, NetEase",
        unless=(
            r"virus",
            r"ssl\.|_ssl",
            r"name (?:service|resolution|server)",
            r"\[(?:cannot|nonexistent|noperm|alreadyexists|trycreate|read-only|haschildren|clientbug)",
            r"syntax error|parameter error|protocol error|argument",
            r"domain name system",
        ),
    ),
)

BEHIND_THE_PAGE = (
    Rule(
        Meaning(Failure.PROVIDER_OUTAGE, "backend_silent"),
        (
            r"no healthy upstream|upstream (?:connect|request|server|prematurely|timed)",
            r"(?:can't|cannot|could not|unable to) connect to<1> (?:['\"]?(?:tcp|ssl|tls)://|\S+:\d{2,3}\b)",
            r"connect(?:ion)? to<1> (?:localhost|127\.0\.0\.1|\S+:\d{2,3})<4> (?:refused|failed|timed out|lost)",
            (
                rf"(?:connection|verbindung)<3> (?:dropped|lost|closed|reset|refused|abgebrochen|verloren) "
                rf"(?:by|durch|von)<2> {STORE}"
            ),
            (
                rf"(?:connection|connect|verbindung)<1> (?:to|with|zu[mr]?|mit)<2> {STORE}<3> "
                rf"(?:failed|lost|refused|dropped|timed out|fehlgeschlagen|verloren|abgelehnt|nicht möglich)"
            ),
        ),
        "Roundcube, SquirrelMail, Envoy, nginx: the page was shown and says that the mail server behind it is silent",
        stages=frozenset({Stage.PAGE}),
    ),
)

PAGES = (
    Rule(
        Meaning(Failure.OK, "success"),
        (
            r"(?:störung|ausfall|problem|issue|outage|incident)<4> (?:behoben|beseitigt|resolved|fixed)",
            r"(?:dienste|services|systeme|systems)<3> (?:wieder (?:verfügbar|erreichbar)|operational|available again)",
        ),
        "a provider's own page, after the trouble",
        stages=frozenset({Stage.PAGE}),
        unless=(
            r"\b(?:noch|nicht|not|still|teilweise|partly|some|einige|bald|soon|bis|until|wird|werden|will|sobald)\b",
        ),
    ),
    Rule(
        Meaning(Failure.PROVIDER_OUTAGE, "notice"),
        (
            r"~ausfall",
            r"~ausfäll",
            r"~störung",
            r"outage|disruption|unterbrechung",
            r"nicht (?:abrufbar|zugänglich|erreichbar)|isn't (?:currently )?available",
        ),
        "a provider's own page: that it was shown proves the line",
        stages=frozenset({Stage.PAGE}),
        unless=(r"keine<3> (?:störung|ausfall)|no (?:known )?outage", r"behoben|resolved|beseitigt"),
    ),
    Rule(
        Meaning(Failure.PROVIDER_DEGRADED, "notice"),
        (
            r"~verzöger",
            r"~einschränkung",
            r"(?:kommt es|gibt es|haben wir|there are|we have)<5> (?:probleme?n?|schwierigkeiten|problems|issues)\b",
            r"(?:dauer\w*|braucht)<4> länger|(?:takes?|taking)<2> longer",
            r"delay(?:s|ed)?\b|aware of<2> (?:issue|problem)|slow(?:ly|er)?\b|langsam",
        ),
        "a provider's own page",
        stages=frozenset({Stage.PAGE}),
        unless=(
            r"keine<3> (?:verzöger|einschränkung|problem|schwierig)|no (?:known )?(?:issue|delay|problem)",
            r"behoben|resolved|beseitigt",
        ),
    ),
)

SILENCE_BEHIND = (
    Rule(
        Meaning(Failure.PROVIDER_DEGRADED, "backend_silent", by_stage=True),
        (r"timed? ?-?out|zeitüberschreitung|(?:taking|took) too long|no (?:response|answer|reply)",),
        "a front server that answers says that what stands behind it does not",
        stages=frozenset({Stage.GREETING, Stage.LOGIN, Stage.USE}),
    ),
)

OVERLOAD = (
    Rule(
        Meaning(Failure.PROVIDER_DEGRADED, "internal_error", by_stage=True),
        (r"something went wrong",),
        "a server that does not know itself what happened",
        frozenset({Stage.GREETING, Stage.LOGIN, Stage.USE}),
    ),
    Rule(
        Meaning(Failure.PROVIDER_DEGRADED, "overloaded"),
        (r"(?:server|service|system)<1> overloaded|server überlastet",),
        "1&1: said of the server, whatever stands beside it",
    ),
    Rule(
        Meaning(Failure.PROVIDER_DEGRADED, "overloaded"),
        (
            r"too much load|overload\w*|(?:high|heavy|excessive) load|load (?:average|is too high|too high)",
            r"überlast\w*",
            r"(?:out of|insufficient|low on|not enough) (?:memory|(?:system )?resources)|system resources",
            r"resources (?:are )?(?:currently |temporarily )?(?:unavailable|not available|exhausted)",
            r"(?:server|service|system|host)?(?: is)? ?(?:too busy|busy)|server<2> (?:beschäftigt|ausgelastet)",
        ),
        "RFC 5321 (421); Exim, Sendmail, Exchange back pressure",
        unless=(r"recipient|user|mailbox|line", r"(?:busy|overloaded) for (?:you|your|this)\b"),
    ),
)

AVAILABILITY = (
    Rule(
        Meaning(Failure.PROVIDER_DEGRADED, "unavailable", by_stage=True),
        (
            rf"{SERVER}<4> {NOT_WORKING}(?! (?:for|over|from|without|in your|to your|für)\b)",
            rf"(?:{NOW}|temporary)<2> {NOT_WORKING}",
            r"(?:shutting|shut|going|is|are|taken) down|wird (?:herunter|heruntergefahren|neu gestartet)",
            r"restart(?:ed|ing|s)?\b|neustart",
            r"kein\w* (?:zugriff|zugang|abruf|empfang|versand|login|anmeldung)<6> möglich",
            r"service (?:is )?(?:stopped|suspended|interrupted)|(?:service|dienst)\S* eingestellt",
            r"(?:try|come) (?:\w+ )?(?:again )?(?:back )?later|try again (?:in a|soon|shortly)|(?:please )?retry later",
            r"später (?:noch ?einmal|noch ?mals|erneut|wieder|nochmal)",
            r"(?:erneut|nochmals|wieder) (?:\w+ )?später|plus tard",
            r"(?:in|nach) (?:einigen|wenigen|ein paar) (?:minuten|stunden)|in kürze (?:erneut|wieder|nochmal)",
            r"in a (?:few|couple of) (?:minutes|hours|moments)",
        ),
        "RFC 5530 (UNAVAILABLE); RFC 5321 (421); Dovecot, Zimbra, Courier",
        not_at=frozenset({Stage.BOUNCE}),
        unless=(r"spam", r"recipient|empfänger|user unknown", r"auto-?(?:config|discover)|konfigurationserkennung"),
    ),
)
