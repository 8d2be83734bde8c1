"""What is true at each moment: who sleeps, which line is cut, what the provider does. The judge of every verdict."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

RESTART_S = 20.0
SURE_AFTER_S = 300.0
"""A trouble of the provider this long must not be missed."""
SURE_AT_LOGIN_S = 720.0
"""Nor one that only a login shows: one is tried every ten minutes."""


class Trouble(StrEnum):
    """How a provider can be down."""

    REFUSES = "refuses connections"
    SILENT = "does not answer"
    SAYS_BYE = "greets with BYE"
    LOGIN_DOWN = "greets, but its accounts are unavailable"


@dataclass(frozen=True, slots=True, order=True)
class Spell:
    """A time span in seconds from the start of the story."""

    start: float
    end: float

    def covers(self, at: float) -> bool:
        return self.start <= at < self.end


@dataclass(frozen=True, slots=True, order=True)
class Outage(Spell):
    """The provider is down."""

    trouble: Trouble = Trouble.REFUSES


@dataclass(frozen=True, slots=True, order=True)
class Loss(Spell):
    """The line loses packets: this share of all that is asked has no answer in time, whoever is asked."""

    share: float = 0.5


@dataclass(frozen=True, slots=True)
class World:
    """The truth that the watch is measured against."""

    length_s: float
    outages: tuple[Outage, ...] = ()
    line_cuts: tuple[Spell, ...] = ()
    sleeps: tuple[Spell, ...] = ()
    network_changes: tuple[float, ...] = ()
    wrong_password: tuple[Spell, ...] = ()
    losses: tuple[Loss, ...] = ()

    def trouble(self, at: float) -> Trouble | None:
        return next((outage.trouble for outage in self.outages if outage.covers(at)), None)

    def line_works(self, at: float) -> bool:
        return not _any_covers(self.line_cuts, at)

    def loss(self, at: float) -> float:
        return next((loss.share for loss in self.losses if loss.covers(at)), 0.0)

    def refuses_password(self, at: float) -> bool:
        return _any_covers(self.wrong_password, at)

    def next_event(self, after: float) -> float:
        """The next moment at which the computer falls asleep or changes its network."""
        return min((t for t in (*(s.start for s in self.sleeps), *self.network_changes) if t > after), default=1e12)

    def sleep_at(self, at: float) -> Spell | None:
        return next((spell for spell in self.sleeps if spell.start == at), None)

    def seen_s(self, outage: Outage) -> float:
        """The longest unbroken time in which the outage could be watched: awake, on a line that works."""
        blind = [*((s.start, s.end + 60) for s in (*self.sleeps, *self.line_cuts))]
        blind += [(t, t + 60) for t in self.network_changes]
        best, at = 0.0, outage.start
        for start, end in sorted(blind):
            if end <= at or start >= outage.end:
                continue
            best, at = max(best, start - at), max(at, end)
        return max(best, min(outage.end, self.length_s) - at)

    def must_be_seen(self) -> list[Outage]:
        return [outage for outage in self.outages if self.seen_s(outage) > _sure_after_s(outage.trouble)]


def _sure_after_s(trouble: Trouble) -> float:
    return SURE_AT_LOGIN_S if trouble is Trouble.LOGIN_DOWN else SURE_AFTER_S


def _any_covers(spells: Iterable[Spell], at: float) -> bool:
    return any(spell.covers(at) for spell in spells)
