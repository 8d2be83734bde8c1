"""Words by which an answer is about the one who asks; beside them no number and no general word accuses the provider.

A wrong accusation is the worst mistake, and servers clothe personal refusals in the numbers and words of trouble:
`421 Service not available, you are listed`, `451 temporary SPF error for your domain`.
"""

from __future__ import annotations

from tray_app.model.failures.families import NOT_WORKING
from tray_app.model.failures.material import Material
from tray_app.model.failures.patterns import compiled, pattern

OWN_MATTERS = (
    r"bann?(?:ed)?\b|(?:from you|von ihnen)\b|you are (?:sending|listed|blocked|banned)",
    r"(?:your|ihre?) (?:mail|message|nachricht) looks",
    r"(?:your|ihrer?) ip\b|for (?:\d+\.){3}\d+|country|unusual|location\b|(?:spf|dkim|dmarc)\b",
    r"no such (?:domain|user|host)|(?:do|does) not exist",
    r"subscription|(?:your|ihre?[mn]?) (?:plan|vertrag|tarif|paket)\b|(?:diese|this) (?:funktion|feature)",
    r"internal client|client sent|proxy authentication|fritz!?box|speedport|router\b",
    rf"(?:anti-?virus|virenscanner)(?!<3> (?:{NOT_WORKING}|fail\w*|error|time-?out))",
    r"squid\b|zscaler|(?:company|corporate) network|firmennetz|without (?:tls|ssl|encryption)",
    r"browser|ad-?blocker|(?:sie sind|you are|du bist) offline|(?:relay|smtp server) of your",
    r"(?:wählen sie|choose|pick) (?:bitte |please )?(?:eine? |an)?(?:ander\w*|other)",
    r"(?:wurde|wurden|ist|sind|has been|have been)<3> (?:behoben|beseitigt|resolved|fixed)",
    r"fetchmail: (?:smtp|mda)|procmail|mbsync|offlineimap|getmail",
)
"""The last row: programs whose own mail store or relay on this computer fails."""
_OF_THE_ASKER = (
    r"(?:you|your|senders?|sender's|recipients?|domains?|attachments?|spam|policy|clients?)\b",
    r"(?:password|username|wrong|large|limit|second)\b",
    r"(?:allowance|hourly|daily|mailbox)\b",
    r"(?:message|mail|e-?mail|nachricht) (?:rejected|refused|denied|blocked|abgelehnt)",
    r"(?:ihre?[mnrs]?|absenders?|empfängers?|anhang|richtlinie|passwort|kennwort)\b",
)
_REFUSALS = (
    r"(?:reject|refus|den(?:y|ied)|forbid|prohibit|disallow|unaccept|suspen|disabl|dislik|block)\w*",
    r"not (?:a|an|accept\w*|allow\w*|permit\w*|know\w*|wanted|welcome|like|configured|listed)\b",
    r"not recogni[sz]ed|unrecogni[sz]ed",
    r"(?:that|this|alias) user\b",
    r"no (?:such|longer|one|access|more)\b|can't accept|(?:does|do) not (?:like|accept|know|want)",
    r"(?:address|person|employee|filter(?:ed)?|detected|content|security|abus\w*|proxy|gateway|ip|advertis\w*)\b",
    r"(?:abgelehnt|verweigert|verboten|abgewiesen|unerwünscht|nicht (?:erlaubt|bekannt|zugelassen|gewünscht))",
)
"""A decision, not a mishap: the server works."""
_NAMES = r"<[^>]*>|\[[^\]]*\]|\([^)]*\)|\S*(?:[\d@_=/]|\.\w)\S*"
"""Hosts, addresses, identifiers: they say nothing."""
_OF_EVERY_REPLY = frozenset(
    {
        "aborted", "action", "again", "and", "available", "been", "bye", "channel", "closing", "connection",
        "connections", "error", "esmtp", "failed", "failure", "for", "from", "has", "have", "host", "imap",
        "later", "mail", "mailer", "not", "now", "please", "pop", "problem", "requested", "server",
        "service", "smtp", "system", "taken", "temporarily", "temporary", "the", "this", "transmission",
        "try", "unavailable", "with",
    }
)  # fmt: skip
_MISHAPS = (
    r"(?:trouble|problem|fail|error|fault|hiccup|crash|outage|repair|restart|reboot|shut ?down|shutting|shortage)\w*",
    r"(?:died|dead|down|lost|gone|broken|stopped|stuck|full|exhausted|missing|timed out|time-?out|busy|overload\w*)\b",
    r"(?:cannot|can't|could not|unable|no service|nothing works|not (?:ready|working|running|responding))\b",
    r"(?:our|internal|backend|database|queue|spool|storage|disk|kernel|memory|resources?|daemon|engine|cluster|nodes?)\b",
    r"(?:server|service|machine|host|system|dienst|wir haben)\b",
    r"(?:störung|fehler|problem|ausfall|neustart|warteschlange|datenbank|speicher|voll|startet|defekt)\w*",
)
"""Words for the server's own parts and what befalls them."""
_FEW, _SEVERAL = 0, 5
"""So many words that no table knows may stand in a reply: without a mishap, and with one."""


def about_the_asker(said: Material) -> bool:
    """Whether a word about sender, recipient, message or password occurs."""
    return bool(pattern(_OF_THE_ASKER).search(said.folded))


def says_little(said: Material) -> bool:
    """Whether a reply is hardly more than its number or status word, so that these may accuse the provider.

    Words that no table knows, or words about sender and recipient, can mean anything in a paste. A live server
    that turns the probe away does so now, whatever it says.
    """
    if said.is_live:
        return True
    if about_the_asker(said) or pattern(_REFUSALS).search(said.folded):
        return False
    words = compiled(r"[a-z']{3,}").findall(compiled(_NAMES).sub(" ", said.folded))
    most = _SEVERAL if pattern(_MISHAPS).search(said.folded) else _FEW
    return sum(word not in _OF_EVERY_REPLY for word in words) <= most
