"""Known texts about limits: too large, too many at once, too fast, too full."""

from __future__ import annotations

from tray_app.model.failures.families import (
    AT_ONCE,
    ATTEMPTS,
    CONNECTIONS,
    MAILBOX,
    NOT_WORKING,
    OVER,
    SENDING,
    SERVER,
    TEMPORARY,
    TROUBLE,
)
from tray_app.model.failures.rule import Meaning, Rule
from tray_app.model.failures.stage import SENDING_STAGES
from tray_app.model.reason import Failure

_ROOM = r"(?:mailbox|postfach|storage|disk|speicher\w*)"

SIZES = (
    Rule(
        Meaning(Failure.CLIENT_BUG, "message_too_large"),
        (
            r"\[toobig",
            (
                r"(?:message|mail|e-?mail|nachricht|size|append|attachment|anhang|datei|file|body)…(?:too "
                r"(?:large|big|long)|zu (?:groß|gross))"
            ),
            r"(?:message|mail) size exceed|(?:maximum|max\.?) (?:\w+ )?size<7> exceed",
            (
                r"(?:message|mail|nachricht|attachment|anhang|datei|file)(?: length|"
                r" file)?(?: size)?…exceeds?…(?:size|limit|maximum|\d ?[km]i?b)"
            ),
            r"exceeds?…(?:maximum|max|permitted|fixed|allowed|global)…(?:message )?size",
            r"(?:larger|bigger|größer) (?:than|als) \d+",
            r"(?:nachricht|message|anhang)<1> (?:übersteigt|exceeds)<3> limit\b",
            r"size violation|exceeds…size…limit|(?:aufgrund|wegen|because of|due to)<3> (?:größe|size)\b",
            r"(?:nachricht|message|e-?mail|anhang|attachment)<9> (?:zu groß|too (?:large|big))",
            r"(?:message|mail) size limit<3> (?:exceeded|reached)|too much mail data",
            r"(?:nachricht|anhang|anhänge|anlagen?|datei)\w*größe<3> (?:überschreitet|übersteigt)",
            r"(?:überschreitet|übersteigt)<6> \w*größen?-?(?:limit|grenze|begrenzung|beschränkung)",
            r"(?:größer|grösser|larger) (?:als|than) (?:\w+ ){0,5}(?:limit|grenze|server|erlaubt|zulässig)",
            r"(?:überschreitet|übersteigt)…(?:zulässige|maximale|erlaubte)…größe",
            r"maximal(?:e|en)? (?:nachrichten)?größe",
            r"größe<2> (?:nachricht|e-?mail|anhangs?|datei)<8> (?:überschreitet|übersteigt)",
            r"(?:limit|maximum|max\.?|allows|only)<3> \d+ ?[kmg]i?b\b",
        ),
        "RFC 1870; RFC 7889 (TOOBIG); Dovecot, Exchange, Gmail, qmail",
        unless=(
            r"storage (?:limit|allocation|quota)",
            r"mailbox size|postfach|mailbox<2> (?:exceed|over)|disk space",
            r"\[overquota|over its limit",
            r"connections",
            r"quota (?:exceeded|reached)",
            r"line too long",
            r"\brate\b",
            r"helo|ehlo",
            r"queue",
        ),
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "too_many_recipients"),
        (
            r"too many recipients",
            r"zu viele empfänger|send to more than \d+|mehr als \d+ empfänger",
            r"trop de destinataires",
            r"maximum…recipients per message|(?:rcpt|recipient) (?:count )?limit<2> (?:exceeded|reached)",
            r"(?:maximale?n?|zulässige|max\.?|maximum|allowed) (?:anzahl|zahl|number)<2> (?:empfänger\w*|recipients)",
        ),
        "RFC 5321, section 4.5.3.1.8; Postfix, Exchange",
        unless=(
            r"(?:per|this|an|last|pro|each|every) (?:hour|day|minute|stunde|tag)",
            r"(?:short|any given) period|period of time|per (?:session|connection)",
            r"today\b|daily|hourly|(?:tages|stunden)-?(?:limit|kontingent)",
            r"recipients from \[?\d",  # Postfix: counted over all mails of an address
        ),
    ),
)

CONNECTION_LIMITS = (
    Rule(
        Meaning(Failure.TOO_MANY_CONNECTIONS, "too_many_connections"),
        (
            rf"(?:too many|zu viele|trop de) {AT_ONCE}{CONNECTIONS}",
            r"too many (?:users|(?:imap |pop3? )?logins from|devices)|zu viele geräte",
            r"(?:of|der|an) (?:simultaneous|concurrent|gleichzeitige[rn]?) (?:users|logins|nutzer|benutzer)",
            (
                rf"(?:maximum|max\.?|maximale|allowed|limit of)(?: number| anzahl| zahl| count)?(?: of| "
                rf"an)?(?: allowed| \d+)? {AT_ONCE}{CONNECTIONS}"
            ),
            rf"{AT_ONCE}(?:connection|session|verbindungs|sitzungs)s?[ -]?(?:count |number )?limit<3> {OVER}",
            rf"{OVER}…(?:connection|session) limit(?! rate)",
            rf"{OVER}…(?:maximum|max|concurrent|simultaneous)<3> {CONNECTIONS}",
            r"mail_max_userip_connections|max_user_?connections|maxperip|max_?clients",
            rf"keine (?:zusätzliche|weitere)n? {CONNECTIONS}|keine (?:zusätzliche|weitere) (?:verbindung|sitzung)",
            r"(?:connection|session) already (?:open|established)",
            r"(?<!\.)\d+ (?:of \d+ )?connections from",
            r"thread limit",
        ),
        "Dovecot, Courier, Cyrus, Gmail, Exim, Postfix (anvil), Exchange",
        unless=(r"connection rate", r"too many (?:connections|sessions) (?:per|in) (?:an? )?(?:hour|minute|day|short)"),
    ),
    Rule(
        Meaning(Failure.TOO_MANY_CONNECTIONS, "in_use"),
        (r"\[in-use\]",),
        "RFC 2449, section 8.1.1",
    ),
    Rule(
        Meaning(Failure.TOO_MANY_CONNECTIONS, "in_use"),
        (
            r"\[inuse\]",
            r"(?:mailbox|maildrop|mail ?drop|postfach|inbox)<4> (?:locked|in use|in benutzung|in verwendung|busy)",
            (
                r"von einem anderen (?:gerät|programm|prozess|benutzer|client)<2> (?:verwendet|benutzt|"
                r"gesperrt|geöffnet)"
            ),
            r"lock busy|is another session active|another (?:session|client|login) of (?:yours|this user)",
            r"(?:busy|lock\w*|used|held)<2> (?:another|other) (?:\w+ )?(?:session|client|process|login)",
            (
                r"(?:another|other|concurrent|andere[rns]?|weitere) (?:\w+ )?(?:session|client|process|"
                r"program|sitzung|programm)…(?:active|open|using|lock|in use|zugreif|benutz|verwend)"
            ),
            r"(?:locked|in use|benutzt|verwendet) (?:by|durch|von) (?:another|an other|a different|einer? andere)",
            r"already (?:logged in|in use|locked|being accessed)",
            (
                r"(?:unable|cannot|can't|failed|could not|couldn't) (?:to )?(?:get|obtain|acquire|"
                r"lock)…(?:lock|maildrop|mailbox)"
            ),
            r"maildrop lock",
        ),
        "RFC 2449, section 8.1.1 (IN-USE); qpopper, Dovecot, Cyrus",
        not_at=SENDING_STAGES,
        unless=(r"\[sys/temp\]…i/o", r"locked out", r"account…locked", r"\badmin|contact<2> support"),
    ),
)

GREYLISTING = (
    Rule(
        Meaning(Failure.OK, "greylisted"),
        (
            r"~gr[ae]y-?list",
            r"postgrey|not yet (?:authori[sz]ed|known|trusted)\b",
            r"(?:address|sender) verification in progress|verify callout",
            r"first (?:contact|attempt|time)\b|erst(?:er )?kontakt|(?:unknown|new) tri(?:plet|ple|plett)",
            r"(?:new|unknown|neue|unbekannte) (?:senders?|absender|hosts?)<4> (?:wait|delayed|warten|verzögert)",
        ),
        "RFC 6647: a wait that every unknown sender has to take",
    ),
)

RATE_LIMITS = (
    Rule(
        Meaning(Failure.RATE_LIMITED, "rate_limited"),
        (
            r"rate[- ]?(?:limit|control|exceeded)|ratelimit",
            r"limit (?:per|pro) (?:hour|day|minute|stunde|tag)",
            r"4\.7\.[568]\d\d\b",  # Exchange Online: this address is slowed down, whatever the words say
            r"~throttl",
            r"(?:ge)?drossel\w*|bremst\b",
            r"begrenzt<3> (?:anfragen|abrufe|zugriffe)\b",
            r"\d+ (?:e?-?mails?|messages|nachrichten)/(?:h|hour|day|min|stunde|tag)",
            r"(?:try|again|send) (?:\w+ )?slower",
            r"(?:senden|versand|sending)<9> (?:begrenzt|limited|beschränkt)\b",
            r"at a rate (?:that|which)|(?:receiving|receive|sending) (?:limit|rate)s?\b",
            rf"{OVER}<2> limits?<4> (?:messages|mails|e-?mails|nachrichten|recipients)",
            rf"limit<2> (?:messages|mails)<5> {OVER}",
            rf"(?:gesendet|versendet|verschickt|sent|send)<4> limit<3> {OVER}",
            rf"credits?<2> (?:{OVER}|exhausted|used up|aufgebraucht)|(?:{OVER}|out of|not enough) credits?\b",
            r"limit<2> (?:for|on) (?:sending|sent)\b|too many recipients from",
            r"per-? ?\d+[ -](?:minute|hour|second) limit|limit for log-?ins|reached<4> limit for\b",
            r"limit of \d+ (?:rcpts|recipients|messages|mails) per|data command rejected: limit",
            r"(?:warten sie|wait)<2> \d+ (?:sekunde|second|minute)\S*<4> (?:senden|sending|send)\b",
            r"backoff time|(?:hourly|daily|monthly) (?:allowance|maximum|volume)",
            r"\d+ (?:of|out of|von)<2> \d+<2> (?:messages|mails|e-?mails|nachrichten|recipients)",
            rf"(?:too many|zu viele|zu vieler|trop de)<3> {ATTEMPTS}\b(?! large)",
            (
                r"(?:too (?:much|many|frequent\w*|often|quickly|fast)|zu (?:oft|häufig|schnell)) ?(?:mail|"
                r"log-?ins?|logons?|connect\w*|attempts?|requests?|access\w*|anmeld\w*|abgerufen|aufgerufen)"
            ),
            r"(?:receiving|sending|sent) (?:\w+ ){0,3}too (?:quickly|fast|many|much)",
            r"(?:login|logon|connection|access|send\w*|request|ip) (?:frequency|too frequent)|frequency (?:is )?limit",
            r"logins? must be at least|\[login-delay|minimum…(?:between|interval)…(?:login|check|mail)|login[- ]delay",
            (
                rf"{OVER}…(?:{SENDING}|per hour|per day|connection rate)[ -]?(?:\w+ ){{0,2}}(?:limit|quota|"
                rf"rate|threshold|allowance|kontingent)s?"
            ),
            rf"{SENDING}(?: \w+){{0,4}} ?-?(?:quota|limit|rate|kontingent|threshold)s?<4> {OVER}",
            r"(?:daily|hourly|sending|relay|outbound|outgoing|bandwidth)(?: \w+){0,2} (?:limit|quota)",
            r"(?:versand|sende|tages|stunden|nachrichten|mail)-?limit",
            r"(?:command or )?bandwidth limits?",
            r"~(?:submission|recipient|message|sending)\w*(?:quota|limit)exceeded",
            r"~(?:rate|daily|usage)\w*limit(?:exceeded|reached)",
            r"resource_exhausted|quota metric|per (?:user )?per (?:second|minute|hour|day)",
            rf"{OVER}…(?:log-?in|logon|anmelde)\w*[ -]?(?:limit|rate)|(?:log-?in|logon) limit<3> {OVER}",
            (
                r"unusual (?:\w+ )?(?:sending|outgoing)|unusual(?:ly)? (?:rate|high|many|volume|number|large)|"
                r"unexpected volume"
            ),
            r"ungewöhnlich (?:oft|viele|häufig)",
            (
                r"(?:recipients|messages|mails|emails|e-mails|nachrichten|empfängern?)<2> (?:this|per|pro|an|"
                r"each|in einer|in der letzten) (?:hour|day|minute|stunde|tag|minuten)"
            ),
            (
                r"(?:limit|höchstzahl|grenze|maximum) (?:von|of) \d+ (?:e-?mails?|mails|nachrichten|"
                r"empfängern?|messages|recipients)"
            ),
            r"(?:messages?|mails?|e-?mails?|recipients)<3> per (?:session|connection)|sen[dt]\w*<2> too many\b",
            r"(?:höchst|relay|sende|versand)\w*-?(?:beschränkung|grenze|limit|kontingent)<5> überschritten",
            (
                r"rate (?:is )?too high|attempts (?:are )?limited|limit<3> (?:heute|today)\b|"
                r"keine weiteren e-?mails<2> (?:senden|versenden)"
            ),
            r"slow(?:ing)?[ _]down|sending too (?:fast|much|many)",
            r"temporarily deferred",
            r"(?:too|zu) (?:often|frequent\w*|quick\w*|fast|oft|häufig\w*|schnell\w*)",
            r"attempts?<2> (?:exceeded|reached)",
            r"(?:only|nur|once|login|logins)<2> (?:every|alle|per|pro|in) \d+ ?(?:min|sec|sek|stund|hour)",
            r"\d+ (?:minuten|stunden|sekunden) warten",
            r"登录太频繁|登录过于频繁|登陆太频繁|频率",
        ),
        "Gmail, Yahoo, Exchange, GoDaddy, QQ, GMX, Exim, Sendmail; RFC 2449 (LOGIN-DELAY)",
        unless=(
            r"maintenance",
            r"~wartung",
            r"internal error",
            r"mail loop|too many hops|account<3> suspended",
            r"too many messages (?:on|in) (?:the |your )?(?:server|mailbox)|unrecogni[sz]ed commands?",
            r"zu ?viele (?:(?:e-?)?mails|nachrichten) auf dem server",
            rf"{_ROOM}[ -]?(?:size )?(?:(?!rate )\w+ )?(?:quota|limit|kontingent)",
        ),
    ),
    Rule(
        Meaning(Failure.RATE_LIMITED, "address_paused"),
        (
            (
                r"(?:ip-?adresse|ip address|login|anmeldung|einloggen)<5> (?:vorübergehend|zeitweise|"
                r"temporarily|für \d+ \w+) (?:gesperrt|blocked|locked|nicht möglich|banned)"
            ),
            r"(?:login|anmeldung|zugang)…für \d+ (?:minuten|stunden) gesperrt",
        ),
        "GMX, WEB.DE: the internet address asked too often",
        unless=(r"(?:ihr|your) (?:konto|account|postfach)", r"technische|störung"),
    ),
)

WAITS = (
    Rule(
        Meaning(Failure.RATE_LIMITED, "asked_to_wait"),
        (
            (
                r"(?:try (?:it )?again|retry\b|wait\b|warten|versuchen|come back)…(?:in|for|after|nach|etwa) (?:about |"
                r"approximately |etwa )?\d+ ?(?:s\b|sec|min|hour|h\b|stund|sekund)"
            ),
        ),
        "a wait without a cause; named causes come first",
        unless=(rf"{SERVER}<3> {NOT_WORKING}", rf"{TEMPORARY}<3> {TROUBLE}", r"overload|überlast\w*", r"\[unavailable"),
    ),
)

SERVER_STORAGE = (
    Rule(
        Meaning(Failure.PROVIDER_DEGRADED, "server_storage"),
        (
            r"insufficient (?:disk|system) (?:space|storage)",
            r"no space left on (?:the )?device|zu wenig speicher\w* auf dem server",
            r"(?:unzureichend\w*|ungenügend\w*|zu wenig|nicht (?:genug|genügend)|kein)<1> (?:system|server)speicher\w*",
            r"(?:system|server|zwischen)speicher\w*<3> (?:voll|erschöpft|aufgebraucht)",
            r"(?:disk|file ?system|partition|spool|festplatte|datenträger)<2> (?:full|voll)\b",
            r"(?:space|disk) shortage|(?:system|server) (?:storage|disk|space)<4> (?:exceeded|full)\b",
            r"(?:out of|not enough|low on|insufficient|lack of) (?:free |memory or )?disk ?space|no disk space",
            r"out of disk\b",
            r"can't create user output file",
            r"(?:queue|spool|mail) ?file (?:write|create|open) error",
            r"(?:cannot|can't|could not|unable to) (?:write|create)…(?:queue|spool|output)",
        ),
        "RFC 3463, X.3.1; Postfix, Exim, Sendmail, OpenSMTPD: the server's disk, not the mailbox",
        unless=(r"virus",),
    ),
)

QUOTAS = (
    Rule(
        Meaning(Failure.QUOTA, "overquota"),
        (
            r"\[overquota",
            r"over ?-?quota|quota ?exceeded|overquota",
            r"no (?:more |free )?(?:space|room)<2> (?:mailbox|postfach|inbox)\b",
            r"full (?:mailbox|inbox)|mail ?folder<1> full|not have enough (?:space|room)",
            rf"(?:storage|disk) space<3> {OVER}|{OVER}<2> (?:storage|disk) space|space<3> used up",
            rf"{OVER}<2> local limit",
            r"storage allocation<2> exceeded|speicherzuteilung überschritten|domain size limit<3> exceeded",
            r"exhausted<2> (?:storage|space)|speichervolumen|zu ?viele (?:(?:e-?)?mails|nachrichten) auf dem server",
            r"(?:mailbox|inbox)<2> exceeds?<2> (?:size|storage)",
            (
                rf"{MAILBOX}<3> (?:full|voll|überfüllt|pleine|saturee|over(?: its| the)? (?:quota|size|limit)|out of "
                rf"(?:storage|space))(?!\w)"
            ),
            (
                rf"(?:quota|quote|\w*kontingent|storage limit|mailbox size(?: limit)?|space limit|speicherplatz\w*|"
                rf"speicherlimit|speicherkontingent)<4> {OVER}"
            ),
            rf"{OVER}…(?:quota|storage|mailbox size|space limit|speicherplatz|speicherlimit|kontingent)",
            r"(?:mail |your )?(?:storage|space)<2> (?:full|exhausted|used up)\b",
            r"out of storage|insufficient (?:quota|storage)",
            r"not enough…(?:quota|storage|space)",
            r"(?:mailbox|quota|postfach|storage|speicher)<4> \d+ ?%|\d+ ?% (?:of|voll|full)",
            r"(?:using|nutzt|nutzen|belegt|belegen)<2> \d+ ?%<3> \w*(?:postfach|speicher|mailbox|storage|quota)",
            r"kein\w* (?:freie\w* |ausreichende\w* )?speicherplatz\b|no (?:more )?storage (?:left|available)",
            r"nicht genügend<3> speicherplatz<6> (?:postfach|mailbox|konto)",
            r"~speicher (?:ist )?(?:fast )?voll\b",
            rf"speicher<1> auf dem (?:mail-?)?server<2> (?:{OVER}|voll)",
            r"speicherplatzbegrenzung|speicher(?:platz)?<4> (?:voll|reicht nicht|belegt)\b",
            r"exceeded storage allocation|(?:account|mailbox|postfach) (?:storage|size|speicher) ?limit",
            (
                r"(?:postfach|mailbox)<6> \w*(?:größe|größenbeschränkung|size|speicher\w*)<3> (?:erreicht|"
                r"überschritten|reached)"
            ),
            rf"(?:größen|speicher|platz)(?:begrenzung|limit|beschränkung)<3> {OVER}",
            r"(?:postfach|mailbox)\w*<2> (?:überschritten|exceeded)",
            rf"(?:postfach|mailbox|inbox)\b<6> limit<1> {OVER}",
            r"no (?:more|further) (?:mail|messages?)<1> fits?\b",
            r"too many messages (?:on|in) (?:the |your )?(?:server|mailbox)",
            r"quota(?! (?:root|check|lookup|backend|error|service|plugin))",
        ),
        "RFC 5530 (OVERQUOTA); RFC 3463, X.2.2; RFC 4918 (507); Cyrus warns in advance",
        unless=(
            r"virus",
            r"datenträger|festplatte|anwendung|programm",
            r"(?:auf (?:dem|diesem)|des|ihres) (?:gerät|computer|iphone|ipad|mac|handy)",
            r"(?:relay|message|sending|send|recipient) quota",
            r"quota…(?:temporar|unavailable|internal)",
        ),
    ),
)
