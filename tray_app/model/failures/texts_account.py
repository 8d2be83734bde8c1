"""Known texts about the account and its password: blocked, switched off, refused."""

from __future__ import annotations

from tray_app.model.failures.families import (
    ACCOUNT,
    ADVERBS,
    BLOCKED,
    CREDENTIAL,
    LOGIN,
    PROGRAM_ACCESS,
    REFUSED,
    SWITCHED_OFF,
    TEMPORARY,
    TROUBLE,
    UNKNOWN,
)
from tray_app.model.failures.rule import Meaning, Rule
from tray_app.model.failures.stage import SENDING_STAGES, Stage
from tray_app.model.reason import Failure

_NO_LETTER = r"recipient|empfänger|address|adress|deliver|zugestellt|tried to reach|\b5[05]\d\b|[45]\.\d\.\d"

ACCESS = (
    Rule(
        Meaning(Failure.ACCOUNT_BLOCKED, "mailbox_not_reachable"),
        (r"authenticated but not connected",),
        "Exchange Online: the login works, the mailbox is closed to this program",
    ),
    Rule(
        Meaning(Failure.ACCOUNT_BLOCKED, "access_not_enabled", specific=True),
        (
            rf"{PROGRAM_ACCESS}(?:[ -]\w+)?(?!<4> server|<4> exchange)<5> {SWITCHED_OFF}",
            (
                rf"(?:not authori[sz]ed|not entitled|not permitted|not enabled|disabled|not activated|not "
                rf"allowed|no permission|nicht freigeschaltet|not configured|not licensed) (?:for|to use|to "
                rf"access|für)<1> {PROGRAM_ACCESS}"
            ),
            rf"(?:enable|activate|allow|turn on|aktivieren sie|freischalten) (?:the )?{PROGRAM_ACCESS}",
            r"disabled for (?:the|your|this) (?:tenant|mailbox|organi|account|user)",
            r"für (?:ihren?|diesen?) (?:vertrag|tarif|konto|paket)<3> nicht",
            r"(?:service|dienst) (?:is |ist )?(?:disabled|deaktiviert)",
            r"(?:imap4?|pop3?|smtp)[ -](?:access|service|zugriff|zugang)<1> (?:denied|refused|revoked|verweigert)",
            r"(?:gerät|device)<6> \w*(?:richtlinien?|polic\w+|compliant|managed|anforderungen|requirements)\b",
            r"authentication disabled",
            r"sicherheitsfunktionen|sicherheits(?:anforderung|bestimmung)\w*<3> nicht (?:synchronisier|abgeruf)\w+",
            r"(?:berechtigung|permission|berechtigt|permitted|allowed)<4> (?:synchroni[sz]\w+|sync)\b",
            r"(?:berechtigung|permission|freigabe) (?:fehlt|missing|is missing)|fehlt<1> (?:berechtigung|freigabe)\b",
            r"(?:deine|eure|ihre|die|your|the) it\b<7> (?:gesperrt|nicht (?:zu|erlaubt)|blocked|(?:not|n't) allow\w*)",
            r"(?:zustimmung|freigabe|genehmigung)<3> (?:it|it-abteilung|administrator\w*|admins?)\b",
            r"(?:need|needs|require[sd]?)<2> (?:admin|administrator)<1> (?:approval|consent)",
            r"(?:verlangt|erfordert|requires)<6> (?:code|displaysperre|passcode|bildschirmsperre)\b",
            r"sicherheitsrichtlinie\w*|(?:imap4?|pop3?)<2> no longer (?:supported|offered|available)",
            r"(?:allowed|permitted|erlaubt)<1> (?:only|nur)<3> (?:network|netz\w*|local|intranet|vpn)",
            (
                r"(?:service|dienst|access|zugang)<3> (?:not available|unavailable|nicht verfügbar) "
                r"(?:for|from|in your|to your|für) (?!(?:a few|some|about|etwa|einige)\b)"
            ),
            r"lässt keinen e-mail-empfang",
            (
                r"(?:unternehmen|organisation|organi[sz]ation|company)<3> (?:nicht (?:zulässig|erlaubt|gestattet)|"
                r"(?:not|n't) allow\w*)"
            ),
            r"caller (?:does|do) not have permission",
            r"(?:zugriffsrechte|access rights)<6> (?:eingeschränkt|restricted|revoked)",
            (
                r"(?:no|not have|without|keine\w*)<2> (?:access rights?|"
                r"permissions?|rights|zugriffsrechte?|berechtigung)"
                r"<4> (?:service|imap4?|pop3?|log ?-?on|log ?-?in|dienst)\b"
            ),
            r"(?:zugriff|zugang|abruf)<6> (?:nicht (?:erlaubt|gestattet|freigeschaltet|aktiviert)|deaktiviert)",
            r"conditional access|access polic|blocked by (?:your |the )?admin\w*|security defaults",
            r"not (?:part of|included in) your",
            r"(?:plan|tarif|paket|subscription|edition|produkt)<2> (?:does not|doesn't|not|nicht|kein\w*)",
            r"nicht (?:bestandteil|enthalten)|(?:service|dienst) is not open|not (?:licensed|provisioned)|licen[cs]e",
        ),
        "Gmail, Exchange Online, GMX, WEB.DE: access by programs is switched off for this account",
        not_at=SENDING_STAGES,
        unless=(
            r"basic auth",
            r"server(?: is| ist)? (?:not available|nicht verfügbar)(?! (?:for|in|für)\b)",
            r"(?:not available|nicht verfügbar)<1> (?:at (?:the|this) moment|right now|now)",
            r"(?:currently|temporarily|derzeit|zurzeit|momentan|vorübergehend) (?:not available|nicht verfügbar)",
            r"password is incorrect",
            r"(?:plain|clear) ?text|cleartext|unsecured|relay|attachment|helo",
            r"commands?|mechanism|method",
        ),
    ),
)

BLOCKS = (
    Rule(
        Meaning(Failure.ACCOUNT_BLOCKED, "account_blocked", specific=True),
        (
            rf"{ACCOUNT}<5> {BLOCKED}",
            (
                r"(?:account|konto|mailbox|postfach|zugang)<5> (?:closed|geschlossen|inactive|limited|expired|deleted|"
                r"restricted|abnormal|abgelaufen|gekündigt|gelöscht|eingeschränkt|inaktiv|not active|on "
                r"hold)"
            ),
            rf"(?<!session )(?<!connection ){BLOCKED} (?:account|user|mailbox|by (?:admin|policy))",
            rf"(?:login|access|sign-?in|anmeldung|zugriff|sending|versand)s?{ADVERBS} {BLOCKED}",
            (
                r"administrator<7> (?:gesperrt|blockiert|deaktiviert|untersagt|blocked|disabled|verlangt|erfordert|"
                r"requires)"
            ),
            r"konto<1> nicht (?:zugelassen|freigeschaltet|aktiviert)|account<1> not (?:permitted|activated|enabled)",
            r"\[contactadmin",
            r"(?:contact|call|ask)<4> (?:unlock|reactivate|unblock|restore access)",
            (
                r"(?:verify|confirm|bestätigen)<2> (?:account|identity|identität|it's you|it was you|login|anmeldung|"
                r"phone|\w*(?:handy|mobil|telefon)\w*nummer)"
            ),
            r"(?:vertrag|abonnement|contract)<3> (?:beendet|gekündigt|ended|cancell?ed|ausgelaufen)",
            r"nicht (?:ausgeglichen|bezahlt|beglichen)|offene (?:rechnung|forderung|zahlung)|heben sie<2> sperre",
            r"kontosperre",
            r"(?:login|anmeldung) mit app bestätigen",
            r"unpaid|overdue|overdrawn|payment|non-?payment|unbezahlt|security (?:hold|reasons)|sicherheitsgründen",
        ),
        "RFC 5530 (CONTACTADMIN); RFC 5248 (X.7.13); Dovecot, Exim, GMX, Yahoo",
        not_at=frozenset({Stage.SENDER, Stage.ENVELOPE}),
        unless=(
            r"if you continue",
            rf"{CREDENTIAL}<4> (?:expired|abgelaufen|revoked)",
            r"token",
            r"basic auth",
            r"imap is disabled",
            r"by another|another (?:session|process|client)|selected mailbox",
            r"(?:unable to|cannot|can't|can not|could not|couldn't|failed to) (?:verify|confirm)",
            r"tls|ssl|verbindung",
            r"(?:sitzung|session)<3> (?:beendet|ended|expired|abgelaufen)",
            r"ausgeloggt|abgemeldet|(?:logged|signed) (?:you )?out",
        ),
    ),
)

NAMED_REFUSALS = (
    Rule(
        Meaning(Failure.CREDENTIALS_REJECTED, "credentials_rejected"),
        (
            (
                rf"\[(?:serverbug|unavailable|sys/temp|tempfail)\](?: {LOGIN})? "
                rf"(?:invalid|incorrect|wrong|falsche[rs]?|ungültige[rs]?) (?:{LOGIN}|{CREDENTIAL}|user\b)"
            ),
            (
                rf"\[(?:serverbug|unavailable|sys/temp|tempfail)\](?: \w+)? {CREDENTIAL}"
                rf"(?: (?:or|and|oder|und) {CREDENTIAL})?<1> (?:invalid|incorrect|wrong|falsch|ungültig)\b"
            ),
        ),
        "Yahoo: a code that blames the server beside words that call the password wrong; the words are narrower",
    ),
    Rule(
        Meaning(Failure.ACCOUNT_BLOCKED, "account_blocked", specific=True),
        (r"aadsts(?:500(?:53|57)|50105|50131|53\d{3,4}\b)",),
        "Microsoft sign-in: account locked, switched off or kept out by the organisation's rules",
    ),
    Rule(
        Meaning(Failure.CREDENTIALS_REJECTED, "app_password_needed", specific=True),
        (
            r"app(?:lication)?s?[- ](?:specific[- ])?pass(?:word|code)|app-?passwort",
            r"(?:pass|kenn)wort für e-?mail-?programme|anwendungs(?:spezifische[sn]? )?-?(?:pass|kenn)wort",
            r"(?:generate|create|use)<3> (?:third[- ]party|external|app) (?:app )?password",
            r"authori[sz]ation code|授权码|授權碼|client authorization",
            r"two-?factor|2-?step|zwei-?faktor|2fa|mfa|multi-?factor",
        ),
        "Gmail (534 5.7.9), Yahoo, iCloud, GMX, QQ",
    ),
    Rule(
        Meaning(Failure.CREDENTIALS_REJECTED, "web_login_needed", specific=True),
        (
            r"web ?-?login (?:required|needed)|weblogin|\[webalert|sicherheitsinfos?\b|security info\b",
            r"(?:log|sign) ?-?in<6> (?:web )?browser|via your web browser",
        ),
        "Gmail",
        unless=(r"(?:account|konto)<2> (?:blocked|locked|suspended|gesperrt|blockiert)",),
    ),
    Rule(
        Meaning(Failure.CREDENTIALS_REJECTED, "login_method_ended", specific=True),
        (
            rf"basic auth\w*<4> (?:{SWITCHED_OFF}|not supported|blocked|ended|retired|no longer)",
            r"less secure app|less-secure",
            (
                r"(?:password|plain|basic|passwort)(?:[ -](?:login|authentication|auth|anmeldung))?<3> "
                r"(?:no longer|nicht mehr)"
            ),
            r"(?:use|requires?|only) (?:oauth2?|modern auth\w*)",
        ),
        "Exchange Online (535 5.7.139, 550 5.7.30), Gmail",
    ),
    Rule(
        Meaning(Failure.CREDENTIALS_REJECTED, "password_expired", specific=True),
        (
            r"\[expired\]",
            (
                rf"{CREDENTIAL}<4> (?:expired|abgelaufen|expire|must be changed|geändert werden|"
                rf"aktualisiert werden|no longer "
                rf"valid|too old|too simple|too weak|reset)"
            ),
            r"wählen sie<2> neues (?:passwort|kennwort)|choose a new password",
            r"(?:change|reset|renew|update) your password|(?:ändern|erneuern) sie ihr (?:passwort|kennwort)",
            r"(?:expired|abgelaufenes) (?:password|passwort|kennwort|credential)|password transition",
        ),
        "RFC 5530 (EXPIRED); RFC 4954 (432 4.7.12)",
        unless=(r"check your password", rf"{ACCOUNT}<5> {BLOCKED}"),
    ),
    Rule(
        Meaning(Failure.CREDENTIALS_REJECTED, "token_refused", specific=True),
        (
            r"invalid_grant|invalid_token|insufficient_scope|access_denied|consent_required",
            r"interaction_required|login_required|aadsts\d+",
            (
                r"(?:access|refresh|oauth2?|bearer|security)?[ -]?token<5> (?:expired|revoked|invalid|"
                r"rejected|abgelaufen|ungültig)"
            ),
            r"(?:expired|invalid|revoked|bad|ungültige[rns]?|abgelaufene[rns]?) (?:\w+ )?token",
            r'"status" ?: ?"(?:40[01]|invalid)',
            r"oauth2 asked for more",
            r"(?:erneut|wieder|neu) (?:authentifizier\w+|autorisier\w+|anmelden|angemeldet)|re-?authenticat\w+",
            r"erneute (?:zugriffsbestätigung|anmeldung|bestätigung|authentifizierung)|müssen sich<2> authentifizieren",
            r"re-?authori[sz]\w+",
            r"command error\. ?10\b",
        ),
        "RFC 6749, section 5.2; RFC 7628, section 3.2.2; Exchange Online, FairEmail",
        unless=(r"sync-?token",),
    ),
    Rule(
        Meaning(Failure.CREDENTIALS_REJECTED, "token_refused", specific=True),
        (
            r"(?:erneute|neue) anmeldung|(?:sign|log) ?-?in again",
            r"melden sie sich (?:bitte )?(?:erneut|wieder|neu|nochmals)<4> an\b",
            r"(?:account|konto)<1> (?:nicht angemeldet|not (?:signed|logged) in)",
            r"melde dich (?:bitte )?(?:erneut|wieder|neu|nochmals?)<4> an\b",
            r"\w*(?:pass|kenn)wort<2> wurde (?:ge|ver)ändert",
            r"password (?:has been|was) changed",
        ),
        "Gmail, Outlook, Samsung: the permission that the program held has ended",
        unless=(r"session|sitzung|later|später",),
        protocols="client",
    ),
    Rule(
        Meaning(Failure.CREDENTIALS_REJECTED, "token_refused", specific=True),
        (
            (
                r"(?:autorisierung|authori[sz]ation|berechtigung|anmeldung|sign-?in)<4> (?:abgelaufen|expired|"
                r"widerrufen|revoked|zurückgezogen)"
            ),
            r"oauth\w*[- ](?:\w+ )?(?:fehler|error|fail\w*|fehlgeschlagen)",
            r"sync\w*<3> (?:anmeldung|login|sign-?in) (?:erforderlich|required|needed)",
            r"(?:tap|tippen|klicken|touch)<6> (?:anzumelden|sign in|log in)",
        ),
        "FairEmail, Thunderbird: the permission that the program held has ended",
        protocols="client",
    ),
)

STRANGERS = (
    Rule(
        Meaning(Failure.ACCOUNT_BLOCKED, "access_not_enabled", specific=True),
        (r"(?:inbox|mailbox|posteingang|postfach)\W* is (?:not writable|read-?only)",),
        "imaplib: the login works, yet it may only read, as an app password for reading does",
        protocols="client",
    ),
    Rule(
        Meaning(Failure.CREDENTIALS_REJECTED, "credentials_rejected"),
        (rf"(?:account|konto|benutzerkonto|benutzername|username)<2> {UNKNOWN}",),
        "SnappyMail, Outlook: the account that was to be opened, not that of a recipient",
        stages=frozenset({Stage.PAGE, Stage.PROGRAM}),
        unless=(_NO_LETTER,),
    ),
    Rule(
        Meaning(Failure.CREDENTIALS_REJECTED, "credentials_rejected"),
        (r"(?:kerberos|gssapi|ticket)<6> (?:nicht akzeptiert|not accepted|rejected|expired|invalid|abgelaufen)",),
        "Thunderbird, MIT Kerberos",
    ),
)

FOLDERS = (
    Rule(
        Meaning(Failure.OK, "one_object"),
        (
            (
                r"(?:cannot|can't|not possible to) (?:append|copy|move|delete|rename|create)(?: messages?| mails?)? "
                r"(?:to|into|in|from|out of)<2> (?:folder|mailbox)"
            ),
        ),
        "Yahoo: a folder that takes or gives no messages by this way",
        stages=frozenset({Stage.USE}),
        protocols="imap",
        unless=(TROUBLE, TEMPORARY, r"disk|backend|database|storage"),
    ),
    Rule(
        Meaning(Failure.OK, "one_object"),
        (
            r"(?:mailbox|folder|ordner)<4> not available",
            r"(?:permission|access) denied|read[ -]?only|not permitted|no permission|\bacl\b",
            rf"(?:mailbox|folder|ordner|message|mails?|nachricht)<4> {UNKNOWN}",
            r"no matching messages|messages have been (?:expunged|deleted)|unknown (?:flag|keyword)",
            r"(?:message ?set|message sequence|sequence number|message number|uid)<3> (?:invalid|ungültig)",
            r"invalid message(?: ?set| number| sequence)",
            r"(?:no such|unknown|nonexistent|invalid) (?:mailbox|folder|message)|keine solche",
            r"(?:mailbox|folder|ordner) ?name<3> (?:not valid|invalid|illegal|ungültig)|nonexistent namespace",
            r"not supported on (?:this )?(?:mailbox|folder)|too many user flags|quota root|moved to another server",
            r"not selectable|isn't selectable|already (?:exists|deleted)|existiert bereits|message number",
            r"(?:folder|mailbox|ordner) (?:exists?|existiert)\b",
            r"(?:there is |there's )?no message (?:\w+ )?\d+|not allowed in (?:mailbox|folder) names?",
            rf"(?:requested )?(?:item|object|entry)<2> {UNKNOWN}|(?:folder|mailbox|ordner)<2> (?:missing|fehlt)",
        ),
        "RFC 5530 (NOPERM, NONEXISTENT, CANNOT); RFC 6578: one folder, message or entry",
        stages=frozenset({Stage.USE}),
        unless=(
            r"\[(?:sys/temp|unavailable|serverbug)\]",
            r"(?:server|storage|node|database|cluster|system)<3> read[ -]?only|read[ -]?only file ?system",
        ),
        protocols="imap pop3",
    ),
    Rule(
        Meaning(Failure.OK, "one_object"),
        (r"sync-?token|valid-sync",),
        "RFC 6578, section 3.2: an old sync token, a full reading follows",
        protocols="http",
        unless=(r"(?:status|http|error)[ :]*(?:401|407|429|5\d\d)\b",),
    ),
    Rule(
        Meaning(Failure.SERVER_MISCONFIGURED, "not_found"),
        (
            r"exception\\+notfound",
            r"(?:calendar|addressbook|address book|node|file|principal|card)\b<5> could not be (?:found|located)",
        ),
        "SabreDAV, SOGo, Nextcloud: the body that goes with 404",
        protocols="http",
    ),
    Rule(
        Meaning(Failure.SERVER_MISCONFIGURED, "local_bridge"),
        (
            r"(?:account|user|mailbox|konto)<4> (?:in|to|at) (?:the )?bridge",
            r"bridge<4> (?:locked|not (?:running|logged|signed|connected))",
        ),
        "Proton Bridge: the program on this computer that passes the mail on",
    ),
)

GENERIC_REFUSALS = (
    Rule(
        Meaning(Failure.CREDENTIALS_REJECTED, "http_401"),
        (r"not ?authenticated|unauthenticated|invalid\w*token",),
        "RFC 9110, section 15.5.2, as SabreDAV, Google and Microsoft name it in their bodies",
        protocols="http",
    ),
    Rule(
        Meaning(Failure.CREDENTIALS_REJECTED, "credentials_rejected"),
        (
            rf"{LOGIN}<9> {REFUSED}(?!\w*<9> (?:could not|couldn't|unable to|failed to|cannot|can't) connect\b)",
            r"auth[ _]?fail\w*",
            (
                rf"(?:invalid|incorrect|bad|wrong|unknown|false|falsche[rs]?|fehlerhafte[rs]?|ungültige[rs]?|unbekannter?|"
                rf"mismatched)<3> (?:{CREDENTIAL}|{LOGIN}|user|account|authentication)"
            ),
            rf"{CREDENTIAL}<6> (?:{REFUSED}|{UNKNOWN}|mismatch|not match|nicht überprüft|nicht überein|don't match)",
            rf"(?:rejected|refused|denied|fehler|erreur|echec|lehnte?)<3> (?:{LOGIN}|{CREDENTIAL}|identification)",
            (
                r"(?:kann|konnte|können|konnten)<6> nicht (?:\S+ ){0,4}(?:authentifizier\w+|angemeldet|anmelden|"
                r"eingeloggt|einloggen)"
            ),
            r"(?:unable|cannot|can't|could not|couldn't|failed) (?:to )?(?:authenticate|log ?in|log you in|sign in)",
            r"(?:no such|unknown|unbekannter) (?:user|account|mailbox|benutzer)",
            rf"(?:user|account|benutzer)<3> {UNKNOWN}",
            r"(?:anmelde|login|authentifizierungs|passwort)-?fehler|missing<1> credentials",
            r"(?:akzeptiert|accept)<2> (?:passwort|kennwort|password|zugangsdaten)<6> nicht",
            r"(?:does not|doesn't) accept<2> password",
            r"(?:mauvais|incorrecte?s?|erronee?s?|invalides?)<4> (?:identifiant|mot de passe)",
            r"(?:identifiant|mot de passe)<4> (?:incorrecte?s?|erronee?s?|invalides?)|echec<2> l'authentification",
            r"accountname/passwort|kennwort<3> falsch eingegeben",
            r"zugriff verweigert|access denied|permission denied|not authori[sz]ed|unauthori[sz]ed",
        ),
        "RFC 9051, section 6.2.3; RFC 1939; Dovecot, Cyrus, Courier, Exchange, mail programs",
        not_at=SENDING_STAGES,
        unless=(r"(?:netzwerk|network|internet)<1> (?:verbunden|connected)|connected to<1> (?:network|internet)",),
    ),
)
