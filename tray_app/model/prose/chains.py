"""Times that form one span together, and whether what a sentence tells begins only later."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, time, timedelta

from tray_app.model.prose import promise_words as words
from tray_app.model.prose.cleaning import lowered
from tray_app.model.prose.clues import Clue
from tray_app.model.prose.meaning import day_meant
from tray_app.model.prose.times import Mention, mentions

_GOES_ON = re.compile(r", (?:aber|sondern|und|but|and) [^,;:]*")
"""More of the same clause: "am Montag nur telefonisch, aber nicht per E-Mail erreichbar"."""
_JUST_NOW = timedelta(minutes=10)
_DAYBREAK = time(9)
_LEAD_LENGTH = 100
_MOST_TIMES = 8
"""Nobody sets more times in one sentence; a text of nothing else is not read to its end."""


def chains(low: str, found: Sequence[Mention]) -> list[list[Mention]]:
    """Times that form one span together: "von Dienstag auf Mittwoch, 1–5 Uhr"."""
    joined: list[list[Mention]] = []
    for mention in found:
        last = joined[-1][-1] if joined else None
        if last is not None and words.SPAN.fullmatch(low, last.end, mention.start):
            so_far = low[max(0, joined[-1][0].start - 25) : mention.start]
            is_pair = not words.AND.fullmatch(low, last.end, mention.start) or words.BETWEEN.search(so_far)
            if is_pair:
                joined[-1].append(mention)
                continue
        joined.append([mention])
    return joined


def later_clauses(sentence: str, said_at: datetime) -> list[str]:
    """The clauses that name a time to come at which something begins: "am Montag von 2 bis 4 Uhr"."""
    low = lowered(sentence)
    found = chains(low, mentions(sentence))[:_MOST_TIMES]
    return list(dict.fromkeys(_clause(low, chain) for chain in found if _lies_ahead(low, chain[0], said_at)))


def _clause(low: str, chain: Sequence[Mention]) -> str:
    """The clause around a time; the whole sentence where that clause is the time alone."""
    clue = Clue(low, chain[0].start, chain[-1].end)
    clause = clue.clause
    if not any(map(str.isalpha, clause.replace(low[clue.start : clue.end], ""))):
        return low
    more = _GOES_ON.search(low, clue.end)
    return f"{clause}{more[0]}" if more else clause


def _lies_ahead(low: str, mention: Mention, said_at: datetime) -> bool:
    before = low[max(0, mention.start - _LEAD_LENGTH) : mention.start]
    if (
        words.LEAD.search(before)
        or words.END_LABEL.search(before)
        or words.TOLD_ON.search(before)
        or words.SINCE.search(before)
    ):
        return False
    if words.UPDATE.search(Clue(low, mention.start, mention.end).clause):
        return False
    here = said_at.astimezone(mention.zone) if mention.zone else said_at
    day = here.date() if mention.day is None else day_meant(mention.day, here.date())
    if day is None or day < here.date():
        return False
    if mention.clock is None:
        return day > here.date()
    moment = datetime.combine(day, mention.clock, here.tzinfo)
    if moment < here and mention.clock < _DAYBREAK and words.TONIGHT.search(low) and not words.BROKE_DOWN.search(low):
        moment += timedelta(days=1)  # "heute Nacht zwischen 2 und 3 Uhr ist ...", said during the day
    return moment > here + _JUST_NOW
