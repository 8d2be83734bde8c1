"""What a person types as mail address, taken apart. Anything that is none is told in one sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tray_app.texts import tr

_NOT_IN_A_LOCAL_PART = re.compile(r"[\x00-\x20\x7f\u2028\u2029]")
_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")


class AddressError(ValueError):
    """One sentence that says what is wrong with the address."""


@dataclass(frozen=True, slots=True)
class Address:
    """A mail address; `domain` as the DNS knows it (IDNA, lower case)."""

    text: str
    local_part: str
    domain: str


def parse_address(text: str) -> Address:
    """The parts of `name@example.org`; umlauts are welcome on both sides. AddressError if it is no address."""
    text = text.strip().removeprefix("mailto:")
    local_part, at, domain = text.rpartition("@")
    if not at or not local_part or not domain:
        raise AddressError(
            tr("“{address}” is no complete mail address; write it like name@example.org.", address=text[:200])
        )
    if len(text) > 320 or _NOT_IN_A_LOCAL_PART.search(local_part):
        raise AddressError(tr("“{address}” contains what no mail address contains.", address=_shown(text)))
    ascii_domain = ascii_name(domain)
    if "." not in ascii_domain:
        raise AddressError(
            tr("“{domain}” is no domain; write the address like name@example.org.", domain=_shown(domain))
        )
    return Address(text, local_part, ascii_domain)


def ascii_name(name: str) -> str:
    """The name as the DNS knows it, without a dot at the end; empty if it cannot be one."""
    import idna

    try:
        encoded = idna.encode(name.strip().rstrip("."), uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        return ""
    labels = encoded.split(".")
    return encoded if len(encoded) <= 253 and all(_NAME.fullmatch(label) for label in labels) else ""


def _shown(text: str) -> str:
    return _NOT_IN_A_LOCAL_PART.sub("?", text[:200])
