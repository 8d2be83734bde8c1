"""A new mail from another address of the user: a link for the mail program, or a provider's page for it.

Recipients stand in BCC, so that none of them learns of the others. Pure rules; who opens the link is elsewhere.
"""

from __future__ import annotations

import re
from urllib.parse import quote

MOST_LETTERS = 2000
"""Of a link; Windows hands no longer one on (INTERNET_MAX_URL_LENGTH is 2083)."""
_NO_PART = r"\s<>()\[\],;:\"@"
_ADDRESS = re.compile(rf"[^{_NO_PART}'][^{_NO_PART}]*@[^{_NO_PART}']+\.[^{_NO_PART}']*[^{_NO_PART}'.]")


def addresses_in(text: str) -> tuple[str, ...]:
    """The mail addresses in a text as people paste it, such as `Kim Rivers <kim@example.org>; lee@example.net`."""
    found: dict[str, str] = {}
    for address in _ADDRESS.findall(text):
        found.setdefault(address.lower(), address)
    return tuple(found.values())


def mail_link(sender: str, hidden: tuple[str, ...] = ()) -> str:
    """`mailto:` (RFC 6068). `from` is none of its fields, but understood by Thunderbird and ignored by others."""
    fields = [f"from={quote(sender, safe='@')}"]
    if hidden:
        fields.append(f"bcc={','.join(quote(address, safe='@') for address in hidden)}")
    return f"mailto:?{'&'.join(fields)}"


def takes_recipients(page: str) -> bool:
    """Whether `page` has a place for them; other pages are only opened."""
    return "{mailto}" in page or "{bcc}" in page


def page_link(page: str, sender: str, hidden: tuple[str, ...] = ()) -> str:
    """A provider's page for a new mail: `{mailto}` stands for a whole mail link, `{bcc}` for the recipients."""
    return page.replace("{mailto}", quote(mail_link(sender, hidden), safe="")).replace(
        "{bcc}", quote(",".join(hidden), safe="@,")
    )
