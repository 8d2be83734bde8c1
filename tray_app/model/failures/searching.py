"""Looks for phrases in a text without compiling those that it cannot hold."""

from __future__ import annotations

import re
from functools import cache

from tray_app.model.failures.openings import beginnings, openings
from tray_app.model.failures.patterns import pattern


def search(phrases: tuple[str, ...], text: str) -> re.Match[str] | None:
    """The same match as that of `pattern(phrases)` in a folded text: the first one, of several the first phrase's."""
    begun = beginnings(text)
    first = None
    for phrase, wanted in _wanted(phrases):
        if wanted is None or not wanted.isdisjoint(begun):
            found = pattern((phrase,)).search(text)
            if found is not None and (first is None or found.start() < first.start()):
                first = found
    return first


@cache
def _wanted(phrases: tuple[str, ...]) -> tuple[tuple[str, frozenset[str] | None], ...]:
    """Each phrase with its openings; those that may begin within a word have none."""
    return tuple((phrase, None if phrase.startswith("~") else openings(phrase)) for phrase in phrases)
