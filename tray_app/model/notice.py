"""What the provider says: notices from its status sources, its pages, its posts."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum


class NoticeState(StrEnum):
    """What one notice claims."""

    OUTAGE = "outage"
    DEGRADED = "degraded"
    MAINTENANCE = "maintenance"
    RESOLVED = "resolved"
    UNRELATED = "unrelated"
    UNKNOWN = "unknown"


class SourceStatus(StrEnum):
    """What a source as a whole says about mail; UNKNOWN also when it cannot be read."""

    OK = "ok"
    DEGRADED = "degraded"
    OUTAGE = "outage"
    MAINTENANCE = "maintenance"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Promise:
    """When the provider said it would be over: its words, and the moment if they name one."""

    text: str
    until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Understanding:
    """What one post of free text says (`mailampel notice`). Nothing is inferred that is not there."""

    state: NoticeState
    services: tuple[str, ...]
    """Words of `Service`, or `("all",)`, or `("not_mail",)`."""
    promised: Promise | None
    headline: str


@dataclass(frozen=True, slots=True)
class Notice:
    """One incident or post, folded over its updates; texts are plain, capped and unaltered otherwise."""

    id: str
    headline: str
    text: str
    """The newest update."""
    state: NoticeState
    services: tuple[str, ...] = ()
    impact: str = ""
    """The source's own word for the severity."""
    url: str = ""
    started_at: datetime | None = None
    updated_at: datetime | None = None
    ended_at: datetime | None = None
    promised: Promise | None = None
    components: tuple[str, ...] = ()

    def is_open_at(self, now: datetime) -> bool:
        """Whether it claims a problem at `now`: maintenance that lies ahead or a window that has passed is none."""
        claims = self.state in (NoticeState.OUTAGE, NoticeState.DEGRADED, NoticeState.MAINTENANCE)
        return claims and not self.lies_ahead_at(now) and (self.ended_at is None or now < self.ended_at)

    def lies_ahead_at(self, now: datetime) -> bool:
        """Whether it announces maintenance that has not begun."""
        return self.state is NoticeState.MAINTENANCE and self.started_at is not None and now < self.started_at


@dataclass(frozen=True, slots=True)
class Half:
    """One of the two addresses at which some vendors tell their state, with what it said last."""

    address: str
    asked_at: datetime
    read_at: datetime | None = None
    """When `body` was last known to be what the address says; None if it never gave anything."""
    body: bytes = field(default=b"", repr=False)
    etag: str = ""
    last_modified: str = ""


@dataclass(frozen=True, slots=True)
class SourceReading:
    """One reading of one status source."""

    url: str
    format: str
    """The format found, e.g. `statuspage`, `rss`, `page`; empty if none."""
    readable: bool
    status: SourceStatus
    notices: tuple[Notice, ...] = ()
    read_at: datetime | None = None
    problem: str = ""
    """Why it cannot be read: a short stable word such as `not_found`, `not_a_status_page`, `too_large`."""
    etag: str = ""
    last_modified: str = ""
    read_from: str = ""
    """The address that answered, e.g. the API behind the page at `url`; empty before the first readable answer."""
    offered: tuple[str, ...] = ()
    """The components that the source lists, to choose from."""
    failures: int = 0
    """How many readings in a row gave nothing; they come ever less often."""
    retry_at: datetime | None = None
    """The server wants to be left alone until then."""
    frozen_at: datetime | None = None
    """When it counts as abandoned, unless its own clock moves until then; None if it has no clock."""
    digest: str = ""
    """Of the payload, where figures that change every day take the place of a clock."""
    changed_at: datetime | None = None
    """When `digest` was first seen."""
    halves: tuple[Half, ...] = ()
    """Both addresses of a state that is told at two, the deciding one first: each reading asks one of them."""

    @property
    def oldest_at(self) -> datetime | None:
        """When the older part of it was read; what it says is as of then at least."""
        return min((half.read_at for half in self.halves if half.read_at), default=self.read_at)


@dataclass(frozen=True, slots=True)
class SeenNotice:
    """A notice as it read at one time; the next version of it is another one."""

    source_url: str
    seen_at: datetime
    """When we first read it like this; the provider's own times are in the notice."""
    notice: Notice
