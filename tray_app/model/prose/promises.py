"""The time by which the provider says it will be over; or none. A promise that is not there must never appear.

A time counts only in a sentence that speaks of the end ("wieder", "behoben", "restored"), or at the end of a span of
maintenance. Times of updates, of the past, lengths of delays, opening hours and advice to try again are no promises;
"sobald" and "as soon as possible" are no times.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta

from tray_app.model.notice import NoticeState, Promise
from tray_app.model.prose import promise_words as words
from tray_app.model.prose import spans
from tray_app.model.prose.chains import chains
from tray_app.model.prose.cleaning import lowered
from tray_app.model.prose.clues import (
    Clue,
    is_awaited,
    is_end_of_trouble,
    is_foreign,
    is_of_people,
    is_open_span,
    is_point_of_end,
    repair_lasts,
)
from tray_app.model.prose.meaning import END_OF_DAY, Named, day_meant, end_of_span, with_days
from tray_app.model.prose.sentences import sentences
from tray_app.model.prose.time_patterns import SPOKEN_CLOCKS
from tray_app.model.prose.times import Mention, mentions
from tray_app.model.prose.updates import Update

_NO_PROMISE_OLDER_THAN = timedelta(days=1)
_MORNING = time(9)
_STAMP_COUNTS_FOR = timedelta(days=7)


def promise_of(parts: Sequence[Update], state: NoticeState, now: datetime) -> Promise | None:
    """The promise in the newest part that makes one; one that names a moment before one that does not."""
    told_until: datetime | None = None
    for part in parts:
        found = _promises_of(part, state, _said_at(part, now))
        if told_until is not None:
            found = [promise for promise in found if _still_stands(promise, part, told_until)]
        if found:
            return max(found, key=_definiteness)
        if any(map(_calls_off, map(lowered, sentences(part.text)))):
            return None
        told_until = told_until or _said_at(part, now)
    return None


def _still_stands(promise: Promise, part: Update, told_until: datetime) -> bool:
    """Whether an older promise counts beside a newer update that makes none: not "soon", nor a time that has passed."""
    is_dated = part.said_at is not None or not spans.is_relative(lowered(promise.text))
    return promise.until is not None and promise.until > told_until and is_dated


def _promises_of(part: Update, state: NoticeState, said_at: datetime) -> list[Promise]:
    lines = sentences(part.text)
    found: list[Promise] = []
    named: Named | None = None
    if any(map(_calls_off, map(lowered, lines))):
        return [promise for line in lines for promise in _new_dates(line, said_at)]
    for line in lines:
        found += _promises(line, state, said_at, named)
        if state is NoticeState.MAINTENANCE:  # "Wartung am Samstag. Von 2 bis 4 Uhr ..."
            named = _day_named(line, said_at) or _day_passed(line, said_at) or named
    if state is NoticeState.MAINTENANCE and not any(promise.until for promise in found):
        found = [*_lasting(lines, said_at), *found]
    return found


def _calls_off(low: str) -> bool:
    """Whether a sentence calls planned work off, or moves it to another day."""
    return words.PLANNED_WORK.search(low) is not None and words.CALLED_OFF_OR_MOVED.search(low) is not None


def _new_dates(line: str, said_at: datetime) -> Iterator[Promise]:
    """The time that takes the place of one called off: the last of a sentence that calls it the new one."""
    low = lowered(line)
    found = chains(low, mentions(line))
    if found and words.NEW_DATE.search(low[: found[-1][0].start]):
        place = found[-2][-1].end if len(found) > 1 else 0
        yield from _promises(" " * place + line[place:], NoticeState.MAINTENANCE, said_at, None)


def has_ended(parts: Sequence[Update], now: datetime) -> bool:
    """Whether the newest part gives an end that has passed and is not called a forecast: "Störungsende: 11:20 Uhr"."""
    return bool(parts) and any(_gives_past_end(line, _said_at(parts[0], now)) for line in sentences(parts[0].text))


def _gives_past_end(line: str, said_at: datetime) -> bool:
    low = lowered(line)
    for chain in chains(low, mentions(line)):
        label = words.PLAIN_END_LABEL.search(low[: chain[0].start])
        if label and not label["forecast"]:
            end = end_of_span(chain, said_at)
            if end is not None and end < said_at:
                return True
    return False


def _definiteness(promise: Promise) -> int:
    """A clock time before a day, a day before "soon"; of equals the first is taken."""
    if promise.until is None:
        return 0
    return 1 if promise.until.time() == END_OF_DAY else 2


def _said_at(part: Update, now: datetime) -> datetime:
    """When the part was written, as its stamp says, if that is believable."""
    if part.said_at is None or not now - _STAMP_COUNTS_FOR <= part.said_at <= now + timedelta(hours=1):
        return now
    return part.said_at


def _day_named(line: str, said_at: datetime) -> Named | None:
    """The last day to come that a sentence names."""
    low = lowered(line)
    for chain in reversed(chains(low, _not_of_the_past(low, mentions(line)))):
        day = chain[-1].day and day_meant(chain[-1].day, said_at.date())
        if day and day >= said_at.date():
            return Named(low, tuple(chain))
    return None


def _day_passed(line: str, said_at: datetime) -> Named | None:
    """A day long past on which something was to come: its hours have passed, too."""
    low = lowered(line)
    found = chains(low, _not_of_the_past(low, mentions(line)))
    day = found[-1][-1].day if found and words.AHEAD.search(low) else None
    meant = day_meant(day, said_at.date()) if day else None
    if meant is None or meant >= said_at.date() - _NO_PROMISE_OLDER_THAN:
        return None
    return Named(low, tuple(found[-1]))


def _not_of_the_past(low: str, found: Sequence[Mention]) -> list[Mention]:
    return [mention for mention in found if mention.clock or not words.TOLD_ON.search(low[: mention.start])]


def _promises(line: str, state: NoticeState, said_at: datetime, named: Named | None) -> Iterator[Promise]:
    low = lowered(line)
    vague_times = list(spans.vague(low, said_at))
    for chain in with_days(low, chains(low, _not_of_the_past(low, mentions(line))), said_at, named):
        is_inside = any(v.start <= chain[0].start < v.end for v in vague_times) and chain[-1].clock is None
        promise = None if is_inside else _of_times(line, low, chain, state, said_at)
        if promise is not None:
            yield promise
    for span in spans.durations(low):
        if _counts_from_now(span, Clue(low, span.start, span.end), state):
            yield Promise(line[span.start : span.end], None if span.lasts is None else said_at + span.lasts)
    for vague in vague_times:
        clue = Clue(low, vague.start, vague.end)
        is_wish = vague.until is None and words.HOPE.search(low) is not None
        if is_end_of_trouble(clue) and not is_of_people(clue) and not is_wish:
            yield Promise(line[vague.start : vague.end], vague.until)


def _counts_from_now(span: spans.Span, clue: Clue, state: NoticeState) -> bool:
    """Whether a length ends from now on: "in two hours" does, "takes two hours" does for a repair.

    Maintenance lasts from its beginning instead: see `_lasting`.
    """
    if span.is_length:
        return state is not NoticeState.MAINTENANCE and not span.is_of_window and repair_lasts(clue)
    return is_end_of_trouble(clue) and not is_of_people(clue)


def _of_times(line: str, low: str, chain: list[Mention], state: NoticeState, said_at: datetime) -> Promise | None:
    clue = Clue(low, chain[0].start, chain[-1].end)
    start, end = clue.start, clue.end
    if (
        is_foreign(clue)
        or low[end : end + 2] in ("'s", "’s")
        or any(m.day and (m.day.from_today or 0) < 0 for m in chain)
        or (words.REGULAR.search(low) and not any(_is_dated(m) for m in chain))
        or (state is not NoticeState.MAINTENANCE and _was_yesterday(chain[-1], low, said_at))
    ):
        return None
    label, lead, span_lead = (
        words.END_LABEL.search(clue.before),
        words.LEAD.search(clue.before),
        words.SPAN_LEAD.search(clue.before),
    )
    if len(chain) == 1 and (
        words.START_LABEL.search(clue.before) or (state is not NoticeState.MAINTENANCE and is_of_people(clue))
    ):
        return None
    if label and words.PAST.search(low) and not words.WILL.search(low):
        return None
    if label:
        start = lead.start() if lead else start
    elif len(chain) > 1:
        if words.SINCE.search(clue.before) and words.AND.search(low, chain[-2].end, chain[-1].start):
            return None
        if not is_open_span(clue, state):
            return None
        start = span_lead.start() if span_lead else start
    elif lead:
        if words.NOT_BEFORE.search(lead[0]) and re.search(
            r"\b(?:not|nicht|kein\w*|kaum|unlikely|won't|don't"
            r"|no)\b",
            clue.low,
        ):
            return None
        if not is_awaited(clue, lead[0]):
            return None
        start = lead.start()
    elif not is_point_of_end(clue):
        return None
    return _dated(line, start, [_of_twelve(low, mention, said_at) for mention in chain], said_at)


def _is_dated(mention: Mention) -> bool:
    """Whether a time names one day, not every Friday."""
    return mention.day is not None and (mention.day.weekday is None or mention.day.day is not None)


def _was_yesterday(mention: Mention, low: str, said_at: datetime) -> bool:
    """Whether a bare weekday, said in trouble, is the one just past: "by Saturday" of an old text, read on Sunday."""
    day = mention.day
    if day is None or day.weekday is None or day.day is not None or words.COMING.search(low[: mention.start]):
        return False
    return (day.weekday - said_at.weekday()) % 7 == 6


def _of_twelve(low: str, mention: Mention, said_at: datetime) -> Mention:
    """An English "by 3:30" without am, pm, day or zone is the next one of both, unless one has just passed.

    So is a spoken "Viertel nach sechs".
    """
    clock = mention.clock
    is_today = mention.day is None or mention.day.from_today == 0
    if clock is None or not is_today or mention.has_unknown_zone or clock.hour > 12:
        return mention
    is_spoken = any(low.startswith(spoken, mention.start) for spoken in SPOKEN_CLOCKS)
    if not is_spoken and (
        mention.zone
        or mention.day
        or clock.hour == 0
        or not words.OF_TWELVE.fullmatch(low, mention.start, mention.end)
        or not words.ENGLISH_LEAD.search(low[: mention.start])
    ):
        return mention
    both = [clock.replace(hour=clock.hour % 12 + half) for half in (0, 12)]
    return replace(mention, clock=min(both, key=lambda c: _time_until(c, said_at)))


def _time_until(clock: time, said_at: datetime) -> timedelta:
    """How long until a clock time comes; one passed at most two hours ago counts as the nearest."""
    ahead = (datetime.combine(said_at.date(), clock, said_at.tzinfo) - said_at) % timedelta(days=1)
    return timedelta(0) if ahead >= timedelta(hours=22) else ahead


def _dated(line: str, start: int, chain: list[Mention], said_at: datetime) -> Promise | None:
    end = chain[-1].end
    part = spans.PART_OF_DAY.match(lowered(line), end)
    if part is not None:
        end = part.end()
    is_vague = chain[-1].clock is None and (part is not None or spans.names_part_of_day(line[chain[-1].start : end]))
    until = None if is_vague else end_of_span(chain, said_at)
    if until is not None and until < said_at and until.time() < _MORNING and words.TONIGHT.search(lowered(line)):
        until += timedelta(days=1)  # "heute Nacht von 3 bis 5 Uhr", said in the morning
    if until is not None and until < said_at - _NO_PROMISE_OLDER_THAN:
        return None
    if "(" in line[start:end] and line.startswith(")", end):
        end += 1
    return Promise(_words(line[start:end]), until)


def _words(text: str) -> str:
    text = " ".join(text.split()).strip(" ,;:(")
    return text if text.endswith(("a.m.", "p.m.")) else text.rstrip(".")


def _lasting(lines: Sequence[str], said_at: datetime) -> Iterator[Promise]:
    """Maintenance told by its beginning and its length: "am 20.08. um 6 Uhr, Dauer etwa zwei Stunden"."""
    begins = None
    day: Named | None = None
    for line in lines:
        low = lowered(line)
        if begins is None:
            named = [
                m
                for m in mentions(line)
                if m.clock is not None and not words.UPDATE.search(Clue(low, m.start, m.end).clause)
            ]
            begins = end_of_span(with_days(low, [named[:1]], said_at, day)[0], said_at) if named else None
            day = _day_named(line, said_at) or day
        for span in spans.durations(low):
            clue = Clue(low, span.start, span.end)
            is_running = day is None and words.FROM_NOW.search(clue.low[span.start : span.end]) is not None
            starts = said_at if begins is None and is_running and not words.AFTER_IT.search(clue.before) else begins
            if words.THE_NEXT.match(low, span.start):
                starts = said_at
            if (
                span.is_length
                and span.lasts
                and not is_foreign(clue)
                and not words.OF_QUEUE.search(clue.clause)
                and not (starts is None and words.FOR_SO_LONG.match(low, span.start))
                and not words.DELAY.search(low)
                and not words.PAST.search(clue.clause)
            ):
                yield Promise(line[span.start : span.end], None if starts is None else starts + span.lasts)
