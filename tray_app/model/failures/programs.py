"""Mail programs: where a server's reply stands in their messages, what is stock advice, what they say themselves."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from tray_app.model.failures import own_matters
from tray_app.model.failures.material import Material, fold
from tray_app.model.failures.patterns import compiled, pattern
from tray_app.model.failures.rule import Meaning, Rule
from tray_app.model.failures.stage import Stage, stage_of
from tray_app.model.reason import Failure

STOCK = (
    (
        r"^(?:if|wenn|falls) (?:you continue|the problem|this (?:continues|persists)|sie diese "
        r"meldung|das problem|der fehler)"
    ),
    r"^(?:possible|mögliche) (?:causes|ursachen)",
    (
        r"^(?:please |bitte |and |und )?(?:check|verify|make sure|ensure|try|contact|"
        r"(?:über)?prüfen|kontrollieren|ändern|vergewissern|wenden) (?:sie|that|the(?! (?:ssl|tls))|your|whether|"
        r"changing|again|sich|bzw)"
    ),
    r"^use the selected outgoing",
    (
        r"(?:may|might|could|can) (?:be|have)\b(?!.*(?:since|because) it).*(?:down|unavailable|offline|overload|busy|"
        r"maintenance|not available|refusing|problem)"
    ),
    (
        r"(?:eventuell|möglicherweise|vielleicht|entweder|vermutlich|unter "
        r"umständen).*(?:erreichbar|verfügbar|ausgefallen|überlastet|offline|wartung|gewartet|"
        r"störung)"
    ),
)
"""Guesses and advice that programs append to any error; taken out before the words are weighed."""

_FRAMES = (
    r"server (?:response(?: was)?|responded(?: with)?|responds|replied|said|answered|returned(?: the)?(?: error)?)",
    r"serverantwort|(?:antwort|rückmeldung) (?:des|vom) \w*-?servers?(?: (?:lautete?|war|ist))?",
    r"server-?(?:nachricht|meldung| message)",
    r"server[^:]{0,100}(?:antwortete|antwortet|meldete|meldet|responded|said|replied)",
    r"(?:outgoing|incoming) server reported|refused to talk to me",
    r"(?:account|konto) [^:]{0,80}(?:responded|antwortete|replied)|alert from account [^\s:]{1,80}",
    r"(?:hinweis|meldung|warnung) (?:vom|des|von|zum) konto[^:]{0,80}",
    r"remote (?:host|server|mail server|smtp server)<1> (?:said|responded|replied)",
    r"(?:\]|host \S{1,100}) said|delay reason|(?<!reset )reason|grund|ursache",
    r"server replied to the \S{1,20} command with an? \S{1,8} response|imap command '[^:]{1,100} returned an error",
    r"imap[\w.]{0,40}error: [a-z]{1,20} (?:failed|command error)",
    r"exception calling \S{1,60} with \S{1,6} arguments?\(s\)",
    r"negative (?:smtp )?reply|smtp error from remote[^:]{0,100}|response code",
)
_QUEUE_LOG = r"status=(?:deferred|bounced|undeliverable|expired) ?\("
"""Postfix's log puts the reason into brackets behind the state of a message."""
_AFTER_FRAME = r"(?: \([^()]{0,40}\))? ?: ?['\"]?|diagnostic-code ?: ?smtp ?; ?|<<< ?"

_TAGGED = (
    r"(?<!fetchmail: SMTP error): ?(?=[A-Za-z]{0,4}\d{1,6} (?:NO|BAD) |(?:NO|BAD) (?:\[|[A-Z][a-z])|\* (?:NO|BAD|BYE) |"
    r"421[ -](?:Service|(?:[\w-]+\.)+[a-z]+) |(?:421|45[0-4]|53\d|55[0-5])[ -](?:[45]\.\d|[A-Za-z]))"
)
"""A program's own words, then a reply as the server writes it; fetchmail's is that of this computer's own relay."""

_REST_OF_FRAME = (
    r"(?i)['\"]?, (?:port|anschluss|secure ?\(ssl\)|sicher ?\(ssl\)|protocol|protokoll|server error|serverfehler|"
    r"error number|fehlernummer|account|konto) ?: |['\"] \((?:account|konto) "
)
"""What Outlook says after the reply that it quotes."""
_IMAP_REPLY = r" ?(?:\*|[A-Za-z]{0,4}\d{1,6}) (?:NO|BAD|BYE) "
_IMAP_COMMAND = (
    r"imap (?:command '(?:uid )?|server replied to the ')([a-z]{1,20})\b|"
    r"imap[\w.]{0,40}error: ([a-z]{1,20}) (?:failed|command error):"
)
"""mbsync, MailKit, imaplib and IMAPClient name the command that the reply answers, and so the stage."""

_KEYRING = r"(?:schlüsselbund\w*|\w*passwortspeicher\w*|passwort-?manager|keychain|keyring|wallet)"

SENTENCES = (
    Rule(
        Meaning(Failure.OK, "password_expires"),
        (
            r"(?:passwort|kennwort)<3> läuft<2> \d+ tag\w*<2> ab|(?:passwort|kennwort)<6> noch \d+ tag\w*<2> gültig",
            r"password<3> (?:expires?|expiring|valid)<3> \d+<1> days?",
        ),
        "SOGo, Exchange: a warning after a login that worked",
    ),
    Rule(
        Meaning(Failure.OK, "success"),
        (
            (
                r"(?:erfolgreich|successfully) (?:\w+(?:t|ed|en)|sent|set up|signed (?:in|out)|logged (?:in|out))\b|"
                r"(?:completed|sent|added|updated|saved|delivered|set up|signed (?:in|out)) successfully"
            ),
            r"scheint gültig zu sein|seems to be valid|certificate is (?:valid|ok)(?! for)",
            r"(?:nachricht|e-?mail)(?:en)? (?:wurden?|ist|sind) (?:\w+ )?(?:gesendet|versendet|verschickt|zugestellt)",
            r"(?:message|e-?mail)s? (?:(?:has|have|was|were|been|is) )*(?:sent|delivered)\b(?! to)",
            (
                r"(?:abholvorgang|abruf|synchronisierung|mail check|sync\w*) (?:ist |is )?(?:abgeschlossen|finished|"
                r"complete\w*)"
            ),
            (
                r"keine (?:nachrichten|e-?mails) (?:in|im|vorhanden)|no (?:messages|e-?mails?) (?:in|found)|"
                r"ordner ist leer"
            ),
            r"(?:ausnahme|exception)<3> (?:hinzugefügt|entfernt|added|removed|existiert bereits|already exists)",
            r"(?:passwort|kennwort|password)<1> (?:akzeptiert|angenommen|accepted)\b",
            r"(?:konto|account) (?:wurde|ist|was|has been) (?:\w+ )?(?:eingerichtet|hinzugefügt|added|set up)",
            r"success(?:ful)? log-?in\b|(?:banner|greeting|welcome string)\W{1,3}\* ok\b",
            r"(?:client|banner): 220[ -]\S+ e?smtp\b",
            r"\bok (?:fetch|select|examine|list|noop|append|search|store|uid) completed",
            r"auf dem neuesten stand|up to date|(?:wird|is) (?:unterstützt|supported)\b",
            r"enthält keine (?:nachrichten|e-?mails)",
            r"^(?:verbunden mit|connected to) ",
            r"keine neuen (?:nachrichten|e-?mails)(?! (?:laden|abrufen|empfangen|herunterladen))",
            r"no new (?:messages|e-?mails?|mail)",
            r"alle (?:nachrichten|e-?mails)<3> (?:abgerufen|heruntergeladen|empfangen|gesendet)",
            r"(?<!keine )(?<!no )(?:einstellungen|settings)<6> (?:gefunden|found)",
            r"(?:checking|looking|suche|prüfe) (?:for|nach|auf) (?:new|neuen?) (?:messages|mail|nachrichten|e-?mails?)",
        ),
        "mail programs: a success, pasted by mistake",
        unless=(r"\b(?:aber|but|nicht|not|jedoch|fail\w*|fehl\w*)\b",),
    ),
    Rule(
        Meaning(Failure.OK, "success"),
        (r"(?:verbindung|connection) (?:wurde |ist |has been |was )?(?:aufgebaut|hergestellt|established)",),
        "KMail: a connection that came about",
        unless=(r"\b(?:aber|but|nicht|not|no|kein\w*|kann|konnte|cannot|can't|could|fehl\w*|fail\w*)\b",),
    ),
    Rule(
        Meaning(Failure.OK, "in_progress"),
        (
            (
                r"(?:nachricht|e-?mail|daten|ordner|zugangsdaten|kopfzeilen?|zertifikat|einstellungen)\w*<9> "
                r"(?:wird|werden)<2> "
                r"(?:heruntergeladen|gesendet|abgerufen|geladen|gesucht|geöffnet|verschoben|gelöscht|kopiert|"
                r"empfangen|überprüft|geprüft)"
            ),
            r"(?:downloading|sending|checking|fetching|loading|retrieving|connecting|opening)\b<6>(?:\.\.\.|\u2026)",
        ),
        "mail programs: what they are doing at the moment",
        unless=(r"\b(?:nicht|not|kann|konnte|cannot|can't|fehl\w*|fail\w*|error|kein\w*|no|sobald|wenn|once|when)\b",),
    ),
    Rule(
        Meaning(Failure.PROVIDER_DEGRADED, "internal_error", from_answer=True),
        (r"internal server error|interner serverfehler",),
        "RFC 9110, section 15.6.1: a phrase that only a server's answer brings along",
        unless=own_matters.OWN_MATTERS,
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "input_missing"),
        (
            (
                r"(?:kein\w*|weder|no) (?:\w+ )?(?:absender|empfänger|"
                r"benutzernamen?|passwort|sender|recipients?|username)"
                r"<9> (?:angegeben|eingegeben|specified|given|supplied)"
            ),
            r"(?:geben sie|specify|enter)<6> (?:empfänger|recipient)",
            r"(?:empfänger|absender|recipient|sender)<1> (?:fehlt|missing)|bereits vergeben|already taken",
            r"(?:enthält|contains?)<2> (?:ungültige|unzulässige|invalid|illegal) (?:zeichen|characters)",
            r"leere[rs]? (?:passwort|kennwort|benutzername)|empty (?:password|user ?name)",
            r"(?:adresse|address)<9> (?:nicht|not)<9> (?:überein\w*|match\w*)|kein\w* e-?mail-?adresse von",
            r"identität<3> (?:ungültig|nicht)|invalid identity",
            r"(?:kein\w*|no|not an?) (?:gültige|valid) (?:e-?mail-?)?(?:adresse|address)",
            r"(?:ungültige|invalid|fehlerhafte) (?:e-?mail-?)? ?(?:adress\w*)|have not specified|nicht angegeben",
            (
                r"(?:empfänger|recipients?|adresse|address)\w*<2> (?:sind|ist|is|are) (?:nicht korrekt|ungültig|"
                r"invalid|not correct)"
            ),
            (
                r"(?:wählen sie|choose|pick) (?:bitte |please )?(?:einen |an)?(?:anderen|other|different)"
                r" (?:ordner)?namen?\b"
            ),
        ),
        "mail programs: a field was left empty or does not hold what it should",
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "stored_password"),
        (
            rf"{_KEYRING}<6> (?:nicht|verweigert|rejected|denied|locked|gesperrt|cannot|could not)",
            rf"(?:unable|failed|could not) (?:to )?(?:open|unlock|read)<4> {_KEYRING}",
            rf"{_KEYRING}<2> (?:gelesen|geladen|geöffnet|access)",
        ),
        "KMail, Evolution, Apple Mail: the password is stored on this computer and cannot be read",
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "program_error"),
        (
            r"(?:vor|nach)verarbeitung\w*|(?:pre|post)-?command",
            (
                r"(?:interner?|internal)<6> (?:in der|dieser|of this|in the) (?:anwendung|programm\w*|application|"
                r"program)\b"
            ),
            r"(?:melden|report)<3> (?:als bug|as (?:a )?bug|fehlerbericht)|programmfehler",
            r"(?:ihr|your) system<6> nicht<6> eingerichtet",
        ),
        "Thunderbird, KMail: a fault of the program, as it says itself",
    ),
    Rule(
        Meaning(Failure.OK, "one_object"),
        (
            r"(?:ordner|folder)<2> (?:existiert nicht|does not exist)|message \d+ (?:expunged|deleted)\b",
            r"(?:konto|account)<2> (?:bereits|already)<1> (?:vorhanden|exists|eingerichtet|set up)",
            r"(?:ordner|folder)<6> (?:nicht|not)<1> (?:leer|empty)",
            r"(?:ordner|folder)<8> (?:nicht (?:auf dem server )?vorhanden)",
        ),
        "webmail pages, KMail: about one folder",
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "settings_wrong"),
        (
            r"(?:server)?einstellungen<6> (?:korrigier\w+|falsch|fehlerhaft|ungültig|nicht korrekt|unvollständig)",
            r"settings<6> (?:incorrect|invalid|corrected|wrong|incomplete|not correct)",
            r"muss vom typ|must be of type|determine<2> port|check the (?:ssl|tls) setting",
            r"(?:host|server)\w*<2> (?:ungültig|invalid)\b|kein transport\w*|none of your (?:e-?mail )?accounts",
            r"(?:kein\w*|no) (?:\w+ )?(?:server|konto|account)<2> (?:eingerichtet|configured|set up)",
        ),
        "mail programs: their own settings",
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "outlook_data_file"),
        (
            (
                r"(?:outlook|personal|daten|pst|ost)[ -]?\w* ?(?:data file|datei|file)<6> (?:cannot|damaged|"
                r"in use|beschädigt|corrupt\w*|nicht|repair)"
            ),
            r"(?:virus|disk space|speicherplatz)[^?]{0,80}(?:skip|überspringen)",
            r"(?:disk space|speicherplatz)<7> (?:download\w*|herunterzuladen|datenträger)",
            r"speicher(?:platz)?<1> auf (?:dem|diesem|ihrem) (?:gerät|iphone|ipad|mac|handy|telefon)",
            r"(?:festplatte|datenträger)<2> voll\b",
            r"(?:storage|space)<1> on (?:the|this|your) (?:device|phone)",
            r"cannot (?:start|open)<3> outlook|profile? (?:cannot|konnte nicht)|not an outlook data file",
            (
                r"(?:anwendung|application|programm)<3> (?:kein\w*|no|not enough|out of) (?:\w+ )?(?:speicher\w*|"
                r"memory|space)"
            ),
            r"(?:schreiben|lesen|writing|reading)<2> (?:temporäre\w*|temporary) (?:datei|file)",
            (
                r"(?:\w*datenbank|database)<6> (?:nicht|cannot|could not|beschädigt|damaged|corrupt\w*|"
                r"wiederhergestellt|rebuilt)"
            ),
            r"(?:lokale\w*|local) (?:[\w-]+[ -])?(?:\w*postfach|mailbox|mail ?store|\w*datenbank|database)",
            r"~\.(?:ost|pst)\b",
            r"speicher<2> (?:geräts?|computers?)\b",
            r"(?:mailbox|postfach)?-?datei<4> (?:geschrieben|gelesen|geöffnet)|dateisystem",
            r"write<4> (?:mailbox|mail folder) file",
            r"(?:datei|ordner|file|folder)<4> (?:schreibgeschützt|write-?protected|read-?only)",
        ),
        "Outlook, Thunderbird: this computer's own files",
        not_at=frozenset({Stage.BOUNCE}),
    ),
    Rule(
        Meaning(Failure.LOCAL_NETWORK, "offline"),
        (
            (
                r"(?:kein|keine|no)<4> (?:internet|netz|netzwerk|network|datenverbindung)(?:verbindung|"
                r"zugang| connection| access)?(?!\S*fehler)"
            ),
            r"ursache ist vermutlich ein netzwerkfehler|(?:ins|mit dem) (?:netzwerk|internet) verbinden",
            r"(?:geeignete|suitable)[nr]? (?:verbindung|connection|internet\w*)",
            r"(?:waiting for|warte\w* auf) (?:\S+ )?(?:connection|verbindung|network|netz\w*|wi-?fi|wlan|internet\w*)",
            r"(?:netzwerk|network|internet)<1> (?:nicht verfügbar|not available|unavailable)",
            (
                r"(?:(?:mobile|cellular) data|mobile daten|wi-?fi|wlan)<3> "
                r"(?:off|aus|ausgeschaltet|deaktiviert|disabled)\b"
            ),
            r"auf (?:\w+ )?(?:netz\w*|internet\w*|wlan|verbindung)<2> gewartet",
            r"(?:benötigt|braucht|needs?|requires?)<1> (?:netzwerk|internet|network) ?-?(?:verbindung|connection)",
            r"(?:sobald|when|once|müssen sie|must be|need to be) (?:\w+ ){0,2}online",
            r"bis (?:ein )?(?:netz\w*|internet\w*|wlan) (?:wieder )?verfügbar",
            r"until<2> (?:network|internet)<2> available",
            r"work(?:ing)? offline|offline[- ]?(?:modus|mode|betrieb|gehen)|(?:going|went|gone) offline",
            r"(?:is|ist|sind|are)(?: (?:currently|derzeit|zurzeit|zur zeit|gerade))? offline",
            r"^offline\b|nicht im netz\b|flugmodus|airplane mode|flight mode",
            r"(?:nicht|not) (?:mit dem |connected to the )(?:internet|netz\w*|network)",
        ),
        "mail programs that know that they are offline",
        unless=(r"server (?:is |ist )?offline",),
    ),
    Rule(
        Meaning(Failure.CREDENTIALS_REJECTED, "password_asked"),
        (
            r"(?:passwort|kennwort|password)<2> (?:erforderlich|benötigt|required|needed)",
            r"(?:passwort|kennwort|password)<4> (?:nicht verfügbar|not available|missing|fehlt)",
            r"(?:benötig(?:en|t)|needs?)<3> (?:passwort|kennwort|password)",
            r"^(?:bitte |please )?(?:check|verify|überprüfe?n? sie|prüfe?n? sie)<6> (?:passwort|kennwort|password)",
            r"sign[- ]?in (?:is )?required|(?:aktualisieren|update)<3> (?:kennwort|passwort|password)",
            r"(?:passwort|kennwort|password)<3> (?:erneut|neu|nochmals|again)\b",
            r"(?:keine|no) (?:\S*zugangsdaten|\S*anmeldedaten|credentials)<1> (?:hinterlegt|gespeichert|stored|saved)",
            r"fehlt<1> (?:passwort|kennwort)\b|(?:passwort|kennwort)<6> eingeben\b",
            r"(?:enter|geben sie|gib)<6> (?:password|passwort|kennwort|zugangsdaten|anmeldedaten)",
        ),
        "mail programs ask for the password again when the stored one was refused",
        unless=(r"netzwerk|network|verbindung|connection|internet",),
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "other_protocol"),
        (
            r"(?:kein|not an?) (?:imap4?|pop3?|smtp)",
            r"smtp-?(?: ?server)?\b…(?:\* ok|\+ok)\b|imap-?(?: ?server)?\b…(?:\+ok\b|\b220[ -])",
        ),
        "Thunderbird: something else answers at this port",
    ),
)


def server_reply_inside(whole: Material) -> Material | None:
    """The server's own words in a program's message, if it quotes any."""
    frames = (*_frame().finditer(whole.folded), *compiled(_TAGGED).finditer(whole.by_line))
    reply = whole.by_line[max(frame.end() for frame in frames) :] if frames else ""
    reply = compiled(_REST_OF_FRAME).split(reply, 1)[0]
    if not reply.strip():
        return None
    said = whole.with_text(reply, is_server_text=True)
    if whole.protocol not in {"", "client"}:
        return said
    if command := compiled(_IMAP_COMMAND).search(whole.folded):
        return replace(said, protocol="imap", stage=stage_of(command[1] or command[2]))
    return replace(said, protocol="imap") if compiled(_IMAP_REPLY).match(reply) else said


def without_stock(said: Material) -> Material:
    """The same without what the program appends to any error."""
    if said.protocol not in {"", "client"} or said.stage in {Stage.PAGE, Stage.BOUNCE}:
        return said
    ends = [0, *(found.end() for found in compiled(_SENTENCE_END).finditer(said.by_line)), len(said.plain)]
    parts = [slice(begin, end) for begin, end in pairwise(ends)]
    kept = [said.by_line[part] for part in parts if not pattern(STOCK).search(fold(said.plain[part].rstrip()))]
    text = "".join(kept).strip()
    return said if not text or len(kept) == len(parts) else said.with_text(text, is_server_text=said.is_server_text)


_SENTENCE_END = r"(?<=[.!?;:]) |\n"


def _frame() -> re.Pattern[str]:
    return pattern(
        (f"(?:{'|'.join(_FRAMES)})(?:{_AFTER_FRAME})", "~<<< ?", "diagnostic-code ?: ?smtp ?; ?", _QUEUE_LOG)
    )
