"""What a parser gets out of a payload: components and incidents in our words. What they mean for mail is decided later."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum, IntEnum


class SourceError(Exception):
    """The payload is not what its format promises; `problem` is the stable word of `SourceReading.problem`."""

    def __init__(self, problem: str) -> None:
        super().__init__(problem)
        self.problem = problem


class Severity(IntEnum):
    """How bad, worst last; finer than what is shown, so that the worst incident comes first."""

    NONE = 0
    MAINTENANCE = 1
    MINOR = 2
    PARTIAL = 3
    MAJOR = 4


class Stage(Enum):
    """Where an incident stands."""

    OPEN = "open"
    PLANNED = "planned"
    OVER = "over"
    SILENT = "silent"
    """It does not say."""


@dataclass(frozen=True, slots=True)
class Update:
    """One post about an incident."""

    text: str
    at: datetime | None = None
    word: str = ""
    """The source's own word for the stage, e.g. `monitoring`."""


@dataclass(frozen=True, slots=True)
class Component:
    """One part of the service as the page lists it; severity None is a word that we do not know."""

    name: str
    severity: Severity | None
    id: str = ""
    word: str = ""
    message: str = ""
    """The page's own sentence about it, if it has one."""
    group: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True)
class Incident:
    """One incident with all its updates, in whatever order the source gave them."""

    id: str
    title: str
    stage: Stage
    severity: Severity | None = None
    """None: to be understood from the words."""
    word: str = ""
    """The source's own word for severity or stage."""
    updates: tuple[Update, ...] = ()
    components: tuple[str, ...] = ()
    component_severities: dict[str, Severity] = field(default_factory=dict)
    url: str = ""
    started_at: datetime | None = None
    updated_at: datetime | None = None
    ends_at: datetime | None = None
    """When a maintenance is meant to end."""
    ended_at: datetime | None = None
    is_prose: bool = False
    """It comes from a feed or page without states: its words decide, and it grows old."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a payload says. `overall` None: it has no aggregate of its own."""

    components: tuple[Component, ...] = ()
    incidents: tuple[Incident, ...] = ()
    overall: Severity | None = None
    lists_problems: bool = False
    """A payload that would list a present problem: none listed means that all is well."""
    page_name: str = ""
    updated_at: datetime | None = None
    """When its clock last moved."""
    format: str = ""
    """A closer name for the format than the parser's, such as `mastodon`."""
