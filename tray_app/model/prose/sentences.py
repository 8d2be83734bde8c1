"""Where a sentence ends. Line breaks inside a paragraph mean nothing: mails and feeds wrap as they like."""

from __future__ import annotations

import re

_PARAGRAPH = re.compile(r"\n\s*\n|\n(?=\s*[•*·\-–]\s)|(?<=[.!?:])\n|\n(?=[A-Z][\w/-]{1,20}: \w)")
_ABBREVIATIONS = (
    r"(?<!\bca)(?<!\bbzw)(?<!\bz\.b)(?<!\bz\. b)(?<!\bd\.h)(?<!\bmax)(?<!\bmin)(?<!\bapprox)(?<!\binkl)(?<!\bevtl)(?<!\betc)"
    r"(?<!\bnr)(?<!\bvoraus)(?<!\bvoraussichtl)(?<!\bstd)(?<!\b[ap]\.m)(?<!\bmo)(?<!\bdi)(?<!\bmi)(?<!\bdo)(?<!\bfr)(?<!\bsa)(?<!\bso)"
    r"(?<!\be\.g)(?<!\bi\.e)(?<!\bggf)(?<!\bu\.a)(?<!\bdr)"
)
_END = re.compile(
    rf"{_ABBREVIATIONS}(?:(?<!\d)\.|[!?]|\.(?=\s*$)|(?<=\d{{4}})\.|(?<=:\d\d)\.)[\"'”“)\]]*\s+|\s*\[(?:\.\.\.|…)\]\s*",
    re.IGNORECASE,
)


def sentences(text: str) -> list[str]:
    """The sentences of a plain text, each on one line."""
    found: list[str] = []
    for paragraph in _PARAGRAPH.split(text):
        one_line = " ".join(paragraph.split())
        start = 0
        for end in _END.finditer(one_line):
            found.append(one_line[start : end.end()].strip())
            start = end.end()
        found.append(one_line[start:].strip())
    return [sentence for sentence in found if sentence]
