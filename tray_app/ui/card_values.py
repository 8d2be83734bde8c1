"""What a card shows, as values: the rows of UI section 5."""

from __future__ import annotations

from dataclasses import dataclass

from tray_app.model.account import Service
from tray_app.model.outage import Day
from tray_app.model.verdict import Alternative, Evidence, Status


@dataclass(frozen=True, slots=True)
class Quote:
    """Somebody else's words."""

    heading: str
    text: str
    source: str
    url: str = ""
    more: str = ""
    is_hearsay: bool = False
    """Said by other users: muted."""


@dataclass(frozen=True, slots=True)
class Fact:
    """One line with a small mark: promise, bounce clock, repeat, or what we know ourselves."""

    name: str
    """`promise`, `bounce`, `repeat`, `known`."""
    mark: str
    text: str
    is_alarming: bool = False
    is_muted: bool = False
    offers_switch: bool = False


@dataclass(frozen=True, slots=True)
class Tile:
    """One service on the route board."""

    service: Service
    name: str
    words: str
    status: Status
    is_set_up: bool = True


@dataclass(frozen=True, slots=True)
class Action:
    """One button that works now. `kind` is a word of `AlternativeKind`, or `portal`, `password`, `resume`."""

    kind: str
    label: str
    detail: str = ""
    """More than the label says, e.g. the full address."""
    is_sure: bool = False
    ways: tuple[Alternative, ...] = ()


@dataclass(frozen=True, slots=True)
class StripContent:
    """The last 90 days."""

    days: tuple[Day, ...]
    title: str
    summary: str
    start: str
    end: str


@dataclass(frozen=True, slots=True)
class Note:
    """The green note after an outage."""

    title: str
    text: str


@dataclass(frozen=True, slots=True)
class CardContent:
    """Everything one card shows."""

    account_id: str
    status: Status
    overline: str
    verdict: str
    since: str = ""
    muted: str = ""
    """"Muted until ..." while acknowledged."""
    fault: str = ""
    checking: str = ""
    """A small sign that something is being confirmed right now; never a colour."""
    stale: str = ""
    """As of when the verdict is, while the line is down."""
    quote: Quote | None = None
    facts: tuple[Fact, ...] = ()
    hints: tuple[str, ...] = ()
    """Worth knowing, no trouble yet."""
    offers_test: bool = False
    """Whether a test mail would tell more."""
    takes_note: bool = False
    """Whether the user may add what was said elsewhere."""
    tiles: tuple[Tile, ...] = ()
    actions: tuple[Action, ...] = ()
    strip: StripContent | None = None
    note: Note | None = None
    evidence: tuple[Evidence, ...] = ()
    transcript: str = ""
    accessible_name: str = ""
    is_open: bool = True
    """Problem cards are open; calm ones are small."""
