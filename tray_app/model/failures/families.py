"""Families of words that mean the same, English and German, as the rules combine them.

They are fragments of patterns in folded text (lower case, no accents); `rule.pattern` explains the shorthands.
"""

from __future__ import annotations

ADVERBS = (
    r"(?: (?:is|are|was|has|have|been|be|being|ist|sind|wurde|wird|currently|temporarily|now|"
    r"not yet|derzeit|zurzeit|vorübergehend|bereits|already|either))*"
)

LOGIN = (
    r"(?:(?<!\[)auth|authentication|authenticate|authori[sz]ation|log-?in|log in|logging in|logins|logon|"
    r"sign-?in|sign in|sasl|autorisierung|anmeldung|anmelden|einloggen|authentifizierung|authentification)"
)
LOGIN_SERVICE = (
    rf"(?:{LOGIN}|user|password|account)[ -]?(?:service|server|backend|daemon|process|socket|"
    rf"database|db|directory|system|dienst|provider)"
)
CREDENTIAL = (
    r"(?:passwords?|passphrase|passwort|pass ?code|kennwort|credentials?|zugangsdaten|"
    r"(?:bestätigungs|sicherheits)code|verification code|anmelde(?:daten|informationen)|"
    r"login-?daten|user ?names?|user ?id|benutzername|mot de passe)"
)
ACCOUNT = r"(?:account|user|mailbox|mail box|konto|benutzerkonto|zugang|benutzer|postfach|compte)"
MAILBOX = (
    r"(?:mailbox|mail box|inbox|maildrop|mail ?drop|\w*postfach|posteingang|account|konto|folder|"
    r"ordner|boite|mail quota|user)"
)
RECIPIENT = (
    r"(?:recipient|mailbox|address|user|addressee|destinataire|empfängers?|empfängeradresse|"
    r"adresse|email account|account)"
)
SENDER = (
    r"(?:sender|sender address|originator address|from address|from header|return path|envelope from|mail from|"
    r"absenders?|absenderadresse|emetteur|expediteur)"
)

REFUSED = (
    r"(?:failed|failure|fails?|unsuccessful|rejected|denied|refused|incorrect|invalid|wrong|"
    r"error|not accepted|not correct|not valid|not recogni[sz]ed|fehlgeschlagen|abgelehnt|"
    r"verweigert|falsch|inkorrekt|stimmt nicht|"
    r"stimmen nicht|zurückgewiesen|abgewiesen|nicht angenommen|misslungen|schlug fehl|ungültig|nicht korrekt|"
    r"nicht richtig|nicht möglich|nicht erfolgreich|nicht "
    r"akzeptiert|nicht gültig|gescheitert)"
)
BLOCKED = (
    r"(?:disabled|locked(?: out)?|suspended|blocked|deactivated|banned|frozen|terminated|"
    r"revoked|gesperrt|deaktiviert|blockiert|stillgelegt|ausgesetzt|widerrufen|entzogen|bloque|suspendu|desactive)"
)
SWITCHED_OFF = (
    r"(?:not (?:allowed|enabled|permitted|activated|available|authori[sz]ed|switched on)|"
    r"disabled|switched off|turned off|deaktiviert|ausgeschaltet|nicht (?:aktiviert|"
    r"freigeschaltet|erlaubt|eingeschaltet|zugelassen)|gesperrt)"
)
UNKNOWN = (
    r"(?:unknown|not found|does(?: not|n't) exist|do(?: not|n't) exist|not exist|non-?existent|"
    r"could not be found|couldn't be found|cannot be found|"
    r"nicht bekannt|nicht vorhanden|nicht existiert|existieren nicht|no longer (?:exists|valid|available)|"
    r"unbekannt|existiert "
    r"nicht|nicht gefunden|inconnu)"
)
NOT_WORKING = (
    r"(?:unavailable|not available|not reachable|unreachable|not responding|down|offline|"
    r"overloaded|crashed|died|dead|broken|inaccessible|defekt|kaputt|abgestürzt|"
    r"nicht verfügbar|nicht erreichbar|überlastet|ausgefallen|gestört|nicht möglich|"
    r"außer betrieb|out of (?:order|service)|not (?:working|running)|funktioniert nicht|reagiert nicht|"
    r"antwortet nicht|antworten nicht|not answering|(?:not|n't) (?:respond|answer)\b|gone|"
    r"nicht zur verfügung|indisponible)"
)
OVER = (
    r"(?:exceed(?:ed|s|ing)?|reached|hit|over|violat\w+|überschritten|übersteigt|überschreitet|"
    r"erreicht|erschöpft|verbraucht|ausgeschöpft|aufgebraucht|depasse\w*)"
)
TEMPORARY = r"(?:temporary|temporar(?:y|ily)|transient|momentary|vorübergehende?[rs]?|temporäre?[rs]?|temporaire)"
TROUBLE = (
    r"(?:problems?|troubles?|failures?|failed|errors?|faults?|difficult\w+|issues?|fehler|störung(?:en)?|probleme?)"
)
NOW = (
    r"(?:at present|at this time|at the moment|right now|currently|temporarily|derzeit|zur "
    r"?zeit|momentan|im moment|vorübergehend|gerade)"
)
CONNECTIONS = r"(?:connections?|sessions?|channels?|clients|verbindungen|sitzungen|connexions)"
AT_ONCE = (
    r"(?:(?:concurrent|simultaneous|open|active|parallel|imap|pop3?|smtp|tcp|client|incoming|"
    r"gleichzeitige[nr]?|offene[nr]?|parallele[nr]?|existing|network|mail|server) )*"
)
ATTEMPTS = (
    r"(?:attempts?|tries|failures|errors|requests|commands|messages|e?-?mails?|log-?ins?|"
    r"logons?|auth\w*|passwords?|recipients|\w*versuche[nr]?|anmeldungen|"
    r"log-?in-?versuche|fehlanmeldungen|anfragen|nachrichten|zugriffe|abrufe|tentatives|requetes)"
)
SENDING = (
    r"(?:sending|send|relay|outgoing|outbound|daily|hourly|monthly|message|messages|mail|"
    r"bandwidth|rate|recipient|recipients|smtp|submission|versand|sende|tages|stunden)"
)
PROGRAM_ACCESS = (
    r"(?:imap4?|pop3?|smtp|smtp auth\w*|smtpclientauthentication|carddav|dav|external|remote|"
    r"third[- ]party|less secure|mail ?client|e?-?mail)"
)
STORE = (
    r"(?:mailbox(?:es)?|maildrop|\S*maildir|inbox|letter|storage|store|index|messages?|backend|database|db|"
    r"spool|queue|warteschlange|mail server|mail store|imap server|smtp server|smtp-server|imap-server|"
    r"mailserver|\w*speicher\w*|postfach|datenbank|file ?system|ldap|user database|auth\w* "
    r"(?:server|socket|service|daemon))"
)
SERVER = (
    r"(?:\w*servers?(?:\(s\))?|service|\w*system|dienst|cluster|node|backend|mail store|mailbox store|storage|"
    r"store|database|gateway|proxy|datenbank|webmail|webmailer|postfach|mailbox|maildienst|mail|"
    r"e-mail-dienst|site|website)"
)
