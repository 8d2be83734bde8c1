"""Texts whose meaning is known: they beat every code, because servers often send a code that misleads.

The first row that fits wins, so the order is part of the knowledge: what is narrower stands first.
"""

from __future__ import annotations

from tray_app.model.failures.rule import Meaning, Rule
from tray_app.model.failures.stage import Stage
from tray_app.model.reason import Failure

_SEEN = "seen in real servers"
_OUTSIDE_LOGIN = frozenset({Stage.LOGIN})

ALL_IS_WELL = (
    Rule(
        Meaning(Failure.OK, "in_progress"),
        (r"\[inprogress", "hang in there", "waiting for authentication process to respond"),
        "RFC 9585; Dovecot while a subsystem is slow",
    ),
    Rule(
        Meaning(Failure.OK, "idle_logout"),
        (
            "(?:disconnected|closing|closed|logged out)…(?:for|due to|because of) (?:inactivity|idle)",
            "auto-?logout",
            "idle for too long",
            "idle time-?out",
            "(?:your )?(?:session|sitzung) (?:has |ist )?(?:is )?(?:expired|abgelaufen|invalid or expired|ungültig oder abgelaufen)",
            "wegen (?:inaktivität|untätigkeit)",
        ),
        "RFC 9051, section 5.4; Gmail, Dovecot, Courier, Roundcube",
        unless=(r"\[limit", "token"),
    ),
    Rule(
        Meaning(Failure.OK, "goodbye"),
        (r"(?:server )?logging out", "logout requested", "signing off", r"\+ok…(?:bye|signing off)"),
        "RFC 9051, section 7.1.5: the answer to our own farewell",
    ),
)

PORTAL = (
    Rule(
        Meaning(Failure.CAPTIVE_PORTAL, "captive_portal"),
        (
            "captive portal",
            "network authentication required",
            "connectivity check…(?:redirect|30\\d|instead of 204|200|511)",
            "redirect…(?:sign-?in|login|hotspot|portal)…page",
            "instead of (?:a )?204",
            "hotspot…(?:login|log in|sign in|anmeld)",
            "(?:sign in to|log in to|anmelden|anmeldung)…(?:wi-?fi|wlan|hotspot)",
            "(?:wi-?fi|wlan)…(?:sign-?in|login|anmeldung|anmelden)",
        ),
        "RFC 6585, section 6 (511); the definition browsers use",
    ),
)

OWN_PROGRAM = (
    Rule(
        Meaning(Failure.CLIENT_BUG, "program_error"),
        (
            "unicode(?:en|de)codeerror",
            "codec can't (?:en|de)code",
            "unexpected idle response",
            "nullpointerexception",
            "indexoutofbounds",
            "attributeerror:",
            "keyerror:",
            r"\[clientbug",
        ),
        "libraries inside mail programs; RFC 5530 CLIENTBUG",
    ),
)

SIZES = (
    Rule(
        Meaning(Failure.CLIENT_BUG, "message_too_large"),
        (
            r"\[toobig",
            "(?:message|mail|nachricht|e-mail|size|append|attachment|anhang|datei)…(?:too (?:large|big)|zu (?:groß|gross))",
            "message size…exceed",
            "exceeds?…(?:maximum|max|permitted|fixed|allowed)…(?:message )?size",
            "exceeds…size…limit",
            "(?:message|mail) size limit exceeded",
            "message file too big",
            r"(?:größer|grösser) als",
            r"(?:überschreitet|übersteigt)…(?:zulässige|maximale|erlaubte)…größe",
            "message (?:length )?exceeds",
        ),
        "RFC 1870; RFC 7889 TOOBIG; Dovecot, Exchange, Gmail, qmail",
        unless=("mailbox size", "quota"),
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "too_many_recipients"),
        ("(?:error: )?too many recipients(?! this| per (?:hour|day))", "zu viele empfänger"),
        "RFC 5321, section 4.5.3.1.8; Postfix",
        unless=("per (?:hour|day)", "this hour", "today", r"\bpro (?:stunde|tag)"),
    ),
)

CONNECTION_LIMITS = (
    Rule(
        Meaning(Failure.TOO_MANY_CONNECTIONS, "too_many_connections"),
        (
            "too many (?:concurrent |simultaneous |open |imap |pop3? |smtp |active |parallel |tcp |client )*(?:connections?|sessions?|clients|logins from)",
            "(?:maximum|max\\.?) (?:number of |allowed )?(?:concurrent |simultaneous )?(?:connections|sessions)",
            "(?:connection|session)s? (?:count |number )?limit (?:\\w+ ){0,3}(?:reached|exceeded)",
            "(?:exceeded|reached)…(?:maximum|max)…(?:connections|sessions)",
            "exceeded…(?:concurrent|simultaneous)…(?:connections|sessions)",
            "mail_max_userip_connections",
            "max_user_?connections",
            "zu viele (?:gleichzeitige |offene |parallele )*(?:verbindungen|sitzungen|anmeldungen gleichzeitig)",
            "(?:maximale|höchst)…(?:anzahl|zahl)…verbindungen",
            "trop de connexions",
            "keine zusätzliche verbindung",
            "too many users",
        ),
        "Dovecot, Courier, Cyrus, Gmail, Exim, Postfix (anvil), Exchange",
    ),
    Rule(
        Meaning(Failure.TOO_MANY_CONNECTIONS, "in_use"),
        (
            r"\[in-?use\]",
            "(?:mailbox|maildrop|mail ?drop|postfach|lock file|mail lock)…(?:is |ist )?(?:already )?(?:locked|in use|gesperrt durch|in benutzung)…(?:by another|pop|session|sitzung|process|client)?",
            "lock busy",
            "is another session active",
            "another (?:pop3? |imap )?(?:session|client|connection)…(?:active|open|using|lock)",
            "already (?:logged in|in use|locked)",
            "(?:unable|cannot|can't|failed) to (?:get|obtain|acquire)…lock",
            "maildrop…(?:lock|busy)",
        ),
        "RFC 2449, section 8.1.1 IN-USE; qpopper, Dovecot",
        protocols="pop3 imap client",
        unless=("account…(?:locked|gesperrt)",),
    ),
)

RATE_LIMITS = (
    Rule(
        Meaning(Failure.RATE_LIMITED, "rate_limited"),
        (
            "rate[- ]?(?:limit|control)",
            "(?:request|login|connection|message)s? (?:is |are |was |has been )?(?:being )?throttled",
            r"\[throttled",
            "throttl",
            "suggested backoff time",
            "too many (?:\\w+ ){0,3}(?:login|log-?in|logon|auth|authentication|password|requests|messages|mails|e-?mails|commands|attempts|failures|errors|recipients this|invalid)",
            "too many (?:\\w+ ){0,2}attempts",
            "too (?:frequent|many)…(?:login|logins)",
            "(?:login|logon|connection|access)(?:s)? (?:frequency|too frequent)",
            "frequency limit",
            "logins? must be at least",
            "minimum…between logins",
            r"\[login-delay",
            "(?:exceeded|reached|hit|over|beyond)…(?:daily|hourly|sending|relay|message|bandwidth|smtp|rate|command|per hour|per day)…(?:limit|quota|rate)s?",
            "(?:daily|hourly|sending|relay|bandwidth|outgoing|outbound)(?: \\w+){0,4} (?:quota|limit)s?(?: \\w+){0,2} (?:exceeded|reached|hit)",
            "daily…(?:sending|message|relay) (?:quota|limit)",
            "sending (?:limit|quota)",
            "command or bandwidth limits",
            "unusual rate",
            "unexpected volume",
            "recipients this hour",
            "(?:messages|mails|emails) per (?:hour|day|minute)",
            "(?:slow down|sending too (?:fast|much|many))",
            "zu viele (?:\\w+ ){0,2}(?:anmeldeversuche|anmeldungen|loginversuche|login-versuche|fehlversuche|versuche|anfragen|e-?mails|nachrichten|fehlanmeldungen|zugriffe|zugriffsversuche)",
            "(?:limit|höchstzahl|grenze) von \\d+ (?:e-?mails|mails|nachrichten|empfängern)",
            "(?:versand|sende|tages|stunden)-?limit",
            "(?:ip-adresse|ip adresse|anmeldung|login)…(?:vorübergehend|zeitweise) gesperrt",
            "ungewöhnlich (?:oft|viele)",
            "trop de (?:tentatives|requetes|messages)",
            "登录太频繁|登录过于频繁|频率",
            "try again in \\d+ (?:minutes|seconds|hours)",
        ),
        "Gmail, Yahoo, Exchange, GoDaddy, QQ, GMX, Exim; RFC 2449 LOGIN-DELAY",
        unless=("greylist", "gr[ae]y-?list"),
    ),
)

STORAGE = (
    Rule(
        Meaning(Failure.PROVIDER_DEGRADED, "server_storage"),
        (
            "insufficient (?:disk|system) (?:space|storage)",
            "no space left on device",
            "disk (?:is )?(?:full|quota exceeded on server)",
            "space shortage",
            "(?:out of|not enough|low) disk ?space",
            "can't create user output file",
            "queue file write error",
            "(?:festplatte|datenträger) (?:ist )?voll",
            "spool(?: is)? full",
            "errno 28",
        ),
        "RFC 3463 X.3.1; Postfix, Exim, Sendmail: the server's disk, not the mailbox",
        unless=("virus",),
    ),
    Rule(
        Meaning(Failure.QUOTA, "quota"),
        (
            r"\[overquota",
            "over ?-?quota",
            "(?:mailbox|mail box|inbox|maildrop|postfach|posteingang|account|folder|user)…(?:is |ist )?(?:full|voll\\b|over (?:its )?(?:quota|size)|out of storage)",
            "(?:quota|storage limit|mailbox size limit|speicherplatz|speicherlimit)…(?:exceeded|reached|überschritten|erschöpft|ausgeschöpft|aufgebraucht|violation)",
            "(?:exceeds|exceeded|exceeding|über|exceed)…(?:quota|storage|mailbox size|speicherplatz)",
            "exceeded storage allocation",
            "out of storage",
            "insufficient (?:quota|storage)",
            "not enough…(?:quota|storage|space in)",
            "(?:mailbox|quota)…(?:is )?at \\d+ ?%",
            "% of…quota",
            "speicherplatzbegrenzung",
            "quota",
            "kontingent…(?:erschöpft|überschritten)",
            "boite…(?:pleine|saturee)",
            "speicher(?:platz)?…(?:voll\\b|reicht nicht)",
        ),
        "RFC 5530 OVERQUOTA; RFC 3463 X.2.2; RFC 4918 (507)",
        unless=("virus", "relay quota", "message quota", "sending quota", "send quota"),
    ),
)

MAINTENANCE = (
    Rule(
        Meaning(Failure.PLANNED_MAINTENANCE, "maintenance"),
        (
            r"\bmaint(?:enance|ainance)\b",
            "~wartung(?!s?vertrag)",
            "x-nextcloud-maintenance-mode: ?1",
            "scheduled (?:downtime|outage|upgrade)",
            "planned (?:downtime|outage|work)",
            "geplante (?:arbeiten|unterbrechung|abschaltung)",
            "(?:being|undergoing)…(?:upgraded|migrated|migration|upgrade)",
            "(?:system|server)…upgrade in progress",
            "en maintenance",
        ),
        "RFC 5530 (its UNAVAILABLE example); RFC 9110 with Nextcloud's header; Cyrus shutdown texts",
        unless=(r"(?:may|might|maybe|possibl[ey]|eventuell|möglicherweise|vielleicht|could) …(?:maintenance|wartung)",),
    ),
)

LOGIN_SERVICE = (
    Rule(
        Meaning(Failure.PROVIDER_OUTAGE, "auth_unavailable"),
        (
            "temporary (?:auth\\w*|login|log-?in|sasl) (?:failure|error|problem)",
            "(?:auth\\w*|login|log-?in|sasl|sign-?in)(?: \\w+){0,2} (?:temporar\\w+ )?(?:unavailable|not available|internal server error|system error|service error|time[d-]? ?out|nicht verfügbar)",
            "(?:unable|cannot|can't|could not|not able) to (?:authenticate|log ?in|verify|check)…(?:at present|at this time|right now|temporar|moment)",
            "temporar(?:y|ily) (?:unable|failure|problem)…(?:auth|log)",
            "auth(?:entication)? (?:backend|server|daemon|service|process|socket)…(?:down|fail|unavail|not|error|time)",
            "(?:ldap|sql|database|radius|kerberos)…(?:down|unavailable|error|connect|fail)",
            "anmelde(?:dienst|server)…nicht",
            "anmeldung…(?:zur ?zeit|derzeit|momentan|im moment|vorübergehend) nicht möglich",
            "temporarily_unavailable",
            "disconnected from auth server",
        ),
        "RFC 4954 (454 4.7.0); RFC 3206 SYS/TEMP; Dovecot, Exim, Cyrus, Yandex; RFC 6749 temporarily_unavailable",
        unless=("too many", "suspend", "disabled for", "ip-adresse"),
    ),
)

SENDER_BLOCKED = (
    Rule(
        Meaning(Failure.ACCOUNT_BLOCKED, "address_blocked"),
        (
            "blocked using",
            "(?:block|black|deny)-?list",
            r"\brbl\b",
            "dnsbl",
            "spamhaus|spamcop|barracuda|sorbs|uceprotect",
            "client host (?:\\S+ )?(?:rejected|blocked)",
            "(?:bad|poor|low|ip|none/bad|sender) reputation",
            "reputation",
            "policy (?:restriction|violation|reject|reason)s?",
            "due to (?:\\w+ )?policy",
            "bad karma",
            "authenticate ommm",
            "bad dns ptr",
            "(?:reverse dns|ptr|rdns)…(?:fail|missing|required|no|record|resolve)",
            "(?:your )?ip(?: address|-adresse)?…(?:is |has been |ist |wurde )?(?:blocked|banned|gesperrt|blockiert|rejected)",
            "blocked ip",
            "spam",
            "refused to talk to me",
            "host…not allowed to connect",
            "suspicious activity",
        ),
        "Postfix, GMX, T-Online, Yandex, QQ: a refusal of this sender's address or computer",
        unless=("rate limit",),
    ),
)

RECIPIENTS = (
    Rule(
        Meaning(Failure.OK, "recipient"),
        (
            "user (?:is )?(?:unknown|not found|doesn't exist|does not exist)",
            "unknown (?:user|recipient|local part|mailbox)",
            "no such (?:user|recipient|mailbox|person|address)",
            "(?:recipient|mailbox|address|account|user|empfänger|adresse)…(?:rejected|unknown|not found|does(?: not|n't) exist|unbekannt|existiert nicht|abgelehnt|not exist)",
            "invalid (?:recipient|mailbox|address)",
            "no mailbox (?:here )?by that name",
            "(?:recipient|destinataire|empfänger)…(?:bloque|blocked|disabled|inactive|archiv|suspended)",
            "badrcptto",
            "null mx",
            "doesn't receive email",
            "not our customer",
            "addressee unknown",
            "gr[ae]y-?list",
        ),
        "RFC 3463 X.1.1; RFC 7505: the answer is about one recipient; greylisting is a wait for unknown senders",
        not_at=_OUTSIDE_LOGIN,
        protocols="smtp client",
        unless=("relay", "sender", "absender", "authentication required", "invalid dns mx"),
    ),
)

SETTINGS = (
    Rule(
        Meaning(Failure.CLIENT_BUG, "login_needed"),
        (
            "relay(?:ing)? (?:access )?(?:denied|not (?:allowed|permitted)|prohibited)",
            "unable to relay",
            "not permitted to relay",
            "(?:authentication|authentification|auth|anmeldung|login) (?:is )?(?:required|requise|erforderlich|needed)",
            "(?:must|need to|please) (?:\\w+ ){0,2}(?:authenticate|log ?in) (?:first|before)",
            "proper authentication required",
            "client (?:was|is) not authenticated",
            "not authenticated to send",
            "smtp-auth",
            "pop before smtp",
        ),
        "RFC 4954, section 6 (530); Postfix, Exim, Exchange, Orange",
        unless=("application-specific", "web ?login"),
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "encryption_needed"),
        (
            r"\[privacyrequired",
            "must issue (?:a )?starttls",
            "starttls (?:is )?(?:required|first)",
            "(?:plain ?text|clear ?text|plain|cleartext)…(?:disallowed|not allowed|disabled|erlaubt|not permitted|prohibited|refused)",
            "(?:tls|ssl|encryption|encrypted connection|verschlüsselung|verschlüsselte verbindung) (?:is |ist )?(?:required|needed|erforderlich|notwendig)",
            "ungesicherte übertragung",
        ),
        "RFC 5530 PRIVACYREQUIRED; RFC 3207; Dovecot, Postfix",
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "login_method"),
        (
            "(?:none of the|no (?:common|supported|suitable|compatible|acceptable)) (?:authentication|auth|login|sasl)",
            "(?:authentication|auth|sasl) (?:mechanism|method|type)s?…(?:not (?:supported|recognized|available)|unsupported|unknown|invalid)",
            "unrecognized authentication type",
            "unsupported authentication",
        ),
        "RFC 4954 (504 5.5.4); Exchange, Outlook",
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "sender_refused"),
        (
            "(?:sender|from|absender|absenderadresse|return path|envelope from|emetteur|mail from)…(?:not owned|rejected|invalid|invalide|refused|not allowed|ungültig|abgelehnt|not permitted|denied|mismatch|unauthorized)",
            "not owned by (?:user|auth)",
            "send ?as ?denied",
            "not allowed to send (?:as|from|using)",
            "invalid (?:sender|return path|from)",
        ),
        "Postfix, Exchange, Proton Bridge, Orange: the From address is not the account's",
        unless=("reputation", "spam"),
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "protocol_misuse"),
        (
            "unsafe login",
            "(?:invalid|syntactically invalid|bad|malformed) (?:helo|ehlo)",
            "(?:helo|ehlo)…(?:rejected|invalid|fqdn|fully-qualified|refused|required)",
            "syntax error",
            "line too long",
            "(?:bad|wrong|out of) sequence",
            "(?:command|cmd) (?:is )?(?:not (?:recognized|implemented|understood|supported|known)|unrecognized|unknown)",
            "(?:unrecognized|unknown|invalid|unimplemented) command",
            "(?:additional|invalid|missing|too many|not enough|unexpected) (?:argument|parameter)s?",
            "bare lf",
            "not rfc ?5?[38]22",
            "rfc ?5322",
            "case\\?c=hi",
            "illegal attachment",
            "(?:attachment|anhang)…(?:not allowed|blocked|prohibited|nicht erlaubt)",
            "(?:missing|invalid|malformed|duplicate)…header",
            "wrong[_ ]version[_ ]number",
            "(?:ist|is) (?:kein|not an?) (?:imap|pop3?|smtp)",
            "domain ist nicht zugelassen",
        ),
        "RFC 5321, section 4.2.2 (500 to 504); RFC 2971 (NetEase wants ID); GMX case numbers",
    ),
)

ACCOUNT_BLOCKS = (
    Rule(
        Meaning(Failure.ACCOUNT_BLOCKED, "mailbox_not_reachable"),
        ("user is authenticated but not connected",),
        "Exchange Online: the login works, the mailbox is closed to this program",
    ),
    Rule(
        Meaning(Failure.ACCOUNT_BLOCKED, "access_not_enabled", specific=True),
        (
            "(?:imap|pop3?|smtp|smtpclientauthentication|smtp auth\\w*|dav|carddav|mail)(?: \\w+){0,3} (?:is |are |has been |ist )?(?:not (?:allowed|enabled|permitted|activated|available for)|disabled|deaktiviert|nicht (?:aktiviert|freigeschaltet|erlaubt)|gesperrt)",
            "not enabled for (?:imap|pop|smtp)",
            "(?:enable|activate) (?:imap|pop)",
            "disabled for (?:the|your|this) (?:tenant|mailbox|user|account|organi)",
            "lässt keinen e-mail-empfang",
            "(?:conditional access|access policy|blocked by (?:your )?admin)",
        ),
        "Gmail, Exchange Online, GMX and WEB.DE: access by programs is switched off for this account",
        unless=("basic auth", "password is incorrect", "invalid credentials", "unsafe login"),
    ),
    Rule(
        Meaning(Failure.ACCOUNT_BLOCKED, "account_blocked", specific=True),
        (
            "(?:account|user|login|mailbox|konto|zugang|benutzer|postfach|compte|access|logins?)(?: \\S+){0,4} (?:disabled|locked|suspended|blocked|deactivated|closed|inactive|banned|frozen|terminated|gesperrt|deaktiviert|blockiert|stillgelegt|bloque|suspendu|restricted|expired)",
            "(?:disabled|suspended|locked|blocked|deactivated) (?:account|user|mailbox)",
            "account is abnormal",
            r"\[contactadmin",
            "(?:contact|call) (?:your )?(?:support|administrator|provider|help ?desk)…(?:unlock|reactivate|unblock)",
            "(?:verify|confirm) your (?:account|identity)",
            "mit app bestätigen",
            "hold on…account",
            "unpaid|overdue|payment|licen[cs]e",
        ),
        "RFC 5530 CONTACTADMIN; RFC 5248 X.7.13; Dovecot, Exim, GMX",
        unless=(
            "contact…administrator or internet",
            "password…expired",
            "passwort…abgelaufen",
            "token",
            "basic auth",
            "imap is disabled",
            "service is not open",
            "failed to send",
        ),
        not_at=frozenset({Stage.ENVELOPE}),
    ),
)

CREDENTIALS_NAMED = (
    Rule(
        Meaning(Failure.CREDENTIALS_REJECTED, "app_password_needed", specific=True),
        (
            "app(?:lication)?[- ]specific[- ]password",
            "app[- ]password",
            "anwendungs(?:spezifisches )?-?pass?wort",
            "generate…(?:third[- ]party )?(?:app )?password",
            "authori[sz]ation code",
            "授权码",
        ),
        "Gmail (534 5.7.9), Yahoo, iCloud, QQ",
    ),
    Rule(
        Meaning(Failure.CREDENTIALS_REJECTED, "web_login_needed", specific=True),
        (
            "web ?login required",
            "log ?in via your web browser",
            "weblogin",
            "sign in (?:with|via|using) (?:your|a) (?:web )?browser",
        ),
        "Gmail",
    ),
    Rule(
        Meaning(Failure.CREDENTIALS_REJECTED, "login_method_ended", specific=True),
        (
            "basic auth\\w*(?: \\w+)* (?:is )?(?:disabled|not supported|blocked)",
            "basic authentication is",
            "less secure app",
            "(?:password|plain) (?:login|authentication) (?:is )?no longer (?:supported|allowed)",
        ),
        "Exchange Online (535 5.7.139, 550 5.7.30), Gmail",
    ),
    Rule(
        Meaning(Failure.CREDENTIALS_REJECTED, "password_expired", specific=True),
        (
            r"\[expired\]",
            "(?:password|passphrase|passwort|kennwort|credentials?)(?: \\w+){0,4} (?:expired|abgelaufen|must be changed|geändert werden)",
            "change your password",
            "expired password",
            "password transition",
        ),
        "RFC 5530 EXPIRED; RFC 4954 (432 4.7.12)",
    ),
    Rule(
        Meaning(Failure.CREDENTIALS_REJECTED, "token_refused", specific=True),
        (
            "invalid_grant",
            "invalid_token",
            "insufficient_scope|invalid_scope",
            "(?:access|refresh|oauth2?|bearer) ?token…(?:expired|revoked|invalid|rejected)",
            "token (?:has )?(?:been )?(?:expired|revoked|is invalid)",
            r'"status" ?: ?"40[01]"',
            "oauth2 asked for more",
            "erneut (?:authentifiziert|angemeldet|anmelden)",
            "command error\\. 10\\b",
        ),
        "RFC 6749, section 5.2; RFC 7628, section 3.2.2; Exchange Online",
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "program_not_registered"),
        ("invalid_client", "unauthorized_client"),
        "RFC 6749, section 5.2",
    ),
)

KNOWN_TEXTS = (
    *PORTAL,
    *OWN_PROGRAM,
    *SIZES,
    *CONNECTION_LIMITS,
    *RATE_LIMITS,
    *STORAGE,
    *MAINTENANCE,
    *LOGIN_SERVICE,
    *CREDENTIALS_NAMED,
    *ACCOUNT_BLOCKS[:2],
    *SENDER_BLOCKED,
    *SETTINGS,
    *RECIPIENTS,
    *ACCOUNT_BLOCKS[2:],
    *ALL_IS_WELL,
)
