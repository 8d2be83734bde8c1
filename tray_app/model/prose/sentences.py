"""Where a sentence ends. Line breaks inside a paragraph mean nothing: mails and feeds wrap as they like."""

from __future__ import annotations

import re

_ABBREVIATIONS = "".join(
    rf"(?<!\b{word})"
    for word in (
        *("ca", "bzw", r"z\.b", r"z\. b", r"d\.h", "max", "min", "inkl", "evtl", "etc", "nr", "voraus", "voraussichtl"),
        *(
            "std",
            "mo",
            "di",
            "mi",
            "do",
            "fr",
            "sa",
            "so",
            "ggf",
            r"u\.a",
            "dr",
            "approx",
            r"[ap]\.m",
            r"e\.g",
            r"i\.e",
            *("jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "okt", "nov", "dec", "dez"),
        ),
    )
)
# "by October 15. Mail remains down": English puts the day behind the month, so the full stop is one.
_DAY_BEHIND_MONTH = r"(?:(?<=(?:ary|rch|ril|may|une|uly|ust|ber) \d\d)|(?<=(?:ary|rch|ril|may|une|uly|ust|ber) \d))\."
_END = re.compile(
    rf"(?=[.!?]){_ABBREVIATIONS}(?:(?<!\d)\.|[!?]|\.(?=\s*$)|(?<=\d{{4}})\.|(?<=:\d\d)\.|(?<=[a-z]\d)\."
    rf"|(?<=[a-z]\d\d)\.|{_DAY_BEHIND_MONTH})[\"'”“)\]]*\s+|\s*\[(?:\.\.\.|…)\]\s*|\s\|\s",
    re.IGNORECASE,
)
_BULLET = re.compile(r"[•*·\-–]\s")
_LABEL = re.compile(r"[A-ZÄÖÜ][\w/-]{1,20}(?: [\w/-]{1,20}){0,3}: \w")


def sentences(text: str) -> list[str]:
    """The sentences of a plain text, each on one line."""
    found: list[str] = []
    for paragraph in _paragraphs(text):
        start = 0
        for end in _END.finditer(paragraph):
            found.append(paragraph[start : end.end()].strip())
            start = end.end()
        found.append(paragraph[start:].strip())
    return [sentence for sentence in found if sentence]


def _paragraphs(text: str) -> list[str]:
    paragraphs = [""]
    before = ""
    for line in text.split("\n"):
        if _begins_anew(before, line):
            paragraphs.append(line)
        else:
            paragraphs[-1] = f"{paragraphs[-1]} {line}".strip()
        before = line
    return paragraphs


def _begins_anew(before: str, line: str) -> bool:
    """A blank line, a bullet, the end of a sentence, or the next line of a list such as `IMAP: down`."""
    if not line.strip() or not before.strip() or before.endswith((".", "!", "?")):
        return True
    return _BULLET.match(line) is not None or (_LABEL.match(line) is not None and _LABEL.match(before) is not None)
