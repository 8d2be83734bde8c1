"""Whether two titles speak of the same thing, when nothing but their words can tell."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]{4,}")
_OF_A_STATE = """
    störung störungen gestört ausfall ausfälle probleme problem behoben gelöst erledigt beendet entwarnung wieder
    verfügbar erreichbar meldung information informationen update aktuell derzeit beim unser unsere unserer läuft
    funktioniert alles normal eingeschränkt einschränkung einschränkungen verzögerung verzögerungen wartung
    resolved solved fixed closed outage issue issues incident degraded degradation disruption trouble restored back
    again with available unavailable working update notice report delayed delays maintenance clear over
"""
_STATE_WORDS = frozenset(_OF_A_STATE.split())
"""What titles say of a state, not of the thing."""


def may_be_the_same(title: str, other: str) -> bool:
    """True if they share a word, compounds included, or if one of them names nothing at all."""
    named, other_named = _things(title), _things(other)
    if not named or not other_named:
        return True
    return any(a in b or b in a for a in named for b in other_named)


def _things(title: str) -> set[str]:
    return {word for word in map(str.casefold, _WORD.findall(title)) if word not in _STATE_WORDS}
