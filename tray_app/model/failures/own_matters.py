"""Words by which an answer is about the one who asks; beside them no number and no general word accuses the provider.

A wrong accusation is the worst mistake, and servers clothe personal refusals in the numbers and words of trouble:
`421 Service not available, you are listed`, `451 temporary SPF error for your domain`.
"""

from __future__ import annotations

OWN_MATTERS = (
    r"bann?(?:ed)?\b|from you\b|you are (?:sending|listed|blocked|banned)",
    r"(?:your|ihre?) (?:mail|message|nachricht) looks",
    r"country|unusual|location\b|(?:spf|dkim|dmarc)\b|no such (?:domain|user|host)|(?:do|does) not exist",
    r"subscription|(?:your|ihre?[mn]?) (?:plan|vertrag|tarif|paket)\b|(?:diese|this) (?:funktion|feature)",
    r"internal client|client sent|proxy authentication|fritz!?box|speedport|router\b|antivirus|virenscanner",
    r"browser|ad-?blocker|(?:sie sind|you are|du bist) offline|(?:relay|smtp server) of your",
    r"(?:wählen sie|choose|pick) (?:bitte |please )?(?:eine? |an)?(?:ander\w*|other)",
    r"(?:wurde|wurden|ist|sind|has been|have been)<3> (?:behoben|beseitigt|resolved|fixed)",
    r"fetchmail: (?:smtp|mda)|procmail|mbsync|offlineimap|getmail",
)
"""The last row: programs whose own mail store or relay on this computer fails."""
OF_THE_ASKER = (
    r"(?:you|your|sender|sender's|recipient|recipients|domain|attachment|spam|policy)\b",
    r"(?:ihre?[mnrs]?|absenders?|empfängers?|anhang|richtlinie)\b",
)
"""Weaker: beside them a bare reply number (421, 450, 451) says too little."""
