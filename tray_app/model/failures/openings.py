"""The first letters that a phrase can match, so that phrases whose words a text lacks need not be compiled.

Compiling all phrases takes longer than anything else in a short run, and nearly all of them begin with plain words.
"""

from __future__ import annotations

from functools import cache, lru_cache

from tray_app.model.failures.patterns import WORD_START, compiled

_LETTERS = 3
"""So many letters are compared."""
_BEGINNINGS = rf"(?s){WORD_START}(?=(..?.?))"
_PLAIN = r"(?:[a-z\d '\"@/:;,#=_!%&-]|\\[\[\]().+*?|{}^$\\/-])+"
_ZERO_WIDTH = r"(?:\^|\\b|\(\?<!(?:\\.|[^()\\])*\))+"
_TOKENS = r"(?s)\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]"


@lru_cache(maxsize=8)
def beginnings(text: str) -> frozenset[str]:
    """How the words and signs of a folded text begin: by one, two and three letters."""
    longest = set(compiled(_BEGINNINGS).findall(text))
    return frozenset(letters[:length] for letters in longest for length in range(1, _LETTERS + 1))


@cache
def openings(regex: str) -> frozenset[str] | None:
    """Up to three letters for each way in which a match can begin; none where that cannot be told."""
    found: set[str] = set()
    for branch in _branches(regex):
        opening = _opening(branch)
        if opening is None:
            return None
        found |= opening
    return frozenset(found)


def _opening(branch: str) -> frozenset[str] | None:
    if zero_width := compiled(_ZERO_WIDTH).match(branch):
        branch = branch[zero_width.end() :]
    if plain := compiled(_PLAIN).match(branch):
        letters = compiled(r"\\(.)").sub(r"\1", plain[0])
        is_last_optional = branch[plain.end() : plain.end() + 1] in {"?", "*", "{"}
        letters = letters[:-1] if is_last_optional else letters
        return frozenset({letters[:_LETTERS]}) if letters else None
    if not branch.startswith("(?:"):
        return None
    end = _end_of_group(branch)
    within = openings(branch[3 : end - 1])
    if within is None or branch[end : end + 1] not in {"?", "*", "{"}:
        return within
    beyond = _opening(branch[end + 1 :]) if branch[end] == "?" else None
    return None if beyond is None else within | beyond


def _branches(regex: str) -> list[str]:
    """The alternatives outside all groups."""
    branches, begin, depth = [], 0, 0
    for token in compiled(_TOKENS).finditer(regex):
        depth += _depth(token[0])
        if token[0] == "|" and not depth:
            branches.append(regex[begin : token.start()])
            begin = token.end()
    return [*branches, regex[begin:]]


def _end_of_group(regex: str) -> int:
    """Where the group ends that begins `regex`."""
    depth = 0
    for token in compiled(_TOKENS).finditer(regex):
        depth += _depth(token[0])
        if not depth:
            return token.end()
    return len(regex)


def _depth(token: str) -> int:
    return {"(": 1, ")": -1}.get(token, 0)
