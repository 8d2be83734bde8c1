"""Where a page keeps its API and its feeds: by the marks of its vendor, and by what it advertises."""

from __future__ import annotations

import re
from urllib.parse import urljoin, urlsplit

from tray_app.sources.document import Document
from tray_app.sources.plain import link

MOST_ADDRESSES = 6
VENDORS = (
    (r"statuspage\.io|atlassian|incident\.io|unresolved-incident|instatus|api/v2/", "/api/v2/summary.json"),
    (r"instatus", "/summary.json"),
    (r"betteruptime|betterstack|better stack", "/index.json"),
    (r"cstate", "/index.json"),
    (r"cachet", "/api/v1/components"),
    (r"uptime.?kuma|window\.preloadData", "/api/status-page/{slug}"),
    (r"gatus", "/api/v1/endpoints/statuses"),
    (r"uptimerobot|getMonitorList", "/api/getMonitorList/{slug}"),
    (r"openstatus", "/feed/json"),
    (r"sorryapp", "/api/v1/notices"),
    (r"", "/api/v2/summary.json"),
)
"""The marks of a vendor in a page, and the address behind it. The last is tried on every page: most speak it."""
_EMBEDDED = (
    (r"(https?://[\w.-]+/api/getMonitorList/[\w-]+)", "{0}"),
    (r"statuspageId\W{1,6}([0-9a-f]{24})\b", "https://api.status.io/1.0/status/{0}"),
    (r"enc_statuspage_id\W{1,6}([\w-]{8,100}=*)", "/sp/api/public/summary_details/statuspages/{0}"),
)
"""UptimeRobot, Status.io, StatusIQ."""
_FEED_TYPES = (
    "application/rss+xml",
    "application/atom+xml",
    "application/rdf+xml",
    "application/json",
    "application/feed+json",
)

_HALVES = {
    "uptimekuma": (
        (r"/api/status-page/([\w-]+)$", r"/api/status-page/heartbeat/\1"),
        (r"/api/status-page/heartbeat/([\w-]+)$", r"/api/status-page/\1"),
    ),
    "cachet": (
        (r"(/api(?:/v1)?)/components(?:/groups)?(?:\?.*)?$", r"\1/incidents?sort=id&order=desc"),
        (r"(/api(?:/v1)?)/incidents(?:\?.*)?$", r"\1/components"),
    ),
    "instatus": ((r"/summary\.json$", "/v2/components.json"), (r"/v2/components\.json$", "/summary.json")),
}
"""Vendors that tell components and incidents at two addresses: the deciding one, without which the other says little,
with how it leads to the other; and the way back."""


def both_halves(format_name: str, address: str) -> tuple[str, str] | None:
    """The two addresses of a status of which one half was found at `address`, the deciding one first, or None."""
    for place, (pattern, replacement) in enumerate(_HALVES.get(format_name, ())):
        counterpart, count = re.subn(pattern, replacement, address)
        if count:
            return (counterpart, address) if place else (address, counterpart)
    return None


def addresses_behind(document: Document) -> list[str]:
    """Addresses worth asking for the page in `document`, best first, all on the page's own site or advertised by it."""
    guessed = [
        urljoin(document.url, path.format(slug=_slug(document.url)))
        for marks, path in VENDORS
        if re.search(marks, document.text, re.IGNORECASE)
    ]
    found = [*_embedded(document), *guessed, *_advertised(document)]
    return list(dict.fromkeys(address for address in found if address != document.url))[:MOST_ADDRESSES]


def _embedded(document: Document) -> list[str]:
    """Pages that are filled by their vendor's script carry the address, or the number it is made of."""
    found = [(address, re.search(mark, document.text)) for mark, address in _EMBEDDED]
    addresses = (address.format(*match.groups()) for address, match in found if match)
    return [link(urljoin(document.url, address)) for address in addresses]


def _slug(url: str) -> str:
    return urlsplit(url).path.rstrip("/").rpartition("/")[2] or "default"


def _advertised(document: Document) -> list[str]:
    from selectolax.lexbor import LexborHTMLParser

    links = LexborHTMLParser(document.text).css('link[rel="alternate"][type][href]')
    feeds = (n.attributes.get("href") or "" for n in links if n.attributes.get("type") in _FEED_TYPES)
    return [address for href in feeds if "comment" not in href if (address := link(href, document.url))]
