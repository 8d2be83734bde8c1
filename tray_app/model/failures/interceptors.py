"""Security software that opens encrypted connections and signs certificates of its own."""

from __future__ import annotations

NAMES = (
    "adguard", "avast", "avg ", "bitdefender", "blue coat", "bullguard", "charles proxy", "checkpoint", "check point",
    "cisco umbrella", "dr.web", "eset ssl", "f-secure", "fiddler", "fortigate", "fortinet", "g data", "kaspersky",
    "mail shield", "mcafee", "mitmproxy", "netskope", "norton", "palo alto", "sophos", "superfish", "trend micro",
    "untangle", "watchguard", "web shield", "zscaler",
)  # fmt: skip
"""Parts of the issuer names of their certificates, in lower case."""


def is_interceptor(issuer: str) -> bool:
    """Whether security software on this computer or network signed the certificate."""
    return any(name in issuer.lower() for name in NAMES)
