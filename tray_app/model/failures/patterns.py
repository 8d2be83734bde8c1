"""Patterns in the shorthand of the rules; compiled when first needed, because most runs never see a failure."""

from __future__ import annotations

import re
from functools import cache

WORD_START = r"(?<![^\W_])"
"""Not within a word."""


@cache
def compiled(regex: str) -> re.Pattern[str]:
    """A plain regular expression."""
    return re.compile(regex)


@cache
def pattern(phrases: tuple[str, ...]) -> re.Pattern[str]:
    """One compiled pattern of all phrases; compiled when first needed, not at start-up."""
    anywhere = [_expanded(phrase[1:]) for phrase in phrases if phrase.startswith("~")]
    at_word = [_expanded(phrase) for phrase in phrases if not phrase.startswith("~")]
    alternatives = [rf"{WORD_START}(?:{'|'.join(at_word)})"] if at_word else []
    return re.compile("|".join(alternatives + anywhere))


def _expanded(phrase: str) -> str:
    phrase = re.sub(r"<(\d)>", r"[^\\w\\s]*(?: \\S+){0,\1}", phrase.replace("…", ".{0,40}?"))
    for umlaut, plain in ("äa", "öo", "üu"):
        phrase = phrase.replace(umlaut, rf"(?:{plain}e?|[^\w\s]{{1,2}})")
    return phrase.replace("ß", r"(?:ss?|[^\w\s]{1,2})")
