"""One payload: what kind of document it is, and its content, each worked out once."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from tray_app.sources.report import SourceError

MAX_BYTES = 2 * 1024 * 1024
_PROLOGUE = re.compile(r"(?:\s|<\?.*?\?>|<!--.*?-->)*", re.DOTALL)
_ROOT = re.compile(r"<(?:\w+:)?(rss|feed|rdf)\b", re.IGNORECASE)
_HTML = re.compile(r"<\s*(?:!doctype\s+html|html|head|body|div|p|main|section|h[1-6]|ul|table|span|title)\b", re.IGNORECASE)
_CALLBACK = re.compile(r"\A\s*(?:var\s+|window\.)?[\w.$]{1,80}\s*(?:\(|=)\s*(?=[{\[])")


@dataclass(frozen=True)
class Document:
    """The bytes of a payload, where they came from, and when they are read."""

    body: bytes
    url: str
    now: datetime

    @cached_property
    def text(self) -> str:
        """The body as text; bytes that are no text become replacement characters."""
        if self.body[:2] in (b"\xff\xfe", b"\xfe\xff"):
            return self.body.decode("utf-16", errors="replace")
        declared = re.search(rb"(?:encoding|charset)\s*=\s*[\"']?\s*([\w-]{3,20})", self.body[:2048])
        for name in (declared.group(1).decode("ascii") if declared else "utf-8", "utf-8"):
            try:
                return self.body.decode(name).removeprefix("\ufeff")
            except (LookupError, ValueError):
                continue
        return self.body.decode("cp1252", errors="replace")

    @cached_property
    def kind(self) -> str:
        """`json`, `feed`, `xml`, `html` or `text`."""
        start = self.text[:4096].lstrip()
        if start.startswith(("{", "[")) or _CALLBACK.match(start):
            return "json"
        content = self.text[(found := _PROLOGUE.match(self.text)) and found.end() or 0 :][:4096]
        if _ROOT.match(content):
            return "feed"
        if _HTML.search(content):
            return "html"
        return "xml" if content.startswith("<") else "text"

    @cached_property
    def json(self) -> object:
        """The JSON value, freed of a JavaScript wrapper; anything else is malformed."""
        import msgspec

        text = self.text.strip()
        if wrapper := _CALLBACK.match(text):
            text = text[wrapper.end() :].rstrip().removesuffix(";").rstrip().removesuffix(")")
        try:
            value: object = msgspec.json.decode(text)
        except (msgspec.DecodeError, RecursionError, UnicodeError):
            raise SourceError("malformed") from None
        return value
