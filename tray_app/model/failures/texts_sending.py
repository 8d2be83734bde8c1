"""Known texts about a message, its sender and its recipients: about the service they say nothing."""

from __future__ import annotations

from tray_app.model.failures.families import NOT_WORKING, RECIPIENT, SENDER, UNKNOWN
from tray_app.model.failures.rule import Meaning, Rule
from tray_app.model.failures.stage import SENDING_STAGES, Stage
from tray_app.model.reason import Failure

_NOT_ABOUT_MAIL = frozenset({Stage.LOGIN, Stage.GREETING, Stage.CONNECT, Stage.USE})

RELAYING = (
    Rule(
        Meaning(Failure.CLIENT_BUG, "login_needed"),
        (
            (
                r"relay(?:ing)?<3> (?:denied|not (?:allowed|permitted)|prohibited|refused|rejected|verweigert|"
                r"abgelehnt|nicht (?:erlaubt|zulässig|gestattet|möglich))"
            ),
            r"(?:not|never) (?:forward|relay)\w*<1> (?:mail|messages|for)\b",
            r"(?:denied|not allow\w*|refus\w+|no|unable to|cannot|not permitted to)<1> relay(?:ing)?",
            (
                r"(?:authentication|authentification|auth|anmeldung|login|smtp[- ]auth\w*)<1> (?:required|"
                r"requise|erforderlich|needed|notwendig|first)(?! for (?:imap|pop))"
            ),
            r"(?:must|need to|please|should)<2> (?:authenticate|log ?in)<1> (?:first|before)",
            r"authenticate (?:first|before)|please authenticate",
            r"(?:verlangt|erfordert) eine (?:anmeldung|authentifizierung)",
            r"(?:client|sender|user|you)<2> not authenticated|not authenticated to send",
            r"unauthenticated (?:client|sender)",
            r"rcpthosts|smtp-auth\b(?! fail| fehl)|pop before smtp|check for new mail first",
            r"first<1> (?:check|fetch|collect|read)<2> mail\b",
            r"(?:check|fetch|collect|read)<1> mail<1> (?:first|before send\w*)",
            (
                r"(?:zuerst|zunächst|vorher|vor dem (?:senden|versand))<3> (?:e-?mails?|post|nachrichten|postfach)<1> "
                r"ab(?:zu)?(?:rufen|holen)"
            ),
            r"rejected (?:because )?(?:\S+ ){0,3}not allow relay|doesn't allow relay",
            r"kein\w* (?:relay\w*|weiterleit\w*)",
        ),
        "RFC 4954, section 6 (530); Postfix, Exim, Exchange, Orange, Courier",
        protocols="imap pop3 smtp client",
        unless=(
            r"application-specific|app password",
            r"network authentication",
            r"(?:erneut|nochmals) ein(?:zu)?geben",
            r"resolver\.rst|for ?group|delivery restriction",
            r"(?:black|block|deny)-?list\w*",
        ),
    ),
)

SENDERS = (
    Rule(
        Meaning(Failure.CLIENT_BUG, "login_needed"),
        (
            r"(?:log|sign)(?:ged)?[ -]?(?:in|on) (?:before|first)|not (?:logged|signed) ?(?:in|on)\b",
            r"requires?<4> (?:log|sign) (?:in|on)|(?:nur|erst) nach<2> (?:anmeldung|login)",
            r"ohne<2> (?:anmeldung|login)|nicht angemeldet",
        ),
        "RFC 4954, section 6 (530), in a server's own words",
        stages=SENDING_STAGES,
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "login_needed"),
        (r"auth\w* failed",),
        "qmail patches: at the recipient's turn a login that was never made",
        stages=frozenset({Stage.SENDER, Stage.ENVELOPE}),
        unless=(r"\b535\b",),
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "sender_refused"),
        (
            (
                rf"{SENDER}<5> (?:not owned|not match|rejected|invalid\w*|refused|not (?:allowed|permitted|valid|"
                rf"accepted)|denied|mismatch|unauthori[sz]ed|verification failed|verify failed|ungültig|"
                rf"abgelehnt|ablehnt\w*|lehnte? ab|"
                rf"nicht (?:erlaubt|zulässig|gültig|korrekt|berechtigt|zugelassen|freigegeben|akzeptiert)|"
                rf"zurückgewiesen)"
            ),
            r"eigene[rn]?<1> (?:adresse|absender\w*|e-mail-adresse)|only<4> own (?:e-?mail )?address",
            r"mail from must|from<3> must|domain of (?:the )?sender|sender<1> domain|not owned by (?!the)",
            r"from: (?:domain|address\w*)<3> (?:invalid|not (?:allowed|valid))|as a from: address",
            r"provide a valid from\b",
            (
                rf"{SENDER}<3> (?:not|must be|differs?|different|anders|nicht)<3> (?:same|as|from|als|wie|identisch|"
                rf"identical)\b"
            ),
            r"(?:\w*adresse|absender|address)<2> (?:gehört nicht|(?:does not|doesn't) belong)",
            r"verify mail ?from|(?:verification|callback|callout)<3> (?:sender|absender)",
            r"~send ?as ?denied",
            (
                r"(?:not|no) (?:allowed|permission|permissions|authori[sz]ed|permitted) to send (?:as|from|"
                r"using|on behalf)"
            ),
            r"permissions?<2> send<3> on behalf|have permissions to send as",
            r"(?:im auftrag|on behalf)<5> (?:senden|send)|berechtigung<9> senden",
            rf"(?:invalid|incorrect|wrong|ungültige[rn]?|falsche[rn]?|unauthori[sz]ed|bad|fake|forged) {SENDER}",
        ),
        "Postfix, Exchange, Proton Bridge, Orange: the From address is not the account's",
        unless=(r"reputation|spam|block", r"relay"),
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "sender_refused"),
        (
            rf"{SENDER}\b",
            r"from:? (?:line|header|field)|(?:your|ihr\w*|eigene\w*) own name|under your<2> name",
            rf"(?:address|adresse|user|account|domain)<4> {UNKNOWN}",
        ),
        "RFC 5321, section 4.1.1.2: at MAIL a refusal that names the sender is about the sender",
        stages=frozenset({Stage.SENDER}),
        unless=(r"^4\d\d|\b4\.\d\.\d", r"recipient|empfänger|rcpt"),
    ),
)

RECIPIENTS = (
    Rule(
        Meaning(Failure.OK, "recipient"),
        (rf"(?:user|benutzer|nutzer|account|konto|\w*postfach)<2> {UNKNOWN}", r"unbekannter (?:benutzer|nutzer)"),
        "RFC 3463, X.1.1, where no login can be meant",
        stages=SENDING_STAGES,
    ),
    Rule(
        Meaning(Failure.OK, "recipient"),
        (r"(?:e-?mail-?)?(?:adresse|address)<2> (?:nicht|not) (?:gefunden|found)\b",),
        "Exchange: an address that was typed in",
        stages=frozenset({Stage.BOUNCE}),
    ),
    Rule(
        Meaning(Failure.OK, "recipient"),
        (
            r"(?:externe\w*|external|outside) (?:absender\w*|senders?)",
            r"(?:permission|post|schreiben)<5> (?:group|gruppe|verteiler|mailing ?list)\b",
            r"(?:group|gruppe|verteiler|list)<9> (?:may not exist|post(?: messages)? to|permission to|not accept)",
        ),
        "Google groups, Exchange: a list that takes mail from its own people only",
        stages=SENDING_STAGES,
    ),
    Rule(
        Meaning(Failure.SERVER_MISCONFIGURED, "recipient_domain"),
        (
            r"invalid dns mx|(?:mx|a/aaaa|dns) (?:or \S+ )?(?:resource )?record(?! of the sending)",
            r"(?:mail|forwarding|routing|delivery|aliasing) loop|loops? back|points? back to|too many hops",
            r"(?:connect\w*|connection) (?:back )?to (?:my|it)self",
            r"loop (?:detected|found|count)|(?:is|message) looping|(?:bounce|forwarded) between",
            r"(?:endlos|mail-?|weiterleitungs|zustell)schleife\w*|(?:already|bereits)<4> delivered-to",
        ),
        "GMX, Postfix: the recipient's domain is set up wrongly",
        not_at=_NOT_ABOUT_MAIL,
        unless=(r"ptr", r"sender"),
    ),
    Rule(
        Meaning(Failure.OK, "recipient"),
        (
            rf"{RECIPIENT}<3> {UNKNOWN}",
            rf"(?:unknown|unbekannter?|invalid|bad|ungültige[rn]?|no such|nonexistent) (?:\w+ )?{RECIPIENT}",
            (
                r"(?:recipient|empfänger)(?:address|adresse)?<5> (?:rejected|abgelehnt|refused|disabled|not accepted|"
                r"nicht akzeptiert|zurückgewiesen|not reachable|nicht erreichbar|"
                r"inactive|archived|suspended|blocked|bloque|archive)"
            ),
            (
                r"(?:mailbox|account|compte|boite|user)<7> (?:archive\w*|inactive|disabled|bloque|not "
                r"accepting|discontinued)"
            ),
            r"(?:mailbox|user|recipient) (?:is )?unavailable",
            (
                r"user (?:doesn't|does not) have|no mailbox (?:here )?by that name|no (?:valid )?recipients?|"
                r"keine (?:\w+ )?empfänger|empfänger\w*<4> nicht (?:erkannt|gefunden|bekannt|aufgelöst)"
            ),
            r"permission to send to|not (?:allowed|permitted) to send to (?:this|the)|delivery<4> is restricted",
            r"(?:wasn't|was not) found (?:at|in)\b",
            r"only accepts (?:e-?mail|mail|messages)\b|accepts (?:e-?mail|mail|messages) only",
            r"not (?:our|a) (?:customer|local)|addressee unknown|local part|badrcptto",
            r"no longer accepts? (?:e-?mails?|messages)|mailbox name|not local|has moved|null mx",
            r"(?:doesn't|does not) (?:receive|accept) (?:e-?mail|mail)",
            r"(?:user|recipient|address|mailbox)\b<3> not listed|(?:address|adresse)<2> illegal",
            r"illegal (?:characters?|address)",
            r"(?:receiving|empfang)<1> (?:disabled|deaktiviert)",
            r"e-?mail(?: address)? is (?:invalid|not valid)",
            r"has been replaced by|(?:address|adresse)<4> (?:was|has been|wurde) (?:changed|geändert)",
            r"(?:recipient|user|address|mailbox) (?:is )?not (?:in|on) (?:\w+ ){0,2}(?:list|table|database)",
            (
                r"(?<!your )(?<!ihr )(?:mailbox|account|user|postfach)<2> (?:locked|frozen|suspended|closed|"
                r"terminated|deactivated)"
            ),
            r"domain<3> (?:not exist|not found|unknown|not hosted|no mail)|unrouteable|unroutable",
            r"host or domain name not found|host unknown",
        ),
        "RFC 3463, X.1.1 and X.2.1; RFC 7505 (null MX): the answer is about one address",
        not_at=_NOT_ABOUT_MAIL,
        protocols="smtp client",
        unless=(
            r"relay",
            r"absender|sender\b",
            r"authentication required",
            r"anmeld|log ?in|login|password|passwort|kennwort|-err\b|authentication failed",
            r"\[(?:sys/|auth|alert|in-use|unavailable|contactadmin)",
            r"despite repeated|host not found, try again|overload|angegeben|eingegeben",
            r"(?:your|ihr) (?:account|konto|mailbox|postfach)\b",
            r"server config\w*|lookup (?:failure|error)|(?:temporary|internal) (?:\w+ )?(?:failure|error)",
        ),
    ),
)

ADDRESS_BLOCKS = (
    Rule(
        Meaning(Failure.ACCOUNT_BLOCKED, "address_blocked"),
        (
            r"block(?:ed|ing)? (?:using|by|due|because|for|at)|blockiert durch|bounced by<1> admin",
            r"intrusion<2> (?:active|detected|triggered)|brute[- ]?force|fail2ban|aup#",
            r"(?:block|black|deny)[- ]?list\w*|\w*rbl\b|dnsbl|(?:is|are|been|found) (?!not )(?:\w+ )?listed|gelistet",
            r"schwarze\w* liste|sperrliste|spamhaus|spamcop|barracuda|uceprotect",
            r"client host<2> (?:rejected|blocked)|service refused?\b|(?:domain|account)<2> not allowed to send",
            r"~reputation",
            r"(?:poor|bad|low|negative|schlechte[rnm]?) (?:\w+ )?(?:standing|score|trust|ruf)\b",
            r"spoof\w*|(?:rejected|refused|blocked) by<4> polic(?:y|ies)",
            r"polic(?:y|ies)<2> (?:restriction|violation|reject\w*|reason|block\w*|prohibit|forbid)s?",
            r"(?:due to|by|because of|for|violates)<2> polic(?:y|ies)",
            r"(?:spf|dkim|dmarc)<3> (?:polic|fail|reject|required)",
            r"(?:spf|dkim|dmarc)[ -](?:record|lookup|check|eintrag|signatur)",
            r"(?:due to|because of|wegen|aufgrund)<2> (?:spf|dkim|dmarc)\b",
            r"(?:richtlinie|policy)\w*<9> (?:abgelehnt|verstößt)",
            r"told to (?:reject|refuse)|bad karma|authenticate ommm|requires confirmation|confirm this mail ?server",
            r"forged (?:host ?name|relay|helo)|(?:cannot|can't|unable to) (?:find|resolve) your",
            r"not (?:in|on)<2> (?:white|allow)-? ?list|(?:nicht zugelassene|gesperrte|blocked|banned)[nr]? ip",
            r"(?:pass\w*|fail\w*|missing|without|lacks?)<3> (?:spf|dkim|dmarc)\b",
            r"\bip=\S+ -|ask your postmaster",
            r"bad dns ptr|dt:spm\b",
            r"dns check<4> fail\w*|reverse (?:dns|lookup)|ptr\b|rdns\b|error 10(?:0[6-9]|10|12|20)\b",
            (
                r"(?:your )?ip(?: address|-adresse| range)?<6> (?:blocked|banned|gesperrt|"
                r"blockiert|rejected|not accepted|"
                r"blacklisted|not allowed|not authorized)"
            ),
            r"bann?(?:ed)? for\b|blocked from (?:sending|connecting)|blocked ip|ip (?:blocked|banned)",
            r"banned (?:ip|address|host)",
            rf"~spam(?!assassin)(?!\S* (?:filter|scanner|checker|engine|daemon|service)<1> (?:{NOT_WORKING}|failed))",
            r"unsolicited|bulk mail|unerwünschte[rn]? (?:werbung|e-?mails?|nachricht)|junk",
            r"refused to talk to me(?!: ?4\d\d)|administrative(?:ly)? prohibit\w*",
            r"(?:nachricht|message|e-?mail)<5> (?:blockiert|blocked|abgewiesen|zurückgewiesen)\b",
            r"host<1> (?:is )?not allowed to connect|access to this (?:mail )?(?:system|server)<3> (?:rejected|denied)",
            r"suspicious (?:activity|login|sign)|verdächtige|(?:message|mail)<3> suspicious",
            r"(?:dynamic|residential|dial-?up|generic)(?: \w+)? (?:ip|address|range|host|pool|client|dns|name)\w*",
            (
                r"(?:not (?:permitted|allowed)|denied|forbidden|nicht erlaubt|verboten) (?:from|for|von|aus) "
                r"(?:your|this|ihrer?|diese[mr])<1> (?:ip|address|country|location|network|region|adresse|land)"
            ),
            r"messages from<2> (?:weren't|were not|not) (?:sent|accepted|allowed)",
            r"(?:sending|versand)<5> (?:disabled|suspended|gesperrt|deaktiviert)",
            r"bad outbound sender|outbound spam",
            r"country|region<1> (?:blocked|not allowed)|geo-?(?:block|ip)",
        ),
        "Postfix, GMX, T-Online, Yandex, QQ, Gmail: a refusal of this sender's address or computer",
        unless=(
            r"password|passwort",
            r"starttls\b|mta-sts\b|dane\b|tlsa\b",
            r"account<3> (?:suspended|disabled|locked)",
            r"(?:connect\w*|talk\w*|contact\w*|reach\w*)<3> (?:virus|spam|content)[- ]?(?:scann?er|filter|checker)",
            r"from: address",
            rf"(?:mailbox|folder|ordner)<4> {UNKNOWN}<2> \S*(?:spam|junk)",  # a folder of that name
            rf"(?:mailbox|folder|ordner)<1> \S*(?:spam|junk)\S*<3> {UNKNOWN}",
            r"(?:spam|junk)\S* (?:folder|mailbox|ordner)",
        ),
    ),
)

REFUSED_HOSTS = (
    Rule(
        Meaning(Failure.ACCOUNT_BLOCKED, "address_blocked"),
        (
            r"(?:your|the|sending|client|sender'?s?|dynamic|bad|invalid|this)[ -](?:\w+ )?ips?\b",
            r"ip<1> (?:name )?lookup|mismatch\w*<2> client|unresolvable|reverse name|forward name",
            r"(?:spf|dkim|dmarc|domain ?keys)\b|purported responsible|abus(?:e|ive|es)?\b(?!@)|open (?:proxy|relay)",
            r"(?:allowed|permitted|no)<1> access from|access from<6> (?:denied|forbidden|refused|closed)",
            r"not (?:allowed|permitted) to connect|access to submit",
            r"connection refused (?:from|due|because)|permanently deferred|too many bounces",
            r"(?:delivery|sending) not authori[sz]ed|security (?:regulation|polic|reason|rule)\w*",
            r"sicherheits(?:richtlinie|gründe)\w*",
            r"(?:use|through|via)<2> (?:server|relay|smarthost)<1> (?:of|your)|not be mail exchanger",
        ),
        "Sisimai's reasons blocked, requireptr, authfailure, securityerror: the sending host is what is refused",
        frozenset({Stage.SENDER, Stage.ENVELOPE, Stage.CONTENT, Stage.BOUNCE, Stage.GREETING, Stage.CONNECT}),
        unless=(r"password|passwort|starttls\b|relay(?:ing)?<3> (?:denied|not)",),
        protocols="smtp client",
    ),
)

TURNED_AWAY = (
    Rule(
        Meaning(Failure.ACCOUNT_BLOCKED, "address_blocked"),
        (
            r"blocked|banned|blockiert|gesperrt|rejected|denied|not (?:allowed|welcome|permitted)|abgelehnt",
            r"verboten|refused|go away",
        ),
        "RFC 5321, section 3.1: at the greeting a server knows nothing of us but the address",
        stages=frozenset({Stage.GREETING, Stage.CONNECT}),
        unless=(
            r"connection[ _]refused|zielcomputer|errno|winerror|firewall",
            r"busy|overload\w*|überlast\w*|too much load|resources",
        ),
        protocols="smtp imap pop3",
    ),
)

CONTENT = (
    Rule(
        Meaning(Failure.CLIENT_BUG, "content_refused"),
        (
            (
                r"(?:illegal|banned|prohibited|dangerous|forbidden|unzulässige[rnm]?|verbotene[rnm]?) "
                r"(?:attachment|content|file|anhang|dateityp|header)"
            ),
            (
                r"(?:attachment|anhang|content|file type|dateityp)<4> (?:not (?:allowed|accepted)|blocked|"
                r"prohibited|forbidden|verboten|rejected|nicht erlaubt|presents)"
            ),
            (r"local scanning code"),
            r"(?:anhang|anlage|datei|nachricht|attachment|file)<4> (?:virus|malware)\b|malicious",
            r"(?:message|mail)<4> (?:virus|malware)|(?:virus|malware)<3> (?:found|detected|rejected)",
            (
                r"(?:executables?|archives?|file (?:types?|extensions?)|(?:executable|compressed|zipped) files?)<3>"
                r" not allowed"
            ),
            r"~smtplf\.html",  # qmail's page about bare line ends
            r"not rfc ?-?\d*\d?822|rfc ?5322|case\?c=hi|bad[_ -]header|(?:not|non)[- ]rfc[- ](?:compliant|conform\w*)",
            r"(?:missing|invalid|malformed|duplicate|multiple)<2> headers?\b",
            r"(?:empty|missing|without<1>|leere[rnm]?|fehlende[rnm]?|ohne) (?:subject|betreff)\b",
            r"(?:missing|no|without)<6> from: header|should have one<3> (?:to|from|cc|date|subject) headers?",
            r"headers?<2> (?:missing|invalid|malformed)|error in (?:the )?header",
            (
                r"contains<2> (?:nul|8-?bit|non-ascii|bare)\b|bare (?:lf|line ?feed|cr|newline)|8-?bit<3> (?:header|"
                r"not)|line too long|(?:header|line) length|(?:nul|null|zero)[ -](?:bytes?|characters?)"
            ),
        ),
        "RFC 3463, X.6; RFC 5322; GMX case numbers, Amavis, Gmail, Postfix",
    ),
)
