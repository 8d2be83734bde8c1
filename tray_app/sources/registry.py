"""Every format we read, tried in this order.

To add a format: write `formats/<vendor>.py` with `looks_like(document) -> bool` (cheap, never wrong about another
vendor's payload) and `parse(document) -> Report` (SourceError for anything it is not); put it into `PARSERS`
before the general ones at the end; say in `BEHIND` where a page of that vendor keeps it; add payloads that open,
update and resolve an incident to `tests/sources/payloads.py`.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

from tray_app.sources.document import MAX_BYTES, Document
from tray_app.sources.formats import (
    apple,
    betterstack,
    cachet,
    cstate,
    feed,
    gatus,
    google,
    incidentio,
    instatus,
    microsoft,
    page,
    pagerduty,
    plaintext,
    services,
    statusio,
    statusiq,
    statuspage,
    statuspal,
    upptime,
    uptimekuma,
    uptimerobot,
)
from tray_app.sources.report import Report, SourceError


@dataclass(frozen=True, slots=True)
class Parser:
    """How to recognise a format and how to read it."""

    kind: str
    """The kind of document that it can be, or several."""
    looks_like: Callable[[Document], bool]
    parse: Callable[[Document], Report]


PARSERS: dict[str, Parser] = {
    "instatus": Parser("json", instatus.looks_like, instatus.parse),
    "statusio": Parser("json", statusio.looks_like, statusio.parse),
    "statusiq": Parser("json", statusiq.looks_like, statusiq.parse),
    "uptimerobot": Parser("json", uptimerobot.looks_like, uptimerobot.parse),
    "statuspal": Parser("json", statuspal.looks_like, statuspal.parse),
    "uptimekuma": Parser("json", uptimekuma.looks_like, uptimekuma.parse),
    "cstate": Parser("json", cstate.looks_like, cstate.parse),
    "betterstack": Parser("json", betterstack.looks_like, betterstack.parse),
    "google": Parser("json", google.looks_like, google.parse),
    "microsoft": Parser("json", microsoft.looks_like, microsoft.parse),
    "apple": Parser("json", apple.looks_like, apple.parse),
    "incidentio": Parser("json html", incidentio.looks_like, incidentio.parse),
    "pagerduty": Parser("html", pagerduty.looks_like, pagerduty.parse),
    "statuspage": Parser("json", statuspage.looks_like, statuspage.parse),
    "cachet": Parser("json", cachet.looks_like, cachet.parse),
    "gatus": Parser("json", gatus.looks_like, gatus.parse),
    "upptime": Parser("json", upptime.looks_like, upptime.parse),
    "github": Parser("json", upptime.looks_like_issues, upptime.parse_issues),
    "jsonfeed": Parser("json", feed.looks_like_json, feed.parse),
    "services": Parser("json", services.looks_like, services.parse),
    "rss": Parser("feed", feed.looks_like, feed.parse),
    "page": Parser("html", page.looks_like, page.parse),
    "text": Parser("text", plaintext.looks_like, plaintext.parse),
}

_SPOKEN = {
    "atom": "rss",
    "feed": "rss",
    "mastodon": "rss",
    "bluesky": "rss",
    "forum": "rss",
    "html": "page",
    "notice": "text",
}


def known(format_name: str) -> bool:
    """Whether a person may ask for this format."""
    return format_name in ("", "auto") or _parser_name(format_name, b"") in PARSERS


def read(document: Document, format_name: str = "auto") -> Report:
    """The report of a payload in the format that was asked for or is found, or SourceError."""
    if len(document.body) > MAX_BYTES:
        raise SourceError("too_large")
    if not document.body.strip():
        raise SourceError("empty")
    if document.is_binary:
        raise SourceError("not_text")
    name, _, selector = format_name.partition(":")
    name = _recognised(document) if name in ("", "auto") else _parser_name(name, document.body)
    if name not in PARSERS:
        raise SourceError("unknown_format")
    report = page.parse(document, selector) if name == "page" else PARSERS[name].parse(document)
    return replace(report, format=report.format or name)


def _parser_name(format_name: str, body: bytes) -> str:
    """`statuspage.summary` is read by `statuspage`, `betterstack.rss` by `rss`."""
    name = format_name.casefold().partition(":")[0]
    vendor, _, part = name.partition(".")
    if any(word in part for word in ("rss", "atom", "feed")) or body.lstrip()[:5] in (b"<?xml", b"<rss ", b"<feed"):
        vendor = "rss" if vendor not in ("page", "html", "text") else vendor
    return _SPOKEN.get(vendor, vendor)


def _recognised(document: Document) -> str:
    for name, parser in PARSERS.items():
        if document.kind in parser.kind.split() and parser.looks_like(document):
            return name
    raise SourceError("malformed" if document.kind == "xml" else "not_a_status_page")
