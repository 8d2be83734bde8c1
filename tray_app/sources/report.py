"""What a parser gets out of a payload: components and incidents. What they mean for mail is decided later."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime, tzinfo
from enum import Enum, IntEnum

from tray_app.sources.times import newest


class SourceError(Exception):
    """The payload is not what its format promises; `problem` is the stable word of `SourceReading.problem`.

    `retry_after` is how the server said when to come again; empty if it did not.
    """

    def __init__(self, problem: str, retry_after: str = "") -> None:
        super().__init__(problem)
        self.problem = problem
        self.retry_after = retry_after


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
    is_hearsay: bool = False
    """Somebody says it who does not speak for the provider: shown, but no claim of the provider's."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything a payload says. `overall` None: it has no aggregate of its own."""

    components: tuple[Component, ...] = ()
    incidents: tuple[Incident, ...] = ()
    overall: Severity | None = None
    lists_problems: bool = False
    """A payload that would list a present problem: none listed means that all is well."""
    updated_at: datetime | None = None
    """When its clock last moved."""
    format: str = ""
    """A closer name for the format than the parser's, such as `mastodon`."""
    zone: tzinfo | None = None
    """Where its texts are written, if that can be told: a clock in them without a zone is theirs."""

    def joined(self, other: Report) -> Report:
        """Both halves of one status together; what one calls `#7` the other may have a name for."""
        listed = (*self.components, *other.components)
        named = {c.id: c for c in listed if c.id and not c.name.startswith("#")}
        states = {c.id: c for c in listed if c.severity is not None}
        told = {id_: states.get(id_, component) for id_, component in named.items()}
        components = (
            *(component for component in listed if component.id not in named),
            *(replace(c, severity=told[id_].severity, word=told[id_].word) for id_, c in named.items()),
        )
        return replace(
            self,
            components=components,
            incidents=(*self.incidents, *other.incidents),
            overall=self.overall if self.overall is not None else other.overall,
            lists_problems=self.lists_problems or other.lists_problems,
            updated_at=newest(self.updated_at, other.updated_at),
        )

    def component_names(self) -> tuple[str, ...]:
        """What can be chosen: the listed components, else those that incidents name."""
        listed = [component.name for component in self.components]
        named = listed or [name for incident in self.incidents for name in incident.components]
        return tuple(dict.fromkeys(name for name in named if not name.startswith("#")))

    def with_names(self) -> Report:
        """Incidents name their components; an id that nobody can name is left out."""
        names = {f"#{component.id}": component.name for component in self.components if component.id}
        if not any(name.startswith("#") for incident in self.incidents for name in incident.components):
            return self
        return replace(self, incidents=tuple(_named(incident, names) for incident in self.incidents))


def _named(incident: Incident, names: dict[str, str]) -> Incident:
    listed = (names.get(name, name) for name in incident.components)
    return replace(incident, components=tuple(name for name in listed if not name.startswith("#")))
