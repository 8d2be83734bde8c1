"""Whether a time in a sentence is the end that the provider promises, judged by the words around it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tray_app.model.notice import NoticeState
from tray_app.model.prose import promise_words as words
from tray_app.model.prose.cleaning import folded
from tray_app.model.prose.other_matters import is_routine


@dataclass(frozen=True, slots=True)
class Clue:
    """A sentence, and where in it a time stands."""

    low: str
    start: int
    end: int

    @property
    def before(self) -> str:
        return self.low[: self.start]

    @property
    def clause(self) -> str:
        """The part of the sentence between the commas around the time."""
        start = max((m.end() for m in words.CLAUSE.finditer(self.low, 0, self.start)), default=0)
        inserted = words.INSERTED.match(self.low, self.end)
        following = words.CLAUSE.search(self.low, inserted.end() if inserted else self.end)
        return self.low[start : following.start() if following else len(self.low)]

    @property
    def clause_around(self) -> str:
        """The clause without the time itself: "end of the week" is no end of trouble."""
        return self.clause.replace(self.low[self.start : self.end], " ~ ")


def is_foreign(clue: Clue) -> bool:
    """Whether the time belongs to an update, a hotline, a piece of advice, the length of a delay."""
    clause = clue.clause
    if words.OPENING.search(words.CLOSED_FOR_WORK.sub(" ", clue.low)) or is_routine(folded(clue.low)):
        return True
    condition = words.CLAUSE.split(clue.before)[0]
    if words.IF.search(condition) and words.TROUBLE.search(condition):
        return True  # "if it fails again, it will take us an hour"
    if words.AFTERWARDS.match(condition) and words.ENDS.search(condition) and not words.END.search(clause):
        return True  # "once it is over, the queue takes a day"
    if words.IF.search(clause) or words.USUAL.search(clue.low) or words.BY_OTHERS.search(clue.low):
        return True
    if words.GIVEN_UP.search(clue.before) or words.FAILED.search(clause) or words.TOLD_US.match(clue.low, clue.end):
        return True
    if words.DENIED.search(clue.low if words.THAT.match(clause) else clause) or words.DUTY.search(clause):
        return True
    if words.POWER_BACK.search(clue.before) and words.OURS_BEHIND.search(clue.low[clue.end :]):
        return True
    if words.SAID_BEFORE.search(clue.before) or words.NOT_OURS.search(clause) or words.EARLIEST.search(clue.before):
        return True
    clause, low = (words.SOFTWARE.sub(" ", text) for text in (clause, clue.low))
    return words.UPDATE.search(clause) is not None or (
        words.UPDATE.search(low) is not None and not words.END.search(clue.clause_around)
    )


def is_of_people(clue: Clue) -> bool:
    """Whether somebody works or can be reached through the time: "we are on duty over the weekend"."""
    clause = clue.clause_around
    if words.REOPENS.search(clause) or words.WORK_RESTS.search(clue.low):
        return True
    if words.THROUGH.search(clue.clause):
        clause = words.WORK_ON_END.sub(" ", words.PURPOSE.sub(" ", clause))
    who = clue.low if clause.lstrip().startswith(("will continue", "continue")) else clause
    return words.PEOPLE.search(who) is not None and not words.END.search(words.WORKS_AGAIN.sub(" ", clause))


def is_open_span(clue: Clue, state: NoticeState) -> bool:
    if words.OF_MAILS.search(clue.before):
        return False
    if words.PAST.search(clue.low) and not re.search(r"\bwird\b|\bwerden\b|\bwill\b", clue.low):
        return False
    return (
        state is NoticeState.MAINTENANCE
        or words.AHEAD.search(clue.low) is not None
        or words.TROUBLE.search(clue.low) is not None
    )


def is_awaited(clue: Clue, lead: str) -> bool:
    """Behind "bis", "until", "by": the trouble lasts until then, or its end is announced."""
    clause = clue.clause
    if words.PAST.search(clause) and not words.END.search(clause):
        return False
    if words.PAST.search(clue.low) and not re.search(
        r"\bwird\b|\bwerden\b|\bsoll|\bwill\b|\bshould\b|expect|voraussichtlich|davon aus|estimat|hope"
        r"|hoffe",
        clue.low,
    ):
        return False
    if words.RUNS.search(clause) and not words.UNTIL.search(lead) and words.AHEAD.search(clause):
        return True
    bare = words.BARE_FORECAST.search(clue.before[: len(clue.before) - len(lead)])
    if bare is not None and words.END.search(clue.low, 0, bare.start()):
        return True  # "wir arbeiten an der Lösung, voraussichtlich bis 12 Uhr"
    return words.END.search(clause) is not None or words.TROUBLE.search(clause) is not None


def is_point_of_end(clue: Clue) -> bool:
    """A bare time: only where its clause speaks of the end and the sentence looks ahead."""
    if re.search(r"\b(?:seit|since)\s(?:\w+\s){0,2}$", clue.before):
        return False
    clause = words.PURPOSE.sub(" ", clue.clause)
    is_end = words.END.search(clause) or words.RUNS.search(clause) or words.THEN_AGAIN.match(clue.low, clue.end)
    if not is_end or words.PAST.search(clause):
        return False
    if words.AGAIN_FROM.search(clue.before):
        return True
    looks_ahead = clue.low[: clue.start] + clue.low[clue.end :]
    return words.AHEAD.search(looks_ahead) is not None


def is_end_of_trouble(clue: Clue) -> bool:
    """Whether a span such as "in zwei Stunden" or "in Kürze" tells when it is over."""
    if is_foreign(clue) or words.DELAY.search(clue.clause):
        return False
    if words.PAST.search(clue.clause):
        return False
    is_named = words.END_LABEL.search(clue.before) or words.GIVE_US.match(clue.low, clue.start)
    lasts = words.UP_TO.search(clue.before) and words.TROUBLE.search(clue.clause_around)
    return bool(is_named or lasts or words.END.search(clue.clause_around)) and (
        words.AHEAD.search(clue.low) is not None or not words.PAST.search(clue.low)
    )


def repair_lasts(clue: Clue) -> bool:
    """Whether "dauert noch zwei Stunden" is said of the repair, not of the delivery of a mail."""
    if is_foreign(clue) or words.DELAY.search(clue.low) or words.PAST.search(clue.clause):
        return False
    if words.WATCH.search(clue.clause):
        return False
    if words.OF_QUEUE.search(clue.clause):
        return False
    return any(kind.search(clue.low) for kind in (words.REPAIR, words.TAKES)) or _is_down_for(clue)


def _is_down_for(clue: Clue) -> bool:
    """As in "will be unavailable for the next hour": without "next" it might be a step that is still to come."""
    length = clue.low[clue.start : clue.end]
    return words.TROUBLE.search(clue.clause) is not None and words.THE_NEXT.match(length) is not None
