"""Quoted text is hostile: markup out, control characters out, length capped, links only http(s)."""

from __future__ import annotations

import re
import unicodedata
from urllib.parse import urljoin, urlsplit

HEADLINE_LENGTH = 300
TEXT_LENGTH = 4000
LINK_LENGTH = 2000
_MARKUP = re.compile(r"</?[a-zA-Z!][^<>]*>|&(?:#\d+|#x[0-9a-fA-F]+|[a-zA-Z]\w*);")
_BREAKS = re.compile(r"<(?:br|/p|/div|/li|/tr|/h[1-6]|hr)\b[^>]*>", re.IGNORECASE)
_SILENT = re.compile(r"<(script|style|template|noscript)\b.*?(?:</\1\s*>|$)", re.IGNORECASE | re.DOTALL)
_INLINE = re.compile(r"</?(?:var|span|a|b|strong|i|em|u|small|sup|sub|code|time|font|abbr|wbr)\b[^<>]*>", re.IGNORECASE)
_TAG = re.compile(r"</?[a-zA-Z!][^<>]*>")
_MARKDOWN = re.compile(r"\*\*|__|(?<!\S)#{1,6}\s+|!?\[([^\]\n]{1,200})\]\([^)\n]{1,500}\)|`")
_BLANKS = re.compile(r"[^\S\n]+")
_EMPTY_LINES = re.compile(r" ?\n[ \n]*")
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn"}


def plain(text: str, limit: int = TEXT_LENGTH) -> str:
    """`text` as a person reads it: entities resolved, tags gone, one line break at most between lines."""
    text = text[: 8 * limit]
    for _ in range(2):  # feeds escape markup, and some escape it twice
        if not _MARKUP.search(text):
            break
        from html import unescape  # brings a table of 2,000 names, 0.5 MiB, that plain feeds do not need

        text = unescape(_TAG.sub(" ", _INLINE.sub("", _BREAKS.sub("\n", _SILENT.sub(" ", text)))))
    return capped(_seen(text), limit)


def headline(text: str) -> str:
    """One line of plain text."""
    return plain(text, HEADLINE_LENGTH).replace("\n", " ")


def without_markdown(text: str) -> str:
    """Markdown's marks taken out; the words stay."""
    return _MARKDOWN.sub(lambda mark: mark.group(1) or "", text)


def capped(text: str, limit: int) -> str:
    """`text`, cut at a word with a sign that it was cut."""
    if len(text) <= limit:
        return text
    cut = text[: limit - 1]
    if not text[limit - 1].isspace() and not cut[-1:].isspace() and " " in cut[-80:]:
        cut = cut.rsplit(None, 1)[0]
    return f"{cut.rstrip()}…"


def link(text: str, base: str = "") -> str:
    """An absolute http(s) address, or nothing."""
    try:
        address = urljoin(base, text.strip()) if base.startswith(("http://", "https://")) else text.strip()
        parts = urlsplit(address)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return ""
    if (
        not usable
        or len(address) > LINK_LENGTH
        or any(unicodedata.category(c) in _UNSEEN or c in ' "<>' for c in address)
    ):
        return ""
    return address


def _seen(text: str) -> str:
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    if not text.isascii() or not text.replace("\n", "").isprintable():
        text = "".join(c for c in text if c == "\n" or unicodedata.category(c) not in _UNSEEN)
    return _EMPTY_LINES.sub("\n", _BLANKS.sub(" ", text)).strip()
