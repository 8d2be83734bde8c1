"""Any string becomes plain text of bounded length, and a copy of it that is easy to match."""

from __future__ import annotations

import html
import re
import unicodedata

MOST_CHARACTERS = 6_000
_KEPT_TAIL = 2_000

_BLOCK_TAGS = re.compile(r"<\s*/?\s*(?:p|br|div|li|ul|ol|tr|h[1-6]|hr)\b[^<>]{0,500}>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b[^<>]{0,500}>.{0,5000}?</\1\s*>", re.IGNORECASE | re.DOTALL)
_TAGS = re.compile(r"</?[a-zA-Z!][^<>]{0,500}>")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
_ENDLESS_WORD = re.compile(r"(\S{80})\S+")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")

_WRAPPED = re.compile(
    r"([^\n])\n(?=[a-zäöüß])|(,|\d\.|\b(?:ca\.|am|um|im|ab|zu|at|by|on|in|of|to|an|vom|von|bis|der|die|das|den"
    r"|dem|auf|und|für|mit"
    r"|the|and|for|bei|per|from|with|etwa|über|nach|oder|eine|wird|sind|near|that|Am|Um|Im|Ab|Von|Bis|Der|Die"
    r"|Das|The))\n(?=\S)"
)
"""A line break inside a sentence."""

_ALIKE = str.maketrans(
    {"‘": "'", "’": "'", "´": "'", "`": "'", "“": '"', "”": '"', "„": '"', "»": '"', "«": '"'}
    | dict.fromkeys("‐‑‒–—−", "-")
    | {"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "…": "..."}
)


def plain(text: str) -> str:
    """The text without markup and control characters; of a very long one its beginning and its end."""
    text = _capped(text).replace("\r\n", "\n").replace("\r", "\n")
    if "<" in text:
        text = _TAGS.sub(" ", _BLOCK_TAGS.sub("\n", _HIDDEN.sub(" ", text)))
    if "&" in text:
        text = html.unescape(text)
    text = _ENDLESS_WORD.sub(r"\1", _CONTROL.sub("", unicodedata.normalize("NFC", text)))
    lines = (line.strip() for line in _SPACES.sub(" ", text).split("\n"))
    return _WRAPPED.sub(r"\1\2 ", _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip())


def lowered(text: str) -> str:
    """Lower case, every character in its place."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def folded(text: str) -> str:
    """Lower case, umlauts written out, one kind of dash and quote: `Störung` and `STOERUNG` become one."""
    return text.lower().translate(_ALIKE)


def _capped(text: str) -> str:
    if len(text) <= MOST_CHARACTERS:
        return text
    return f"{text[: MOST_CHARACTERS - _KEPT_TAIL]}\n\n{text[-_KEPT_TAIL:]}"
