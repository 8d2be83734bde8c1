"""Every format we read, tried in this order.

To add a format: write `formats/<vendor>.py` with `looks_like(document) -> bool` (cheap, never wrong about another
vendor's payload) and `parse(document) -> Report` (SourceError for anything it is not); put it into `PARSERS`
before the general ones at the end, and its name into `model.source_formats`; say in `BEHIND` where a page of that
vendor keeps it; add payloads that open, update and resolve an incident to `tests/sources/payloads.py`.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from importlib import import_module
from typing import TYPE_CHECKING, Any

from tray_app.model.source_formats import AUTO, format_name
from tray_app.sources.document import MAX_BYTES, Document
from tray_app.sources.report import Report, SourceError

if TYPE_CHECKING:  # what is loaded by name below, for those who look for it: type checkers, packagers
    from tray_app.sources.formats import (  # noqa: F401
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
        openstatus,
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


@dataclass(frozen=True, slots=True)
class Parser:
    """How to recognise a format and how to read it; its module is loaded when first needed, most never are (1 MiB)."""

    kind: str
    """The kind of document that it can be, or several."""
    module: str
    """One of `formats`."""
    recogniser: str = "looks_like"
    reader: str = "parse"
    """The names of its functions; others where a module reads several formats."""

    def looks_like(self, document: Document) -> bool:
        """Whether it can be this format; cheap."""
        return bool(self._call(self.recogniser, document))

    def parse(self, document: Document, *options: str) -> Report:
        """What it says, or SourceError."""
        report = self._call(self.reader, document, *options)
        assert isinstance(report, Report)
        return report

    def _call(self, name: str, *arguments: Any) -> object:
        module = import_module(f"tray_app.sources.formats.{self.module}")
        return getattr(module, name)(*arguments)


PARSERS: dict[str, Parser] = {
    "instatus": Parser("json", "instatus"),
    "statusio": Parser("json", "statusio"),
    "statusiq": Parser("json", "statusiq"),
    "uptimerobot": Parser("json", "uptimerobot"),
    "statuspal": Parser("json", "statuspal"),
    "openstatus": Parser("json", "openstatus"),
    "uptimekuma": Parser("json", "uptimekuma"),
    "cstate": Parser("json", "cstate"),
    "betterstack": Parser("json", "betterstack"),
    "google": Parser("json", "google"),
    "microsoft": Parser("json", "microsoft"),
    "apple": Parser("json", "apple"),
    "incidentio": Parser("json html", "incidentio"),
    "pagerduty": Parser("html", "pagerduty"),
    "statuspage": Parser("json", "statuspage"),
    "cachet": Parser("json", "cachet"),
    "gatus": Parser("json", "gatus"),
    "upptime": Parser("json", "upptime"),
    "github": Parser("json", "upptime", "looks_like_issues", "parse_issues"),
    "jsonfeed": Parser("json", "feed", "looks_like_json"),
    "services": Parser("json", "services"),
    "rss": Parser("feed", "feed"),
    "page": Parser("html", "page"),
    "text": Parser("text", "plaintext"),
}


def read(document: Document, asked: str = AUTO) -> Report:
    """The report of a payload in the format that was asked for or is found, or SourceError."""
    if len(document.body) > MAX_BYTES:
        raise SourceError("too_large")
    if not document.body.strip():
        raise SourceError("empty")
    if document.is_binary:
        raise SourceError("not_text")
    name, _, selector = asked.partition(":")
    name = _recognised(document) if name in ("", AUTO) else _parser_name(name, document.body)
    if name not in PARSERS:
        raise SourceError("unknown_format")
    report = PARSERS[name].parse(document, selector) if name == "page" else PARSERS[name].parse(document)
    return replace(report, format=report.format or name)


def _parser_name(written: str, body: bytes) -> str:
    """The format asked for; whatever vendor was named, a feed is read as a feed."""
    name = format_name(written)
    is_feed = body.lstrip()[:5] in (b"<?xml", b"<rss ", b"<feed")
    return "rss" if is_feed and name not in ("page", "text") else name


def _recognised(document: Document) -> str:
    for name, parser in PARSERS.items():
        if document.kind in parser.kind.split() and parser.looks_like(document):
            return name
    raise SourceError("malformed" if document.kind == "xml" else "not_a_status_page")
