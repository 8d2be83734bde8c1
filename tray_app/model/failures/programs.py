"""Sentences of mail programs: the weakest evidence. Their guesses and stock advice prove nothing."""

from __future__ import annotations

import re

from tray_app.model.failures.rule import Meaning, Rule
from tray_app.model.reason import Failure

STOCK_ADVICE = (
    r"if (?:you continue to receive this message|the problem continues|this continues)[^.]*\.?",
    r"wenn sie diese meldung weiterhin[^.]*\.?",
    r"possible causes (?:for this )?include[^.]*\.?",
    r"(?:please )?(?:check|verify|try changing)[^.]{0,160}(?:settings|password|account info|user ?name|recipient|properties|connection|information|field|address)[^.]{0,80}\.?",
    r"(?:bitte )?(?:überprüfen|prüfen|kontrollieren) sie[^.]{0,200}\.?",
    r"[^.]{0,120}(?:may|might|could) (?:be|have)[^.]{0,60}(?:down|unavailable|offline|overloaded|busy|maintenance)[^.]{0,60}\.?",
    r"[^.]{0,120}(?:eventuell|möglicherweise|vielleicht|entweder)[^.]{0,80}(?:nicht erreichbar|nicht verfügbar|ausgefallen|überlastet|offline|wartung)[^.]{0,80}\.?",
)
"""What programs append to any error; taken out before their words are weighed."""

FRAMES = re.compile(
    r"(?:server response|server responded|server responds|server replied|serverantwort|antwort des servers|server(?:s)? (?:des kontos )?(?:\"[^\"]{0,80}\" )?"
    r"(?:antwortete|meldet|meldete|hat geantwortet)|(?:account|konto) [^:]{0,80} (?:responded|antwortete)|(?:responded|antwortete|replied)"
    r"|the server said|remote server said|said|delay reason|diagnostic-code: smtp;|<<<|alert from account \S+|(?:hinweis|meldung) (?:vom|des) konto\w* [^:]{1,60})"
    r" ?(?::|<<<|;|(?<=<<<)|(?<=;)) ?['\"]?"
)

SENTENCES = (
    Rule(
        Meaning(Failure.OK, "success"),
        (
            "(?:erfolgreich|successfully) (?:aktualisiert|updated|gesendet|sent|eingerichtet|abgeschlossen|completed|saved)",
            "scheint gültig zu sein",
            "seems to be valid",
            "certificate is valid",
        ),
        "mail programs: a success, pasted by mistake",
        unless=("aber", "but", "nicht"),
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "outlook_data_file"),
        (
            "(?:outlook|personal|data|daten)…(?:data )?(?:file|datei)…(?:cannot|damaged|in use|beschädigt|nicht)",
            "(?:virus|speicherplatz)…(?:skip|überspringen)",
        ),
        "Outlook, Thunderbird: this computer's own files",
    ),
    Rule(
        Meaning(Failure.LOCAL_NETWORK, "offline"),
        (
            "keine (?:oder )?(?:\\w+ ){0,3}(?:internet|netz|daten)",
            "no (?:\\w+ ){0,3}(?:internet|network) connection",
            "ursache ist vermutlich ein netzwerkfehler",
            "wieder(?: ins)? (?:netzwerk|online)",
            "nochmals ins netzwerk",
            "(?:geeignete|suitable) (?:verbindung|connection)",
            "work(?:ing)? offline|offline[- ]modus|offline mode",
            "not connected to the (?:internet|network)|(?:nicht|not) mit dem (?:internet|netz\\w*) verbunden",
        ),
        "mail programs that know that they are offline",
    ),
    Rule(
        Meaning(Failure.CLIENT_BUG, "wrong_server_kind"),
        ("(?:kein|not an?) (?:imap4?|pop3?|smtp)", "domain ist nicht zugelassen"),
        "Thunderbird, SnappyMail",
    ),
)
