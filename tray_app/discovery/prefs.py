"""Reads `prefs.js` of Thunderbird without executing it: one line, one setting; what is cut off does not count."""

from __future__ import annotations

import re

Prefs = dict[str, str | int | bool]
MAX_BYTES = 16 * 1024 * 1024
_LINE = re.compile(
    r"""^\s*(?:user_)?pref\(\s*(?P<key>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')\s*,"""
    r"""\s*(?P<value>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'|-?\d{1,18}|true|false)\s*\)\s*;""",
    re.MULTILINE,
)
_ESCAPE = re.compile(r"\\(u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", re.DOTALL)
_LETTERS = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v", "0": "\0"}


def read_prefs(body: bytes) -> Prefs:
    """The settings in `body`; a later line wins over an earlier one."""
    text = body[:MAX_BYTES].decode("utf-8", "replace")
    return {_string(match["key"]): _value(match["value"]) for match in _LINE.finditer(text)}


def _value(text: str) -> str | int | bool:
    if text in ("true", "false"):
        return text == "true"
    return _string(text) if text[0] in "\"'" else int(text)


def _string(literal: str) -> str:
    text = _ESCAPE.sub(lambda match: _character(match[1]), literal[1:-1])
    # Characters beyond U+FFFF stand as two halves.
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _character(escape: str) -> str:
    if len(escape) > 1:
        return chr(int(escape[1:], 16))
    return _LETTERS.get(escape, escape)
