"""Words that say something only in general: codes beat them, they beat a bare status word."""

from __future__ import annotations

from tray_app.model.failures.rule import Meaning, Rule
from tray_app.model.reason import Failure

PROVIDER_TROUBLE = (
    Rule(
        Meaning(Failure.PROVIDER_DEGRADED, "internal_error", by_stage=True),
        (
            "internal (?:server |system |service )?(?:error|failure)",
            "interner (?:server ?-?)?fehler",
            "(?:temporary|transient|temp) (?:\\w+ ){0,3}(?:problem|failure|error|difficult)",
            "(?:vorübergehend|temporär)e[rs]? (?:\\w+ ){0,2}(?:fehler|störung|problem)",
            "(?:system|server|service|backend|database|storage|i/o|ldap|config\\w*|lookup) (?:error|failure|problem|fault|fehler|störung)",
            "operating system error",
            "(?:system|server) i/o error",
            "(?:unable|failed|cannot|can't|could not|couldn't) (?:to )?(?:open|read|write|access|select|lock|load|get|fetch|deliver|save|contact|connect to|reach)…(?:mailbox|maildrop|inbox|letter|storage|index|message|backend|database|server)",
            "no (?:imap |backend |mail )?servers? available",
            "keine verbindung zum (?:imap|mail|smtp|storage)[ -]?server",
            "(?:connection|connect) to (?:the )?(?:storage|imap|backend|mail|database|ldap) ?(?:server|store)?…(?:failed|lost|refused)",
            "restore service",
            "technische[rns]? (?:problem|störung|schwierigkeit|fehler)",
            "(?:störung|ausfall)…(?:arbeiten|behoben|behebung)",
            "technical (?:problem|difficult|issue)",
            "experiencing (?:\\w+ ){0,2}(?:problem|issue|difficult|outage)",
            "(?:bad gateway|gateway time-?out)",
            "corrupt",
        ),
        "Dovecot, Cyrus, Courier, Postfix, Exchange, Gmail, NetEase, Roundcube",
        unless=("virus",),
    ),
)

AVAILABILITY = (
    Rule(
        Meaning(Failure.PROVIDER_DEGRADED, "unavailable", by_stage=True),
        (
            "(?:server|service|system|mailbox store|backend|dienst)(?: \\w+){0,3} (?:unavailable|not available|down|offline|overloaded|too busy|busy|nicht verfügbar|nicht erreichbar|überlastet|ausgefallen)",
            "(?:temporarily|currently|vorübergehend|derzeit|zur ?zeit|momentan) (?:\\w+ ){0,2}(?:unavailable|not available|down|nicht verfügbar|nicht erreichbar|offline|gestört)",
            "too much load|overloaded|high load|load average|server load|heavy load",
            "system resources",
            "too busy|is busy|busy",
            "(?:shutting|shut|going) down",
            "out of memory",
            "try (?:again|it again) later|try later|try again in a|later versuchen",
            "später (?:noch ?einmal|noch ?mals|erneut|wieder)",
        ),
        "RFC 5321 (421); Dovecot, Exim, Sendmail, Zimbra",
        unless=("spam", "recipient"),
    ),
)

CREDENTIALS = (
    Rule(
        Meaning(Failure.CREDENTIALS_REJECTED, "credentials_rejected"),
        (
            "(?:auth\\w*|login|log-?in|logon|sign-?in|anmeldung|authentifizierung|accountname/passwort)(?: \\S+){0,5} (?:failed|failure|failure\\.|unsuccessful|rejected|denied|fehlgeschlagen|incorrect|invalid|refused|nicht möglich|error|fail|nicht überprüft werden|nicht korrekt)",
            "(?:invalid|incorrect|bad|wrong|unknown|false) (?:\\w+ ){0,3}(?:credentials?|passwords?|user ?names?|login|user|authentication|account)",
            "(?:user ?name|benutzername|password|passwort|kennwort|credentials|zugangsdaten|anmeldedaten)…(?:not accepted|incorrect|invalid|wrong|falsch|nicht korrekt|ungültig|abgelehnt|rejected|not recogni|mismatch|do(?:es)? not match)",
            "(?:falsche[rs]?|ungültige[rs]?) (?:\\w+ ){0,2}(?:passwort|kennwort|benutzername|zugangsdaten|anmeldedaten)",
            "rejected your (?:login|password|credentials)",
            "(?:kann|konnte) (?:sich )?nicht (?:authentifiziert|angemeldet)",
            "login fail",
            "authentifizierungsfehler",
            "kennwort…falsch",
            "no such user",
            "user (?:unknown|not found|does not exist)",
            "nicht authentifiziert werden",
            "(?:echec|erreur)…(?:authentification|identifi)",
            "mot de passe",
        ),
        "RFC 9051, section 6.2.3; Dovecot, Cyrus, Courier, Exchange, mail programs",
        unless=("unable to connect",),
    ),
)
