"""Known texts about the mail program: its settings, its errors, its use of the protocol."""

from __future__ import annotations

from tray_app.model.failures.families import CREDENTIAL, LOGIN
from tray_app.model.failures.rule import Meaning, Rule
from tray_app.model.failures.stage import Stage
from tray_app.model.reason import Failure, Origin

ENCRYPTION = (
    Rule(
        Meaning(Failure.CLIENT_BUG, "encryption_needed"),
        (
            r"\[privacyrequired|over<1> (?:unencrypted|insecure|unsecured)",
            r"(?:without|ohne)<1> (?:encryption|tls|ssl|verschlüsselung)<3> (?:not|nicht|refused|disabled|only|nur)",
            r"(?:must|please|need to)<2> (?:issue|use)<2> (?:starttls|stls|tls|ssl|encrypt\w+)",
            r"(?:starttls|stls)\S*<3> (?:nicht|not) (?:unterstützt|supported)",
            r"(?:starttls|stls)<1> (?:required|first|erforderlich)|needs<2> secure (?:channel|connection)",
            (
                r"(?:plain ?text|clear ?text|plain|klartext|unencrypted|unverschlüsselt\w*|"
                r"ungesicherte?)<5> (?:disallowed|not (?:allowed|permitted|accepted|supported)|disabled|forbidden|"
                r"erlaubt|prohibited|refused|nicht)"
            ),
            (
                r"(?:tls|ssl|encryption|secure connection|encrypted connection|verschlüsselung|"
                r"verschlüsselte verbindung)<3> (?:required|needed|erforderlich|notwendig|requise)"
            ),
            r"(?:not|never|nicht) (?:accept|allow)<2> (?:plain|unencrypted|clear ?text|insecure)",
            r"only (?:ssl|tls|encrypted|secure)|nur (?:ssl|tls|verschlüsselt\w*)",
            r"(?:secure|encrypted) connection (?:unavailable|not available)|verschlüsselte verbindung nicht verfügbar",
            rf"{LOGIN}(?: is| ist)? disabled (?:on|at|by) (?:this|the) server",
            rf"{LOGIN}<4> server (?:abgeschaltet|ausgeschaltet|deaktiviert)",
            r"logindisabled|only (?:with|via|over|through|for)<2> (?:ssl|tls|encrypted|secure)|(?:ssl|tls)<1> only",
            r"only<1> (?:under|within|inside)<2> (?:layer|ssl|tls)",
        ),
        "RFC 5530 (PRIVACYREQUIRED); RFC 3207; RFC 9051 (LOGINDISABLED); Dovecot, Postfix, Thunderbird",
        not_at=frozenset({Stage.GREETING}),
        unless=(r"capability", rf"{CREDENTIAL}<2> (?:not accepted|incorrect|invalid|wrong|falsch|ungültig)"),
    ),
)

METHODS = (
    Rule(
        Meaning(Failure.CLIENT_BUG, "login_method"),
        (
            r"no (?:tls|ssl|starttls|auth\w*) support|no (?:\w+ )?mechan\w+|(?:cannot|can't) be used",
            (
                rf"(?:none of the|no (?:common|supported|suitable|compatible|acceptable|matching|available)|"
                rf"keine[rn]? (?:gemeinsame|passende|unterstützte)\w*) {LOGIN}"
            ),
            (
                rf"{LOGIN}<1> ?(?:mechanisms?|methods?|types?|methode|art|verfahren|schemes?)<4> (?:not "
                rf"(?:supported|recogni[sz]ed|available|offered|enabled|advertised)|unsupported|unknown|"
                rf"invalid|nicht unterstützt|too weak)"
            ),
            (
                rf"(?:unrecogni[sz]ed|unsupported|unknown|invalid|not support)<2> {LOGIN}<1> ?(?:mechanism|"
                rf"method|type|methode|scheme)"
            ),
            (
                r"(?:not|doesn't) (?:support|advertise|offer|announce)<3> (?:auth\w*|login|apop|sasl|secure|ssl|tls|"
                r"starttls|smtputf8)"
            ),
            (
                r"(?:auth|starttls|stls|tls|ssl|uidl|top|idle|extension)<2> (?:not (?:advertised|available|"
                r"supported|enabled)|nicht (?:verfügbar|unterstützt)|command used when)"
            ),
            r"keine (?:der|von)<6> \w*(?:authentifizierung|anmelde)\w*<2> (?:unterstützt|angeboten)",
            r"(?:offers?|provides?|bietet)<1> (?:no|keine) (?:tls|ssl|starttls|secure|encrypt\w+|\w*verschlüssel\w+)",
            r"(?:unterstützt keine?|keine unterstützung für)<2> (?:tls|ssl|starttls|\w*verschlüsselung|anmeldung)",
            r"(?:tls|ssl|starttls)<9> nicht (?:angibt|anbietet|bereitstellt|unterstützt|zur verfügung)",
            r"unterstützt<6> nicht|nicht zu unterstützen|unterstützt kein\w*",
            r"(?:funktion|option|feature|function)<2> (?:nicht unterstützt|not supported)",
            (
                r"(?:tls|ssl|starttls|\w*verschlüsselung\w*|authentifizierung\w*|anmelde(?:methode|verfahren|art))<4> "
                r"nicht (?:\w+ )?(?:unterstützt|angeboten)"
            ),
            r"(?:does not|doesn't) (?:seem to )?support (?:encrypted|the|uidl|xtnd|idle|\w+ capabilit\w+)",
            (
                r"(?:fähigkeiten|funktionen|capabilit\w+|features|extensions)<3> (?:nicht unterstützt|fehlen|missing|"
                r"not supported)"
            ),
        ),
        "RFC 4954 (504 5.5.4); RFC 3463, X.7.4; Exchange, Outlook, Thunderbird",
        unless=(r"basic auth",),
    ),
)

MISUSE = (
    Rule(
        Meaning(Failure.SERVER_MISCONFIGURED, "other_protocol"),
        (r"ssh-[12]\.\d|(?:invalid|unexpected|bad) (?:server )?response (?:for |to )?\(?\+ok\b",),
        "RFC 4253, section 4.2: an SSH server at this port; or a POP3 server, for a program that wants IMAP",
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "protocol_misuse"),
        (r"~badrequest", r"~invalidargument", r"invalid_argument"),
        "RFC 9110, section 15.5.1, as SabreDAV, Google and Microsoft name it in their bodies",
        protocols="http",
    ),
    Rule(
        Meaning(Failure.SERVER_MISCONFIGURED, "not_dav"),
        (r"expected (?:http )?207|207 expected|not (?:an? )?(?:card|cal|web)?dav (?:server|address|url)",),
        "RFC 4918, section 11.1: no address book answers here",
        protocols="http client",
    ),
    Rule(
        Meaning(Failure.SERVER_MISCONFIGURED, "other_protocol"),
        (r"(?:does not|doesn't) speak|no (?:imap|pop3?|smtp) (?:server|service) (?:here|at|on)",),
        "a server of another kind at this port",
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "protocol_misuse"),
        (r"(?:malformed|invalid|cannot decode)<2> (?:auth\w* (?:input|data|response)|base64)",),
        "RFC 4954, section 4; qmail, Postfix: the login itself was not readable",
        protocols="smtp client",
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "protocol_misuse"),
        (
            r"(?:malformed|invalid|bad)<1> (?:date|number|literal|arguments?|parameters?|flags?|search)\b",
            r"command line<1> (?:limit|length|too long)|(?:un|not )authenticated state",
            r"bad['\"]? response: \S+ is not implemented",
        ),
        "RFC 9051, section 7.1.3; Dovecot, Cyrus: a command that the server does not understand",
        protocols="imap",
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "settings_not_found"),
        (
            (
                r"(?:konnte|could not|couldn't|failed to|unable to)<4> (?:einstellungen|settings)<6> (?:finden|"
                r"gefunden|email)"
            ),
            r"(?:could not|couldn't|failed to|unable to) find<3> settings",
            r"(?:keine|no) (?:einstellungen|settings)<6> (?:gefunden|found)",
        ),
        "Thunderbird: the account assistant knows no settings for this address",
        protocols="client",
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "protocol_misuse"),
        (
            r"unsafe login",
            r"(?:helo|ehlo)<5> (?:rejected|invalid|fqdn|refused|required|argument|name|syntax)",
            r"(?:invalid|bad|malformed|syntactically invalid|send|polite people say) (?:helo|ehlo)",
            r"fully-qualified",
            r"syntax(?: error)?(?! checker)",
            r"(?:search|select|fetch|idle|append|store) (?:is )?not (?:allowed|permitted)|missing capabilit\w+",
            r"(?:only valid|valid only) in|illegal in state|only allowed in states?|protocol (?:violation|error)",
            r"protokoll(?:verletzung|fehler)",
            r"(?:bad|wrong|out of|invalid) (?:command )?sequence|sequence of commands",
            (
                r"(?:command|cmd|befehl)<3> (?:not (?:recogni[sz]ed|implemented|understood|supported|known|"
                r"valid|allowed)|unrecogni[sz]ed|unknown|invalid|unbekannt|wrong state)"
            ),
            (
                r"(?:unrecogni[sz]ed|unknown|invalid|unimplemented|illegal|unexpected|unbekannter) (?:\w+ "
                r")?(?:command|befehl|verb)"
            ),
            (
                r"(?:additional|invalid|missing|too many|not enough|unexpected|bad|wrong(?: number of)?|extra) "
                r"(?:\w+ )?(?:arguments?|parameters?)"
            ),
            r"arguments?<1> (?:invalid|wrong|incorrect|ungültig)|command argument error|error in imap command (?!\w+:)",
            r"(?:could not|couldn't|cannot|can't|unable to|failed to) parse|parse error",
            r"synchroni[sz]ation error|pipelining|(?:talk\w*|speak\w*)<1> too (?:soon|early)|early talk\w*",
            r"(?:data|talk\w*|commands?|input) before (?:the |our )?(?:greeting|banner)",
            r"not valid in this state|wrong state|already authenticated|\[clientbug",
            r"domain ist nicht zugelassen|domain is not allowed",
        ),
        "RFC 5321, section 4.2.2 (500 to 504); RFC 9051, section 7.1.3 (BAD); RFC 2971 (NetEase wants ID first)",
        unless=(r"password|passwort", r"internal"),
    ),
)

OWN_PROGRAM = (
    Rule(
        Meaning(Failure.CLIENT_BUG, "program_busy"),
        (
            (
                r"(?:another|other|andere[nrs]?) (?:operation|vorgang|aktion)\b…"
                r"(?:folder|ordner|account|konto|progress|läuft)"
            ),
            r"(?:folder|ordner|account|konto)…(?:another|other|andere[nrs]?) (?:operation|vorgang|aktion)\b",
            r"(?:account|konto|folder|ordner)<6> (?:is being processed|wird (?:gerade |derzeit )?(?:ver|be)arbeitet)",
            r"läuft bereits ein\w* (?:abhol|abruf|synchronis)\w*|already (?:checking|fetching|synchroni[sz]ing)",
        ),
        "Thunderbird: one part of the program holds a folder while another wants it; no server takes part",
        protocols="client",
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "input_missing"),
        (
            r"(?:cookies?|javascript)<6> (?:disabled|deaktiviert|turned off|ausgeschaltet|blockiert|blocked)",
            r"keine cookies|cookie-?(?:fehler|error)|(?:browser )?cookies (?:löschen|delete)",
            r"(?:aktivieren|enable|activate)<6> (?:cookies?|javascript)",
        ),
        "webmail pages: a setting of the browser",
        protocols="client",
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "program_error"),
        (
            r"unicode(?:en|de)codeerror|codec can't (?:en|de)code",
            r"unexpected idle response",
            r"~malformed ?_?(?:message|response|reply)",
            r"find<1> callback\b",  # Cyrus SASL inside a program that has no answer to the plug-in's question
            r"nullpointerexception|indexoutofbounds|attributeerror:|keyerror:|typeerror:|illegalstateexception",
            r"unsupportedencoding\w*|no config(?:uration)? file|got more than \d+ bytes|valueerror:|check_hostname",
            r"idna codec",
            r"stackoverflow|outofmemoryerror|nonetype",
        ),
        "libraries inside mail programs",
        unless=(r"server error",),
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "clock_wrong", Origin.COMPUTER),
        (
            r"clock skew|time skew|issued at time|token used too early",
            r"(?:system)?(?:uhrzeit|systemzeit|computeruhr)<5> (?:falsch|stimmt nicht|abweich)",
        ),
        "OAuth and Kerberos: this computer's clock is wrong",
        unless=(r"(?:file|on the|auf dem)<1> server\b",),
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "program_not_registered"),
        (
            (
                r"invalid_client|unauthorized_client|unsupported_(?:grant|response)_type|redirect_uri_mismatch|"
                r"invalid_request"
            ),
            (
                r"invalid_scope|aadsts(?:500?11|50059|500113|7000[1-5]\b|70011|700016|70002\d\d|650\d\d|90002|9001[34]|"
                r"900023|900144|9002\d{3}|7000\d{3})"
            ),
        ),
        "RFC 6749, section 5.2; Microsoft's list of sign-in errors: what the program asks for is not valid",
    ),
)
